"""What is drawn on a PDF page besides text: filled areas, pictures and ruling lines, and what is painted over what."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from typing import Any, Final

import pypdfium2.raw as pdfium

from resume_check.model import BBox
from resume_check.parsers.pdf_calls import address_of, clip_paths, form_objects, kinds, page_objects
from resume_check.parsers.pdf_frame import Frame
from resume_check.parsers.placed import Placed
from resume_check.parsers.rules import Rule

_MAX_OBJECTS: Final = 20_000
_MAX_SEGMENTS: Final = 64
_MAX_DEPTH: Final = 4
_THIN: Final = 2.5  # points: a rectangle no thicker than this is a line
_MIN_DOT: Final = 1.0  # points
_MAX_DOT: Final = 8.0
_MAX_DOTS: Final = 500
_CARD_HEIGHT: Final = 28.0  # points: two lines and some space around them
_RULE: Final = 8.0  # points: a shorter one is no part of a table

Matrix = tuple[float, float, float, float, float, float]


class Shape(Placed):
    """A filled area or a picture."""

    def __init__(self, box: BBox, colour: tuple[int, int, int] | None, order: int) -> None:
        super().__init__(box.x0, box.top, box.x1, box.bottom)
        self.colour = colour  # None for a picture
        self.order = order  # later ones are painted over earlier ones


@dataclass(slots=True)
class Drawing:
    """All that matters of a page's objects."""

    shapes: list[Shape] = field(default_factory=list)
    outlines: list[BBox] = field(default_factory=list)  # of rectangles with a line around them
    dots: list[BBox] = field(default_factory=list)  # small and as wide as high: a browser's bullets
    level: list[Rule] = field(default_factory=list)
    upright: list[Rule] = field(default_factory=list)
    orders: dict[int, int] = field(default_factory=dict)  # address of a text object -> its place in the painting order
    clips: dict[int, BBox] = field(default_factory=dict)  # address of a text object -> what is left of it at most

    def cards(self, frame: Frame) -> list[BBox]:
        """Areas and frames that may carry a card."""
        boxes = [shape.box for shape in self.shapes if shape.colour is not None] + self.outlines
        return [
            box
            for box in boxes
            if _CARD_HEIGHT < box.bottom - box.top < 0.6 * frame.height
            and 0.12 * frame.width < box.x1 - box.x0 < 0.6 * frame.width
        ]

    def panels(self, frame: Frame) -> list[BBox]:
        """Areas that may carry a sidebar."""
        return [
            shape.box
            for shape in self.shapes
            if shape.bottom - shape.top > 0.3 * frame.height
            and 0.1 * frame.width < shape.x1 - shape.x0 < 0.65 * frame.width
            and (shape.colour is None or min(shape.colour) < 253)
        ]


def read_drawing(page: Any, frame: Frame) -> Drawing:
    """Walk over the objects of `page`, those inside form objects too."""
    drawing = Drawing()
    found = _Objects(page)
    texts = [key for key, kind in zip(found.keys, found.kinds, strict=True) if kind == pdfium.FPDF_PAGEOBJ_TEXT]
    paths = dict(zip(texts, clip_paths(texts), strict=True))
    for order, key in enumerate(found.keys):
        kind, matrix = found.kinds[order], found.matrices[order]
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            drawing.orders[key] = order
            clip = _clip(paths[key], matrix, frame) if paths[key] else None
            if clip is not None:
                drawing.clips[key] = clip
            continue
        handle = ctypes.cast(key, pdfium.FPDF_PAGEOBJECT)
        box = _bounds(handle, matrix, frame)
        if box is None:
            continue
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            drawing.shapes.append(Shape(box, None, order))
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            _add_path(drawing, handle, box, order)
    return drawing


