"""Word files and other archives that mean harm or are broken, each as small as its idea allows."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator
from io import BytesIO

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MACRO = "application/vnd.ms-word.document.macroEnabled.main+xml"
LINE = "Built PyTorch ranking models in Python, lifting NDCG by 7%"
PARAGRAPH = f"<w:p><w:r><w:t>{LINE}</w:t></w:r></w:p>"


def document(body: str = PARAGRAPH, *, head: str = "") -> str:
    """The main part."""
    return f'<?xml version="1.0" encoding="UTF-8"?>{head}<w:document {W}><w:body>{body}</w:body></w:document>'


def docx(main: str | bytes, *, main_type: str = MAIN, rels: str = "", **more: str | bytes) -> bytes:
    """A Word file with this main part; `more` are further parts, "__" standing for "/"."""
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main_type}"/></Types>'
    )
    start = relationship("officeDocument", "word/document.xml")
    top = f'<Relationships xmlns="{RELS}">{start}</Relationships>'
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        put(archive, "[Content_Types].xml", types)
        put(archive, "_rels/.rels", top)
        put(archive, "word/document.xml", main)
        if rels:
            put(archive, "word/_rels/document.xml.rels", f'<Relationships xmlns="{RELS}">{rels}</Relationships>')
        for name, content in more.items():
            put(archive, name.replace("__", "/"), content)
    return out.getvalue()


def put(archive: zipfile.ZipFile, name: str, content: str | bytes) -> None:
    """Add a part, dated 1980 and not now, so that the same parts are the same bytes at any time."""
    archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)


def relationship(kind: str, target: str, *, external: bool = False, identifier: str = "r9") -> str:
    """One relationship of the main part."""
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="{identifier}" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'


def _archives() -> Iterator[tuple[str, bytes]]:
    bomb = BytesIO()
    with (
        zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(300):
            part.write(bytes(2**20))
    yield "bomb-zip.docx", bomb.getvalue()
    honest = docx(document(PARAGRAPH * 20_000))
    yield "bomb-lying.docx", _with_size(honest, b"word/document.xml", 500)
    many = BytesIO()
    with zipfile.ZipFile(many, "w") as archive:
        for number in range(20_000):
            archive.writestr(f"word/{number}.xml", b"")
    yield "many-entries.docx", many.getvalue()
    whole = docx(document())
    yield "cut.docx", whole[: len(whole) // 2]
    yield "cut-at-the-end.docx", whole[:-30]
    yield "crc-wrong.docx", whole.replace(b"PK\x03\x04", b"PK\x03\x04", 1)[:200] + b"\xff" * 40 + whole[240:]
    with zipfile.ZipFile(BytesIO(whole)) as archive:
        names = {name: archive.read(name) for name in archive.namelist()}
    climbing = BytesIO()
    with zipfile.ZipFile(climbing, "w") as archive:
        for name, content in names.items():
            archive.writestr(name, content)
        archive.writestr("../../../../tmp/resume-check-was-here", b"x")
        archive.writestr("/etc/resume-check-was-here", b"x")
    yield "climbing-names.docx", climbing.getvalue()
    yield "endings-only.docx", b"PK\x05\x06" + bytes(18)


def _with_size(data: bytes, name: bytes, size: int) -> bytes:
    """`data` with a lie about how large the part `name` is when it is unpacked."""
    changed = bytearray(data)
    start = 0
    while (start := changed.find(name, start)) >= 0:
        for mark, offset, back in ((b"PK\x03\x04", 22, 30), (b"PK\x01\x02", 24, 46)):
            if changed[start - back : start - back + 4] == mark:
                struct.pack_into("<I", changed, start - back + offset, size)
        start += 1
    return bytes(changed)


def _markup() -> Iterator[tuple[str, bytes]]:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    laughs = f'<!DOCTYPE x [<!ENTITY e0 "ha ha ha">{levels}]>'
    text = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
    yield "entities-laugh.docx", docx(document(PARAGRAPH + text.format("&e11;"), head=laughs))
    quadratic = f'<!DOCTYPE x [<!ENTITY e "{"a" * 50_000}">]>'
    yield "entities-quadratic.docx", docx(document(PARAGRAPH + text.format("&e;" * 10_000), head=quadratic))
    outside = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    yield "entities-file.docx", docx(document(PARAGRAPH + text.format("&e;"), head=outside))
    remote = '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd" [<!ENTITY % e SYSTEM "http://127.0.0.1:9/y"> %e;]>'
    yield "entities-remote.docx", docx(document(head=remote))
    yield "deep-paragraphs.docx", docx(document("<w:p>" * 100_000 + "</w:p>" * 100_000))
    cell = "<w:tbl><w:tr><w:tc>"
    yield "deep-tables.docx", docx(document(cell * 60 + PARAGRAPH + "</w:tc></w:tr></w:tbl>" * 60))
    yield "deep-tables-more.docx", docx(document(cell * 5_000 + PARAGRAPH + "</w:tc></w:tr></w:tbl>" * 5_000))
    reading = "<w:r><w:ruby><w:rubyBase>"  # told by each of those around it, the inmost was read 2 ** 59 times
    deep = reading * 60 + "<w:r><w:t>1</w:t></w:r>" + "</w:rubyBase></w:ruby></w:r>" * 60
    yield "deep-ruby.docx", docx(document(f"{PARAGRAPH}<w:p>{deep}</w:p>"))
    row = "<w:tr>" + f"<w:tc>{PARAGRAPH}</w:tc>" * 200 + "</w:tr>"
    yield "wide-table.docx", docx(document(f"<w:tbl>{row * 50}</w:tbl>"))
    yield (
        "many-paragraphs.docx",
        docx(document("".join(f"<w:p><w:r><w:t>Line {n}</w:t></w:r></w:p>" for n in range(100_000)))),
    )
    yield "one-paragraph.docx", docx(document(text.format("".join(f"word{n} " for n in range(200_000)))))
    yield "cut-xml.docx", docx(document()[:-30])
    yield "no-xml.docx", docx(b"\x00\x01\x02")
    yield "wrong-root.docx", docx("<html/>")


def _parts() -> Iterator[tuple[str, bytes]]:
    yield "macros.docm", docx(document(), main_type=MACRO, word__vbaProject_bin=b"\xd0\xcf\x11\xe0" + bytes(500))
    outside = relationship("attachedTemplate", "http://127.0.0.1:9/x.dotm", external=True)
    outside += relationship("image", "file:///etc/passwd", external=True, identifier="r8")
    yield "remote-template.docx", docx(document(), rels=outside)
    yield "loop-relationship.docx", docx(document(), rels=relationship("header", "document.xml"))
    yield "climbing-relationship.docx", docx(document(), rels=relationship("styles", "../../../../etc/passwd"))
    ring = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{(n + 1) % 50}"/></w:style>'
        for n in range(50)
    )
    styled = f'<w:p><w:pPr><w:pStyle w:val="s1"/></w:pPr><w:r><w:t>{LINE}</w:t></w:r></w:p>'
    types = relationship("styles", "styles.xml")
    yield (
        "loop-styles.docx",
        docx(document(styled), rels=types, **{"word__styles.xml": f"<w:styles {W}>{ring}</w:styles>"}),
    )
    yield "broken-styles.docx", docx(document(styled), rels=types, **{"word__styles.xml": "<w:styles"})


def docx_files() -> Iterator[tuple[str, bytes]]:
    """All of them, by the name that says what is wrong."""
    for group in (_archives, _markup, _parts):
        yield from group()
