"""Which names of a folder, bucket or archive are those of resumes."""

from __future__ import annotations

from resume_check.batch.sources import OTHER_ENDINGS, RESUME_ENDINGS


def is_chosen(path: str) -> bool:
    """Whether the file at `path`, relative to what is scanned, is to be read."""
    return is_resume(path) and not any(is_hidden(name) for name in path.split("/"))


def is_resume(name: str) -> bool:
    """Whether the name ends as that of a document."""
    dot = name.rfind(".")
    ending = name[dot:].lower()
    return dot > 0 and (ending in RESUME_ENDINGS or ending in OTHER_ENDINGS)


def is_hidden(name: str) -> bool:
    """Whether a name is hidden, or that of an Office lock file."""
    return name.startswith((".", "~$"))
