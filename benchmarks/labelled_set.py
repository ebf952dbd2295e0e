"""Measures reports against a labelled set of whole resumes.

A set is a folder with gold/*.json, one label a resume: ``file`` (relative to the folder), ``criteria`` (id to status),
``ambiguous`` (what is not scored), ``implied`` (listed or demonstrated, either is right), ``measurable_results``,
``years_experience``, ``github``, ``certifications`` and flags. Where present, pairs.json lists ``[better, worse]`` by
file stem, and metamorphic.json how the scores of two files must relate.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from example_lines import AS_OF, reasons
from tally import Miss, Outcome

from resume_check import check
from resume_check.errors import ResumeError, SettingsError
from resume_check.model import Report
from resume_check.parsers.normalise import fold_lookalikes

#: Careful readers of one resume do not agree on these.
UNSCORED = frozenset({"analytical_thinking"})
#: Flags of a label, with the warnings that answer them.
FLAGS = {"hidden_text": "hidden-text", "stuffing": "keyword-stuffing"}
RELATIONS: Final[Mapping[str, Callable[[float, float], bool]]] = {
    "equal": lambda base, variant: abs(variant - base) < 0.05,
    "up": lambda base, variant: variant > base,
    "down": lambda base, variant: variant < base,
    "not_up": lambda base, variant: variant <= base + 0.05,
    "not_up_much": lambda base, variant: variant <= base + 15,
}

_LEAST_YEARS = 0.2  # a tolerance below this would ask for more than months can say
_NOT_TEXT = re.compile(r"[^\w%$€£.]+")
_HYPHEN = re.compile(r"-\s*")
_SAME = 0.75  # share of the words that two ways to print one line have in common


def measure(folder: Path, title: str = "") -> Outcome:
    """The figures of one labelled set."""
    outcome = Outcome(title or folder.name)
    reports = _Reports(folder)
    for path in sorted((folder / "gold").glob("*.json")):
        label = _read(path)
        report = reports.of(label["file"])
        outcome.share("read", report is not None)
        if report is None:
            outcome.misses.append(Miss(label["file"], "read", "a report", "none"))
            continue
        _Label(label, report, outcome).compare()
    _pairs(folder, reports, outcome)
    _relations(folder, reports, outcome)
    return outcome


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


class _Reports:
    """The reports on the files of a set, each made once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: dict[str, Report | None] = {}

    def of(self, file: str) -> Report | None:
        """The report on `file`, None where it cannot be read."""
        if file not in self._made:
            try:
                self._made[file] = check(self._folder / file, as_of=AS_OF)
            except SettingsError:
                raise  # a broken keyword set is no fault of the file's
            except ResumeError:
                self._made[file] = None
        return self._made[file]

    def score(self, file: str | None) -> float | None:
        """The score of `file`, None where there is none."""
        report = self.of(file) if file else None
        return report.score if report else None


