"""A batch over everything that is broken or means harm: one record each, in time, and nothing else happens."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from files import SCORED, all_files, expected, write_odd_places

from resume_check.errors import Damaged, PasswordProtected
from resume_check.parsers import parse

ROOT = Path(__file__).parents[2]
CODES = {
    *("not-found", "permission-denied", "empty", "unsupported-format", "damaged"),
    *("password-protected", "no-text", "too-large", "timeout", "crashed"),
}
# The dearest of their kinds: each costs its time limit and a new process. All run with RESUME_CHECK_ALL_HOSTILE=1.
SLOW = {
    *("bomb-flate.pdf", "bomb-flate-twice.pdf", "bomb-text.pdf", "bomb-paths.pdf", "bomb-tiles.pdf", "bomb-forms.pdf"),
    *("scattered-words.pdf", "wide-table.docx", "many-paragraphs.docx", "many-lines.txt", "many-headings.txt"),
    *("long-words.txt", "one-paragraph.docx", "bomb-picture.pdf", "bomb-states.pdf"),
}
KEPT = {"bomb-flate-twice.pdf"}
EVERYTHING = bool(os.environ.get("RESUME_CHECK_ALL_HOSTILE"))


class Scan(NamedTuple):
    status: int
    out: str
    err: str
    seconds: float
    files: int


@cache
def made() -> dict[str, bytes]:
    """All files by name, of which some take long to make."""
    return dict(all_files())


def chosen() -> list[tuple[str, bytes]]:
    return [
        (name, content)
        for name, content in made().items()
        if EVERYTHING or not (name in SLOW - KEPT or name.startswith("slow-"))
    ]


def run(args: Sequence[str | Path], folder: Path, temporary: Path) -> tuple[int, str, str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "TMPDIR": str(temporary)}
    call = [sys.executable, "-m", "resume_check", *map(str, args)]
    done = subprocess.run(call, cwd=folder, env=environment, capture_output=True, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture(scope="module")
def scan(tmp_path_factory: pytest.TempPathFactory) -> Scan:
    place = tmp_path_factory.mktemp("h")
    folder, temporary = place / "inbox", place / "tmp"
    for new in (folder, temporary):
        new.mkdir()
    files = chosen()
    for name, content in files:
        (folder / name).write_bytes(content)
    write_odd_places(folder)
    count = sum(len(names) for _, _, names in os.walk(folder))
    before = time.monotonic()
    seconds = "15" if EVERYTHING else "3"
    status, out, err = run(["batch", "inbox", "--timeout", seconds, "--as-of", "2026-11-22"], place, temporary)
    assert list(temporary.iterdir()) == []
    assert sorted(path.name for path in place.iterdir()) == ["inbox", "tmp"]
    return Scan(status, out, err, time.monotonic() - before, count)


def records(scan: Scan) -> dict[str, dict[str, Any]]:
    found = [json.loads(line) for line in scan.out.splitlines()]
    assert len({record["file"]["path"] for record in found}) == len(found)
    return {record["file"]["path"].removeprefix("inbox/"): record for record in found}


def outcome(record: dict[str, Any]) -> str:
    return record["error"]["code"] if "error" in record else SCORED


def test_one_record_each(scan: Scan) -> None:
    assert scan.status == 3
    assert len(records(scan)) == scan.files
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", scan.out)


def test_each_ends_as_it_should(scan: Scan) -> None:
    wrong = {
        path: outcome(record)
        for path, record in records(scan).items()
        if outcome(record) not in expected(Path(path).name)
    }
    assert wrong == {}
    assert {outcome(record) for record in records(scan).values()} <= CODES | {SCORED}


def test_a_failure_is_one_plain_line(scan: Scan) -> None:
    failures = [record for record in records(scan).values() if "error" in record]
    lines = scan.err.splitlines()
    assert len(lines) == len(failures)
    assert all(line.isprintable() and line.startswith("resume-check: inbox/") for line in lines)
    assert "Traceback" not in scan.err


def test_in_time(scan: Scan) -> None:
    assert scan.seconds < (600 if EVERYTHING else 60)


def test_limits_that_cut_say_so(scan: Scan) -> None:
    assert "page-limit" in [warning["id"] for warning in records(scan)["many-pages.pdf"]["warnings"]]


def test_nothing_of_this_machine_is_read(scan: Scan) -> None:
    assert "root:" not in scan.out


def test_names_come_back_as_they_are_but_for_what_is_no_text(scan: Scan) -> None:
    found = records(scan)
    for path in ("new\nline.txt", "bell\a\x1b[2J.txt", "right\u202eleft.txt", "caf\ufffd.txt", "folder.pdf/honest.pdf"):
        assert outcome(found[path]) == SCORED, path


def test_a_locked_file_says_nothing_of_the_next() -> None:
    """pdfium keeps its last error, and some failures set none."""
    for name, error in (
        ("locked.pdf", PasswordProtected),
        ("loop-outline.pdf", Damaged),
        ("locked.pdf", PasswordProtected),
    ):
        with pytest.raises(error):
            parse(made()[name], name=name)
