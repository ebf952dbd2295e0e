"""The HTML report in a real browser: what it shows, what it does, and that everyone can use it."""

from __future__ import annotations

import importlib.util
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from msgspec.structs import replace

from resume_check.keywords import load
from resume_check.model import (
    CriterionScore,
    DocumentView,
    Finding,
    GroupScore,
    LineKind,
    LineView,
    Report,
    Status,
    Tip,
)
from resume_check.score import group_scores, total
from tests.browser.screens import DESKTOP, PHONE

Open = Callable[..., Any]
TWO_PAGES, TWO_COLUMNS, WORD, POOR = (
    "ilse-rautavaara.pdf",
    "tendai-marchetti.pdf",
    "noor-castellanos.docx",
    "kyle-vantongeren.txt",
)
SAMPLES = (TWO_PAGES, TWO_COLUMNS, WORD, POOR)
each_sample = pytest.mark.parametrize("sample", SAMPLES)
each_kind = pytest.mark.parametrize("sample", [TWO_PAGES, WORD])
# Pictures and text, each beside the criteria and, on a phone, above them.
ON_DESKTOP = [(TWO_PAGES, DESKTOP), (POOR, DESKTOP)]
ON_PHONE = [(TWO_COLUMNS, PHONE), (WORD, PHONE)]
ROLE = load("ml-engineer")


def record(page: Any) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(page.report.to_json())
    return content


def lit(page: Any) -> set[str]:
    return set(page.attribute(".mark.lit", "data-mark"))


@each_sample
def test_shows_the_figures_of_the_json(opened: Open, sample: str) -> None:
    page = opened(sample)
    wanted = record(page)
    assert page.text(".gauge .number") == [f"{wanted['score']:.1f}"]
    required = {item["group"] for item in wanted["criteria"] if not item["optional"]}
    scores = [f"{group['score']:.1f}" for group in wanted["groups"] if group["id"] in required]
    assert page.text(".hero .groups [data-group]") == scores
    assert page.page.locator(".hero .groups .bar").count() == len(scores)
    assert page.text(".hero .groups small") == ["optional, adds up to 5.0"]
    statuses = [item["status"] for item in wanted["criteria"]]
    names = ("demonstrated", "listed", "absent")
    assert page.text(".counts b") == [str(statuses.count(name)) for name in names]
    assert page.attribute(".criterion", "data-criterion") == [item["id"] for item in wanted["criteria"]]
    assert page.attribute(".criterion", "data-status") == statuses
    shown = [text.split(" / ")[0] for text in page.text(".criterion .points")]
    assert shown == [f"{100 * item['weight'] * item['score']:.1f}" for item in wanted["criteria"]]
    assert [float(text) for text in page.text(".tips .gain")] == [tip["gain"] for tip in wanted["tips"]]
    firsts = [tip["gain"] for tip in wanted["tips"] if tip["gain"] > 0][:3]
    assert [float(text) for text in page.text(".first .gain")] == firsts
    band = wanted["experience"]["salary_band"]
    assert page.text(".bands .own .number") == [f"{band['low']:,} to {band['high']:,} {band['currency']}"]
    assert page.text(".path .next")[0].startswith(wanted["experience"]["next_step"])
    assert page.text("#reading .card:first-child .findings b") == [item["message"] for item in wanted["ats"]]


@pytest.mark.parametrize(("sample", "viewport"), [*ON_DESKTOP, *ON_PHONE])
def test_choosing_a_criterion_lights_up_its_lines_and_no_others(
    opened: Open, sample: str, viewport: dict[str, int]
) -> None:
    page = opened(sample, viewport=viewport)
    wanted = record(page)
    criteria = [item for item in wanted["criteria"] if item["evidence"]][:3]
    for criterion in criteria:
        page.page.click(f"#c-{criterion['id']} summary")
        assert page.attribute(".criterion[open]", "data-criterion") == [criterion["id"]]
        spans = len({item["text"] for item in criterion["evidence"] + criterion["rejected"]})
        tipped = [tip["evidence"] for tip in wanted["tips"] if tip["criterion"] == criterion["id"]]
        assert spans <= len(lit(page)) <= spans + sum(map(len, tipped))
    page.page.click(f"#c-{criteria[-1]['id']} summary")
    assert lit(page) == set()


