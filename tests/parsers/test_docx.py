"""Word files: what a reader sees comes out once and in order, what is hidden is reported, what is broken is named."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Pt, RGBColor

from resume_check.errors import Damaged, NoText, PasswordProtected, TooLarge
from resume_check.limits import DEFAULT_LIMITS, Limits
from resume_check.model import Document, Format, Link
from resume_check.parsers.docx import parse

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def build(
    body: str,
    *,
    rels: str = "",
    parts: Mapping[str, str] | None = None,
    main_type: str = MAIN_TYPE,
    prolog: str = "",
    background: str = "",
) -> bytes:
    """A Word file of nothing but `body` and the parts named (`styles` becomes word/styles.xml, and so on)."""
    named = parts or {}
    kinds = {name: name.rstrip("0123456789") for name in named}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{MAIN_TYPE.replace("document.main", kind)}"/>'
        for name, kind in kinds.items()
    )
    links = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}{kind}" Target="{name}.xml"/>' for name, kind in kinds.items()
    )
    files = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType='
        f'"application/xml"/><Override PartName="/word/document.xml" ContentType="{main_type}"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}relationships"><Relationship Id="r1" '
        f'Type="{OFFICE}officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}relationships">{links}{rels}</Relationships>',
        "word/document.xml": f"{prolog}<w:document {NAMESPACES}>{background}<w:body>{body}</w:body></w:document>",
        **{f"word/{name}.xml": content for name, content in named.items()},
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


def p(text: str, properties: str = "", run: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(text, run)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def table(*rows: list[str], properties: str = "") -> str:
    cells = ["".join(f"<w:tc>{cell if cell.startswith('<') else p(cell)}</w:tc>" for cell in row) for row in rows]
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def part(tag: str, content: str) -> str:
    return f"<w:{tag} {NAMESPACES}>{content}</w:{tag}>"


def link(identifier: str, uri: str) -> str:
    return (
        f'<Relationship Id="{identifier}" Type="{RELATIONSHIP_TYPE.HYPERLINK}" Target="{uri}" TargetMode="External"/>'
    )


def read(body: str, limits: Limits = DEFAULT_LIMITS, **more: object) -> Document:
    return parse(build(body, **more), name="resume.docx", limits=limits)  # type: ignore[arg-type]


def texts(document: Document) -> list[str]:
    return [document.text[line.start : line.end] for line in document.lines]


def saved(document: docx.document.Document) -> Document:
    target = io.BytesIO()
    document.save(target)
    return parse(target.getvalue(), name="resume.docx")


def test_a_document_of_python_docx() -> None:
    source = docx.Document()
    source.add_heading("Jane Doe", 0)
    source.add_heading("Experience", 1)
    source.add_paragraph("Built a model", style="List Bullet")
    source.add_paragraph("First step", style="List Number")
    run = source.add_paragraph().add_run("Bold and large")
    run.bold = True
    run.font.size = Pt(14)
    document = saved(source)
    assert texts(document) == ["Jane Doe", "Experience", "• Built a model", "• First step", "Bold and large"]
    assert [line.heading for line in document.lines] == [False, True, False, False, False]
    assert [line.bullet for line in document.lines] == [False, False, True, True, False]
    assert (document.lines[4].bold, document.lines[4].size) == (True, 14.0)
    assert not document.lines[2].bold
    assert [line.number for line in document.lines] == [1, 2, 3, 4, 5]
    assert all(line.paragraph and line.page is None and line.bbox is None for line in document.lines)
    assert (document.format, document.reading.engine, document.reading.words) == (Format.DOCX, "python-docx", 13)
    assert (document.hidden, document.notices, document.page_count) == ((), (), None)


def test_breaks_part_lines_and_tabs_stay() -> None:
    document = read(
        f"<w:p>{r('Engineer')}<w:r><w:br/><w:t>Acme</w:t><w:tab/><w:tab/><w:t>2019</w:t></w:r></w:p>{p('x')}"
    )
    assert texts(document) == ["Engineer", "Acme\t2019", "x"]
    assert [line.paragraph for line in document.lines] == [False, True, True]


def test_characters_with_elements_of_their_own() -> None:
    body = (
        "<w:p><w:r><w:t>scikit</w:t><w:noBreakHyphen/><w:t>learn co</w:t><w:softHyphen/><w:t>op</w:t></w:r></w:p>"
        '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0A7"/><w:t xml:space="preserve"> Built</w:t></w:r></w:p>'
        '<w:p><w:r><w:sym w:font="Symbol" w:char="B7"/><w:tab/><w:t>Ran</w:t></w:r></w:p>'
        '<w:p><w:r><w:sym w:font="Wingdings" w:char="zz"/><w:t>Call</w:t></w:r></w:p>'
    )
    document = read(body)
    assert texts(document) == ["scikit-learn coop", "• Built", "• Ran", "Call"]
    assert [line.bullet for line in document.lines] == [False, True, True, False]


def test_blanks_between_runs_stay() -> None:
    assert read(f"<w:p>{r('Python')}{r(' ')}{r('and')}<w:r><w:t> </w:t></w:r>{r('SQL')}</w:p>").text == "Python and SQL"


def test_capitals_by_format_are_real_in_headings() -> None:
    body = p("Work History", run="<w:caps/>") + p(
        "Uses PyTorch in many different projects and places, " * 2, run="<w:caps/>"
    )
    assert texts(read(body))[0] == "WORK HISTORY"
    assert "PyTorch" in read(body).text


def test_letter_spaced_heading() -> None:
    assert texts(read(p("E D U C A T I O N"))) == ["EDUCATION"]


STYLES = part(
    "styles",
    '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Ueb"><w:name w:val="heading 2"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="Ueb"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/><w:basedOn w:val="Ueb"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="L"><w:name w:val="L"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Ghost"><w:name w:val="G"/><w:rPr><w:color w:val="FFFFFF"/></w:rPr>'
    "</w:style>"
    '<w:style w:type="paragraph" w:styleId="Heir"><w:name w:val="H"/><w:basedOn w:val="Ghost"/></w:style>'
    '<w:style w:type="character" w:styleId="Gone"><w:name w:val="Gone"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="table" w:styleId="Dark"><w:name w:val="Dark"/><w:tblStylePr w:type="firstRow"><w:tcPr>'
    '<w:shd w:val="clear" w:fill="203040"/></w:tcPr></w:tblStylePr></w:style>',
)
NUMBERING = part(
    "numbering",
    '<w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="6"><w:lvl w:ilvl="0"><w:numFmt w:val="none"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="6"/></w:num>',
)


def styled(identifier: str) -> str:
    return f'<w:pStyle w:val="{identifier}"/>'


def numbered(number: int) -> str:
    return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'


@pytest.mark.parametrize(
    ("properties", "heading", "bold"),
    [
        ("", False, False),
        (styled("Ueb"), True, True),
        (styled("Mine"), True, True),
        (styled("T"), False, True),
        (styled("Loop"), False, False),
        (styled("Missing"), False, False),
        ('<w:outlineLvl w:val="0"/>', True, False),
        (styled("Ueb") + '<w:outlineLvl w:val="9"/>', False, True),
    ],
)
def test_headings_follow_the_style(properties: str, heading: bool, bold: bool) -> None:
    line = read(p("Skills", properties), parts={"styles": STYLES}).lines[0]
    assert (line.heading, line.bold, line.size) == (heading, bold, 11.0)


@pytest.mark.parametrize(
    ("properties", "bullet"),
    [
        (numbered(1), True),
        (numbered(2), False),
        (numbered(0), False),
        (styled("L"), True),
        (styled("L") + numbered(0), False),
        (styled("Ueb") + numbered(1), False),
    ],
)
def test_automatic_bullets(properties: str, bullet: bool) -> None:
    document = read(p("Built", properties), parts={"styles": STYLES, "numbering": NUMBERING})
    assert (document.lines[0].bullet, document.text.startswith("• ")) == (bullet, bullet)


def test_typed_bullets() -> None:
    assert [line.bullet for line in read(p("- Built") + p("o Ran") + p("J. Doe")).lines] == [True, True, False]


class TestTables:
    """The reading order of tables."""

    def test_rows_of_single_lines_are_lines(self) -> None:
        document = read(table(["Languages", "Python, SQL"], ["Tools", "Docker"]))
        assert texts(document) == ["Languages\tPython, SQL", "Tools\tDocker"]
        assert document.reading.tables == 1

    def test_label_beside_one_long_paragraph(self) -> None:
        assert texts(read(table(["SUMMARY", "Developer " * 30])))[0].startswith("SUMMARY\tDeveloper")

    def test_heading_cell_beside_several_paragraphs(self) -> None:
        assert texts(read(table(["EXPERIENCE", p("Acme") + p("- Built")]))) == ["EXPERIENCE", "Acme", "- Built"]

    def test_two_long_cells_are_two_texts(self) -> None:
        assert len(texts(read(table(["left " * 40, "right " * 40])))) == 2

    def test_columns_of_a_layout(self) -> None:
        body = table(["SKILLS", "WORK"], [p("Python") + p("SQL"), p("Acme") + p("- Built")], ["Docker", "Beta"])
        assert texts(read(body)) == ["SKILLS", "Python", "SQL", "Docker", "WORK", "Acme", "- Built", "Beta"]

    def test_main_column_with_the_name_goes_before_the_sidebar(self) -> None:
        name = p("Jane Doe", run='<w:sz w:val="40"/>') + p("Engineer", run='<w:sz w:val="20"/>')
        sidebar = p("SKILLS", run='<w:sz w:val="22"/>') + p("Python", run='<w:sz w:val="20"/>')
        assert texts(read(table([sidebar, name]))) == ["Jane Doe", "Engineer", "SKILLS", "Python"]

    def test_merged_cells_come_once(self) -> None:
        wide = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{p("Wide")}</w:tc>'
        tall = '<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>' + p("Tall") + "</w:tc>"
        rest = "<w:tc><w:tcPr><w:vMerge/></w:tcPr>" + p("Tall") + "</w:tc>"
        cell = f"<w:tc>{p('x')}</w:tc>"
        body = f"<w:tbl><w:tr>{wide}</w:tr><w:tr>{tall}{cell}</w:tr><w:tr>{rest}{cell}</w:tr></w:tbl>"
        assert texts(read(body)) == ["Wide", "Tall\tx", "x"]

    def test_merged_cells_of_python_docx(self) -> None:
        source = docx.Document()
        grid = source.add_table(2, 3)
        grid.cell(0, 0).merge(grid.cell(1, 1)).text = "Merged"
        grid.cell(0, 2).text = "One"
        grid.cell(1, 2).text = "Two"
        assert saved(source).text.split() == ["Merged", "One", "Two"]

    def test_nested_tables_and_rows_in_content_controls(self) -> None:
        inner = table(["Python", "5"], ["SQL", "3"])
        row = f"<w:sdt><w:sdtContent><w:tr><w:tc>{p('Last')}</w:tc></w:tr></w:sdtContent></w:sdt>"
        body = table(["Skills", inner + p("")])
        document = read(body + f"<w:tbl>{row}</w:tbl>")
        assert texts(document) == ["Skills", "Python\t5", "SQL\t3", "Last"]
        assert document.reading.tables == 3

    def test_deleted_rows_are_out(self) -> None:
        body = f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('Old')}</w:tc></w:tr></w:tbl>{p('New')}"
        assert texts(read(body)) == ["New"]

    def test_deep_nesting_ends_in_text_or_an_error_of_ours(self) -> None:
        body = p("bottom")
        for _ in range(60):
            body = table([body])
        assert read(body).text == "bottom"
        for _ in range(3_000):
            body = f"<w:tbl><w:tr><w:tc>{body}</w:tc></w:tr></w:tbl>"
        with pytest.raises(Damaged):
            read(body)


BOX = "<w:txbxContent>{}</w:txbxContent>"


def shape(content: str, *, properties: str = "", anchor: str = "", document: str = "") -> str:
    return (
        f'<w:drawing><wp:anchor {anchor}><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="x" {document}/>'
        f"<a:graphic><a:graphicData><wps:wsp><wps:spPr>{properties}</wps:spPr>"
        f"<wps:txbx>{BOX.format(content)}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )


def vml(content: str, attributes: str = "") -> str:
    return f"<w:pict><v:shape {attributes}><v:textbox>{BOX.format(content)}</v:textbox></v:shape></w:pict>"


def drawn(drawing: str) -> str:
    return f"<w:p><w:r>{drawing}</w:r></w:p>"


def test_text_boxes_come_once_after_their_paragraph() -> None:
    both = (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{shape(p("In the box"))}</mc:Choice>'
        f"<mc:Fallback>{vml(p('In the box'))}</mc:Fallback></mc:AlternateContent>"
    )
    body = f"<w:p><w:r>{both}</w:r>{r('Anchor')}</w:p>{p('Next')}<w:p><w:r>{vml(p('Old box'))}</w:r></w:p>"
    assert texts(read(body)) == ["Anchor", "In the box", "Next", "Old box"]


def test_nested_text_box_and_table_in_a_box() -> None:
    inner = table(["a", "b"]) + f"<w:p><w:r>{shape(p('inner'))}</w:r></w:p>"
    assert texts(read(f"<w:p><w:r>{shape(inner)}</w:r></w:p>")) == ["a\tb", "inner"]


def test_content_controls() -> None:
    body = (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{p('Block')}</w:sdtContent></w:sdt>"
        f"<w:p><w:sdt><w:sdtContent>{r('In')}</w:sdtContent></w:sdt>{r('line')}</w:p>"
    )
    assert texts(read(body)) == ["Block", "Inline"]


def test_tracked_changes_are_read_as_accepted() -> None:
    body = (
        f"<w:p>{r('Uses ')}<w:ins>{r('PyTorch')}</w:ins><w:del><w:r><w:delText>Excel</w:delText></w:r></w:del>"
        f"<w:moveFrom>{r('Perl')}</w:moveFrom><w:moveTo>{r(' and SQL')}</w:moveTo></w:p>"
    )
    assert read(body).text == "Uses PyTorch and SQL"


def test_formulas_and_ruby() -> None:
    body = (
        f"<w:p>{r('R is ')}<m:oMath><m:r><m:t>0.9</m:t></m:r></m:oMath><w:r><w:ruby><w:rt>{r('kana')}</w:rt>"
        f"<w:rubyBase>{r(' kanji')}</w:rubyBase></w:ruby></w:r></w:p>"
    )
    assert read(body).text == "R is 0.9 kanji"


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


class TestLinks:
    """Hyperlinks, fields and relationships."""

    def test_hyperlink_with_its_text(self) -> None:
        body = f'<w:p>{r("See ")}<w:hyperlink r:id="rA">{r("my ")}{r("code")}</w:hyperlink></w:p>'
        document = read(body, rels=link("rA", "https://github.com/jd"))
        assert document.text == "See my code"
        assert document.links == (Link("https://github.com/jd", "my code", None),)

    def test_relationship_that_no_text_uses(self) -> None:
        rels = link("rA", "https://github.com/jd") + link("rB", "https://a.example") + link("rC", "https://a.example")
        body = f'<w:p><w:hyperlink r:id="rB">{r("A")}</w:hyperlink><w:hyperlink r:id="rB">{r("A")}</w:hyperlink></w:p>'
        assert read(body, rels=rels).links == (
            Link("https://a.example", "A", None),
            Link("https://github.com/jd", "", None),
        )

    def test_fields_show_their_result(self) -> None:
        instruction = '<w:r><w:instrText> HYPERLINK "https://x.example/" \\o "tip" </w:instrText></w:r>'
        body = (
            f"<w:p>{r('On ')}{mark('begin')}{instruction}{mark('separate')}{r('my page')}{mark('end')}{r(' and')}</w:p>"
            '<w:p><w:fldSimple w:instr=" HYPERLINK &quot;https://y.example&quot; ">'
            f"{r('Y')}</w:fldSimple></w:p>"
            f"<w:p>{mark('begin')}<w:r><w:instrText>TOC</w:instrText></w:r>{r('no result')}</w:p>{p('After')}"
            f"<w:p>{mark('end')}{mark('separate')}{r('Stray')}</w:p>"
        )
        document = read(body)
        assert texts(document) == ["On my page and", "Y", "After", "Stray"]
        assert document.links == (Link("https://x.example/", "my page", None), Link("https://y.example", "Y", None))

    def test_field_over_several_paragraphs(self) -> None:
        body = f"<w:p>{mark('begin')}{mark('separate')}{r('One')}</w:p>{p('Two')}<w:p>{r('Three')}{mark('end')}</w:p>"
        assert texts(read(body)) == ["One", "Two", "Three"]

    def test_picture_that_is_a_link(self) -> None:
        body = (
            '<w:p><w:r><w:t>x</w:t><w:drawing><wp:inline><a:hlinkClick r:id="rA"/></wp:inline></w:drawing></w:r></w:p>'
        )
        assert read(body, rels=link("rA", "https://b.example")).links == (Link("https://b.example", "", None),)


WHITE = '<w:color w:val="FFFFFF"/>'
DARK = '<w:shd w:val="clear" w:color="auto" w:fill="203040"/>'


@pytest.mark.parametrize(
    ("run", "reason"),
    [
        ("<w:vanish/>", "hidden font"),
        ('<w:rStyle w:val="Gone"/>', "hidden font"),
        (WHITE, "white on white"),
        ('<w:color w:val="FDFDFD"/>', "white on white"),
        ('<w:color w:themeColor="background1"/>', "white on white"),
        (WHITE + '<w:highlight w:val="white"/>', "white on white"),
        (WHITE + '<w:shd w:val="clear" w:fill="FEFEFE"/>', "white on white"),
        ('<w:color w:val="203040"/>' + DARK, "in the colour of its background"),
        ('<w:sz w:val="2"/>', "smaller than 2 pt"),
        ("<w14:textFill><w14:noFill/></w14:textFill>", "transparent"),
        (
            '<w14:textFill><w14:solidFill><w14:srgbClr w14:val="FFFFFF"/></w14:solidFill></w14:textFill>',
            "white on white",
        ),
        (
            '<w14:textFill><w14:solidFill><w14:srgbClr w14:val="000000"><w14:alpha w14:val="100000"/></w14:srgbClr>'
            "</w14:solidFill></w14:textFill>",
            "transparent",
        ),
    ],
)
def test_hidden_runs_are_left_out_and_reported(run: str, reason: str) -> None:
    body = f"<w:p>{r('Seen ')}{r('TensorFlow ', run)}{r('expert', run)}</w:p>"
    document = read(body, parts={"styles": STYLES})
    assert document.text == "Seen"
    assert [(hidden.text, hidden.reason) for hidden in document.hidden] == [("TensorFlow expert", reason)]
    assert [notice.id for notice in document.notices] == ["hidden-text"]
    assert "TensorFlow expert" in document.notices[0].message


@pytest.mark.parametrize(
    "body",
    [
        p("Seen", run=WHITE + DARK),
        p("Seen", DARK, WHITE),
        p("Seen", run=WHITE + '<w:highlight w:val="darkBlue"/>'),
        p("Seen", run=WHITE + '<w:shd w:val="pct50"/>'),
        p("Seen", run=WHITE + '<w:shd w:val="solid" w:color="000000"/>'),
        p("Seen", run=WHITE + '<w:shd w:val="clear" w:fill="auto" w:themeFill="accent1"/>'),
        p("Seen", run='<w:vanish w:val="0"/>'),
        p("Seen", run='<w:rStyle w:val="Gone"/><w:vanish w:val="false"/>'),
        p("Seen", run='<w:color w:val="808080"/><w:sz w:val="8"/>'),
        p("Seen", styled("Ghost"), '<w:color w:val="auto"/>'),
        p(
            "Seen",
            run=WHITE + '<w14:textFill><w14:solidFill><w14:srgbClr w14:val="112233"/></w14:solidFill></w14:textFill>',
        ),
        f"<w:tbl><w:tr><w:tc><w:tcPr>{DARK}</w:tcPr>{p('Seen', run=WHITE)}</w:tc></w:tr></w:tbl>",
        table([p("Seen", run=WHITE)], properties=DARK),
        table([p("Seen", run=WHITE)], properties='<w:tblStyle w:val="Dark"/>'),
        drawn(shape(p("Seen", run=WHITE), properties='<a:solidFill><a:srgbClr val="203040"/></a:solidFill>')),
        drawn(shape(p("Seen", run=WHITE), properties="<a:gradFill/>")),
        drawn(vml(p("Seen", run=WHITE), 'fillcolor="#203040"')),
        drawn(vml(p("Seen", run=WHITE), 'fillcolor="navy"')),
        drawn(shape("", properties="<a:gradFill/>", anchor='behindDoc="1"')) + p("Seen", run=WHITE),
    ],
)
def test_text_on_a_dark_ground_is_seen(body: str) -> None:
    document = read(body, parts={"styles": STYLES})
    assert (document.text, document.hidden, document.notices) == ("Seen", (), ())


@pytest.mark.parametrize(
    "body",
    [
        p("Ghost", styled("Ghost")),
        p("Ghost", styled("Heir")),
        p("Ghost", '<w:spacing w:line="20" w:lineRule="exact"/>'),
        '<w:tbl><w:tr><w:trPr><w:trHeight w:val="10" w:hRule="exact"/></w:trPr>'
        f"<w:tc>{p('Ghost')}</w:tc></w:tr></w:tbl>",
        f"<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>{p('Ghost')}</w:tc></w:tr></w:tbl>",
        drawn(shape(p("Ghost"), document='hidden="1"')),
        drawn(vml(p("Ghost"), 'style="visibility:hidden"')),
        drawn(shape(p("Ghost", run=WHITE))),
        drawn(shape("", properties="<a:gradFill/>", anchor='behindDoc="1"')).replace('cx="900000"', 'cx="10"')
        + p("Ghost", run=WHITE),
    ],
)
def test_hiding_by_style_height_and_shape(body: str) -> None:
    document = read(body + p("Seen"), parts={"styles": STYLES})
    assert document.text == "Seen"
    assert [hidden.text for hidden in document.hidden] == ["Ghost"]


def test_white_text_of_python_docx() -> None:
    source = docx.Document()
    source.add_paragraph("Seen")
    source.add_paragraph().add_run("Kubernetes Docker").font.color.rgb = RGBColor(255, 255, 255)
    assert [hidden.text for hidden in saved(source).hidden] == ["Kubernetes Docker"]


def test_page_colour_counts_where_it_is_shown() -> None:
    background = '<w:background w:color="203040"/>'
    shown = {"settings": part("settings", "<w:displayBackgroundShape/>")}
    assert read(p("x", run=WHITE), background=background, parts=shown).text == "x"
    assert read(p("x", run=WHITE) + p("y"), background=background, parts={"settings": part("settings", "")}).text == "y"


def test_hidden_blanks_are_no_news() -> None:
    assert read(p("Seen") + p(" . ", run=WHITE)).hidden == ()


SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="header1"/><w:headerReference w:type="first" r:id="header2"/>'
    '<w:headerReference w:type="even" r:id="header3"/><w:footerReference w:type="default" r:id="footer1"/>{}</w:sectPr>'
)
MARGINS = {
    "header1": part("hdr", p("Jane Doe") + p("jane@mail.example")),
    "header2": part("hdr", p("Jane Doe") + p("+1 555 010 0199")),
    "header3": part("hdr", p("Even")),
    "footer1": part("ftr", p("Page 1")),
}


def test_headers_come_first_and_footers_last_each_line_once() -> None:
    document = read(p("Body") + SECTION.format("<w:titlePg/>"), parts=MARGINS)
    assert texts(document) == ["Jane Doe", "+1 555 010 0199", "jane@mail.example", "Body", "Page 1"]


def test_headers_that_are_not_shown_are_out() -> None:
    assert texts(read(p("Body") + SECTION.format(""), parts=MARGINS))[:2] == ["Jane Doe", "jane@mail.example"]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("Body", "e-mail address and the phone number stand only"),
        ("jane@mail.example", "The phone number stands only"),
        ("jane@mail.example, (555) 010-0199", None),
    ],
)
def test_contact_only_in_the_header_is_noticed(body: str, said: str | None) -> None:
    notices = read(p(body) + SECTION.format("<w:titlePg/>"), parts=MARGINS).notices
    assert [notice.id for notice in notices] == ([] if said is None else ["contact-in-header"])
    assert said is None or said in notices[0].message


def test_years_in_a_header_are_no_phone_number() -> None:
    parts = {**MARGINS, "header1": part("hdr", p("Resume 2019 - 2021"))}
    assert read(p("Body") + SECTION.format(""), parts=parts).notices == ()


def test_links_of_a_header_are_read() -> None:
    source = docx.Document()
    source.add_paragraph("Body")
    source.sections[0].header.paragraphs[0].text = "Jane"
    source.sections[0].header.part.relate_to("https://github.com/jd", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    assert saved(source).links == (Link("https://github.com/jd", "", None),)


def test_notes_come_after_the_body() -> None:
    notes = part(
        "footnotes",
        f'<w:footnote w:type="separator" w:id="0">{p("---")}</w:footnote>'
        f'<w:footnote w:id="1">{p("A note")}</w:footnote>',
    )
    body = '<w:p><w:r><w:t>Body</w:t><w:footnoteReference w:id="1"/></w:r></w:p>'
    assert texts(read(body, parts={"footnotes": notes})) == ["Body", "A note"]


def test_limits_of_text() -> None:
    document = read(p("Jane Doe") + p("Python and SQL"), limits=Limits(max_chars=15))
    assert document.text == "Jane Doe\nPython"
    assert [notice.id for notice in document.notices] == ["page-limit"]


@pytest.mark.parametrize(
    "main_type",
    [
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    ],
)
def test_templates_and_files_with_macros(main_type: str) -> None:
    assert read(p("Jane"), main_type=main_type).text == "Jane"


def test_relationship_to_a_missing_part_is_passed_over() -> None:
    """Several converters write such files; Word opens them."""
    rels = f'<Relationship Id="rX" Type="{OFFICE}image" Target="media/gone.png"/>' + link("rA", "https://a.example")
    document = read(p("Jane"), rels=rels, parts={"styles": STYLES})
    assert (document.text, document.lines[0].size) == ("Jane", 11.0)
    assert document.links == (Link("https://a.example", "", None),)


def test_missing_styles_and_headers_are_passed_over() -> None:
    rels = f'<Relationship Id="rS" Type="{OFFICE}styles" Target="gone.xml"/>'
    rels += f'<Relationship Id="rH" Type="{OFFICE}header" Target="../gone.xml"/>'
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rH"/></w:sectPr>'
    assert read(p("Jane") + section, rels=rels).text == "Jane"


def test_parts_that_are_not_read_may_be_broken() -> None:
    """A picture or theme that is damaged says nothing against the text."""
    broken = build(p("Jane"), parts={"theme": "<a:theme", "styles": STYLES})
    assert parse(broken, name="resume.docx").lines[0].size == 11.0


@pytest.mark.parametrize("kind", ["styles", "header"])
def test_parts_that_are_read_must_be_whole(kind: str) -> None:
    with pytest.raises(Damaged):
        read(p("Jane"), parts={kind: f"<w:{kind}"})


def test_strict_open_xml() -> None:
    usual = build(p("Jane", styled("Ueb")), parts={"styles": STYLES})
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(usual)) as source, zipfile.ZipFile(target, "w") as strict:
        for name in source.namelist():
            content = source.read(name).replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            strict.writestr(
                name, content.replace(OFFICE.encode(), b"http://purl.oclc.org/ooxml/officeDocument/relationships/")
            )
    document = parse(target.getvalue(), name="resume.docx")
    assert (document.text, document.lines[0].heading) == ("Jane", True)


def test_entities_are_not_expanded() -> None:
    prolog = '<!DOCTYPE x [<!ENTITY a "BOOM"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
    document = read("<w:p><w:r><w:t>Jane &b;&f;Doe<!-- no -->!</w:t></w:r></w:p>", prolog=prolog)
    assert document.text == "Jane Doe!"


def emptied(data: bytes) -> bytes:
    return data.replace(b"word/document.xml", b"word/documenX.xml")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data[: len(data) // 2],
        lambda data: data[:-10],
        lambda data: data[:200] + b"\xff" * 40 + data[240:],
        emptied,
        lambda _: build("<w:p><w:r>"),
        lambda _: build(p("x"), main_type="application/xml"),
        lambda _: build(p("x")).replace(b"_rels/.rels", b"_rels/.relx"),
        lambda _: b"PK\x03\x04",
    ],
)
def test_broken_files_are_damaged(spoil: Callable[[bytes], bytes]) -> None:
    with pytest.raises(Damaged):
        parse(spoil(build(p("Jane"))), name="resume.docx")


def test_no_body_is_damaged() -> None:
    data = build(p("x"))
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w") as copy:
        for name in source.namelist():
            content = source.read(name)
            copy.writestr(name, content.replace(b"w:body", b"w:other") if name == "word/document.xml" else content)
    with pytest.raises(Damaged):
        parse(target.getvalue(), name="resume.docx")


@pytest.mark.parametrize("body", [p(" "), "<w:p><w:r><w:drawing/></w:r></w:p>", p("Ghost", run="<w:vanish/>")])
def test_nothing_visible_is_no_text(body: str) -> None:
    with pytest.raises(NoText):
        read(body)


def test_too_large_before_it_is_unpacked() -> None:
    with pytest.raises(TooLarge):
        read(p("Jane"), limits=Limits(max_unpacked_bytes=100))


def test_decompression_bomb() -> None:
    with pytest.raises(TooLarge):
        read(p("a" * 3_000_000))


def test_encrypted_archive() -> None:
    data = bytearray(build(p("Jane")))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(signature, at + 4)
    with pytest.raises(PasswordProtected):
        parse(bytes(data), name="resume.docx")
