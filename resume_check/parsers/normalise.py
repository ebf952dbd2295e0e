"""Plain characters from the odd ones that files hold, with the way back to where each stood.

Folds what hides a word from a matcher (ligatures, letter-spacing, invisible characters, icon glyphs) and leaves alone
whatever carries meaning: 10² stays 10², and a word in another script stays in that script.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Final, final

from resume_check.parsers.letter_spacing import join_spaced_letters

BULLET: Final = "•"

_MARKS: Final = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_SPACES: Final = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_BREAKS: Final = "\r\x0b\x0c\x85\u2028\u2029"
_ZERO_WIDTH: Final = "\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_TAGS: Final = "\U000e0000-\U000e007f"
_SURROGATES: Final = f"{chr(0xD800)}-{chr(0xDFFF)}"  # not as a literal, of which mypyc cannot make a C string
_DROPPED: Final = f"\u00ad\ufe00-\ufe0f\ufffe\uffff\U000e0100-\U000e01ef{_SURROGATES}"
_PRIVATE: Final = "\ue000-\uf8ff\U000f0000-\U0010fffd"
_CONTROL: Final = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
_FOLDED: Final = "\u2010\u2011\u2126\u212a\u212b\u2160-\u217f\ufb00-\ufb06\uff01-\uff5e\ufffd\U0001d400-\U0001d7ff"

_ODD: Final = rf"{_SPACES}{_BREAKS}{_ZERO_WIDTH}{_TAGS}{_DROPPED}{_PRIVATE}{_CONTROL}{_FOLDED}"
_GLYPH_NUMBER: Final = "(cid:"  # what programs write for a glyph whose letter nobody knows
# A match is one thing to replace; whatever no match covers is copied as it stands.
_SPECIAL: Final = re.compile(rf"\(cid:[0-9]{{1,6}}\)|\r\n|[^\W\d_][{_MARKS}]{{1,8}}|[{_ODD}]")
_SUSPECT: Final = re.compile(rf"[{_MARKS}{_ODD}]")  # every match has one, or a glyph's number; far faster to look for
_IS_BREAK: Final = re.compile(rf"[{_BREAKS}]")
_IS_SPACE: Final = re.compile(rf"[{_SPACES}{_CONTROL}]")
_IS_INVISIBLE: Final = re.compile(rf"[{_ZERO_WIDTH}{_TAGS}]")
_IS_TAG: Final = re.compile(rf"[{_TAGS}]")
_IS_DROPPED: Final = re.compile(rf"[{_DROPPED}]")
_IS_PRIVATE: Final = re.compile(rf"[{_PRIVATE}]")

_HYPHENS: Final = "\u2010\u2011"
# Symbol's bullet and Wingdings' square: nothing else is drawn with them, so they part words inside a line too.
_ALWAYS_BULLETS: Final = "\uf0b7\uf0a7"
# Word's symbol fonts stand at U+F020..F0FF, and a glyph of theirs that opens a line is a bullet. Icon fonts use the
# same places for these signs before a phone number, an address or a profile.
_CONTACT_ICONS: Final = frozenset(
    "\uf007\uf015\uf041\uf073\uf08c\uf092\uf095\uf098\uf099\uf09a\uf09b\uf0ac\uf0c1\uf0e0\uf0e1"
)

_LOOKALIKES: Final = dict(
    zip(
        "АВЕЅІЈКМНОРСТУХаеѕіјорсухԁԛԝһΑΒΕΖΗΙΚΜΝΟΡΤΥΧονυ",
        "ABESIJKMHOPCTYXaesijopcyxdqwhABEZHIKMNOPTYXovu",
        strict=True,
    )
)


@final
class Normalised:
    """A text and where each of its characters came from."""

    def __init__(self, text: str, origins: Sequence[int], invisible: int) -> None:
        self.text = text
        self.origins = origins  # text[i] came from raw[origins[i]]; never falls
        self.invisible = invisible  # characters dropped that serve to hide something: inside a word, or Unicode tags


def normalise(raw: str) -> Normalised:
    """Fold `raw`, lines and all; letter-spaced headings are joined into words."""
    text, origins, invisible = _fold(raw)
    kept = join_spaced_letters(text)
    if kept is not None:
        text = "".join([text[i] for i in kept])
        origins = [origins[i] for i in kept]
    return Normalised(text, origins, invisible)


def normalise_word(raw: str) -> str:
    """Fold one word of a page; "" where nothing of it is text. A glyph that may be a bullet counts as one."""
    if raw.isascii() and raw.isprintable() and _GLYPH_NUMBER not in raw:
        return raw
    return _fold(raw)[0].strip()


def fold_lookalikes(word: str) -> str:
    """Turn Cyrillic and Greek letters that look Latin into Latin ones where `word` mixes the scripts.

    A word wholly in Cyrillic or Greek is honest text and comes back as it is, and so does one with a letter that no
    Latin letter looks like.
    """
    if word.isascii() or not any("a" <= letter.lower() <= "z" for letter in word):
        return word
    if any(_is_foreign(letter) and letter not in _LOOKALIKES for letter in word):
        return word
    return "".join([_LOOKALIKES.get(letter, letter) for letter in word])


def _is_foreign(letter: str) -> bool:
    return "\u0370" <= letter <= "\u052f"


def _fold(raw: str) -> tuple[str, Sequence[int], int]:
    if _GLYPH_NUMBER not in raw and ((raw.isascii() and raw.isprintable()) or _SUSPECT.search(raw) is None):
        return raw, range(len(raw)), 0
    pieces: list[str] = []
    origins: list[int] = []
    invisible = done = 0
    at_line_start = True
    for match in _SPECIAL.finditer(raw):
        start, end = match.span()
        if start > done:
            plain = raw[done:start]
            pieces.append(plain)
            origins.extend(range(done, start))
            tail = plain[plain.rfind("\n") + 1 :]
            at_line_start = not tail.strip() and (at_line_start or len(tail) < len(plain))
        new = _replacement(raw, start, end, at_line_start=at_line_start)
        invisible += _hides(raw, start)
        pieces.append(new)
        origins.extend([min(start + i, end - 1) for i in range(len(new))])
        if new.strip():
            at_line_start = False
        elif "\n" in new:
            at_line_start = True
        done = end
    pieces.append(raw[done:])
    origins.extend(range(done, len(raw)))
    return "".join(pieces), origins, invisible


def _replacement(raw: str, start: int, end: int, *, at_line_start: bool) -> str:
    first = raw[start]
    if first == "(":
        return BULLET if at_line_start else ""
    if _IS_BREAK.match(first):
        return "\n"
    if _IS_SPACE.match(first):
        return "" if first == "\x00" else " "
    before_space = raw[end : end + 1].strip() == ""
    if _IS_PRIVATE.match(first):
        return _private_glyph(first, opens_line=at_line_start and before_space)
    if first in "\u00ad\ufffd" and at_line_start and before_space and raw[end:].strip():
        return BULLET
    if _IS_INVISIBLE.match(first) or _IS_DROPPED.match(first):
        return ""
    if first in _HYPHENS:
        return "-"
    if end - start > 1 or first in "\u2126\u212a\u212b\ufffd":
        return unicodedata.normalize("NFC", raw[start:end])
    return unicodedata.normalize("NFKC", first)


def _private_glyph(glyph: str, *, opens_line: bool) -> str:
    if glyph in _ALWAYS_BULLETS:
        return BULLET
    if opens_line and "\uf020" <= glyph <= "\uf0ff" and glyph not in _CONTACT_ICONS:
        return BULLET
    return ""


def _hides(raw: str, at: int) -> bool:
    """Whether the character parts a word unseen; joiners of other scripts and of emoji do honest work."""
    if not _IS_INVISIBLE.match(raw[at]):
        return False
    if _IS_TAG.match(raw[at]):
        return True
    around = raw[at - 1 : at] + raw[at + 1 : at + 2]
    return len(around) == 2 and around.isascii() and around.isalnum()
