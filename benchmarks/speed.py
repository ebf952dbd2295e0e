"""Prints how the cost of the work compares with a reference measured in the same run.

python benchmarks/speed.py [--rounds N] [--markdown] [--checkout]

What is measured is what `pip install .` installs: a wheel of this checkout, built and installed into a folder of its
own; or, with --checkout, the source as it stands, of which no module is compiled. Work and reference take turns, so
that both meet the same machine; each figure is the median of N rounds. Times are CPU time, of the process and the
system together, but for scans by several workers: those are timed by the clock. A call pays for no garbage but its
own. Nothing is asserted: what a busy machine prints is no verdict.
"""

from __future__ import annotations

import argparse
import gc
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "sample_resumes"
PDF = SAMPLES / "ilse-rautavaara.pdf"  # two pages
DOCX = SAMPLES / "pavani-lindqvist.docx"
BATCH_COPIES = 60  # of each sample, so that the start of the workers is a small part of the time
CLICK = "import click"
PROGRAM = ("-c", "import sys; from resume_check.cli import main; sys.exit(main())")  # what the installed script does
BUSY = "sum(i * i % 7 for i in range(20_000_000))"  # work of which two cores can do two at once, if any
STACK = "import spacy, pdfplumber, docx, rapidfuzz, click"

Measure = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Contest:
    """Work and its reference: functions that do it once and return what it cost."""

    work: str
    reference: str
    limit: float | None  # the ratio that the project wants to stay under; None where another row is to be seen by it
    run: Measure
    run_reference: Measure
    unit: str = "ms"


@dataclass(frozen=True, slots=True)
class Row:
    """A contest with its medians."""

    contest: Contest
    cost: float
    reference_cost: float

    def cells(self) -> list[str]:
        """This row of the table."""
        ratio = self.cost / self.reference_cost
        unit, limit = self.contest.unit, self.contest.limit
        return [
            self.contest.work,
            self.contest.reference,
            f"{self.cost:.1f} {unit}",
            f"{self.reference_cost:.1f} {unit}",
            f"{ratio:.2f}",
            "" if limit is None else f"{limit:.2f}",
            "" if limit is None else "yes" if ratio <= limit else "no",
        ]


HEAD = ["work", "reference", "cost", "its cost", "ratio", "at most", "met"]


def hold(contest: Contest, rounds: int) -> Row:
    """Runs both sides by turns, once more than is counted."""
    pairs = [(contest.run(), contest.run_reference()) for _ in range(rounds + 1)][1:]
    return Row(contest, median(cost for cost, _ in pairs), median(cost for _, cost in pairs))


def process(*arguments: str, place: Path = ROOT) -> tuple[float, float]:
    """CPU milliseconds and peak MiB of a Python process with these arguments, which imports from `place` first."""
    with subprocess.Popen([sys.executable, *arguments], cwd=place, stdout=subprocess.DEVNULL) as child:
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{' '.join(arguments)} ended with status {child.returncode}")
    # Linux counts in KiB, macOS in bytes.
    peak = usage.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
    return (usage.ru_utime + usage.ru_stime) * 1000, peak


def cold(*arguments: str, place: Path) -> Measure:
    """The CPU time of a process."""
    return lambda: process(*arguments, place=place)[0]


def warm(work: Callable[[], object]) -> Measure:
    """The CPU time of a call in this process.

    What the other side left behind is cleared up before, or Python would do so within this side's time: of python-docx
    that is 2 ms a file, as its objects point at each other.
    """

    def measure() -> float:
        gc.collect()
        started = time.process_time()
        work()
        return (time.process_time() - started) * 1000

    return measure


def processes(place: Path) -> Iterator[Contest]:
    """What is measured on whole processes; held before this one grows, as a child's peak starts at its parent's."""
    for command in (["--help"], ["schema"], ["keywords", "list"]):
        yield Contest(
            " ".join(command), CLICK, 1.6, cold(*PROGRAM, *command, place=place), cold("-c", CLICK, place=place)
        )
    for form, limit in (("json", 1.1), ("text", 1.2)):
        score = cold(*PROGRAM, "score", str(PDF), "--format", form, place=place)
        yield Contest(f"cold score of a 2-page PDF, {form}", STACK, limit, score, cold("-c", STACK, place=place))
    yield Contest(
        "peak memory of a worker",
        "import spacy",
        1.5,
        lambda: process(*PROGRAM, "batch", str(SAMPLES), "--quiet", place=place)[1],
        lambda: process("-c", "import spacy", place=place)[1],
        "MiB",
    )


