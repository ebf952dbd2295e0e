"""Writes a report for each resume of a batch into a folder that mirrors the one that is scanned."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import Path
from typing import Final

from resume_check.model import Failure, Report
from resume_check.output import OutputError, write_whole
from resume_check.reporter import FORMATS, render

_FORMAT: Final = "html" if "html" in FORMATS else "text"
_ENDING: Final = {"html": ".html", "text": ".txt"}[_FORMAT]
# What every file system keeps as it is, and no shell, browser or server takes for anything else.
_SAFE: Final = re.compile(r"(?!.*-[0-9a-f]{12}$)\w([\w.,()+ -]{0,118}[\w)])?", re.ASCII)
_OTHER: Final = re.compile(r"[^A-Za-z0-9._-]{1,200}")
# Names that Windows keeps for devices, whatever follows the first dot.
_DEVICES: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..{0,200})?", re.IGNORECASE)


class Reports:
    """A folder of reports."""

    def __init__(self, folder: Path, root: str) -> None:
        """`root` is what the paths of the resumes begin with; raises `OutputError` where `folder` cannot be made."""
        self._folder = folder
        self._root = root
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(f"{folder.as_posix()} cannot be made: {error.strerror}") from error

    def place_of(self, path: str) -> Path:
        """Where the report of the resume at `path` belongs: no two paths share a place."""
        return self._folder / report_name(below(path, self._root))

    def write(self, outcome: Report | Failure, *, again: bool = True) -> None:
        """Write the report of a resume that was scored, and is no copy of another.

        Where it is there and not wanted `again`, leave it. Raises `OutputError`.
        """
        if isinstance(outcome, Failure) or outcome.file.duplicate_of is not None:
            return
        place = self.place_of(outcome.file.path)
        if again or not place.exists():
            try:
                place.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise OutputError(f"{place.parent.as_posix()} cannot be made: {error.strerror}") from error
            write_whole(place, f"{render(outcome, _FORMAT)}\n".encode("utf-8", "replace"))


def below(path: str, root: str) -> str:
    """`path` without `root`."""
    return path.removeprefix(f"{root.rstrip('/')}/").removeprefix("./").lstrip("/")


def report_name(path: str) -> str:
    """The relative path of the report of the resume at the relative `path`.

    Parts that are not safe everywhere are written anew, with a part of their hash so that they stay apart.
    """
    *folders, name = path.split("/")
    return "/".join([*(_part(folder, is_folder=True) for folder in folders), f"{_part(name)}{_ENDING}"])


def _part(name: str, *, is_folder: bool = False) -> str:
    """A safe name; a folder's has not the ending of a report, or it could stand where one belongs."""
    if _SAFE.fullmatch(name) and not _DEVICES.fullmatch(name) and not (is_folder and name.endswith(_ENDING)):
        return name
    mark = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return f"{_OTHER.sub('_', plain).strip('._-')[:60] or 'resume'}-{mark}"
