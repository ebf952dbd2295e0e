"""Fuzzes all targets, or those that are named, each for some seconds, one on each core, from the samples as seeds.

python tests/fuzz/run.py [--seconds 10] [--corpus FOLDER] [--seed N] [TARGET ...]

Exit status 1 where a defect was found; the input is then kept in the folder FOLDER/found, or in ./fuzz-found. With
--corpus, what was learnt is kept for the next run. Without atheris nothing is done, with status 0 and a message.
"""

# ruff: noqa: T201 - a command prints
from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from targets import TARGETS

HERE = Path(__file__).parent


def fuzz(name: str, *, seconds: int, seed: int, corpus: Path, found: Path) -> int:
    """Run one target, and say how that ended."""
    seeds = corpus / f"{name}-seeds"
    learnt = corpus / name
    for folder in (seeds, learnt, found):
        folder.mkdir(parents=True, exist_ok=True)
    for content in TARGETS[name].seeds():
        (seeds / hashlib.sha256(content).hexdigest()[:16]).write_bytes(content)
    options = {
        "max_total_time": seconds,
        "seed": seed,
        "timeout": 25,  # seconds for one input
        "rss_limit_mb": 2_048,
        "max_len": 250_000,
        "print_final_stats": 1,
        "artifact_prefix": f"{found}/{name}-",
    }
    call = [sys.executable, str(HERE / "fuzz.py"), name, *(f"-{key}={value}" for key, value in options.items())]
    done = subprocess.run(
        [*call, str(learnt), str(seeds)], capture_output=True, text=True, errors="replace", check=False
    )
    runs = next((line.split()[-1] for line in done.stderr.splitlines() if "number_of_executed_units" in line), "?")
    said = [f"{name}: {runs} inputs in {seconds} s, {'no defect' if done.returncode == 0 else 'a defect'}"]
    if done.returncode != 0:
        said += [done.stdout[-4_000:], done.stderr[-4_000:]]
    print("\n".join(said), flush=True)  # at once, as others run beside it
    return done.returncode


def main() -> int:
    """Run the targets, as many at a time as there are cores."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--seconds", type=int, default=10, help="for each target")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--corpus", type=Path, help="keep what was learnt here")
    options = parser.parse_args()
    unknown = sorted(set(options.targets) - set(TARGETS))
    if unknown:
        parser.error(f"unknown target {unknown[0]!r}: there are {', '.join(TARGETS)}")
    if importlib.util.find_spec("atheris") is None:
        print('not fuzzed: atheris is not installed. pip install -e ".[fuzz]" (Linux and macOS, CPython up to 3.13)')
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        corpus = options.corpus or Path(scratch)
        found = (options.corpus / "found" if options.corpus else Path("fuzz-found")).resolve()
        run = partial(fuzz, seconds=options.seconds, seed=options.seed, corpus=corpus.resolve(), found=found)
        with ThreadPoolExecutor(os.cpu_count()) as cores:
            failed = any(list(cores.map(run, options.targets or TARGETS)))
    if found.is_dir() and not any(found.iterdir()):
        found.rmdir()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
