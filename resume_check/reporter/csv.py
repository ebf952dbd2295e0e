"""A batch as CSV (RFC 4180, UTF-8), safe to open with a spreadsheet program."""

from __future__ import annotations

import csv
import io
from typing import Final

from resume_check.model import Failure, Report
from resume_check.reporter.table import Cell, Table

# What a spreadsheet takes for a formula (OWASP, "CSV Injection"), in ASCII and full width, also behind white space,
# quotes and characters that are not seen; and an apostrophe, so that the one put in front of others can be taken away.
_SIGNS: Final = frozenset("=+-@|%\uff1d\uff0b\uff0d\uff20")  # a formula begins with one of these
_QUOTES: Final = frozenset("\"'")
_LOOKED_AT: Final = 1000  # characters that say nothing before one that does


class Writer:
    """Makes the bytes of the output, row by row."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._begun = False
        self._buffer = io.StringIO()
        # All text is quoted, so that no other separator that a spreadsheet may look for ends a cell.
        self._rows = csv.writer(self._buffer, quoting=csv.QUOTE_NONNUMERIC)

    def add(self, outcome: Report | Failure) -> bytes:
        """The bytes that one resume adds; before the first, the names of the columns."""
        self._begin()
        self._rows.writerow([_safe(cell) for cell in self._table.row(outcome)])
        return self._taken()

    def end(self) -> bytes:
        """The names of the columns, if there was no row."""
        self._begin()
        return self._taken()

    def _begin(self) -> None:
        if not self._begun:
            self._rows.writerow([_safe(column.name) for column in self._table.columns])
            self._begun = True

    def _taken(self) -> bytes:
        content = self._buffer.getvalue().encode()
        self._buffer.seek(0)
        self._buffer.truncate()
        return content


def _safe(cell: Cell) -> Cell:
    """`cell` so that no spreadsheet takes it for a formula: with an apostrophe in front, one more where it has one."""
    return f"'{cell}" if isinstance(cell, str) and _may_act(cell) else cell


def _may_act(text: str) -> bool:
    """A sign of formulas comes first, or after what a spreadsheet may pass over; or a control sign or apostrophe."""
    if text[:1] < " " or text[:1] == "'":
        return bool(text)
    shown = (char for char in text[:_LOOKED_AT] if char.isprintable() and not char.isspace() and char not in _QUOTES)
    return next(shown, "") in _SIGNS
