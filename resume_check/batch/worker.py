"""The unit of work of a batch: one source in, one report or failure out."""

from __future__ import annotations

import hashlib
import traceback
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from resume_check.batch.sources import Source
from resume_check.errors import Crashed, ResumeError, SettingsError
from resume_check.model import Advert, Failure, FileInfo, Report
from resume_check.settings import Settings


class OutOfMemory(Crashed):
    """The file needs more memory than one may take."""

    hint = "A resume is a few pages: remove pictures or split the file."


Scored = Callable[[Report], None]


def check_one(source: Source, settings: Settings, scored: Scored | None = None) -> Report | Failure:
    """Score one source. A file that cannot be read gives a `Failure`; for `scored` see `analyse`.

    Raises `SettingsError` where the role or another setting is wrong, as no other file would fare better.
    """
    from resume_check.analyzer import analyse

    content = None
    try:
        content = source.read(settings.limits)
        return analyse(content, name=source.name, path=source.path, settings=settings, scored=scored)
    except SettingsError:
        raise
    except ResumeError as error:
        return failure_of(source, error, content)


def read_job_guarded(source: Source, path: str, settings: Settings) -> Advert | str:
    """The job advert in `source`, or what is wrong with it; a defect of the program ends the process, and is told."""
    from resume_check.analyzer import read_job

    try:
        return read_job(source.read(settings.limits), name=source.name, path=path, settings=settings)
    except SettingsError as error:
        return str(error)
    except ResumeError as error:
        return f"{path}: {error}"
    except MemoryError:
        return f"{path}: The job advert needs more memory than a file may take. Save its text as a .txt file"


def check_guarded(source: Source, settings: Settings, scored: Scored | None = None) -> Report | Failure:
    """`check_one`, with a `Failure` for a defect of the program or want of memory too.

    The one place that catches all: a defect of ours that one file brings out must not lose the rest of a scan of
    thousands. `resume_check.check` keeps the traceback.
    """
    try:
        return check_one(source, settings, scored)
    except SettingsError:
        raise
    except MemoryError:
        # The traceback keeps alive what filled the memory; out of this block it is gone.
        bug = None
    except Exception as error:
        bug = _described(error)
    if bug is None:
        reason = f"It needs more memory than the {settings.limits.max_memory // 2**20:,} MiB that a file may take"
        return failure_of(source, OutOfMemory(reason))
    return failure_of(source, Crashed(f"The program failed on it ({bug})"))


def _described(bug: Exception) -> str:
    """What went wrong and where, but nothing of the resume."""
    frames = traceback.extract_tb(bug.__traceback__)
    place = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"{type(bug).__name__}{place}"


def failure_of(source: Source, error: ResumeError, content: bytes | None = None) -> Failure:
    """The failure that stands for `source` in the results."""
    file = FileInfo(
        name=source.name,
        path=source.path,
        format=None,
        bytes=None if content is None else len(content),
        sha256=None if content is None else hashlib.sha256(content).hexdigest(),
        pages=None,
    )
    return Failure(file=file, code=error.code, message=str(error))


def shown(outcome: Report | Failure, settings: Settings) -> Report | Failure:
    """`outcome` as users see it: with `redact`, the file's name and path name nobody.

    Until then it has the names that it was found by, which tell one file from another.
    """
    if not settings.redact:
        return outcome
    from resume_check.redact import redact_file

    return replace(outcome, file=redact_file(outcome.file))
