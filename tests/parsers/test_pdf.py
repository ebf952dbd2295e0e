"""Reading PDFs: text, places, links, hidden text, tables and errors."""

from __future__ import annotations

import io
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pypdfium2
import pytest
from pdfs import HEIGHT, WIDTH, column, fill, make_pdf, page_of, picture, write, write_right
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from resume_check.errors import Damaged, NoText, PasswordProtected
from resume_check.limits import Limits
from resume_check.model import Document, Format
from resume_check.parsers.pdf import parse

BODY = ["JANE DOE", "Engineer in Berlin", "EXPERIENCE", "Data engineer at a bank, 2019 to 2021", "Built daily reports"]
UNSEEN = "secret orchestration words"


def read(data: bytes, **limits: int) -> Document:
    return parse(data, name="resume.pdf", limits=Limits(**limits))


def texts(document: Document) -> list[str]:
    return [document.text[line.start : line.end] for line in document.lines]


def ink_in(data: bytes, document: Document) -> list[bool]:
    """Whether anything is drawn under each word's box."""
    pdf = pypdfium2.PdfDocument(data)
    pictures = [page.render(scale=2, grayscale=True).to_pil() for page in pdf]
    pdf.close()
    found = []
    for word in document.words:
        box = [round(side * 2) for side in word.bbox]
        low, high = pictures[word.page - 1].crop((box[0], box[1], box[2] + 1, box[3] + 1)).getextrema()
        found.append(high - low > 60)
    return found


def check_invariants(data: bytes, document: Document) -> None:
    assert "\n".join(texts(document)) == document.text
    assert [line.number for line in document.lines] == list(range(1, len(document.lines) + 1))
    assert [word.start for word in document.words] == sorted(word.start for word in document.words)
    covered = "".join(document.text[word.start : word.end] for word in document.words)
    assert covered == "".join(document.text.split())
    assert all(0 <= w.bbox.x0 <= w.bbox.x1 and 0 <= w.bbox.top <= w.bbox.bottom for w in document.words)
    assert all(ink_in(data, document))


def test_lines_words_and_boxes() -> None:
    data = make_pdf(page_of(BODY), page_of(["Second page of text"]))
    document = read(data)
    assert texts(document) == [*BODY, "Second page of text"]
    assert document.format is Format.PDF
    assert document.page_count == 2
    assert document.reading.engine == "pypdfium2"
    assert [line.page for line in document.lines] == [1] * 5 + [2]
    assert [line.bold for line in document.lines] == [True, False, True, False, False, False]
    assert document.lines[0].size == pytest.approx(10)
    assert document.lines[0].bbox is not None
    assert document.lines[0].bbox.x0 == pytest.approx(60, abs=1.5)
    assert document.lines[0].bbox.bottom == pytest.approx(62, abs=2)
    assert not document.notices
    check_invariants(data, document)


def test_boxes_agree_with_pdfplumber() -> None:
    import pdfplumber

    data = make_pdf(page_of(BODY))
    document = read(data)
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        theirs = pdf.pages[0].extract_words()
    assert [w["text"] for w in theirs] == [document.text[w.start : w.end] for w in document.words]
    for word, other in zip(document.words, theirs, strict=True):
        assert word.bbox.x0 == pytest.approx(other["x0"], abs=1)
        assert word.bbox.x1 == pytest.approx(other["x1"], abs=1)
        assert word.bbox.top == pytest.approx(other["top"], abs=2)
        assert word.bbox.bottom == pytest.approx(other["bottom"], abs=2)


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_turned_pages_are_read_as_they_are_seen(rotation: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(rotation)
        # Against the turn of the page, so that the text is upright on the screen; reportlab swaps width and height.
        canvas.translate({90: HEIGHT, 180: WIDTH, 270: 0}[rotation], {90: 0, 180: HEIGHT, 270: WIDTH}[rotation])
        canvas.rotate(rotation)
        column(canvas, 60, 60, BODY)

    data = make_pdf(draw)
    document = read(data)
    assert texts(document) == BODY
    assert document.words[0].bbox.x0 == pytest.approx(60, abs=1.5)
    check_invariants(data, document)


def test_boxes_count_from_the_visible_corner_of_a_cropped_page() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setCropBox((40, 30, 500, 800))
        column(canvas, 100, 100, BODY)

    data = make_pdf(draw)
    document = read(data)
    assert document.words[0].bbox.x0 == pytest.approx(60, abs=1.5)
    assert document.words[0].bbox.bottom == pytest.approx(100 - 42, abs=4)
    check_invariants(data, document)


def test_wide_gaps_become_tabs() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 60, 60, "Data Engineer, Some Bank")
        write_right(canvas, 540, 60, "2019 - 2021")

    assert read(make_pdf(draw)).text == "Data Engineer, Some Bank\t2019 - 2021"


