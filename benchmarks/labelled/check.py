"""Checks that the labelled set is whole: every source has a label, every label fits its source.

python benchmarks/labelled/check.py

prints what is wrong, a line each, and ends with status 1 where anything is.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
CRITERIA = {
    "python", "sql", "r_or_java", "machine_learning", "deep_learning", "statistics", "data_preprocessing",
    "model_evaluation", "tensorflow", "pytorch", "scikit_learn", "numpy", "pandas", "docker", "kubernetes",
    "problem_solving", "analytical_thinking", "communication", "collaboration", "cert_google_pmle", "cert_aws_mls",
    "cert_azure_ai_engineer", "cert_dl_specialization", "cert_ibm_ml", "collect_data", "build_models",
    "train_evaluate", "deploy_models", "optimize_models", "cross_functional", "strong_python_ml", "portfolio",
    "model_deployment", "cloud_platforms",
}  # fmt: skip
FIELDS = {
    "id": str, "file": str, "kind": str, "layout": str, "criteria": dict, "ambiguous": list, "implied": list,
    "measurable_results": list, "measurable_ambiguous": list, "years_experience": float, "years_tolerance": float,
    "job_ranges": list, "github": bool, "certifications": list, "hidden_text": bool, "stuffing": bool,
    "prompt_injection": bool, "lookalike_letters": bool,
}  # fmt: skip
LAYOUTS = {".pdf": {"single", "right", "sidebar"}, ".docx": {"plain", "table"}, ".txt": {"caps", "underlined"}}
STATUSES = {"demonstrated", "listed", "absent"}
MARK = re.compile(r"^(?:#{2,3} | {0,2}- )")


def logical_lines(source: str) -> set[str]:
    """The lines of a source without their marks and dates."""
    return {MARK.sub("", line).split(" | ")[0] for line in source.splitlines()[2:]}


def years(ranges: list[list[str]]) -> float:
    """The union of month ranges, both ends included, in years."""
    months: set[int] = set()
    for first, last in ranges:
        (y0, m0), (y1, m1) = (tuple(map(int, month.split("-"))) for month in (first, last))
        months.update(range(y0 * 12 + m0, y1 * 12 + m1 + 1))
    return round(len(months) / 12, 1)


def problems_of_label(label: dict[str, Any], source: str) -> list[str]:
    """What is wrong with one label."""
    wrong = [f"field {key} is missing or no {kind.__name__}" for key, kind in FIELDS.items()
             if not isinstance(label.get(key), kind)]  # fmt: skip
    if wrong:
        return wrong
    criteria, path = label["criteria"], Path(label["file"])
    if (
        path.parent.name != "files"
        or path.stem != label["id"]
        or label["layout"] not in LAYOUTS.get(path.suffix, set())
    ):
        wrong.append(f"file {label['file']} or layout {label['layout']} is unknown")
    if set(criteria) != CRITERIA:
        wrong.append(f"criteria differ: {sorted(set(criteria) ^ CRITERIA)}")
    if not set(criteria.values()) <= STATUSES:
        wrong.append("a status is unknown")
    if not set(label["ambiguous"]) <= CRITERIA or not set(label["implied"]) <= {"python"}:
        wrong.append("an ambiguous or implied id is unknown")
    held = {name for name in criteria if name.startswith("cert_") and criteria[name] != "absent"}
    if held != set(label["certifications"]):
        wrong.append("certifications and criteria disagree")
    if years(label["job_ranges"]) != label["years_experience"]:
        wrong.append("years and job ranges disagree")
    lines = logical_lines(source)
    texts = label["measurable_results"] + label["measurable_ambiguous"]
    return wrong + [f"no such line: {text}" for text in texts if text not in lines]


def problems(folder: Path = HERE) -> list[str]:
    """What is wrong with the set, a sentence each."""
    labels = {path.stem: path for path in (folder / "gold").glob("*.json")}
    sources = {path.stem: path for path in (folder / "resumes").glob("*.txt")}
    wrong = [f"{name}: source or label is missing" for name in sorted(labels.keys() ^ sources.keys())]
    for name in sorted(labels.keys() & sources.keys()):
        label = json.loads(labels[name].read_text(encoding="utf-8"))
        wrong += [f"{name}: {what}" for what in problems_of_label(label, sources[name].read_text(encoding="utf-8"))]
    pairs = json.loads((folder / "pairs.json").read_text(encoding="utf-8"))
    return wrong + [f"pairs.json: no {name}" for pair in pairs for name in pair if name not in labels]


if __name__ == "__main__":
    found = problems()
    print("\n".join(found) or "the labelled set is whole")
    sys.exit(bool(found))
