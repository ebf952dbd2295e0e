"""Jobs, projects and studies in the formats that people write them in."""

from __future__ import annotations

import pytest
from handmade import Row, jobs, page, plain, read, texts

from resume_check.model import LineKind
from resume_check.structure.entry_names import names, without_length

FIRST = ("Data Engineer", "Kestrel Freight", "2019-10..2023-08")
SECOND = ("Web Developer", "Marlow Travel", "2016-02..2019-09")

FORMATS = {
    "one line, date in a column": """
        Data Engineer, Kestrel Freight\tOct 2019 – Aug 2023
        - one
        - two
        Web Developer, Marlow Travel\tFeb 2016 – Sep 2019
        - three
    """,
    "company first": """
        Kestrel Freight | Data Engineer | Oct 2019 – Aug 2023
        - one
        Marlow Travel | Web Developer | Feb 2016 – Sep 2019
        - three
    """,
    "dates in brackets": """
        Data Engineer, Kestrel Freight (Oct 2019 – Aug 2023)
        - one
        Web Developer, Marlow Travel (Feb 2016 – Sep 2019)
        - three
    """,
    "date first on the line": """
        10/2019 – 08/2023\tData Engineer, Kestrel Freight
        - one
        02/2016 – 09/2019\tWeb Developer, Marlow Travel
        - three
    """,
    "title above, employer with the dates": """
        Data Engineer
        Kestrel Freight, Oct 2019 – Aug 2023
        - one
        - two
        Web Developer
        Marlow Travel, Feb 2016 – Sep 2019
        - three
    """,
    "employer above, title with the dates": """
        Kestrel Freight\tPorto, Portugal
        Data Engineer\tOct 2019 – Aug 2023
        - one
        Marlow Travel\tFaro, Portugal
        Web Developer\tFeb 2016 – Sep 2019
        - three
    """,
    "employer below": """
        Data Engineer\tOct 2019 – Aug 2023
        Kestrel Freight
        - one
        Web Developer\tFeb 2016 – Sep 2019
        Marlow Travel
        - three
    """,
    "dates on a line of their own, above": """
        Oct 2019 – Aug 2023
        Data Engineer, Kestrel Freight
        - one
        Feb 2016 – Sep 2019
        Web Developer, Marlow Travel
        - three
    """,
    "dates on a line of their own, below": """
        Data Engineer, Kestrel Freight
        Oct 2019 – Aug 2023
        - one
        Web Developer, Marlow Travel
        Feb 2016 – Sep 2019
        - three
    """,
    "three lines": """
        Data Engineer
        Kestrel Freight
        Oct 2019 – Aug 2023
        - one
        Web Developer
        Marlow Travel
        Feb 2016 – Sep 2019
        - three
    """,
    "no bullets": """
        Data Engineer, Kestrel Freight\tOct 2019 – Aug 2023
        Moved the freight tables to a new cluster.
        Web Developer, Marlow Travel\tFeb 2016 – Sep 2019
        Wrote the booking pages.
    """,
    "at": """
        Data Engineer at Kestrel Freight, October 2019 to August 2023
        - one
        Web Developer at Marlow Travel, February 2016 to September 2019
        - three
    """,
    "with its length": """
        Data Engineer, Kestrel Freight\tOct 2019 – Aug 2023 (3 years 11 months)
        - one
        Web Developer, Marlow Travel\tFeb 2016 – Sep 2019 (3 yrs 8 mos)
        - three
    """,
}


def work(text: str, heading: str = "EXPERIENCE") -> str:
    lines = [line.strip() for line in text.strip().splitlines()]
    return "\n".join([heading, *lines, ""])


@pytest.mark.parametrize("text", FORMATS.values(), ids=FORMATS.keys())
def test_two_jobs(text: str) -> None:
    assert jobs(read(work(text))) == [FIRST, SECOND]


@pytest.mark.parametrize("text", FORMATS.values(), ids=FORMATS.keys())
def test_lines_below_a_header_belong_to_its_entry(text: str) -> None:
    found = read(work(text))
    body = {found.slice(line): line.entry for line in found.lines if line.kind in (LineKind.BULLET, LineKind.TEXT)}
    assert sorted(body.values()) == sorted(entry for line, entry in body.items() for entry in [entry])
    assert {entry for line, entry in body.items() if line in ("three", "Wrote the booking pages.")} == {1}


