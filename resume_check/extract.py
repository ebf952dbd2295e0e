"""What a resume says, part by part, out of its structure: for formats that hand a resume on, such as JSON Resume."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final
from urllib.parse import urlsplit

from resume_check.content import Content, Part, Profile, SkillSet
from resume_check.keywords.shared import date_words, people
from resume_check.model import DateRange, Entry, LineKind, LogicalLine, Portfolio, Resume, SectionKind
from resume_check.structure.dates import month_text
from resume_check.structure.entry_names import has_title

_EMAIL: Final = re.compile(r"[\w.+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,4}[A-Za-z]{2,24}")
_PHONE: Final = re.compile(r"(?<![\w/.])(?:\+[0-9]|\(?[0-9])[0-9 ()./-]{7,20}[0-9](?![\w/])")
_URL: Final = re.compile(
    r"(?<![\w@.])(?:https?://|www\.)?(?:[A-Za-z0-9-]{1,63}\.){1,4}[A-Za-z]{2,24}(?:/[\w.~/@%+-]{0,200})?"
)
_MIN_PHONE_DIGITS: Final = 9  # two years make eight
_MAX_NAME_WORDS: Final = 6
_CUT: Final = re.compile(r"\t|\s[|•·–—]\s|\s\|")
_YEARS: Final = re.compile(r"[^0-9]{0,12}(?:19|20)[0-9]{2}(?:[^0-9/.]{1,24}(?:19|20)?[0-9]{2})?[^0-9/.]{0,24}")

_TOP: Final = frozenset({SectionKind.HEADER, SectionKind.PERSONAL})
_SUMMARY: Final = frozenset({SectionKind.SUMMARY, SectionKind.OBJECTIVE})
_WORK: Final = frozenset({SectionKind.EXPERIENCE, SectionKind.RESEARCH, SectionKind.TEACHING})


def extract(resume: Resume, portfolio: Portfolio) -> Content:
    """The parts of `resume`. What stands under a heading that nothing is known of is left out."""
    top = [resume.slice(line) for line in _lines(resume, _TOP)]
    name, label = _person(top)
    profiles, links = _pages(resume, portfolio, top)
    contact = [*top, *(resume.slice(line) for line in resume.lines if line.kind is LineKind.CONTACT)]
    mailto = [
        link.uri[7:].partition("?")[0] for link in resume.document.links if link.uri.lower().startswith("mailto:")
    ]
    return Content(
        name=name,
        label=label,
        email=_first(_EMAIL, [*contact, *mailto]),
        phone=next((found for text in contact for found in _phones(text)), ""),
        summary="\n".join(resume.slice(line) for line in _lines(resume, _SUMMARY)),
        profiles=profiles,
        links=links,
        work=_parts(resume, _WORK),
        volunteer=_parts(resume, {SectionKind.VOLUNTEERING}),
        education=_parts(resume, {SectionKind.EDUCATION}),
        projects=_parts(resume, {SectionKind.PROJECTS}),
        skills=tuple(_skills(resume)),
        certificates=_texts(resume, {SectionKind.CERTIFICATIONS}),
        awards=_texts(resume, {SectionKind.AWARDS}),
        publications=_texts(resume, {SectionKind.PUBLICATIONS}),
        languages=_named(resume, SectionKind.LANGUAGES),
        interests=_named(resume, SectionKind.INTERESTS),
    )


def _lines(resume: Resume, kinds: set[SectionKind] | frozenset[SectionKind]) -> list[LogicalLine]:
    return [
        line
        for line in resume.lines
        if line.kind is not LineKind.HEADING and resume.section_of(line).kind in kinds and line.end > line.start
    ]


def _texts(resume: Resume, kinds: set[SectionKind]) -> tuple[str, ...]:
    return tuple(resume.slice(line) for line in _lines(resume, kinds))


def _named(resume: Resume, kind: SectionKind) -> tuple[str, ...]:
    return tuple(item for text in _texts(resume, {kind}) for item in _items(text.rpartition(": ")[2]))


def _person(top: list[str]) -> tuple[str, str]:
    """Name and job title: the first lines of the header that hold no contact details."""
    pieces = [piece.strip() for text in top[:4] for piece in _CUT.split(_before_contact(text))]
    plain = [
        piece
        for piece in pieces
        if piece and "@" not in piece and not any(map(str.isdigit, piece)) and not _address(piece)
    ]
    if not plain or len(plain[0].split()) > _MAX_NAME_WORDS:
        return "", ""
    label = next((piece for piece in plain[1:3] if has_title(piece) and len(piece.split()) <= 2 * _MAX_NAME_WORDS), "")
    return plain[0], label


def _before_contact(text: str) -> str:
    starts = [found.start() for pattern in (_EMAIL, _PHONE) if (found := pattern.search(text))]
    return text[: min(starts, default=len(text))]


def _address(text: str) -> bool:
    return "/" in text or text.lower().startswith(("http", "www."))


def _first(pattern: re.Pattern[str], texts: list[str]) -> str:
    return next((found[0] for text in texts if (found := pattern.search(text))), "")


def _phones(text: str) -> Iterator[str]:
    for found in _PHONE.finditer(text):
        if sum(map(str.isdigit, found[0])) >= _MIN_PHONE_DIGITS:
            yield found[0].strip()


def _pages(resume: Resume, portfolio: Portfolio, top: list[str]) -> tuple[tuple[Profile, ...], tuple[str, ...]]:
    """The person's pages: profiles on known sites, and the others."""
    written = [found[0] for text in top for found in _URL.finditer(text) if _address(found[0])]
    clickable = [link.uri for link in resume.document.links if link.uri.lower().startswith(("http://", "https://"))]
    profiles: dict[str, Profile] = {}
    others: dict[str, None] = {}
    for raw in (*portfolio.links, *clickable, *written):
        url = raw if raw.lower().startswith("http") else f"https://{raw}"
        known = _profile(url)
        if known is None:
            others.setdefault(url.rstrip("/"))
        else:
            profiles.setdefault(f"{known.network}/{known.username}".lower(), known)
    return tuple(profiles.values()), tuple(others)


