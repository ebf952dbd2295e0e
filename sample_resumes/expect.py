"""Write down what the program says of each sample resume, or compare it with what was written down.

    python sample_resumes/expect.py            writes expected/*.json and the examples in README.md
    python sample_resumes/expect.py --check    exit status 1 and the differences if anything has changed

"Present" means one fixed day, and nothing that is written depends on the machine.
"""

from __future__ import annotations

import argparse
import datetime as dt
import difflib
import json
import re
import sys
from pathlib import Path
from typing import Any

from msgspec.structs import replace

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path.insert(0, str(ROOT))  # this checkout is what counts, not an installed release

from resume_check import Report, check  # noqa: E402
from resume_check.reporter import render  # noqa: E402

AS_OF = dt.date(2026, 11, 22)
README = ROOT / "README.md"
SHOWN = "lukas-oberhofer.pdf"  # the sample whose report stands in README.md
_NUMBERS = re.compile(r"\[\s[\d.,\s]+\]")  # such as a bbox
ENDINGS = (".docx", ".md", ".pdf", ".txt")


def samples() -> list[Path]:
    """The sample resumes, sorted by name."""
    return sorted(path for path in HERE.iterdir() if path.suffix in ENDINGS)


def report_of(sample: Path) -> Report:
    """The report on a sample, its path given from the root of the project."""
    report = check(sample.read_bytes(), name=sample.name, as_of=AS_OF)
    return replace(report, file=replace(report.file, path=f"{HERE.name}/{sample.name}"))


def record_of(report: Report) -> dict[str, Any]:
    """The JSON record of a report without its timing, the only part that differs between two runs."""
    record: dict[str, Any] = json.loads(report.to_json())
    del record["timing"]
    return record


def expected_file(sample: Path) -> Path:
    """Where the record of a sample is kept."""
    return HERE / "expected" / f"{sample.name}.json"


def readme_with_examples(readme: str, report: Report) -> str:
    """The text of README.md with its examples, which stand between comments, as `report` has them now."""
    first_of_each = json.dumps(_first_of_each(record_of(report)), indent=2, ensure_ascii=False)
    examples = {
        "text report": f"```text\n{_shortened(render(report, 'text'))}\n```",
        "json report": f"```json\n{_NUMBERS.sub(_on_one_line, first_of_each)}\n```",
    }
    for name, example in examples.items():
        before, opening, rest = readme.partition(f"<!-- {name} -->\n")
        _, closing, after = rest.partition(f"<!-- /{name} -->\n")
        if not closing:
            raise SystemExit(f"README.md: there is no <!-- {name} --> with its end")
        readme = f"{before}{opening}{example}\n{closing}{after}"
    return readme


def _on_one_line(found: re.Match[str]) -> str:
    return " ".join(found[0].split()).replace("[ ", "[").replace(" ]", "]")


def _shortened(text: str) -> str:
    """A text report with the first two strengths and the first three tips; "[...]" stands for what is left out."""
    parts = []
    for part in text.split("\n\n"):
        title, *lines = part.splitlines()
        wanted = 2 if title.startswith("Strengths") else 3 if title.startswith("Tips") else len(lines)
        starts = [number for number, line in enumerate(lines) if re.match(r"  \S", line)]
        if len(starts) > wanted:
            lines = [*lines[: starts[wanted]], "  [...]"]
        parts.append("\n".join([title, *lines]))
    return "\n\n".join(parts)


def _first_of_each(value: Any) -> Any:
    """A record with one item in each list of objects; lists of plain values, such as boxes, stay whole."""
    if isinstance(value, dict):
        return {key: _first_of_each(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_first_of_each(item) for item in value[:1]] if value and isinstance(value[0], dict) else value
    return value


def wanted_files() -> dict[Path, str]:
    """What each file should hold."""
    reports = {sample: report_of(sample) for sample in samples()}
    files = {
        expected_file(sample): json.dumps(record_of(report), indent=2, ensure_ascii=False) + "\n"
        for sample, report in reports.items()
    }
    files[README] = readme_with_examples(README.read_text(encoding="utf-8"), reports[HERE / SHOWN])
    return files


def difference(before: str, after: str, name: str) -> str:
    """What changed, as a unified diff; empty where nothing did."""
    lines = difflib.unified_diff(
        before.splitlines(), after.splitlines(), f"{name} (written down)", f"{name} (now)", lineterm="", n=2
    )
    return "\n".join(lines)


def main() -> int:
    """Run the command line; returns the exit status."""
    parser = argparse.ArgumentParser(description="Write down the reports of the sample resumes.")
    parser.add_argument("--check", action="store_true", help="compare instead of writing")
    comparing = parser.parse_args().check
    changed = False
    files = wanted_files()
    left_over = [path for path in (HERE / "expected").glob("*.json") if path not in files]
    for path, content in files.items():
        before = path.read_text(encoding="utf-8") if path.is_file() else ""
        if before == content:
            continue
        changed = True
        name = path.relative_to(ROOT).as_posix()
        if comparing:
            print(difference(before, content, name))
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_text(content, encoding="utf-8")
            print(name)
    for path in left_over:
        print(f"{path.relative_to(ROOT).as_posix()}: belongs to no sample")
        if not comparing:
            path.unlink()
    return 1 if comparing and (changed or left_over) else 0


if __name__ == "__main__":
    sys.exit(main())
