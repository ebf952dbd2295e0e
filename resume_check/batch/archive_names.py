"""What holds for members of all kinds of archives: what they are called, and when an archive is a bomb."""

from __future__ import annotations

from typing import Final

from resume_check.errors import PermissionDenied

MAX_MEMBERS: Final = 1_000_000
_BOMB_RATIO: Final = 200  # text packs 3 to 10 times, white space and pictures of one colour more
_BOMB_BYTES: Final = 1024 * 1024  # below which a ratio says nothing


class OutsideNameError(PermissionDenied):
    """A member whose name leads out of the archive, as only an attack has it."""

    hint = "Do not unpack this archive; ask where it comes from."


def leads_out(name: str) -> bool:
    """Whether unpacking a member of that name could write elsewhere."""
    parts = name.replace("\\", "/").split("/")
    return ".." in parts or parts[0] == "" or parts[0].endswith(":")


def plain_name(name: str) -> str:
    """The name of a member without what leads elsewhere: a path below the archive, whatever it says."""
    return "/".join(part for part in name.replace("\\", "/").split("/") if part not in ("", ".", ".."))


def is_bomb(unpacked: int, packed: int) -> bool:
    """Whether something unpacks to more than a document ever does."""
    return unpacked > _BOMB_BYTES and unpacked > _BOMB_RATIO * max(packed, 1)
