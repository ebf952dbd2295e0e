"""The package of a Word file, opened by python-docx, within limits and with its errors translated."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import Any, Final, cast

from docx.exceptions import PythonDocxError
from docx.opc.constants import RELATIONSHIP_TARGET_MODE, RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.opc.oxml import parse_xml as parse_opc_xml
from docx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI, PackURI
from docx.opc.part import Part, PartFactory
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

# The parts that are read. Pictures, themes, fonts and the like are never unpacked.
_HEADERS_AND_NOTES: Final = (
    RELATIONSHIP_TYPE.HEADER,
    RELATIONSHIP_TYPE.FOOTER,
    RELATIONSHIP_TYPE.FOOTNOTES,
    RELATIONSHIP_TYPE.ENDNOTES,
)
_UNPARSED: Final = (RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.NUMBERING, RELATIONSHIP_TYPE.SETTINGS)

_STRICT: Final = b"http://purl.oclc.org/ooxml/"
_STRICT_TO_USUAL: Final = (
    (b"officeDocument/relationships", b"officeDocument/2006/relationships"),
    (b"officeDocument/math", b"officeDocument/2006/math"),
    (b"wordprocessingml/main", b"wordprocessingml/2006/main"),
    (b"drawingml/main", b"drawingml/2006/main"),
    (b"drawingml/wordprocessingDrawing", b"drawingml/2006/wordprocessingDrawing"),
)


def open_document(data: bytes, limits: Limits) -> DocumentPart:
    """The main part of a Word file, with relationships to its headers, footers, notes, styles, numbering and settings.

    The last three are not parsed yet: `Part.blob` has their XML. Raises TooLarge before anything is unpacked,
    PasswordProtected for an encrypted archive, and Damaged where the package does not hold together. Relationships to
    missing parts, which other programs pass over, are passed over.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _guard(archive.infolist(), limits)
            return _open_or_mend(archive)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
        raise Damaged("The Word file is cut short or its archive is broken") from error


def _open_or_mend(archive: zipfile.ZipFile) -> DocumentPart:
    try:
        return _Opening(archive).main_part()
    except _OPEN_ERRORS as first_error:
        try:
            with zipfile.ZipFile(io.BytesIO(_without_strict_names(archive))) as mended:
                return _Opening(mended).main_part()
        except _OPEN_ERRORS:
            raise Damaged("The Word file's parts are broken or missing") from first_error


class _Opening:
    """Makes python-docx's parts and relationships of an archive, of those parts alone that are read."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._package = Package()
        self._parts: dict[PackURI, Part | None] = {}
        types = _opc_tree(archive.read(CONTENT_TYPES_URI.membername))
        self._types = {override.get("PartName").lower(): override.get("ContentType") for override in types.overrides}
        self._default_types = {
            default.get("Extension").lower(): default.get("ContentType") for default in types.defaults
        }

    def main_part(self) -> DocumentPart:
        """The main part; raises one of _OPEN_ERRORS."""
        self._relate(self._package, PACKAGE_URI, (RELATIONSHIP_TYPE.OFFICE_DOCUMENT,))
        main = self._package.main_document_part
        if not isinstance(main, DocumentPart):
            raise TypeError("the main part is no Word document")
        self._relate(main, main.partname, (*_HEADERS_AND_NOTES, *_UNPARSED))
        for relationship in list(main.rels.values()):
            if not relationship.is_external and relationship.reltype in _HEADERS_AND_NOTES:
                part = relationship.target_part
                self._relate(part, part.partname, ())
        return main

    def _relate(self, source: Package | Part, name: PackURI, kinds: tuple[str, ...]) -> None:
        """Load the relationships of `source` to other places, and to parts of these kinds."""
        rels = self._content(name.rels_uri)
        if rels is None:
            return
        for relationship in _opc_tree(rels).Relationship_lst:
            kind, target = relationship.get("Type"), relationship.get("Target")
            if relationship.get("TargetMode") == RELATIONSHIP_TARGET_MODE.EXTERNAL:
                source.load_rel(kind, target, relationship.get("Id"), is_external=True)
            elif kind in kinds:
                part = self._part(PackURI.from_rel_ref(name.baseURI, target), kind)
                if part is not None:
                    source.load_rel(kind, part, relationship.get("Id"))

    def _part(self, name: PackURI, kind: str) -> Part | None:
        if name not in self._parts:
            content = self._content(name)
            self._parts[name] = None if content is None else self._make(name, kind, content)
        return self._parts[name]

    def _make(self, name: PackURI, kind: str, content: bytes) -> Part:
        content_type = self._types.get(name.lower()) or self._default_types[name.ext.lower()]
        if kind in _UNPARSED:
            return Part(name, content_type, content, self._package)
        return cast("Part", PartFactory(name, content_type, kind, content, self._package))

    def _content(self, name: PackURI) -> bytes | None:
        try:
            return self._archive.read(name.membername)
        except KeyError:
            return None


def _opc_tree(content: bytes) -> Any:  # lxml carries no types
    return parse_opc_xml(content)  # type: ignore[arg-type]  # declared for str, which lxml refuses where XML says its encoding


def _guard(entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    """Judge by what the archive declares: zipfile never unpacks more than that."""
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise PasswordProtected("The Word file's archive is encrypted")
    unpacked = sum([entry.file_size for entry in entries])
    xml = sum([entry.file_size for entry in entries if entry.filename.endswith((".xml", ".rels"))])
    if len(entries) > _MAX_PARTS or unpacked > limits.max_unpacked_bytes or xml > _MAX_XML_BYTES:
        raise TooLarge(f"The Word file unpacks to {unpacked:,} bytes in {len(entries):,} parts")
    for entry in entries:
        if entry.file_size > _BOMB_BYTES and entry.file_size > _BOMB_RATIO * entry.compress_size:
            raise TooLarge("The Word file is packed as only a decompression bomb is")


def _without_strict_names(source: zipfile.ZipFile) -> bytes:
    """A copy of the archive with Strict Open XML's names made usual ones."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as copy:
        for name in dict.fromkeys(source.namelist()):
            content = source.read(name)
            if name.endswith((".xml", ".rels")) and _STRICT in content:
                for strict, usual in _STRICT_TO_USUAL:
                    content = content.replace(_STRICT + strict, b"http://schemas.openxmlformats.org/" + usual)
            copy.writestr(name, content)
    return target.getvalue()
