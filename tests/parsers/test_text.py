"""Plain text and Markdown."""

from __future__ import annotations

import pytest

from resume_check.errors import Empty, UnsupportedFormat
from resume_check.limits import Limits
from resume_check.model import Document, Format, Link
from resume_check.parsers.text import parse


def read(text: str, name: str = "resume.txt", limits: Limits | None = None) -> Document:
    return parse(text.encode(), name=name, limits=limits or Limits())


def texts(document: Document) -> list[str]:
    return [document.text[line.start : line.end] for line in document.lines]


def test_lines_slice_back_and_are_numbered() -> None:
    document = read("Jane Doe\r\n\r\nSKILLS\rPython\n")
    assert document.text == "Jane Doe\nSKILLS\nPython"
    assert texts(document) == ["Jane Doe", "SKILLS", "Python"]
    assert [line.number for line in document.lines] == [1, 2, 3]
    assert all(line.page is None and line.bbox is None and not line.heading for line in document.lines)
    assert (document.format, document.reading.engine, document.reading.words) == (Format.TEXT, "text", 4)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings(encoding: str) -> None:
    assert parse("Zoë Müller, café – Python and more".encode(encoding), name="a.txt").text == (
        "Zoë Müller, café – Python and more"
    )


def test_one_bad_byte_does_not_turn_utf8_into_another_encoding() -> None:
    assert parse("Zoë é è ü ö ä".encode() + b"\xff", name="a.txt").text.startswith("Zoë é è ü ö ä")


@pytest.mark.parametrize(
    "line",
    ["- Built", "• Built", "•Built", "* Built", "o Built", "– Built", "✓ Built", "1. Built", "2) Built", "(3) Built"],
)
def test_bullets(line: str) -> None:
    assert read(line).lines[0].bullet


@pytest.mark.parametrize(
    "line", ["-5% cost", "J. Smith", "o'Reilly", "+ 49 555 010", "2019 - 2021", "3.5 years", "2019. Built", "-", "C) "]
)
def test_no_bullets(line: str) -> None:
    assert not read(f"x\n{line}").lines[-1].bullet


def test_rules_go_and_gaps_become_tabs() -> None:
    document = read("EXPERIENCE\n==========\nAcme Corp          2019 - 2021\n- - - - -\n*** SKILLS ***\nPython  SQL")
    assert texts(document) == ["EXPERIENCE", "Acme Corp\t2019 - 2021", "SKILLS", "Python SQL"]


def test_hard_wrapped_lines_may_go_on_until_a_blank_line() -> None:
    document = read("- Built a model\n  in Python\n\n- Ran it")
    assert [line.paragraph for line in document.lines] == [False, True, True]


def test_text_that_is_not_wrapped_is_a_paragraph_a_line() -> None:
    document = read("Jane Doe\n" + "word " * 60 + "\nSkills")
    assert all(line.paragraph for line in document.lines)


def test_long_lines_are_broken_at_a_blank() -> None:
    document = read("- " + "word " * 30, limits=Limits(max_line_chars=40))
    assert max(map(len, texts(document))) <= 40
    assert document.text.split() == ["-", *["word"] * 30]
    assert [line.bullet for line in document.lines] == [True, False, False, False]


def test_a_line_without_blanks_is_broken_all_the_same() -> None:
    document = read("x" * 1000, limits=Limits(max_line_chars=300))
    assert [len(text) for text in texts(document)] == [300, 300, 300, 100]


def test_text_over_the_limit_is_left_out_with_a_notice() -> None:
    document = read("Jane Doe\nPython and SQL\nmore", limits=Limits(max_chars=15))
    assert document.text == "Jane Doe\nPython"
    assert [notice.id for notice in document.notices] == ["page-limit"]
    assert read("Jane Doe", limits=Limits(max_chars=8)).notices == ()


def test_invisible_characters_are_noticed() -> None:
    document = read("Py\u200bTorch")
    assert document.text == "PyTorch"
    assert [notice.id for notice in document.notices] == ["invisible-characters"]


def test_nothing_visible_is_empty() -> None:
    with pytest.raises(Empty):
        read("\u200b\n-----\n")


def test_binary_is_no_text() -> None:
    with pytest.raises(UnsupportedFormat):
        parse(bytes(range(256)) * 10, name="a.txt")


def test_megabytes_without_a_line_break_are_cut_first() -> None:
    document = parse(b"x" * 5_000_000, name="a.txt")
    assert len(document.text) <= Limits().max_chars


MARKDOWN = """# Jane *Doe*
[GitHub](https://github.com/jd) | <jd@mail.example> | **ML** &amp; co | https://jd.example

Experience
----------
**Engineer, Acme**
- Built `scikit_learn` __pipelines__ with [code][1] \\* star
1. [x] Ran ![chart](c.png) <b>fast</b><br>and well
***
| Skill | Years |
|---|:--:|
| **Python** | 5 |

[1]: http://code.example
<!-- expert in
     everything -->
> quoted
```
x = 1
```
"""


def test_markdown_marks_go() -> None:
    document = read(MARKDOWN, "resume.md")
    assert document.format is Format.MARKDOWN
    assert texts(document) == [
        "Jane Doe",
        "GitHub | jd@mail.example | ML & co | https://jd.example",
        "Experience",
        "Engineer, Acme",
        "- Built scikit_learn pipelines with code * star",
        "1. [x] Ran chart fast",
        "and well",
        "Skill\tYears",
        "Python\t5",
        "quoted",
        "x = 1",
    ]
    assert document.reading.tables == 1


def test_markdown_says_what_lines_are() -> None:
    document = read(MARKDOWN, "a.md")
    lines = dict(zip(texts(document), document.lines, strict=True))
    assert [text for text, line in lines.items() if line.heading] == ["Jane Doe", "Experience"]
    assert [text for text, line in lines.items() if line.bold] == ["Engineer, Acme"]
    assert [text[:2] for text, line in lines.items() if line.bullet] == ["- ", "1."]


def test_markdown_links() -> None:
    assert read(MARKDOWN, "resume.md").links == (
        Link("https://github.com/jd", "GitHub", None),
        Link("mailto:jd@mail.example", "jd@mail.example", None),
        Link("http://code.example", "code", None),
    )


def test_markdown_comments_are_hidden_text() -> None:
    document = read(MARKDOWN, "resume.md")
    assert [hidden.text for hidden in document.hidden] == ["expert in everything"]
    assert [notice.id for notice in document.notices] == ["hidden-text"]


@pytest.mark.parametrize("mark", ["<!--", "[", "![", "_a ", "**", "`", "|" + " " * 8, "<a ", "~~a", "[a][", "#  "])
def test_hostile_repetition_stays_quick(mark: str) -> None:
    """Patterns that backtrack without bound would take minutes here."""
    read("x\n" + mark * 20_000 + "\n|--|", "resume.md")
    read("x\n" + mark * 20_000)
