"""What all pages have in common: style, policy and frame come from one place."""

from __future__ import annotations

import base64
import hashlib
import re
from importlib.resources import files

import pytest

from resume_check.comparison import compare
from resume_check.model import Report
from resume_check.reporter.comparison import render_comparison
from resume_check.reporter.html_template import render_page
from resume_check.reporter.summary import BINS, Summary, render_html

FOLDER = files("resume_check.reporter") / "html_files"
#: All but the frame of all pages and the parts that a page is put together of.
PAGES = sorted(
    path.name.removesuffix(".html")
    for path in FOLDER.iterdir()
    if path.name.endswith(".html") and path.name != "base.html" and not path.name.startswith("part_")
)
EMPTY = Summary(
    "role", "2026-11-22", "tool", "inbox", True, 0, 0, 0, None, None, None, None, [0] * BINS, [], [], [], []
)


def made(name: str, report: Report) -> str:
    return {
        "blocks": lambda: render_comparison(compare(report, report), "html"),
        "report": report.to_html,
        "summary": lambda: render_html(EMPTY),
    }[name]()


def digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@pytest.mark.parametrize("name", PAGES)
def test_page_has_the_common_style_and_allows_itself_alone(name: str, full_report: Report) -> None:
    page = made(name, full_report)
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style == (FOLDER / "base.css").read_text("utf-8") + (FOLDER / f"{name}.css").read_text("utf-8")
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
    allowed = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    wanted = {"default-src": "'none'", "style-src": digest(style), "base-uri": "'none'", "form-action": "'none'"}
    if name == "report":
        wanted |= {"img-src": "data:", "script-src": digest((FOLDER / "report.js").read_text("utf-8"))}
    assert allowed == wanted
    assert not page.endswith("\n")


@pytest.mark.parametrize("name", PAGES)
def test_template_adds_to_the_frame_and_makes_none(name: str) -> None:
    source = (FOLDER / f"{name}.html").read_text("utf-8")
    assert '{% extends "base.html" %}' in source
    for own in ("<!DOCTYPE", "<head", "<meta", "<style", "|safe", "autoescape"):
        assert own not in source


@pytest.mark.parametrize("name", PAGES)
def test_colours_are_named_in_the_common_style(name: str) -> None:
    """But for those on the white paper of a page's picture, which are the same in the dark."""
    lines = (FOLDER / f"{name}.css").read_text("utf-8").splitlines()
    loose = [line for line in lines if re.search(r"#[0-9a-f]{3,6}\b(?![-\w])", line) and ":root" not in line]
    assert [line for line in loose if not re.match(r"\s*(\.choosing )?\.(mark|picture)", line)] == []


def test_missing_value_is_an_error() -> None:
    from jinja2 import UndefinedError

    with pytest.raises(UndefinedError):
        render_page("blocks", title="x")
