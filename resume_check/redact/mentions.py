"""Where a text names the person again: in a signature, a running header, a list of papers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from resume_check.keywords.personal import personal_words
from resume_check.redact.guard import Guard
from resume_check.redact.names import Name
from resume_check.redact.spans import Kind, Span, Token, tokens

_TOUCHING: Final = re.compile(r"[ \t\u00a0.'’`\"“”-]{0,3}\n?")
_NEAR: Final = re.compile(r"[ \t\u00a0.'’`\"“”,-]{0,3}")
_LONG: Final = 7  # letters of a name that is known inside a longer word


def mentions(text: str, name: Name, guard: Guard) -> Iterator[Span]:
    """The passages of `text` that name the person."""
    words = tokens(text)
    marked = [_is_sure(word, name) for word in words]
    for index, word in enumerate(words):
        if word.folded in name.weak and not marked[index]:
            marked[index] = _is_named(text, words, index, name, guard)
    _extend(text, words, marked, name)
    for index, word in enumerate(words):
        if marked[index]:
            yield Span(word.start, _end(text, word, name), Kind.NAME)
    for script in name.scripts:
        start = text.find(script)
        while start >= 0:
            yield Span(start, start + len(script), Kind.NAME)
            start = text.find(script, start + len(script))


def _is_sure(word: Token, name: Name) -> bool:
    folded = word.folded
    if folded in name.parts or folded in name.joined:
        return True
    return len(folded) > _LONG and any(
        len(form) >= _LONG and form in folded for forms in (name.joined, name.parts) for form in forms
    )


def _end(text: str, word: Token, name: Name) -> int:
    """Behind an initial's full stop, and behind the number of a handle."""
    end = word.end
    if len(word.text) == 1 and text[end : end + 1] == ".":
        return end + 1
    if word.folded in name.joined:
        while text[end : end + 1].isdigit():
            end += 1
    return end


def _is_named(text: str, words: Sequence[Token], index: int, name: Name, guard: Guard) -> bool:
    """Whether a name that is a word too is a name here."""
    word = words[index]
    if not word.text[0].isupper():
        return False
    before = words[index - 1] if index else None
    after = words[index + 1] if index + 1 < len(words) else None
    gap_before = text[before.end : word.start] if before else "\n"
    gap_after = text[word.end : after.start] if after else "\n"
    if before and gap_before.strip(" .") == "" and before.folded in personal_words().honorifics:
        return True
    if before and _is_initial(before, name) and gap_before in (".", ". ", " "):
        return True
    if after and _is_initial(after, name) and gap_after in (" ", ", ") and text[after.end : after.end + 1] == ".":
        return True
    if before and gap_before == " " and before.folded in name.weak and before.text[0].isupper():
        return before.folded != word.folded
    if after and gap_after == " " and after.folded in name.weak and after.text[0].isupper():
        return after.folded != word.folded
    opens = not before or "\n" in gap_before or gap_before.strip(" \"'“‘(") in (".", "!", "?", "•", "-", "–", ":")
    if opens and after and gap_after == " " and after.text.islower() and after.folded in personal_words().person_verbs:
        return True
    if word.folded in guard.skills or word.text.isupper():
        return False
    return before is not None and gap_before == " " and before.text.islower() and not opens


def _is_initial(word: Token, name: Name) -> bool:
    return len(word.text) == 1 and word.text.isupper() and word.folded in name.initials


def _extend(text: str, words: Sequence[Token], marked: list[bool], name: Name) -> None:
    """Mark what belongs to a name beside a marked word: initials, particles, names that are words too."""
    for order in (range(len(words) - 1), range(len(words) - 1, 0, -1)):
        step = 1 if order.step > 0 else -1
        for index in order:
            other = index + step
            if not marked[index] or marked[other]:
                continue
            left, right = sorted((index, other))
            gap = text[words[left].end : words[right].start]
            marked[other] = _goes_with(words[other], gap, name)
    for index in range(1, len(words) - 1):  # "van der" between two names
        if words[index].folded in personal_words().particles and marked[index - 1] and not marked[index]:
            last = index
            while last < len(words) - 1 and words[last].folded in personal_words().particles:
                last += 1
            if marked[last] and last - index <= 3:
                marked[index:last] = [True] * (last - index)


def _goes_with(word: Token, gap: str, name: Name) -> bool:
    if word.folded in name.weak:
        return _NEAR.fullmatch(gap) is not None and (word.text[0].isupper() or gap == " ")
    if len(word.text) == 1 and word.text.isupper():
        return word.folded in name.initials and _NEAR.fullmatch(gap) is not None
    particle = word.folded in personal_words().particles and word.folded in name.particles
    return particle and _TOUCHING.fullmatch(gap) is not None and "\n" not in gap