def test_two_jobs_at_one_company() -> None:
    found = read(
        work("""
        Kestrel Freight\tPorto
        Lead Engineer\t2021 – Present
        - one
        Data Engineer\t2018 – 2021
        - two
        Marlow Travel\tFaro
        Web Developer\t2016 – 2018
        - three
    """)
    )
    assert [(title, organisation) for title, organisation, _ in jobs(found)] == [
        ("Lead Engineer", "Kestrel Freight"),
        ("Data Engineer", "Kestrel Freight"),
        ("Web Developer", "Marlow Travel"),
    ]


def test_a_line_with_the_whole_time_at_a_company_is_no_job_of_its_own() -> None:
    found = read(
        work("Kestrel Freight\t2018 – 2023\nLead Engineer\t2021 – 2023\n- one\nData Engineer\t2018 – 2021\n- two")
    )
    assert [(title, dates) for title, _, dates in jobs(found)] == [
        ("Lead Engineer", "2021-07..2023-06"),
        ("Data Engineer", "2018-07..2021-06"),
    ]
    assert found.entries[0].organisation == "Kestrel Freight"


def test_a_short_line_of_text_does_not_become_the_next_jobs_header() -> None:
    found = read(
        work("energy trader, London\t2024-02 - 2026-10\n1.3m better fills\ndrone firm, Porto\t2022-09 - 2024-01\nyolo")
    )
    assert [len(entry.header) for entry in found.entries] == [1, 1]


def test_an_abbreviation_at_the_end_is_no_sentence() -> None:
    found = read(work("Front-end Developer, Prairie Parcel Inc.\nNov 2024 – Present\n- one"))
    assert jobs(found) == [("Front-end Developer", "Prairie Parcel Inc.", "2024-11..2026-11")]


def test_undated_projects() -> None:
    found = read(
        work("Cactus Spotter\n- labelled photos\n- trained it\nBus bunching (elective)\n- cleaned feeds", "PROJECTS")
    )
    assert jobs(found) == [("Cactus Spotter", "", ""), ("Bus bunching (elective)", "", "")]


def test_undated_projects_over_text() -> None:
    text = "tide-guess\nGradient boosting for the water level two hours ahead, from public gauges of the coast.\n"
    assert jobs(read(work(text, "PROJECTS"))) == [("tide-guess", "", "")]


def test_dated_and_undated_projects_side_by_side() -> None:
    text = "Frost alarm\twinter 2023\n- reads a station\nKaggle\n- two competitions\nNote checker\t2025\n- photos"
    assert [title for title, _, _ in jobs(read(work(text, "PROJECTS")))] == ["Frost alarm", "Kaggle", "Note checker"]


def test_project_with_a_date_and_a_word_at_the_margin() -> None:
    found = read(work("Homework helper for dyslexic readers\t2025, volunteer\nRewrites word problems.", "PROJECTS"))
    assert [(title, dates) for title, _, dates in jobs(found)] == [
        ("Homework helper for dyslexic readers", "2025-01..2025-12")
    ]


def test_tools_of_a_project_are_a_list_of_the_entry() -> None:
    found = read(work("Ripeness model\t2023\n- trained it\nTech: PyTorch, ONNX", "PROJECTS"))
    (line,) = [line for line in found.lines if line.kind is LineKind.LIST]
    assert (found.slice(line), line.entry) == ("Tech: PyTorch, ONNX", 0)
    assert found.document.text[line.start : line.label_end] == "Tech: "


def test_education_with_the_school_first() -> None:
    found = read(
        work("Princeton University\tPrinceton, NJ\nPhD in Computer Science\tSept 2018 – May 2023", "EDUCATION")
    )
    assert jobs(found) == [("PhD in Computer Science", "Princeton University", "2018-09..2023-05")]


