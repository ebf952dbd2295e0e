"""Small PDFs for the tests, drawn with reportlab: each test says what stands where."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 595.0, 842.0
Draw = Callable[[Canvas], None]


def make_pdf(*pages: Draw, password: str | None = None, owner: str | None = None) -> bytes:
    """A PDF with a page for each of `pages`."""
    stream = io.BytesIO()
    encryption = None
    if password is not None or owner is not None:
        encryption = StandardEncryption(password or "", ownerPassword=owner or "owner", canCopy=0, canPrint=0)
    canvas = Canvas(stream, pagesize=(WIDTH, HEIGHT), encrypt=encryption, invariant=1)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def write(canvas: Canvas, x: float, top: float, text: str, *, size: float = 10, font: str = "Helvetica") -> None:
    """Put `text` with its baseline `top` points below the page's top edge."""
    canvas.setFont(font, size)
    canvas.drawString(x, HEIGHT - top, text)


def write_right(canvas: Canvas, x: float, top: float, text: str, *, size: float = 10) -> None:
    """The same, ending at `x`."""
    canvas.setFont("Helvetica", size)
    canvas.drawRightString(x, HEIGHT - top, text)


def column(
    canvas: Canvas, x: float, top: float, lines: Sequence[str], *, leading: float = 13, size: float = 10
) -> None:
    """Lines below each other; those in capitals are bold, as headings."""
    for i, line in enumerate(lines):
        write(canvas, x, top + i * leading, line, size=size, font="Helvetica-Bold" if line.isupper() else "Helvetica")


def fill(canvas: Canvas, x0: float, top: float, x1: float, bottom: float, colour: tuple[float, float, float]) -> None:
    """A filled rectangle."""
    canvas.setFillColorRGB(*colour)
    canvas.rect(x0, HEIGHT - bottom, x1 - x0, bottom - top, stroke=0, fill=1)
    canvas.setFillColorRGB(0, 0, 0)


def page_of(lines: Sequence[str], *, x: float = 60, top: float = 60) -> Draw:
    """A page with one column of `lines`."""

    def draw(canvas: Canvas) -> None:
        column(canvas, x, top, lines)

    return draw


def picture(width: int = 8, height: int = 8) -> Any:
    """A small chequered picture."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    image = Image.new("L", (width, height))
    image.putdata([255 * ((x + y) % 2) for y in range(height) for x in range(width)])
    return ImageReader(image)


def scan_of(data: bytes, *, dpi: int = 200) -> bytes:
    """A PDF of the pictures of another one's pages, as a scanner makes it."""
    import pypdfium2

    pdf = pypdfium2.PdfDocument(data)
    pictures = [page.render(scale=dpi / 72, grayscale=True).to_pil() for page in pdf]
    pdf.close()
    stream = io.BytesIO()
    pictures[0].save(stream, "PDF", resolution=dpi, save_all=True, append_images=pictures[1:])
    return stream.getvalue()
