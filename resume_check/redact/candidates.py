"""Passages that may be the person's name, and how much speaks for each: place, size, form, and clues from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise, permutations
from statistics import median
from typing import Final, NamedTuple

from resume_check.keywords.personal import personal_words
from resume_check.keywords.shared import people, section_names
from resume_check.model import Document, Line
from resume_check.redact.guard import Guard
from resume_check.redact.spans import Span, any_of, fold, plain, spellings, tokens

TOP: Final = 12  # lines at the beginning in which a name stands
_MOST_LINES: Final = 400  # that are looked at
_MAX_LINE: Final = 200  # characters
_MAX_WORDS: Final = 7
_LARGER: Final = 1.25  # than most of the text
_SHORT: Final = 3  # letters that say nothing when they are found in a name
_JOINED: Final = 5  # letters from which two names written as one are known again
_SPLIT: Final = re.compile(r"\t|[|·•;/\[\]<>~]|\s[-–—]\s|,")
_WORD: Final = re.compile(
    r"(?:[^\W\d_][\u0300-\u036f]{0,4})(?:[\w'’`.\u0300-\u036f\u0900-\u0dff-]*[\w.\u0300-\u036f\u0900-\u0dff])?"
)
_BRACKETS: Final = re.compile(r"\(([^()]{1,40})\)")
_QUOTES: Final = str.maketrans(dict.fromkeys('"“”„«»‘*#_', " "))
_ELIDED: Final = re.compile(r"[^\W\d_]{1,5}['’`](?=[^\W\d_])")  # "d'Aubigné", "dell'Orto"
CASELESS: Final = re.compile(r"[\u0590-\u08ff\u0900-\u0fff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


class Clues(NamedTuple):
    """What tells of the name elsewhere; letters only, folded."""

    mailboxes: tuple[str, ...] = ()
    others: tuple[str, ...] = ()  # handles, sites, file name

    @property
    def all(self) -> tuple[str, ...]:
        """Every clue."""
        return self.mailboxes + self.others


class Candidate(NamedTuple):
    score: float
    words: tuple[str, ...]
    start: int
    end: int
    line: int
    labelled: bool


def candidates_of(document: Document, clues: Clues, guard: Guard, taken: Sequence[Span]) -> list[Candidate]:
    sizes = [line.size for line in document.lines if line.size is not None]
    usual = median(sizes) if sizes else None
    largest = max((line.size for line in document.lines if line.page == 1 and line.size), default=None)
    found: list[Candidate] = []
    for index, line in enumerate(document.lines[:_MOST_LINES]):
        text = _BRACKETS.sub(_without_pronouns, document.text[line.start : min(line.end, line.start + _MAX_LINE)])
        label = _label().match(plain(text))
        place = _place(index, line, usual, largest)
        for first, last in _segments(text, label.end() if label else 0):
            own = _label().match(plain(text[first:last]))
            bonus = place + (10.0 if any(found and not found["relation"] for found in (label, own)) else 0.0)
            start, end = line.start + first + (own.end() if own else 0), line.start + last
            if any(span.start < end and start < span.end for span in taken):
                continue
            words = _name_words(document.text[start:end], clues)
            if words:
                score = bonus + _form(words, clues, guard)
                found.append(Candidate(score, words, start, end, index, bool(label or own)))
    return found + _on_two_lines(found, document, clues, guard)


def _on_two_lines(found: Sequence[Candidate], document: Document, clues: Clues, guard: Guard) -> list[Candidate]:
    """Names of which each half has a line of its own."""
    pairs = []
    for first, second in pairwise(found):
        sizes = document.lines[first.line].size, document.lines[second.line].size
        alike = sizes[0] == sizes[1] and first.words[0].isupper() == second.words[0].isupper()
        whole = all(document.text[item.start - 1 : item.start] in ("", "\n") for item in (first, second))
        if second.line == first.line + 1 and len(first.words) == 1 and len(second.words) <= 2 and alike and whole:
            words = first.words + second.words
            bonus = first.score - _form(first.words, clues, guard)
            pairs.append(first._replace(score=bonus + _form(words, clues, guard), words=words, end=second.end))
    return pairs


def _without_pronouns(match: re.Match[str]) -> str:
    words = re.findall(r"\w+", fold(match[1]))
    return " " * len(match[0]) if all(word in personal_words().pronouns for word in words) else match[0]


def _place(index: int, line: Line, usual: float | None, largest: float | None) -> float:
    score = 2.0 if index == 0 else 1.0 if index < 3 else 0.0
    score += 1.0 if index < TOP else 0.0
    if line.size is not None and usual is not None:
        if line.size == largest and line.size > usual:
            score += 3.0
        elif line.size > _LARGER * usual:
            score += 1.0
    return score if line.page in (None, 1) else score - 2.0


def _segments(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The parts of a line between separators, and the line as a whole."""
    place = start
    cuts = [(match.start(), match.end()) for match in _SPLIT.finditer(text, start)]
    for left, right in [*cuts, (len(text), len(text))]:
        part = text[place:left]
        if part.strip():
            yield place + len(part) - len(part.lstrip()), left - len(part) + len(part.rstrip())
        place = right
    if cuts and any(text[left:right] in (",", "\t") for left, right in cuts):
        part = text[start:]
        yield start + len(part) - len(part.lstrip()), start + len(part.rstrip())


