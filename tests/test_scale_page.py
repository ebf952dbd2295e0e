"""The commands of docs/scale.md: those for this machine run, the others have options that exist."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from resume_check.cli import main
from resume_check.cli.batch import batch

PAGE = (Path(__file__).parents[1] / "docs" / "scale.md").read_text(encoding="utf-8")
SHELL = [
    line for block in re.findall(r"^```sh\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE) for line in block.splitlines()
]
INDENTED = re.findall(r"^    (resume-check batch (?:.*\\\n)?.*)$", PAGE, re.MULTILINE)


@pytest.mark.usefixtures("fake_analyzer")
def test_shards_take_each_file_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "inbox").mkdir()
    for name in "0347a9fz":
        (tmp_path / "inbox" / f"{name}.txt").write_text(f"score {ord(name)}"[:8])
    for command in (line for line in SHELL if "--include" in line):
        assert main(shlex.split(command)[1:]) == 0
    parts = [Path(f"part-{number}.ndjson").read_text().splitlines() for number in (0, 1)]
    assert [len(part) for part in parts] == [4, 4]


def test_options_exist() -> None:
    commands = [line for line in SHELL if line.startswith("resume-check")] + INDENTED
    assert len(commands) == 5
    for command in commands:
        arguments = shlex.split(command.replace("\\\n", " "))[2:]
        batch.make_context("batch", arguments).close()
