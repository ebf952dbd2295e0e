from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser

import pytest
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt
from msgspec.structs import replace
from rich.cells import cell_len

from resume_check.comparison import Comparison, compare
from resume_check.model import Report, Status
from resume_check.reporter import Screen, render
from resume_check.reporter.comparison import COMPARISON_FORMATS, comparison_schema, render_comparison
from resume_check.reporter.restore import restored

HOSTILE = "<script>alert(1)</script> [x](https://evil.example) | \x1b[31m \u202e `a` @me </style><img src=x>"


@pytest.fixture
def comparison(full_report: Report) -> Comparison:
    """One in which something of every kind has changed."""
    kubernetes = full_report.criteria[4]
    won = full_report.results[0].evidence._replace(quote="Moved twelve services to Kubernetes")
    shown = replace(kubernetes.finding, status=Status.DEMONSTRATED, score=1.0, evidence=(won,))
    criteria = list(full_report.criteria)
    criteria[4] = replace(kubernetes, finding=shown)
    new = replace(
        full_report,
        file=replace(full_report.file, name="robin-vale-2.pdf"),
        score=91.7,
        criteria=tuple(criteria),
        groups=(full_report.groups[0], replace(full_report.groups[1], score=83.6), full_report.groups[2]),
        results=(),
        tips=full_report.tips[1:],
        warnings=(),
        experience=replace(full_report.experience, years=5.0, level="senior", level_label="Senior level"),
    )
    return compare(full_report, new)


def hostile(comparison: Comparison) -> Comparison:
    change = comparison.criteria[0]
    passage = replace(change.won[0], text=HOSTILE, reason=HOSTILE)
    return replace(
        comparison,
        old=replace(comparison.old, name=HOSTILE),
        criteria=(replace(change, label=HOSTILE, won=(passage,)),),
        tips_done=(replace(comparison.tips_done[0], message=HOSTILE),),
        warnings_gone=tuple(replace(item, message=HOSTILE) for item in comparison.warnings_gone),
    )


@pytest.mark.parametrize("name", ["text", "html", "markdown"])
def test_says_what_changed(comparison: Comparison, name: str) -> None:
    text = render_comparison(comparison, name, screen=Screen(width=200))
    flat = " ".join(re.sub(r"<style>.*</style>|<[^>]+>|[*|\\]|---:?", " ", text, flags=re.DOTALL).split())
    for said in (
        "robin-vale.pdf to robin-vale-2.pdf: +20.0 points",
        "71.7 to 91.7 of 100",
        "Senior level",
        "56.9 83.6 +26.7",
        "+20.0 Kubernetes : missing, now shown in use".replace(" :", ":" if name == "text" else " :"),
        "\u201cMoved twelve services to Kubernetes\u201d (experience, page 1): bullet in experience",
        "Results lost (1)",
        "Tips done (1)",
        "Warnings gone (2)",
    ):
        assert said in flat
    assert "Results won" not in flat


def test_without_a_change_it_says_so(full_report: Report) -> None:
    for name in ("text", "html", "markdown"):
        text = render_comparison(compare(full_report, full_report), name)
        assert "Nothing has changed" in text
        assert "Groups" not in text


def test_json_keeps_its_schema_and_the_same_figures(comparison: Comparison) -> None:
    text = render_comparison(comparison, "json")
    record = json.loads(text)
    Draft202012Validator.check_schema(comparison_schema())
    Draft202012Validator(comparison_schema()).validate(record)
    assert "\n" not in text
    assert [*record][:2] == ["schema_version", "tool"]
    assert set(record) == set(comparison_schema()["required"])
    assert (record["old"]["score"], record["new"]["score"], record["change"]) == (71.7, 91.7, 20.0)
    assert record["criteria"][0]["won"][0]["status"] == "demonstrated"


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_text_fits_the_screen(comparison: Comparison, width: int) -> None:
    text = render_comparison(comparison, "text", screen=Screen(width=width))
    assert max(map(cell_len, text.splitlines())) <= width
    assert "\x1b" not in text
    assert "\x1b[32m+20.0" in render_comparison(comparison, "text", screen=Screen(color=True))


def test_plain_text_is_linear(comparison: Comparison) -> None:
    lines = render_comparison(comparison, "text", screen=Screen(plain=True)).splitlines()
    assert "Frameworks and tools: old 56.9, new 83.6, change +26.7" in lines
    assert "+20.0: Kubernetes: missing, now shown in use" in lines


def test_verbose_shows_all_lines(comparison: Comparison) -> None:
    change = comparison.criteria[0]
    many = tuple(replace(change.won[0], text=f"Line {number}") for number in range(9))
    long = replace(comparison, criteria=(replace(change, won=many),))
    assert "Line 8" not in render_comparison(long, "text")
    assert "Line 8" in render_comparison(long, "text", screen=Screen(verbose=True))


class Page(HTMLParser):
    """The tags of a page, and what stands in them."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data


def test_html_needs_nothing_else_and_runs_nothing(comparison: Comparison) -> None:
    source = render_comparison(comparison, "html")
    page = Page(source)
    assert {tag for tag, _ in page.tags}.isdisjoint({"script", "link", "img", "iframe", "form", "a", "object"})
    assert not any(
        name.startswith("on") or name in ("src", "href", "style") for _, names in page.tags for name in names
    )
    policy = next(names["content"] for _, names in page.tags if names.get("http-equiv") == "Content-Security-Policy")
    style = re.search(r"<style>(.*?)</style>", source, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert policy is not None
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}';")


def test_hostile_text_in_html_stays_text(comparison: Comparison) -> None:
    before, after = (Page(render_comparison(item, "html")) for item in (comparison, hostile(comparison)))
    assert [tag for tag, _ in after.tags] == [tag for tag, _ in before.tags]
    assert after.words.count("<script>alert(1)</script>") >= 5
    assert not any(character in after.words for character in "\x1b\u202e")


def test_hostile_text_in_markdown_and_on_a_terminal(comparison: Comparison) -> None:
    tokens = MarkdownIt("gfm-like", {"html": True}).parse(render_comparison(hostile(comparison), "markdown"))
    kinds = {child.type for token in tokens for child in [token, *(token.children or [])]}
    assert not kinds & {"html_block", "html_inline", "link_open", "image", "code_inline"}
    text = render_comparison(hostile(comparison), "text")
    assert not any(character in text for character in "\x1b\u202e")


def test_the_same_comparison_gives_the_same_bytes(comparison: Comparison) -> None:
    for name in COMPARISON_FORMATS:
        assert render_comparison(comparison, name) == render_comparison(comparison, name)


def test_a_saved_report_compares_like_the_report(full_report: Report) -> None:
    saved = restored(render(full_report, "json").encode())
    assert saved is not None
    assert compare(saved, full_report).same
    assert render(saved, "markdown", screen=Screen(verbose=True)) == render(
        full_report, "markdown", screen=Screen(verbose=True)
    )


def test_a_saved_report_with_lists_without_end_is_cut(full_report: Report) -> None:
    saved = restored(render(replace(full_report, results=full_report.results * 5_000), "json").encode())
    assert saved is not None
    assert len(saved.results) == 200


@pytest.mark.parametrize("data", [b"", b"Robin Vale", b'{"schema_version": "1"}', b'{"schema_version": ' + b"[" * 9999])
def test_what_is_no_saved_report_is_none(data: bytes) -> None:
    assert restored(data) is None
