"""Where things are on a PDF page as it is seen: cropped and turned, in points from the top left."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from resume_check.model import BBox

Sides = tuple[float, float, float, float]  # left, bottom, right, top
_LETTER_WIDTH: Final = 612.0  # what PDF readers take where a page has no size
_LETTER_HEIGHT: Final = 792.0


class Frame(NamedTuple):
    """The visible part of a page: maps PDF coordinates to points from its top left."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int

    @property
    def width(self) -> float:
        """Of the page as it is seen."""
        return self.top - self.bottom if self.rotation in (90, 270) else self.right - self.left

    @property
    def height(self) -> float:
        """Of the page as it is seen."""
        return self.right - self.left if self.rotation in (90, 270) else self.top - self.bottom

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the PDF is seen."""
        if self.rotation == 90:
            return y - self.bottom, x - self.left
        if self.rotation == 180:
            return self.right - x, y - self.bottom
        if self.rotation == 270:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def points(self, xs: Any, ys: Any) -> tuple[Any, Any]:
        """Where points of the PDF are seen: two arrays of float64 for two arrays."""
        if self.rotation == 90:
            return ys - self.bottom, xs - self.left
        if self.rotation == 180:
            return self.right - xs, ys - self.bottom
        if self.rotation == 270:
            return self.top - ys, self.right - xs
        return xs - self.left, self.top - ys

    def box(self, left: float, bottom: float, right: float, top: float) -> BBox:
        """Where a rectangle of the PDF is seen."""
        x0, y0 = self.point(left, bottom)
        x1, y1 = self.point(right, top)
        return BBox(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def frame_of(page: Any) -> Frame:
    """The visible part of `page`: its CropBox inside its MediaBox."""
    media = _sorted(page.get_mediabox())
    if media[2] <= media[0] or media[3] <= media[1]:
        media = (0.0, 0.0, _LETTER_WIDTH, _LETTER_HEIGHT)
    crop = _sorted(page.get_cropbox())
    left, bottom = max(media[0], crop[0]), max(media[1], crop[1])
    right, top = min(media[2], crop[2]), min(media[3], crop[3])
    if right <= left or top <= bottom:
        left, bottom, right, top = media
    return Frame(left, bottom, right, top, page.get_rotation())


def _sorted(box: Sides) -> Sides:
    """A box may name any two corners that face each other."""
    x0, y0, x1, y1 = box
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
