"""Archives as a place of resumes, good ones and such as mean harm."""

from __future__ import annotations

import bz2
import gzip
import http.server
import io
import struct
import tarfile
import threading
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from resume_check.batch import archive_names, archive_tar, archive_zip
from resume_check.batch.archives import Archive, is_archive
from resume_check.batch.folder import Choice
from resume_check.batch.sources import Source
from resume_check.batch.storage import StorageError
from resume_check.errors import ResumeError
from resume_check.limits import Limits

LIMITS = Limits(max_bytes=2_000_000, timeout=10)
TAKEN = ["a.pdf", "b/c.txt", "a-b.md"]
LEFT = ["x.png", ".hidden.txt", "~$a.docx", "__MACOSX/._a.pdf", ".git/x.txt"]


def zipped(path: Path, members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def tarred(path: Path, members: dict[str, bytes], mode: str = "w") -> Path:
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return path


def sources(path: Path, choice: Choice | None = None, limits: Limits = LIMITS) -> list[Source]:
    return list(Archive(str(path), limits, choice or Choice()))


def outcome(source: Source, limits: Limits = LIMITS) -> object:
    try:
        return source.read(limits)
    except ResumeError as error:
        return error.code


def outcomes(path: Path, limits: Limits = LIMITS) -> dict[str, object]:
    return {
        source.path.removeprefix(f"{path.as_posix()}/"): outcome(source, limits)
        for source in sources(path, limits=limits)
    }


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("in.zip", zipped),
        ("in.ZIP", partial(zipped, method=zipfile.ZIP_STORED)),
        ("in.tar", tarred),
        ("in.tar.gz", partial(tarred, mode="w:gz")),
        ("in.tgz", partial(tarred, mode="w:gz")),
        ("in.tar.bz2", partial(tarred, mode="w:bz2")),
    ],
)
def test_members_are_chosen_by_the_rules_of_folders(tmp_path: Path, name: str, make: Callable[..., Path]) -> None:
    path = make(tmp_path / name, {f"./{member}": member.encode() for member in TAKEN + LEFT})
    assert is_archive(name)
    assert outcomes(path) == {member: member.encode() for member in TAKEN}
    assert [source.name for source in sources(path, Choice(("*.txt",)))] == ["c.txt"]
    assert sources(path, Choice((), ("b/",)))[-1].name != "c.txt"


def test_zip_comes_sorted_and_tar_in_its_own_order(tmp_path: Path) -> None:
    members = dict.fromkeys(("b.txt", "a/c.txt", "a.txt"), b"x")
    assert list(outcomes(zipped(tmp_path / "a.zip", members))) == ["a.txt", "a/c.txt", "b.txt"]
    assert list(outcomes(tarred(tmp_path / "a.tar", members))) == ["b.txt", "a/c.txt", "a.txt"]


@pytest.mark.parametrize("make", [zipped, tarred])
def test_names_that_lead_out_are_failures_and_shown_as_below(tmp_path: Path, make: Callable[..., Path]) -> None:
    names = ["../../etc/a.txt", "/etc/b.txt", "C:/c.txt", "d\\..\\..\\e.txt", "good.txt"]
    path = make(tmp_path / ("x.zip" if make is zipped else "x.tar"), dict.fromkeys(names, b"x"))
    assert outcomes(path) == {
        "etc/a.txt": "permission-denied", "etc/b.txt": "permission-denied", "C:/c.txt": "permission-denied",
        "d/e.txt": "permission-denied", "good.txt": b"x",
    }  # fmt: skip


def test_links_devices_and_sparse_files_in_a_tar_are_failures(tmp_path: Path) -> None:
    path = tmp_path / "x.tar"
    with tarfile.open(path, "w") as archive:
        for number, kind in enumerate((tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE)):
            info = tarfile.TarInfo(f"{number}.txt")
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
        info = tarfile.TarInfo("good.txt")
        info.size = 1
        archive.addfile(info, io.BytesIO(b"x"))
    assert outcomes(path) == {**{f"{n}.txt": "unsupported-format" for n in range(4)}, "good.txt": b"x"}


