"""A report without what is personal."""

from __future__ import annotations

import re
from enum import Enum
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from resume_check.keywords.role import KeywordSet
from resume_check.model import Advert, Evidence, FileInfo, Finding, LineView, Portfolio, Report, Requirement, Resume
from resume_check.redact.guard import guard_of
from resume_check.redact.paths import redact_file
from resume_check.redact.redactor import Redactor, redactor_of

T = TypeVar("T")

_PLACEHOLDER = re.compile(r"\[[a-z -]{4,15}\]")


def redact_report(report: Report, resume: Resume, role: KeywordSet) -> Report:
    """`report` on `resume` with a word in brackets in place of what is personal.

    Every string of it is cleaned, whatever field it stands in, so that a new field is clean too. Scores, statuses,
    quantities and places on the page stay.
    """
    redactor = redactor_of(resume, guard_of(role), file_name=report.file.name)
    return _Rewriter(redactor, resume.document.text).rewrite(report)


class _Rewriter:
    def __init__(self, redactor: Redactor, text: str) -> None:
        self._redactor = redactor
        self._text = text

    def rewrite(self, value: T) -> T:
        """`value` with all strings in it cleaned."""
        rewritten: Any = value
        if isinstance(value, Enum | int | float | Advert | Requirement) or value is None:  # an advert is the employer's
            return value
        if isinstance(value, str):
            rewritten = self._redactor.clean(value)
        elif isinstance(value, FileInfo):
            rewritten = redact_file(value)
        elif isinstance(value, Portfolio):
            rewritten = replace(value, links=("[link]",) * len(value.links))
        elif isinstance(value, Evidence):
            rewritten = self._rewrite_evidence(value)
        elif isinstance(value, tuple):
            items = [self.rewrite(item) for item in value]
            rewritten = type(value)(*items) if hasattr(value, "_fields") else tuple(items)
        elif isinstance(value, msgspec.Struct):
            changes = {name: self.rewrite(getattr(value, name)) for name in value.__struct_fields__}
            if isinstance(value, LineView):
                changes["text"] = self._redactor.passage(value.text, value.start, value.end, self._text)
            if isinstance(value, Finding):  # that "Ann" was taken for a term would say the name that is left out
                changes["rejected"] = tuple(item for item in changes["rejected"] if _says_anything(item.quote))
            rewritten = replace(value, **changes)
        return rewritten  # type: ignore[no-any-return]

    def _rewrite_evidence(self, value: Evidence) -> Evidence:
        quote = self._redactor.passage(value.quote, value.start, value.end, self._text)
        return value._replace(quote=quote, term=self.rewrite(value.term), reason=self.rewrite(value.reason))


def _says_anything(quote: str) -> bool:
    return re.search(r"\w", _PLACEHOLDER.sub("", quote)) is not None
