"""Words that belong to a class by their ending, and those that do not."""

from __future__ import annotations

import pytest
from small_role import CLASSES, annotate, small_role, verdict

from resume_check.keywords.role import Activity, WordClass

ROLE = small_role(
    classes={
        **CLASSES,
        "with": WordClass(words=("with",)),
        "people": WordClass(endings=("ers", "ologist"), not_words=("rollers",), not_before=("guild",)),
        "things": WordClass(words=("filters",)),
    },
    activities=(Activity(name="worked with people", criteria=("build",), all=("with", "people")),),
)


@pytest.mark.parametrize(
    ("line", "counts"),
    [
        ("Built boats with luthiers", True),
        ("Built boats with a glaciologist", True),
        ("Luthiers built boats with us", True),  # a capital at the start of a line is no name
        ("Built boats with Luthiers", False),  # inside it is
        ("Built boats with rollers", False),  # an exception
        ("Built boats with filters", False),  # a class has the word
        ("Built boats with ers", False),  # the ending alone
        ("Built boats with the luthiers guild", False),  # the class's own limits hold
    ],
)
def test_words_known_by_their_ending(line: str, counts: bool) -> None:
    annotated = annotate(f"EXPERIENCE\nClerk, Acme, Jan 2020 - Dec 2021\n- {line}\n", ROLE)
    assert bool(verdict(annotated, "build")) is counts
