"""How the text of a Word file looks, as far as it decides what a reader sees: styles, numbering, colours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from docx.oxml.parser import parse_xml

from resume_check.parsers import docx_names as n
from resume_check.parsers.docx_style_part import OFF, StylePart

Element = Any  # lxml carries no types

UNKNOWN: Final = "unknown"  # a background with some colour that is not worked out: nothing on it counts as hidden
AUTOMATIC: Final = "auto"
TRANSPARENT: Final = "none"

_HEX: Final = re.compile(r"[0-9A-Fa-f]{6}$")
_NUMBER: Final = re.compile(r"-?[0-9]{1,9}(?:\.[0-9]{1,9})?$")
_HEADING_NAME: Final = re.compile(r"heading [1-9]$")
_LIST_NAME: Final = re.compile(r"list (?:bullet|number)")
_MAX_CHAIN: Final = 20
_BODY_LEVEL: Final = "9"
_WHITE: Final = "FFFFFF"
_ALIKE: Final = 16  # levels of 255 in every channel
_TINY: Final = 4  # half points
_OPAQUE_BELOW: Final = 95_000  # of 100,000: how transparent text may be and still be seen


class Look(NamedTuple):
    """Properties of a run; None where nothing is said and what lies beneath shows through."""

    bold: bool | None = None
    half_points: int | None = None
    colour: str | None = None  # six hexadecimal digits, AUTOMATIC or TRANSPARENT
    vanish: bool | None = None
    caps: bool | None = None
    fill: str | None = None  # six hexadecimal digits or UNKNOWN


NO_LOOK: Final = Look()


class ParagraphStyle(NamedTuple):
    """What a paragraph inherits."""

    look: Look
    heading: bool
    listed: bool
    fill: str | None


class _Style(NamedTuple):
    """What one style says by itself; None where the one that it is based on decides."""

    look: Look
    heading: bool | None
    listed: bool | None
    fill: str | None
    base: str | None


def over(top: Look, base: Look) -> Look:
    """`top` laid over `base`."""
    if top is NO_LOOK:
        return base
    bold, half_points, colour, vanish, caps, fill = top
    return Look(
        base.bold if bold is None else bold,
        base.half_points if half_points is None else half_points,
        colour or base.colour,
        base.vanish if vanish is None else vanish,
        base.caps if caps is None else caps,
        fill or base.fill,
    )


def read_look(properties: Element | None) -> Look:
    """What a w:rPr says; of elements that come twice the first counts."""
    if properties is None or not len(properties):
        return NO_LOOK
    said = n.by_tag(properties)
    size, highlight = said.get(n.SIZE), said.get(n.HIGHLIGHT)
    fill = read_fill(said.get(n.SHADING))
    if highlight is not None:
        fill = _WHITE if highlight.get(n.VAL) == "white" else UNKNOWN
    return Look(
        _toggle(said.get(n.BOLD)),
        None if size is None else _number(size.get(n.VAL)),
        _colour(said.get(n.COLOUR), said.get(n.TEXT_FILL)),
        _toggle(said.get(n.VANISH)),
        _toggle(said.get(n.CAPS)) or _toggle(said.get(n.SMALL_CAPS)),
        fill,
    )


def read_fill(shading: Element | None) -> str | None:
    """The colour that a w:shd lays under the text; None where it lays none."""
    if shading is None:
        return None
    pattern, fill = shading.get(n.VAL), shading.get(n.FILL, "")
    if pattern == "solid":
        fill = shading.get(n.COLOUR, "")
    elif pattern not in (None, "clear", "nil"):
        return UNKNOWN
    if _HEX.match(fill):
        return str(fill).upper()
    return UNKNOWN if shading.get(n.THEME_FILL) else None


def hidden_reason(look: Look, background: str | None) -> str | None:
    """Why a reader does not see text of this look on `background`; None where it is seen."""
    if look.vanish:
        return "hidden font"
    if look.half_points is not None and look.half_points < _TINY:
        return "smaller than 2 pt"
    if look.colour == TRANSPARENT:
        return "transparent"
    under = look.fill or background or _WHITE
    if look.colour in (None, AUTOMATIC) or under == UNKNOWN or not _alike(look.colour, under):
        return None
    return "white on white" if _alike(under, _WHITE) else "in the colour of its background"


def _alike(one: str | None, other: str) -> bool:
    if one is None:
        return False
    return all(abs(int(one[i : i + 2], 16) - int(other[i : i + 2], 16)) <= _ALIKE for i in (0, 2, 4))


def _colour(colour: Element | None, effect: Element | None) -> str | None:
    if effect is not None:
        return _effect_colour(effect)
    if colour is None:
        return None
    value = colour.get(n.VAL, "")
    if _HEX.match(value):
        return str(value).upper()
    return _WHITE if colour.get(n.THEME_COLOUR) in ("background1", "light1") else AUTOMATIC


def _effect_colour(effect: Element) -> str:
    """Word 2010's text effects, which win over w:color."""
    if effect.find(n.NO_TEXT_FILL) is not None:
        return TRANSPARENT
    for alpha in effect.iter(n.TEXT_FILL_ALPHA):
        if (_number(alpha.get(n.TEXT_FILL_VAL)) or 0) > _OPAQUE_BELOW:
            return TRANSPARENT
    rgb = effect.find(n.TEXT_FILL_RGB)
    value = "" if rgb is None else rgb.get(n.TEXT_FILL_VAL, "")
    return str(value).upper() if _HEX.match(value) else AUTOMATIC


def _toggle(element: Element | None) -> bool | None:
    return None if element is None else element.get(n.VAL, "1") not in OFF


