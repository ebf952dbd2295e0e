"""The part of the Dask engine that runs on the nodes: a task scores one chunk in child processes of its own.

A node's process opens no resume itself. Each of its threads has a `Worker`, whose child is ended when a file takes too
long or too much memory and lives on from chunk to chunk, so that the matcher is built once.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from queue import Empty, SimpleQueue
from typing import Final

from resume_check.batch.parcel import Chunk, ChunkAnswer, Fingerprint, Sealed
from resume_check.batch.process import Worker
from resume_check.batch.storage import fetched
from resume_check.batch.wire import Answer, Greeting, pack, unpack
from resume_check.errors import SettingsError
from resume_check.model import Failure, Report
from resume_check.settings import Settings

_MOST_CREWS: Final = 2  # of different settings: two clients at a time, before the older one's processes are ended
_FETCH_AHEAD: Final = 4


def check_chunk(sealed: Sealed) -> Sealed:
    """The task: a `ChunkAnswer` for a `Chunk`, both sealed. Raises nothing for a bad file or a wrong setting."""
    return Sealed(pack(_answer(unpack(sealed.content, Chunk))))


def _answer(chunk: Chunk) -> ChunkAnswer:
    settings = chunk.order.unpacked()
    try:
        here = Fingerprint.of(settings.role)
        if chunk.fingerprint != here:
            return ChunkAnswer(fingerprint=here)
        sources = fetched(chunk.sources(), settings.limits, ahead=_FETCH_AHEAD)
        with _crew(settings).member() as worker:
            return ChunkAnswer(answers=tuple(_packed(worker.check(source)) for source in sources))
    except SettingsError as error:
        return ChunkAnswer(wrong=Greeting(code=error.code, message=str(error)))


def _packed(outcome: Report | Failure) -> bytes:
    return pack(Answer(report=outcome) if isinstance(outcome, Report) else Answer(failure=outcome))


class Crew:
    """The workers of this process for one kind of settings: as many as were busy at the same time."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._idle: SimpleQueue[Worker] = SimpleQueue()
        self._ended = False

    @contextmanager
    def member(self) -> Iterator[Worker]:
        """A worker that nobody else has meanwhile."""
        try:
            worker = self._idle.get_nowait()
        except Empty:
            worker = Worker(self._settings)
        try:
            yield worker
        finally:
            self._idle.put(worker)
            if self._ended:
                self.end()

    def end(self) -> None:
        """End the processes of those who are idle now, and of the others when they are."""
        self._ended = True
        while True:
            try:
                self._idle.get_nowait().close()
            except Empty:
                return


_crews: OrderedDict[Settings, Crew] = OrderedDict()
_crews_lock = threading.Lock()


def _crew(settings: Settings) -> Crew:
    with _crews_lock:
        crew = _crews.setdefault(settings, Crew(settings))
        _crews.move_to_end(settings)
        old = _crews.popitem(last=False)[1] if len(_crews) > _MOST_CREWS else None
    if old is not None:
        old.end()
    return crew