def test_marks_stand_where_the_json_says(opened: Open) -> None:
    page = opened(TWO_PAGES)
    criterion = next(item for item in record(page)["criteria"] if item["id"] == "pytorch")
    page.page.click("#c-pytorch summary")
    rects = page.page.locator(".mark.lit rect").evaluate_all(
        "rects => rects.map(r => ['x', 'y', 'width', 'height'].map(name => Number(r.getAttribute(name))))"
    )
    boxes = [part["bbox"] for item in criterion["evidence"] for part in item["boxes"]]
    assert len(rects) == len(boxes)
    for x0, top, x1, bottom in boxes:
        near = [r for r in rects if abs(r[0] - x0 + 1.5) < 0.2 and abs(r[1] - top + 1.5) < 0.2]
        assert any(abs(r[0] + r[2] - x1 - 1.5) < 0.2 and abs(r[1] + r[3] - bottom - 1.5) < 0.2 for r in near)
    sizes = page.page.locator(".picture").evaluate_all(
        "pages => pages.map(p => ['img', 'svg'].map(name => p.querySelector(name).getBoundingClientRect().height))"
    )
    assert all(abs(picture - marks) < 2 for picture, marks in sizes)


@pytest.mark.parametrize(("sample", "viewport"), [ON_DESKTOP[0], *ON_PHONE])
def test_choosing_a_mark_opens_its_criterion(opened: Open, sample: str, viewport: dict[str, int]) -> None:
    page = opened(sample, viewport=viewport)
    mark = page.page.locator(".mark.demonstrated").first
    criteria = mark.get_attribute("data-criteria").split()
    key = mark.get_attribute("data-mark")
    mark.locator("rect").first.click() if mark.locator("rect").count() else mark.click()
    assert page.attribute(".criterion[open]", "data-criterion") == [criteria[0]]
    shown = page.attribute(".criterion:not([hidden])", "data-criterion")
    assert sorted(shown) == sorted(criteria)
    assert page.page.evaluate("document.activeElement.closest('.criterion').dataset.criterion") == criteria[0]
    assert page.attribute(".mark.now", "data-mark")[0] == key
    page.page.click("#clear")
    assert page.page.locator(".criterion[hidden]").count() == 0


def test_choosing_a_passage_shows_its_mark_and_the_way_back(opened: Open) -> None:
    page = opened(TWO_PAGES, viewport=PHONE)
    page.page.click("#c-pytorch summary")
    link = page.page.locator("#c-pytorch a.quote").first
    key = link.get_attribute("data-mark")
    link.click()
    assert set(page.attribute(".mark.now", "data-mark")) == {key}
    box = page.page.locator(".mark.now rect").first.bounding_box()
    assert 0 <= box["y"] <= PHONE["height"]
    page.page.click("#back a")
    assert page.page.evaluate("document.activeElement.dataset.mark") == key
    assert not page.page.locator("#back").is_visible()


def test_filters_show_the_criteria_of_a_status(opened: Open) -> None:
    page = opened(POOR)
    for status in ("demonstrated", "listed", "absent"):
        page.page.click(f"[data-filter={status}]")
        assert set(page.attribute(".criterion:not([hidden])", "data-status")) <= {status}
        wanted = [item["id"] for item in record(page)["criteria"] if item["status"] == status]
        assert page.attribute(".criterion:not([hidden])", "data-criterion") == wanted
        assert page.attribute("[aria-pressed=true]", "data-filter") == [status]
        assert page.text("#said") == [f"{len(wanted)} criteria shown"]
    page.page.click('[data-filter=""]')
    assert page.page.locator(".criterion[hidden]").count() == 0


def test_navigation_stays_in_sight_on_a_phone(opened: Open) -> None:
    page = opened(WORD, viewport=PHONE)
    bar = page.page.locator(".parts")
    for name in ("change", "resume", "career", "reading"):
        link = bar.locator(f"[href='#{name}']")
        link.click()
        box, title = bar.bounding_box(), page.page.locator(f"#{name} h2").first.bounding_box()
        assert box["y"] == 0
        assert box["height"] <= title["y"] < PHONE["height"] / 2  # below the bar, not under it


def test_a_claim_is_shown_where_it_stands_and_where_it_could_be_shown(opened: Open) -> None:
    page = opened(TWO_COLUMNS)
    assert page.text("#tip-1 dt") == ["Listed here", "Best line to show it in", "For example", "Why it matters"]
    place, line = page.text("#tip-1 q")
    assert place == "Python"
    assert page.text("#tip-1 .example")[0].startswith(line[:60])


# --- what if


def switch_on(page: Any, picks: list[list[str]]) -> list[tuple[str, list[float]]]:
    """For each pick: what is said when just its tips are on, and how long the bars of the groups are."""
    found = page.page.evaluate(
        """picks => picks.map((wanted) => {
             for (const item of document.querySelectorAll("[data-tip]")) {
               item.checked = wanted.includes(item.dataset.tip); item.dispatchEvent(new Event("change")); }
             const bars = [...document.querySelectorAll("[data-more]")].map((bar) => Number(bar.getAttribute("width")));
             return [document.getElementById("whatif-said").textContent, bars]; })""",
        picks,
    )
    return [(said, bars) for said, bars in found]