def test_links_in_a_zip_are_failures(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        info = zipfile.ZipInfo("a.txt")
        info.create_system, info.external_attr = 3, 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    assert outcomes(tmp_path / "x.zip") == {"a.txt": "unsupported-format"}


def test_locked_and_oddly_packed_members_are_failures(tmp_path: Path) -> None:
    path = zipped(tmp_path / "x.zip", {"a.txt": b"x"})
    content = bytearray(path.read_bytes())
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    assert outcomes(path) == {"a.txt": "password-protected"}
    assert outcomes(zipped(tmp_path / "y.zip", {"a.txt": b"x"}, zipfile.ZIP_LZMA)) == {"a.txt": "unsupported-format"}


def test_too_large_and_bombs_cost_their_member(tmp_path: Path) -> None:
    noise = bytes(range(256)) * 20_000
    members = {"a.txt": b"x", "bomb.txt": bytes(1_900_000), "large.txt": noise[:2_000_001], "z.txt": b"z"}
    stored = {"a.txt": b"x", "bomb.txt": "too-large", "large.txt": "too-large", "z.txt": b"z"}
    path = zipped(tmp_path / "x.zip", members)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_STORED) as archive:
        archive.writestr("x.png", noise * 2)  # so that the archive as a whole is none
    assert outcomes(path) == stored
    assert outcomes(tarred(tmp_path / "x.tar", members))["large.txt"] == "too-large"


def test_a_size_that_lies_does_not_unpack_more(tmp_path: Path) -> None:
    path = zipped(tmp_path / "x.zip", {"a.txt": b"x" * 100_000})
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\x01\x02") + 24 :][:4] = b""
    at = content.index(b"PK\x01\x02") + 24
    content[at : at + 4] = struct.pack("<L", 10)
    path.write_bytes(content)
    assert outcomes(path)["a.txt"] == "damaged"


def test_an_archive_that_is_a_bomb_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "x.zip", {f"{n}.txt": bytes(600_000) for n in range(10)})
    with pytest.raises(StorageError, match="over 200 times its size"):
        sources(path)


def test_a_packed_tar_that_is_a_bomb_ends_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_tar, "_BOMB_HEAD", 1024 * 1024)
    path = tarred(tmp_path / "x.tar.gz", {"a.txt": b"x", "bomb.png": bytes(30_000_000), "z.txt": b"z"}, "w:gz")
    assert outcomes(path) == {"a.txt": b"x", path.as_posix(): "too-large"}


def test_number_of_members_is_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_tar, "MAX_MEMBERS", 2)
    monkeypatch.setattr(archive_zip, "MAX_MEMBERS", 2)
    members = {f"{n}.txt": b"x" for n in range(3)}
    path = tarred(tmp_path / "x.tar", members)
    assert outcomes(path) == {"0.txt": b"x", "1.txt": b"x", path.as_posix(): "too-large"}
    with pytest.raises(StorageError, match="more than 2 members"):
        sources(zipped(tmp_path / "x.zip", members))


def test_an_index_or_header_that_would_fill_memory_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_zip, "_MAX_DIRECTORY", 100)
    with pytest.raises(StorageError, match="index of the archive"):
        sources(zipped(tmp_path / "x.zip", {f"{n}.txt": b"x" for n in range(3)}))
    header = tarfile.TarInfo("x")
    header.type, header.size = tarfile.XHDTYPE, 1 << 32
    good = tarred(tmp_path / "good.tar", {"a.txt": b"x"}).read_bytes()[:1024]
    (tmp_path / "x.tar").write_bytes(good + header.tobuf() + bytes(2_000_000))
    assert outcomes(tmp_path / "x.tar") == {"a.txt": b"x", (tmp_path / "x.tar").as_posix(): "too-large"}


def test_extended_headers_without_end_are_damage(tmp_path: Path) -> None:
    header = tarfile.TarInfo("x")
    header.type, header.size = tarfile.XHDTYPE, 14
    block = header.tobuf() + b"14 path=a.txt\n" + bytes(512 - 14)
    good = tarred(tmp_path / "good.tar", {"a.txt": b"x"}).read_bytes()[:1024]
    (tmp_path / "x.tar").write_bytes(good + block * 20_000)
    assert outcomes(tmp_path / "x.tar") == {"a.txt": b"x", (tmp_path / "x.tar").as_posix(): "damaged"}


