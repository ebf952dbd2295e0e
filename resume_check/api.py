"""The library's entrance: score one resume, or every resume of a folder."""

from __future__ import annotations

import datetime as dt
from collections.abc import Generator, Iterable
from contextlib import closing
from os import PathLike, fspath
from pathlib import Path

from msgspec.structs import replace

from resume_check.batch.folder import Choice, find_sources
from resume_check.batch.once import Once
from resume_check.batch.process import Worker
from resume_check.batch.run import run
from resume_check.batch.sources import BytesSource, FileSource, Source
from resume_check.batch.store import Store
from resume_check.model import Advert, Failure, Report
from resume_check.settings import Settings

File = str | PathLike[str] | bytes | bytearray | memoryview


def check(
    resume: File,
    *,
    name: str | None = None,
    role: str | None = None,
    as_of: dt.date | None = None,
    redact: bool = False,
    job: File | Advert | None = None,
    settings: Settings | None = None,
) -> Report:
    """Score one resume, given as a path or as the bytes of the file.

    `name` is the file name that the report shall show. `role` is a shipped keyword set or the path of a keyword-set
    file; `as_of` is the day that "Present" means; `job` is a job advert, a file or what `read_job` made of it, and
    `Report.job` says how the resume matches it. All override what `settings` says. With `redact`, the report holds no
    name, e-mail address, phone number, postal address, birth date or profile link of the person.

    Raises a subclass of `ResumeError`: `NotFound`, `PermissionDenied` or `TooLarge` where the file cannot be had,
    `Empty`, `UnsupportedFormat`, `Damaged`, `PasswordProtected`, `NoText` or `TooLarge` where its contents cannot be
    read, `KeywordSetError` where the role is unknown or its keyword set is wrong, and `JobError` where the advert
    cannot be read or asks for nothing that the role knows.

    The file is read in this process, where a limit on time or memory cannot be held: for files of strangers use
    `check_folder` or the command line, which read in a process that can be ended.
    """
    from resume_check.analyzer import analyse

    chosen = _settings(settings, role=role, as_of=as_of, redact=redact)
    if job is not None:
        chosen = replace(chosen, job=job if isinstance(job, Advert) else read_job(job, settings=chosen))
    source = _source(resume, name=name)
    return analyse(source.read(chosen.limits), name=source.name, path=source.path, settings=chosen)


def read_job(
    job: File, *, name: str | None = None, role: str | None = None, settings: Settings | None = None
) -> Advert:
    """Read a job advert (text, PDF, DOCX), given as a path or as the bytes of the file, for `Settings.job`.

    What a resume is scored for is the role; the advert says which of it, and what beside it, one employer asks for. The
    same advert serves any number of resumes. It is read in this process, as by `check`.

    Raises `JobError` where it cannot be read or asks for nothing that the role knows, `NotFound`, `PermissionDenied` or
    `TooLarge` where the file cannot be had, and `KeywordSetError` where the role is wrong.
    """
    from resume_check import analyzer

    chosen = _settings(settings, role=role, as_of=None, redact=False)
    source = _source(job, name=name)
    return analyzer.read_job(source.read(chosen.limits), name=source.name, path=source.path, settings=chosen)


def check_folder(
    folder: str | PathLike[str],
    *,
    role: str | None = None,
    as_of: dt.date | None = None,
    redact: bool = False,
    job: File | Advert | None = None,
    settings: Settings | None = None,
    timeout: float | None = None,
    jobs: int | None = None,
    include: Iterable[str] = (),
    exclude: Iterable[str] = (),
    duplicates: bool = True,
) -> Generator[Report | Failure, None, None]:
    """Score every resume under `folder`, sorted by path, as the iterator is drawn but for a few dozen files ahead.

    Worker processes read the files: `jobs` of them, by default one a core where there are files enough. A file that
    cannot be read, takes longer than `timeout` seconds (30 unless `settings` says otherwise) or ends its worker yields
    a `Failure`. With `redact`, nothing says who the people are, and files are known by their SHA-256. Hidden and lock
    files and all that is no document are left out, and of the rest what no pattern of `include` or some pattern of
    `exclude` matches: patterns as in a .gitignore file, on the path below `folder`. Of files with equal content and
    ending the first is scored, and its outcome stands for the others too, with `file.duplicate_of`; with
    `duplicates=False` each is scored. `job` is as in `check`; a file is read once, in a process of its own. Memory does
    not grow with the number of files. Close the iterator to stop early.

    Raises `NotFound` or `PermissionDenied` at once where there is no such folder or it cannot be listed,
    `KeywordSetError` where the role is unknown or its keyword set is wrong, `JobError` where the advert is wrong, and
    `SettingsError` for a wrong pattern.
    """
    from resume_check.keywords import load

    chosen = _settings(settings, role=role, as_of=as_of, redact=redact)
    load(chosen.role)
    if timeout is not None:
        chosen = replace(chosen, limits=chosen.limits._replace(timeout=timeout))
    if job is not None:
        chosen = replace(chosen, job=job if isinstance(job, Advert) else _read_apart(job, chosen))
    sources = find_sources(Path(folder), Choice(tuple(include), tuple(exclude)))
    return _outcomes(sources, chosen, jobs, duplicates=duplicates)


def _read_apart(job: File, settings: Settings) -> Advert:
    with Worker(settings) as worker:
        return worker.read_job(_source(job, name=None))


def _outcomes(
    sources: Iterable[Source], settings: Settings, jobs: int | None, *, duplicates: bool
) -> Generator[Report | Failure, None, None]:
    with (
        Store() as store,
        closing(Once(run, settings, store, jobs=jobs, duplicates=duplicates).run(sources)) as finished,
    ):
        for done in finished:
            yield done.outcome


def _settings(settings: Settings | None, *, role: str | None, as_of: dt.date | None, redact: bool) -> Settings:
    chosen = settings or Settings()
    return replace(
        chosen,
        role=chosen.role if role is None else role,
        # Fixed here, so that a scan that runs past midnight means one day by "Present".
        as_of=as_of or chosen.as_of or dt.date.today(),
        redact=redact or chosen.redact,
    )


def _source(resume: File, *, name: str | None) -> Source:
    if isinstance(resume, bytes | bytearray | memoryview):
        shown = name or "-"
        return BytesSource(name=shown, path=shown, content=bytes(resume))
    source = FileSource.at(Path(fspath(resume)))
    return source if name is None else replace(source, name=name)