def _profile(url: str) -> Profile | None:
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:  # brackets that make no address
        return None
    sites = {domain: name for name, domains in people().code_hosts.items() for domain in domains}
    sites |= {domain: domain.split(".")[-2] for domain in people().profile_hosts}
    network = sites.get(host)
    steps = [step for step in parts.path.split("/") if step]
    if network is None or not steps or len(steps) > 2 or (len(steps) == 2 and host not in people().profile_hosts):
        return None  # two steps on a code host are a repository
    return Profile(network, steps[-1].lstrip("@~"), url)


def _parts(resume: Resume, kinds: set[SectionKind] | frozenset[SectionKind]) -> tuple[Part, ...]:
    """The entries of these sections; lines that belong to none make a part without a name, one a section."""
    found: list[tuple[int, Part]] = []
    below: dict[int | None, list[LogicalLine]] = {}
    for line in _lines(resume, kinds):
        if line.kind is not LineKind.ENTRY_HEADER or line.entry is None:
            below.setdefault(line.entry, []).append(line)
    for number, entry in enumerate(resume.entries):
        if resume.sections[entry.section].kind in kinds:
            found.append((entry.start, _part(resume, entry, below.get(number, []))))
    for _, own in groupby(below.get(None, []), key=lambda line: line.section):
        loose = list(own)
        found.append((loose[0].start, _part(resume, None, loose)))
    return tuple(part for _, part in sorted(found, key=lambda item: item[0]))


def _part(resume: Resume, entry: Entry | None, lines: list[LogicalLine]) -> Part:
    start, end = _dates(resume, entry.dates if entry else None)
    return Part(
        title=" ".join(entry.title.split()) if entry else "",
        organisation=" ".join(entry.organisation.split()) if entry else "",
        start=start,
        end=end,
        texts=tuple(resume.slice(line) for line in lines if line.kind is not LineKind.BULLET),
        highlights=tuple(resume.slice(line) for line in lines if line.kind is LineKind.BULLET),
    )


def _dates(resume: Resume, dates: DateRange | None) -> tuple[str, str]:
    """Both ends, to the month where the text names months, else to the year; one date alone is an end."""
    if dates is None:
        return "", ""
    text = resume.document.text[dates.start : dates.end]
    known = date_words().months.keys() | date_words().seasons.keys()
    years_only = _YEARS.fullmatch(text) is not None and known.isdisjoint(re.findall(r"[^\W\d_]+", text.lower()))
    first, last = ((month_text(index)[:4] if years_only else month_text(index)) for index in (dates.first, dates.last))
    if dates.single:
        return "", last
    return first, "" if dates.current else last


def _skills(resume: Resume) -> Iterator[SkillSet]:
    text = resume.document.text
    for line in _lines(resume, {SectionKind.SKILLS}):
        cut = line.label_end if line.label_end is not None and line.start < line.label_end < line.end else line.start
        items = tuple(_items(text[cut : line.end].lstrip(" :\t")))
        if items:
            yield SkillSet(" ".join(text[line.start : cut].split()).rstrip(" :"), items)


def _items(text: str) -> list[str]:
    """The names of a list; a comma inside brackets parts nothing."""
    items, depth, begun = [], 0, 0
    for place, char in enumerate(text):
        depth = max(0, depth + (char in "([") - (char in ")]"))
        if char in ",;|•·\t" and depth == 0:
            items.append(text[begun:place])
            begun = place + 1
    return [item for part in (*items, text[begun:]) if (item := " ".join(part.split()).rstrip("."))]