@pytest.mark.parametrize("leader", ["." * 60, ". " * 40])
def test_leading_dots_become_a_tab(leader: str) -> None:
    document = read(make_pdf(page_of([f"Writer {leader} 2019", f"Editor{leader}2018"])))
    assert texts(document)[0] == "Writer\t2019"
    assert texts(document)[1].startswith("Editor")
    assert texts(document)[1].endswith("\t2018")


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("worked on com-", "puter vision there", "worked on computer"),
        ("built a self-", "service portal here", "built a self-service"),
        ("ran state-of-the-", "art systems daily", "ran state-of-the-art"),
        ("saw the back-", "ground of things", "saw the background"),
        ("trained a CNN-", "based network well", "trained a CNN-based"),
        ("at github.com/some-", "body with more text", "at github.com/some-body"),
    ],
)
def test_hyphens_at_line_ends(first: str, second: str, joined: str) -> None:
    document = read(make_pdf(page_of([first, second])))
    assert texts(document)[0] == joined
    assert texts(document)[1] == second.split(" ", 1)[1]
    last = joined.rsplit(maxsplit=1)[-1]
    before = next(word for word in document.words if document.text.startswith(last, word.start))
    after = document.words[document.words.index(before) + 1]
    assert before.end == after.start
    assert after.bbox.top > before.bbox.top


def test_the_document_decides_about_a_hyphen() -> None:
    lines = ["Some lake-house and more", "the lake-", "house again"]
    assert texts(read(make_pdf(page_of(lines))))[1] == "the lake-house"


def test_a_hyphen_before_a_capital_or_a_bullet_stays() -> None:
    assert texts(read(make_pdf(page_of(["from Berlin-", "Mitte and others"])))) == ["from Berlin-", "Mitte and others"]


@pytest.mark.parametrize("bullet", ["•", "-", "–", "*", "‣"])
def test_bullets(bullet: str) -> None:
    from reportlab.pdfbase import pdfmetrics

    font = "Helvetica" if bullet != "‣" else "ZapfDingbats"
    glyph = bullet if bullet != "‣" else "\u2714"

    def draw(canvas: Canvas) -> None:
        write(canvas, 60, 60, "EXPERIENCE")
        write(canvas, 60, 75, glyph, font=font)
        write(canvas, 85, 75, "Built the first thing that ran over")
        write(canvas, 85, 88, "two lines of text")

    assert pdfmetrics.getFont(font)
    document = read(make_pdf(draw))
    assert [line.bullet for line in document.lines] == [False, True, False]
    assert texts(document)[1].split(" ", 1)[1] == "Built the first thing that ran over"
    assert document.lines[1].column == document.lines[2].column


def test_rating_dots_are_no_bullets() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 60, 60, "Spanish •••")
        write(canvas, 60, 75, "German ••")

    assert not any(line.bullet for line in read(make_pdf(draw)).lines)


