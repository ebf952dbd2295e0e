"""What is said of a file's form, from files and from documents made by hand."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from msgspec.structs import replace

from resume_check.ats import ats_findings
from resume_check.model import (
    AtsFinding,
    Document,
    Layout,
    Link,
    Notice,
    Picture,
    Severity,
)
from resume_check.parsers import parse
from resume_check.structure import structure

SAMPLES = Path(__file__).resolve().parents[1] / "sample_resumes"
TEXT = """Jane Doe
jane@example.com, +32 9 555 01 22

EXPERIENCE
Data engineer at a bank, 2019 to 2021
- Built daily reports for twelve branches

EDUCATION
Master of statistics, university of Ghent, 2018

SKILLS
Python, SQL
"""


def read(text: str = TEXT, name: str = "a.txt") -> Document:
    return parse(text.encode(), name=name)


def found(document: Document) -> dict[str, AtsFinding]:
    return {item.id: item for item in ats_findings(structure(document, as_of=dt.date(2026, 11, 22)))}


def word_file(file: docx.document.Document) -> Document:
    stream = io.BytesIO()
    file.save(stream)
    return parse(stream.getvalue(), name="a.docx")


def word_text() -> docx.document.Document:
    file = docx.Document()
    for line in TEXT.splitlines():
        file.add_paragraph(line)
    return file


def test_a_plain_resume_gives_none() -> None:
    assert found(read()) == {}
    assert found(word_file(word_text())) == {}


def test_the_most_serious_come_first() -> None:
    document = replace(
        read(TEXT.replace("EXPERIENCE", "WHERE I HAVE WORKED")),
        layout=Layout(icons=2, text_boxes=1),
    )
    findings = ats_findings(structure(document, as_of=dt.date(2026, 11, 22)))
    assert [item.severity for item in findings] == [Severity.PROBLEM, Severity.WARNING, Severity.INFO]
    assert all(item.message and item.fix for item in findings)


def test_contact_only_in_the_header() -> None:
    file = docx.Document()
    file.sections[0].header.paragraphs[0].text = "jane@example.com, +32 9 555 01 22"
    for line in TEXT.splitlines()[2:]:
        file.add_paragraph(line)
    finding = found(word_file(file))["contact-in-header"]
    assert finding.severity is Severity.PROBLEM
    assert "e-mail address and the phone number" in finding.message
    assert "first lines" in finding.fix


def test_columns_of_a_section() -> None:
    file = word_text()
    columns = file.sections[0]._sectPr.find(qn("w:cols"))
    columns.set(qn("w:num"), "2")
    document = word_file(file)
    assert document.reading.column_sections == 1
    assert [notice.id for notice in document.notices] == ["multi-column"]
    assert found(document)["multi-column"].message.startswith("Part of the document is set in columns")


def test_columns_of_pages_are_named() -> None:
    document = parse((SAMPLES / "tendai-marchetti.pdf").read_bytes(), name="a.pdf")
    finding = found(document)["multi-column"]
    assert finding.pages == (1,)
    assert finding.message.startswith("The page is set in columns")


def test_tables_and_a_table_for_the_layout() -> None:
    file = word_text()
    file.add_table(1, 2).rows[0].cells[0].text = "Python"
    finding = found(word_file(file))["tables"]
    assert (finding.severity, finding.message[:16]) == (Severity.INFO, "1 table is in th")
    file = docx.Document()
    cells = file.add_table(1, 2).rows[0].cells
    cells[0].text, cells[1].text = TEXT[:60], TEXT[60:]
    assert found(word_file(file))["layout-table"].severity is Severity.WARNING


def test_text_boxes() -> None:
    file = word_text()
    box = (
        f"<w:r {nsdecls('w')} xmlns:v='urn:schemas-microsoft-com:vml'><w:pict><v:shape><v:textbox><w:txbxContent>"
        "<w:p><w:r><w:t>Docker, Bash</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    file.paragraphs[0]._p.append(parse_xml(box))
    document = word_file(file)
    assert document.layout.text_boxes == 1
    assert "Docker" in document.text
    assert found(document)["text-boxes"].message.startswith("1 text box is in the document")


def test_skills_in_a_picture() -> None:
    without = TEXT.replace("Python, SQL\n", "")
    document = replace(read(without), layout=Layout(pictures=(Picture(None, 0.06),)))
    assert found(document)["text-in-picture"].message.startswith('The section "SKILLS" holds little or no text')
    large = replace(read(), layout=Layout(pictures=(Picture(None, 0.5),)))
    assert found(large)["text-in-picture"].message.startswith("The document holds little or no text")


def test_a_portrait_or_a_background_is_no_picture_of_text() -> None:
    portrait = replace(read(), layout=Layout(pictures=(Picture(None, 0.05),)))
    assert "text-in-picture" not in found(portrait)
    filler = "\n".join(["- Ran the nightly load of the bank's ledgers and mended what broke in it"] * 12)
    full = read(TEXT.replace("- Built", f"{filler}\n- Built"))
    assert "text-in-picture" not in found(replace(full, layout=Layout(pictures=(Picture(None, 1.0),))))


def test_pictures_of_a_word_file_are_measured() -> None:
    from PIL import Image

    picture = io.BytesIO()
    Image.new("L", (8, 8), 128).save(picture, "PNG")
    file = word_text()
    for inches in (4, 0.2):
        picture.seek(0)
        file.add_picture(picture, width=docx.shared.Inches(inches), height=docx.shared.Inches(inches))
    layout = word_file(file).layout
    assert [round(item.share, 2) for item in layout.pictures] == [0.17]
    assert layout.icons == 1


def test_contact_details_behind_links() -> None:
    links = (
        Link("mailto:jane@example.com", "E-mail", None),
        Link("https://www.linkedin.com/in/jane-doe", "in", None),
        Link("https://github.com/janedoe", "github.com/janedoe", None),
    )
    text = TEXT.replace("jane@example.com, +32 9 555 01 22", "E-mail, github.com/janedoe")
    findings = found(replace(read(text), links=links))
    assert findings["contact-behind-link"].message.startswith("Your e-mail address stands only behind a link")
    assert findings["profile-behind-link"].message.startswith("The address of your LinkedIn profile")
    assert "no-contact" not in findings
    assert "no-contact" in found(read(text))


def test_icons_in_the_text_and_in_the_layout() -> None:
    text = TEXT.replace("jane@", "\u2709 jane@").replace("+32", "\U0001f4de +32")
    assert found(read(text))["icons-for-words"].message.startswith("2 icons stand where a word could")


@pytest.mark.parametrize(
    ("title", "usual"), [("WHERE I HAVE WORKED", "Work Experience"), ("SCHOOL", "Education"), ("TOOLBOX", "Skills")]
)
def test_unusual_titles(title: str, usual: str) -> None:
    plain = {"Work Experience": "EXPERIENCE", "Education": "EDUCATION", "Skills": "SKILLS"}[usual]
    finding = found(read(TEXT.replace(plain, title)))["unusual-section-title"]
    assert f'"{title}"' in finding.message
    assert usual in finding.fix


@pytest.mark.parametrize(
    "title", ["PROFESSIONAL EXPERIENCE", "Berufserfahrung", "Expérience professionnelle", "CAREER"]
)
def test_usual_titles(title: str) -> None:
    assert "unusual-section-title" not in found(read(TEXT.replace("EXPERIENCE", title)))


def test_no_titles_at_all() -> None:
    line = "I have worked for a bank since 2019 and built daily reports there for twelve of its branches.\n"
    assert "no-section-titles" in found(read(f"Jane Doe, jane@example.com\n\n{line * 6}"))


def test_scans() -> None:
    document = replace(read(), notices=(Notice("scan-layer", "A scan.", 2),), page_count=2)
    finding = found(document)["scanned-page"]
    assert finding.pages == (2,)
    assert finding.message.startswith("Page 2 is a picture of text")


def test_unruly_titles_cannot_spoil_the_words() -> None:
    findings = found(read(TEXT.replace("SKILLS", "TOOLBOX {count} {0} %s")))
    assert all("{count}" not in item.fix for item in findings.values())


def test_samples_keep_their_score_whatever_is_found() -> None:
    from resume_check import check

    file = docx.Document(str(SAMPLES / "pavani-lindqvist.docx"))
    before = check(SAMPLES / "pavani-lindqvist.docx", as_of=dt.date(2026, 11, 22))
    file.sections[0]._sectPr.find(qn("w:cols")).set(qn("w:num"), "2")
    stream = io.BytesIO()
    file.save(stream)
    after = check(stream.getvalue(), name="a.docx", as_of=dt.date(2026, 11, 22))
    assert "multi-column" in {item.id for item in after.ats}
    assert after.score == before.score
