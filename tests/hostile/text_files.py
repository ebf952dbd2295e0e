"""Texts that mean harm, and files that are no resume at all."""

# ruff: noqa: S311 - seeded chance is what is wanted
from __future__ import annotations

import random
import zipfile
from collections.abc import Iterator
from io import BytesIO

from docx_files import document, docx
from pdf_files import good

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
RESUME = b"Robin Vale\n\nEXPERIENCE\nML Engineer, Acme, 2019 - 2023\n- Built PyTorch models in Python\n"


def _texts() -> Iterator[tuple[str, bytes]]:
    yield "empty.txt", b""
    yield "blank.txt", b" \n\t\r\n" * 1_000
    yield "mark-only.txt", b"\xef\xbb\xbf"
    yield "nul.txt", bytes(10_000)
    yield "nul-between.txt", RESUME.replace(b" ", b"\x00")
    yield "long-line.txt", b"a" * 5_000_000
    yield "long-words.txt", b"PyTorch and Python " * 200_000
    yield "many-lines.txt", b"- \n" * 1_000_000
    yield "many-headings.txt", b"EXPERIENCE\nSKILLS\n" * 50_000
    yield "utf-16-broken.txt", b"\xff\xfe" + RESUME.decode().encode("utf-16-le") + b"\x00\xd8x"
    yield "invalid-utf-8.txt", RESUME + b"\xff\xfe\xed\xa0\x80" * 3
    yield "combining.txt", ("Python" + "\u0301" * 100_000 + " PyTorch").encode()
    yield "right-to-left.txt", RESUME + "\u202e\u2066nohtyP \u2069".encode() * 1_000
    yield "escapes.txt", RESUME + b"- Built \x1b[2J\x1b]0;owned\x07 PyTorch models, lifting NDCG by 7%\n" * 3
    yield "formula.txt", b"=cmd|' /C calc'!A0\n" + RESUME
    yield "script.md", RESUME + b"- Built <script>alert(1)</script> PyTorch models\n[x](javascript:alert(1))\n"


def _slow_patterns() -> Iterator[tuple[str, bytes]]:
    """What would take a pattern with nested repetition for ever."""
    for name, unit in {
        "digits": "1,000",
        "dates": "Jan 2019 - ",
        "years": "2019-",
        "mail": "a@a.",
        "links": "https://a.b/",
        "brackets": "[(",
        "stars": "*_",
        "hyphens": "a-",
        "spaces": "a \t ",
        "letters": "P Y T H O N ",
        "denials": "no not never without ",
        "percent": "10% to 20% ",
        "money": "$1.5M-",
        "pipes": "|",
        "quotes": "> ",
        "dots": ".",
        "bullets": "•",
        "commas": "Python, ",
        "capitals": "Ab",
    }.items():
        yield f"slow-{name}.txt", b"EXPERIENCE\n- Built " + unit.encode() * (60_000 // len(unit)) + b"\n"
        yield f"slow-{name}-lines.md", b"# EXPERIENCE\n" + (unit.encode() * 8 + b"\n") * 3_000


def _no_resumes() -> Iterator[tuple[str, bytes]]:
    yield "word-97.doc", OLE + bytes(1_000) + "WordDocument".encode("utf-16-le") + bytes(5_000)
    yield "encrypted-word.docx", OLE + bytes(1_000) + "EncryptedPackage".encode("utf-16-le") + bytes(5_000)
    yield "picture.pdf", b"\x89PNG\r\n\x1a\n" + random.Random(1).randbytes(3_000)
    yield "photo.docx", b"\xff\xd8\xff\xe0" + random.Random(2).randbytes(3_000)
    yield "error-page.pdf", b"<!DOCTYPE html>\n<html><head><title>404 Not Found</title></head><body>gone</body></html>"
    yield "program.pdf", b"MZ" + random.Random(3).randbytes(3_000)
    yield "random.pdf", random.Random(4).randbytes(50_000)
    yield "random.docx", random.Random(6).randbytes(50_000)
    yield "rich-text.txt", b"{\\rtf1 " + b"{" * 5_000 + b"}" * 5_000 + b"}"
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("resume.pdf", good())
    yield "archive.pdf", archive.getvalue()
    yield "word-named.pdf", docx(document())
    yield "pdf-named.txt", good()
    yield "text-named.docx", RESUME


def text_files() -> Iterator[tuple[str, bytes]]:
    """All of them, by the name that says what is wrong."""
    for group in (_texts, _slow_patterns, _no_resumes):
        yield from group()
