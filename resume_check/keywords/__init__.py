"""The keyword sets: a role's criteria, words and weights as data, checked on load.

Neither spaCy nor a parser is needed to list or check them. Names are looked up on first use, so that listing the sets
does not load what reads them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from resume_check.keywords.files import available, folder, title
    from resume_check.keywords.loader import load
    from resume_check.keywords.role import (
        Activity,
        Criterion,
        Family,
        Group,
        Guide,
        KeywordSet,
        Level,
        Outcomes,
        Scoring,
        Sense,
        Titles,
        WordClass,
    )

__all__ = [
    "Activity",
    "Criterion",
    "Family",
    "Group",
    "Guide",
    "KeywordSet",
    "Level",
    "Outcomes",
    "Scoring",
    "Sense",
    "Titles",
    "WordClass",
    "available",
    "folder",
    "load",
    "title",
]

_HOMES = {"available": "files", "folder": "files", "title": "files", "load": "loader"}


def __getattr__(name: str) -> object:
    """Import a public name from its module when it is first asked for."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(f"{__name__}.{_HOMES.get(name, 'role')}"), name)
    globals()[name] = found
    return found
