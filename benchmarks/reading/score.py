"""Prints how well the pages made by make.py are read: lines in order, words right.

python benchmarks/reading/score.py OUT [--misses] [--also FOLDER]

Order is the share of adjacent pairs of lines that are kept, words the F1 of all words against the truth; both also for
pdftotext, where it is installed, and pdfplumber. "agree" is the F1 of the words against pdftotext's, a second opinion
that also tells of the PDFs in FOLDER, for which there is no truth.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from statistics import mean

BENCHMARKS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(BENCHMARKS.parent), str(BENCHMARKS)]

from reading.truth import Score, Truth, add, broken_pairs, decode, score, word_faults

ORDER, WORDS, AGREE = 0.98, 0.995, 0.99
Reader = Callable[[Path], str]


def ours(path: Path) -> str:
    """The text that resume-check judges."""
    from resume_check.limits import DEFAULT_LIMITS
    from resume_check.parsers import parse

    return parse(path.read_bytes(), name=path.name, limits=DEFAULT_LIMITS).text


def pdftotext(path: Path) -> str:
    """Poppler's reading in its default order."""
    run = subprocess.run(["pdftotext", "-enc", "UTF-8", str(path), "-"], check=True, capture_output=True, timeout=60)
    return run.stdout.decode()


def plumber(path: Path) -> str:
    """pdfplumber's reading."""
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        return "\n".join(page.extract_text() for page in pdf.pages)


def agreement(one: str, other: str) -> float:
    """F1 of the runs of letters and digits."""
    first, second = Counter(_runs(one)), Counter(_runs(other))
    return 2 * (first & second).total() / max(first.total() + second.total(), 1)


def _runs(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text).replace("\u00ad", "").casefold())


def readers(path: Path) -> dict[str, Reader]:
    """Those that can read `path`."""
    found: dict[str, Reader] = {"ours": ours}
    if path.suffix == ".pdf":
        if shutil.which("pdftotext"):
            found["pdftotext"] = pdftotext
        found["pdfplumber"] = plumber
    return found


class Table:
    """A row a file, and one for all."""

    def __init__(self) -> None:
        self._scores: dict[str, list[Score]] = {}
        self._agree: list[float] = []

    def row(self, path: Path, truth: Truth) -> tuple[str, str]:
        """The row of one file, and our text of it."""
        texts = {name: read(path) for name, read in readers(path).items()}
        scores = {name: score(truth, text) for name, text in texts.items()}
        for name, one in scores.items():
            self._scores.setdefault(name, []).append(one)
        agree = ""
        if "pdftotext" in texts:
            self._agree.append(agreement(texts["ours"], texts["pdftotext"]))
            agree = f"{self._agree[-1]:.3f}"
        return self._cells(path.name, scores, agree), texts["ours"]

    def total(self) -> str:
        """The last row: all pairs and words together, and the mean of the agreement."""
        agree = f"{mean(self._agree):.3f}" if self._agree else ""
        return self._cells("all", {name: add(scores) for name, scores in self._scores.items()}, agree)

    @staticmethod
    def head() -> str:
        """The first row."""
        names = "".join(f"{name:>18}" for name in ("ours", "pdftotext", "pdfplumber"))
        return f"{'':36}{names}\n{'file':36}{'   order   words  ' * 3} agree"

    @staticmethod
    def _cells(name: str, scores: Mapping[str, Score], agree: str) -> str:
        cells = ""
        for reader in ("ours", "pdftotext", "pdfplumber"):
            one = scores.get(reader)
            cells += f"{one.order:9.3f}{one.words_right:8.3f} " if one else " " * 18
        poor = "ours" in scores and (scores["ours"].order < ORDER or scores["ours"].words_right < WORDS)
        return f"{name:36}{cells}{agree:>6}{'  <' if poor else ''}"


def misses(truth: Truth, text: str) -> Iterator[str]:
    """What is wrong in one file."""
    yield from (f"    {one[:60]!r} -> {other[:60]!r}" for one, other in broken_pairs(truth, text))
    missing, extra = word_faults(truth, text)
    if missing or extra:
        yield f"    missing {missing[:12]}, too many {extra[:12]}"


def also(folder: Path) -> Iterator[str]:
    """The agreement over PDFs without a truth."""
    values = []
    for path in sorted(folder.rglob("*.pdf")):
        values.append(agreement(ours(path), pdftotext(path)))
        yield f"{path.name:36}{values[-1]:.3f}{'  <' if values[-1] < AGREE else ''}"
    if values:
        yield f"{'mean':36}{mean(values):.3f}"


def report(out: Path, truths: Mapping[str, Truth], *, show: bool, only: Sequence[str]) -> Iterator[str]:
    """All rows."""
    table = Table()
    yield table.head()
    for name, truth in sorted(truths.items()):
        if only and not any(part in name for part in only):
            continue
        cells, text = table.row(out / name, truth)
        yield cells
        if show:
            yield from misses(truth, text)
    yield table.total()


def main(arguments: list[str] | None = None) -> int:
    """Scores every file that the folder has a truth for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("out", type=Path, metavar="OUT", help="folder that make.py filled")
    parser.add_argument("--misses", action="store_true", help="print what is out of order and which words are wrong")
    parser.add_argument("--only", nargs="+", default=[], metavar="PART", help="files with one of these in their names")
    parser.add_argument("--also", type=Path, metavar="FOLDER", help="print the agreement with pdftotext there too")
    options = parser.parse_args(arguments)
    data = json.loads((options.out / "truth.json").read_text(encoding="utf-8"))
    truths = {name: decode(truth) for name, truth in data.items()}
    for row in report(options.out, truths, show=options.misses, only=options.only):
        print(row)
    if options.also and shutil.which("pdftotext"):
        print("\n".join(also(options.also)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
