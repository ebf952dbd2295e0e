"""The person's name: found by its place and size, and by what e-mail address, handles and file name say of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from resume_check.keywords.personal import personal_words
from resume_check.model import Document
from resume_check.redact.candidates import CASELESS, TOP, Candidate, Clues, candidates_of, joined, parts_of
from resume_check.redact.guard import Guard
from resume_check.redact.spans import Kind, Span, fold, spellings, tokens

_SURE: Final = 4.0
_LIKELY: Final = 3.0  # enough for a line at the top that could be nothing else
_SMALL_WORD: Final = re.compile(r"(?<![\w@./+])[^\W\d_]{2,30}(?![\w@/]|\.\w)")


@dataclass(frozen=True, slots=True)
class Name:
    """What of a text is the person's name. All words are folded."""

    parts: frozenset[str] = frozenset()  # names that nothing else is called
    weak: frozenset[str] = frozenset()  # names that are words too
    joined: frozenset[str] = frozenset()  # "janedoe", "jdoe"
    initials: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()  # "van", "der"
    scripts: tuple[str, ...] = ()  # names in scripts without capitals, as they are written
    spans: tuple[Span, ...] = ()  # where the name was found


def find_name(document: Document, clues: Clues, guard: Guard, taken: Sequence[Span]) -> Name:
    """The name of the person whose resume `document` is; `taken` are passages that are something else."""
    candidates = candidates_of(document, clues, guard, taken)
    best = max(candidates, key=lambda item: (item.score, -item.start), default=None)
    chosen = [] if best is None or best.score < _SURE else [best]
    if best is not None and not chosen and best.score >= _LIKELY and best.line < TOP and len(best.words) > 1:
        chosen = [best]
    if chosen:
        chosen += _neighbours(chosen[0], candidates, document)
        known = {part for item in chosen for part in parts_of(item.words)}
        chosen += [item for item in candidates if item not in chosen and _belongs(item, known, clues, guard)]
    words = [word for item in chosen for word in item.words]
    return _name(words, [Span(item.start, item.end, Kind.NAME) for item in chosen], clues, guard, document)


def _neighbours(best: Candidate, candidates: Sequence[Candidate], document: Document) -> list[Candidate]:
    """The other half of a name that stands on two lines, or in two scripts."""
    found = []
    size = document.lines[best.line].size
    for item in candidates:
        near = abs(item.line - best.line)
        if item is best or near > 1 or item.score < 0:
            continue
        other = document.lines[item.line].size
        large = size is not None and other is not None and abs(size - other) < 0.5 and item.score >= best.score - 4
        halves = near == 1 and len(best.words) == 1 and len(item.words) <= 2 and (large or size is None)
        if halves or _caseless(item) != _caseless(best):
            found.append(item)
    return found


def _caseless(item: Candidate) -> bool:
    return CASELESS.match(item.words[0]) is not None


def _belongs(item: Candidate, known: set[str], clues: Clues, guard: Guard) -> bool:
    """Another form of the name: "Jane Q. Doe" in a footer, "Doe, Jane" in a list of papers."""
    parts = parts_of(item.words)
    strong = [part for part in parts if part not in guard]
    if item.labelled:
        return True
    if len(set(parts) & known) >= 2:
        return True
    hits = [part for part in strong if any(form in clue for form in spellings(part) for clue in clues.mailboxes)]
    return item.line < TOP and 2 <= len(parts) <= 4 and len(hits) == len(parts)


def _name(words: list[str], spans: list[Span], clues: Clues, guard: Guard, document: Document) -> Name:
    parts = dict.fromkeys(parts_of(words))
    forms = {form for word in words for token in tokens(word) for form in spellings(token.text)}
    every = {form for form in forms if len(form) > 1 and (form not in personal_words().particles or form in parts)}
    for clue in clues.mailboxes:  # a nickname, or all there is where the name is in a picture
        if clue not in guard and clue not in personal_words().mailboxes and len(clue) >= 3:
            every.add(clue)
    lower = _written_small(document, every, spans)
    weak = {part for part in every if part in guard or part in lower or len(part) <= 2}
    caseless = tuple(dict.fromkeys(word for word in words if CASELESS.match(word)))
    scripts = tuple(dict.fromkeys(["".join(caseless), " ".join(caseless), *caseless])) if caseless else ()
    return Name(
        parts=frozenset(every - weak),
        weak=frozenset(weak),
        joined=joined(list(parts)),
        initials=frozenset(token.folded[0] for word in words for token in tokens(word)),
        particles=frozenset(forms & personal_words().particles),
        scripts=tuple(text for text in scripts if len(text) >= 2),
        spans=tuple(spans),
    )


def _written_small(document: Document, parts: set[str], spans: Sequence[Span]) -> set[str]:
    """The names that the text also writes in small letters, as words; addresses and the name itself do not count."""
    found: set[str] = set()
    before = ""
    for match in _SMALL_WORD.finditer(document.text):
        word = fold(match[0])
        if match[0].islower() and word in parts and before not in parts:
            follows = _SMALL_WORD.match(document.text, match.end() + 1)
            named = follows is not None and fold(follows[0]) in parts
            if not named and not any(span.start <= match.start() < span.end for span in spans):
                found.add(word)
        before = word
    return found
