"""The whole: sections, lines and entries fit together for any text."""

from __future__ import annotations

import re
import time

import pytest
from handmade import AS_OF, Row, jobs, page, plain, read, sections, texts
from hypothesis import given
from hypothesis import strategies as st

from resume_check.errors import ResumeError
from resume_check.model import Document, LineKind, Resume, SectionKind
from resume_check.structure import structure

RESUME = """Ada Vale
Data Engineer
Leeds | ada@example.com | github.com/adavale

SUMMARY
Six years with data of shops.

EXPERIENCE
Data Engineer, Kestrel Freight\tOct 2019 – Aug 2023
- Moved the tables to a new cluster
  and wrote the checks
- Two regions
Web Developer, Marlow Travel\tFeb 2016 – Sep 2019
- Booking pages

PROJECTS
tide-guess
- Water level two hours ahead

SKILLS
Languages: Python, SQL
Tools: Docker, Git

EDUCATION
BSc Physics, Hill University\t2012 – 2015
"""


def test_a_resume() -> None:
    found = read(RESUME)
    assert [kind for kind, _ in sections(found)] == ["summary", "experience", "projects", "skills", "education"]
    assert [title for title, _, _ in jobs(found)] == ["Data Engineer", "Web Developer", "tide-guess", "BSc Physics"]
    assert texts(found, LineKind.CONTACT) == ["Leeds | ada@example.com | github.com/adavale"]
    assert texts(found, LineKind.LIST) == ["Languages: Python, SQL", "Tools: Docker, Git"]
    assert texts(found, LineKind.BULLET)[0] == "Moved the tables to a new cluster and wrote the checks"


def test_section_and_entry_of_a_line() -> None:
    found = read(RESUME)
    line = next(line for line in found.lines if found.slice(line) == "Booking pages")
    assert found.section_of(line).kind is SectionKind.EXPERIENCE
    entry = found.entry_of(line)
    assert entry is not None
    assert entry.organisation == "Marlow Travel"
    assert [found.slice(found.lines[index]) for index in entry.header] == [
        "Web Developer, Marlow Travel Feb 2016 – Sep 2019"
    ]


def test_jobs_without_any_heading_are_experience() -> None:
    found = read(
        "Ada Vale\nada@example.com\n\nData Engineer, Kestrel\tOct 2019 – Aug 2023\n- one\n"
        "Nurse, Ward B\t2012 – 2015\n- two\n"
    )
    assert sections(found) == [("experience", "")]
    assert [title for title, _, _ in jobs(found)] == ["Data Engineer", "Nurse"]
    assert texts(found)[:2] == ["Ada Vale", "ada@example.com"]


def test_jobs_under_a_heading_that_says_nothing_are_experience() -> None:
    head = {"size": 14.0, "bold": True}
    rows = [Row("Ada Vale", size=24), Row("Skills", **head), Row("Python"), Row("My years at sea", **head)]
    rows += [Row("Deck Officer, Blue Line"), Row("2015 – 2020"), Row("• Night watches", bullet=True)]
    rows += [Row("Education", **head), Row("BSc Nautics, Harbour College, 2014")]
    found = read(page(*rows))
    assert sections(found) == [("skills", "Skills"), ("experience", "My years at sea"), ("education", "Education")]
    assert jobs(found)[0][0] == "Deck Officer"


def test_a_date_in_a_summary_is_no_job() -> None:
    found = read("SUMMARY\nI have worked as an engineer since 2020 and like it.\nSKILLS\nPython\n")
    assert [kind for kind, _ in sections(found)] == ["summary", "skills"]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Tech: Python, PyTorch", "Tech: "),
        ("Languages\tPython, Go", "Languages\t"),
        ("Italian – B2", "Italian – "),
        ("Daily use: Rust", "Daily use: "),
        ("AWS Certified Machine Learning – Specialty", None),
        ("May 2020 – Python", None),
        ("A sentence without any label", None),
        ("https://example.com/a", None),
    ],
)
def test_labels(text: str, label: str | None) -> None:
    found = read(f"SKILLS\n{text}\n")
    line = found.lines[-1]
    assert (None if line.label_end is None else found.document.text[line.start : line.label_end]) == label


