"""A headless Chromium that is installed on the machine, driven by Playwright; without it the tests here are skipped."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from resume_check.analyzer import analyse
from resume_check.model import Report
from resume_check.settings import Settings
from tests.browser.screens import DESKTOP

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")


@cache
def report_of(sample: str) -> Report:
    path = ROOT / "sample_resumes" / sample
    settings = Settings(as_of=dt.date(2026, 11, 22), view=True)
    return analyse(path.read_bytes(), name=path.name, path=path.name, settings=settings)


@cache
def page_of(sample: str) -> str:
    return report_of(sample).to_html()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api")
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        pytest.skip("no Chromium on this machine")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=["--headless", "--no-sandbox"])
        yield browser
        browser.close()


class Opened:
    """A page in a browser, with all that it asked for or complained of."""

    report: Report  # where it is the page of one

    def __init__(self, browser: Any, **options: Any) -> None:
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self._options = {"viewport": DESKTOP, "reduced_motion": "reduce", **options}
        context = browser.new_context(**self._options)
        context.set_default_timeout(30_000)
        self.page = context.new_page()
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.complaints.append(f"dialog {dialog.message}"), dialog.dismiss()))
        self.page.on("request", lambda request: self._asked(request.url))

    def start(self, file: Path) -> None:
        """Make it as it was when new, to show `file`."""
        self._file = file
        self.complaints.clear()
        self.requests.clear()
        self.page.set_viewport_size(self._options["viewport"])
        self.page.emulate_media(media="null")
        self.page.mouse.move(0, 0)

    def leave(self) -> None:
        """Let go of what is shown, with all that it still does."""
        self.page.goto("about:blank")

    def _asked(self, url: str) -> None:
        if not url.startswith(("data:", "about:")) and url.partition("#")[0] != self._file.as_uri():
            self.requests.append(url)

    def show(self, html: str) -> None:
        self._file.write_bytes(html.encode("utf-8", "replace"))
        self.page.goto(self._file.as_uri())

    def show_report(self, report: Report) -> None:
        self.report = report
        self.show(report.to_html())

    def violations(self) -> list[str]:
        """What axe-core finds."""
        axe = pytest.importorskip("axe_playwright_python.sync_playwright")
        found = axe.Axe().run(self.page).response["violations"]
        return [f"{item['id']}: {node['html'][:160]}" for item in found for node in item["nodes"]]

    def is_wider_than(self, width: int) -> bool:
        """Whether the page must be scrolled to the side on a screen of that width."""
        self.page.set_viewport_size({"width": width, "height": 740})
        return bool(self.page.evaluate("document.documentElement.scrollWidth") > width)

    def text(self, selector: str) -> list[str]:
        found: list[str] = self.page.locator(selector).all_text_contents()
        return [" ".join(text.split()) for text in found]

    def attribute(self, selector: str, name: str) -> list[str]:
        script = f"elements => elements.map(element => element.getAttribute({name!r}))"
        values: list[str] = self.page.locator(selector).evaluate_all(script)
        return values


@pytest.fixture(scope="session")
def idle() -> dict[str, list[Opened]]:
    """Pages that no test uses, by their options: to make one takes longer than to load a report into it."""
    return {}


@pytest.fixture
def opened_page(chromium: Any, idle: dict[str, list[Opened]], tmp_path: Path) -> Iterator[Any]:
    """Opens pages; each is checked at the end: nothing was asked for, and nothing went wrong."""
    made: list[tuple[str, Opened]] = []

    def open_page(html: str, **options: Any) -> Opened:
        folder = tmp_path / str(len(made))
        folder.mkdir()
        kind = repr(sorted(options.items()))
        page = idle[kind].pop() if idle.get(kind) else Opened(chromium, **options)
        made.append((kind, page))
        page.start(folder / "page.html")
        page.show(html)
        return page

    yield open_page
    for kind, page in made:
        page.leave()
        assert page.requests == []
        assert page.complaints == []
        idle.setdefault(kind, []).append(page)


@pytest.fixture
def opened(opened_page: Any) -> Any:
    """Opens reports as `opened_page` does pages: of a sample, by its name, or any."""

    def open_report(report: Report | str, **options: Any) -> Opened:
        chosen = report_of(report) if isinstance(report, str) else report
        html = page_of(report) if isinstance(report, str) else report.to_html()
        page: Opened = opened_page(html, **options)
        page.report = chosen
        return page

    return open_report
