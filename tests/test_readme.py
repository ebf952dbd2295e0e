"""What README.md shows is true: its commands run, its options and files exist, its examples are what is printed now."""

from __future__ import annotations

import importlib.util
import io
import os
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from resume_check.batch.process import Worker
from resume_check.batch.sources import Source
from resume_check.batch.worker import check_one
from resume_check.cli import app, main
from resume_check.model import Failure, Report

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SET_UP = "python3 -m venv .venv && .venv/bin/pip install"


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


COMMANDS = [line for block in blocks("sh") for line in block.splitlines()]


def walk(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    if isinstance(command, click.Group):
        for name in command.list_commands(click.Context(command)):
            child = command.get_command(click.Context(command), name)
            assert child is not None
            yield from walk(child, (*path, name))
    else:
        yield path, command


ALL = dict(walk(app))


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory that looks like the checkout, and that commands may write to."""
    for name in ("keyword_sets", "sample_resumes"):
        (tmp_path / name).symlink_to(ROOT / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Score without a worker process for each command, which takes seconds to start."""

    def check(self: Worker, source: Source) -> Report | Failure:
        return check_one(source, self.settings)

    monkeypatch.setattr(Worker, "check", check)


def run(command: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """The exit status of a command as README.md shows it, with at most one `<` in it."""
    command, _, stdin = command.partition(" < ")
    if stdin:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(Path(stdin).read_bytes())))
    program, *args = shlex.split(command)
    if program == "cp":
        assert args[0] == "-r"
        shutil.copytree(args[1], args[2])
        return 0
    assert program in ("resume-check", ".venv/bin/resume-check")
    return main(args)


def test_one_command_installs_and_scores_a_sample(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (command,) = [line for line in COMMANDS if line.startswith(f"{SET_UP} . && ")]
    assert run(command.split(" && ")[-1], monkeypatch) == 0


def test_one_command_installs_and_runs_the_tests() -> None:
    assert f'{SET_UP} -e ".[test]" && .venv/bin/pytest' in COMMANDS


@pytest.mark.usefixtures("in_this_process")
def test_every_other_command_runs(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    for command in [line for line in COMMANDS if not line.startswith(SET_UP)]:
        assert (command, run(command, monkeypatch)) == (command, 0)
        assert (command, capfd.readouterr().err) == (command, "")


@pytest.mark.usefixtures("in_this_process")
def test_python_example_runs(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = blocks("python")
    exec(compile(example, "README.md", "exec"), {})  # noqa: S102 - our own file
    printed = capsys.readouterr().out.splitlines()
    assert "sample_resumes/odalys-brennecke.pdf" in {line.split()[0] for line in printed if line}


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_every_command_is_shown(path: tuple[str, ...]) -> None:
    assert f"`resume-check {' '.join(path)}" in README


def test_every_option_is_shown_and_every_shown_option_exists() -> None:
    options = {
        option for command in ALL.values() for item in command.params for option in item.opts if option[0] == "-"
    }
    rows = re.findall(r"^\| `(-[^`]+)` \| ([^|]+) \|", README.replace(r"\|", "/"), re.MULTILINE)
    shown: set[str] = set()
    for names, commands in rows:
        row = set(re.findall(r"(?<!\S)--?[a-z][a-z-]*", names))
        shown |= row
        for name in [*ALL] if commands.strip() == "all" else [(item.strip(" `"),) for item in commands.split(",")]:
            assert row <= {option for item in ALL[name].params for option in item.opts}, name
    assert shown == options


def test_linked_files_exist() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", README)
    assert [link for link in links if not link.startswith("https://") and not (ROOT / link).exists()] == []
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_examples_are_what_is_printed_now() -> None:
    spec = importlib.util.spec_from_file_location("sample_expect", ROOT / "sample_resumes" / "expect.py")
    assert spec is not None
    assert spec.loader is not None
    expect = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(expect)
    wanted = expect.readme_with_examples(README, expect.report_of(expect.HERE / expect.SHOWN))
    changed = expect.difference(README, wanted, "README.md")
    if changed:
        pytest.fail(f"\n{changed}\nIf this is meant, run: python sample_resumes/expect.py", pytrace=False)
    assert max(map(len, blocks("text")[0].splitlines())) <= 80
