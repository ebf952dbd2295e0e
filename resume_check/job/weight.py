"""What the words around a name in an advert say: it is required, would be welcome, or is not asked for at all."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

import msgspec

from resume_check.keywords.advert import advert_words
from resume_check.keywords.shared import alternatives

_SENTENCE: Final = re.compile(r"(?<=[^\W\d_]{3}[.!?])\s+|(?<=[)%\d+#][.!?])\s+")
_CLAUSE: Final = re.compile(r";\s|,?\s+(?:but|although|though|while|aber)\s")
_LONGEST: Final = 1_000  # characters of a sentence; what is longer is parted at a blank
_BRACKETS: Final = re.compile(r"\([^()]{0,300}\)")


def phrase_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """An expression for any of `words` as whole words, in any case."""
    return re.compile(rf"(?<!\w)(?:{alternatives(words)})(?!\w)", re.IGNORECASE)


class _Cues(msgspec.Struct, frozen=True):
    before: tuple[tuple[bool, re.Pattern[str]], ...]  # required or not, and the words
    after: tuple[tuple[bool, re.Pattern[str]], ...]
    asks: re.Pattern[str]
    not_asked: re.Pattern[str]


@cache
def _cues() -> _Cues:
    words = advert_words()
    return _Cues(
        before=((True, phrase_pattern(words.required.before)), (False, phrase_pattern(words.preferred.before))),
        after=((True, phrase_pattern(words.required.after)), (False, phrase_pattern(words.preferred.after))),
        asks=phrase_pattern(words.asks.phrases),
        not_asked=phrase_pattern(words.not_asked.phrases),
    )


class Sentence(msgspec.Struct, frozen=True):
    """A sentence of an advert with the part it stands in."""

    start: int  # character offset into the advert's text
    text: str  # newlines as blanks, so that offsets hold
    kind: str
    bullet: bool

    @property
    def asks(self) -> bool:
        """Whether anything in it is asked for."""
        if self.kind == "skip":
            return False
        if self.kind in ("told", "other"):
            listed = self.bullet and self.kind == "other"
            return listed or _cues().asks.search(self.text) is not None or self._weighs(0, len(self.text)) is not None
        return True

    def required(self, offset: int) -> bool | None:
        """Whether what stands at `offset` is required; False: it would be welcome; None: it is not asked for."""
        if not self.asks:
            return None
        place = offset - self.start
        start, end = self._clause(place)
        said = self._weighs(start, end, place)
        if said is not False and denies(self):
            return None
        return self.kind not in ("preferred", "stack") if said is None else said

    def clause(self, offset: int) -> str:
        """The clause that stands at `offset`."""
        start, end = self._clause(offset - self.start)
        return self.text[start:end]

    def _clause(self, place: int) -> tuple[int, int]:
        for bracket in _BRACKETS.finditer(self.text):
            inside = bracket.start() < place < bracket.end()
            if inside and self._weighs(bracket.start(), bracket.end()) is not None:
                return bracket.span()
        start, end = 0, len(self.text)
        for border in _CLAUSE.finditer(self.text):
            if border.end() <= place:
                start = border.end()
            elif border.start() >= place:
                end = border.start()
                break
        return start, end

    def _weighs(self, start: int, end: int, place: int | None = None) -> bool | None:
        """What a clause says of the name at `place`: the next word behind it decides, else the last before it."""
        text = self.text[:end]
        if (start, end) == (0, len(self.text)) or text[start : start + 1] != "(":
            text = _BRACKETS.sub(lambda found: _blanked(found[0], found.start(), place), text)
        before = [(hit.end(), must) for must, words in _cues().before for hit in words.finditer(text, start)]
        after = [(hit.start(), must) for must, words in _cues().after for hit in words.finditer(text, start)]
        if place is None:
            return min(before + after)[1] if before or after else None
        leading = max((item for item in before if item[0] <= place), default=None)
        trailing = min((item for item in after if item[0] > place), default=None)
        if trailing is not None and not any(place < at < trailing[0] for at, _ in before):
            return trailing[1]
        return None if leading is None else leading[1]


def denies(sentence: Sentence) -> bool:
    """Whether a sentence says that what it names is not asked for."""
    return _cues().not_asked.search(sentence.text) is not None


def _blanked(bracket: str, start: int, place: int | None) -> str:
    """What stands in brackets speaks for itself alone, but for "(preferred)"."""
    if any(words.fullmatch(bracket[1:-1].strip()) for _, words in _cues().after):
        return bracket
    return bracket if place is not None and start < place < start + len(bracket) else " " * len(bracket)


def sentences(text: str, start: int, end: int, *, kind: str, bullet: bool) -> list[Sentence]:
    """The sentences of the text between two offsets."""
    flat = text[start:end].replace("\n", " ").replace("\t", " ")
    found: list[Sentence] = []
    at = 0
    for stop, next_at in [*(border.span() for border in _SENTENCE.finditer(flat)), (len(flat), len(flat))]:
        while stop - at > _LONGEST:
            cut = flat.rfind(" ", at + 1, at + _LONGEST)
            cut = cut if cut > 0 else at + _LONGEST
            found.append(Sentence(start + at, flat[at:cut], kind, bullet))
            at = cut
        found.append(Sentence(start + at, flat[at:stop], kind, bullet))
        at = next_at
    return [sentence for sentence in found if sentence.text.strip()]
