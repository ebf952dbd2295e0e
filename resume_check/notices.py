"""Warnings that follow from the content: stuffing, injected instructions, pasted adverts, look-alike letters."""

from __future__ import annotations

import re

from resume_check.criteria.facts import Facts
from resume_check.model import Document, Notice, SectionKind, Status
from resume_check.parsers.normalise import fold_lookalikes

_LIST_WITHOUT_WORK = 12  # criteria that are listed while none is demonstrated
_MAX_WORDS = 20_000
_FOREIGN = re.compile(r"[\u0370-\u052f]")  # Greek and Cyrillic


def content_notices(facts: Facts) -> tuple[Notice, ...]:
    """The warnings of one judged resume, in a fixed order."""
    found = [*_stuffing(facts), *_instructions(facts), *_adverts(facts), *_lookalikes(facts.resume.document)]
    return tuple(found)


def _page(facts: Facts, index: int) -> int | None:
    line = facts.resume.lines[index]
    return facts.resume.document.lines[line.first_line].page


def _stuffing(facts: Facts) -> list[Notice]:
    if facts.stuffed:
        term, count = facts.stuffed
        message = f'"{term}" stands {count} times in lists; repeating lowers what a claim is worth'
        return [Notice("keyword-stuffing", message)]
    return _empty_list(facts)


def _empty_list(facts: Facts) -> list[Notice]:
    listed = [name for name, finding in facts.findings.items() if finding.status is Status.LISTED]
    field = {item.id for item in facts.keywords.criteria if item.anchor}
    shown = [
        name for name, finding in facts.findings.items() if finding.status is Status.DEMONSTRATED and name in field
    ]
    if len(listed) >= _LIST_WITHOUT_WORK and not shown:
        return [Notice("tools-without-work", f"{len(listed)} skills are listed, and no line of work shows any of them")]
    return []


def _instructions(facts: Facts) -> list[Notice]:
    lines = facts.annotated.injection_lines
    if not lines:
        return []
    message = f"{len(lines)} line(s) address an automated reader; they are left out of the judgement"
    return [Notice("prompt-injection", message, _page(facts, lines[0]))]


def _adverts(facts: Facts) -> list[Notice]:
    sections = [section for section in facts.resume.sections if section.kind is SectionKind.ADVERT]
    lines = [
        index
        for index in facts.annotated.advert_lines
        if facts.resume.section_of(facts.resume.lines[index]).kind is not SectionKind.ADVERT
    ]
    if not sections and len(lines) < 2:
        return []
    return [
        Notice(
            "pasted-advert",
            "Words of a job advert are left out of the judgement",
            _page(facts, lines[0]) if lines else None,
        )
    ]


def _lookalikes(document: Document) -> list[Notice]:
    if _FOREIGN.search(document.text) is None:
        return []
    words = [
        word for word in document.text.split()[:_MAX_WORDS] if not word.isascii() and fold_lookalikes(word) != word
    ]
    if not words:
        return []
    return [
        Notice(
            "obfuscated-text",
            f"{len(words)} word(s) mix letters of two alphabets that look alike; they are read as they look",
        )
    ]
