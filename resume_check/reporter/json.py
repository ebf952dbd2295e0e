"""Reports and failures as JSON: one line a record, safe to put into NDJSON and to show on a terminal."""

from __future__ import annotations

import re

import msgspec

from resume_check.model import Failure, Report
from resume_check.reporter.convert import failure_record, report_record

# Valid in JSON, yet many readers break lines at U+0085, U+2028 and U+2029, and terminals obey the rest: the others turn
# the direction of what follows, so that a file name or quote looks like another.
_ESCAPED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_ASCII = bytes(range(0x7F))
_SURROGATES = re.compile("[\ud800-\udfff]")


def render(report: Report, *, indent: int | None = None) -> str:
    """`report` as one JSON object, on one line unless `indent` is given."""
    return encoded(report_record(report), indent)


def render_failure(failure: Failure, *, indent: int | None = None) -> str:
    """`failure` as one JSON object, on one line unless `indent` is given."""
    return encoded(failure_record(failure), indent)


def encoded(record: object, indent: int | None) -> str:
    """A record as JSON that no reader and no terminal misunderstands."""
    try:
        content = msgspec.json.encode(record)
    except UnicodeEncodeError:
        # Half a surrogate pair, from a broken font map or a file name that is not UTF-8: too rare to look for first.
        content = msgspec.json.encode(_without_surrogates(msgspec.to_builtins(record)))
    if indent is not None:
        content = msgspec.json.format(content, indent=indent)
    # Few bytes are not ASCII: whether a character to be escaped is among them shows much faster without the others.
    if _ESCAPED.search(content.translate(None, _ASCII).decode()) is None:
        return content.decode()
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", content.decode())


def _without_surrogates(value: object) -> object:
    if isinstance(value, str):
        return _SURROGATES.sub("\ufffd", value)
    if isinstance(value, list | tuple):
        return [_without_surrogates(item) for item in value]
    if isinstance(value, dict):
        return {key: _without_surrogates(item) for key, item in value.items()}
    return value
