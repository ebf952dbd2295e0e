"""Styles that are parsed one by one are those that a parser finds in the whole part."""

from __future__ import annotations

from importlib.resources import files

import pytest
from docx.oxml.parser import parse_xml
from lxml import etree

from resume_check.parsers import docx_style_part
from resume_check.parsers.docx_names import DEFAULT, STYLE, STYLE_ID, TYPE
from resume_check.parsers.docx_style_part import StylePart

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
HEAD = '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>'
LATENT = '<w:latentStyles w:count="2"><w:lsdException w:name="heading 9"/></w:latentStyles>'
NORMAL = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
UEB = '<w:style w:type="paragraph" w:styleId="Üb"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style>'
LINK = '<w:style w:type="character" w:default="1" w:styleId="Link"><w:name w:val="A &amp; B"/></w:style>'


def part(content: str, root: str = W, prolog: str = "") -> bytes:
    return f"{prolog}<w:styles {root}>{content}</w:styles>".encode()


USUAL = part(HEAD + LATENT + NORMAL + UEB + LINK, prolog='<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n')
TEMPLATE = files("docx").joinpath("templates/default-styles.xml").read_bytes()
DIVIDED = {
    "usual": USUAL,
    "python-docx": TEMPLATE,
    "no declaration": part(NORMAL + UEB),
    "blanks between": part(f"\n  {NORMAL}\n  {UEB}\n"),
    "no latent styles": part(HEAD + NORMAL + UEB),
    "latent styles without end": part(f'{HEAD}<w:latentStyles w:count="1"/>{NORMAL}{UEB}'),
    "same id twice": part(NORMAL + UEB + UEB.replace("heading 1", "heading 2")),
    "default switched off": part(NORMAL.replace('default="1"', 'default="0"') + UEB),
    "no namespace of Word": part(NORMAL + UEB, root='xmlns:w="urn:other"'),
    "entity in the text": part(NORMAL.replace('"Normal"/>', '"R &lt;w:style &gt; D"/>') + UEB),
}
WHOLE = {
    "comment": part(f"{NORMAL}<!-- {UEB} -->"),
    "instruction": part(f"{NORMAL}<?x {UEB}?>"),
    "CDATA": part(f"{NORMAL}<w:x><![CDATA[{UEB}]]></w:x>"),
    "entity in an id": part(NORMAL + UEB.replace("Üb", "a&#98;c")),
    "single quotes": part(NORMAL + UEB.replace('"', "'")),
    "line break in a tag": part(NORMAL + UEB.replace("<w:style ", "<w:style\n")),
    "line break in an id": part(NORMAL + UEB.replace("Üb", "Ü\nb")),
    "no id": part(NORMAL + UEB.replace(' w:styleId="Üb"', "")),
    "empty style": part(f'{NORMAL}<w:style w:styleId="Empty"/>{UEB}'),
    "style in a style": part(NORMAL.replace("</w:style>", f"{UEB}</w:style>")),
    "styles inside another element": part(f"{NORMAL}<w:other>{UEB}</w:other>{LINK}"),
    "another element first": part(f"<w:other>{UEB}</w:other>{NORMAL}"),
    "text behind": part(f"{NORMAL}{UEB}<w:other/>"),
    "another prefix": part(NORMAL + UEB).replace(b"w:", b"x:").replace(b"xmlns:w", b"xmlns:x"),
    "UTF-16": f"<w:styles {W}>{NORMAL}{UEB}</w:styles>".encode("utf-16"),
    "another encoding": f"<?xml version='1.0' encoding='ISO-8859-1'?><w:styles {W}>{UEB}</w:styles>".encode("latin-1"),
    "byte order mark": b"\xef\xbb\xbf" + part(NORMAL + UEB),
    "no styles": part(HEAD),
}


def flat(element: object) -> bytes | None:
    return None if element is None else etree.tostring(element, method="c14n", exclusive=True, with_tail=False)


@pytest.mark.parametrize("xml", [*DIVIDED.values(), *WHOLE.values()], ids=[*DIVIDED, *WHOLE])
def test_the_styles_are_those_of_the_whole_part(xml: bytes) -> None:
    styles = {style.get(STYLE_ID, ""): style for style in parse_xml(xml).findall(STYLE)}
    defaults = [
        style.get(STYLE_ID, "")
        for style in parse_xml(xml).findall(STYLE)
        if style.get(TYPE) == "paragraph" and style.get(DEFAULT, "0") == "1"
    ]
    found = StylePart(xml)
    for identifier in [*styles, "Normal", "Üb", "Link", "Empty", "abc", "gone"]:
        assert flat(found.get(identifier)) == flat(styles.get(identifier)), identifier
        assert flat(found.get(identifier)) == flat(styles.get(identifier)), "when asked for again"
    assert found.default_id == (defaults[-1] if defaults else None)


@pytest.mark.parametrize(("group", "whole"), [(DIVIDED, False), (WHOLE, True)])
def test_all_is_parsed_only_where_styles_cannot_be_told_apart(
    group: dict[str, bytes], whole: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed: list[bytes] = []

    def parse(xml: bytes) -> object:
        parsed.append(xml)
        return parse_xml(xml)

    monkeypatch.setattr(docx_style_part, "parse_xml", parse)
    for name, xml in group.items():
        parsed.clear()
        StylePart(xml).get("Normal")
        assert (xml in parsed) is whole, name


def test_the_properties_that_all_styles_stand_on() -> None:
    defaults = StylePart(USUAL).defaults
    assert defaults is not None
    assert [child.tag.rpartition("}")[2] for child in defaults] == ["sz"]
    assert StylePart(part(NORMAL)).defaults is None
    assert StylePart(None).defaults is None
    assert StylePart(None).get("Normal") is None


def test_a_style_that_nobody_asks_for_may_be_broken() -> None:
    xml = part(NORMAL + UEB.replace("<w:rPr>", "<w:rPr><") + LINK)
    assert flat(StylePart(xml).get("Link")) is not None
    with pytest.raises(etree.XMLSyntaxError):
        StylePart(xml).get("Üb")


@pytest.mark.parametrize("xml", [b"", b"<w:styles", USUAL[:-20], part(HEAD[:-5] + NORMAL)])
def test_a_broken_part_is_an_error(xml: bytes) -> None:
    with pytest.raises(etree.XMLSyntaxError):
        StylePart(xml)
