"""What a file is, by its bytes; its name only tells Markdown from text, and what a broken file should be."""

from __future__ import annotations

import io
import re
from typing import Final

from resume_check.errors import Damaged, Empty, PasswordProtected, UnsupportedFormat
from resume_check.model import Format
from resume_check.parsers.encoding import decode

_PDF_WITHIN: Final = 1_024  # the PDF specification's own allowance for leading junk
_PDF: Final = re.compile(rb"%PDF-\d")
_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURE: Final = (
    "; put it into a PDF and read that with --ocr, or export the resume from the program it was written in"
)

_MAGIC: Final = (
    (b"{\\rtf", "a Rich Text file (.rtf)"),
    (b"\x89PNG", "a PNG picture" + _PICTURE),
    (b"\xff\xd8\xff", "a JPEG picture" + _PICTURE),
    (b"GIF8", "a GIF picture" + _PICTURE),
    (b"II*\x00", "a TIFF picture" + _PICTURE),
    (b"MM\x00*", "a TIFF picture" + _PICTURE),
    (b"BM", "a BMP picture" + _PICTURE),
    (b"%!PS", "a PostScript file"),
    (b"\x7fELF", "a program, not a document"),
    (b"MZ", "a program, not a document"),
    (b"\xcf\xfa\xed\xfe", "a program, not a document"),
    (b"\xca\xfe\xba\xbe", "a program, not a document"),
    (b"\x1f\x8b", "a gzip archive; unpack it first"),
    (b"BZh", "a bzip2 archive; unpack it first"),
    (b"\xfd7zXZ", "an xz archive; unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive; unpack it first"),
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"AT&TFORM", "a DjVu file" + _PICTURE),
    (b"bplist", "an Apple property list, not a document"),
)
_BINARY_ONLY: Final = (b"BM", b"MZ", b"GIF8", b"BZh")  # letters that a text may begin with too

_ZIP_KINDS: Final = (
    ("xl/", "an Excel workbook"),
    ("ppt/", "a PowerPoint presentation"),
    ("Index/", "an Apple iWork file (.pages); export it from there"),
    ("META-INF/container.xml", "an e-book (.epub)"),
    ("META-INF/manifest.xml", "an OpenDocument file (.odt)"),
    ("META-INF/MANIFEST.MF", "a Java archive, not a document"),
    ("FixedDocSeq.fdseq", "an XPS file"),
)
_OLE_KINDS: Final = (
    ("WordDocument", "a Word 97-2003 file (.doc)"),
    ("Workbook", "an Excel 97-2003 workbook (.xls)"),
    ("PowerPoint Document", "a PowerPoint 97-2003 presentation (.ppt)"),
    ("__substg1.0_", "an Outlook message (.msg); save its attachment first"),
)
_JSON: Final = re.compile(r"\{\s{0,200}(?:\"|\}\s{0,200}$)|\[\s{0,200}[\[{]")
_MARKUP_KINDS: Final = (
    (re.compile(r"<(?:!doctype html|html|head|body)\b", re.IGNORECASE), "a web page (.html); print it to PDF"),
    (re.compile(r"<\?xml\b"), "an XML file"),
    (re.compile(r"<svg\b", re.IGNORECASE), "an SVG picture"),
    (re.compile(r"\\documentclass\b"), "LaTeX source; compile it to PDF"),
    (re.compile(r"MIME-Version:.{0,400}multipart/related", re.DOTALL), "a saved web page (.mht); print it to PDF"),
)


def sniff(data: bytes, name: str = "") -> Format:
    """The format of `data`.

    Raises Empty, UnsupportedFormat with what the file is instead, PasswordProtected for an encrypted Word file, and
    Damaged for bytes that no format explains under a name that promises one.
    """
    if not data.strip(b"\0 \t\r\n\f\v"):
        raise Empty("The file is empty")
    if data.startswith(_ZIP):
        return _sniff_zip(data, name)
    if _PDF.search(data, 0, _PDF_WITHIN):
        return Format.PDF
    if data.startswith(_OLE):
        raise _ole_error(data)
    for magic, kind in _MAGIC:
        if data.startswith(magic) and (magic not in _BINARY_ONLY or b"\0" in data[:256]):
            raise UnsupportedFormat(f"The file is {kind}")
    if data[4:8] == b"ftyp" or (data[:4] == b"RIFF" and data[8:12] == b"WEBP"):
        raise UnsupportedFormat(f"The file is a picture or film{_PICTURE}")
    return _sniff_text(data, name)


def _sniff_zip(data: bytes, name: str) -> Format:
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError, EOFError) as error:
        if b"word/" in data or b"[Content_Types].xml" in data or name.lower().endswith((".docx", ".docm", ".dotx")):
            raise Damaged("The Word file is cut short or its archive is broken") from error
        raise UnsupportedFormat("The file is a broken ZIP archive") from error
    if any(part.startswith("word/") and part.endswith(".xml") for part in names):
        return Format.DOCX
    for prefix, kind in _ZIP_KINDS:
        if any(part.startswith(prefix) for part in names):
            raise UnsupportedFormat(f"The file is {kind}")
    if "[Content_Types].xml" in names:
        raise Damaged("The Office file holds no Word document")
    raise UnsupportedFormat("The file is a ZIP archive; unpack it and give the resume itself")


def _ole_error(data: bytes) -> UnsupportedFormat | PasswordProtected:
    """The directory of an OLE file names its streams in UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return PasswordProtected("The Word file is encrypted")
    for stream, kind in _OLE_KINDS:
        if stream.encode("utf-16-le") in data:
            return UnsupportedFormat(f"The file is {kind}")
    return UnsupportedFormat("The file is an old Office file")


def _sniff_text(data: bytes, name: str) -> Format:
    text = decode(data)
    if text is None:
        if name.lower().endswith((".pdf", ".docx")):
            raise Damaged(f"The file is named {name[name.rfind('.') :].lower()}, but its bytes are something else")
        raise UnsupportedFormat("The file is neither PDF nor DOCX nor readable text")
    if not text.strip("\0\ufeff \t\r\n\f\v\u00a0\u200b"):
        raise Empty("The file holds nothing but white space")
    beginning = text[:2_000].lstrip()
    if _JSON.match(beginning):
        # Not on top, as the modules of no format are: most files are of another.
        from resume_check.parsers.jsonresume import check_json_resume

        check_json_resume(text, name)
        return Format.JSON_RESUME
    for pattern, kind in _MARKUP_KINDS:
        if pattern.match(beginning):
            raise UnsupportedFormat(f"The file is {kind}")
    from resume_check.parsers.markdown import is_markdown

    return Format.MARKDOWN if is_markdown(text, name) else Format.TEXT
