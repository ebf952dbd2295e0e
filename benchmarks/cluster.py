"""Scores 2,000 files on a Dask cluster of this machine while parts of it die, and measures files a second by workers.

    python benchmarks/cluster.py                  all that follows, about ten minutes on two cores
    python benchmarks/cluster.py --files 300      the same with fewer files

1. A scheduler and two nodes (127.0.0.1 and 127.0.0.2). One file ends each node that reads it; midway a node is killed
   for good. Every file must come out exactly once, in order, and only that one as `crashed`.
2. A scheduler that is killed midway: `resume-check batch` must say so in a line and keep what was finished, and
   `--resume` on a new cluster must come to the same records, each file once.
3. Files a second with one and two nodes, and with the local engine, as ratios of CPU time and of elapsed time.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT / "tests"))

from dask_nodes import KILLS_NODES, Cluster, end  # type: ignore[import-not-found]  # noqa: E402

from resume_check.batch.engine import engine_named  # noqa: E402
from resume_check.batch.folder import find_sources  # noqa: E402
from resume_check.model import Failure  # noqa: E402
from resume_check.settings import Settings  # noqa: E402

SETTINGS = Settings(as_of=dt.date(2026, 11, 22))
SAMPLES = ("kyle-vantongeren.txt", "sunniva-achterberg.md", "maren-fitzhugh.docx", "declan-oyelowo.pdf")


def write_files(folder: Path, count: int) -> None:
    """`count` resumes, no two of the same bytes; every 20th a PDF."""
    texts = [ROOT / "sample_resumes" / name for name in SAMPLES if not name.endswith((".pdf", ".docx"))]
    pdf = (ROOT / "sample_resumes" / SAMPLES[-1]).read_bytes()
    for number in range(count):
        text = texts[number % len(texts)]
        place = folder / f"{number // 1000:03}" / f"{number:06}{'.pdf' if number % 20 == 0 else text.suffix}"
        place.parent.mkdir(exist_ok=True)
        mark = f"\n% {number}\n".encode()
        place.write_bytes(pdf + mark if number % 20 == 0 else text.read_bytes() + mark)


def killed_midway(folder: Path, scratch: Path, count: int) -> None:
    """Part 1."""
    killer = folder / "000" / f"{count // 3:06}-killer.txt"
    killer.write_text(KILLS_NODES)
    wanted = [source.path for source in find_sources(folder)]
    with Cluster(scratch / "one", nodes=2) as cluster:
        began = time.monotonic()
        found = []
        for outcome in engine_named("dask", address=cluster.address).run(find_sources(folder), SETTINGS):
            found.append(outcome)
            if len(found) == count // 2:
                end(cluster.nodes[0])
                print(f"node 127.0.0.1 killed after {len(found)} files, {time.monotonic() - began:.0f} s")
        seconds = time.monotonic() - began
    killer.unlink()
    require([outcome.file.path for outcome in found] == wanted, "a file is missing, out of order or there twice")
    codes = Counter(outcome.code if isinstance(outcome, Failure) else "scored" for outcome in found)
    require(codes == {"scored": count, "crashed": 1}, f"not one crashed: {dict(codes)}")
    print(f"1. {len(found)} files in {seconds:.0f} s, each once and in order: {dict(codes)}")


def scheduler_goes(folder: Path, scratch: Path, count: int) -> None:
    """Part 2."""
    output = scratch / "reports.ndjson"
    command = [sys.executable, "-m", "resume_check", "batch", str(folder), "-o", str(output), "--as-of", "2026-11-22",
               "--engine", "dask", "--quiet"]  # fmt: skip
    with (
        Cluster(scratch / "two", nodes=2) as cluster,
        subprocess.Popen([*command, "--address", cluster.address], stderr=subprocess.PIPE, text=True) as process,
    ):
        while finished(output) < count // 3 and process.poll() is None:
            time.sleep(0.5)
        if cluster.scheduler is not None:
            end(cluster.scheduler)
        said = process.communicate()[1].strip()
    kept = paths(output)
    print(f"2. status {process.returncode}, {len(kept)} records kept; it said:\n{said}")
    require(process.returncode == 130, "the status is not 130")
    require(0 < len(kept) == len(set(kept)) < count, "nothing is kept, or something twice, or all was done before")
    with Cluster(scratch / "three", nodes=2) as cluster:
        began = time.monotonic()
        subprocess.run([*command, "--address", cluster.address, "--resume"], check=True)
    require(paths(output) == [source.path for source in find_sources(folder)], "a file is missing or there twice")
    print(f"   --resume did the other {count - len(kept)} in {time.monotonic() - began:.0f} s: each file once")


def finished(output: Path) -> int:
    """Records that a batch under way has written, to the file that will take the place of `output`."""
    return sum(place.read_bytes().count(b"\n") for place in output.parent.glob(f"{output.name}.partial-output*"))


def require(holds: bool, otherwise: str) -> None:
    """End with a message where something does not hold."""
    if not holds:
        raise SystemExit(f"failed: {otherwise}")


def paths(output: Path) -> list[str]:
    """Those of the records."""
    return [json.loads(line)["file"]["path"] for line in output.read_text().splitlines()]


def curve(folder: Path, scratch: Path, count: int) -> None:
    """Part 3."""
    rows = []
    for nodes in (1, 2):
        with Cluster(scratch / f"curve{nodes}", nodes=nodes) as cluster:
            engine = engine_named("dask", address=cluster.address)
            list(engine.run(list(find_sources(folder))[:40], SETTINGS))  # so that the programs are loaded
            rows.append((f"dask, nodes {nodes}", *timed(engine.run(find_sources(folder), SETTINGS))))
    for jobs in (1, 2):
        run = engine_named("local").run(find_sources(folder), SETTINGS, jobs=jobs)
        rows += [(f"local, jobs {jobs}", *timed(run))]
    for name, elapsed, own in rows:
        speed = f"{count / elapsed:.1f} files/s, {rows[0][1] / elapsed:.2f} times one node"
        print(f"3. {name}: {speed}; this process used {own / count * 1000:.2f} ms of CPU a file")


def timed(outcomes: Iterable[object]) -> tuple[float, float]:
    """Seconds that passed, and CPU seconds of this process alone, which is what bounds a large cluster."""
    began, used = time.monotonic(), time.process_time()
    for _ in outcomes:
        pass
    return time.monotonic() - began, time.process_time() - used


def main() -> None:
    """Run all parts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=2_000)
    parser.add_argument("--parts", default="123")
    options = parser.parse_args()
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as folder:
        resumes, scratch = Path(folder) / "inbox", Path(folder) / "cluster"
        resumes.mkdir()
        scratch.mkdir()
        write_files(resumes, options.files)
        for number, part in enumerate((killed_midway, scheduler_goes, curve), 1):
            if str(number) in options.parts:
                part(resumes, scratch, options.files)


if __name__ == "__main__":
    main()