def targets(report: Report) -> dict[str, tuple[Tip, dict[str, float]]]:
    return {
        f"tip-{number}": (tip, {tip.criterion: tip.target})
        for number, tip in enumerate(report.tips, start=1)
        if tip.target is not None and tip.gain > 0
    }


@each_sample
def test_switches_give_the_score_that_python_gives(opened: Open, sample: str) -> None:
    page = opened(sample)
    found = targets(page.report)
    assert page.attribute("[data-tip]", "data-tip") == list(found)
    for (name, (tip, _)), (said, _) in zip(found.items(), switch_on(page, [[name] for name in found]), strict=True):
        after = page.report.score + tip.gain
        assert said == f"With this tip: {page.report.score:.1f} \u2192 {after:.1f} (+{tip.gain:.1f})", name

    before = {item.id: item.finding.score for item in page.report.criteria}
    required = {item.group for item in page.report.criteria if not item.optional}
    chance = random.Random(7)  # noqa: S311 - which tips are switched on
    picks = [list(found)] + [chance.sample(list(found), chance.randint(2, len(found))) for _ in range(12)]
    for pick, (said, bars) in zip(picks, switch_on(page, picks), strict=True):
        after = dict(before)
        for name in pick:
            after.update(found[name][1])
        score = round(total(ROLE, after), 1)
        assert f"{page.report.score:.1f} \u2192 {score:.1f} (+{round(score - page.report.score, 1):.1f})" in said
        assert bars == [round(group.score, 1) for group in group_scores(ROLE, after) if group.id in required]
    page.page.click("#whatif-reset")
    assert not page.page.locator("#whatif").is_visible()
    assert page.page.locator("[data-tip]:checked").count() == 0


def made_up(full_report: Report, chance: random.Random) -> Report:
    """A report with weights and scores that make sums hard to round: many of them end in a five."""
    criteria = tuple(
        CriterionScore(
            f"c{number}",
            "group",
            f"Criterion {number}",
            chance.choice([0.005, 0.015, 0.025, 0.035, 0.07, 1 / 3, 0.1]),
            number % 5 == 0,
            Finding(f"c{number}", Status.ABSENT, chance.choice([0.0, 0.1, 0.3, 0.7, 0.25, 1 / 7]), ()),
        )
        for number in range(9)
    )
    tips = tuple(
        Tip(item.id, item.id, 1.0, "Do.", (), target=chance.choice([0.5, 0.9, 0.95, 1.0])) for item in criteria
    )
    score = python_total(criteria, {})
    groups = (GroupScore("group", "Group", 1.0, 50.0),)
    return replace(full_report, criteria=criteria, tips=tips, groups=groups, score=score, certifications=())


def python_total(criteria: tuple[CriterionScore, ...], changes: dict[str, float]) -> float:
    keywords = type("Criteria", (), {"criteria": criteria})()
    scores = {item.id: item.finding.score for item in criteria}
    return round(total(keywords, {**scores, **changes}), 1)


def test_script_rounds_as_python_does(opened: Open, full_report: Report) -> None:
    chance = random.Random(20)  # noqa: S311 - test data
    page = opened(full_report)
    for _ in range(6):
        report = made_up(full_report, chance)
        page.show_report(report)
        found = targets(report)
        picks = [chance.sample(list(found), size) for size in range(1, 10) for _ in range(4)]
        for pick, (said, _) in zip(picks, switch_on(page, picks), strict=True):
            changes = {key: value for name in pick for key, value in found[name][1].items()}
            after = python_total(report.criteria, changes)
            gain = round(after - report.score, 1)
            assert f"{report.score:.1f} \u2192 {after:.1f} (+{gain:.1f})" in said


# --- for everyone


@pytest.mark.parametrize(
    ("sample", "viewport", "scheme"),
    [
        (TWO_PAGES, DESKTOP, "light"),
        (TWO_COLUMNS, PHONE, "dark"),
        (WORD, DESKTOP, "dark"),
        (POOR, PHONE, "light"),
    ],
)
def test_axe_finds_no_violation(opened: Open, sample: str, viewport: dict[str, int], scheme: str) -> None:
    page = opened(sample, viewport=viewport, color_scheme=scheme)
    page.page.locator("[data-tip]").first.check()
    mark = page.page.locator(".mark.demonstrated").first
    mark.focus()
    page.page.keyboard.press("Enter")
    page.page.evaluate("for (const item of document.querySelectorAll('.tips details, .sum')) item.open = true")
    assert page.violations() == []


