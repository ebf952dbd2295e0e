from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from resume_check.batch.folder import Choice, Folder, PatternError, find_sources
from resume_check.batch.sources import BytesSource, FileSource
from resume_check.errors import NotFound, PermissionDenied, ResumeError, TooLarge, UnsupportedFormat
from resume_check.limits import DEFAULT_LIMITS, Limits

not_as_root = pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")


def names(folder: Path) -> list[str]:
    return [source.path.removeprefix(f"{folder.as_posix()}/") for source in find_sources(folder)]


def failure(source: object) -> ResumeError:
    assert isinstance(source, FileSource)
    with pytest.raises(ResumeError) as caught:
        source.read(DEFAULT_LIMITS)
    return caught.value


def test_takes_documents_at_any_depth_and_leaves_all_else(tmp_path: Path) -> None:
    taken = ["a.pdf", "B.DOCX", "c.docm", "d.dotx", "e.txt", "f.md", "g.markdown", "h.doc", "i.rtf", "j.odt", "k.html",
             "deep/er/l.pdf"]  # fmt: skip
    left = ["x.png", "x.json", "x", ".hidden.pdf", "~$b.docx", ".git/x.txt", "x.pdf.tmp", "x.xlsx"]
    for name in taken + left:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    assert sorted(names(tmp_path)) == sorted(taken)


def test_order_is_that_of_the_full_paths(tmp_path: Path) -> None:
    paths = ["a/b.txt", "a.txt", "a-b.txt", "a/b/c.txt", "aa.txt", "Z.txt", "a/b-c.txt"]
    for path in paths:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("x")
    assert names(tmp_path) == sorted(paths)


def test_path_is_as_given_with_the_folder_before_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in" / "b").mkdir(parents=True)
    (tmp_path / "in" / "b" / "a.txt").write_text("x")
    assert [source.path for source in find_sources(Path("in/"))] == ["in/b/a.txt"]
    assert [source.path for source in find_sources(Path("./in"))] == ["in/b/a.txt"]
    assert [source.path for source in find_sources(Path())] == ["in/b/a.txt"]
    assert [source.name for source in find_sources(Path("in"))] == ["a.txt"]


def test_folders_are_listed_as_they_are_reached(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "b").mkdir()
    sources = find_sources(tmp_path)
    next(sources)
    (tmp_path / "b" / "late.txt").write_text("x")
    assert next(sources).name == "late.txt"


def test_link_inside_the_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "v2.txt").write_text("x")
    (tmp_path / "current.txt").symlink_to("v2.txt")
    assert [source.read(DEFAULT_LIMITS) for source in find_sources(tmp_path)] == [b"x", b"x"]


@pytest.mark.parametrize("hops", [1, 2])
def test_link_out_of_the_folder_is_an_error(tmp_path: Path, hops: int) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (tmp_path / "hop.txt").symlink_to("secret.txt")
    (inbox / "a.txt").symlink_to("../secret.txt" if hops == 1 else "../hop.txt")
    (source,) = find_sources(inbox)
    error = failure(source)
    assert error.code == "permission-denied"
    assert "leads out of the folder" in str(error)


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "a.txt").write_text("x")
    (tmp_path / "a" / "loop").symlink_to("..")
    (tmp_path / "folder.pdf").symlink_to("a")
    assert names(tmp_path) == ["a/a.txt"]


def test_scanned_folder_may_itself_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.txt").write_text("x")
    (tmp_path / "real" / "b.txt").symlink_to("a.txt")
    (tmp_path / "link").symlink_to("real")
    assert [source.read(DEFAULT_LIMITS) for source in find_sources(tmp_path / "link")] == [b"x", b"x"]


@pytest.mark.parametrize("target", ["none.txt", "a.txt"])
def test_link_to_nowhere_is_not_found(tmp_path: Path, target: str) -> None:
    (tmp_path / "a.txt").symlink_to(target)
    (source,) = find_sources(tmp_path)
    assert isinstance(failure(source), NotFound)


def test_pipes_and_sockets_are_never_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    os.mkfifo("a.pdf")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("b.pdf")
        errors = [failure(source) for source in find_sources(tmp_path)]
    assert [type(error).code for error in errors] == ["unsupported-format"] * 2
    assert "pipe, socket or device" in str(errors[0])


