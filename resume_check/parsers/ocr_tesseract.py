"""Recognition by the program tesseract: a picture in on its standard input, tab-separated words out."""

from __future__ import annotations

import os
import re
import subprocess
from functools import cached_property
from itertools import groupby
from statistics import median
from typing import Final

from resume_check.model import BBox
from resume_check.parsers.ocr import Grey, RecognitionError, SeenWord

_LINE, _WORD = "4", "5"  # levels of the table's rows
_COLUMNS: Final = 12
_MIN_CONFIDENCE: Final = 25.0  # below this it is specks and ornaments that are read
_MAX_ROWS: Final = 20_000
_SIZE: Final = 0.95  # of a line box's height: it reaches from the tallest letter to the lowest
_DESCENT: Final = 0.2  # of the size: how far letters reach below the baseline
_DESCENDING: Final = re.compile(r"[gjpqyQJçşț]")
_LANGUAGE_SECONDS: Final = 10


class Tesseract:
    """The installed program; each page is a process of its own."""

    name = "tesseract"
    dpi = 300  # a coarser scan gains by it too

    def __init__(self, program: str) -> None:
        self._program = program

    def load(self) -> None:
        """Nothing: each page starts the program."""

    def read(self, picture: Grey, *, seconds: float) -> list[SeenWord]:
        """The words of the page. Raises RecognitionError where the program fails or takes too long."""
        command = [self._program, "stdin", "stdout", "-l", self._language, "--psm", "3", "--dpi", str(picture.dpi)]
        header = f"P5 {picture.width} {picture.height} 255\n".encode()
        output = self._run([*command, "-c", "tessedit_create_tsv=1"], header + picture.pixels, seconds)
        return _words(output.decode("utf-8", "replace"))

    @cached_property
    def _language(self) -> str:
        """English where there is its model, else the first there is."""
        listed = self._run([self._program, "--list-langs"], b"", _LANGUAGE_SECONDS).decode("utf-8", "replace")
        names = [name for name in listed.splitlines()[1:] if name and name != "osd"]
        if not names:
            raise RecognitionError("tesseract has no language model")
        return "eng" if "eng" in names else names[0]

    def _run(self, command: list[str], data: bytes, seconds: float) -> bytes:
        # One thread: four on a page gain little, and a batch has a process a core already.
        environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
        try:
            done = subprocess.run(  # noqa: S603 - no shell, and nothing of the resume in the command
                command, input=data, capture_output=True, timeout=seconds, env=environment, check=False
            )
        except subprocess.TimeoutExpired as error:
            raise RecognitionError(f"tesseract took longer than {seconds:.0f} seconds") from error
        except OSError as error:
            raise RecognitionError(f"tesseract did not start ({error.strerror})") from error
        if done.returncode != 0:
            raise RecognitionError(f"tesseract ended with status {done.returncode}")
        return done.stdout


def _words(table: str) -> list[SeenWord]:
    """The words of tesseract's table.

    Its columns: level, page, block, paragraph, line, word, left, top, width, height, confidence, text.
    """
    words: list[SeenWord] = []
    line, height, bottom = 0, 0.0, 0.0
    for row in table.split("\n")[1 : _MAX_ROWS + 1]:
        cells = row.split("\t", _COLUMNS - 1)
        if len(cells) < _COLUMNS or cells[0] not in (_LINE, _WORD):
            continue
        x0, top, width, tall = map(float, cells[6:10])
        if cells[0] == _LINE:
            line, height, bottom = line + 1, tall, top + tall
            continue
        text = cells[11].strip()
        if text and float(cells[10]) >= _MIN_CONFIDENCE:
            size = height * _SIZE
            words.append(SeenWord(text, BBox(x0, top, x0 + width, top + tall), line, size, bottom))
    return [word for _, line_words in groupby(words, lambda word: word.line) for word in _on_baseline([*line_words])]


def _on_baseline(line: list[SeenWord]) -> list[SeenWord]:
    """The words of a line with the baseline that those without descending letters stand on."""
    standing = [word.box.bottom for word in line if word.text.isalnum() and not _DESCENDING.search(word.text)]
    baseline = median(standing) if standing else line[0].baseline - _DESCENT * line[0].size
    return [word._replace(baseline=baseline) for word in line]
