"""What the Dask engine does when things go wrong, with a client in place of a cluster that does as it is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from typing import Any

import pytest

pytest.importorskip("distributed")
from distributed.scheduler import KilledWorker

from resume_check.batch import chunks, dask_node, dask_scan
from resume_check.batch.dask_node import check_chunk
from resume_check.batch.dask_scan import Scan
from resume_check.batch.engine import EngineError, EngineLostError
from resume_check.batch.parcel import Chunk, Fingerprint, Sealed
from resume_check.batch.sources import BytesSource, Source, UnreadableSource
from resume_check.errors import NotFound
from resume_check.model import Failure, Report
from resume_check.settings import Settings

pytestmark = pytest.mark.usefixtures("fake_analyzer")
SETTINGS = Settings()
KILLED = KilledWorker("task", None, 3)


class Future:
    def __init__(self, outcome: object) -> None:
        self._outcome = outcome

    def add_done_callback(self, call: Callable[[Future], object]) -> None:
        call(self)

    def result(self, timeout: float) -> Any:
        if isinstance(self._outcome, Exception):
            raise self._outcome
        return self._outcome


class Client:
    """Runs each task at once; `fate` may give an exception in its place, by the names of the chunk's files."""

    status = "running"

    def __init__(self, fate: Callable[[list[str]], Exception | None] = lambda names: None) -> None:
        self._fate = fate
        self.sent: list[list[str]] = []
        self.nodes = {"tcp://127.0.0.1:1": 1}
        self.cancelled = 0

    def submit(self, task: object, sealed: Sealed, *, key: str, pure: bool) -> Future:
        import msgspec

        names = [parcel.name.decode() for parcel in msgspec.msgpack.decode(sealed.content, type=Chunk).parcels]
        self.sent.append(names)
        return Future(self._fate(names) or check_chunk(sealed))

    def nthreads(self) -> dict[str, int]:
        return self.nodes

    def wait_for_workers(self, number: int, *, timeout: float) -> None:
        if not self.nodes:
            raise TimeoutError

    def cancel(self, futures: list[Future], *, asynchronous: bool) -> None:
        self.cancelled += len(futures)


def said(count: int) -> Iterator[Source]:
    for number in range(count):
        yield BytesSource(f"{number}.txt", f"in/{number}.txt", f"score {number % 100}".encode())


def outcomes(client: Client, count: int) -> list[Report | Failure]:
    return list(Scan(client, SETTINGS, label="here").outcomes(said(count)))  # type: ignore[arg-type]


def test_outcomes_come_in_order_with_their_own_names() -> None:
    client = Client()
    found = outcomes(client, 100)
    assert [outcome.file.path for outcome in found] == [f"in/{n}.txt" for n in range(100)]
    assert [len(names) for names in client.sent] == [4, 4, *[16] * 5, 12]


def test_a_chunk_that_kills_nodes_is_taken_apart_and_the_guilty_file_named() -> None:
    client = Client(lambda names: KILLED if "50.txt" in names else None)
    found = outcomes(client, 100)
    assert [outcome.file.path for outcome in found] == [f"in/{n}.txt" for n in range(100)]
    (bad,) = (outcome for outcome in found if isinstance(outcome, Failure))
    assert (bad.code, bad.file.path) == ("crashed", "in/50.txt")
    assert [names for names in client.sent if names == ["49.txt"] or names == ["50.txt"]] == [["49.txt"], ["50.txt"]]


def test_one_that_was_only_beside_a_killer_is_scored() -> None:
    seen: list[int] = []

    def fate(names: list[str]) -> Exception | None:
        seen.append(len(names))
        return KILLED if len(names) > 1 else None

    assert all(isinstance(outcome, Report) for outcome in outcomes(Client(fate), 40))


def test_a_break_in_the_connection_sends_again_what_was_under_way() -> None:
    broken = [CancelledError(), OSError("comm closed"), TimeoutError()]
    client = Client(lambda names: broken.pop() if broken and "9.txt" in names else None)
    assert [outcome.file.path for outcome in outcomes(client, 40)] == [f"in/{n}.txt" for n in range(40)]
    assert len([names for names in client.sent if "9.txt" in names]) == 4


