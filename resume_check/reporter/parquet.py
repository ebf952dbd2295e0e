"""A batch as Parquet, in row groups that are written as they fill."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from resume_check.model import Failure, Report
from resume_check.reporter.table import Cell, Table

if TYPE_CHECKING:
    import pyarrow as pa

_GROUP: Final = 10_000  # rows


class Writer:
    """Makes the bytes of the output, row group by row group; raises `ImportError` where there is no pyarrow."""

    def __init__(self, table: Table) -> None:
        import pyarrow as pa
        import pyarrow.parquet as pq

        self._table = table
        kinds = {"text": pa.string(), "number": pa.float64()}
        self._schema: pa.Schema = pa.schema([(column.name, kinds[column.kind]) for column in table.columns])
        self._sink = _Sink()
        self._file = pq.ParquetWriter(self._sink, self._schema, compression="zstd")
        self._rows: list[list[Cell]] = []

    def add(self, outcome: Report | Failure) -> bytes:
        """The bytes that are ready after one more resume: mostly none."""
        self._rows.append(self._table.row(outcome))
        if len(self._rows) >= _GROUP:
            self._flush()
        return self._sink.taken()

    def end(self) -> bytes:
        """The last rows, and what tells a reader where all are."""
        if self._rows:
            self._flush()
        self._file.close()
        return self._sink.taken()

    def _flush(self) -> None:
        import pyarrow as pa

        columns = [
            pa.array(cells, field.type)
            for cells, field in zip(zip(*self._rows, strict=True), self._schema, strict=True)
        ]
        self._file.write_table(pa.Table.from_arrays(columns, schema=self._schema), row_group_size=_GROUP)
        self._rows.clear()


class _Sink(io.RawIOBase):
    """Takes what is written until it is fetched."""

    def __init__(self) -> None:
        self._content = bytearray()
        self._place = 0

    def writable(self) -> bool:
        return True

    def write(self, content: object) -> int:
        part = bytes(memoryview(content))  # type: ignore[arg-type]  # any buffer, which Python 3.11 has no name for
        self._content += part
        self._place += len(part)
        return len(part)

    def tell(self) -> int:
        return self._place

    def taken(self) -> bytes:
        content = bytes(self._content)
        self._content.clear()
        return content
