"""Tools named in lines of work are worth more than those in lists, and never less."""

from __future__ import annotations

from itertools import pairwise

import pytest
from small_role import facts_of, small_role

from resume_check.model import Finding, Status

TOOLS = ("Python", "TensorFlow", "NumPy", "AWS")


def finding(used: tuple[str, ...], listed: tuple[str, ...]) -> Finding:
    job = f"EXPERIENCE\nML engineer, Acme, Jan 2020 - Dec 2021\n- Worked by hand with {' and '.join(used) or 'paper'}\n"
    return facts_of(f"{job}\nSKILLS\n{', '.join(listed) or 'Cooking'}\n").findings["tools"]


@pytest.mark.parametrize(
    ("used", "listed", "status", "score"),
    [
        ((), (), Status.ABSENT, 0.0),
        ((), TOOLS[:1], Status.LISTED, 0.1),
        ((), TOOLS, Status.LISTED, 0.4),
        (TOOLS[:1], (), Status.DEMONSTRATED, 0.3),
        (TOOLS[:2], (), Status.DEMONSTRATED, 0.6),
        (TOOLS[:3], (), Status.DEMONSTRATED, 1.0),
        (TOOLS, TOOLS, Status.DEMONSTRATED, 1.0),
    ],
)
def test_steps(used: tuple[str, ...], listed: tuple[str, ...], status: Status, score: float) -> None:
    found = finding(used, listed)
    assert found.status is status
    assert found.score == pytest.approx(score)


def test_naming_a_listed_tool_in_a_job_never_lowers_the_score() -> None:
    """One tool in use was worth less than four in a list."""
    scores = [finding(TOOLS[:count], TOOLS).score for count in range(5)]
    assert all(before <= after for before, after in pairwise(scores)), scores


def test_evidence_is_the_lines_of_work() -> None:
    found = finding(TOOLS[:2], TOOLS)
    assert len(found.evidence) == 1
    assert found.evidence[0].quote.startswith("Worked by hand")
    assert finding((), TOOLS).evidence == ()


def test_one_tool_many_times_is_one_tool() -> None:
    assert finding(("Python", "Python", "CPython"), ()).score == small_role().scoring.tool_steps[0]
