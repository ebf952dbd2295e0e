"""The example lines of tests/examples: reading them, and judging each inside a small resume built around it.

A line is judged where it would stand: under its section's heading and its entry's header, below a name and a contact
line. ``known_misses.toml`` beside the examples names the lines that are still misjudged; it may only shrink.
"""

from __future__ import annotations

import datetime as dt
import json
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import shorten

from resume_check.analyzer import analyse
from resume_check.model import Evidence, Report
from resume_check.settings import Settings

FOLDER = Path(__file__).resolve().parents[1] / "tests" / "examples"
KNOWN_MISSES = "known_misses.toml"
AS_OF = dt.date(2026, 11, 22)
RESULTS = "measurable_results"
#: What a line of measurable_results.toml is labelled, in the words of the other files.
RESULT, NO_RESULT = "result", "absent"

_NOT_LINES = {"dates.toml", KNOWN_MISSES}  # dates are read by the structure alone and tested there
_NAME = "Alex Vale"
_CONTACT = "alex.vale@post.example"
#: Sections whose lines are bullets even where no entry is given.
_WORK = {
    "Achievements", "Experience", "Internship", "Open Source", "Personal Projects", "Projects", "Projekte", "Projets",
    "Research", "Thesis", "Volunteering",
}  # fmt: skip
_SETTINGS = Settings(as_of=AS_OF)
_MOST_REASONS = 4
_LONGEST_QUOTE = 120


@dataclass(frozen=True, slots=True)
class Example:
    """A line with the status that a careful reader gives it."""

    criterion: str
    wanted: str  # "demonstrated", "listed", "absent"; of a measurable result: "result" or "absent"
    section: str
    text: str
    entry: str = ""
    header: str = ""  # stands under the name in place of an e-mail address
    skills: str = ""  # the values of a skills section

    @property
    def id(self) -> str:
        """What names this line in the list of known misses."""
        return f"{self.criterion}: {self.text}"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the report on an example says of its criterion."""

    example: Example
    had: str
    why: tuple[str, ...]  # the report's reasons, strongest first

    @property
    def right(self) -> bool:
        """The report agrees with the label."""
        return self.had == self.example.wanted


def read_examples(folder: Path = FOLDER) -> Iterator[Example]:
    """The examples of all criteria, by file name and then in the order of the file."""
    for path in sorted(folder.glob("*.toml")):
        if path.name in _NOT_LINES:
            continue
        for item in tomllib.loads(path.read_text(encoding="utf-8"))["example"]:
            if "result" in item:
                item["status"] = RESULT if item.pop("result") else NO_RESULT
            yield Example(criterion=path.stem, wanted=item.pop("status"), **item)


def resume_of(example: Example) -> str:
    """A plain-text resume that holds the example and little else."""
    lines = [_NAME, example.header or _CONTACT, "", example.section]
    if example.entry:
        lines.append(example.entry)
    bullet = "- " if example.entry or example.section in _WORK else ""
    lines += [line if line.startswith("- ") else bullet + line for line in example.text.splitlines()]
    if example.skills:
        lines += ["", "Skills", example.skills]
    return "\n".join(lines) + "\n"


def judge(example: Example) -> Judgement:
    """Scores the resume around the example and takes from the report what it says of the criterion."""
    name = f"{example.criterion}.txt"
    report = analyse(resume_of(example).encode(), name=name, path=name, settings=_SETTINGS)
    if example.criterion == RESULTS:
        return _judge_result(example, report)
    finding = next(item.finding for item in report.criteria if item.id == example.criterion)
    had = finding.status.value
    if example.criterion.startswith("cert_") and had == "demonstrated":
        had = "listed"  # a certificate is held or not
    return Judgement(example, had, reasons((*finding.evidence, *finding.rejected), line=example.text))


def _judge_result(example: Example, report: Report) -> Judgement:
    """Only a result found in the line itself counts, not one in the header of its entry."""
    line = squeezed(example.text)
    found = [item for item in report.results if squeezed(item.evidence.quote) in line]
    why = tuple(f"quantities {', '.join(item.quantities)}: {item.evidence.reason}" for item in found)
    return Judgement(example, RESULT if found else NO_RESULT, why)


def reasons(passages: Sequence[Evidence], *, line: str = "") -> tuple[str, ...]:
    """What the strongest passages were taken for, and why; each with its text unless it stands in `line`."""
    known = squeezed(line)
    told = []
    for item in passages[:_MOST_REASONS]:
        reason = f"{item.term!r} ({item.match.value}) {item.status.value}: {item.reason}"
        quote = shorten(item.quote, _LONGEST_QUOTE, placeholder=" ...")
        told.append(reason if squeezed(item.quote) in known else f"{reason} <- {quote}")
    left = len(passages) - _MOST_REASONS
    return (*told, f"and {left} more") if left > 0 else tuple(told)


def squeezed(text: str) -> str:
    """`text` without white space, so that wrapped lines compare equal."""
    return "".join(text.split())


def read_known_misses(folder: Path = FOLDER) -> frozenset[str]:
    """The ids of the lines that are known to be misjudged."""
    path = folder / KNOWN_MISSES
    return frozenset(tomllib.loads(path.read_text(encoding="utf-8"))["misses"]) if path.exists() else frozenset()


def write_known_misses(misses: Iterable[str], folder: Path = FOLDER) -> None:
    """Rewrites the list of known misses, sorted."""
    # A JSON string is a TOML basic string as long as it holds no DEL and no lone surrogates, which examples do not.
    items = "".join(f"  {json.dumps(item, ensure_ascii=False)},\n" for item in sorted(misses))
    head = "# Lines that are still misjudged. Written by `python benchmarks/accuracy.py --examples --update-misses`.\n"
    (folder / KNOWN_MISSES).write_text(f"{head}misses = [\n{items}]\n", encoding="utf-8")