def check_whole(document: Document, found: Resume) -> None:
    """Lines are in order, apart, and hold every character but white space and bullet marks; indices point at things."""
    text = document.text
    position = 0
    for line in found.lines:
        assert position <= line.start < line.end <= len(text)
        left_out = text[position : line.start]
        assert not re.search(r"\w\w", left_out) or re.fullmatch(r"\s*\(?\w{1,2}[.)]\s*", left_out)
        assert document.lines[line.first_line].start <= line.start
        assert line.end <= document.lines[line.last_line].end
        section = found.sections[line.section]
        assert section.start <= line.start
        assert line.end <= section.end
        if line.label_end is not None:
            assert line.start < line.label_end <= line.end
        if line.entry is not None:
            assert found.entries[line.entry].section == line.section
        position = line.end
    assert not text[position:].strip()
    for number, entry in enumerate(found.entries):
        assert all(found.lines[index].entry == number for index in entry.header)
        assert entry.start < entry.end
        if entry.dates is not None:
            assert entry.start <= entry.dates.start < entry.dates.end <= entry.end


PARTS = st.sampled_from(
    [
        "EXPERIENCE",
        "Skills",
        "Education:",
        "Projects",
        "Data Engineer, Kestrel\tOct 2019 – Aug 2023",
        "2019 - 2021",
        "- did a thing",
        "• " + "a longer bullet that goes on for a while, " * 2,
        "and wraps here",
        "Tech: Python, SQL",
        "Ada Vale",
        "ada@example.com",
        "",
        "since 2018",
        "Acme Ltd.",
        "A sentence that ends.",
        "SUMMARY\tJunior developer",
        "1. Experience",
        "●●●●○",
        "\t",
        "–",
        "İ ß ﬁ",
    ]
)


@given(st.lists(PARTS | st.text(max_size=60), max_size=40).map("\n".join))
def test_any_text_is_structured_whole_and_always_alike(text: str) -> None:
    try:
        document = plain(text)
    except ResumeError:
        return
    found = structure(document, as_of=AS_OF)
    check_whole(document, found)
    assert structure(document, as_of=AS_OF) == found


ROWS = st.builds(
    Row,
    text=PARTS.filter(lambda text: text.strip() != ""),
    x0=st.sampled_from([14.0, 50.0, 60.0, 200.0]),
    size=st.sampled_from([9.0, 10.0, 14.0]),
    bold=st.booleans(),
    heading=st.booleans(),
    bullet=st.booleans(),
    column=st.integers(0, 2),
    page=st.sampled_from([1, 2, None]),
    paragraph=st.booleans(),
)


@given(st.lists(ROWS, max_size=30))
def test_any_page_is_structured_whole(rows: list[Row]) -> None:
    document = page(*rows)
    check_whole(document, structure(document, as_of=AS_OF))


