"""Where the keyword sets are, and what they are called: all that listing them takes."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final

# The first table of a TOML file: what a set calls itself stands before it.
_TABLE: Final = re.compile(r"^\s{0,8}\[", re.MULTILINE)


@cache
def folder() -> Path:
    """The folder of the keyword sets: the checkout's where there is one, else the copy in the installed package.

    An editable install leaves the wheel's copy stale, so the checkout comes first.
    """
    package = Path(__file__).resolve().parent.parent
    checkout = package.parent / "keyword_sets"
    if checkout.is_dir() and (package.parent / "pyproject.toml").is_file():
        return checkout
    return package / "_keyword_sets"


def available() -> tuple[str, ...]:
    """The names of the shipped keyword sets, sorted."""
    return tuple(sorted(path.stem for path in folder().glob("*.toml")))


def title(name: str) -> str:
    """The title of a shipped keyword set, of which no more is read and checked than its head where that says it.

    Raises:
        KeywordSetError: the set is wrong.
    """
    import tomllib

    try:
        head = (folder() / f"{name}.toml").read_text(encoding="utf-8")
        found = tomllib.loads(_TABLE.split(head, maxsplit=1)[0]).get("title")
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        found = None
    if isinstance(found, str):
        return found
    from resume_check.keywords.loader import load

    return load(name).title
