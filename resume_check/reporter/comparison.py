"""A comparison in each of its formats."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from resume_check.comparison import Comparison
from resume_check.reporter import PLAIN_SCREEN, Screen
from resume_check.reporter.comparison_blocks import comparison_blocks
from resume_check.reporter.json import encoded
from resume_check.reporter.records import SCHEMA_VERSION
from resume_check.version import __version__

COMPARISON_FORMATS: Final = ("text", "json", "html", "markdown")


def render_comparison(comparison: Comparison, format_name: str, *, screen: Screen = PLAIN_SCREEN) -> str:
    """`comparison` in the format of that name, one of `COMPARISON_FORMATS`; ends without a newline."""
    if format_name == "json":
        return encoded(_record(comparison), None)
    blocks = comparison_blocks(comparison, verbose=screen.verbose)
    if format_name == "markdown":
        from resume_check.reporter.markdown_text import render_markdown

        return render_markdown(blocks)
    if format_name == "html":
        from resume_check.reporter.blocks_html import render_html

        return render_html(blocks)
    if screen.plain:
        from resume_check.reporter.text_plain import render_plain

        return render_plain(blocks)
    from resume_check.reporter.text_blocks import render_text

    return render_text(blocks, screen)


def _record(comparison: Comparison) -> dict[str, Any]:
    fields: dict[str, Any] = msgspec.to_builtins(comparison)
    if comparison.job is None:
        del fields["job"]
    return {"schema_version": SCHEMA_VERSION, "tool": {"name": "resume-check", "version": __version__}, **fields}


def comparison_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a comparison in JSON."""
    (reference,), components = msgspec.json.schema_components((Comparison,))
    name = reference["$ref"].rpartition("/")[2]
    body = components.pop(name)
    head = {
        "schema_version": {"const": SCHEMA_VERSION},
        "tool": {
            "type": "object",
            "properties": {"name": {"type": "string"}, "version": {"type": "string"}},
            "required": ["name", "version"],
        },
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:resume-check:comparison:{SCHEMA_VERSION}",
        "title": "A comparison of resume-check",
        "description": "What changed between two versions of a resume.",
        "type": "object",
        "properties": {**head, **body["properties"]},
        "required": [*head, *body["required"]],
        "$defs": dict(sorted(components.items())),
    }
