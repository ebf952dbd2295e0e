"""A batch as NDJSON: one record a line."""

from __future__ import annotations

from resume_check.model import Failure, Report
from resume_check.reporter.table import Table


class Writer:
    """Makes the bytes of the output, record by record."""

    def __init__(self, table: Table) -> None: ...

    def add(self, outcome: Report | Failure) -> bytes:
        """The bytes that one resume adds."""
        return f"{outcome.to_json()}\n".encode()

    def end(self) -> bytes:
        """The bytes at the end."""
        return b""
