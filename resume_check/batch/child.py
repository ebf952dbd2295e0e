"""The process that reads untrusted files, one after the other, and can be ended at any moment: see process.py.

It takes orders on standard input and answers on standard output. The matcher is loaded once; then the process confines
itself and shows nothing that a library has to say about a file.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import msgspec
from msgspec.structs import replace

from resume_check.batch.confine import (
    has_grown,
    leave_no_core,
    leave_signals_to_parent,
    limit_memory,
    limit_time,
)
from resume_check.batch.sources import BytesSource, FileSource, Source
from resume_check.batch.wire import Answer, Greeting, Order, Request, pack, receive, send, unpack_name
from resume_check.errors import SettingsError
from resume_check.model import Advert, FileInfo, Report
from resume_check.settings import Settings

_PLAIN: Final = "plain"  # as the last argument: import spaCy as it stands


def main() -> None:
    """Answer until the parent closes the channel."""
    gc.disable()  # what is loaded is here to stay, so that looking for garbage among it is in vain
    leave_signals_to_parent()
    leave_no_core()
    requests, answers = os.dup(0), os.dup(1)
    _silence(0, 1)
    _import_spacy(requests, answers)
    settings = _settings(requests)
    if settings is None:
        return
    greeting = _load(settings)
    send(answers, pack(greeting))
    if greeting.code is not None:
        return
    _silence(2)
    limit_memory(settings.limits.max_memory)
    _serve(requests, answers, settings)


def _import_spacy(requests: int, answers: int) -> None:
    """Only what is needed of it; where that fails, this process starts anew and imports all, as its last word says."""
    if sys.platform == "win32" or sys.argv[-1] == _PLAIN:  # Windows cannot replace a program and keep its process
        return
    from resume_check.matcher.narrow import import_narrowly

    if not import_narrowly():
        os.dup2(requests, 0)
        os.dup2(answers, 1)
        os.execv(sys.executable, [*sys.orig_argv, _PLAIN])  # noqa: S606 - this program again


def answer(request: Request, settings: Settings, say: Callable[[Answer], None]) -> Answer:
    """The report or failure of one file. Its name and path are left to the parent, which knows them.

    Before pages are drawn, `say` is called with the report as it is without.
    """
    from resume_check.batch.worker import check_guarded

    def scored(report: Report) -> None:
        say(Answer(report=replace(report, file=_nameless(report.file)), more=True))

    outcome = check_guarded(_source(request), settings, scored)
    nameless = replace(outcome, file=_nameless(outcome.file))
    last = has_grown(settings.limits.max_memory)
    return Answer(report=nameless, last=last) if isinstance(nameless, Report) else Answer(failure=nameless, last=last)


def read_advert(request: Request, path: str, settings: Settings) -> Answer:
    """The job advert of a request, or what is wrong with it."""
    from resume_check.batch.worker import read_job_guarded

    advert = read_job_guarded(_source(request), path, settings)
    last = has_grown(settings.limits.max_memory)
    return Answer(advert=advert, last=last) if isinstance(advert, Advert) else Answer(wrong=advert, last=last)


def _serve(requests: int, answers: int, settings: Settings) -> None:
    at_most = settings.limits.max_bytes + 1024 * 1024  # a file and its name
    while (content := receive(requests, at_most=at_most)) is not None:
        limit_time(settings.limits.timeout)
        request = msgspec.msgpack.decode(content, type=Request)
        if request.advert is None:
            response = answer(request, settings, lambda early: send(answers, pack(early)))
        else:
            response = read_advert(request, unpack_name(request.advert), settings)
        limit_time(None)
        if response.advert is not None:
            settings = replace(settings, job=response.advert)
        send(answers, pack(response))
        if response.last:
            return


def _settings(requests: int) -> Settings | None:
    content = receive(requests)
    if content is None:
        return None
    return msgspec.msgpack.decode(content, type=Order).unpacked()


def _load(settings: Settings) -> Greeting:
    from resume_check.keywords import load

    try:
        load(settings.role)  # before the slow part, so that a wrong name is said at once
        from resume_check.analyzer import prepare

        prepare(settings)
    except (ImportError, SettingsError) as error:
        return Greeting(code=getattr(error, "code", SettingsError.code), message=str(error))
    return Greeting()


def _source(request: Request) -> Source:
    name = unpack_name(request.name)
    if request.location is None:
        return BytesSource(name=name, path=name, content=request.content or b"")
    root = None if request.root is None else Path(unpack_name(request.root))
    return FileSource(name=name, path=name, location=Path(unpack_name(request.location)), root=root)


def _nameless(file: FileInfo) -> FileInfo:
    return replace(file, name="", path="")


def _silence(*descriptors: int) -> None:
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in descriptors:
        os.dup2(nowhere, descriptor)
    os.close(nowhere)


if __name__ == "__main__":
    main()