@pytest.mark.parametrize("part", ["1", " a", "-", "2019 - ", "a\t", "a:", "a@", "(", "Aaa ", "1 year ", "+1 "])
def test_hostile_text_takes_linear_time(part: str) -> None:
    document = plain("EXPERIENCE\nEngineer, Foo\t2019 - 2020\n" + part * (50_000 // len(part)) + "x")
    started = time.process_time()
    structure(document, as_of=AS_OF)
    assert time.process_time() - started < 3  # some hundredths of a second where nothing else runs


TERSE = """Sam Okoye
sam@example.org

Staff engineer. Ranking.

Bramble Video, 2020-09 -> now
  home feed
  two-tower retrieval, then one ranker for all the tasks of the feed and the search
  serving on four regions, and the nightly job that fills the cache before the peak
  killed 40% of features; nobody noticed, and the models got lighter and much faster
  on-call

Quillpost, 2015-01 -> 2020-08
  spam + abuse
  learned what a page at 3am means

BSc Physics, Bristol, 2011
"""


def test_jobs_without_any_heading_or_title() -> None:
    found = read(TERSE)
    assert sections(found) == [("experience", "")]
    assert jobs(found)[:2] == [("Bramble Video", "", "2020-09..2026-11"), ("Quillpost", "", "2015-01..2020-08")]
    assert "home feed" in texts(found, LineKind.TEXT)  # lower case is the habit here, and tells of no wrapped line
    assert "on-call" in texts(found, LineKind.TEXT)


@pytest.mark.parametrize(
    "body",
    [
        "Fjordbank, payments, 2018 - now\n- ledgers\nTelgruppen, 2012 - 2018\n- bills",
        "2018 - now\nFjordbank\n- ledgers\n2012 - 2018\nTelgruppen\n- bills",
        "Kelp Robotics (2021-)\n* grippers\nDynamo Toys (2016-2021)\n* firmware",
        "@ Quarry since 03/2020\nmodels of churn for all the shops",
        "Orbital | Jan 2020 - present\n- forecasts",
    ],
)
def test_dated_employers_above_any_heading_are_jobs(body: str) -> None:
    assert "experience" in [kind for kind, _ in sections(read(f"Ana Novak\nana@example.org\n\n{body}\n"))]


@pytest.mark.parametrize(
    "body",
    [
        "University of Ghent, 2015 - 2019\nBSc Physics\nAtheneum Aalst, 2009 - 2015",
        "MSc Statistics, KU Leuven, 2019 - 2021\n- thesis on sparse priors",
        "2015 - 2019\nUniversité de Nantes\nLicence de physique",
        "I studied from 2015 to 2019 and would like to work with data.",
        "Weather station, May 2020 - July 2020\n- a box of sensors on the roof",
    ],
)
def test_studies_and_short_projects_above_any_heading_are_no_jobs(body: str) -> None:
    assert sections(read(f"Ana Novak\nana@example.org\n\n{body}\n")) == []


@pytest.mark.parametrize(
    "heading", ["Keeping", "At the bedside", "In the kitchen", "On site", "Behind the bar", "Rigs"]
)
@pytest.mark.parametrize("before", ["", "Profile\nLikes animals.\n\n", "Skills\ndart gun, chainsaw\n\n"])
def test_unknown_headings_of_a_trade_stand_over_jobs(heading: str, before: str) -> None:
    body = "Warden Leader, Alpine Park, February 2016 to present\n- fed otters\nWarden, Bodmin, 2012 - 2016\n- owls"
    found = read(f"Ana Novak\nana@example.org\n\n{before}{heading}\n{body}\n\nEducation\nBSc 2011\n")
    assert "experience" in [kind for kind, _ in sections(found)]
    assert [dates for _, _, dates in jobs(found)][:2] == ["2016-02..2026-11", "2012-07..2016-06"]


def test_every_unknown_heading_over_jobs_counts() -> None:
    found = read(
        page(
            Row("Ana Novak", size=18),
            Row("EDUCATION", size=13),
            Row("BSc Physics, Ghent, 2009 - 2012"),
            Row("BACKSTAGE", size=13),
            Row("Stage manager, Volksbühne, 2015 - 2020"),
            Row("40 shows a year", bullet=True),
            Row("FRONT OF HOUSE", size=13),
            Row("Usher, Ticketkontor, 2012 - 2015"),
            Row("Doors and cloaks", bullet=True),
            Row("LANGUAGES", size=13),
            Row("Dutch"),
        )
    )
    assert [kind for kind, _ in sections(found)] == ["education", "experience", "experience", "languages"]


def test_a_heading_with_its_dates_is_a_job() -> None:
    found = read(
        page(
            Row("Ana Novak", size=18),
            Row("SKILLS", size=13),
            Row("memoQ, Trados"),
            Row("FREELANCE WORK, JANUARY 2017 – PRESENT", size=13),
            Row("Localised an app", bullet=True),
            Row("EDUCATION", size=13),
            Row("MA Translation, 2015"),
        )
    )
    assert [kind for kind, _ in sections(found)] == ["skills", "experience", "education"]
    assert jobs(found)[0][2] == "2017-01..2026-11"


def test_jobs_below_a_list_and_jobs_as_bullets() -> None:
    below = "Skills\nGo, Kafka\n\nMooring Labs, Apr 2021 - present\n- joins\nPallet Inc, Jan 2017 - Mar 2021\n- REST\n"
    assert sections(read(f"Ana Novak\n\n{below}")) == [("skills", "Skills"), ("experience", "")]
    bullets = "Experience\n- Tiler, Bauhof, 03/2018 - now\n- Help of a tiler, Keramik Ost, 06/2014 - 02/2018\n"
    assert [dates for _, _, dates in jobs(read(f"Ana Novak\n\n{bullets}"))] == ["2018-03..2026-11", "2014-06..2018-02"]
