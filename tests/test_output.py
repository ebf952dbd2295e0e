from __future__ import annotations

from pathlib import Path

import pytest

from resume_check.output import OutputError, open_output


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_file_appears_at_the_end(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    with open_output(str(target)) as place:
        place.write(b"one ")
        assert not target.exists()
        place.write(b"two")
    assert target.read_bytes() == b"one two"
    assert left(tmp_path) == ["out.txt"]


@pytest.mark.parametrize("before", [None, b"old"])
def test_exception_leaves_all_as_it_was(tmp_path: Path, before: bytes | None) -> None:
    target = tmp_path / "out.txt"
    if before is not None:
        target.write_bytes(before)

    def fail_midway() -> None:
        with open_output(str(target)) as place:
            place.write(b"half")
            raise KeyError

    with pytest.raises(KeyError):
        fail_midway()
    assert (target.read_bytes() if target.exists() else None) == before
    assert left(tmp_path) == ([] if before is None else ["out.txt"])


@pytest.mark.parametrize("name", ["none/out.txt", "", "file/out.txt", "nul\0"])
def test_place_that_cannot_be_is_said_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match="Choose another place"), open_output(name):
        pytest.fail("it was opened")


def test_long_names_fit(tmp_path: Path) -> None:
    target = tmp_path / ("n" * 250)
    with open_output(str(target)) as place:
        place.write(b"x")
    assert target.read_bytes() == b"x"


def test_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    with open_output(str(tmp_path / "out")) as place:
        place.write(b"x")
    assert (tmp_path / "out").stat().st_mode == (tmp_path / "usual").stat().st_mode


@pytest.mark.parametrize("path", [None, "-"])
def test_standard_output(path: str | None, capfd: pytest.CaptureFixture[str]) -> None:
    with open_output(path) as place:
        place.write("caf\u00e9\n".encode())
    assert capfd.readouterr().out == "caf\u00e9\n"
