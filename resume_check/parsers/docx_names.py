"""Names of the XML elements and attributes of a Word file that the docx modules look for."""

from __future__ import annotations

from typing import Final

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
NUMBERING: Final = w("numPr")
SHADING: Final = w("shd")
SPACING: Final = w("spacing")
VAL: Final = w("val")
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
