from __future__ import annotations

import json
from collections.abc import Iterator

import click
import pytest
from jsonschema import Draft202012Validator

from resume_check.cli import app


def commands(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        for name in command.list_commands(click.Context(command)):
            child = command.get_command(click.Context(command), name)
            assert child is not None
            yield from commands(child, (*path, name))


ALL = dict(commands(app))


def test_commands_of_the_contract_are_there() -> None:
    wanted = {
        ("score",),
        ("batch",),
        ("compare",),
        ("schema",),
        ("keywords", "list"),
        ("keywords", "show"),
        ("keywords", "validate"),
    }
    assert wanted <= set(ALL)


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_help_says_what_it_does_with_an_example(run, path: tuple[str, ...]) -> None:
    outcome = run(*path, "--help")
    assert outcome.status == 0
    assert outcome.out.startswith(f"Usage: {' '.join(('resume-check', *path))}")
    assert ALL[path].help
    assert f"  {' '.join(('resume-check', *path))}" in outcome.out.split("Example")[-1]
    assert max(map(len, outcome.out.splitlines())) <= 80


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_every_option_says_what_it_is_for(path: tuple[str, ...]) -> None:
    for parameter in ALL[path].params:
        if isinstance(parameter, click.Option):
            assert parameter.help or isinstance(parameter.type, click.Choice)


def test_no_command_shows_the_help_on_standard_error(run) -> None:
    outcome = run()
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err.startswith("Usage: resume-check")
    outcome = run("keywords")
    assert (outcome.status, outcome.err.count("\n")) == (2, 1)


def test_schema_is_a_schema(run) -> None:
    outcome = run("schema")
    assert outcome.status == 0
    Draft202012Validator.check_schema(json.loads(outcome.out))
    comparison = json.loads(run("schema", "--of", "comparison").out)
    Draft202012Validator.check_schema(comparison)
    assert comparison["$id"] == "urn:resume-check:comparison:1"
