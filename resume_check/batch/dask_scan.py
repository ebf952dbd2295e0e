"""One batch on a Dask cluster, from the client's side: what is sent, what came back, what has to run again."""

from __future__ import annotations

import time
import uuid
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError
from itertools import count
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Final

import msgspec

from resume_check.batch.chunks import MOST_FILES, Work, cut
from resume_check.batch.dask_node import check_chunk
from resume_check.batch.engine import EngineError, EngineLostError
from resume_check.batch.parcel import Chunk, ChunkAnswer, Fingerprint, Sealed
from resume_check.batch.run import Outcome
from resume_check.batch.sources import Source
from resume_check.batch.wire import Order, pack, unpack
from resume_check.errors import KeywordSetError, SettingsError
from resume_check.output import interrupts_let_in
from resume_check.settings import Settings

if TYPE_CHECKING:
    from distributed import Client, Future

_AHEAD: Final = 3  # chunks for each thread of the cluster that are sent before they can run
_BYTES_AHEAD: Final = 256 * 1024 * 1024  # of all chunks that are sent
_BYTES_WAITING: Final = 128 * 1024 * 1024  # of answers that wait for a slow file before them
_FIRST_NODE_SECONDS: Final = 30.0
_NO_NODES_SECONDS: Final = 60.0  # for a node to come back, where the last one has gone
_LOOK_SECONDS: Final = 5.0  # between two looks at the cluster
_START_SECONDS: Final = 150.0  # what a node may take to load the program, above the time of its files
_GATHER_SECONDS: Final = 60.0  # for an answer that is there to come over
_BACK_SECONDS: Final = 15.0  # for the client to find a scheduler that is gone


