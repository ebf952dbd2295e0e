"""Recognition by the package rapidocr, whose models come with it: nothing is fetched."""

from __future__ import annotations

import logging
from functools import cached_property
from typing import Any, Final

from resume_check.model import BBox
from resume_check.parsers.ocr import Grey, RecognitionError, SeenWord

_WARM: Final = 64  # pixels
_SIZE: Final = 0.87  # of a line box's height, which has a margin
_BELOW_MIDDLE: Final = 0.3  # of the font size: from the middle of a line's letters to their baseline


class Rapid:
    """The engine, loaded when the first page is read."""

    name = "rapidocr"
    dpi = 200  # it scales down what is finer

    def load(self) -> None:
        """Load the models and what runs them."""
        blank = Grey(_WARM, _WARM, bytes(_WARM * _WARM), 72)
        self.read(blank, seconds=0)

    def read(self, picture: Grey, *, seconds: float) -> list[SeenWord]:
        """The words of the page. Raises RecognitionError.

        `seconds` cannot be held to here, because the work is done in this process.
        """
        import numpy as np
        from rapidocr.inference_engine.onnxruntime import ONNXRuntimeError

        rows = np.frombuffer(picture.pixels, dtype=np.uint8).reshape(picture.height, picture.width)
        try:
            result = self._engine(np.stack([rows] * 3, axis=-1), return_word_box=True)
        except (ONNXRuntimeError, RuntimeError, ValueError, IndexError, ArithmeticError) as error:
            raise RecognitionError(f"rapidocr failed ({type(error).__name__})") from error
        if not len(result):  # then its lines have another form
            return []
        words: list[SeenWord] = []
        for number, line in enumerate(result.word_results or ()):
            boxes = [(text.strip(), _box(corners)) for text, _, corners in line if corners is not None and text.strip()]
            top = min((box.top for _, box in boxes), default=0.0)
            bottom = max((box.bottom for _, box in boxes), default=0.0)
            size = (bottom - top) * _SIZE
            # The boxes have a margin, as wide above as below.
            baseline = (top + bottom) / 2 + _BELOW_MIDDLE * size
            words.extend(SeenWord(text, box, number, size, baseline) for text, box in boxes)
        return words

    @cached_property
    def _engine(self) -> Any:
        from rapidocr import RapidOCR

        logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)
        # Its search for lines that stand on their heads turns honest ones round.
        return RapidOCR(params={"Global.log_level": "critical", "Global.use_cls": False})


def _box(corners: Any) -> BBox:
    xs, ys = [float(point[0]) for point in corners], [float(point[1]) for point in corners]
    return BBox(min(xs), min(ys), max(xs), max(ys))