def test_letter_spaced_headings_are_words() -> None:
    def draw(canvas: Canvas) -> None:
        x = 60.0
        for letter in "WORK HISTORY":
            write(canvas, x, 60, letter.strip(), size=12)
            x += canvas.stringWidth(letter, "Helvetica", 12) + 6
        text = canvas.beginText(60, HEIGHT - 100)
        text.setFont("Helvetica-Bold", 12)
        text.setCharSpace(5)
        text.textLine("EDUCATION")
        canvas.drawText(text)

    assert texts(read(make_pdf(draw))) == ["WORK HISTORY", "EDUCATION"]


def test_words_glued_by_the_producer_are_parted() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        x = 60.0
        for word in ("Site", "Reliability", "Engineer"):
            canvas.drawString(x, HEIGHT - 60, word)
            x += canvas.stringWidth(word, "Helvetica", 10) + 1.6

    assert texts(read(make_pdf(draw))) == ["Site Reliability Engineer"]


def test_a_date_that_touches_a_bold_title_is_a_word() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 60, 60, "Radiology", font="Helvetica-Bold")
        write(canvas, 60 + canvas.stringWidth("Radiology", "Helvetica-Bold", 10), 60, "Sept. 2019")
        write(canvas, 60, 80, "GitHub and PyCharm")

    assert texts(read(make_pdf(draw))) == ["Radiology Sept. 2019", "GitHub and PyCharm"]


def test_links_know_their_words() -> None:
    def draw(canvas: Canvas) -> None:
        column(canvas, 60, 60, ["Jane Doe", "my code"])
        canvas.linkURL("https://github.com/jane", (58, HEIGHT - 76, 110, HEIGHT - 64), relative=0)

    (link,) = read(make_pdf(draw)).links
    assert link == ("https://github.com/jane", "my code", 1)


def mode(number: int) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(60, HEIGHT - 400)
        text.setTextRenderMode(number)
        text.setFont("Helvetica", 10)
        text.textLine(UNSEEN)
        canvas.drawText(text)

    return draw


def coloured(shade: float) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(shade, shade, shade)
        write(canvas, 60, 400, UNSEEN)

    return draw


def covered(canvas: Canvas) -> None:
    write(canvas, 60, 400, UNSEEN)
    fill(canvas, 50, 380, 400, 410, (0.2, 0.4, 0.6))


def under_picture(canvas: Canvas) -> None:
    write(canvas, 60, 400, UNSEEN)
    canvas.drawImage(picture(), 50, HEIGHT - 410, 350, 30)


def transparent(canvas: Canvas) -> None:
    canvas.setFillAlpha(0)
    write(canvas, 60, 400, UNSEEN)


