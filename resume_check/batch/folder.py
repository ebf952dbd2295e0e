"""The resumes of a folder: which files count as one, and in which order they come.

Nothing here opens a file. Names come one folder at a time, so that a million files take no more memory than the
largest folder's listing.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from resume_check.batch.sources import FileSource, Source, UnreadableSource, translated
from resume_check.errors import NotFound, SettingsError

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

RESUME_ENDINGS: Final = frozenset({".pdf", ".docx", ".docm", ".dotx", ".txt", ".md", ".markdown"})
# Documents that hold resumes too: tried by their content, so that none is passed over in silence.
OTHER_ENDINGS: Final = frozenset({".doc", ".rtf", ".odt", ".pages", ".html", ".htm"})


class PatternError(SettingsError):
    """A pattern for file names is wrong."""

    code = "pattern"
    hint = "Patterns are those of a .gitignore file."


def _spec(patterns: Sequence[str]) -> GitIgnoreSpec | None:
    if not patterns:
        return None
    from pathspec import GitIgnoreSpec

    try:
        return GitIgnoreSpec.from_lines(patterns)
    except (ValueError, re.error) as error:
        raise PatternError(f"This is no pattern: {error}") from error


@dataclass(frozen=True, slots=True)
class Choice:
    """Which files of a folder are meant, by patterns as in a .gitignore file, on the path below the folder.

    Raises `PatternError` where a pattern is wrong.
    """

    include: Sequence[str] = ()  # none: all
    exclude: Sequence[str] = ()
    _included: GitIgnoreSpec | None = field(init=False, repr=False, compare=False)
    _excluded: GitIgnoreSpec | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_included", _spec(self.include))
        object.__setattr__(self, "_excluded", _spec(self.exclude))

    def takes(self, path: str) -> bool:
        """Whether the file at `path`, relative to the folder and with forward slashes, is meant."""
        name = path.rpartition("/")[2]
        if is_hidden(name) or not _is_resume(name):
            return False
        if self._included is not None and not self._included.match_file(path):
            return False
        return self._excluded is None or not self._excluded.match_file(path)

    def enters(self, path: str) -> bool:
        """Whether the folder at `path`, relative and without a slash at its end, is looked into."""
        if is_hidden(path.rpartition("/")[2]):
            return False
        return self._excluded is None or not self._excluded.match_file(f"{path}/")


EVERYTHING: Final = Choice()


class Sources(Protocol):
    """A place with many resumes, which can be gone through more than once."""

    @property
    def root(self) -> str:
        """What the paths of its sources begin with, as it was given."""

    def __iter__(self) -> Iterator[Source]:
        """The sources, sorted by path, found as they are drawn; raises `NotFound` or `PermissionDenied` at once."""

    def count(self) -> int | None:
        """How many there are; None where finding out takes too long."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder on disk."""

    location: Path
    choice: Choice = EVERYTHING

    @property
    def root(self) -> str:
        """The folder as it was given."""
        return self.location.as_posix()

    def __iter__(self) -> Iterator[Source]:
        """The resumes in it: see `find_sources`."""
        return find_sources(self.location, self.choice)

    def count(self) -> int:
        """The number of resumes in it now; raises what `find_sources` raises."""
        return sum(1 for _ in self)


def is_hidden(name: str) -> bool:
    """Whether a file or folder of this name is hidden, or the lock file that Office puts beside an open document."""
    return name.startswith((".", "~$"))


def find_sources(folder: Path, choice: Choice = EVERYTHING) -> Iterator[Source]:
    """The resumes under `folder`, sorted by path, found as they are drawn.

    Hidden names, Office lock files (``~$``) and endings that are no document's are left out; links to folders are not
    followed. A folder below that cannot be listed gives a source that raises `PermissionDenied`.

    Raises `NotFound` or `PermissionDenied` at once where `folder` itself cannot be listed.
    """
    try:
        entries = _listed(folder, "", choice)
    except FileNotFoundError as error:
        raise NotFound("There is no such folder") from error
    except NotADirectoryError as error:
        raise NotFound("This is not a folder") from error
    except (OSError, ValueError) as error:
        raise translated(error) from error
    return _walk(folder, entries, choice)


def _walk(root: Path, entries: list[str], choice: Choice) -> Iterator[Source]:
    waiting = entries[::-1]  # a stack, so that no depth of folders is too deep
    while waiting:
        path = waiting.pop()
        if not path.endswith("/"):
            yield FileSource.at(root / path, root=root)
            continue
        folder = root / path
        try:
            waiting.extend(reversed(_listed(folder, path, choice)))
        except OSError as error:
            yield UnreadableSource(name=folder.name, path=folder.as_posix(), error=translated(error))


def _listed(folder: Path, prefix: str, choice: Choice) -> list[str]:
    """The paths below the root of what is directly in `folder`, so ordered that full paths come out sorted.

    A folder's ends with a slash, by which it is known and in its place among the files.
    """
    kept = []
    with os.scandir(folder) as entries:
        for entry in entries:
            path = prefix + entry.name
            if entry.is_dir(follow_symlinks=False):
                if choice.enters(path):
                    kept.append(f"{path}/")
            elif choice.takes(path) and not os.path.isdir(entry.path):  # noqa: PTH112 - a link to a folder
                kept.append(path)
    return sorted(kept)


def _is_resume(name: str) -> bool:
    ending = os.path.splitext(name)[1].lower()  # noqa: PTH122 - a Path for each of a million names is slow
    return ending in RESUME_ENDINGS or ending in OTHER_ENDINGS