def test_a_broken_header_behind_good_ones_is_damage(tmp_path: Path) -> None:
    content = bytearray(tarred(tmp_path / "x.tar", {"a.txt": b"x", "b.txt": b"x", "c.txt": b"x"}).read_bytes())
    content[1024] ^= 1  # in the name of the second member: its header's checksum is wrong now
    (tmp_path / "x.tar").write_bytes(content)
    assert outcomes(tmp_path / "x.tar") == {"a.txt": b"x", (tmp_path / "x.tar").as_posix(): "damaged"}


@pytest.mark.parametrize("pack", [bytes, gzip.compress, bz2.compress])
def test_what_stands_before_the_damage_is_read(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    noise = b"".join(struct.pack("<L", n * 2_654_435_761 % 2**32) for n in range(480_000))
    content = pack(tarred(tmp_path / "x.tar", {"a.txt": b"x", "b.txt": noise}).read_bytes())
    path = tmp_path / "cut.tar"
    path.write_bytes(content[: len(content) * 3 // 4])
    found = outcomes(path)
    assert found[path.as_posix()] == "damaged"
    assert found.get("a.txt", b"x") == b"x"


@pytest.mark.parametrize("name", ["x.zip", "x.tar", "x.tar.gz"])
@pytest.mark.parametrize("content", [b"", b"no archive at all" * 100, b"PK\x05\x06", b"\x1f\x8b\x08", b"BZh9" * 200])
def test_what_is_no_archive_is_said_at_once_or_is_empty(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(StorageError, match="or a damaged one"):
        sources(tmp_path / name)


def test_a_place_that_is_no_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="There is no such archive"):
        sources(tmp_path / "none.zip")
    (tmp_path / "folder.zip").mkdir()
    with pytest.raises(StorageError, match="no archive but a folder"):
        sources(tmp_path / "folder.zip")


def test_members_of_the_same_name_are_all_read(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("a.txt", b"one")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("a.txt", b"two")
    assert [source.read(LIMITS) for source in sources(tmp_path / "x.zip")] == [b"one", b"two"]


def test_a_ratio_says_nothing_of_small_files() -> None:
    assert not archive_names.is_bomb(1_000_000, 10)
    assert archive_names.is_bomb(2_000_000, 10)
    assert not archive_names.is_bomb(2_000_000, 20_000)


class Parts(http.server.SimpleHTTPRequestHandler):
    """Serves parts of files, or whole ones only."""

    parts = True

    def do_GET(self) -> None:
        content = Path(self.translate_path(self.path)).read_bytes()
        wanted = self.headers.get("Range", "") if self.parts else ""
        if wanted:
            start, end = (int(n) for n in wanted.removeprefix("bytes=").split("-"))
            self.send_response(206)
            self.send_header("Content-Range", f"bytes {start}-{end}/{len(content)}")
            content = content[start : end + 1]
        else:
            self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        pass


@pytest.mark.parametrize(("name", "make"), [("x.zip", zipped), ("x.tar.gz", partial(tarred, mode="w:gz"))])
def test_an_archive_behind_a_url_is_read_in_parts(
    tmp_path: Path, name: str, make: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("aiohttp")
    make(tmp_path / name, {"a.txt": b"one", "b.txt": b"two"})
    handler = partial(Parts, directory=str(tmp_path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}/{name}"
        archive = Archive(f"{url}?token=secret", LIMITS)
        assert [(source.path, source.read(LIMITS)) for source in archive] == [
            (f"{url}/a.txt", b"one"), (f"{url}/b.txt", b"two")
        ]  # fmt: skip
        assert archive.root == url
        assert "secret" not in repr(archive)
        monkeypatch.setattr(Parts, "parts", False)
        with pytest.raises(StorageError, match="Download it first"):
            iter(archive)
        server.shutdown()
