"""Measures the judgement against labels: precision, recall and F1 a criterion, and what was misjudged.

python benchmarks/accuracy.py [--examples] [--labelled] [--heldout] [--blind] [DIR ...] [--misses] [--markdown]

--examples are the lines of tests/examples, --labelled the project's own labelled resumes and --heldout those that were
kept aside from them (both need reportlab); --blind are later sets by authors who had not seen the rules, as
blind/README.md tells; a DIR is any other set of the same form (labelled_set.py says which). With none of these, all but
DIR are measured. "Present" means 2026-11-22.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

# The checkout that this file belongs to is what is measured, not a version that happens to be installed.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import example_lines
import labelled_set
import tables
from example_lines import Judgement
from tally import Miss, Outcome

BLIND = Path(__file__).resolve().parent / "blind"
RENDER = Path(__file__).resolve().parent / "labelled" / "render.py"


def measure_examples(folder: Path = example_lines.FOLDER) -> tuple[Outcome, list[Judgement]]:
    """The figures on the example lines, and the misjudged ones."""
    outcome = Outcome("example lines")
    wrong = []
    for example in example_lines.read_examples(folder):
        judgement = example_lines.judge(example)
        if example.criterion == example_lines.RESULTS:
            result = example_lines.RESULT
            outcome.tally("measurable results", wanted=example.wanted == result, had=judgement.had == result)
        else:
            outcome.status(example.criterion, example.wanted, judgement.had)
        if not judgement.right:
            wrong.append(judgement)
            outcome.misses.append(_miss(judgement))
    return outcome, wrong


def _miss(judgement: Judgement) -> Miss:
    example = judgement.example
    where = " / ".join(part for part in (example.section, example.entry, example.header, example.skills) if part)
    return Miss(where, example.criterion, example.wanted, judgement.had, example.text, judgement.why)


def measure_own(name: str) -> Outcome:
    """The figures on one of the project's own labelled sets, rendered for this run."""
    with tempfile.TemporaryDirectory(prefix=f"resume-check-{name}-") as folder:
        command = [sys.executable, str(RENDER), folder, str(RENDER.parent.parent / name)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return labelled_set.measure(Path(folder), f"{name} resumes")


def _update_misses(wrong: set[str]) -> None:
    """Rewrites the list of known misses, and says on standard error how it changed."""
    known = example_lines.read_known_misses()
    example_lines.write_known_misses(wrong)
    for name in sorted(wrong - known):
        print(f"newly misjudged: {name}", file=sys.stderr)
    print(f"known misses: {len(known)} before, {len(wrong)} now", file=sys.stderr)


def _outcomes(options: argparse.Namespace) -> Iterator[Outcome]:
    everything = not (options.examples or options.labelled or options.heldout or options.blind or options.folders)
    if options.examples or options.update_misses or everything:
        outcome, wrong = measure_examples()
        if options.update_misses:
            _update_misses({judgement.example.id for judgement in wrong})
        yield outcome
    if options.labelled or everything:
        yield measure_own("labelled")
    if options.heldout or everything:
        yield measure_own("heldout")
    if options.blind or everything:
        for folder in sorted(path for path in BLIND.iterdir() if path.is_dir()):
            yield labelled_set.measure(folder, folder.name)
    for folder in options.folders:
        yield labelled_set.measure(folder)


def main(arguments: list[str] | None = None) -> int:
    """Measures what the command line asks for and prints it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", nargs="*", type=Path, metavar="DIR", help="another labelled set")
    parser.add_argument("--examples", action="store_true", help="the lines of tests/examples")
    parser.add_argument("--labelled", action="store_true", help="the project's own labelled resumes")
    parser.add_argument("--heldout", action="store_true", help="the resumes that no rule was made for")
    parser.add_argument("--blind", action="store_true", help="the sets by authors who had not seen the rules")
    parser.add_argument("--misses", action="store_true", help="print each miss with the report's reasons")
    parser.add_argument("--markdown", action="store_true", help="print the tables of the README")
    parser.add_argument("--update-misses", action="store_true", help="rewrite tests/examples/known_misses.toml")
    options = parser.parse_args(arguments)
    for folder in options.folders:
        if not (folder / "gold").is_dir():
            parser.error(f"{folder} is no labelled set: it has no folder gold")
    outcomes = list(_outcomes(options))
    if options.markdown:
        print("\n".join(tables.markdown(outcomes)))
    for outcome in outcomes:
        if not options.markdown:
            print("\n".join((*tables.plain(outcome), "")))
        if options.misses:
            print("\n".join(tables.misses(outcome)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