def test_education_each_title_and_school_above_its_date() -> None:
    found = read(
        work(
            "M.Sc. Physics\nHill University\nSept 2001 – June 2002\nB.Sc. Physics\nLake College\nSept 1998 – June 2001",
            "EDUCATION",
        )
    )
    assert [organisation for _, organisation, _ in jobs(found)] == ["Hill University", "Lake College"]


def test_jobs_written_as_bullets() -> None:
    found = read(
        work(
            "- Data Engineer, Kestrel Freight, Oct 2019 – Aug 2023\n- Web Developer, Marlow Travel, Feb 2016 – Sep 2019"
        )
    )
    assert jobs(found) == [FIRST, SECOND]


def test_a_bullet_with_a_year_is_no_job() -> None:
    found = read(
        work("Engineer, Foo\t2019 – 2023\n- Shipped the 2021 release in May 2021\n- In operation since October 2020")
    )
    assert len(found.entries) == 1


def test_a_sentence_with_a_year_is_no_header() -> None:
    found = read(work("Engineer, Foo\t2019 – 2023\nIn 2021 we moved the whole of the platform to another provider."))
    assert len(found.entries) == 1


def test_employer_below_the_title_without_bullets_where_all_have_it() -> None:
    rows = [
        Row("Experience", size=14, bold=True),
        Row("seit Oktober 2023\tEngineer", x1=300),
        Row("Murtal GmbH, Graz", x0=150),
    ]
    rows += [Row("I read incoming letters and e-mails in German, Slovene and Italian.", x0=150)]
    rows += [Row("März 2020 – September 2023\tDeveloper", x1=300), Row("Koralm AG, Klagenfurt", x0=150)]
    rows += [Row("Search for technical documents.", x0=150)]
    assert [(title, organisation) for title, organisation, _ in jobs(read(page(*rows)))] == [
        ("Engineer", "Murtal GmbH"),
        ("Developer", "Koralm AG"),
    ]


def test_markdown_titles_hold_entries() -> None:
    text = (
        "## Work\n\n### Backend Engineer, Wadloper\n\n2022-11 – present\n\n- one\n\n"
        "## Side projects\n\n### tide-guess\n\n2026\n\nText.\n"
    )
    assert [(title, dates) for title, _, dates in jobs(read(plain(text, name="a.md")))] == [
        ("Backend Engineer", "2022-11..2026-11"),
        ("tide-guess", "2026-01..2026-12"),
    ]


def test_a_range_is_chosen_before_a_single_date() -> None:
    found = read(work("Penetration Tester\tSep. 2013, Mar. 2011 - Oct. 2011\n- one"))
    assert [dates for _, _, dates in jobs(found)] == ["2011-03..2011-10"]


def test_header_lines_are_entry_headers_without_a_label() -> None:
    found = read(work("Data Engineer, Kestrel\tOct 2019 – Aug 2023\n- one"))
    assert texts(found, LineKind.ENTRY_HEADER) == ["Data Engineer, Kestrel Oct 2019 – Aug 2023"]
    assert [line.label_end for line in found.lines if line.kind is LineKind.ENTRY_HEADER] == [None]


@pytest.mark.parametrize(
    ("lines", "title", "organisation"),
    [
        (["Warehouse operative, then shift lead, Severnside Cold"], "Warehouse operative", "Severnside Cold"),
        (
            ["ML Engineer, Blinkbid (ad-tech, real-time bidding)"],
            "ML Engineer",
            "Blinkbid (ad-tech, real-time bidding)",
        ),
        (["Omnia Co., Ltd.\tSeoul", "Software Architect"], "Software Architect", "Omnia Co., Ltd."),
        (["BSc Botany, first class, Slieve College"], "BSc Botany", "Slieve College"),
        (["Founder / CEO, StealthMode"], "Founder", "CEO"),
        (["Engineer @ Foo"], "Engineer", "Foo"),
        (["tide-guess"], "tide-guess", ""),
        ([""], "", ""),
    ],
)
def test_names(lines: list[str], title: str, organisation: str) -> None:
    assert names(lines) == (title, organisation)


def test_without_length() -> None:
    assert without_length("Acme (2 years 3 months)").split() == ["Acme"]
    assert without_length("11M monthly users") == "11M monthly users"