def test_everything_can_be_done_with_the_keyboard(opened: Open) -> None:
    page = opened(TWO_PAGES)
    keyboard = page.page.keyboard
    keyboard.press("Tab")
    assert page.page.evaluate("document.activeElement.className") == "skip"
    keyboard.press("Enter")
    assert page.page.evaluate("document.activeElement.id") == "criteria"
    for _ in range(5):  # four filters, then the first criterion
        keyboard.press("Tab")
    keyboard.press("Enter")
    first = record(page)["criteria"][0]["id"]
    assert page.attribute(".criterion[open]", "data-criterion") == [first]
    assert lit(page)
    keyboard.press("Tab")
    keyboard.press("Enter")
    assert page.page.evaluate("document.activeElement.classList.contains('mark')")
    key = page.page.evaluate("document.activeElement.dataset.mark")
    keyboard.press("Enter")
    opened_one = page.attribute(".criterion[open]", "data-criterion")
    assert opened_one[0] in page.attribute(f".mark[data-mark={key}]", "data-criteria")[0].split()
    keyboard.press("Escape")
    assert lit(page) == set()
    page.page.locator("[data-tip]").first.focus()
    keyboard.press("Space")
    assert page.page.locator("#whatif").is_visible()


@each_kind
def test_nothing_is_wider_than_the_screen(opened: Open, sample: str) -> None:
    page = opened(sample)
    page.page.evaluate("for (const item of document.querySelectorAll('details')) item.open = true")
    assert [width for width in (320, 360, 768, 1100) if page.is_wider_than(width)] == []


@each_kind
def test_prints_what_is_folded_on_the_screen_and_no_passage_twice(opened: Open, sample: str) -> None:
    page = opened(sample)
    page.page.emulate_media(media="print")
    page.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.page.locator("details:not([open]):not(.as-text)").count() == 0
    for hidden in (".filters", ".switch", ".criterion", ".parts", ".first"):
        assert not page.page.locator(hidden).first.is_visible(), hidden
    for shown in (".tips .example", ".sum td.number", ".sheet", "#reading .card"):
        assert page.page.locator(shown).last.is_visible(), shown
    background = page.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert background == "rgb(255, 255, 255)"
    page.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.page.locator(".criterion[open]").count() == 0


@pytest.mark.parametrize(("sample", "most"), [(TWO_COLUMNS, 5), (TWO_PAGES, 6), (WORD, 5), (POOR, 6)])
def test_prints_on_few_sheets(opened: Open, sample: str, most: int) -> None:
    """Most of it are tips, of which a poor resume has many, and the resume's own pages."""
    paper = pypdfium2.PdfDocument(opened(sample).page.pdf(format="A4"))
    try:
        text = " ".join(page.get_textpage().get_text_range() for page in paper)
        assert len(paper) <= most
    finally:
        paper.close()
    assert "For example" in text
    assert "How it adds up" in text
    assert "What counted" not in text


@each_kind
def test_can_be_read_without_scripts(opened: Open, sample: str) -> None:
    page = opened(sample, java_script_enabled=False)
    wanted = record(page)
    assert page.text(".gauge .number") == [f"{wanted['score']:.1f}"]
    assert not page.page.locator(".filters").is_visible()
    assert not page.page.locator("[data-tip]").first.is_visible()
    last = wanted["criteria"][-1]
    page.page.click(f"#c-{last['id']} summary")
    assert page.page.locator(f"#c-{last['id']} .body").is_visible()
    quotes = page.page.locator(".criterion q").all_text_contents()
    for criterion in wanted["criteria"]:
        assert all(item["text"] in quotes for item in criterion["evidence"])


# --- hostile


def hostile_strings() -> tuple[str, ...]:
    path = Path(__file__).resolve().parents[1] / "hostile" / "strings.py"
    spec = importlib.util.spec_from_file_location("hostile_strings", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: tuple[str, ...] = module.ALL
    return found


def test_hostile_text_does_nothing(opened: Open, full_report: Report) -> None:
    """`opened` sees to it that nothing is asked for, run or complained of."""
    strings = hostile_strings()
    quotes = [full_report.results[0].evidence._replace(quote=text) for text in strings]
    criteria = tuple(
        replace(item, finding=replace(item.finding, evidence=tuple(quotes))) for item in full_report.criteria[:1]
    )
    lines, at = [], 0
    for text in strings:
        lines.append(LineView(at, at + len(text), text, LineKind.BULLET, None))
        at += len(text) + 1
    for text in ("</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>"):
        report = replace(
            full_report,
            criteria=criteria,
            file=replace(full_report.file, name=text),
            portfolio=replace(full_report.portfolio, links=strings),
            tips=tuple(
                Tip("x", "python", 1.0, one, tuple(quotes[:2]), target=1.0, example=one) for one in strings[:60]
            ),
            view=DocumentView(tuple(lines)),
        )
        page = opened(report)
        assert page.text("h1") == [text]
        page.page.click("#c-python summary")
        assert page.page.locator("script").count() == 2
        assert set(page.attribute("a", "href")) <= {f"#{name}" for name in page.attribute("[id]", "id")} | {"#c-"}
