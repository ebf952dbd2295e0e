"""Scores each file once, whatever engine does the work: what is finished already is kept, equal files share an outcome.

The engine gets the files that are left; its outcomes and those that are known are merged into the order of the sources.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Final, NamedTuple, Protocol

from msgspec.structs import replace

from resume_check.batch.sources import FileSource, Source, Stamp, Stamped
from resume_check.batch.store import Store
from resume_check.batch.worker import shown
from resume_check.errors import NotFound, PermissionDenied, ResumeError
from resume_check.limits import Limits
from resume_check.model import Failure, Report
from resume_check.settings import Settings

Outcome = Report | Failure

_WAITING: Final = 1000  # files whose outcome is known that may wait for one before them
_ABOUT_THE_PLACE: Final = frozenset({NotFound.code, PermissionDenied.code})  # errors that may pass without a new stamp


class Run(Protocol):
    """Who does the work: `resume_check.batch.run.run`, or what does the same elsewhere."""

    def __call__(
        self, sources: Iterable[Source], settings: Settings, *, jobs: int | None = None
    ) -> Generator[Outcome, None, None]:
        """Outcomes of `sources`, in their order.

        `sources` are drawn in the thread that draws the outcomes, a bounded number ahead. On Ctrl-C what was finished
        still comes, though the order may then have gaps, and `KeyboardInterrupt` after it.
        """


class Done(NamedTuple):
    """A file with its outcome."""

    outcome: Outcome
    kept: bool  # it was finished by an earlier run


@dataclass(frozen=True, slots=True)
class _Step:
    source: Source
    stamp: Stamp | None
    kept: bool = False
    copy_of: str | None = None  # path of the first file with this content
    known: bool = False  # its outcome is that of `copy_of`, or its own in the store

    @property
    def ending(self) -> str:
        return _ending(self.source)


class Once:
    """A run over sources that draws on a store."""

    def __init__(
        self, engine: Run, settings: Settings, store: Store, *, jobs: int | None = None, duplicates: bool = True
    ) -> None:
        """`duplicates`: files with equal content and ending are scored once."""
        self._engine = engine
        self._settings = settings
        self._store = store
        self._jobs = jobs
        self._duplicates = duplicates
        self._under_way: dict[str, Source] = {}

    def run(self, sources: Iterable[Source]) -> Generator[Done, None, None]:
        """The outcomes of `sources`, in their order; raises what the engine raises, and `StoreError`."""
        self._store.forget_contents()
        remaining = iter(sources)
        for source in remaining:
            step = self._step(source)
            if step.known:
                yield from self._settled(step)
            else:
                yield from self._worked(step, remaining)

    def _worked(self, first: _Step, remaining: Iterator[Source]) -> Iterator[Done]:
        """The outcomes of `first` and those after it, until too many wait for it or the sources end."""
        plan = deque([first])

        def to_do() -> Iterator[Source]:
            yield first.source
            for source in remaining:
                step = self._step(source)
                plan.append(step)
                if not step.known:
                    yield source
                elif len(plan) > _WAITING:
                    return

        self._under_way[first.source.path] = first.source
        gaps = False  # Ctrl-C came, so that some files have no outcome
        with closing(self._engine(to_do(), self._settings, jobs=self._jobs)) as outcomes:
            for outcome in outcomes:
                while (step := plan.popleft()).source.path != outcome.file.path:
                    gaps = gaps or not step.known
                    if step.known:
                        yield from self._settled(step, only_known=gaps)
                yield self._finished(step, outcome)
        for step in plan:
            yield from self._settled(step)

    def _step(self, source: Source) -> _Step:
        stamp = source.stamp() if isinstance(source, Stamped) else None
        found = self._store.find(source.path, stamp)
        if found is not None and found.error in _ABOUT_THE_PLACE:
            found = None
        copy_of = None
        if self._duplicates and stamp is not None:
            copy_of = self._first_like(source, stamp, found.digest if found else stamp.digest)
        if found is not None:
            return _Step(source, stamp, kept=True, copy_of=copy_of, known=True)
        known = copy_of is not None and (copy_of in self._under_way or self._store.has(copy_of))
        if not known:
            self._under_way[source.path] = source
        return _Step(source, stamp, copy_of=copy_of, known=known)

    def _first_like(self, source: Source, stamp: Stamp, digest: str | None) -> str | None:
        """The path of an earlier file with the same content and ending. Reads only files of the same size."""
        size, ending = stamp.size, _ending(source)
        if not self._store.any_of_size(size, ending):
            self._store.see(size, ending, digest, source.path)
            return None
        digest = digest or _digest(source, self._settings.limits)
        if digest is None:
            return None
        unread = self._store.same_size(size, ending)
        if unread is not None:
            other = self._under_way.get(unread)
            self._store.name_content(size, ending, _digest(other, self._settings.limits) if other else None)
        first = self._store.same_content(size, ending, digest)
        if first is None:
            self._store.see(size, ending, digest, source.path)
        return first

    def _finished(self, step: _Step, outcome: Outcome) -> Done:
        self._under_way.pop(step.source.path, None)
        self._store.add(outcome, step.stamp)
        if self._duplicates and step.stamp is not None:
            unread = self._store.same_size(step.stamp.size, step.ending)
            if unread == step.source.path:
                # Of a file that ended its worker there is no digest, yet its copies would do the same.
                digest = outcome.file.sha256 or _digest(step.source, self._settings.limits)
                self._store.name_content(step.stamp.size, step.ending, digest)
        return self._done(outcome, step)

    def _settled(self, step: _Step, *, only_known: bool = False) -> Iterator[Done]:
        """The outcome of a file that need not be read; where it is lost after all, the file is."""
        known_by = step.source.path if step.kept or step.copy_of is None else step.copy_of
        outcome = self._store.outcome(known_by)
        if outcome is None:
            if not only_known:
                with closing(self._engine([step.source], self._settings, jobs=1)) as outcomes:
                    yield from (self._finished(step, outcome) for outcome in outcomes)
            return
        if not step.kept:
            outcome = replace(outcome, file=replace(outcome.file, name=step.source.name, path=step.source.path))
            self._store.add(outcome, step.stamp)
        yield self._done(outcome, step)

    def _done(self, outcome: Outcome, step: _Step) -> Done:
        # With the mark of a copy, or without: what it was a copy of may be gone since it was stored.
        marked = replace(outcome, file=replace(outcome.file, duplicate_of=step.copy_of))
        return Done(shown(marked, self._settings), kept=step.kept)


def _digest(source: Source, limits: Limits) -> str | None:
    """The SHA-256 of a file on disk; None where it cannot be read, or lies where reading it twice costs."""
    if not isinstance(source, FileSource):
        return None
    try:
        return source.digest(limits)
    except ResumeError:
        return None


def _ending(source: Source) -> str:
    return os.path.splitext(source.name)[1].lower()  # noqa: PTH122 - of a name, not a path
