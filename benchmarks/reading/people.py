"""Placeholder people: their jobs, studies and skills, put together by chance from a seed, in lines of many lengths."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from reading.trades import TRADES, Trade

FIRST = [
    "Aino",
    "Bela",
    "Chidi",
    "Dorothea",
    "Emre",
    "Farida",
    "Goran",
    "Hiroko",
    "Ivo",
    "Jadwiga",
    "Kwame",
    "Leocadia",
    "Mehmet",
    "Nokuthula",
    "Oskar",
    "Priya",
    "Quentin",
    "Rosalind",
    "Stellan",
    "Thandiwe",
    "Ulrike",
    "Vikram",
    "Wanda",
    "Xiomara",
    "Yusuf",
    "Zdenka",
    "Anselm",
    "Brigid",
    "Casimir",
    "Delphine",
]
LAST = [
    "Abernathy",
    "Brandvold",
    "Cisneros",
    "Dragomir",
    "Eriksen",
    "Fairweather",
    "Gundersen",
    "Hollingsworth",
    "Ishikawa",
    "Jankovic",
    "Kowalczyk",
    "Lindholm",
    "Mbeki",
    "Nakamura",
    "Okonjo",
    "Pemberton",
    "Quispe",
    "Rautio",
    "Szymanski",
    "Thibault",
    "Underhill",
    "Vasquez",
    "Wolstenholme",
    "Xenakis",
    "Yamaguchi",
    "Zielinski",
    "Achterhof",
    "Bellweather",
    "Castellane",
    "Dufresne",
]
TOWNS = [
    "Uppsala, Sweden",
    "Leeds, UK",
    "Porto, Portugal",
    "Gdansk, Poland",
    "Accra, Ghana",
    "Pune, India",
    "Halifax, Canada",
    "Graz, Austria",
    "Boise, Idaho",
    "Cork, Ireland",
    "Tampere, Finland",
    "Valdivia, Chile",
    "Nairobi, Kenya",
    "Ghent, Belgium",
    "Dunedin, New Zealand",
]
FIRMS = [
    "Halden & Brook",
    "Nordwind GmbH",
    "Three Rivers Trust",
    "Castleford Works",
    "Bluefin Partners",
    "Osterman Group",
    "Kestrel Lane Ltd",
    "Mirador S.A.",
    "Quayside Collective",
    "Fenwick Hall",
    "Tallgrass Cooperative",
    "Redwater County",
    "Silverthorn Labs",
    "The Larkspur Foundation",
    "Pinecrest Services",
    "Umbra Studio",
    "Harbourgate plc",
    "Oak & Anvil",
    "Sundial Systems",
    "Vantage North",
]
SCHOOLS = [
    "University of Uppsala",
    "Leeds City College",
    "Universidade do Porto",
    "Gdansk Polytechnic",
    "Northern Institute of Trades",
    "Halifax School of Applied Studies",
    "Technical University of Graz",
    "Cork College",
    "Tampere University",
]
VERBS = [
    "Led",
    "Planned",
    "Rebuilt",
    "Ran",
    "Introduced",
    "Reviewed",
    "Coordinated",
    "Wrote",
    "Maintained",
    "Simplified",
    "Negotiated",
    "Trained staff in",
    "Took over",
    "Documented",
    "Designed",
    "Tested",
    "Organised",
    "Supervised",
    "Modernised",
    "Audited",
    "Set up",
    "Improved",
]
WHERE = [
    "across four sites",
    "for a team of eleven",
    "in the northern region",
    "with two outside partners",
    "during a move to new premises",
    "for clients in five countries",
    "under a tight budget",
    "together with the night shift",
    "after a change of ownership",
    "for the first time in the company's history",
    "in a self-organised working group",
    "on short notice",
    "alongside the day-to-day duties of the office",
]
RESULT = [
    "which cut waiting times by {n}%",
    "saving about {n} hours a month",
    "so that complaints fell from {n} to {m} a year",
    "and kept costs {m}% below plan",
    "reaching {n} people in the first season",
    "with no incident in {n} months",
    "which brought in {n} new customers",
    "and halved the time it took to train newcomers",
    "raising the rate of return by {m} points",
]
ASIDE = [
    "the approach was later taken up by all other departments",
    "a short guide that came out of it is still in use",
    "the work was presented at the annual meeting in {town}",
    "two colleagues have since been promoted into the role",
]
LANGUAGES = [
    "English",
    "Swedish",
    "Portuguese",
    "Polish",
    "Hindi",
    "German",
    "Finnish",
    "Spanish",
    "Swahili",
    "Dutch",
    "French",
    "Turkish",
    "Czech",
]
LEVELS = ["Native", "Fluent", "Professional", "Intermediate", "Basic"]
HOBBIES = [
    "Choir singing",
    "Bouldering",
    "Chess problems",
    "Bread baking",
    "Orienteering",
    "Amateur radio",
    "Bookbinding",
    "Rowing",
    "Beekeeping",
]
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
AWARDS = [
    "Colleague of the Year",
    "Regional Prize for Good Practice",
    "Travel Grant of the Guild",
    "Second Place, National Skills Fair",
    "Safety Commendation",
    "Young Professionals Medal",
]


@dataclass(frozen=True, slots=True)
class Job:
    """A job, or a project where `firm` is what it was made for."""

    title: str
    firm: str
    town: str
    dates: str
    bullets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Study:
    """A degree."""

    degree: str
    school: str
    town: str
    dates: str
    note: str


@dataclass(frozen=True, slots=True)
class Person:
    """All that a layout may show of a person; no layout shows everything."""

    name: str
    title: str
    town: str
    phone: str
    mail: str
    site: str
    summary: str
    jobs: tuple[Job, ...]
    studies: tuple[Study, ...]
    projects: tuple[Job, ...]
    skills: tuple[str, ...]
    languages: tuple[tuple[str, str], ...]
    hobbies: tuple[str, ...]
    awards: tuple[tuple[str, str], ...]
    papers: tuple[str, ...]

    @property
    def contact(self) -> tuple[str, ...]:
        """The contact details."""
        return self.town, self.phone, self.mail, self.site


class Cast:
    """Which people are shown: another `edition` fills all pages with others."""

    edition = 0


def person(seed: int, *, jobs: int = 3, bullets: tuple[int, int] = (2, 4), length: int = 3) -> Person:
    """The person with this seed; `length` from 0 to 3 bounds how long a bullet may get."""
    seed += 1009 * Cast.edition
    chance = Random(seed)  # noqa: S311 - placeholder text, no secret
    trade = TRADES[seed % len(TRADES)]
    first, last = chance.choice(FIRST), chance.choice(LAST)
    handle = f"{first}.{last}".lower()
    writer = _Writer(chance, trade, length)
    town = chance.choice(TOWNS)
    firms = chance.sample(FIRMS, k=min(jobs + 6, len(FIRMS)))
    return Person(
        name=f"{first} {last}",
        title=chance.choice(trade.titles),
        town=town,
        phone=f"+{chance.randint(30, 99)} 555 {chance.randint(100, 999)} {chance.randint(100, 999)}",
        mail=f"{handle}@mail.example",
        site=f"{handle.replace('.', '-')}.example",
        summary=writer.summary(),
        jobs=tuple(writer.jobs(firms[:jobs], bullets)),
        studies=tuple(writer.studies()),
        projects=tuple(writer.projects(firms[jobs:])),
        skills=tuple(chance.sample(trade.skills, k=len(trade.skills))),
        languages=tuple(zip(chance.sample(LANGUAGES, k=3), chance.sample(LEVELS, k=3), strict=True)),
        hobbies=tuple(chance.sample(HOBBIES, k=4)),
        awards=tuple((award, str(chance.randint(2009, 2024))) for award in chance.sample(AWARDS, k=2)),
        papers=tuple(writer.papers(last)),
    )


class _Writer:
    """Sentences of one trade; no line comes twice in a person's resume."""

    def __init__(self, chance: Random, trade: Trade, length: int) -> None:
        self._chance = chance
        self._trade = trade
        self._length = length
        self._verbs = self._deck(VERBS)
        self._objects = self._deck(trade.objects)
        self._places = self._deck(WHERE)
        self._results = self._deck(RESULT)

    def _deck(self, items: Sequence[str]) -> list[str]:
        return self._chance.sample(list(items), k=len(items))

    def _next(self, deck: list[str]) -> str:
        deck.append(deck.pop(0))
        return deck[-1]

    def bullet(self) -> str:
        """A line of work, of few or of many words."""
        size = self._chance.randint(0, self._length)
        text = f"{self._next(self._verbs)} {self._next(self._objects)}"
        if size > 0:
            text += f" {self._next(self._places)}"
        if size > 1:
            text += f", {self._fill(self._next(self._results))}"
        if size > 2 and self._chance.random() < 0.6:
            text += f"; {self._fill(self._chance.choice(ASIDE))}"
        return text + ("." if self._length > 1 else "")

    def _fill(self, text: str) -> str:
        town = self._chance.choice(TOWNS).split(",")[0]
        return text.format(n=self._chance.randint(12, 97), m=self._chance.randint(2, 11), town=town)

    def summary(self) -> str:
        """Two or three sentences."""
        years = self._chance.randint(3, 24)
        wish = self._chance.choice(("a role with room to grow", "a small team that cares", "work that leaves the desk"))
        return (
            f"{self._trade.titles[0]} with {years} years behind me, at home in {self._trade.objects[0]} and "
            f"{self._trade.objects[1]}. Known for calm under pressure and for plain words. Looking for {wish}."
        )

    def jobs(self, firms: Sequence[str], bullets: tuple[int, int]) -> list[Job]:
        """The newest first."""
        year = 2025
        result: list[Job] = []
        for i, firm in enumerate(firms):
            begin = year - self._chance.randint(1, 4)
            end = "Present" if i == 0 else f"{self._chance.choice(MONTHS)} {year}"
            dates = f"{self._chance.choice(MONTHS)} {begin} – {end}"
            lines = tuple(self.bullet() for _ in range(self._chance.randint(*bullets)))
            title = self._trade.titles[i % len(self._trade.titles)]
            result.append(Job(title, firm, self._chance.choice(TOWNS), dates, lines))
            year = begin
        return result

    def projects(self, firms: Sequence[str]) -> list[Job]:
        """Things made on the side."""
        nouns = ("Atlas", "Ledger", "Compass", "Lantern", "Almanac", "Toolbox")
        return [
            Job(
                f"{firm.split()[0].rstrip(',')} {noun}",
                firm,
                "",
                str(self._chance.randint(2012, 2024)),
                (self.bullet(), self.bullet()),
            )
            for firm, noun in zip(firms, nouns, strict=False)
        ]

    def studies(self) -> list[Study]:
        """Two degrees."""
        year = self._chance.randint(2004, 2014)
        schools = self._chance.sample(SCHOOLS, k=2)
        return [
            Study(
                f"{level} in {self._trade.field}",
                school,
                self._chance.choice(TOWNS),
                f"{year - 3 * i} – {year + 2 - 3 * i}",
                f"Thesis on {self._trade.objects[-1 - i]}",
            )
            for i, (level, school) in enumerate(zip(("Master", "Bachelor"), schools, strict=True))
        ]

    def papers(self, last: str) -> list[str]:
        """Entries of a list of publications."""
        return [
            f"{last} {self._chance.choice('ABCDEFG')}., {self._chance.choice(LAST)} {self._chance.choice('HJKLM')}. "
            f"Notes on {self._trade.objects[i]}. Annals of {self._trade.field} {self._chance.randint(3, 40)}, "
            f"pages {self._chance.randint(10, 99)} to {self._chance.randint(101, 199)}, {2012 + 2 * i}"
            for i in range(3)
        ]
