"""The HTML report as text: what is in it, that it stands alone, and that text of a resume stays text."""

from __future__ import annotations

import base64
import hashlib
import importlib.util
import json
import re
from enum import Enum
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from resume_check.model import BBox, DocumentView, Evidence, LineKind, LineView, NotDrawn, PageView, Report, Tip
from resume_check.reporter import FORMATS, render
from resume_check.reporter.html_marks import Marks, segments
from resume_check.reporter.plain import shown

ONE_PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
)
STRINGS = Path(__file__).resolve().parents[1] / "hostile" / "strings.py"


class Parsed(HTMLParser):
    """Tags, attributes and text of a page."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.contents: dict[str, list[str]] = {"script": [], "style": []}
        self.text = ""
        self._inside = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        self._inside = tag

    def handle_data(self, data: str) -> None:
        if self._inside in self.contents:
            self.contents[self._inside].append(data)
            self._inside = ""
        else:
            self.text += data

    def values(self, name: str) -> list[str]:
        return [attributes[name] for _, attributes in self.tags if name in attributes]

    def count(self, tag: str) -> int:
        return sum(name == tag for name, _ in self.tags)


def hostile() -> Any:
    spec = importlib.util.spec_from_file_location("hostile_strings", STRINGS)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def with_text(value: Any, text: str) -> Any:
    """`value` with `text` in place of every string in it, but for names that the program chooses."""
    if type(value) is str:
        return text
    if isinstance(value, Enum) or value is None or isinstance(value, int | float | bytes):
        return value
    if isinstance(value, tuple):
        made = [with_text(item, text) for item in value]
        return type(value)(*made) if hasattr(value, "_fields") else tuple(made)
    if isinstance(value, msgspec.Struct):
        kept = {"id", "group", "criterion", "role_id", "as_of", "certifications"}
        changed = {
            name: with_text(getattr(value, name), text)
            for name in value.__struct_fields__
            if name not in kept and not isinstance(getattr(value, name), frozenset)
        }
        return replace(value, **changed)
    raise TypeError(type(value))


@pytest.fixture
def viewed(full_report: Report) -> Report:
    """A report with a page and a text."""
    texts = ["Robin Vale", "Built a PyTorch ranking model,", "  lifting NDCG from 0.61\tto 0.68", "Docker, Bash"]
    lines, at = [], 0
    for text in texts:
        lines.append(LineView(at, at + len(text), text, LineKind.TEXT, 1))
        at += len(text) + 1
    return replace(
        full_report, view=DocumentView(tuple(lines), (PageView(1, 612.0, 792.0, ONE_PIXEL),), (NotDrawn(2, "late"),))
    )


def test_is_a_format_of_its_own_that_asks_for_the_resume(full_report: Report) -> None:
    assert FORMATS["html"].shows_resume
    assert not FORMATS["json"].shows_resume
    assert render(full_report, "html") == full_report.to_html()


def test_same_report_gives_the_same_page(viewed: Report) -> None:
    assert viewed.to_html() == viewed.to_html()


def test_says_score_groups_and_every_criterion_without_the_resume(full_report: Report) -> None:
    page = Parsed(full_report.to_html())
    for wanted in (
        "71.7",
        "Programming languages",
        "56.9",
        "Kubernetes",
        "Senior ML Engineer",
        "White text was left out",
    ):
        assert wanted in page.text
    assert page.count("img") == 0
    assert "Built a PyTorch ranking model, lifting NDCG from 0.61 to 0.68" in page.text


def test_stands_alone(viewed: Report) -> None:
    page = Parsed(viewed.to_html())
    assert all(value.startswith("#") for value in page.values("href"))
    assert [value[:22] for value in page.values("src")] == ["data:image/png;base64,"]
    assert {tag for tag, _ in page.tags} & {"link", "iframe", "object", "embed", "form", "base"} == set()


def test_policy_allows_its_own_style_and_script_and_nothing_else(viewed: Report) -> None:
    page = Parsed(viewed.to_html())
    policies = [a["content"] for tag, a in page.tags if tag == "meta" and "Content-Security-Policy" in a.values()]
    directives = dict(part.strip().split(" ", 1) for part in policies[0].split(";"))
    assert directives["default-src"] == "'none'"
    assert directives["img-src"] == "data:"
    for name, content in (("style-src", page.contents["style"][0]), ("script-src", page.contents["script"][1])):
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert directives[name] == f"'sha256-{digest}'"
    assert not any(name == "style" or name.startswith("on") for _, attributes in page.tags for name in attributes)


def test_script_has_full_weights_and_scores_and_no_word_of_the_resume(viewed: Report) -> None:
    page = Parsed(viewed.to_html())
    data = json.loads(page.contents["script"][0])
    assert [row[3] for row in data["criteria"]] == [item.finding.score for item in viewed.criteria]
    assert "PyTorch" not in page.contents["script"][0]


def test_a_passage_leads_to_its_mark_and_the_mark_to_its_criterion(viewed: Report) -> None:
    ids = set(Parsed(viewed.to_html()).values("id"))
    passages = 0
    for _, attributes in Parsed(viewed.to_html()).tags:
        if attributes.get("class") == "quote":
            assert attributes["href"][1:] in ids
            passages += 1
        if attributes.get("class", "").startswith("mark "):
            assert attributes["href"][1:] in ids
    assert passages


def test_ids_are_unique(viewed: Report) -> None:
    ids = Parsed(viewed.to_html()).values("id")
    assert len(ids) == len(set(ids))


def test_example_has_its_gaps_apart(full_report: Report) -> None:
    tip = Tip("docker", "docker", 5.0, "Show it.", target=1.0, example="Served it [where], for [how many] users [or")
    html = replace(full_report, tips=(tip,)).to_html()
    assert re.findall(r'<span class="gap">(.*?)</span>', html) == ["[where]", "[how many]"]
    assert "users [or" in Parsed(html).text


@pytest.mark.parametrize("group", list(hostile().GROUPS))
def test_hostile_text_stays_text(viewed: Report, group: str) -> None:
    clean = Parsed(viewed.to_html())
    for text in hostile().GROUPS[group]:
        html = with_text(viewed, text).to_html()
        html.encode()  # no half surrogate pair is left
        page = Parsed(html)
        assert page.contents["script"][1] == clean.contents["script"][1]
        for tag in ("script", "style", "img", "svg", "iframe", "meta", "a", "form", "link", "title"):
            assert page.count(tag) <= max(clean.count(tag), 200 if tag in ("a", "svg", "title") else 0), (tag, text)
        assert not any(name.startswith("on") or name == "style" for _, found in page.tags for name in found)
        assert all(value.startswith("#") for value in page.values("href"))
        assert all(value.startswith("data:image/png;base64,") for value in page.values("src"))
        assert shown(text) in " ".join(page.text.split())
        assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b-\x1f\x7f-\x9f]", html)


def test_pages_without_a_picture_are_named_in_runs(viewed: Report) -> None:
    assert viewed.view is not None
    late = (NotDrawn(number, "it was too late") for number in (4, 5, *range(9, 41)))
    view = replace(viewed.view, not_drawn=(NotDrawn(2, "it is damaged"), *late))
    text = Parsed(replace(viewed, view=view).to_html()).text
    assert "Page 2 shown as text, not as a picture: it is damaged." in text
    assert "Pages 4 to 5, 9 to 40 shown as text, not as a picture: it was too late." in text


# --- marks


def line(start: int, text: str) -> LineView:
    return LineView(start, start + len(text), text, LineKind.TEXT, None)


def report_on(full_report: Report, spans: list[tuple[int, int]], *, view: DocumentView) -> Report:
    base = full_report.results[0].evidence
    found: tuple[Evidence, ...] = tuple(base._replace(start=start, end=end) for start, end in spans)
    first = full_report.criteria[0]
    criterion = replace(first, finding=replace(first.finding, evidence=found, rejected=()))
    return replace(full_report, criteria=(criterion,), tips=(), view=view)


def test_line_is_cut_where_marks_begin_and_end(full_report: Report) -> None:
    lines = (line(0, "one two three"), line(14, "four five"), line(24, "six"))
    marks = Marks(report_on(full_report, [(4, 7), (8, 18)], view=DocumentView(lines)))
    cut = [[(part.text, part.mark.key if part.mark else "") for part in segments(one, marks)] for one in lines]
    assert cut == [
        [("one ", ""), ("two", "m1"), (" ", ""), ("three", "m2")],
        [("four", "m2"), (" five", "")],
        [("six", "")],
    ]


def test_line_whose_text_was_changed_is_marked_as_a_whole(full_report: Report) -> None:
    changed = LineView(0, 13, "[name] two", LineKind.TEXT, None)
    marks = Marks(report_on(full_report, [(4, 7)], view=DocumentView((changed,))))
    assert [(part.text, bool(part.mark)) for part in segments(changed, marks)] == [("[name] two", True)]


def test_passage_behind_the_last_line_shown_has_no_mark(full_report: Report) -> None:
    report = report_on(full_report, [(500, 510)], view=DocumentView((line(0, "one"),)))
    marks = Marks(report)
    assert (marks.spans, marks.id_of(report.criteria[0].finding.evidence[0])) == ([], "")


def test_mark_stands_around_each_printed_line_of_its_page(full_report: Report) -> None:
    report = report_on(full_report, [(0, 3)], view=DocumentView((line(0, "one"),)))
    (mark,) = Marks(report).on_page(1)
    assert mark.boxes == (BBox(58.5, 120.9, 403.6, 135.8), BBox(58.5, 134.5, 201.5, 149.5))
    assert Marks(report).on_page(2) == ()
