from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from msgspec.structs import replace

from resume_check.batch.sources import Stamp
from resume_check.batch.store import Store, StoreBusyError, StoreError
from resume_check.model import Failure, FileInfo, Report

STAMP = Stamp(8, "1")


def failed(path: str) -> Failure:
    return Failure(FileInfo(Path(path).name, path, None, None, None, None), "timeout", "too slow")


def test_gives_back_what_was_added(full_report: Report) -> None:
    store = Store()
    store.add(full_report, STAMP)
    store.add(failed("b.pdf"), None)
    assert store.outcome(full_report.file.path) == full_report
    assert store.outcome(full_report.file.path).to_json() == full_report.to_json()
    assert store.outcome("b.pdf") == failed("b.pdf")
    assert store.outcome("none") is None
    assert store.count() == 2


def test_finds_a_file_only_as_it_was(full_report: Report) -> None:
    store, path = Store(), full_report.file.path
    store.add(full_report, STAMP)
    store.add(failed("b.pdf"), STAMP)
    assert store.find(path, STAMP) == (full_report.file.sha256, None)
    assert store.find("b.pdf", STAMP) == (None, "timeout")
    for other in (Stamp(9, "1"), Stamp(8, "2"), None):
        assert store.find(path, other) is None


def test_names_that_are_not_utf8(full_report: Report) -> None:
    path = os.fsdecode(b"caf\xe9\n.pdf")
    store = Store()
    store.add(replace(full_report, file=replace(full_report.file, path=path)), STAMP)
    assert store.has(path)
    store.see(8, ".pdf", "00", path)
    assert store.same_content(8, ".pdf", "00") == path


def test_survives_the_process_and_is_for_its_owner_alone(tmp_path: Path) -> None:
    place = tmp_path / "out.partial"
    with Store(place) as store:
        store.begin(b"identity")
        store.add(failed("a"), STAMP)
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    with Store(place) as store:
        assert (store.identity, store.count()) == (b"identity", 1)
        store.begin(b"other")
        assert (store.identity, store.count()) == (b"other", 0)


def test_leaves_nothing_behind_when_empty_or_removed(tmp_path: Path) -> None:
    with Store(tmp_path / "empty"):
        pass
    with Store(tmp_path / "done") as store:
        store.add(failed("a"), STAMP)
        store.remove()
    assert list(tmp_path.iterdir()) == []


def test_temporary_store_holds_the_last_outcomes() -> None:
    store = Store()
    for number in range(1500):
        store.add(failed(str(number)), None)
    assert store.count() == 1000
    assert not store.has("499")
    assert store.has("500")


def test_one_batch_at_a_time(tmp_path: Path) -> None:
    with Store(tmp_path / "out.partial") as store:
        store.add(failed("a"), STAMP)
        with pytest.raises(StoreBusyError, match="in use by another batch"):
            Store(tmp_path / "out.partial")


@pytest.mark.parametrize("content", [b"no database " * 100, b"SQLite format 3\0" + b"\xff" * 5000])
def test_file_that_is_no_store_is_said_and_left_alone(tmp_path: Path, content: bytes) -> None:
    place = tmp_path / "out.partial"
    place.write_bytes(content)
    with pytest.raises(StoreError, match="Remove that file"):
        Store(place)
    assert place.read_bytes() == content


def test_damaged_outcome_is_not_given_back(tmp_path: Path) -> None:
    store = Store()
    store.add(failed("a"), STAMP)
    store._database.execute("UPDATE finished SET outcome = ?", (b"\x00damaged",))
    assert store.outcome("a") is None


def test_only_one_file_of_a_size_waits_to_be_looked_at() -> None:
    store = Store()
    assert not store.any_of_size(5, ".pdf")
    store.see(5, ".pdf", None, "a")
    assert store.same_size(5, ".pdf") == "a"
    store.name_content(5, ".pdf", "aa")
    assert store.same_size(5, ".pdf") is None
    assert store.same_content(5, ".pdf", "aa") == "a"
    assert store.same_content(5, ".txt", "aa") is None
