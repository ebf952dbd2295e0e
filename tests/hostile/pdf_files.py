"""PDFs that mean harm or are broken, each as small as its idea allows."""

# ruff: noqa: S311 - seeded chance is what is wanted
from __future__ import annotations

import random
import zlib
from collections.abc import Iterator, Sequence
from io import BytesIO

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

LINES = (
    "Robin Vale",
    "EXPERIENCE",
    "ML Engineer, Acme, 2019 - 2023",
    "Built a PyTorch ranking model, lifting NDCG by 7%",
)
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
TEXT = (
    b"BT /F1 12 Tf 14 TL 72 700 Td (Experience) Tj T* (ML Engineer at Acme from 2019 to 2023) Tj T* "
    b"(Built PyTorch ranking models in Python with a small team) Tj T* (and lifted sales by seven percent) Tj ET\n"
)


def good(lines: Sequence[str] = LINES, *, pages: int = 1, user: str | None = None, owner: str | None = None) -> bytes:
    """An honest PDF; with `user` or `owner`, one that needs a password or may not be printed."""
    stream = BytesIO()
    lock = None if user is None and owner is None else StandardEncryption(user or "", ownerPassword=owner, canPrint=0)
    canvas = Canvas(stream, pagesize=(595, 842), encrypt=lock, invariant=1)
    for _ in range(pages):
        for number, line in enumerate(lines):
            canvas.drawString(60, 780 - 14 * number, line)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def pdf(*objects: bytes, root: int = 1, trailer: bytes = b"") -> bytes:
    """A PDF of these objects, numbered from 1, with a right cross-reference table."""
    out = BytesIO()
    out.write(b"%PDF-1.7\n")
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%b\nendobj\n" % (number, content))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    out.write(b"trailer\n<< /Size %d /Root %d 0 R %b >>\nstartxref\n%d\n%%%%EOF\n" % (size, root, trailer, start))
    return out.getvalue()


def stream(content: bytes, extra: bytes = b"") -> bytes:
    """A stream object."""
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(content), extra, content)


def page(
    content: bytes = TEXT,
    *more: bytes,
    resources: bytes = b"",
    fonts: bytes = b"",
    box: bytes = b"0 0 612 792",
    filters: bytes = b"",
    entries: bytes = b"",
) -> bytes:
    """A PDF of one page whose objects are catalog, tree, page, contents and font; `more` begin at number 6."""
    return pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R "
        b"/MediaBox [%b] /Contents 4 0 R /Resources << /Font << /F1 5 0 R %b >> %b >> %b >>"
        % (box, fonts, resources, entries),
        stream(content, filters),
        FONT,
        *more,
    )


