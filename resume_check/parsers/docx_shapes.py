"""Drawings of a Word file: the text boxes in them, what lies under their text, and pictures behind the page's text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from resume_check.parsers import docx_names as n
from resume_check.parsers.docx_styles import UNKNOWN

Element = Any  # lxml carries no types

_HEX: Final = re.compile(r"#?([0-9A-Fa-f]{6})\b")
_SHAPES: Final = frozenset(n.VML + name for name in ("shape", "rect", "roundrect", "oval", "line"))
PICTURE: Final = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
_MIN_SIDE: Final = 180_000  # English metric units, half a centimetre: less cannot lie behind a line of text


class Box(NamedTuple):
    """A text box."""

    content: Element
    fill: str | None  # six hexadecimal digits, UNKNOWN, or None where it has no fill of its own
    unseen: bool  # marked as hidden


class Click(NamedTuple):
    """A drawing that is a hyperlink."""

    relationship: str


def chosen(alternatives: Element) -> Iterator[Element]:
    """The one of a mc:AlternateContent's children that Word shows."""
    found = alternatives.find(n.CHOICE)
    if found is None:
        found = alternatives.find(n.FALLBACK)
    if found is not None:
        yield found


def read_drawing(element: Element, fill: str | None = None, unseen: bool = False) -> Iterator[Box | Click]:
    """The text boxes and links of a drawing in document order, each once."""
    for child in element:
        tag = child.tag
        if tag == n.TEXT_BOX:
            yield Box(child, fill, unseen)
        elif tag == n.ALTERNATIVES:
            for choice in chosen(child):
                yield from read_drawing(choice, fill, unseen)
        elif tag == n.CLICK:
            yield Click(child.get(n.RELATIONSHIP_ID, ""))
        elif tag == n.SHAPE:
            yield from read_drawing(child, _shape_fill(child), unseen)
        elif tag in _SHAPES:
            hidden = "visibility:hidden" in child.get("style", "").replace(" ", "")
            yield from read_drawing(child, _vml_fill(child), unseen or hidden)
        elif tag == n.ANCHOR:
            properties = child.find(n.DRAWING_PROPERTIES)
            hidden = properties is not None and properties.get("hidden") in ("1", "true")
            yield from read_drawing(child, fill, unseen or hidden)
        else:
            yield from read_drawing(child, fill, unseen)


def has_backdrop(root: Element) -> bool:
    """Whether a picture or a filled shape of some size lies behind the text."""
    return any(
        anchor.get("behindDoc") in ("1", "true") and _is_large(anchor) and _is_painted(anchor)
        for anchor in root.iter(n.ANCHOR)
    )


def has_painted_shapes(root: Element) -> bool:
    """Whether any picture or filled shape floats in the text, so that a text box may stand on it."""
    return any(_is_large(anchor) and _is_painted(anchor) for anchor in root.iter(n.ANCHOR))


def _is_large(anchor: Element) -> bool:
    extent = anchor.find(n.EXTENT)
    if extent is None:
        return False
    sides = (extent.get("cx", "0"), extent.get("cy", "0"))
    return all(side.isdecimal() and int(side[:12]) > _MIN_SIDE for side in sides)


def _is_painted(anchor: Element) -> bool:
    if next(anchor.iter(PICTURE), None) is not None:
        return True
    return any(_shape_fill(shape) not in (None, "FFFFFF") for shape in anchor.iter(n.SHAPE))


def _shape_fill(shape: Element) -> str | None:
    properties = shape.find(n.SHAPE_PROPERTIES)
    if properties is not None:
        rgb = properties.find(f"{n.SOLID_FILL}/{n.RGB}")
        if rgb is not None and _HEX.match(rgb.get("val", "")):
            return str(rgb.get("val")).upper()
        if any(properties.find(tag) is not None for tag in n.SOME_FILL):
            return UNKNOWN
        if properties.find(n.NO_FILL) is not None:
            return None
    reference = shape.find(n.FILL_REFERENCE)
    return None if reference is None or reference.get("idx", "0") == "0" else UNKNOWN


def _vml_fill(shape: Element) -> str | None:
    if shape.get("filled") in ("f", "false"):
        return None
    colour = shape.get("fillcolor")
    if colour is None:
        return None
    match = _HEX.match(colour)
    if match:
        return match.group(1).upper()
    return "FFFFFF" if colour.startswith("white") else UNKNOWN
