"""Cuts the sources of a batch into chunks that are worth sending to a node, and puts the answers back to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from resume_check.batch.parcel import Parcel, Sealed, parcel_of
from resume_check.batch.run import Outcome
from resume_check.batch.sources import Source
from resume_check.batch.wire import Answer, unpack
from resume_check.batch.worker import failure_of
from resume_check.errors import Crashed
from resume_check.model import Failure, Report
from resume_check.settings import Settings

if TYPE_CHECKING:
    from distributed import Future

FIRST_FILES: Final = 4  # of a chunk: small ones first, so that all nodes have work soon
MOST_FILES: Final = 16  # half a second of work, some hundred times what a task costs
_MOST_FILES_OCR: Final = 2  # text recognition takes seconds a file
_CHUNK_BYTES: Final = 8 * 1024 * 1024


class NodeKiller(Crashed):
    """A file that ends each process of the cluster that has it, however often that is tried."""

    hint = "The file may need more memory than a node has, or be damaged: try it alone, or export it again."


@dataclass(frozen=True, slots=True)
class Item:
    """A source with what is sent of it, or with what keeps it from being read here."""

    source: Source
    parcel: Parcel | None
    failure: Failure | None = None


@dataclass(eq=False, slots=True)
class Work:
    """A chunk on its way."""

    items: list[Item] = field(default_factory=list)
    size: int = 0  # bytes that are sent, about
    alone: bool = False  # it has one file, and nothing runs beside it
    future: Future[Sealed] | None = None  # the task that counts; what an earlier one says is of no interest
    answers: tuple[bytes, ...] | None = None  # packed, one for each parcel; None until they are there
    parts: list[Work] | None = None  # what it was taken apart into
    killer: bool = False  # `alone`, and it ended each process that had it

    @property
    def parcels(self) -> tuple[Parcel, ...]:
        """What is sent."""
        return tuple(item.parcel for item in self.items if item.parcel is not None)

    @property
    def done(self) -> bool:
        """Whether all that it asked is answered."""
        return self.killer or self.answers is not None or (self.parts is not None and all(p.done for p in self.parts))

    @property
    def waiting_bytes(self) -> int:
        """What its answers take up."""
        return sum(map(len, self.answers or ())) + sum(part.waiting_bytes for part in self.parts or ())

    def take_apart(self) -> list[Work]:
        """A chunk for each file of this one, which from now on is done when they are."""
        self.parts = [Work(items=[item], alone=True) for item in self.items]
        return self.parts

    def outcomes(self) -> Iterator[Outcome]:
        """What became of each source, in their order. It must be `done`."""
        if self.parts is not None:
            for part in self.parts:
                yield from part.outcomes()
            return
        answers = iter(self.answers or ())
        for item in self.items:
            if item.failure is not None:
                yield item.failure
            elif self.killer:
                yield failure_of(item.source, NodeKiller("It ended each process of the cluster that was to read it"))
            else:
                yield _named(unpack(next(answers), Answer), item.source)


def cut(sources: Iterable[Source], settings: Settings, *, small: int) -> Iterator[Work]:
    """`sources` in chunks, read as they are drawn; the first `small` of them have a few files only."""
    most = _MOST_FILES_OCR if settings.ocr else MOST_FILES
    work, made = Work(), 0
    for source in sources:
        taken = parcel_of(source, settings.limits)
        item, size = (
            (Item(source, None, taken), 0) if isinstance(taken, Failure) else (Item(source, taken[0]), taken[1])
        )
        full = len(work.items) >= (min(FIRST_FILES, most) if made < small else most)
        if work.items and (full or work.size + size > _CHUNK_BYTES):
            yield work
            work, made = Work(), made + 1
        work.items.append(item)
        work.size += size
    if work.items:
        yield work


def _named(answer: Answer, source: Source) -> Outcome:
    outcome: Report | Failure | None = answer.report or answer.failure
    if outcome is None:
        return failure_of(source, Crashed("The process that read it answered nothing"))
    return replace(outcome, file=replace(outcome.file, name=source.name, path=source.path))
