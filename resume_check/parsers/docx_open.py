"""The package of a Word file, opened by python-docx, within limits and with its errors translated."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from typing import Final

from docx.exceptions import PythonDocxError
from docx.opc.exceptions import OpcError
from docx.opc.part import PartFactory
from docx.package import Package
from docx.parts.document import DocumentPart
from lxml import etree

from resume_check.errors import Damaged, PasswordProtected, TooLarge
from resume_check.limits import Limits

_MAX_PARTS: Final = 5_000
_MAX_XML_BYTES: Final = 40 * 1024 * 1024  # a tree takes some ten times its text; a long thesis has 10 MB
_BOMB_BYTES: Final = 1024 * 1024
_BOMB_RATIO: Final = 200  # Word's own XML packs 10 to 40 times
_ENCRYPTED: Final = 0x1

# python-docx knows the plain document only; templates and files with macros are built alike.
_OTHER_MAIN_TYPES: Final = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
)
for _content_type in _OTHER_MAIN_TYPES:
    PartFactory.part_type_for.setdefault(_content_type, DocumentPart)

# python-docx raises whatever its code runs into where the parts of a file are not what their types promise.
_OPEN_ERRORS: Final = (
    PythonDocxError,
    OpcError,
    etree.LxmlError,
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    AssertionError,
    NotImplementedError,
    RecursionError,
    EOFError,
    OSError,
)

_RELATIONSHIP: Final = re.compile(rb"<(?:\w{1,20}:)?Relationship\s[^<>]{0,5000}?/>")
_TARGET: Final = re.compile(rb"\sTarget=[\"']([^\"'<>]{0,4000})[\"']")
_STRICT: Final = b"http://purl.oclc.org/ooxml/"
_STRICT_TO_USUAL: Final = (
    (b"officeDocument/relationships", b"officeDocument/2006/relationships"),
    (b"officeDocument/math", b"officeDocument/2006/math"),
    (b"wordprocessingml/main", b"wordprocessingml/2006/main"),
    (b"drawingml/main", b"drawingml/2006/main"),
    (b"drawingml/wordprocessingDrawing", b"drawingml/2006/wordprocessingDrawing"),
)


def open_document(data: bytes, limits: Limits) -> DocumentPart:
    """The main part of a Word file.

    Raises TooLarge before anything is unpacked, PasswordProtected for an encrypted archive, and Damaged where the
    package does not hold together. Relationships to missing parts, which other programs pass over, are passed over.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _guard(archive.infolist(), limits)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
        raise Damaged("The Word file is cut short or its archive is broken") from error
    try:
        part = _open(data)
    except _OPEN_ERRORS as first_error:
        try:
            part = _open(_mended(data))
        except _OPEN_ERRORS:
            raise Damaged("The Word file's parts are broken or missing") from first_error
    return part


def _open(data: bytes) -> DocumentPart:
    part = Package.open(io.BytesIO(data)).main_document_part
    if not isinstance(part, DocumentPart):
        raise TypeError("the main part is no Word document")
    return part


def _guard(entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    """Judge by what the archive declares: zipfile never unpacks more than that."""
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise PasswordProtected("The Word file's archive is encrypted")
    unpacked = sum(entry.file_size for entry in entries)
    xml = sum(entry.file_size for entry in entries if entry.filename.endswith((".xml", ".rels")))
    if len(entries) > _MAX_PARTS or unpacked > limits.max_unpacked_bytes or xml > _MAX_XML_BYTES:
        raise TooLarge(f"The Word file unpacks to {unpacked:,} bytes in {len(entries):,} parts")
    for entry in entries:
        if entry.file_size > _BOMB_BYTES and entry.file_size > _BOMB_RATIO * entry.compress_size:
            raise TooLarge("The Word file is packed as only a decompression bomb is")


def _mended(data: bytes) -> bytes:
    """A copy without relationships to parts that are not there, and with Strict Open XML's names made usual ones."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w") as copy:
        names = {name.lower() for name in source.namelist()}
        for name in dict.fromkeys(source.namelist()):
            content = source.read(name)
            if name.endswith((".xml", ".rels")) and _STRICT in content:
                for strict, usual in _STRICT_TO_USUAL:
                    content = content.replace(_STRICT + strict, b"http://schemas.openxmlformats.org/" + usual)
            if name.endswith(".rels"):
                folder = name.rpartition("_rels/")[0]
                content = _without_dangling(content, folder, names)
            copy.writestr(name, content)
    return target.getvalue()


def _without_dangling(rels: bytes, folder: str, names: set[str]) -> bytes:
    def keep(match: re.Match[bytes]) -> bytes:
        target = _TARGET.search(match.group())
        if target is None or b'"External"' in match.group():
            return match.group()
        place = target.group(1).decode("utf-8", errors="replace")
        return match.group() if _resolved(folder, place) in names else b""

    return _RELATIONSHIP.sub(keep, rels)


def _resolved(folder: str, place: str) -> str:
    steps: list[str] = []
    for step in (place if place.startswith("/") else folder + place).lower().split("/"):
        if step == "..":
            del steps[-1:]
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps)
