"""How the text of a Word file looks, as far as it decides what a reader sees: styles, numbering, colours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from resume_check.parsers import docx_names as n

Element = Any  # lxml carries no types

UNKNOWN: Final = "unknown"  # a background with some colour that is not worked out: nothing on it counts as hidden
AUTOMATIC: Final = "auto"
TRANSPARENT: Final = "none"

_HEX: Final = re.compile(r"[0-9A-Fa-f]{6}$")
_OFF: Final = frozenset(("0", "false", "off", "none"))
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


class ParagraphStyle(NamedTuple):
    """What a paragraph inherits."""

    look: Look = Look()
    heading: bool = False
    listed: bool = False
    fill: str | None = None


def over(top: Look, base: Look) -> Look:
    """`top` laid over `base`."""
    return Look(
        bold=base.bold if top.bold is None else top.bold,
        half_points=base.half_points if top.half_points is None else top.half_points,
        colour=top.colour or base.colour,
        vanish=base.vanish if top.vanish is None else top.vanish,
        caps=base.caps if top.caps is None else top.caps,
        fill=top.fill or base.fill,
    )


def read_look(properties: Element | None) -> Look:
    """What a w:rPr says."""
    if properties is None or not len(properties):
        return Look()
    size = properties.find(n.w("sz"))
    highlight = properties.find(n.w("highlight"))
    fill = read_fill(properties.find(n.SHADING))
    if highlight is not None:
        fill = _WHITE if highlight.get(n.VAL) == "white" else UNKNOWN
    return Look(
        bold=_toggle(properties.find(n.w("b"))),
        half_points=_number(size.get(n.VAL)) if size is not None else None,
        colour=_colour(properties),
        vanish=_toggle(properties.find(n.w("vanish"))),
        caps=_toggle(properties.find(n.w("caps"))) or _toggle(properties.find(n.w("smallCaps"))),
        fill=fill,
    )


def read_fill(shading: Element | None) -> str | None:
    """The colour that a w:shd lays under the text; None where it lays none."""
    if shading is None:
        return None
    pattern, fill = shading.get(n.VAL), shading.get(n.w("fill"), "")
    if pattern == "solid":
        fill = shading.get(n.w("color"), "")
    elif pattern not in (None, "clear", "nil"):
        return UNKNOWN
    if _HEX.match(fill):
        return str(fill).upper()
    return UNKNOWN if shading.get(n.w("themeFill")) else None


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


def _colour(properties: Element) -> str | None:
    effect = properties.find(n.TEXT_FILL)
    if effect is not None:
        return _effect_colour(effect)
    colour = properties.find(n.w("color"))
    if colour is None:
        return None
    value = colour.get(n.VAL, "")
    if _HEX.match(value):
        return str(value).upper()
    return _WHITE if colour.get(n.w("themeColor")) in ("background1", "light1") else AUTOMATIC


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
    return None if element is None else element.get(n.VAL, "1") not in _OFF


def _number(value: str | None) -> int | None:
    if value is None or not re.match(r"-?[0-9]{1,9}(?:\.[0-9]{1,9})?$", value):
        return None
    return int(float(value))


class Styles:
    """The styles and numbering of one file, worked out when first asked for."""

    def __init__(self, styles: Element | None, numbering: Element | None) -> None:
        self._by_id: dict[str, Element] = {}
        self._defaults = Look()
        self._default_id: str | None = None
        self._paragraphs: dict[str | None, ParagraphStyle] = {}
        self._characters: dict[str, Look] = {}
        self._unmarked = _unmarked_lists(numbering)
        if styles is not None:
            self._defaults = read_look(styles.find(f"{n.w('docDefaults')}/{n.w('rPrDefault')}/{n.RUN_PROPERTIES}"))
            for style in styles.findall(n.w("style")):
                identifier = style.get(n.w("styleId"), "")
                self._by_id[identifier] = style
                if style.get(n.w("type")) == "paragraph" and style.get(n.w("default"), "0") not in _OFF:
                    self._default_id = identifier

    def paragraph(self, identifier: str | None) -> ParagraphStyle:
        """The paragraph style with this id, or the default one."""
        if identifier not in self._paragraphs:
            self._paragraphs[identifier] = self._read_paragraph(identifier)
        return self._paragraphs[identifier]

    def character(self, identifier: str) -> Look:
        """The character style with this id."""
        if identifier not in self._characters:
            look = Look()
            for style in self._chain(identifier):
                look = over(look, read_look(style.find(n.RUN_PROPERTIES)))
            self._characters[identifier] = look
        return self._characters[identifier]

    def shades_tables(self, identifier: str) -> bool:
        """Whether the table style lays colour under any of its cells."""
        return any(
            read_fill(shading) not in (None, _WHITE)
            for style in self._chain(identifier)
            for shading in style.iter(n.SHADING)
        )

    def is_listed(self, numbering: Element | None, default: bool) -> bool:
        """Whether a w:numPr gives the paragraph a bullet or number; `default` where it does not say."""
        number = None if numbering is None else numbering.find(n.w("numId"))
        if numbering is None or number is None:
            return default
        level = numbering.find(n.w("ilvl"))
        key = (number.get(n.VAL, "0"), "0" if level is None else level.get(n.VAL, "0"))
        return key[0] != "0" and key not in self._unmarked

    def _chain(self, identifier: str | None) -> Iterator[Element]:
        for _ in range(_MAX_CHAIN):
            style = self._by_id.get(identifier or "")
            if style is None:
                return
            yield style
            base = style.find(n.w("basedOn"))
            identifier = None if base is None else base.get(n.VAL)

    def _read_paragraph(self, identifier: str | None) -> ParagraphStyle:
        look, fill = Look(), None
        heading: bool | None = None
        listed: bool | None = None
        for style in self._chain(self._default_id if identifier is None else identifier):
            look = over(look, read_look(style.find(n.RUN_PROPERTIES)))
            properties = style.find(n.PARAGRAPH_PROPERTIES)
            name = _name(style)
            if heading is None:
                heading = _is_heading(name, properties)
            if properties is not None:
                fill = fill or read_fill(properties.find(n.SHADING))
                if listed is None and properties.find(n.NUMBERING) is not None:
                    listed = self.is_listed(properties.find(n.NUMBERING), default=False)
            if listed is None and _LIST_NAME.match(name):
                listed = True
        return ParagraphStyle(over(look, self._defaults), bool(heading), bool(listed), fill)


def is_outlined(properties: Element | None) -> bool | None:
    """Whether a w:pPr makes the paragraph a heading by its outline level; None where it does not say."""
    level = None if properties is None else properties.find(n.w("outlineLvl"))
    return None if level is None else level.get(n.VAL) != _BODY_LEVEL


def _name(style: Element) -> str:
    name = style.find(n.w("name"))
    return "" if name is None else str(name.get(n.VAL, "")).lower()


def _is_heading(name: str, properties: Element | None) -> bool | None:
    if name in ("title", "subtitle"):
        return False
    if _HEADING_NAME.match(name):
        return True
    return is_outlined(properties)


def _unmarked_lists(numbering: Element | None) -> set[tuple[str, str]]:
    """The lists and levels whose paragraphs are numbered with nothing."""
    if numbering is None:
        return set()
    unmarked: dict[str, list[str]] = {}
    for abstract in numbering.iter(n.w("abstractNum")):
        for level in abstract.iter(n.w("lvl")):
            form = level.find(n.w("numFmt"))
            if form is not None and form.get(n.VAL) == "none":
                unmarked.setdefault(abstract.get(n.w("abstractNumId"), ""), []).append(level.get(n.w("ilvl"), "0"))
    found: set[tuple[str, str]] = set()
    for number in numbering.iter(n.w("num")):
        abstract = number.find(n.w("abstractNumId"))
        for level in unmarked.get("" if abstract is None else abstract.get(n.VAL, ""), ()):
            found.add((number.get(n.w("numId"), ""), level))
    return found
