"""The merging of new outcomes with those that are known, with an engine that only notes what it is given."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable
from pathlib import Path

import pytest

from resume_check.batch import once as module
from resume_check.batch.folder import find_sources
from resume_check.batch.once import Done, Once
from resume_check.batch.sources import BytesSource, Source, Stamp
from resume_check.batch.store import Store
from resume_check.batch.worker import failure_of
from resume_check.errors import Damaged, ResumeError, TimedOut
from resume_check.limits import DEFAULT_LIMITS
from resume_check.model import Failure
from resume_check.settings import Settings


class Engine:
    """Says of each file that it is damaged, in the words of the file."""

    def __init__(self, *, ahead: int = 4) -> None:
        self.given: list[str] = []
        self.starts = 0
        self.ahead = ahead
        self.stop_at: str | None = None

    def __call__(
        self, sources: Iterable[Source], settings: Settings, *, jobs: int | None = None
    ) -> Generator[Failure, None, None]:
        self.starts += 1
        waiting: list[Failure] = []
        for source in sources:
            self.given.append(source.name)
            if source.name == self.stop_at:
                yield from waiting
                raise KeyboardInterrupt
            waiting.append(self.outcome(source))
            if len(waiting) > self.ahead:
                yield waiting.pop(0)
        yield from waiting

    def outcome(self, source: Source) -> Failure:
        try:
            content = source.read(DEFAULT_LIMITS)
        except ResumeError as error:
            return failure_of(source, error)
        if content == b"hang":
            return failure_of(source, TimedOut("too long"))
        return failure_of(source, Damaged(content.decode()), content)


@pytest.fixture
def engine() -> Engine:
    return Engine()


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / f"{name}.txt").write_text(text)


def scan(folder: Path, engine: Engine, store: Store, *, duplicates: bool = True) -> list[Done]:
    return list(Once(engine, Settings(), store, duplicates=duplicates).run(find_sources(folder)))


def interrupted(run: Once, folder: Path) -> list[Done]:
    """What came before Ctrl-C did."""
    done = []
    try:
        for item in run.run(find_sources(folder)):
            done.append(item)  # noqa: PERF402 - it is kept when the loop ends by the interrupt
    except KeyboardInterrupt:
        return done
    raise AssertionError("nothing interrupted it")


def told(done: list[Done]) -> list[tuple[str, str | None]]:
    """Name of each file and of the one that it is a copy of."""
    return [(d.outcome.file.name[:-4], (d.outcome.file.duplicate_of or "/")[:-4].rpartition("/")[2]) for d in done]


@pytest.mark.parametrize("ahead", [0, 1, 3, 100])
def test_equal_files_are_scored_once_and_told_for_each_path(tmp_path: Path, ahead: int) -> None:
    write(tmp_path, a="one", b="two", c="one", d="six", e="two", f="longer", g="one")
    engine = Engine(ahead=ahead)
    done = scan(tmp_path, engine, Store())
    assert told(done) == [("a", ""), ("b", ""), ("c", "a"), ("d", ""), ("e", "b"), ("f", ""), ("g", "a")]
    assert engine.given == ["a.txt", "b.txt", "d.txt", "f.txt"]
    said = [item.outcome.message.partition(".")[0] for item in done]
    assert said == ["one", "two", "one", "six", "two", "longer", "one"]
    assert [item.outcome.file.path for item in done] == [source.path for source in find_sources(tmp_path)]


@pytest.mark.parametrize("ahead", [0, 100])
def test_copies_of_a_file_that_ends_its_worker_are_not_tried_again(tmp_path: Path, ahead: int) -> None:
    write(tmp_path, a="hang", b="hang", c="fine")
    engine = Engine(ahead=ahead)
    assert told(scan(tmp_path, engine, Store())) == [("a", ""), ("b", "a"), ("c", "")]
    assert engine.given == ["a.txt", "c.txt"]


def test_equal_content_with_another_ending_is_read_anew(tmp_path: Path, engine: Engine) -> None:
    (tmp_path / "a.md").write_text("# x")
    (tmp_path / "a.txt").write_text("# x")
    assert [done.outcome.file.duplicate_of for done in scan(tmp_path, engine, Store())] == [None, None]


def test_duplicates_can_be_scored(tmp_path: Path, engine: Engine) -> None:
    write(tmp_path, a="one", b="one")
    assert told(scan(tmp_path, engine, Store(), duplicates=False)) == [("a", ""), ("b", "")]
    assert engine.given == ["a.txt", "b.txt"]


def test_only_files_of_one_size_are_read_for_the_search(
    tmp_path: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, a="1", b="22", c="333", d="22")
    read = []
    digest = module._digest
    monkeypatch.setattr(module, "_digest", lambda source, limits: read.append(source.name) or digest(source, limits))
    scan(tmp_path, engine, Store())
    assert read == ["d.txt", "b.txt"]


def test_source_without_a_stamp_is_scored(engine: Engine) -> None:
    sources = [BytesSource("a.txt", "a.txt", b"one"), BytesSource("b.txt", "b.txt", b"one")]
    assert len(list(Once(engine, Settings(), Store()).run(sources))) == 2
    assert engine.given == ["a.txt", "b.txt"]


class Remote(BytesSource):
    """A file of a store that names the digest of its content."""

    def stamp(self) -> Stamp:
        return Stamp(len(self.content), "1", f"tag {self.content!r}")


def test_a_digest_that_the_place_names_saves_the_reading(engine: Engine) -> None:
    sources = [Remote(name, name, content) for name, content in (("a.txt", b"x"), ("b.txt", b"y"), ("c.txt", b"x"))]
    done = list(Once(engine, Settings(), Store()).run(sources))
    assert [item.outcome.file.duplicate_of for item in done] == [None, None, "a.txt"]
    assert engine.given == ["a.txt", "b.txt"]


class TestGoingOn:
    def test_finished_files_are_kept_and_changed_ones_done_again(self, tmp_path: Path, engine: Engine) -> None:
        write(tmp_path, a="one", b="two", c="three", d="four!")
        store = Store()
        scan(tmp_path, engine, store)
        write(tmp_path, b="22", bb="new")
        os.utime(tmp_path / "c.txt", ns=(1, 1))
        (tmp_path / "d.txt").unlink()
        again = Engine()
        done = scan(tmp_path, again, store)
        assert [(item.outcome.file.name, item.kept) for item in done] == [
            ("a.txt", True),
            ("b.txt", False),
            ("bb.txt", False),
            ("c.txt", False),
        ]
        assert again.given == ["b.txt", "bb.txt", "c.txt"]
        assert done[1].outcome.message.startswith("22")

    def test_copies_follow_what_became_of_the_first(self, tmp_path: Path, engine: Engine) -> None:
        write(tmp_path, a="one", b="one", c="one")
        store = Store()
        scan(tmp_path, engine, store)
        write(tmp_path, a="another")
        again = Engine()
        assert told(scan(tmp_path, again, store)) == [("a", ""), ("b", ""), ("c", "b")]
        assert again.given == ["a.txt"]

    def test_what_may_be_read_now_is_tried_again(self, tmp_path: Path, engine: Engine) -> None:
        (tmp_path / "target.md").write_text("x")
        (tmp_path / "a.txt").symlink_to("/etc/hostname")
        store = Store()
        (first, _) = scan(tmp_path, engine, store)
        assert first.outcome.code == "permission-denied"
        scan(tmp_path, engine, store)
        assert engine.given == ["a.txt", "target.md", "a.txt"]

    def test_interrupt_keeps_what_was_finished_and_no_copy_of_what_was_not(self, tmp_path: Path) -> None:
        write(tmp_path, a="one", b="two", c="one", d="three")
        engine, store = Engine(ahead=9), Store()
        engine.stop_at = "d.txt"
        done = interrupted(Once(engine, Settings(), store), tmp_path)
        assert told(done) == [("a", ""), ("b", "")]
        again = Engine()
        assert told(scan(tmp_path, again, store)) == [("a", ""), ("b", ""), ("c", "a"), ("d", "")]
        assert again.given == ["d.txt"]

    def test_a_gap_leaves_out_the_copies_of_the_missing_file(self, tmp_path: Path) -> None:
        write(tmp_path, a="one", b="one", c="two", d="three")

        def engine(sources: Iterable[Source], settings: Settings, *, jobs: int | None = None) -> Iterable[Failure]:
            _, second, _ = sources
            yield Engine().outcome(second)
            raise KeyboardInterrupt

        done = interrupted(Once(engine, Settings(), Store()), tmp_path)  # type: ignore[arg-type]
        assert told(done) == [("c", "")]

    def test_few_outcomes_wait_however_many_are_known(
        self, tmp_path: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(module, "_WAITING", 10)
        write(tmp_path, **{f"a{number:03}": f"{number:03}" for number in range(100)})
        store = Store()
        scan(tmp_path, engine, store)
        write(tmp_path, a000="new", a099="last")
        again = Engine(ahead=1000)
        run = Once(again, Settings(), store).run(find_sources(tmp_path))
        assert next(run).outcome.file.name == "a000.txt"
        assert again.given == ["a000.txt"]  # the end of the folder has not been reached
        assert len(list(run)) == 99
        assert again.given == ["a000.txt", "a099.txt"]
