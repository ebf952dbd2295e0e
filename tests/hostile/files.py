"""Writes a folder of everything that a folder of resumes from the internet may hold.

python tests/hostile/files.py FOLDER
"""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from docx_files import docx_files
from pdf_files import good, pdf_files
from text_files import RESUME, text_files

SCORED: Final = "scored"
NOT_READ: Final = frozenset({"timeout", "crashed", "too-large"})
ANY: Final = NOT_READ | {SCORED, "damaged", "no-text"}

# What may become of each: the codes of the contract, or "scored". Bombs may be read or ended, depending on the machine.
_EXPECTED: Final[Mapping[str, frozenset[str]]] = {
    **dict.fromkeys(("locked.pdf", "encrypted-word.docx"), frozenset({"password-protected"})),
    **dict.fromkeys(("empty.txt", "blank.txt", "mark-only.txt", "nul.txt"), frozenset({"empty"})),
    **dict.fromkeys(("bomb-zip.docx", "many-entries.docx", "deep-paragraphs.docx"), frozenset({"too-large"})),
    **dict.fromkeys(("no-text.pdf", "flate-broken.pdf"), frozenset({"no-text"})),
    **dict.fromkeys(
        (
            *("loop-kids-many.pdf", "loop-outline.pdf", "cut-in-half.pdf", "header-only.pdf", "garbage-in-pdf.pdf"),
            *("no-root.pdf", "no-pages.pdf", "cut.docx", "cut-at-the-end.docx", "cut-xml.docx", "no-xml.docx"),
            *("wrong-root.docx", "bomb-lying.docx", "entities-laugh.docx", "entities-quadratic.docx"),
            *("deep-tables-more.docx", "broken-styles.docx", "random.pdf", "random.docx", "crc-wrong.docx"),
        ),
        frozenset({"damaged"}),
    ),
    **dict.fromkeys(
        (
            *("nul-between.txt", "escapes.txt", "word-97.doc", "picture.pdf", "photo.docx", "error-page.pdf"),
            *("program.pdf", "rich-text.txt", "archive.pdf", "endings-only.docx", "fifo.pdf", "socket.pdf"),
        ),
        frozenset({"unsupported-format"}),
    ),
    **dict.fromkeys(("link-to-nowhere.pdf", "link-to-itself.pdf"), frozenset({"not-found"})),
    **dict.fromkeys(("link-to-device.pdf", "link-to-passwd.txt", "unreadable.txt"), frozenset({"permission-denied"})),
    **dict.fromkeys(
        (
            *("only-printing-restricted.pdf", "xref-wrong.pdf", "xref-shifted.pdf", "many-pages.pdf", "actions.pdf"),
            *(
                "box-flipped.pdf",
                "box-empty.pdf",
                "deep-tables.docx",
                "deep-ruby.docx",
                "macros.docm",
                "remote-template.docx",
            ),
            *("climbing-names.docx", "loop-styles.docx", "utf-16-broken.txt", "invalid-utf-8.txt"),
            *("formula.txt", "script.md", "word-named.pdf", "pdf-named.txt", "text-named.docx", "honest.pdf"),
        ),
        frozenset({SCORED}),
    ),
}


def expected(name: str) -> frozenset[str]:
    """The codes that the file of that name may get."""
    return _EXPECTED.get(name, ANY)


def all_files() -> Iterator[tuple[str, bytes]]:
    """Name and content of all that are plain files."""
    yield from pdf_files()
    yield from docx_files()
    yield from text_files()


def write_odd_places(folder: Path) -> None:
    """What is no plain file, and names that are no plain words."""
    (folder / "folder.pdf").mkdir()
    (folder / "folder.pdf" / "honest.pdf").write_bytes(good())
    os.mkfifo(folder / "fifo.pdf")
    with socket.socket(socket.AF_UNIX) as channel, suppress(OSError):  # OSError: the path is too long for a socket
        channel.bind(str(folder / "socket.pdf"))
    (folder / "link-to-nowhere.pdf").symlink_to("nowhere")
    (folder / "link-to-itself.pdf").symlink_to("link-to-itself.pdf")
    (folder / "link-to-device.pdf").symlink_to("/dev/zero")
    (folder / "link-to-passwd.txt").symlink_to("/etc/passwd")
    if os.geteuid() != 0:  # who may read all
        (folder / "unreadable.txt").write_bytes(RESUME)
        (folder / "unreadable.txt").chmod(0)
    for name in (
        "new\nline.txt",
        "bell\a\x1b[2J.txt",
        "-rf.txt",
        "right\u202eleft.txt",
        "=cmd().txt",
        "n" * 250 + ".txt",
    ):
        (folder / name).write_bytes(RESUME)
    (folder / os.fsdecode(b"caf\xe9.txt")).write_bytes(RESUME)


def write_all(folder: Path) -> None:
    """Everything, in `folder`, which is made."""
    folder.mkdir(parents=True)
    for name, content in all_files():
        (folder / name).write_bytes(content)
    write_odd_places(folder)


if __name__ == "__main__":
    write_all(Path(sys.argv[1]))
