"""The JSON Schema of what `reporter.json` writes, made from the same types.

``python -m resume_check.reporter.schema`` writes it to report.schema.json, which the command line prints; a test holds
the two together.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec

from resume_check.reporter import SCHEMA_FILE
from resume_check.reporter.records import SCHEMA_VERSION, FailureRecord, ReportRecord


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one record: a report or a failure."""
    (report, failure), components = msgspec.json.schema_components((ReportRecord, FailureRecord))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:resume-check:report:{SCHEMA_VERSION}",
        "title": "A record of resume-check",
        "description": "The report of one resume, or the failure that stands in its place.",
        "anyOf": [report, failure],
        "$defs": dict(sorted(components.items())),
    }


def text() -> str:
    """The schema as it is printed."""
    return json.dumps(schema(), indent=2) + "\n"


if __name__ == "__main__":
    Path(__file__).with_name(SCHEMA_FILE).write_text(text(), encoding="utf-8")
