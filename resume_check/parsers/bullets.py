"""Which lines open with a bullet or a number, and how long that mark is."""

from __future__ import annotations

import re
from typing import Final

# Signs that are drawn as nothing but bullets may touch the text; those with other uses must stand apart from it.
_MARK: Final = re.compile(
    r"[ \t]{0,40}(?:"
    r"[•◦▪▫●○■□◆◇‣⁃∙►▶▸▹➢➤➔➜✓✔☑★☆❖❑❒❏⦁⬥⯈][ \t]{0,8}"
    r"|(?:[-–—*·→»›§~¤]|--)[ \t]{1,8}"
    r"|\+[ \t]{1,8}(?![0-9(])"
    r"|o[ \t]{1,8}(?=[A-Z0-9])"
    r"|\(?(?:[0-9]{1,2}|[a-z]|[ivx]{2,4})\)[ \t]{1,8}"
    r"|[0-9]{1,2}\.[ \t]{1,8}(?=\D)"
    r")"
)
# What few lines begin with and every mark: most are known by their first letter to open with none.
_FIRST: Final = frozenset(" \t•◦▪▫●○■□◆◇‣⁃∙►▶▸▹➢➤➔➜✓✔☑★☆❖❑❒❏⦁⬥⯈-–—*·→»›§~¤+(0123456789abcdefghijklmnopqrstuvwxyz")


def bullet_end(line: str) -> int:
    """Where the text after the bullet or number begins, 0 where `line` opens with none or holds nothing else."""
    if line[:1] not in _FIRST:
        return 0
    match = _MARK.match(line)
    if match is None or not line[match.end() :].strip():
        return 0
    return match.end()
