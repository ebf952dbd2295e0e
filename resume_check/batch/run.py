"""Scores many resumes, several at a time: one that is bad stops no other."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from itertools import chain
from queue import SimpleQueue
from typing import TYPE_CHECKING, Final

from resume_check.batch.process import Worker
from resume_check.batch.sources import BytesSource, Source
from resume_check.model import Failure, Report
from resume_check.output import hold_interrupts_in_this_thread, interrupts_let_in
from resume_check.settings import Settings

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

_WORTH_A_WORKER: Final = 10  # files: for fewer, a worker costs more than it brings
_AHEAD: Final = 32  # files for each worker that may be done before a slow one ahead of them is
_BYTES_AHEAD: Final = 256 * 1024 * 1024  # of files whose bytes are here already

Outcome = Report | Failure


def run(sources: Iterable[Source], settings: Settings, *, jobs: int | None = None) -> Generator[Outcome, None, None]:
    """Score `sources` in `jobs` worker processes, by default as many as pay; results come in the sources' order.

    No more than a few dozen files for each worker are under way at once. Ctrl-C while this waits ends the workers, and
    what was finished still comes before `KeyboardInterrupt` does.

    Raises `SettingsError` where the settings are wrong, since then no file could be scored.
    """
    remaining = iter(sources)
    most = jobs or available_cores()
    first: list[Source] = []
    while len(first) < most * _WORTH_A_WORKER and sum(map(_held, first)) < _BYTES_AHEAD:
        source = next(remaining, None)
        if source is None:
            break
        first.append(source)
    if not first:
        return
    count = min(most, len(first)) if jobs else -(-len(first) // _WORTH_A_WORKER)
    yield from _spread(chain(first, remaining), [Worker(settings) for _ in range(count)])


def available_cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _spread(sources: Iterable[Source], workers: list[Worker]) -> Iterator[Outcome]:
    from concurrent.futures import ThreadPoolExecutor  # the process of a single file does not want it

    idle: SimpleQueue[Worker] = SimpleQueue()
    for worker in workers:
        idle.put(worker)

    def check(source: Source) -> Outcome:
        worker = idle.get()
        try:
            return worker.check(source)
        finally:
            idle.put(worker)

    pending: deque[Future[Outcome]] = deque()
    held: deque[int] = deque()  # bytes of the file of each
    executor = ThreadPoolExecutor(len(workers), "resume-check", initializer=hold_interrupts_in_this_thread)
    try:
        for source in sources:
            pending.append(executor.submit(check, source))
            held.append(_held(source))
            while len(pending) >= _AHEAD * len(workers) or sum(held) > _BYTES_AHEAD:
                yield _first(pending)
                held.popleft()
        while pending:
            yield _first(pending)
    except KeyboardInterrupt:
        _stop(workers, executor)
        yield from _finished(pending)
        raise
    finally:
        _stop(workers, executor)


def _held(source: Source) -> int:
    """Bytes of memory that a source takes up before its turn comes."""
    return len(source.content) if isinstance(source, BytesSource) else 0


def _first(pending: deque[Future[Outcome]]) -> Outcome:
    with interrupts_let_in():
        outcome = pending[0].result()  # stays in its place while it is waited for, in case of Ctrl-C
    pending.popleft()
    return outcome


def _stop(workers: list[Worker], executor: ThreadPoolExecutor) -> None:
    for worker in workers:
        worker.kill()  # first of all, as the threads wait for them
    executor.shutdown(cancel_futures=True)
    for worker in workers:
        worker.close()


def _finished(pending: Iterable[Future[Outcome]]) -> Iterator[Outcome]:
    for future in pending:
        if not future.cancelled() and future.exception() is None:
            yield future.result()
