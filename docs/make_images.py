"""Makes the pictures of docs/images: the HTML report of sample resumes, as Chromium shows it.

Needs the `test` extra and a Chromium on the PATH. Run: python docs/make_images.py
"""

from __future__ import annotations

import datetime as dt
import io
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, NamedTuple

from PIL import Image

from resume_check.analyzer import analyse
from resume_check.settings import Settings

ROOT: Final = Path(__file__).resolve().parents[1]
FOLDER: Final = ROOT / "docs" / "images"
AS_OF: Final = dt.date(2026, 11, 22)
MAX_BYTES: Final = 250_000
PROGRAMS: Final = ("chromium", "chromium-browser", "google-chrome")


class Shot(NamedTuple):
    """One picture."""

    name: str
    sample: str
    width: int
    height: int
    scheme: str
    prepare: Callable[[Any], None]


def overview(page: Any) -> None:
    """The first screen."""
    page.evaluate("scrollTo(0, 0)")


def evidence(page: Any) -> None:
    """A criterion chosen, its lines lit up on the page."""
    page.locator("#resume").scroll_into_view_if_needed()
    page.evaluate("document.getElementById('c-deep_learning').querySelector('summary').click()")
    page.evaluate("document.getElementById('resume').scrollIntoView()")
    page.mouse.move(0, 0)


def what_if(page: Any) -> None:
    """Two tips switched on."""
    for number in range(2):
        page.locator("[data-tip]").nth(number).check()
    page.evaluate("document.getElementById('change').scrollIntoView()")


SHOTS: Final = (
    Shot("report-overview.png", "tendai-marchetti.pdf", 1280, 800, "light", overview),
    Shot("report-evidence.png", "tendai-marchetti.pdf", 1280, 900, "light", evidence),
    Shot("report-phone-dark.png", "tendai-marchetti.pdf", 390, 844, "dark", what_if),
)


def main() -> None:
    """Write all pictures."""
    from playwright.sync_api import sync_playwright

    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        sys.exit("There is no Chromium on the PATH.")
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=["--headless", "--no-sandbox"])
        for shot in SHOTS:
            take(browser, shot, Path(scratch) / "report.html")
        browser.close()


def take(browser: Any, shot: Shot, file: Path) -> None:
    """Write one picture."""
    data = (ROOT / "sample_resumes" / shot.sample).read_bytes()
    report = analyse(data, name=shot.sample, path=shot.sample, settings=Settings(as_of=AS_OF, view=True))
    file.write_text(report.to_html(), encoding="utf-8")
    page = browser.new_page(
        viewport={"width": shot.width, "height": shot.height}, color_scheme=shot.scheme, reduced_motion="reduce"
    )
    page.goto(file.as_uri())
    shot.prepare(page)
    page.wait_for_timeout(300)
    target = FOLDER / shot.name
    picture = Image.open(io.BytesIO(page.screenshot()))
    picture.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(target, optimize=True)
    page.close()
    size = target.stat().st_size
    print(f"{target.relative_to(ROOT)}: {size / 1000:.0f} kB")
    if size > MAX_BYTES:
        sys.exit(f"{target.name} is larger than {MAX_BYTES / 1000:.0f} kB.")


if __name__ == "__main__":
    main()
