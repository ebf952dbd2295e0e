from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest
from msgspec.structs import replace

from resume_check.reporter.plain import escaped
from resume_check.reporter.summary import BINS, Gap, Ranked, Summary, Trouble, render_html, render_text
from tests.hostile.strings import ALL

SUMMARY = Summary(
    role="Machine Learning Engineer",
    as_of="2026-11-22",
    tool="resume-check 0.1.0",
    place="inbox",
    complete=True,
    scored=12_345,
    failed=2,
    copies=3,
    mean=51.25,
    median=50.0,
    highest=97.1,
    lowest=0.0,
    bins=[12_000, 345] + [0] * (BINS - 2),
    ranking=[
        Ranked("inbox/a.pdf", 97.1, "Mid level", 4.5, "reports/a.pdf.html", 2),
        Ranked("inbox/b.pdf", 3, "", 0, None),
    ],
    levels=[("Mid level", 12_345)],
    gaps=[Gap("Docker", "Tools", 0.754, 0.1)],
    troubles=[Trouble("timeout", 2, [("inbox/c.pdf", "It took too long.")])],
)


class Page(HTMLParser):
    """What a browser would make of it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.texts).split())


def test_says_all_figures() -> None:
    text = Page(render_html(SUMMARY)).text
    for said in (
        "Resumes of inbox",
        "Machine Learning Engineer , as of 2026-11-22",
        "12,345",
        "51.2",
        "0.0 to 97.1",
        "The best 2 of 12,345",
        "and 2 with the same content",
        "Docker Tools 75% 10%",
        "timeout: 2",
        "inbox/c.pdf: It took too long.",
        "and 1 more",
        "0\u20135: 12000; 5\u201310: 345",
    ):
        assert said in text
    assert "Interrupted" not in text
    assert "Interrupted" in Page(render_html(replace(SUMMARY, complete=False))).text


def test_names_lead_to_their_reports() -> None:
    links = [attributes["href"] for tag, attributes in Page(render_html(SUMMARY)).tags if tag == "a"]
    assert links == ["reports/a.pdf.html"]


def test_page_stands_by_itself_and_runs_nothing() -> None:
    html = render_html(SUMMARY)
    page = Page(html)
    assert {tag for tag, _ in page.tags}.isdisjoint({"script", "link", "img", "iframe", "form", "object"})
    for _, attributes in page.tags:
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
    (policy,) = (a["content"] for t, a in page.tags if a.get("http-equiv") == "Content-Security-Policy")
    (style,) = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy is not None
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in policy
    assert "url(" not in style
    assert "prefers-color-scheme: dark" in style
    assert "@media print" in style


def test_picture_is_named_and_its_bars_are_in_proportion() -> None:
    page = Page(render_html(SUMMARY))
    heights = [float(attributes["height"] or 0) for tag, attributes in page.tags if tag == "rect"]
    assert heights == [160.0, pytest.approx(160 * 345 / 12_000, abs=0.1)]
    (picture,) = (attributes for tag, attributes in page.tags if tag == "svg")
    assert picture["role"] == "img"
    assert "12k" in page.texts


@pytest.mark.parametrize("text", ALL)
def test_hostile_text_stays_text(text: str) -> None:
    hostile = replace(
        SUMMARY,
        place=text,
        ranking=[Ranked(text, 1, text, 1, None)],
        troubles=[Trouble("damaged", 1, [(text, text)])],
        levels=[(text, 1)],
        gaps=[Gap(text, text, 1, 0)],
    )
    harmless = replace(hostile, place="x", ranking=[Ranked("x", 1, "x", 1, None)], levels=[("x", 1)])
    harmless = replace(harmless, troubles=[Trouble("damaged", 1, [("x", "x")])], gaps=[Gap("x", "x", 1, 0)])
    assert Page(render_html(hostile)).tags == Page(render_html(harmless)).tags
    for line in render_text(hostile).splitlines():
        assert escaped(line) == line
    assert len(render_text(hostile).splitlines()) == len(render_text(harmless).splitlines())


def test_an_empty_batch_has_a_page() -> None:
    empty = replace(SUMMARY, scored=0, failed=0, copies=0, mean=None, median=None, highest=None, lowest=None,
                    bins=[0] * BINS, ranking=[], levels=[], gaps=[], troubles=[])  # fmt: skip
    assert "svg" not in {tag for tag, _ in Page(render_html(empty)).tags}
    assert render_text(empty) == "0 scored, 0 failed, 0 duplicates"


def test_terminal_shows_the_best_and_the_commonest_gaps() -> None:
    assert render_text(SUMMARY).splitlines() == [
        "12,345 scored, 2 failed, 3 duplicates; mean 51.2, median 50.0",
        f"  {'best':44}absent in",
        f"  {' 97.1  inbox/a.pdf':44} 75 %  Docker",
        "    3.0  inbox/b.pdf",
        "  2 x timeout",
    ]
