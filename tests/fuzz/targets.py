"""What is fuzzed: a function of bytes for each parser, and one for all that comes after them.

A target returns for bytes that are read or refused. Anything but a `ResumeError` that comes out of it is a defect.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
import zipfile
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).parents[2]
SAMPLES: Final = ROOT / "sample_resumes"
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "hostile")]

from docx_files import document  # noqa: E402 - found from a checkout
from pdf_files import TEXT, good, page  # noqa: E402

from resume_check.analyzer import analyse  # noqa: E402
from resume_check.errors import ResumeError  # noqa: E402
from resume_check.limits import Limits  # noqa: E402
from resume_check.model import Document, Report  # noqa: E402
from resume_check.parsers import docx as docx_parser  # noqa: E402
from resume_check.parsers import pdf as pdf_parser  # noqa: E402
from resume_check.parsers import text as text_parser  # noqa: E402
from resume_check.settings import Settings  # noqa: E402
from resume_check.structure import structure  # noqa: E402

DAY: Final = dt.date(2026, 11, 22)
LIMITS: Final = Limits(max_pages=5, max_chars=40_000, max_bytes=2**20, max_unpacked_bytes=2**22)
PARTS: Final = ("word/document.xml", "word/styles.xml", "word/numbering.xml", "word/_rels/document.xml.rels")
_MOST_SEED: Final = 200_000  # bytes


class Target(NamedTuple):
    """A function of bytes, and what to begin with."""

    one: Callable[[bytes], None]
    seeds: Callable[[], Sequence[bytes]]


def _check(document: Document) -> None:
    """The offsets of a document lead back into its text."""
    for line in document.lines:
        assert 0 <= line.start <= line.end <= len(document.text)
        assert "\n" not in document.text[line.start : line.end]
    for word in document.words:
        assert 0 <= word.start <= word.end <= len(document.text)
    structure(document, as_of=DAY)


def _pdf(data: bytes) -> None:
    try:
        _check(pdf_parser.parse(data, name="a.pdf", limits=LIMITS))
    except ResumeError:
        return


def _docx(data: bytes) -> None:
    """The first byte says which part of a Word file the rest is: a change to the archive only breaks its checksum."""
    name = PARTS[data[0] % len(PARTS)] if data else PARTS[0]
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(_base())) as archive, zipfile.ZipFile(out, "w") as changed:
        for item in archive.namelist():
            changed.writestr(item, data[1:] if item == name else archive.read(item))
    try:
        _check(docx_parser.parse(out.getvalue(), name="a.docx", limits=LIMITS))
    except ResumeError:
        return


def _base() -> bytes:
    return (SAMPLES / "noor-castellanos.docx").read_bytes()


def _text(data: bytes) -> None:
    try:
        _check(text_parser.parse(data, name="a.txt", limits=LIMITS))
    except ResumeError:
        return


def _markdown(data: bytes) -> None:
    try:
        _check(text_parser.parse(data, name="a.md", limits=LIMITS))
    except ResumeError:
        return


def _analysis(data: bytes) -> None:
    """Lines of the samples and of the input, mixed as the input says, scored with and without redaction."""
    text = _mixed(data)
    try:
        report = analyse(text, name="jane-doe.md", path="jane-doe.md", settings=Settings(as_of=DAY, limits=LIMITS))
    except ResumeError:
        return
    redacted = analyse(
        text, name="jane-doe.md", path="jane-doe.md", settings=Settings(as_of=DAY, limits=LIMITS, redact=True)
    )
    _check_report(report)
    _check_report(redacted)
    assert redacted.score == report.score
    assert [item.finding.status for item in redacted.criteria] == [item.finding.status for item in report.criteria]


def _check_report(report: Report) -> None:
    assert 0 <= report.score <= 100
    assert all(0 <= item.finding.score <= 1 for item in report.criteria)
    assert "\n" not in report.to_json()
    json.loads(report.to_json().encode())


def _mixed(data: bytes) -> bytes:
    """Each byte is a line of the samples; a byte over 0x7f stands for the next bytes up to a newline, as they are."""
    lines: list[bytes] = []
    place = 0
    while place < len(data) and len(lines) < 120:
        if data[place] > 0x7F:
            end = data.find(b"\n", place)
            end = len(data) if end < 0 else end
            lines.append(data[place + 1 : end])
            place = end + 1
        else:
            lines.append(_LINES[(data[place] * 7 + len(lines)) % len(_LINES)])
            place += 1
    return b"\n".join(lines)


def _sample_texts() -> list[bytes]:
    return [path.read_bytes() for path in sorted(SAMPLES.iterdir()) if path.suffix in {".txt", ".md"}]


_LINES: Final = [line for text in _sample_texts() for line in text.split(b"\n")]


def _pdf_seeds() -> list[bytes]:
    """Honest files alone: the hostile ones of tests/hostile need the limit on memory that a worker process has."""
    found = [path.read_bytes() for path in sorted(SAMPLES.glob("*.pdf"))]
    return [good(pages=2), page(TEXT), *(content for content in found if len(content) < _MOST_SEED)]


def _docx_seeds() -> list[bytes]:
    found = [bytes([0]) + document().encode()]
    for path in sorted(SAMPLES.glob("*.docx")):
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            parts = [(number, archive.read(name)) for number, name in enumerate(PARTS) if name in names]
        found += [bytes([number]) + content for number, content in parts if len(content) < _MOST_SEED]
    return found


def _analysis_seeds() -> list[bytes]:
    return [bytes(range(60)), bytes(range(128)), b"".join(b"\xff" + line + b"\n" for line in _LINES[:60])]


TARGETS: Final[dict[str, Target]] = {
    "pdf": Target(_pdf, _pdf_seeds),
    "docx": Target(_docx, _docx_seeds),
    "text": Target(_text, _sample_texts),
    "markdown": Target(_markdown, _sample_texts),
    "analysis": Target(_analysis, _analysis_seeds),
}
