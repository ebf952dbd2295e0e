"""JSON and the terminal keep hostile strings data; CSV, Markdown and HTML have tests of their own with them."""

from __future__ import annotations

import json

import pytest
from msgspec.structs import replace
from strings import ALL, GROUPS

from resume_check.model import Evidence, Failure, FileInfo, Notice, Report
from resume_check.reporter import FORMATS, render

OBEYED = {*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0)), *"\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e"}
OBEYED |= set("\u2028\u2029\u2066\u2067\u2068\u2069")


def filled(report: Report, text: str) -> Report:
    """`report` with `text` in every field that comes from a file."""

    def changed(evidence: Evidence) -> Evidence:
        return evidence._replace(quote=text, term=text)

    criteria = tuple(
        replace(
            item,
            finding=replace(
                item.finding,
                evidence=tuple(map(changed, item.finding.evidence)),
                rejected=tuple(map(changed, item.finding.rejected)),
            ),
        )
        for item in report.criteria
    )
    jobs = tuple(replace(job, title=text, organisation=text) for job in report.experience.jobs)
    return replace(
        report,
        file=replace(report.file, name=text, path=text),
        criteria=criteria,
        results=tuple(replace(result, evidence=changed(result.evidence)) for result in report.results),
        experience=replace(report.experience, jobs=jobs),
        portfolio=replace(report.portfolio, links=(text,)),
        tips=tuple(replace(tip, message=text) for tip in report.tips),
        warnings=(Notice("x", text),),
    )


@pytest.mark.parametrize("group", GROUPS)
def test_json_is_one_line_of_utf_8(full_report: Report, group: str) -> None:
    for text in GROUPS[group]:
        for record in (
            filled(full_report, text).to_json(),
            Failure(FileInfo(text, text, None, None, None, None), "damaged", text).to_json(),
        ):
            assert not OBEYED & set(record), text
            found = json.loads(record.encode())["file"]["name"]
            assert found == "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)


@pytest.mark.parametrize("format_name", [name for name, kind in FORMATS.items() if kind.for_screen])
def test_a_terminal_is_told_nothing(full_report: Report, format_name: str) -> None:
    for text in ALL:
        shown = render(filled(full_report, text), format_name)
        assert not (OBEYED - {"\n"}) & set(shown), text
