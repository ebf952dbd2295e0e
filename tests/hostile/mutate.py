"""Cuts, turns and mixes the bytes of the sample resumes, and tells which make a parser fail.

python tests/hostile/mutate.py [--count N] [--seed N] [--whole] [--keep FOLDER]

Each mutant goes through the parsers in a worker process, with --whole through the matcher too. A mutant may be read or
refused; one that brings out a defect, ends its process or takes too long is named with what happened, and the exit
status is 1. The same seed makes the same mutants.
"""

# ruff: noqa: E402, S311, T201 - found from a checkout; seeded chance is what is wanted; a command prints
from __future__ import annotations

import argparse
import random
import sys
import zipfile
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

ROOT = Path(__file__).parents[2]
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

from docx_files import document, docx, put
from pdf_files import TEXT, good, page, stream

from resume_check.batch import process
from resume_check.batch.sources import BytesSource
from resume_check.limits import Limits
from resume_check.model import Failure
from resume_check.settings import Settings

# The worker's usual program, but for the matcher: it is the parsers that meet the bytes, and they are fast.
PARSE_ONLY = """
import datetime, json, sys
from types import SimpleNamespace
sys.path[:] = json.loads(sys.argv[1])
from resume_check.batch.child import main
from resume_check.errors import Damaged
from resume_check.parsers import parse
from resume_check.structure import structure

def analyse(data, *, name, path, settings, scored=None):
    structure(parse(data, name=name, limits=settings.limits), as_of=datetime.date(2026, 11, 22))
    raise Damaged("It was read")

sys.modules["resume_check.analyzer"] = SimpleNamespace(analyse=analyse, prepare=lambda settings: None)
main()
"""
SETTINGS = Settings(limits=Limits(timeout=20))
DEFECTS = ("crashed", "timeout")

Mutator = Callable[[bytes, bytes, random.Random], bytes]


class Sample(NamedTuple):
    """A file to start from."""

    name: str
    content: bytes


def truncate(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """The beginning, or all but the beginning."""
    place = chance.randrange(len(data))
    return data[:place] if chance.random() < 0.7 else data[place:]


def flip(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """Some bytes changed: one bit, or to anything."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 2, 5, 20, 100))):
        place = chance.randrange(len(changed))
        changed[place] = changed[place] ^ (1 << chance.randrange(8)) if chance.random() < 0.5 else chance.randrange(256)
    return bytes(changed)


def splice(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """A piece of another file, or of the same, put in or in place of as much."""
    source = other if chance.random() < 0.5 else data
    size = min(chance.choice((4, 40, 400, 4_000)), len(source))
    start = chance.randrange(len(source) - size + 1)
    place = chance.randrange(len(data))
    over = size if chance.random() < 0.5 else 0
    return data[:place] + source[start : start + size] + data[place + over :]


def renumber(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """Some numbers changed, which lengths, counts, references and coordinates are."""
    changed = bytearray(data)
    digits = [place for place, byte in enumerate(changed) if 48 <= byte <= 57]
    for place in chance.sample(digits, min(len(digits), chance.choice((1, 3, 10, 50)))):
        changed[place] = chance.choice(b"0123456789-. ")
    return bytes(changed)


def repeat(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """A piece many times over."""
    start = chance.randrange(len(data))
    piece = data[start : start + chance.choice((1, 10, 100))]
    return data[:start] + piece * chance.choice((2, 100, 5_000)) + data[start:]


MUTATORS: Sequence[Mutator] = (truncate, flip, splice, renumber, repeat)


def samples() -> list[Sample]:
    """The sample resumes, and small files without compression, in which a change hits the structure."""
    kinds = {".pdf", ".docx", ".txt", ".md"}
    found = [path for path in sorted((ROOT / "sample_resumes").iterdir()) if path.suffix in kinds]
    grid = b"".join(b"%d 0 m %d 700 l S 0 %d m 600 %d l S\n" % (n, n, n, n) for n in range(60, 600, 90))
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 900 900] /Resources << /Font << /F1 5 0 R >> >>"
    link = b"/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://example.org) >> >>]"
    return [
        *(Sample(path.name, path.read_bytes()) for path in found),
        Sample(
            "page.pdf", page(TEXT + b"/X Do", stream(TEXT, form), resources=b"/XObject << /X 6 0 R >>", entries=link)
        ),
        Sample("grid.pdf", page(TEXT + grid)),
        Sample("pages.pdf", good(pages=3)),
        Sample("plain.docx", docx(document())),
    ]


def mutants(count: int, seed: int) -> Iterator[Sample]:
    """`count` mutants, each named by its number and the sample that it was."""
    chance = random.Random(seed)
    known = samples()
    for number in range(count):
        sample = chance.choice(known)
        mutate = chance.choice(MUTATORS)
        other = chance.choice(known).content
        if sample.name.endswith(".docx") and chance.random() < 0.8:
            content = _in_a_part(sample.content, mutate, other, chance)
        else:
            content = mutate(sample.content, other, chance)
        yield Sample(f"{number}-{mutate.__name__}-{sample.name}", content)


def _in_a_part(data: bytes, mutate: Mutator, other: bytes, chance: random.Random) -> bytes:
    """The archive with one part changed, since a change from outside only breaks the checksum."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as archive, zipfile.ZipFile(out, "w") as changed:
        names = [name for name in archive.namelist() if archive.getinfo(name).file_size]
        # The main part every second time: it is what there is most code for.
        chosen = "word/document.xml" if chance.random() < 0.5 else chance.choice(names)
        for name in names:
            content = archive.read(name)
            put(changed, name, mutate(content, other, chance) if name == chosen else content)
    return out.getvalue()


def defects(count: int, seed: int, *, whole: bool = False) -> Iterator[tuple[Sample, Failure]]:
    """The mutants that bring out a defect, with what happened."""
    usual = process.CHILD
    process.CHILD = usual if whole else PARSE_ONLY  # type: ignore[misc]  # the seam that tests have
    try:
        with process.Worker(SETTINGS) as worker:
            for mutant in mutants(count, seed):
                outcome = worker.check(BytesSource(mutant.name, mutant.name, mutant.content))
                if isinstance(outcome, Failure) and outcome.code in DEFECTS:
                    yield mutant, replace(outcome, file=replace(outcome.file, bytes=len(mutant.content)))
    finally:
        process.CHILD = usual  # type: ignore[misc]


def main() -> int:
    """Print the defects."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=5_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--whole", action="store_true", help="score them too")
    parser.add_argument("--keep", type=Path, help="write the mutants that fail here")
    options = parser.parse_args()
    found = 0
    for mutant, failure in defects(options.count, options.seed, whole=options.whole):
        found += 1
        print(f"{mutant.name}: {failure.message}", flush=True)
        if options.keep:
            options.keep.mkdir(parents=True, exist_ok=True)
            (options.keep / mutant.name).write_bytes(mutant.content)
    print(f"{options.count} mutants of seed {options.seed}, {found} defects")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
