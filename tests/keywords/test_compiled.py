"""Ready-made records: used where nothing changed, made anew where anything did, never trusted beyond their types."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from resume_check.errors import KeywordSetError
from resume_check.keywords import compiled, folder, load, loader
from resume_check.keywords.compiled import VARIABLE, digest, recall

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no owners and modes of this kind")


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder for records."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "records"))
    compiled._own_folder.cache_clear()
    yield tmp_path / "records"
    compiled._own_folder.cache_clear()


def never() -> list[str]:
    raise AssertionError("made anew")


def test_made_once_and_then_read(place: Path) -> None:
    assert recall("name-1", list[str], lambda: ["a"]) == ["a"]
    assert recall("name-1", list[str], never) == ["a"]
    assert [path.name for path in place.iterdir()] == ["name-1.msgpack"]


@pytest.mark.parametrize("content", [b"", b"\x93\xa1a", b"\x91\x01", b"\x91\xa1\xff", b"cos\nsystem\n(S'true'\ntR."])
def test_a_damaged_record_is_made_anew(place: Path, content: bytes) -> None:
    recall("name-1", list[str], lambda: ["a"])
    (place / "name-1.msgpack").write_bytes(content)
    assert recall("name-1", list[str], lambda: ["b"]) == ["b"]
    assert recall("name-1", list[str], never) == ["b"]


def test_the_digest_tells_parts_apart_and_knows_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    before = digest([b"ab", b"c"])
    assert before == digest([b"ab", b"c"])
    assert len({before, digest([b"a", b"bc"]), digest([b"abc"])}) == 3
    monkeypatch.setattr(compiled, "_code", lambda: b"other code")
    assert digest([b"ab", b"c"]) != before


def test_only_so_many_are_kept(place: Path) -> None:
    for number in range(compiled._KEPT + 3):
        recall(f"name-{number}", list[str], lambda: ["a"])
        os.utime(place / f"name-{number}.msgpack", (number, number))
    assert len(list(place.iterdir())) == compiled._KEPT
    assert not (place / "name-0.msgpack").exists()


@posix
def test_a_folder_that_others_can_write_is_not_read(place: Path) -> None:
    recall("name-1", list[str], lambda: ["a"])
    place.chmod(0o777)
    compiled._own_folder.cache_clear()
    assert recall("name-1", list[str], lambda: ["b"]) == ["b"]


@posix
def test_a_link_is_no_folder_of_ours(place: Path, tmp_path: Path) -> None:
    recall("name-1", list[str], lambda: ["a"])
    place.rename(tmp_path / "theirs")
    place.symlink_to(tmp_path / "theirs")
    compiled._own_folder.cache_clear()
    assert recall("name-1", list[str], lambda: ["b"]) == ["b"]


@pytest.mark.parametrize("value", ["", "/dev/null/records"])
def test_without_a_place_all_is_made_every_time(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv(VARIABLE, value)
    compiled._own_folder.cache_clear()
    assert recall("name-1", list[str], lambda: ["a"]) == ["a"]
    assert recall("name-1", list[str], lambda: ["b"]) == ["b"]


def copied(tmp_path: Path) -> Path:
    source = folder() / "ml-engineer.toml"
    target = tmp_path / "own.toml"
    target.write_text(source.read_text())
    (tmp_path / "ml-engineer").mkdir()
    for part in (folder() / "ml-engineer").glob("*.toml"):
        (tmp_path / "ml-engineer" / part.name).write_text(part.read_text())
    return target


def test_a_set_follows_its_files(tmp_path: Path) -> None:
    own = copied(tmp_path)
    assert load(str(own)) == load("ml-engineer")
    loader._load.cache_clear()
    assert load(str(own)) == load("ml-engineer")  # from its record
    core = tmp_path / "ml-engineer" / "core.toml"
    core.write_text(core.read_text() + '\n[class.of_this_test]\nwords = ["zzz"]\n')
    loader._load.cache_clear()
    assert "of_this_test" in load(str(own)).classes
    core.write_text("[class.of_this_test]\nwards = []\n")
    loader._load.cache_clear()
    with pytest.raises(KeywordSetError, match=r'core\.toml: class "of_this_test": unknown key "wards"'):
        load(str(own))