def batches(folder: Path, place: Path) -> Iterator[Contest]:
    """What is measured on scans; `folder` is filled for them. It is the time on the clock that workers share."""
    for copy in range(BATCH_COPIES):
        for sample in SAMPLES.glob("*.pdf"):
            shutil.copy(sample, folder / f"{copy}-{sample.name}")

    def scan(jobs: int) -> float:
        started = time.perf_counter()
        options = ("--jobs", str(jobs), "--quiet", "--score-duplicates")
        process(*PROGRAM, "batch", str(folder), *options, place=place)
        return (time.perf_counter() - started) * 1000

    def busy(at_once: int) -> float:
        started = time.perf_counter()
        for _ in range(2 // at_once):
            running = [subprocess.Popen([sys.executable, "-c", BUSY]) for _ in range(at_once)]
            for one in running:
                one.wait()
        return (time.perf_counter() - started) * 1000

    yield Contest("batch, 2 workers", "1 worker", 1 / 1.8, lambda: scan(2), lambda: scan(1))
    yield Contest("the machine: two loops at once", "one after the other", None, lambda: busy(2), lambda: busy(1))


def calls() -> Iterator[Contest]:
    """What is measured on calls in a process where all is loaded."""
    import spacy

    from resume_check import check

    pdf, docx = PDF.read_bytes(), DOCX.read_bytes()
    document, after_reading = _judging(pdf)
    tokenizer = spacy.blank("en").tokenizer
    short = document.encode()
    long = b"\n\n".join([short] * 10)
    check(long, name="long.txt")  # loads what is loaded on first use
    gc.freeze()  # as the processes do that read files: see batch/confine.py
    yield Contest(
        "warm, whole analysis of a PDF",
        "pdfplumber extract_text",
        1 / 6,
        warm(lambda: check(pdf).to_json()),
        warm(lambda: _plumb(pdf)),
    )
    yield Contest(
        "warm, all after reading",
        "spaCy's tokenizer on the text",
        2,
        warm(after_reading),
        warm(lambda: tokenizer(document)),
    )
    yield Contest(
        "warm, whole analysis of a DOCX",
        "python-docx paragraphs and tables",
        1.5,
        warm(lambda: check(docx).to_json()),
        warm(lambda: _walk(docx)),
    )
    yield Contest(
        "a text 10 times as long",
        "the short one",
        11,
        warm(lambda: check(long, name="long.txt").to_json()),
        warm(lambda: check(short, name="short.txt").to_json()),
    )


def _judging(data: bytes) -> tuple[str, Callable[[], object]]:
    """The text of a resume, and the work of judging it once it was read."""
    from resume_check import keywords
    from resume_check.analyzer import judge_document
    from resume_check.model import FileInfo
    from resume_check.parsers import parse
    from resume_check.settings import Settings

    settings = Settings()
    role = keywords.load(settings.role)
    document = parse(data, name=PDF.name, limits=settings.limits)
    file = FileInfo(PDF.name, PDF.name, "pdf", len(data), None, document.page_count)

    def judge() -> object:
        return judge_document(document, file=file, role=role, settings=settings, started=0.0).to_json()

    return document.text, judge


def _plumb(data: bytes) -> list[str]:
    import pdfplumber

    with pdfplumber.open(BytesIO(data)) as pdf:
        return [page.extract_text() for page in pdf.pages]


def _walk(data: bytes) -> list[str]:
    import docx

    document = docx.Document(BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in document.paragraphs] + cells


def _lines(rows: Sequence[list[str]], markdown: bool) -> Iterator[str]:
    table = [HEAD, *rows]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for number, row in enumerate(table):
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        yield f"| {' | '.join(cells)} |" if markdown else "  ".join(cells).rstrip()
        if markdown and number == 0:
            yield f"|{'|'.join([' --- '] * len(HEAD))}|"


def install(folder: Path) -> None:
    """Puts into `folder` what `pip install .` installs of this checkout; libraries are those of this Python."""
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    subprocess.run([*pip, "install", "--no-deps", "--target", str(folder), str(ROOT)], check=True)


def measured(place: Path, rounds: int) -> list[Row]:
    """All rows, for the package in `place`."""
    rows = [hold(contest, rounds) for contest in processes(place)]
    with TemporaryDirectory() as folder:
        rows += [hold(contest, max(1, rounds // 2)) for contest in batches(Path(folder), place)]
    sys.path.insert(0, str(place))
    return rows + [hold(contest, 3 * rounds) for contest in calls()]


def main(arguments: list[str] | None = None) -> int:
    """Measures everything and prints the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "--rounds", type=int, default=7, metavar="N", help="rounds of a process; calls take three times as many"
    )
    parser.add_argument("--markdown", action="store_true", help="print the table as Markdown")
    parser.add_argument("--checkout", action="store_true", help="measure the source as it stands, without a build")
    options = parser.parse_args(arguments)
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        if not options.checkout:
            install(Path(folder))
        place = ROOT if options.checkout else Path(folder)
        compiled = sum(1 for path in (place / "resume_check").rglob("*") if path.suffix in {".so", ".pyd"})
        rows = [row.cells() for row in measured(place, options.rounds)]
    print(f"Python {sys.version.split()[0]}, {compiled} modules compiled\n")
    print("\n".join(_lines(rows, options.markdown)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