def test_a_scheduler_that_does_not_come_back_ends_the_run_after_what_was_finished() -> None:
    client = Client()

    def fate(names: list[str]) -> Exception | None:
        if "20.txt" in names:
            client.status = "closed"
            return CancelledError()
        return None

    client._fate = fate
    scan = Scan(client, SETTINGS, label="here").outcomes(said(200))  # type: ignore[arg-type]
    kept: list[str] = []
    with pytest.raises(EngineLostError, match=r"scheduler at here went away. See that it runs again."):
        kept.extend(outcome.file.path for outcome in scan)
    assert kept == [f"in/{n}.txt" for n in range(8)]


def test_no_node_is_said_at_the_start_and_waited_for_later(monkeypatch: pytest.MonkeyPatch) -> None:
    client = Client()
    client.nodes = {}
    with pytest.raises(EngineError, match="has no worker"):
        outcomes(client, 1)
    monkeypatch.setattr(dask_scan, "_NO_NODES_SECONDS", 0.0)
    monkeypatch.setattr(dask_scan, "_LOOK_SECONDS", 0.0)
    client = Client()
    scan = Scan(client, SETTINGS, label="here").outcomes(said(100))  # type: ignore[arg-type]
    next(scan)
    client.nodes = {}
    with pytest.raises(EngineLostError, match="has had no worker"):
        list(scan)


def test_another_version_on_a_node_is_one_error(monkeypatch: pytest.MonkeyPatch) -> None:
    here = Fingerprint.of("ml-engineer")
    for other, message in (
        (Fingerprint("0.0.9", here.keywords, here.libraries), "resume-check 0.0.9 is there, "),
        (Fingerprint(here.version, "0" * 64, here.libraries), "its keyword set is not the one here"),
        (Fingerprint(here.version, here.keywords, {**here.libraries, "lxml": "1.0"}), "lxml 1.0 is there, "),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(dask_node.Fingerprint, "of", lambda role, other=other: other)
            scan = Scan(Client(), SETTINGS, label="here")  # type: ignore[arg-type]
            scan._fingerprint = here
            with pytest.raises(EngineError, match=message):
                list(scan.outcomes(said(3)))


def test_a_node_without_the_program_is_one_error() -> None:
    with pytest.raises(EngineError, match="Install resume-check"):
        outcomes(Client(lambda names: ModuleNotFoundError("resume_check")), 3)


def test_what_cannot_be_read_here_costs_no_task() -> None:
    missing = UnreadableSource("a.txt", "in/a.txt", NotFound("There is no such file"))
    client = Client()
    (outcome,) = Scan(client, SETTINGS, label="here").outcomes([missing])  # type: ignore[arg-type]
    assert isinstance(outcome, Failure)
    assert outcome.code == "not-found"
    assert client.sent == []


def test_ctrl_c_brings_what_was_finished_and_ends_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    class Slow(Client):
        def submit(self, task: object, sealed: Sealed, *, key: str, pure: bool) -> Future:
            if len(self.sent) == 2:
                raise KeyboardInterrupt
            return super().submit(task, sealed, key=key, pure=pure)

    kept: list[str] = []
    scan = Scan(Slow(), SETTINGS, label="here").outcomes(said(100))  # type: ignore[arg-type]
    with pytest.raises(KeyboardInterrupt):
        kept.extend(outcome.file.path for outcome in scan)
    assert kept == [f"in/{n}.txt" for n in range(len(kept))]


def test_no_more_than_a_few_chunks_are_under_way() -> None:
    drawn: list[int] = []

    def sources() -> Iterator[Source]:
        for number, source in enumerate(said(1_000)):
            drawn.append(number)
            yield source

    scan = Scan(Client(), SETTINGS, label="here").outcomes(sources())  # type: ignore[arg-type]
    next(scan)
    assert len(drawn) <= 4 + 4 + 16 + 1


def test_large_files_go_by_themselves() -> None:
    big = BytesSource("b.txt", "b.txt", bytes(5 * 1024 * 1024))
    sizes = [len(work.items) for work in chunks.cut([big] * 3 + list(said(3)), SETTINGS, small=0)]
    assert sizes == [1, 1, 4]


def test_nothing_of_a_resume_shows_in_a_log_of_the_cluster() -> None:
    assert "secret" not in repr(Sealed(b"secret"))


def test_a_worker_is_used_again_and_ends_when_other_settings_crowd_it_out() -> None:
    dask_node._crews.clear()
    with dask_node._crew(SETTINGS).member() as first, dask_node._crew(SETTINGS).member() as second:
        assert first is not second
    with dask_node._crew(SETTINGS).member() as again:
        assert again in (first, second)
    for role in ("a", "b"):
        dask_node._crew(Settings(role=role))
    assert first._killed
    dask_node._crews.clear()