def _name_words(text: str, clues: Clues) -> tuple[str, ...]:
    """The words of `text` if it is made as a name is, without titles; else nothing."""
    shown = _BRACKETS.sub(r"\1", text).translate(_QUOTES)
    words = [
        word.strip(",.:!-–—'’`") if len(word.strip(".")) > 1 else word for word in shown.replace("\t", " ").split()
    ]
    kept: list[str] = []
    for word in words:
        folded = fold(word).replace(".", "")
        if not word or folded in personal_words().honorifics or (kept and folded in personal_words().after_names):
            continue
        if not _WORD.fullmatch(word):
            return ()
        cased = word[0].isupper() or CASELESS.match(word) is not None or _ELIDED.match(word) is not None
        if not cased and folded not in personal_words().particles and not _in_mailbox(folded, clues):
            return ()
        kept.append(word)
    real = [part for part in parts_of(kept) if len(part) > 1 or CASELESS.match(part)]
    return tuple(kept) if real and len(kept) <= _MAX_WORDS else ()


def _in_mailbox(word: str, clues: Clues) -> bool:
    return len(word) >= 3 and any(word in clue for clue in clues.mailboxes)


def parts_of(words: Sequence[str]) -> list[str]:
    """The single names in `words`, folded, without particles and initials."""
    found = [token for word in words for token in tokens(word) if len(token.folded) > 1 or CASELESS.match(token.text)]
    particles = personal_words().particles
    parts = [token.folded for token in found if token.folded not in particles]
    # "Do" and "Le" are family names where there are no others.
    return parts if len(parts) > 1 else [token.folded for token in found if not token.text.islower()]


def _form(words: tuple[str, ...], clues: Clues, guard: Guard) -> float:
    parts = parts_of(words)
    whole = "".join(parts)
    hits = [part for part in parts if _supported(part, clues)]
    handles = joined(parts, least=_SHORT)
    if any(clue in handles or (len(clue) > _SHORT and clue in whole) for clue in clues.all):
        hits = parts
    score = 4.0 + len(hits) if hits else 3.0 if _is_initials(parts, clues) else 0.0
    score += 1.0 if 2 <= len(words) <= 5 else 0.0
    rest = [part for part in parts if part not in hits]
    if any(part in personal_words().document_words for part in rest):
        score -= 10.0
    if any(part in _trade_words() for part in rest):
        score -= 6.0
    if len(words) > 1 and not any(part in guard for part in parts):
        score += 1.0  # neither a trade nor a skill
    if any(part in personal_words().countries for part in rest):
        score -= 4.0
    if rest and all(part in guard for part in parts):
        score -= 3.0 if any(part in guard.skills for part in parts) else 1.0
    if " ".join(parts) in _headings():
        score -= 10.0
    return score - (2.0 if any(part in guard.skills for part in rest) else 0.0)


def _supported(part: str, clues: Clues) -> bool:
    """Whether e-mail address, handle, site or file name hold the name, or the beginning of it."""
    forms = spellings(part) if len(part) >= 3 else set()
    if any(form in clue for form in forms for clue in clues.all):
        return True
    return len(part) >= 4 and any(len(clue) >= 4 and (part.startswith(clue) or clue in part) for clue in clues.all)


def _is_initials(parts: Sequence[str], clues: Clues) -> bool:
    initials = "".join(part[0] for part in parts)
    return len(initials) >= 2 and any(clue in (initials, initials[::-1]) for clue in clues.all)


@cache
def _trade_words() -> frozenset[str]:
    words = people()
    titles = [*words.title_words, *words.organisation_words, *words.internships, *words.volunteering]
    return frozenset(fold(word) for word in titles if len(word) >= _SHORT) | {
        "learning",
        "data",
        "software",
        "science",
        "machine",
    }


@cache
def _headings() -> frozenset[str]:
    return frozenset(fold(name) for names in section_names().names.values() for name in names)


@cache
def _label() -> re.Pattern[str]:
    words = personal_words()
    names, relations = any_of(words.name_labels), any_of(words.relation_labels)
    sign = r"[ *]{0,3}(?:[:：\t]|[ ]-[ ])[\s*]{0,4}"
    titles, joins = any_of(words.document_titles), any_of(words.document_joins)
    title = rf"(?:{titles})(?:[ ](?:{joins})[ ]|[ ]?[:–—-][ ])[ ]{{0,3}}"
    return re.compile(rf"[\s*#>-]{{0,6}}(?:(?:(?:{names})|(?P<relation>{relations})){sign}|{title})")


def joined(parts: Sequence[str], *, least: int = _JOINED) -> frozenset[str]:
    """The name as handles write it."""
    found = {"".join(parts)}
    for first, last in permutations(parts[:6], 2):
        found |= {first + last, first[0] + last, last + first[0], first + last[0]}
    return frozenset(form for form in found if len(form) >= least)
