"""Which files below a place that has no folders of its own, only long names, are those of resumes."""

from __future__ import annotations

from itertools import accumulate

from resume_check.batch.folder import Choice


class Below:
    """Judges paths one after the other, as if the folders in them had been walked into."""

    def __init__(self, choice: Choice) -> None:
        self._choice = choice
        self._folder = ""
        self._is_entered = True

    def takes(self, path: str) -> bool:
        """Whether the file at `path`, relative and with forward slashes, is meant."""
        folder = path.rpartition("/")[0]
        if folder != self._folder:
            above = accumulate(folder.split("/"), "{}/{}".format) if folder else ()
            self._folder, self._is_entered = folder, all(self._choice.enters(name) for name in above)
        return self._is_entered and self._choice.takes(path)