class Scan:
    """The work of one batch with one client."""

    def __init__(self, client: Client, settings: Settings, *, label: str) -> None:
        self._client = client
        self._settings = settings
        self._label = label
        self._fingerprint = Fingerprint.of(settings.role)
        self._name = f"resume-check-{uuid.uuid4().hex[:12]}"  # keys of tasks must be new to the scheduler
        self._numbers = count()
        self._pending: deque[Work] = deque()  # in the order of the sources; the outcomes of the first come next
        self._sent: dict[Work, int] = {}  # what a node has or will have, with its bytes
        self._suspects: list[Work] = []  # each ended several processes, or was beside one that did
        self._ended: SimpleQueue[tuple[Work, Future[Sealed]]] = SimpleQueue()
        self._threads = 0
        self._looked_at = self._nodes_at = self._moved_at = time.monotonic()
        self._resent = False

    def outcomes(self, sources: Iterable[Source]) -> Iterator[Outcome]:
        """What became of each source, in their order. Raises `EngineError` or `EngineLostError`."""
        self._await_nodes()
        try:
            for work in cut(sources, self._settings, small=2 * self._threads):
                self._pending.append(work)
                self._send(work)
                while self._is_full():
                    self._await_answer()
                yield from self._first()
            while self._pending:
                if not self._pending[0].done:
                    self._await_answer()
                yield from self._first()
        except (KeyboardInterrupt, EngineLostError):
            self._stop()
            for work in self._pending:
                if work.done:
                    yield from work.outcomes()
            raise
        finally:
            self._stop()

    def _first(self) -> Iterator[Outcome]:
        while self._pending and self._pending[0].done:
            yield from self._pending[0].outcomes()
            self._pending.popleft()

    def _send(self, work: Work) -> None:
        if not work.parcels:
            work.answers = ()
            return
        chunk = Chunk(order=Order.of(self._settings), fingerprint=self._fingerprint, parcels=work.parcels)
        key = f"{self._name}-{next(self._numbers)}"
        work.future = self._client.submit(check_chunk, Sealed(pack(chunk)), key=key, pure=False)
        work.future.add_done_callback(lambda future: self._ended.put((work, future)))
        self._sent[work] = work.size

    def _is_full(self) -> bool:
        """Whether no more may be sent for now. Suspects wait for the cluster to be empty, and then come first."""
        if self._suspects:
            return True
        return bool(self._sent) and (
            len(self._sent) >= _AHEAD * self._threads
            or sum(self._sent.values()) > _BYTES_AHEAD
            or sum(work.waiting_bytes for work in self._pending) > _BYTES_WAITING
        )

    def _await_answer(self) -> None:
        """Deal with the next thing that happens; most often that is an answer."""
        if self._suspects and not self._sent:
            self._try_alone()
            return
        if time.monotonic() - self._looked_at > _LOOK_SECONDS:
            self._look()
        try:
            with interrupts_let_in():
                work, future = self._ended.get(timeout=_LOOK_SECONDS)
        except Empty:
            return
        if work.future is future:
            self._settle(work, future)

    def _settle(self, work: Work, future: Future[Sealed]) -> None:
        from distributed.scheduler import KilledWorker

        try:
            with interrupts_let_in():
                sealed = future.result(timeout=_GATHER_SECONDS)
        except KilledWorker:
            self._sent.pop(work)
            work.future = None
            if work.alone:
                work.killer = True
            else:
                self._suspects.append(work)
        except TimeoutError:
            self._send(work)
        except (CancelledError, OSError):
            self._find_back()
        except (ImportError, AttributeError, msgspec.MsgspecError) as error:
            raise EngineError(
                f"A node of the cluster at {self._label} cannot take the work ({type(error).__name__}). "
                f"Install resume-check {self._fingerprint.version} on all nodes"
            ) from error
        else:
            work.answers = self._answers(sealed)
            self._sent.pop(work)
            work.future = None  # the cluster may forget it
            self._moved_at, self._resent = time.monotonic(), False

    def _answers(self, sealed: Sealed) -> tuple[bytes, ...]:
        answer = unpack(sealed.content, ChunkAnswer)
        if answer.fingerprint is not None:
            difference = self._fingerprint.difference(answer.fingerprint) or "something"
            raise EngineError(
                f"A node of the cluster at {self._label} would score otherwise than this machine: {difference}. "
                "Install the same versions and keyword sets on all of them"
            )
        if answer.wrong is not None:
            code, message = answer.wrong.code, answer.wrong.message
            raise (KeywordSetError if code == KeywordSetError.code else SettingsError)(f"On a node: {message}")
        return answer.answers

    def _try_alone(self) -> None:
        """Run the files of a suspect one by one, while the cluster has nothing else from us, to find who is guilty."""
        work = self._suspects.pop(0)
        for part in work.take_apart():
            self._send(part)
            while not part.done:
                self._await_answer()

    def _await_nodes(self) -> None:
        try:
            with interrupts_let_in():
                self._client.wait_for_workers(1, timeout=_FIRST_NODE_SECONDS)
        except TimeoutError as error:
            raise EngineError(
                f"The cluster at {self._label} has no worker. Start some, or wait until they are"
            ) from error
        self._look()

    def _look(self) -> None:
        """See how many nodes there are, and whether anything moves."""
        self._looked_at = now = time.monotonic()
        try:
            with interrupts_let_in():
                self._threads = sum(self._client.nthreads().values())
        except OSError:
            self._find_back()
            return
        if self._threads:
            self._nodes_at = now
        elif now - self._nodes_at > _NO_NODES_SECONDS:
            raise EngineLostError(f"The cluster at {self._label} has had no worker for {_NO_NODES_SECONDS:g} s")
        if now - self._moved_at > MOST_FILES * self._settings.limits.timeout + _START_SECONDS:
            if self._resent:
                raise EngineLostError(f"The cluster at {self._label} has stopped answering")
            self._resent, self._moved_at = True, now
            self._send_again()

    def _find_back(self) -> None:
        """After a break in the connection the scheduler knows nothing of us any more, if it is there at all."""
        deadline = time.monotonic() + _BACK_SECONDS
        with interrupts_let_in():
            while self._client.status != "running":
                if self._client.status in ("closing", "closed") or time.monotonic() > deadline:
                    raise EngineLostError(f"The Dask scheduler at {self._label} went away")
                time.sleep(0.1)
        self._send_again()

    def _send_again(self) -> None:
        for work in tuple(self._sent):
            self._send(work)

    def _stop(self) -> None:
        futures = [work.future for work in self._sent if work.future is not None]
        self._sent.clear()
        if futures and self._client.status == "running":
            self._client.cancel(futures, asynchronous=False)