def _number(value: str | None) -> int | None:
    if value is None or not _NUMBER.match(value):
        return None
    return int(float(value))


class Styles:
    """The styles and numbering of one file, of which each is parsed when first asked for."""

    def __init__(self, styles: bytes | None, numbering: bytes | None) -> None:
        self._part = StylePart(styles)
        self._defaults = read_look(self._part.defaults)
        self._own: dict[str, _Style | None] = {}
        self._paragraphs: dict[str | None, ParagraphStyle] = {}
        self._characters: dict[str, Look] = {}
        self._numbering = numbering
        self._unmarked: set[tuple[str, str]] | None = None

    def paragraph(self, identifier: str | None) -> ParagraphStyle:
        """The paragraph style with this id, or the default one."""
        style = self._paragraphs.get(identifier)
        if style is None:
            style = self._paragraphs[identifier] = self._read_paragraph(identifier)
        return style

    def character(self, identifier: str) -> Look:
        """The character style with this id."""
        if identifier not in self._characters:
            look = NO_LOOK
            for style in self._chain(identifier):
                look = over(look, style.look)
            self._characters[identifier] = look
        return self._characters[identifier]

    def shades_tables(self, identifier: str) -> bool:
        """Whether the table style lays colour under any of its cells."""
        return any(
            read_fill(shading) not in (None, _WHITE)
            for element in self._elements(identifier)
            for shading in element.iter(n.SHADING)
        )

    def is_listed(self, numbering: Element | None, default: bool) -> bool:
        """Whether a w:numPr gives the paragraph a bullet or number; `default` where it does not say."""
        said = n.by_tag(numbering)
        number, level = said.get(n.NUMBER_ID), said.get(n.NUMBER_LEVEL)
        if number is None:
            return default
        key = (number.get(n.VAL, "0"), "0" if level is None else level.get(n.VAL, "0"))
        if key[0] == "0":
            return False
        if self._unmarked is None:
            self._unmarked = set() if self._numbering is None else _unmarked_lists(parse_xml(self._numbering))
        return key not in self._unmarked

    def _elements(self, identifier: str) -> Iterator[Element]:
        """The table style with this id, then what it is based on."""
        for _ in range(_MAX_CHAIN):
            element = self._part.get(identifier)
            if element is None:
                return
            yield element
            identifier = _value(element.find(n.BASED_ON)) or ""

    def _chain(self, identifier: str | None) -> list[_Style]:
        """The style with this id, then what it is based on."""
        chain: list[_Style] = []
        while len(chain) < _MAX_CHAIN:
            key = identifier or ""
            if key not in self._own:
                self._own[key] = self._read(key)
            style = self._own[key]
            if style is None:
                break
            chain.append(style)
            identifier = style.base
        return chain

    def _read(self, identifier: str) -> _Style | None:
        element = self._part.get(identifier)
        if element is None:
            return None
        parts = n.by_tag(element)
        said = n.by_tag(parts.get(n.PARAGRAPH_PROPERTIES))
        name = (_value(parts.get(n.STYLE_NAME)) or "").lower()
        listed: bool | None = None
        if n.NUMBERING in said:
            listed = self.is_listed(said[n.NUMBERING], default=False)
        elif _LIST_NAME.match(name):
            listed = True
        return _Style(
            read_look(parts.get(n.RUN_PROPERTIES)),
            _is_heading(name, said.get(n.OUTLINE_LEVEL)),
            listed,
            read_fill(said.get(n.SHADING)),
            _value(parts.get(n.BASED_ON)),
        )

    def _read_paragraph(self, identifier: str | None) -> ParagraphStyle:
        look = NO_LOOK
        heading: bool | None = None
        listed: bool | None = None
        fill: str | None = None
        for style in self._chain(self._part.default_id if identifier is None else identifier):
            look = over(look, style.look)
            heading = style.heading if heading is None else heading
            listed = style.listed if listed is None else listed
            fill = fill or style.fill
        return ParagraphStyle(over(look, self._defaults), bool(heading), bool(listed), fill)


def is_outlined(level: Element | None) -> bool | None:
    """Whether a w:outlineLvl makes its paragraph a heading; None where there is none."""
    return None if level is None else level.get(n.VAL) != _BODY_LEVEL


def _value(element: Element | None) -> str | None:
    return None if element is None else element.get(n.VAL)


def _is_heading(name: str, level: Element | None) -> bool | None:
    if name in ("title", "subtitle"):
        return False
    if _HEADING_NAME.match(name):
        return True
    return is_outlined(level)


def _unmarked_lists(numbering: Element) -> set[tuple[str, str]]:
    """The lists and levels whose paragraphs are numbered with nothing."""
    if not any(form.get(n.VAL) == "none" for form in numbering.iter(n.NUMBER_FORM)):
        return set()
    unmarked: dict[str, list[str]] = {}
    for abstract in numbering.iter(n.ABSTRACT_NUMBERING):
        for level in abstract.iter(n.w("lvl")):
            form = level.find(n.NUMBER_FORM)
            if form is not None and form.get(n.VAL) == "none":
                unmarked.setdefault(abstract.get(n.ABSTRACT_NUMBER_ID, ""), []).append(level.get(n.NUMBER_LEVEL, "0"))
    found: set[tuple[str, str]] = set()
    for number in numbering.iter(n.NUMBER):
        abstract = number.find(n.ABSTRACT_NUMBER_ID)
        for level in unmarked.get("" if abstract is None else abstract.get(n.VAL, ""), ()):
            found.add((number.get(n.NUMBER_ID, ""), level))
    return found