def test_folder_in_place_of_a_file(tmp_path: Path) -> None:
    assert isinstance(failure(FileSource.at(tmp_path)), UnsupportedFormat)


def test_size_is_limited_before_reading(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"12345")
    assert FileSource.at(path).read(Limits(max_bytes=5)) == b"12345"
    with pytest.raises(TooLarge, match="more than 4 bytes"):
        FileSource.at(path).read(Limits(max_bytes=4))
    with pytest.raises(TooLarge):
        BytesSource(name="-", path="-", content=b"12345").read(Limits(max_bytes=4))
    with (tmp_path / "huge.pdf").open("wb") as stream:
        stream.truncate(1 << 40)
    assert isinstance(failure(FileSource.at(tmp_path / "huge.pdf")), TooLarge)


def test_missing_things_are_not_found(tmp_path: Path) -> None:
    assert isinstance(failure(FileSource.at(tmp_path / "none.pdf")), NotFound)
    assert isinstance(failure(FileSource.at(Path("nul\0.pdf"))), NotFound)
    with pytest.raises(NotFound, match="no such folder"):
        find_sources(tmp_path / "none")


@not_as_root
def test_unreadable_file_and_folder_are_permission_denied(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch(mode=0)
    (tmp_path / "b").mkdir(mode=0)
    for source in find_sources(tmp_path):
        with pytest.raises(PermissionDenied):
            source.read(DEFAULT_LIMITS)


def test_folder_that_cannot_be_listed_shows_in_the_results(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "c.txt").write_text("x")
    scandir = os.scandir

    def refuse(path: Path) -> object:
        if path.name == "b":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr("os.scandir", refuse)
    denied, good = find_sources(tmp_path)
    assert good.read(DEFAULT_LIMITS) == b"x"
    with pytest.raises(PermissionDenied):
        denied.read(DEFAULT_LIMITS)


CHOSEN = [  # include, exclude, what is left of TREE
    ([], [], ["a.pdf", "b.txt", "old/a.pdf", "old/deep/c.txt", "team/old/d.pdf"]),
    (["*.pdf"], [], ["a.pdf", "old/a.pdf", "team/old/d.pdf"]),
    (["/*.pdf"], [], ["a.pdf"]),
    ([], ["old/"], ["a.pdf", "b.txt"]),
    ([], ["/old/"], ["a.pdf", "b.txt", "team/old/d.pdf"]),
    (["old/**"], ["*.txt"], ["old/a.pdf"]),
    (["team/**", "b.txt"], [], ["b.txt", "team/old/d.pdf"]),
    ([], ["*.pdf", "!/a.pdf"], ["a.pdf", "b.txt", "old/deep/c.txt"]),
    (["*"], [], ["a.pdf", "b.txt", "old/a.pdf", "old/deep/c.txt", "team/old/d.pdf"]),  # never pictures or hidden files
]
TREE = ["a.pdf", "b.txt", "old/a.pdf", "old/deep/c.txt", "team/old/d.pdf", "x.png", ".b.txt", "~$b.docx", ".git/e.txt"]


@pytest.mark.parametrize(("include", "exclude", "left"), CHOSEN)
def test_patterns_are_those_of_gitignore(
    tmp_path: Path, include: list[str], exclude: list[str], left: list[str]
) -> None:
    for path in TREE:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("x")
    folder = Folder(tmp_path, Choice(include, exclude))
    assert [source.path.removeprefix(f"{tmp_path.as_posix()}/") for source in folder] == left
    assert folder.count() == len(left)


def test_excluded_folder_is_not_even_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "old").mkdir()
    listed = []
    scandir = os.scandir
    monkeypatch.setattr("os.scandir", lambda path: listed.append(path.name) or scandir(path))
    assert list(find_sources(tmp_path, Choice(exclude=["old"]))) == []
    assert listed == [tmp_path.name]


@pytest.mark.parametrize("pattern", ["!", "[z-a]"])
def test_wrong_pattern_is_said(pattern: str) -> None:
    with pytest.raises(PatternError, match="no pattern"):
        Choice(include=[pattern])
