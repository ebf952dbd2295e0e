"""Shows that the memory of a batch does not grow with the number of files, and what a second worker brings.

python benchmarks/batch.py [--small 200] [--large 20000] [--rounds 3] [--only memory|workers]

Memory: peaks of the parent and of its largest worker over a folder of short texts and PDFs (one in ten), all of them
different, with the options that hold on to something: -o, --summary and the search for duplicates. Workers: time by the
clock of one worker against two, over copies of the samples, by turns; that needs two cores with nothing else to do, and
the share of the time in which both were used says whether they had. Linux.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "sample_resumes"
PDF = SAMPLES / "viktor-halloran.pdf"  # one page
TEXT = SAMPLES / "kyle-vantongeren.txt"
FORMS = (".pdf", ".docx", ".txt", ".md")
A_FOLDER = 1000  # files


@dataclass(frozen=True, slots=True)
class Cost:
    """What a batch took."""

    seconds: float  # by the clock
    cpu: float  # seconds of the parent and its workers
    parent: float  # peak MiB
    worker: float  # peak MiB of the largest


class Watch(threading.Thread):
    """Looks for the peaks of a process and of its largest child until it ends. What `wait4` tells is the larger one."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.process = process
        self.own = 0.0  # MiB
        self.child = 0.0  # MiB
        self.over = threading.Event()

    def run(self) -> None:
        while not self.over.wait(0.1):
            self.own = max(self.own, peak(self.process))
            self.child = max([self.child, *map(peak, self._children())])

    def _children(self) -> Iterator[int]:
        with suppress(OSError):  # it may end at any moment
            for task in Path(f"/proc/{self.process}/task").iterdir():
                yield from map(int, (task / "children").read_text().split())


def peak(process: int) -> float:
    """The most memory that a process has taken up, in MiB; 0 where it is gone, or not yet itself."""
    with suppress(OSError):
        status = Path(f"/proc/{process}/status").read_text()
        if "python" in Path(f"/proc/{process}/cmdline").read_text():
            return sum(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:")) / 1024
    return 0.0


def batch(folder: Path, *options: str) -> Cost:
    """Runs a batch in a process of its own."""
    call = [sys.executable, "-m", "resume_check", "batch", str(folder), "--quiet", *options]
    started = time.monotonic()
    with subprocess.Popen(call, cwd=ROOT, stdout=subprocess.DEVNULL) as child:
        watch = Watch(child.pid)
        watch.start()
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        watch.over.set()
    if child.returncode:
        raise SystemExit(f"{' '.join(call)} ended with status {child.returncode}")
    seconds = time.monotonic() - started
    return Cost(seconds, usage.ru_utime + usage.ru_stime, watch.own, watch.child)


def fill(folder: Path, count: int) -> None:
    """Makes `count` different short resumes."""
    pdf, text = PDF.read_bytes(), TEXT.read_bytes()
    for number in range(count):
        place = folder / f"{number // A_FOLDER:04}"
        place.mkdir(parents=True, exist_ok=True)
        if number % 10:
            (place / f"{number:07}.txt").write_bytes(b"%s\nNo. %d\n" % (text, number))
        else:
            (place / f"{number:07}.pdf").write_bytes(b"%s\n%%%d\n" % (pdf, number))  # a comment at its end


def copy_samples(folder: Path, times: int) -> int:
    """Links each sample `times` times; returns the number of files."""
    samples = [path for path in sorted(SAMPLES.iterdir()) if path.suffix in FORMS]
    for number in range(times):
        for path in samples:
            place = folder / f"{number:03}" / path.name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(path.read_bytes())
    return times * len(samples)


def memory(scratch: Path, sizes: list[int]) -> None:
    """Prints the peaks for folders of these sizes."""
    print("files    parent    worker    rate       CPU a file")
    costs = []
    for size in sizes:
        folder = scratch / f"in-{size}"
        fill(folder, size)
        options = ["--jobs", "2", "-o", str(scratch / "out.ndjson"), "--summary", str(scratch / "out.html")]
        cost = batch(folder, *options)
        costs.append(cost)
        print(
            f"{size:<8,} {cost.parent:6.1f} MiB {cost.worker:6.1f} MiB {size / cost.seconds:6.1f}/s "
            f"{1000 * cost.cpu / size:8.1f} ms",
            flush=True,
        )
    parents, workers = ([getattr(cost, name) for cost in costs] for name in ("parent", "worker"))
    print(f"largest to smallest: parent {parents[-1] / parents[0]:.2f}, worker {workers[-1] / workers[0]:.2f}")


def workers(scratch: Path, rounds: int, times: int) -> None:
    """Prints what the second worker brings."""
    folder = scratch / "samples"
    count = copy_samples(folder, times)
    ratios = []
    print(f"{count} files   1 worker   2 workers   ratio   cores used by two   load before")
    for _ in range(rounds):
        load = os.getloadavg()[0]
        one, two = (batch(folder, "--jobs", jobs, "--score-duplicates") for jobs in ("1", "2"))
        ratios.append(one.seconds / two.seconds)
        cores = two.cpu / two.seconds
        print(
            f"{'':10} {one.seconds:8.1f} s {two.seconds:9.1f} s {ratios[-1]:7.2f} {cores:15.2f} {load:16.1f}",
            flush=True,
        )
    print(f"median ratio {median(ratios):.2f}; at least 1.80 is wanted where both cores are free")


def main(arguments: list[str] | None = None) -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--small", type=int, default=200, metavar="N", help="files of the small folder")
    parser.add_argument("--large", type=int, default=20_000, metavar="N", help="files of the large folder")
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="pairs of one worker and two")
    parser.add_argument("--copies", type=int, default=25, metavar="N", help="of each sample, for the workers")
    parser.add_argument("--only", choices=["memory", "workers"], help="measure only this")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="resume-check-") as scratch:
        if options.only != "workers":
            memory(Path(scratch), [options.small, options.large])
        if options.only != "memory":
            workers(Path(scratch), options.rounds, options.copies)
    return 0


if __name__ == "__main__":
    sys.exit(main())
