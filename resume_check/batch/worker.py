"""The unit of work of a batch: one source in, one report or failure out."""

from __future__ import annotations

import hashlib
import traceback
from pathlib import Path

from resume_check.batch.sources import Source
from resume_check.errors import Crashed, ResumeError, SettingsError
from resume_check.model import Failure, FileInfo, Report
from resume_check.settings import Settings


def check_one(source: Source, settings: Settings) -> Report | Failure:
    """Score one source. A file that cannot be read gives a `Failure`.

    Raises `SettingsError` where the role or another setting is wrong, as no other file would fare better.
    """
    from resume_check.analyzer import analyse

    content = None
    try:
        content = source.read(settings.limits)
        return analyse(content, name=source.name, path=source.path, settings=settings)
    except SettingsError:
        raise
    except ResumeError as error:
        return _failure(source, error, content)


def crashed(source: Source, bug: BaseException) -> Failure:
    """The failure that stands for a defect of the program, saying where it is but nothing of the resume."""
    frames = traceback.extract_tb(bug.__traceback__)
    place = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return _failure(source, Crashed(f"The program failed on it ({type(bug).__name__}{place})"), None)


def _failure(source: Source, error: ResumeError, content: bytes | None) -> Failure:
    file = FileInfo(
        name=source.name,
        path=source.path,
        format=None,
        bytes=None if content is None else len(content),
        sha256=None if content is None else hashlib.sha256(content).hexdigest(),
        pages=None,
    )
    return Failure(file=file, code=error.code, message=str(error))