def inflating(megabytes: int, *, unit: bytes = b" ") -> bytes:
    """A zlib stream of so many megabytes, made of one compressed block that is repeated."""
    block = (unit * (1 + 2**20 // len(unit)))[: 2**20]
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    piece = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    checked = 1  # of the whole, as far as readers look at it: most do not
    return b"\x78\xda" + piece * megabytes + b"\x03\x00" + checked.to_bytes(4, "big")


def _bombs() -> Iterator[tuple[str, bytes]]:
    yield "bomb-flate.pdf", page(inflating(4096), filters=b"/Filter /FlateDecode")
    twice = zlib.compress(inflating(4096), 9)
    yield "bomb-flate-twice.pdf", page(twice, filters=b"/Filter [/FlateDecode /FlateDecode]")
    text = inflating(64, unit=b"BT /F1 9 Tf 72 700 Td (Python SQL) Tj ET\n")
    yield "bomb-text.pdf", page(text, filters=b"/Filter /FlateDecode")
    yield "bomb-paths.pdf", page(inflating(64, unit=b"1 1 9 9 re f\n"), filters=b"/Filter /FlateDecode")
    yield "bomb-states.pdf", page(inflating(16, unit=b"q "), filters=b"/Filter /FlateDecode")
    picture = b"/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /BitsPerComponent 8 /ColorSpace /DeviceGray"
    yield (
        "bomb-picture.pdf",
        page(
            TEXT + b"600 0 0 700 0 0 cm /Im Do",
            stream(inflating(3600), picture + b" /Filter /FlateDecode"),
            resources=b"/XObject << /Im 6 0 R >>",
        ),
    )
    levels = [
        stream(
            b"/X Do " * 20,
            b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >>" % (number + 1),
        )
        for number in range(6, 16)
    ]
    leaf = stream(TEXT, b"/Type /XObject /Subtype /Form /BBox [0 0 900 900] /Resources << /Font << /F1 5 0 R >> >>")
    yield "bomb-forms.pdf", page(TEXT + b"/X Do", *levels, leaf, resources=b"/XObject << /X 6 0 R >>")
    tile = stream(
        b"0 0 1 1 re f",
        b"/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] /XStep .001 /YStep .001",
    )
    white = b"BT 1 1 1 rg /F1 12 Tf 72 600 Td (white words that nobody sees) Tj ET\n"
    yield (
        "bomb-tiles.pdf",
        page(TEXT + white + b"/Pattern cs /P scn 0 0 600 700 re f", tile, resources=b"/Pattern << /P 6 0 R >>"),
    )
    ranges = (
        b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        + b"1 beginbfrange <0000> <FFFF> <0041> endbfrange\n" * 2000
    )
    composite = b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H "
    composite += b"/DescendantFonts [7 0 R] /ToUnicode 8 0 R >>"
    child = b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A "
    child += b"/CIDSystemInfo << /Registry (A) /Ordering (I) /Supplement 0 >> >>"
    yield (
        "bomb-cmap.pdf",
        page(TEXT + b"BT /F2 9 Tf <00410042> Tj ET", composite, child, stream(ranges), fonts=b"/F2 6 0 R"),
    )


def _loops() -> Iterator[tuple[str, bytes]]:
    catalog = b"<< /Type /Catalog /Pages 2 0 R >>"
    yield "loop-kids.pdf", pdf(catalog, b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 /Parent 2 0 R >>")
    yield "loop-kids-many.pdf", pdf(catalog, b"<< /Type /Pages /Kids [%b] /Count 2000000000 >>" % (b"2 0 R " * 1000))
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 900 900] "
    form += b"/Resources << /XObject << /X 6 0 R >> /Font << /F1 5 0 R >> >>"
    yield (
        "loop-form.pdf",
        page(TEXT + b"/X Do", stream(TEXT + b"/X Do /X Do", form), resources=b"/XObject << /X 6 0 R >>"),
    )
    glyphs = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [.1 0 0 .1 0 0] /FirstChar 97 /LastChar 97 "
    )
    glyphs += b"/Widths [9] /Encoding << /Differences [97 /a] >> /CharProcs << /a 7 0 R >> "
    glyphs += b"/Resources << /Font << /F1 6 0 R >> >> >>"
    marks = stream(b"9 0 d0 BT /F1 9 Tf (aa) Tj ET")
    yield "loop-glyph.pdf", page(TEXT + b"BT /F2 9 Tf (aaaa) Tj ET", glyphs, marks, fonts=b"/F2 6 0 R")
    whole = good()
    start = whole.rindex(b"startxref")
    place = whole[start:].split()[1]
    yield "loop-prev.pdf", whole.replace(b"trailer\n<<", b"trailer\n<< /Prev %b" % place)
    yield "loop-length.pdf", page().replace(b"/Length %d" % len(TEXT), b"/Length 4 0 R")
    yield (
        "loop-outline.pdf",
        pdf(
            catalog[:-2] + b"/Outlines 3 0 R >>",
            b"<< /Type /Pages /Kids [] /Count 0 >>",
            b"<< /First 3 0 R /Next 3 0 R >>",
        ),
    )
    depth = 3_000
    nodes = [b"<< /Type /Pages /Kids [%d 0 R] /Count 1 /Parent %d 0 R >>" % (n + 1, n - 1) for n in range(3, 3 + depth)]
    yield (
        "deep-tree.pdf",
        pdf(catalog, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", *nodes, b"<< /Type /Page /MediaBox [0 0 9 9] >>"),
    )
    yield "deep-arrays.pdf", page(entries=b"/A " + b"[" * 100_000 + b"]" * 100_000)
    yield "deep-dictionaries.pdf", page(TEXT + b"/A " + b"<< /B " * 50_000 + b"BDC")


def _boxes() -> Iterator[tuple[str, bytes]]:
    for name, box in {
        "huge": b"0 0 1e9 1e9",
        "endless": b"0 0 1e308 1e308",
        "flipped": b"612 792 0 0",
        "empty": b"0 0 0 0",
        "negative": b"-99999 -99999 -9999 -9999",
        "words": b"/a (b) null 7",
        "short": b"0 0",
    }.items():
        yield f"box-{name}.pdf", page(TEXT * 3, box=box)
    yield "unit-huge.pdf", page(entries=b"/UserUnit 1e9 /Rotate 77")
    yield "text-huge.pdf", page(b"BT /F1 1e30 Tf 1e30 0 0 1e30 -1e30 1e30 Tm (Python) Tj /F1 0 Tf (SQL) Tj ET " + TEXT)


def _damaged() -> Iterator[tuple[str, bytes]]:
    whole = good()
    yield "cut-in-half.pdf", whole[: len(whole) // 2]
    yield "cut-at-the-end.pdf", whole[:-40]
    yield "header-only.pdf", b"%PDF-1.7\n"
    yield "garbage-in-pdf.pdf", b"%PDF-1.4\n" + random.Random(5).randbytes(20_000)
    yield "xref-wrong.pdf", whole.replace(b"startxref\n", b"startxref\n9")
    yield "xref-shifted.pdf", whole.replace(b"%PDF-1.", b"%PDF-1." + b" " * 57, 1)
    yield "xref-negative.pdf", page().replace(b"0000000", b"-999999", 2)
    yield "no-root.pdf", page().replace(b"/Root 1 0 R", b"/Root 99 0 R")
    yield "stream-too-long.pdf", page().replace(b"/Length %d" % len(TEXT), b"/Length 999999999")
    yield "flate-broken.pdf", page(zlib.compress(TEXT * 50)[:60], filters=b"/Filter /FlateDecode")
    yield "no-pages.pdf", pdf(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>")
    yield "no-text.pdf", page(b"0 0 9 9 re f")


def _others() -> Iterator[tuple[str, bytes]]:
    yield "locked.pdf", good(user="secret", owner="other")
    yield "only-printing-restricted.pdf", good(owner="other")
    yield "many-pages.pdf", good(pages=2_000)
    action = b"/AA << /O << /S /Launch /F (/bin/sh) >> >> /Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] "
    action += b"/A << /S /URI /URI (http://127.0.0.1:9/x) >> >> << /Type /Annot /Subtype /Widget /Rect [0 0 9 9] >>]"
    yield "actions.pdf", page(entries=action)
    links = b"<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://example.org) >> >> " * 5_000
    yield "many-links.pdf", page(entries=b"/Annots [%b]" % links)
    grid = b"".join(b"%d 0 m %d 700 l S 0 %d m 600 %d l S\n" % (n, n, n, n) for n in range(0, 600, 3))
    yield "grid.pdf", page(TEXT * 5 + grid)
    words = b"".join(
        b"BT /F1 4 Tf %d %d Td (w%d) Tj ET\n" % (x, y, x * y) for x in range(0, 600, 9) for y in range(0, 790, 5)
    )
    yield "scattered-words.pdf", page(words)


def pdf_files() -> Iterator[tuple[str, bytes]]:
    """All of them, by the name that says what is wrong."""
    for group in (_bombs, _loops, _boxes, _damaged, _others):
        yield from group()
