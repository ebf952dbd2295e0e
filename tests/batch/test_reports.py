from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from resume_check.batch.reports import _ENDING, Reports, below, report_name
from resume_check.model import Failure, Report
from resume_check.output import OutputError
from tests.hostile.strings import NAMES


def test_safe_names_stay_and_folders_are_mirrored() -> None:
    for path in ("a.pdf", "Robin-Vale.pdf", "team 1/b (2).docx", "x/y/z_1+2.txt"):
        assert report_name(path) == path + _ENDING


HOSTILE = [
    "../a.pdf",
    "a/../../b.pdf",
    "con.pdf",
    "x/NUL",
    "a<b>.pdf",
    "-rf.pdf",
    " a.pdf",
    "a.pdf ",
    "a.",
    "\u202efdp.a",
    "caf\xe9.pdf",
    "cafe\u0301.pdf",
    "\udce9.pdf",
    "a\nb.pdf",
    ".a.pdf",
    "a:b.pdf",
    "a\\b.pdf",
    "%2e%2e.pdf",
    "*.pdf",
    "=1.pdf",
    "x" * 250 + ".pdf",
]


def assert_safe(name: str) -> None:
    for part in name.split("/"):
        assert part.isascii()
        assert part.isprintable()
        assert 0 < len(part) <= 140
        assert not part.startswith((".", "-", " "))
        assert not part.endswith((".", " "))
        assert set(part).isdisjoint('<>:"\\|?*%&#=')


@pytest.mark.parametrize("path", [*HOSTILE, *NAMES])
def test_hostile_names_become_safe(path: str) -> None:
    assert_safe(report_name(path))


def test_no_two_paths_share_a_place() -> None:
    paths = {*HOSTILE, *NAMES, "caf_.pdf", "a.pdf", "a.txt", "a.pdf/b.pdf", f"a.pdf{_ENDING}/b.pdf"}
    paths |= {report_name(path).removesuffix(_ENDING) for path in paths}  # names made to clash
    assert len({report_name(path).casefold() for path in paths}) == len(paths)
    places = {report_name(path) for path in paths}
    folders = {folder.as_posix() for place in places for folder in Path(place).parents}
    assert places.isdisjoint(folders)


@given(st.lists(st.text(st.characters(exclude_characters="\0"), min_size=1, max_size=20), max_size=4).map("/".join))
def test_any_path_gives_a_safe_name(path: str) -> None:
    assert_safe(report_name(path))


def test_root_is_taken_off() -> None:
    assert below("inbox/b/a.txt", "inbox") == "b/a.txt"
    assert below("inbox/a.txt", "inbox/") == "a.txt"
    assert below("/data/in/a.txt", "/data/in") == "a.txt"
    assert below("a.txt", ".") == "a.txt"
    assert below("/a.txt", "/") == "a.txt"


def test_writes_each_report_once(full_report: Report, tmp_path: Path) -> None:
    reports = Reports(tmp_path / "out", "inbox")
    reports.write(full_report)
    place = reports.place_of(full_report.file.path)
    assert place == tmp_path / "out" / f"robin-vale.pdf{_ENDING}"
    assert "PyTorch" in place.read_text()
    place.write_text("kept")
    reports.write(full_report, again=False)
    assert place.read_text() == "kept"
    reports.write(Failure(replace(full_report.file, path="inbox/b.pdf"), "damaged", "x"))
    reports.write(replace(full_report, file=replace(full_report.file, path="inbox/c.pdf", duplicate_of="inbox/a.pdf")))
    assert [path.name for path in (tmp_path / "out").iterdir()] == [place.name]


def test_place_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match="cannot be made"):
        Reports(tmp_path / "file", "inbox")
