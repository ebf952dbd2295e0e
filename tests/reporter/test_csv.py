from __future__ import annotations

import csv
import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from resume_check.model import Failure, FileInfo, Report
from resume_check.reporter import batch_writer
from resume_check.reporter.table import Table
from tests.hostile.strings import ALL

TABLE = Table(["tools"], ["python"])


def failure(path: str, message: str = "x", copy: str | None = None) -> Failure:
    return Failure(FileInfo("a", path, None, None, None, None, copy), "damaged", message)


def written(*outcomes: Report | Failure) -> str:
    writer = batch_writer("csv", TABLE)
    return b"".join([*map(writer.add, outcomes), writer.end()]).decode()


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def original(cell: str) -> str:
    """What stood in a cell: as docs/batch.md says."""
    return cell.removeprefix("'")


def assert_harmless(text: str) -> None:
    """No cell begins a formula, whatever a spreadsheet skips before it, and numbers are numbers."""
    for row in csv.reader(io.StringIO(text, newline=""), strict=True):
        for cell in row:
            seen = cell.lstrip("\"'") if cell.startswith('"') else cell
            seen = "".join(char for char in seen if unicodedata.category(char)[0] not in "CZ")
            assert not seen.startswith(("=", "+", "-", "@", "|", "%", "\uff1d", "\uff0b", "\uff0d", "\uff20")), cell
            assert not cell.startswith(("\t", "\r", "\n"))


def test_a_row_a_resume_with_numbers_bare_and_text_quoted(full_report: Report) -> None:
    assert written(full_report, failure("b.pdf")).splitlines() == [
        '"path","score","level","years","tools","python","error_code","error_message","duplicate_of"',
        f'"inbox/robin-vale.pdf",{round(full_report.score, 1)},"mid",4.5,56.9,"demonstrated","","",""',
        '"b.pdf","","","","","","damaged","x",""',
    ]
    assert written(full_report).endswith("\r\n")


def test_names_of_the_columns_stand_in_an_empty_table_too() -> None:
    assert written().startswith('"path","score"')
    assert read(written()) == []


@pytest.mark.parametrize("text", ALL)
def test_hostile_text_comes_back_as_it_was_and_is_no_formula(full_report: Report, text: str) -> None:
    hostile = replace(full_report, file=replace(full_report.file, path=text))
    table = written(failure(text, text, text), hostile)
    first, second = read(table)
    valid = "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
    assert [original(first[name]) for name in ("path", "error_message", "duplicate_of")] == [valid] * 3
    assert original(second["path"]) == valid
    assert (second["score"], second["level"]) == (str(round(full_report.score, 1)), "mid")
    assert_harmless(table)


@given(st.lists(st.tuples(st.text(max_size=30), st.text("=+-@\t\r\n'\";,a1 \ufeff\uff1d", max_size=8)), max_size=5))
def test_any_text_comes_back_and_is_no_formula(cells: list[tuple[str, str]]) -> None:
    table = written(*(failure(path, message) for path, message in cells))
    assert [(original(row["path"]), original(row["error_message"])) for row in read(table)] == cells
    assert_harmless(table)


def test_apostrophes_are_kept_apart() -> None:
    rows = read(written(failure("=1"), failure("'=1"), failure("it's")))
    assert [row["path"] for row in rows] == ["'=1", "''=1", "it's"]
