"""Names of the XML elements and attributes of a Word file that the docx modules look for."""

from __future__ import annotations

from typing import Any, Final

Element = Any  # lxml carries no types

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_WPS: Final = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"


def w(name: str) -> str:
    """`name` in the main namespace of Word."""
    return _W + name


PARAGRAPH: Final = w("p")
TABLE: Final = w("tbl")
ROW: Final = w("tr")
CELL: Final = w("tc")
RUN: Final = w("r")
TEXT: Final = w("t")
TEXT_BOX: Final = w("txbxContent")
CONTROL: Final = w("sdt")
CONTROL_CONTENT: Final = w("sdtContent")
HYPERLINK: Final = w("hyperlink")
SIMPLE_FIELD: Final = w("fldSimple")
FIELD_MARK: Final = w("fldChar")
INSTRUCTION: Final = w("instrText")
SYMBOL: Final = w("sym")
RUBY: Final = w("ruby")
RUBY_BASE: Final = w("rubyBase")
PARAGRAPH_PROPERTIES: Final = w("pPr")
RUN_PROPERTIES: Final = w("rPr")
TABLE_PROPERTIES: Final = w("tblPr")
ROW_PROPERTIES: Final = w("trPr")
CELL_PROPERTIES: Final = w("tcPr")
BODY: Final = w("body")
BACKGROUND: Final = w("background")
SHOWN_BACKGROUND: Final = w("displayBackgroundShape")
EVEN_AND_ODD: Final = w("evenAndOddHeaders")
SECTION: Final = w("sectPr")
FIRST_PAGE: Final = w("titlePg")
HEADER_REFERENCE: Final = w("headerReference")
FOOTER_REFERENCE: Final = w("footerReference")
COLUMNS: Final = w("cols")
PAGE_SIZE: Final = w("pgSz")
NUMBERING: Final = w("numPr")
NUMBER_ID: Final = w("numId")
NUMBER_LEVEL: Final = w("ilvl")
NUMBER: Final = w("num")
NUMBER_FORM: Final = w("numFmt")
ABSTRACT_NUMBERING: Final = w("abstractNum")
ABSTRACT_NUMBER_ID: Final = w("abstractNumId")
OUTLINE_LEVEL: Final = w("outlineLvl")
SHADING: Final = w("shd")
SPACING: Final = w("spacing")
STYLE: Final = w("style")
STYLE_ID: Final = w("styleId")
STYLE_NAME: Final = w("name")
BASED_ON: Final = w("basedOn")
PARAGRAPH_STYLE: Final = w("pStyle")
RUN_STYLE: Final = w("rStyle")
TABLE_STYLE: Final = w("tblStyle")
DEFAULT_RUN_PROPERTIES: Final = f"{w('docDefaults')}/{w('rPrDefault')}/{RUN_PROPERTIES}"
BOLD: Final = w("b")
SIZE: Final = w("sz")
COLOUR: Final = w("color")
VANISH: Final = w("vanish")
CAPS: Final = w("caps")
SMALL_CAPS: Final = w("smallCaps")
HIGHLIGHT: Final = w("highlight")
HIDDEN: Final = w("hidden")
DELETED: Final = w("del")
ROW_HEIGHT: Final = w("trHeight")
MERGES: Final = (w("vMerge"), w("hMerge"))
# Attributes.
VAL: Final = w("val")
TYPE: Final = w("type")
DEFAULT: Final = w("default")
FILL: Final = w("fill")
THEME_FILL: Final = w("themeFill")
THEME_COLOUR: Final = w("themeColor")
LINE: Final = w("line")
LINE_RULE: Final = w("lineRule")
HEIGHT_RULE: Final = w("hRule")
FIELD_TYPE: Final = w("fldCharType")
FIELD_INSTRUCTION: Final = w("instr")
SYMBOL_CODE: Final = w("char")
SYMBOL_FONT: Final = w("font")
# What these hold stands in the text as if they were not there: w:ins and w:moveTo are changes taken as accepted.
TRANSPARENT: Final = frozenset(map(w, ("ins", "moveTo", "smartTag", "customXml", "bdo", "dir", "sdtContent")))
DRAWINGS: Final = frozenset(map(w, ("drawing", "pict", "object")))
# Characters that have elements of their own.
CHARACTERS: Final = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "-",
}

RELATIONSHIP_ID: Final = _R + "id"
ALTERNATIVES: Final = _MC + "AlternateContent"
CHOICE: Final = _MC + "Choice"
FALLBACK: Final = _MC + "Fallback"
CLICK: Final = _A + "hlinkClick"
SOLID_FILL: Final = _A + "solidFill"
RGB: Final = _A + "srgbClr"
SOME_FILL: Final = (SOLID_FILL, _A + "gradFill", _A + "blipFill", _A + "pattFill")
NO_FILL: Final = _A + "noFill"
FILL_REFERENCE: Final = f"{_WPS}style/{_A}fillRef"
ANCHOR: Final = _WP + "anchor"
INLINE: Final = _WP + "inline"
EXTENT: Final = _WP + "extent"
DRAWING_PROPERTIES: Final = _WP + "docPr"
SHAPE: Final = _WPS + "wsp"
SHAPE_PROPERTIES: Final = _WPS + "spPr"
VML: Final = "{urn:schemas-microsoft-com:vml}"
TEXT_FILL: Final = _W14 + "textFill"
NO_TEXT_FILL: Final = _W14 + "noFill"
TEXT_FILL_RGB: Final = f"{_W14}solidFill/{_W14}srgbClr"
TEXT_FILL_ALPHA: Final = _W14 + "alpha"
TEXT_FILL_VAL: Final = _W14 + "val"
MATH: Final = frozenset((_M + "oMath", _M + "oMathPara"))
MATH_TEXT: Final = _M + "t"


def first_of(children: list[Element], tag: str) -> Element | None:
    """The first of some elements that has this tag; faster than a search by lxml, which makes each child anew."""
    for child in children:
        if child.tag == tag:
            return child
    return None


def by_tag(element: Element | None) -> dict[str, Element]:
    """The first child of each tag: for several tags that is faster than as many searches."""
    children: dict[str, Element] = {}
    if element is not None:
        for child in element:
            if isinstance(child.tag, str):  # no comment and no instruction
                children.setdefault(child.tag, child)
    return children