class _Label:
    """One label, compared with the report on its file."""

    def __init__(self, label: dict[str, Any], report: Report, outcome: Outcome) -> None:
        self._label = label
        self._report = report
        self._outcome = outcome
        self._skipped = UNSCORED | set(label.get("ambiguous", ()))

    def compare(self) -> None:
        """Counts every answer that the label scores."""
        self._criteria()
        self._results()
        self._years()
        self._facts()
        self._flags()

    def _miss(self, what: str, wanted: object, had: object, why: Iterable[str] = ()) -> None:
        self._outcome.misses.append(Miss(self._label["file"], what, str(wanted), str(had), why=tuple(why)))

    def _criteria(self) -> None:
        findings = {item.id: item.finding for item in self._report.criteria}
        implied = set(self._label.get("implied", ()))
        for name, wanted in self._label["criteria"].items():
            if name in self._skipped:
                continue
            finding = findings[name]
            had = finding.status.value
            held = name.startswith("cert_") and "absent" not in {wanted, had}
            if held or (name in implied and had == "listed"):
                had = wanted
            self._outcome.status(name, wanted, had)
            if wanted != had:
                self._miss(name, wanted, had, reasons((*finding.evidence, *finding.rejected)))

    def _results(self) -> None:
        found = self._report.results
        wanted = self._label.get("measurable_results", [])
        either = [*self._label.get("ambiguous_results", ()), *self._label.get("measurable_ambiguous", ())]
        for line in wanted:
            had = any(same_line(line, item.evidence.quote) for item in found)
            self._outcome.tally("measurable results", wanted=True, had=had)
            if not had:
                self._miss("measurable_results", "a result", "none", [line])
        for item in found:
            quote = item.evidence.quote
            if not any(same_line(line, quote) for line in (*wanted, *either)):
                self._outcome.tally("measurable results", wanted=False, had=True)
                quantities = ", ".join(item.quantities)
                self._miss("measurable_results", "none", "a result", [quote, f"{quantities}: {item.evidence.reason}"])

    def _years(self) -> None:
        wanted = self._label.get("years_experience")
        if wanted is None or "years_experience" in self._skipped:
            return
        had = self._report.experience.years
        right = abs(had - wanted) <= max(_LEAST_YEARS, self._label.get("years_tolerance", 0.5))
        self._outcome.share("years within tolerance", right)
        if not right:
            jobs = [f"{job.first} to {job.last} {job.title}: {job.reason}" for job in self._report.experience.jobs]
            self._miss("years", wanted, round(had, 2), jobs)

    def _facts(self) -> None:
        if "github" in self._label and "portfolio" not in self._skipped:
            portfolio = self._report.portfolio
            self._equal("code host", bool(self._label["github"]), portfolio.code_host, portfolio.links)
        held = [name for name in self._label.get("certifications", ()) if name not in self._skipped]
        found = [name for name in self._report.certifications if name not in self._skipped]
        self._equal("certificates", sorted(held), sorted(found))

    def _equal(self, what: str, wanted: object, had: object, why: Iterable[str] = ()) -> None:
        self._outcome.share(what, wanted == had)
        if wanted != had:
            self._miss(what, wanted, had, why)

    def _flags(self) -> None:
        warned = {notice.id: notice.message for notice in self._report.warnings}
        for flag, warning in FLAGS.items():
            if flag in self._skipped:
                continue
            wanted, had = bool(self._label.get(flag)), warning in warned
            self._outcome.tally(warning, wanted=wanted, had=had)
            if wanted != had:
                self._miss(warning, wanted, had, [warned[warning]] if had else ())


def _pairs(folder: Path, reports: _Reports, outcome: Outcome) -> None:
    path = folder / "pairs.json"
    if not path.exists():
        return
    files = {item.stem: f"files/{item.name}" for item in sorted((folder / "files").iterdir())}
    for better, worse in _read(path):
        scores = reports.score(files.get(better)), reports.score(files.get(worse))
        right = scores[0] is not None and scores[1] is not None and scores[0] > scores[1]
        outcome.share("pairs in order", right)
        if not right:
            outcome.misses.append(Miss(f"{better} > {worse}", "pair", "in order", f"{scores[0]} and {scores[1]}"))


def _relations(folder: Path, reports: _Reports, outcome: Outcome) -> None:
    path = folder / "metamorphic.json"
    for item in _read(path) if path.exists() else ():
        base, variant = reports.score(item["base"]), reports.score(item["variant"])
        relation = item["relation"]
        right = base is not None and variant is not None and RELATIONS[relation](base, variant)
        outcome.share(f"relation {relation}", right)
        if not right:
            where = f"{item['base']} -> {item['variant']}"
            why = [item["why"]] if item.get("why") else []
            outcome.misses.append(Miss(where, "relation", relation, f"{base} -> {variant}", why=tuple(why)))


def same_line(one: str, other: str) -> bool:
    """Whether two texts are one line of a resume, however wrapped, hyphenated or spelt with look-alike letters."""
    short, long = sorted((_words(one), _words(other)), key=lambda words: sum(map(len, words)))
    joined = "".join(short), "".join(long)
    if not joined[0]:
        return False
    if joined[0] in joined[1]:
        return len(joined[0]) > 35 or 2 * len(joined[0]) >= len(joined[1])
    shared = (Counter(short) & Counter(long)).total()
    return 2 * shared > _SAME * (len(short) + len(long))


def _words(text: str) -> list[str]:
    plain = "".join(char for char in unicodedata.normalize("NFKC", text) if unicodedata.category(char) != "Cf")
    folded = " ".join(map(fold_lookalikes, plain.split()))
    return _NOT_TEXT.sub(" ", _HYPHEN.sub("", folded.lower())).split()
