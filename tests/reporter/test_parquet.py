from __future__ import annotations

import io
from typing import Any

import pytest
from msgspec.structs import replace

from resume_check.model import Failure, FileInfo, Report
from resume_check.reporter import batch_writer, parquet
from resume_check.reporter.table import Table
from tests.hostile.strings import ALL

pq = pytest.importorskip("pyarrow.parquet")
TABLE = Table(["tools"], ["python"])


def failure(path: str) -> Failure:
    return Failure(FileInfo("a", path, None, None, None, None), "damaged", path)


def written(*outcomes: Report | Failure) -> bytes:
    writer = batch_writer("parquet", TABLE)
    return b"".join([*map(writer.add, outcomes), writer.end()])


def rows(content: bytes) -> list[dict[str, Any]]:
    table: list[dict[str, Any]] = pq.read_table(io.BytesIO(content)).to_pylist()
    return table


def test_columns_have_types_and_cells_values(full_report: Report) -> None:
    content = written(full_report, failure("b.pdf"))
    types = {field.name: str(field.type) for field in pq.read_schema(io.BytesIO(content))}
    assert types == {name: "double" if name in {"score", "years", "tools"} else "string" for name in types}
    assert list(types) == [column.name for column in TABLE.columns]
    first, second = rows(content)
    assert (first["path"], first["score"], first["python"]) == (
        "inbox/robin-vale.pdf",
        round(full_report.score, 1),
        "demonstrated",
    )
    assert first["error_code"] is None
    assert (second["score"], second["error_code"]) == (None, "damaged")


def test_row_groups_are_written_as_they_fill(full_report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "_GROUP", 10)
    writer = batch_writer("parquet", TABLE)
    parts = [writer.add(replace(full_report, score=float(number))) for number in range(25)]
    assert [number for number, part in enumerate(parts) if part] == [0, 9, 19]  # the first has the magic number
    content = b"".join([*parts, writer.end()])
    assert pq.ParquetFile(io.BytesIO(content)).num_row_groups == 3
    assert [row["score"] for row in rows(content)] == [float(number) for number in range(25)]


def test_an_empty_table_has_its_columns() -> None:
    assert rows(written()) == []
    assert len(pq.read_schema(io.BytesIO(written()))) == len(TABLE.columns)


def test_same_rows_same_bytes(full_report: Report) -> None:
    assert written(full_report, failure("b")) == written(full_report, failure("b"))


def test_hostile_text_comes_back_as_it_was() -> None:
    valid = ["".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text) for text in ALL]
    assert [row["path"] for row in rows(written(*map(failure, ALL)))] == valid
