"""The person's name: found by its place and size, and by what e-mail address, handles and file name say of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import permutations
from statistics import median
from typing import Final, NamedTuple

from resume_check.keywords.personal import personal_words
from resume_check.keywords.shared import people
from resume_check.model import Document, Line
from resume_check.redact.guard import Guard
from resume_check.redact.spans import Kind, Span, any_of, fold, plain, spellings, tokens

_TOP: Final = 12  # lines at the beginning in which a name stands
_MOST_LINES: Final = 400  # that are looked at
_MAX_LINE: Final = 200  # characters
_MAX_WORDS: Final = 7
_LARGER: Final = 1.25  # than most of the text
_SURE: Final = 4.0
_JOINED: Final = 5  # letters from which two names written as one are known again
_SPLIT: Final = re.compile(r"\t|[|·•;/\[\]<>~]|\s[-–—]\s|,")
_WORD: Final = re.compile(
    r"(?:[^\W\d_][\u0300-\u036f]{0,4})(?:[\w'’`.\u0300-\u036f\u0900-\u0dff-]*[\w.\u0300-\u036f\u0900-\u0dff])?"
)
_BRACKETS: Final = re.compile(r"\(([^()]{1,40})\)")
_QUOTES: Final = str.maketrans(dict.fromkeys('"“”„«»‘*#_', " "))
_CASELESS: Final = re.compile(r"[\u0590-\u08ff\u0900-\u0fff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


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


class Clues(NamedTuple):
    """What tells of the name elsewhere; letters only, folded."""

    mailboxes: tuple[str, ...] = ()
    others: tuple[str, ...] = ()  # handles, sites, file name

    @property
    def all(self) -> tuple[str, ...]:
        """Every clue."""
        return self.mailboxes + self.others


class _Candidate(NamedTuple):
    score: float
    words: tuple[str, ...]
    start: int
    end: int
    line: int
    labelled: bool


def find_name(document: Document, clues: Clues, guard: Guard, taken: Sequence[Span]) -> Name:
    """The name of the person whose resume `document` is; `taken` are passages that are something else."""
    candidates = _candidates(document, clues, guard, taken)
    best = max(candidates, key=lambda item: (item.score, -item.start), default=None)
    chosen = [] if best is None or best.score < _SURE else [best]
    if chosen:
        chosen += _neighbours(best, candidates, document) if best else []
        known = {part for item in chosen for part in _parts(item.words)}
        chosen += [item for item in candidates if item not in chosen and _belongs(item, known, clues, guard)]
    words = [word for item in chosen for word in item.words]
    return _name(words, [Span(item.start, item.end, Kind.NAME) for item in chosen], clues, guard, document)


def _candidates(document: Document, clues: Clues, guard: Guard, taken: Sequence[Span]) -> list[_Candidate]:
    sizes = [line.size for line in document.lines if line.size is not None]
    usual = median(sizes) if sizes else None
    largest = max((line.size for line in document.lines if line.page == 1 and line.size), default=None)
    found: list[_Candidate] = []
    for index, line in enumerate(document.lines[:_MOST_LINES]):
        text = document.text[line.start : min(line.end, line.start + _MAX_LINE)]
        label = _label().match(plain(text))
        bonus = _place(index, line, usual, largest) + (10.0 if label else 0.0)
        for start, end in _segments(text, label.end() if label else 0):
            start, end = line.start + start, line.start + end
            if any(span.start < end and start < span.end for span in taken):
                continue
            words = _name_words(document.text[start:end], clues)
            if words:
                score = bonus + _form(words, clues, guard)
                found.append(_Candidate(score, words, start, end, index, label is not None))
    return found


def _place(index: int, line: Line, usual: float | None, largest: float | None) -> float:
    score = 2.0 if index == 0 else 1.0 if index < 3 else 0.0
    score += 1.0 if index < _TOP else 0.0
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
    shown = _BRACKETS.sub(lambda match: match[1] if _is_nickname(match[1]) else " ", text).translate(_QUOTES)
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
        cased = word[0].isupper() or _CASELESS.match(word) is not None
        if not cased and folded not in personal_words().particles and not _in_mailbox(folded, clues):
            return ()
        kept.append(word)
    real = [part for part in _parts(kept) if len(part) > 1 or _CASELESS.match(part)]
    return tuple(kept) if real and len(kept) <= _MAX_WORDS else ()


def _is_nickname(text: str) -> bool:
    words = text.replace("/", " ").replace(",", " ").split()
    return not all(fold(word) in personal_words().pronouns for word in words)


def _in_mailbox(word: str, clues: Clues) -> bool:
    return len(word) >= 3 and any(word in clue for clue in clues.mailboxes)


def _parts(words: Sequence[str]) -> list[str]:
    """The single names in `words`, folded, without particles and initials."""
    found = [token.folded for word in words for token in tokens(word)]
    return [
        part for part in found if (len(part) > 1 or _CASELESS.match(part)) and part not in personal_words().particles
    ]


def _form(words: tuple[str, ...], clues: Clues, guard: Guard) -> float:
    parts = _parts(words)
    hits = [part for part in parts if _supported(part, words, clues)]
    score = 4.0 + len(hits) if hits else 3.0 if _is_initials(parts, clues) else 0.0
    score += 1.0 if 2 <= len(words) <= 5 else 0.0
    rest = [part for part in parts if part not in hits]
    if any(part in personal_words().document_words for part in rest):
        score -= 10.0
    if any(part in _trade_words() for part in rest) or " ".join(parts) in personal_words().countries:
        score -= 6.0
    if parts and all(part in guard for part in parts):
        score -= 3.0
    return score - (2.0 if any(part in guard.skills for part in rest) else 0.0)


def _supported(part: str, words: tuple[str, ...], clues: Clues) -> bool:
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
    return frozenset(fold(word) for word in titles) | {"learning", "data", "software", "science", "machine"}


@cache
def _label() -> re.Pattern[str]:
    return re.compile(
        rf"[\s*#>-]{{0,6}}(?:{any_of(personal_words().name_labels)})[ *]{{0,3}}(?:[:：\t]|[ ]-[ ])[\s*]{{0,4}}"
    )


def _neighbours(best: _Candidate, candidates: Sequence[_Candidate], document: Document) -> list[_Candidate]:
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
        if halves or _CASELESS.match(item.words[0]) or (near == 0 and _caseless(best)):
            found.append(item)
    return found


def _caseless(item: _Candidate) -> bool:
    return _CASELESS.match(item.words[0]) is not None


def _belongs(item: _Candidate, known: set[str], clues: Clues, guard: Guard) -> bool:
    """Another form of the name: "Jane Q. Doe" in a footer, "Doe, Jane" in a list of papers."""
    parts = _parts(item.words)
    strong = [part for part in parts if part not in guard]
    if item.labelled:
        return True
    if len(set(parts) & known) >= 2:
        return True
    hits = [part for part in strong if any(form in clue for form in spellings(part) for clue in clues.mailboxes)]
    return item.line < _TOP and 2 <= len(parts) <= 4 and len(hits) == len(parts)


def _name(words: list[str], spans: list[Span], clues: Clues, guard: Guard, document: Document) -> Name:
    parts = dict.fromkeys(_parts(words))
    forms = {form for word in words for token in tokens(word) for form in spellings(token.text)}
    every = {form for form in forms if len(form) > 1 and form not in personal_words().particles}
    for clue in clues.mailboxes:  # a nickname, or all there is where the name is in a picture
        if clue not in guard and clue not in personal_words().mailboxes and len(clue) >= 3:
            every.add(clue)
    lower = _written_small(document, every, spans)
    weak = {part for part in every if part in guard or part in lower or len(part) <= 2}
    caseless = tuple(dict.fromkeys(word for word in words if _CASELESS.match(word)))
    scripts = tuple(dict.fromkeys(["".join(caseless), " ".join(caseless), *caseless])) if caseless else ()
    return Name(
        parts=frozenset(every - weak),
        weak=frozenset(weak),
        joined=_joined(list(parts)),
        initials=frozenset(token.folded[0] for word in words for token in tokens(word)),
        particles=frozenset(forms & personal_words().particles),
        scripts=tuple(text for text in scripts if len(text) >= 2),
        spans=tuple(spans),
    )


def _written_small(document: Document, parts: set[str], spans: Sequence[Span]) -> set[str]:
    """The names that the text also writes in small letters, as words; addresses and the name itself do not count."""
    found: set[str] = set()
    for match in re.finditer(r"(?<![\w@./+-])[^\W\d_]{2,30}(?![\w@/]|\.\w)", document.text):
        word = match[0]
        if word.islower() and fold(word) in parts and not any(s.start <= match.start() < s.end for s in spans):
            found.add(fold(word))
    return found


def _joined(parts: Sequence[str]) -> frozenset[str]:
    """The name as handles write it."""
    found = {"".join(parts)}
    for first, last in permutations(parts[:6], 2):
        found |= {first + last, first[0] + last, last + first[0], first + last[0]}
    return frozenset(form for form in found if len(form) >= _JOINED)
