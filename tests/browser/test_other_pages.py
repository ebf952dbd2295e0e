"""The summary of a batch and the comparison of two versions in a real browser: for everyone, and no link is dead."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from resume_check.cli import main
from resume_check.comparison import compare
from resume_check.model import Report, Status
from resume_check.reporter.comparison import render_comparison
from resume_check.reporter.summary import BINS, Gap, Ranked, Summary, Trouble, render_html
from tests.browser.screens import DESKTOP, PHONE

Open = Callable[..., Any]
SUMMARY = Summary(
    role="Machine Learning Engineer",
    as_of="2026-11-22",
    tool="resume-check 1.0",
    place="inbox",
    complete=False,
    scored=1200,
    failed=30,
    copies=4,
    mean=51.2,
    median=50.0,
    highest=100.0,
    lowest=0.0,
    bins=[number * number for number in range(BINS)],
    ranking=[
        Ranked(f"inbox/a folder/{'long-name-' * 6}{number}.pdf", 100 - number, "Senior level (5-10 years)", 7.5, None)
        for number in range(8)
    ],
    levels=[("Senior level (5-10 years)", 900), ("Entry level (0-2 years)", 300)],
    gaps=[Gap("Data preprocessing and feature engineering", "Core knowledge", 0.75, 0.1)] * 5,
    troubles=[Trouble("timeout", 30, [("inbox/c.pdf", "It took longer than 30 s.")] * 3)],
)
each_view = pytest.mark.parametrize(
    ("viewport", "scheme"), [(DESKTOP, "light"), (PHONE, "dark")], ids=["desktop-light", "phone-dark"]
)


@pytest.fixture
def comparison(full_report: Report) -> str:
    """A page with something of every kind: won, lost, tables and lists."""
    criteria = list(full_report.criteria)
    kubernetes = criteria[4]
    won = full_report.results[0].evidence._replace(quote="Moved twelve services to Kubernetes")
    shown = replace(kubernetes.finding, status=Status.DEMONSTRATED, score=1.0, evidence=(won,))
    criteria[4] = replace(kubernetes, finding=shown)
    groups = tuple(replace(group, score=min(group.score + 20, 100)) for group in full_report.groups)
    new = replace(
        full_report, criteria=tuple(criteria), groups=groups, score=91.7, tips=full_report.tips[1:], warnings=()
    )
    return render_comparison(compare(full_report, new), "html")


def check(page: Any) -> None:
    page.page.evaluate("for (const item of document.querySelectorAll('details')) item.open = true")
    assert page.violations() == []
    assert [width for width in (320, 768) if page.is_wider_than(width)] == []


@each_view
def test_summary_is_for_everyone(opened_page: Open, viewport: dict[str, int], scheme: str) -> None:
    check(opened_page(render_html(SUMMARY), viewport=viewport, color_scheme=scheme))


@each_view
def test_comparison_is_for_everyone(opened_page: Open, comparison: str, viewport: dict[str, int], scheme: str) -> None:
    check(opened_page(comparison, viewport=viewport, color_scheme=scheme))


def test_all_pages_look_alike(opened_page: Open, opened: Open, full_report: Report, comparison: str) -> None:
    wanted = ("color", "backgroundColor", "fontFamily")
    looks = set()
    for page in (opened(full_report), opened_page(render_html(SUMMARY)), opened_page(comparison)):
        script = "names => [document.body, document.querySelector('h1'), document.querySelector('.card')].map("
        script += "element => names.map(name => getComputedStyle(element)[name]).join())"
        looks.add(tuple(page.page.evaluate(script, wanted)))
        assert page.text(".brand") == ["resume-check"]
    assert len(looks) == 1


def test_every_name_of_the_summary_leads_to_its_report(chromium: Any, tmp_path: Path, fake_analyzer: None) -> None:
    """Opened from the disk, however odd the names are."""
    names = ("a b.pdf", "50%.txt", "team#1/r\u00e9sum\u00e9?.txt", "team#1/it's & co.md", "team#1/deep/a.txt")
    inbox = tmp_path / "in box"
    for number, name in enumerate(names):
        (inbox / name).parent.mkdir(parents=True, exist_ok=True)
        (inbox / name).write_text(f"score {50 + number}")
    out = tmp_path / "out #2"
    out.mkdir()
    options = ["-o", str(out / "all.ndjson"), "--summary", str(out / "s.html"), "--reports", str(out / "re ports")]
    assert main(["batch", str(inbox), *options, "--quiet"]) == 0
    page = chromium.new_page()
    page.goto((out / "s.html").as_uri())
    links = page.locator("td.path a")
    shown = links.all_text_contents()
    assert len(shown) == len(names)
    for number, path in enumerate(shown):
        page.goto((out / "s.html").as_uri())
        score = page.locator("td.path").nth(number).locator("xpath=preceding-sibling::td[1]").text_content()
        links.nth(number).click()
        assert page.locator("h1").text_content().endswith(path.rpartition("/")[2])
        assert page.locator(".gauge .number").text_content() == score
    page.close()