class _Objects:
    """Address, kind and matrix into page space of each object of a page, in painting order."""

    def __init__(self, page: Any) -> None:
        self.keys: list[int] = []
        self.kinds: list[int] = []
        self.matrices: list[Matrix | None] = []  # None for an object that is in page space
        self._left = _MAX_OBJECTS
        count = min(pdfium.FPDFPage_CountObjects(page), self._left)
        self._add(page_objects(address_of(page.raw), count), None, depth=1)

    def _add(self, keys: list[int], matrix: Matrix | None, *, depth: int) -> None:
        for key, kind in zip(keys, kinds(keys), strict=True):
            if self._left <= 0:
                return
            self._left -= 1
            if not key:
                continue
            if kind != pdfium.FPDF_PAGEOBJ_FORM:
                self.keys.append(key)
                self.kinds.append(kind)
                self.matrices.append(matrix)
            elif depth <= _MAX_DEPTH:
                form = ctypes.cast(key, pdfium.FPDF_PAGEOBJECT)
                count = min(pdfium.FPDFFormObj_CountObjects(form), self._left)
                self._add(form_objects(key, count), _combine(_matrix(form), matrix), depth=depth + 1)


def _matrix(handle: Any) -> Matrix | None:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(handle, ctypes.byref(found)):
        return None
    return found.a, found.b, found.c, found.d, found.e, found.f


def _combine(inner: Matrix | None, outer: Matrix | None) -> Matrix | None:
    if inner is None or outer is None:
        return inner or outer
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _bounds(handle: Any, matrix: Matrix | None, frame: Frame) -> BBox | None:
    left, bottom, right, top = ctypes.c_float(), ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
    if not pdfium.FPDFPageObj_GetBounds(handle, left, bottom, right, top):
        return None
    return _seen_box(left.value, bottom.value, right.value, top.value, matrix, frame)


def _clip(address: int, matrix: Matrix | None, frame: Frame) -> BBox | None:
    """The box that the first path of a clip path leaves of an object; None where it leaves all."""
    path = ctypes.cast(address, pdfium.FPDF_CLIPPATH)
    x, y = ctypes.c_float(), ctypes.c_float()
    xs: list[float] = []
    ys: list[float] = []
    for i in range(min(pdfium.FPDFClipPath_CountPathSegments(path, 0), _MAX_SEGMENTS)):
        if pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFClipPath_GetPathSegment(path, 0, i), x, y):
            xs.append(x.value)
            ys.append(y.value)
    if not xs:
        return None
    return _seen_box(min(xs), min(ys), max(xs), max(ys), matrix, frame)


def _seen_box(x0: float, y0: float, x1: float, y1: float, matrix: Matrix | None, frame: Frame) -> BBox:
    if matrix is not None:
        a, b, c, d, e, f = matrix
        corners = [(a * x + c * y + e, b * x + d * y + f) for x in (x0, x1) for y in (y0, y1)]
        x0, x1 = min(x for x, _ in corners), max(x for x, _ in corners)
        y0, y1 = min(y for _, y in corners), max(y for _, y in corners)
    return frame.box(x0, y0, x1, y1)


def _is_dot(width: float, height: float) -> bool:
    return _MIN_DOT < width < _MAX_DOT and abs(width - height) < 0.2 * width


def _add_path(drawing: Drawing, handle: Any, box: BBox, order: int) -> None:
    width, height = box.x1 - box.x0, box.bottom - box.top
    if height <= _THIN or width <= _THIN:
        if width >= _RULE:
            drawing.level.append(Rule(box.top, box.x0, box.x1))
        elif height >= _RULE:
            drawing.upright.append(Rule(box.x0, box.top, box.bottom))
        elif _is_dot(width, height) and len(drawing.dots) < _MAX_DOTS:
            drawing.dots.append(box)
        return
    if _is_dot(width, height) and len(drawing.dots) < _MAX_DOTS:
        drawing.dots.append(box)
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(handle, fill, stroke):
        return
    if stroke.value and min(width, height) >= _RULE * 0.7:
        drawing.outlines.append(box)
        drawing.level.extend((Rule(box.top, box.x0, box.x1), Rule(box.bottom, box.x0, box.x1)))
        drawing.upright.extend((Rule(box.x0, box.top, box.bottom), Rule(box.x1, box.top, box.bottom)))
    if fill.value:
        red, green, blue, alpha = ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint()
        if pdfium.FPDFPageObj_GetFillColor(handle, red, green, blue, alpha) and alpha.value > 16:
            drawing.shapes.append(Shape(box, (red.value, green.value, blue.value), order))
