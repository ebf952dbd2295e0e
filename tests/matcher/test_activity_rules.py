"""What a rule over word classes can ask for: verbs as deeds, nothing in between, a whole line."""

from __future__ import annotations

from typing import Any

import pytest
from small_role import CLASSES, annotate, small_role, verdict

from resume_check.keywords.role import Activity, WordClass


def found(line: str, **options: Any) -> bool:
    """Whether a rule "trace ... fault" with these options counts in a bullet of a job."""
    role = small_role(
        classes={
            **CLASSES,
            "trace": WordClass(verbs=("trace",)),
            "fault": WordClass(nouns=("fault",)),
            "clause": WordClass(words=("that",)),
        },
        activities=(Activity(name="traced a fault", criteria=("build",), all=("trace", "fault"), **options),),
    )
    return bool(verdict(annotate(f"EXPERIENCE\nClerk, Acme, Jan 2020 - Dec 2021\n- {line}\n", role), "build"))


@pytest.mark.parametrize(
    ("line", "counts"),
    [
        ("Traced a fault", True),
        ("Spent nights tracing a fault", True),
        ("Swap boards and trace the fault", True),
        ("Made tools to trace a fault", False),
    ],
)
def test_done_leaves_out_what_something_is_for(line: str, counts: bool) -> None:
    assert found(line, done=True) is counts
    assert found(line)


@pytest.mark.parametrize(
    ("line", "counts"), [("Traced the third fault", True), ("Traced a wire that had a fault", False)]
)
def test_not_between(line: str, counts: bool) -> None:
    assert found(line, not_between=("clause",)) is counts
    assert found(line)


def test_a_barrier_inside_a_found_word_is_none() -> None:
    assert found("Traced the fault", not_between=("fault",))


@pytest.mark.parametrize(("across", "counts"), [(True, True), (False, False)])
def test_across_sentences(across: bool, counts: bool) -> None:
    assert found("Noted every fault at night. Traced two of them", across=across) is counts
    assert found("Traced the fault") is found("Traced the fault", across=True) is True
