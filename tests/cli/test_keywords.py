from __future__ import annotations

from pathlib import Path

import pytest

from resume_check.keywords import available, folder, load


def test_list_names_each_set_with_its_title(run) -> None:
    outcome = run("keywords", "list")
    assert outcome.status == 0
    assert [line.split()[0] for line in outcome.out.splitlines()] == list(available())
    assert load("ml-engineer").title in outcome.out


def test_show_names_every_criterion_with_its_weight(run) -> None:
    outcome = run("keywords", "show", "ml-engineer")
    assert outcome.status == 0
    for criterion in load("ml-engineer").criteria:
        assert f"  {criterion.id}: {criterion.label} (weight {criterion.weight:g}" in outcome.out


def test_output_to_a_file(run, tmp_path: Path) -> None:
    assert run("keywords", "list", "-o", tmp_path / "list.txt").out == ""
    assert (tmp_path / "list.txt").read_text(encoding="utf-8") == run("keywords", "list").out


def test_validate_accepts_the_shipped_file(run) -> None:
    path = folder() / "ml-engineer.toml"
    outcome = run("keywords", "validate", path)
    assert (outcome.status, outcome.err) == (0, "")
    assert "valid" in outcome.out
    assert run("keywords", "validate", path, "--quiet").out == ""


@pytest.mark.parametrize(
    ("content", "message"),
    [("id = ", "my-role.toml"), ('id = "x"\nnonsense = 1\n', "my-role.toml"), ("\x1b[2J", "my-role.toml")],
)
def test_validate_says_what_is_wrong_on_one_line(run, tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "my-role.toml"
    path.write_text(content)
    outcome = run("keywords", "validate", path)
    assert (outcome.status, outcome.out) == (2, "")
    assert message in outcome.err
    assert outcome.err.count("\n") == 1


@pytest.mark.parametrize("command", ["show", "validate"])
def test_unknown_name_is_one_line(run, command: str) -> None:
    outcome = run("keywords", command, "ml-enginer")
    assert outcome.status == 2
    assert "ml-enginer" in outcome.err
    assert outcome.err.count("\n") == 1