def clipped(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.rect(0, 0, 5, 5)
    canvas.clipPath(path, stroke=0)
    write(canvas, 60, 400, UNSEEN)


def dark_on_dark(canvas: Canvas) -> None:
    fill(canvas, 50, 380, 400, 410, (0.1, 0.1, 0.1))
    coloured(0.12)(canvas)


def squeezed(canvas: Canvas) -> None:
    text = canvas.beginText(60, HEIGHT - 400)
    text.setFont("Helvetica", 10)
    text.setHorizScale(2)
    text.textLine(UNSEEN)
    canvas.drawText(text)


def shrunk(canvas: Canvas) -> None:
    canvas.translate(60, 400)
    canvas.scale(0.05, 0.05)
    canvas.setFont("Helvetica", 12)
    canvas.drawString(0, 0, UNSEEN)


def white_in_a_form(canvas: Canvas) -> None:
    canvas.beginForm("hidden")
    coloured(1)(canvas)
    canvas.endForm()
    canvas.doForm("hidden")


HIDING: dict[str, Callable[[Canvas], None]] = {
    "invisible render mode": mode(3),
    "render mode for clipping": mode(7),
    "white": coloured(1),
    "almost white": coloured(0.98),
    "tiny": lambda canvas: write(canvas, 60, 400, UNSEEN, size=1),
    "scaled down": shrunk,
    "beside the page": lambda canvas: write(canvas, 700, 400, UNSEEN),
    "below the page": lambda canvas: write(canvas, 60, 900, UNSEEN),
    "covered by a shape": covered,
    "covered by a picture": under_picture,
    "transparent": transparent,
    "clipped": clipped,
    "dark on dark": dark_on_dark,
    "squeezed": squeezed,
    "in a form object": white_in_a_form,
}


def on_top_of_body(draw: Callable[[Canvas], None]) -> Callable[[Canvas], None]:
    def both(canvas: Canvas) -> None:
        canvas.saveState()
        draw(canvas)
        canvas.restoreState()
        column(canvas, 200, 60, BODY)

    return both


@pytest.mark.parametrize("trick", HIDING)
def test_hidden_text_is_left_out_and_reported(trick: str) -> None:
    document = read(make_pdf(on_top_of_body(HIDING[trick])))
    assert texts(document) == BODY
    assert "".join(hidden.text for hidden in document.hidden).replace(" ", "") == UNSEEN.replace(" ", "")
    assert all(hidden.reason and hidden.page == 1 for hidden in document.hidden)
    (notice,) = [notice for notice in document.notices if notice.id == "hidden-text"]
    assert notice.page == 1
    assert "secret" in notice.message


def white_on_panel(canvas: Canvas) -> None:
    fill(canvas, 0, 0, 190, 842, (0.1, 0.2, 0.4))
    coloured(1)(canvas)


def highlighted(canvas: Canvas) -> None:
    fill(canvas, 50, 388, 400, 404, (1, 1, 0.6))
    write(canvas, 60, 400, UNSEEN)


def under_a_veil(canvas: Canvas) -> None:
    write(canvas, 60, 400, UNSEEN)
    canvas.setFillAlpha(0.2)
    fill(canvas, 50, 380, 400, 410, (0.5, 0.5, 0.5))


@pytest.mark.parametrize(
    "draw",
    [white_on_panel, highlighted, under_a_veil, coloured(0.75), coloured(0.87), mode(1), mode(2)],
    ids=["white on a dark panel", "highlighted", "under a veil", "grey", "pale", "outlined", "filled and outlined"],
)
def test_visible_text_is_not_taken_for_hidden(draw: Callable[[Canvas], None]) -> None:
    document = read(make_pdf(on_top_of_body(draw)))
    assert UNSEEN in texts(document)
    assert not document.hidden


def test_a_long_hidden_text_is_quoted_in_short() -> None:
    document = read(make_pdf(on_top_of_body(lambda canvas: write(canvas, 60, 400, "word " * 60, size=1))))
    (notice,) = [notice for notice in document.notices if notice.id == "hidden-text"]
    assert "…" in notice.message
    assert len(notice.message) < 160


def test_a_searchable_scan_is_read() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawImage(picture(), 0, 0, 595, 842)
        text = canvas.beginText(60, 700)
        text.setTextRenderMode(3)
        text.setFont("Helvetica", 10)
        text.textLine("Jane Doe, engineer")
        canvas.drawText(text)

    document = read(make_pdf(draw))
    assert document.text == "Jane Doe, engineer"
    assert [notice.id for notice in document.notices] == ["scan-layer"]


def test_ruled_tables_are_read_row_by_row() -> None:
    def draw(canvas: Canvas) -> None:
        column(canvas, 60, 60, ["SKILLS"])
        for top in (80, 110, 140):
            canvas.line(60, HEIGHT - top, 460, HEIGHT - top)
        for x in (60, 160, 460):
            canvas.line(x, HEIGHT - 80, x, HEIGHT - 140)
        write(canvas, 65, 100, "Languages")
        column(canvas, 165, 93, ["English and some French,", "German"])
        write(canvas, 65, 130, "Sports")
        write(canvas, 165, 130, "Rowing")

    document = read(make_pdf(draw))
    assert texts(document) == ["SKILLS", "Languages\tEnglish and some French, German", "Sports\tRowing"]
    assert document.reading.tables == 1


def test_ordinary_pages_do_not_need_pdfplumber(monkeypatch: pytest.MonkeyPatch) -> None:
    from resume_check.parsers.pdf_plumber import Plumber

    def refuse(*_: object) -> None:
        raise AssertionError("pdfplumber was asked")

    monkeypatch.setattr(Plumber, "_page", refuse)

    def draw(canvas: Canvas) -> None:
        column(canvas, 60, 60, BODY)
        for top in (70, 100, 200):
            canvas.line(60, HEIGHT - top, 460, HEIGHT - top)

    assert texts(read(make_pdf(draw))) == BODY


def test_broken_text_is_read_a_second_time() -> None:
    """Letters so far apart that the text engine takes them for words, and pdfplumber does not."""
    torn = ["pr o bl ems", "m e th ods", "r e m o te", "s o l u t i on", "m o d u le", "d e c i de"]

    def draw(canvas: Canvas) -> None:
        for row in range(12):
            x = 60.0
            for piece in " _ ".join(torn).split():
                if piece == "_":
                    x += 6
                else:
                    write(canvas, x, 80 + 20 * row, piece, size=11)
                    x += stringWidth(piece, "Helvetica", 11) + 0.135 * 11

    document = read(make_pdf(draw))
    assert texts(document) == ["problems methods remote solution module decide"] * 12
    assert document.reading.engine == "pdfplumber"


def test_a_password_is_asked_for() -> None:
    with pytest.raises(PasswordProtected):
        read(make_pdf(page_of(BODY), password="open sesame"))  # noqa: S106


def test_restrictions_without_a_password_do_not_matter() -> None:
    assert texts(read(make_pdf(page_of(BODY), owner="somebody"))) == BODY


@pytest.mark.parametrize("data", [b"%PDF-1.7\n" + b"\x00garbage" * 20, b"%PDF-1.4", make_pdf(page_of(BODY))[:400]])
def test_damaged_files(data: bytes) -> None:
    with pytest.raises(Damaged):
        read(data)


def test_a_damaged_page_among_good_ones_is_left_out() -> None:
    data = make_pdf(page_of(["First page here"]), page_of(["Second page here"]), page_of(["Third page here"]))
    pages = [i for i in range(len(data)) if data.startswith(b"/Type /Page\n", i)]
    broken = data[: pages[1]] + b"/Type /Pagx\n" + data[pages[1] + 12 :]
    document = read(broken)
    assert "First page here" in texts(document)
    assert document.page_count == 3


def test_no_text() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawImage(picture(), 0, 0, 595, 842)

    with pytest.raises(NoText, match="any of its 2 pages: it is probably a scan"):
        read(make_pdf(draw, draw))


def test_pages_without_text_are_named() -> None:
    document = read(make_pdf(page_of(BODY), lambda canvas: canvas.drawImage(picture(), 0, 0, 300, 300)))
    assert document.reading.pages_without_text == (2,)


def test_limits() -> None:
    data = make_pdf(*[page_of([f"This is sheet {name}"]) for name in ("one", "two", "three")])
    few = read(data, max_pages=2)
    assert texts(few) == ["This is sheet one", "This is sheet two"]
    assert [notice.id for notice in few.notices] == ["page-limit"]
    assert few.page_count == 3
    short = read(data, max_chars=40)
    assert len(short.text) <= 40
    assert [notice.id for notice in short.notices] == ["page-limit"]
    narrow = read(data, max_line_chars=10)
    assert max(len(line) for line in texts(narrow)) <= 10


def test_the_same_bytes_give_the_same_document() -> None:
    data = make_pdf(page_of(BODY))
    assert read(data) == read(data)


def test_threads_take_turns() -> None:
    data = make_pdf(page_of(BODY))
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: texts(read(data)), range(40)))
    assert found == [BODY] * 40
