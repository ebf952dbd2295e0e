"""Counts what the work costs in units that are the same on every machine, and fails where one has grown.

python benchmarks/counts.py [--write]

Counted are the modules that each command imports, the calls of functions of this package, and the bytes of the package
and of its ready-made records. A count may be 10 % above the one in counts.json, which --write makes anew for this
version of Python: do that with a change that is worth it, and say so there. Versions import and call differently; one
without counts in that file has them printed only.

Instructions are printed where `perf` can count them. Nothing asserts them, nor the CPU time beside them, as they depend
on the processor.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
BASELINE: Final = Path(__file__).with_name("counts.json")
PYTHON: Final = f"{sys.version_info.major}.{sys.version_info.minor}"
MOST: Final = 1.10  # of the baseline
SAMPLES: Final = ROOT / "sample_resumes"
PDF: Final = SAMPLES / "ilse-rautavaara.pdf"  # two pages
DOCX: Final = SAMPLES / "pavani-lindqvist.docx"

# Each prints one number on standard error.
COMMAND: Final = """
import sys
from resume_check.cli import main
try:
    main(sys.argv[1:])
finally:
    print(len(sys.modules), file=sys.stderr)
"""
CHILD: Final = """
import datetime, sys
from resume_check.batch.child import answer
from resume_check.batch.wire import Request, pack_name
from resume_check.matcher.narrow import import_narrowly
from resume_check.settings import Settings
assert import_narrowly()
settings = Settings(as_of=datetime.date(2026, 11, 22))
def work():
    assert answer(Request(name=b"a", location=pack_name(sys.argv[1])), settings, lambda early: None).report
"""
CHILD_MODULES: Final = CHILD + "work()\nprint(len(sys.modules), file=sys.stderr)"
CALLS: Final = """
import cProfile, pstats
def calls():
    profile = cProfile.Profile()
    profile.runcall(work)
    found = pstats.Stats(profile).stats
    return sum(entry[1] for (file, _, _), entry in found.items() if "resume_check" in file)
"""
FIRST_CALLS: Final = CHILD + CALLS + "print(calls(), file=sys.stderr)"
WARM_CALLS: Final = CHILD + CALLS + "work()\nprint(calls(), file=sys.stderr)"


def run(code: str, *arguments: str) -> int:
    """The number that `code` prints on standard error, with the ready-made records there and one hash seed."""
    call = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(call, cwd=ROOT, env=_environment(), capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(arguments)} ended with status {done.returncode}:\n{done.stderr}")
    return int(done.stderr)


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONHASHSEED": "0", "PYTHONPATH": str(ROOT)}


def record_bytes() -> int:
    """The bytes of the ready-made records."""
    with TemporaryDirectory() as folder:
        code = "from resume_check.matcher.ready import make_ready; make_ready()"
        environment = {**_environment(), "RESUME_CHECK_CACHE": folder}
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, check=True)
        return sum(path.stat().st_size for path in Path(folder).iterdir())


def package_bytes() -> int:
    """The bytes of the package's modules and of the keyword sets."""
    paths = (*(ROOT / "resume_check").rglob("*.py"), *(ROOT / "keyword_sets").rglob("*.toml"))
    return sum(path.stat().st_size for path in paths)


COUNTS: Final[dict[str, Callable[[], int]]] = {
    "modules: --help": lambda: run(COMMAND, "--help"),
    "modules: schema": lambda: run(COMMAND, "schema"),
    "modules: keywords list": lambda: run(COMMAND, "keywords", "list"),
    "modules: score, the process that prints": lambda: run(COMMAND, "score", str(PDF), "--format", "json"),
    "modules: score, the process that reads": lambda: run(CHILD_MODULES, str(PDF)),
    "calls: first PDF of a process": lambda: run(FIRST_CALLS, str(PDF)),
    "calls: PDF": lambda: run(WARM_CALLS, str(PDF)),
    "calls: DOCX": lambda: run(WARM_CALLS, str(DOCX)),
    "bytes: ready-made records": record_bytes,
    "bytes: modules and keyword sets": package_bytes,
}


def verdict(count: int, before: int | None) -> str:
    """Empty where a count is within its bounds, or there are none."""
    if before is None:
        return ""
    return f"more than {MOST:.0%} of {before:,}" if count > before * MOST else ""


def instructions() -> int | None:
    """The instructions of a cold `score`, None where they cannot be counted."""
    perf = which("perf")
    if perf is None:
        return None
    call = [perf, "stat", "-x", ",", "-e", "instructions:u", sys.executable, "-c", COMMAND, "score", str(PDF)]
    done = subprocess.run(call, cwd=ROOT, env=_environment(), capture_output=True, text=True, check=False)
    counted = [line.split(",")[0] for line in done.stderr.splitlines() if "instructions" in line]
    return int(counted[0]) if counted and counted[0].isdigit() else None


def cpu_ms() -> float:
    """The CPU milliseconds of a cold `score`, for information."""
    before = os.times()
    run(COMMAND, "score", str(PDF))
    after = os.times()
    return 1000 * (after.children_user + after.children_system - before.children_user - before.children_system)


def main(arguments: list[str] | None = None) -> int:
    """Counts all and compares; 1 where a count has grown too much."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--write", action="store_true", help="write the counts of today to counts.json")
    options = parser.parse_args(arguments)
    started = time.perf_counter()
    run(CHILD_MODULES, str(PDF))  # makes the records and compiles the modules, which is not to be counted
    counts = {name: count() for name, count in COUNTS.items()}
    versions: dict[str, dict[str, int]] = json.loads(BASELINE.read_text(encoding="utf-8"))
    if options.write:
        versions[PYTHON] = counts
        BASELINE.write_text(json.dumps(versions, indent=2) + "\n", encoding="utf-8")
    baseline = versions.get(PYTHON, {})
    print(f"{'Python ' + PYTHON:42} {'counted':>10}  {'baseline':>10}")
    complaints = {name: verdict(count, baseline.get(name)) for name, count in counts.items()}
    for name, count in counts.items():
        before = f"{baseline[name]:,}" if name in baseline else "none"
        print(f"{name:42} {count:>10,}  {before:>10}  {complaints[name]}".rstrip())
    counted = instructions()
    print(f"instructions of a cold score: {'cannot be counted here' if counted is None else f'{counted:,}'}")
    print(f"CPU time of a cold score: {cpu_ms():.0f} ms; all this took {time.perf_counter() - started:.0f} s")
    return 1 if any(complaints.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
