"""Formats are told by content, and what is not read is named."""

from __future__ import annotations

import io
import zipfile

import pytest

from resume_check.errors import Damaged, Empty, PasswordProtected, ResumeError, TooLarge, UnsupportedFormat
from resume_check.limits import Limits
from resume_check.model import Format
from resume_check.parsers import PARSERS, parse
from resume_check.parsers.sniff import sniff

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def archive(*names: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return target.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (b"%PDF-1.7\n", "resume.docx", Format.PDF),
        (b"\0junk\n" * 20 + b"%PDF-1.4", "", Format.PDF),
        (archive("[Content_Types].xml", "word/document.xml"), "resume.pdf", Format.DOCX),
        (archive("[Content_Types].xml", "word/document2.xml", "word/vbaProject.bin"), "resume.docm", Format.DOCX),
        (b"Jane Doe\nPython", "resume.pdf", Format.TEXT),
        ("Zoë Résumé".encode(), "a.txt", Format.TEXT),
        ("Zoë Résumé".encode("utf-8-sig"), "a.txt", Format.TEXT),
        ("Zoë Résumé".encode("utf-16"), "a.txt", Format.TEXT),
        ("Zoe Doe, Python".encode("utf-16-le"), "a.txt", Format.TEXT),
        ("Zoe Doe, Python".encode("utf-16-be"), "a.txt", Format.TEXT),
        ("Zoë Résumé".encode("cp1252"), "a.txt", Format.TEXT),
        (b"Jane Doe", "resume.MD", Format.MARKDOWN),
        (b"# Jane\n\n## Skills\n- **Python**\n", "resume.txt", Format.MARKDOWN),
        (b"# 1 engineer of the year\nPython", "resume.txt", Format.TEXT),
        (b"MZ Lopez\nPython", "resume.txt", Format.TEXT),
    ],
)
def test_known_formats(data: bytes, name: str, expected: Format) -> None:
    assert sniff(data, name) is expected


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (OLE + b"\0" * 600 + "WordDocument".encode("utf-16-le"), "Word 97-2003"),
        (OLE + b"\0" * 600, "old Office file"),
        (b"{\\rtf1\\ansi Jane}", "Rich Text"),
        (archive("mimetype", "content.xml", "META-INF/manifest.xml"), "OpenDocument"),
        (archive("[Content_Types].xml", "xl/workbook.xml"), "Excel"),
        (archive("[Content_Types].xml", "ppt/presentation.xml"), "PowerPoint"),
        (archive("resume.docx"), "ZIP archive; unpack it"),
        (archive(), "ZIP archive"),
        (b"PK\x03\x04 something", "broken ZIP"),
        (b"\x89PNG\r\n\x1a\n\0\0", "PNG picture; put it into a PDF and read that with --ocr"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG picture"),
        (b"\0\0\0\x18ftypheic\0\0", "picture or film"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "picture or film"),
        (b"\n<!DOCTYPE html>\n<html>", "web page"),
        (b"<html><body>Jane</body></html>", "web page"),
        (b"<?xml version='1.0'?><w/>", "XML"),
        (b"\\documentclass{article}", "LaTeX"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related; x", "saved web page"),
        (b"MZ\x90\0\x03\0\0\0", "program"),
        (b"\x7fELF\x02\x01\x01\0", "program"),
        (b"\x1f\x8b\x08\0", "gzip"),
        (bytes(range(256)) * 20, "neither PDF nor DOCX"),
        ("Резюме инженера по машинному обучению".encode("cp1251"), "neither PDF nor DOCX"),
    ],
)
def test_other_formats_are_named_with_a_next_step(data: bytes, kind: str) -> None:
    with pytest.raises(UnsupportedFormat, match=kind) as caught:
        sniff(data, "resume.bin")
    assert "try again" in str(caught.value)


@pytest.mark.parametrize(
    "data", [b"", b"  \n\t", b"\xef\xbb\xbf \n", b"\xff\xfe", b"\0" * 500, "\u00a0\u200b".encode()]
)
def test_empty(data: bytes) -> None:
    with pytest.raises(Empty):
        sniff(data, "resume.txt")


def test_encrypted_word_file_needs_a_password() -> None:
    with pytest.raises(PasswordProtected):
        sniff(OLE + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le"), "resume.docx")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (archive("[Content_Types].xml", "word/document.xml")[:-30], "resume.docx"),
        (archive("[Content_Types].xml"), "resume.docx"),
        (b"PK\x03\x04", "resume.docx"),
        (bytes(range(256)) * 9, "resume.pdf"),
    ],
)
def test_bytes_that_do_not_keep_their_format_are_damaged(data: bytes, name: str) -> None:
    with pytest.raises(Damaged):
        sniff(data, name)


def test_each_format_has_a_parser_that_is_named() -> None:
    assert set(PARSERS) == set(Format)


def test_file_over_the_limit() -> None:
    with pytest.raises(TooLarge, match="limit is 10"):
        parse(b"Jane Doe, Python", name="a.txt", limits=Limits(max_bytes=10))


def test_parse_reads_by_content() -> None:
    assert parse(b"Jane Doe", name="a.pdf").format is Format.TEXT


def test_errors_are_of_one_root() -> None:
    with pytest.raises(ResumeError):
        parse(b"\x89PNG", name="a.png")
