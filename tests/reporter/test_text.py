from __future__ import annotations

import pytest
from msgspec.structs import replace
from rich.cells import cell_len

from resume_check.model import CriterionScore, Evidence, Explanation, Notice, Report, Status, Tip
from resume_check.reporter import Screen, render

HOSTILE = (
    "\x1b[31mred\x1b[0m \x9b2J [bold]Rust[/bold] :smile: \u202etxet\u202c\x07 [link=file:///etc]x[/link] \ud800 end"
)


def with_quote(report: Report, quote: str) -> Report:
    def changed(evidence: Evidence) -> Evidence:
        return evidence._replace(quote=quote)

    def criterion(item: CriterionScore) -> CriterionScore:
        evidence = tuple(changed(one) for one in item.finding.evidence)
        return replace(item, finding=replace(item.finding, evidence=evidence))

    tips = tuple(replace(tip, evidence=tuple(changed(one) for one in tip.evidence)) for tip in report.tips)
    return replace(report, criteria=tuple(criterion(item) for item in report.criteria), tips=tips)


def section(text: str, title: str) -> str:
    """The part of a report under the heading that begins with `title`."""
    parts = [part for part in text.split("\n\n") if part.startswith(title)]
    assert len(parts) == 1
    return parts[0]


def test_says_the_score_the_level_and_what_the_guide_says_for_it(full_report: Report) -> None:
    text = render(full_report, "text")
    assert text.startswith("robin-vale.pdf \u00b7 2 pages\nScored for Machine Learning Engineer, as of 2026-11-22\n")
    assert "71.7 of 100" in text
    assert "3.2 years of this role's work, 4.5 years in all" in text
    assert "120,000 to 180,000 USD a year (the guide's figures" in text
    assert "Senior ML Engineer" in text
    assert "Certificates  AWS Machine Learning" in text


def test_groups_have_bars_scores_and_weights(full_report: Report) -> None:
    lines = section(render(full_report, "text"), "Groups").splitlines()
    assert lines[1].split() == ["Programming", "languages", "\u2588" * 20, "100.0", "25%", "of", "score"]
    assert lines[3].endswith("can only add")


def test_strengths_come_with_the_strongest_line_and_its_place(full_report: Report) -> None:
    strengths = section(render(full_report, "text", screen=Screen(width=100)), "Strengths (2 shown in use)")
    quote = "\u201cBuilt a PyTorch ranking model, lifting NDCG from 0.61 to 0.68\u201d (experience, page 1)"
    assert strengths.splitlines()[1:3] == ["  PyTorch", f"    {quote}"]
    assert "(experience, line 7)" in strengths


def test_listed_and_missing_name_the_criteria(full_report: Report) -> None:
    text = render(full_report, "text")
    assert section(text, "Only listed").splitlines()[1:] == ["  Docker, R or Java"]
    assert section(text, "Missing (1)").splitlines()[1:] == ["  Kubernetes"]


def test_tips_have_points_and_the_line_to_change(full_report: Report) -> None:
    lines = section(render(full_report, "text"), "Tips").splitlines()
    assert lines[1:4:2] == ["  +20.0  Kubernetes", "  +10.0  Docker"]
    assert lines[2].strip().startswith("Name the cluster work")
    assert lines[4].strip().startswith("Show Docker")
    assert lines[5].strip() == "Line to change:"
    assert lines[6].strip() == "\u201cDocker, Bash\u201d (skills, page 1)"


def test_only_the_first_tips_are_shown_and_the_others_counted(full_report: Report) -> None:
    tips = tuple(Tip(f"tip-{number}", "docker", 9.0 - number, f"Message {number}.") for number in range(8))
    shown = section(render(replace(full_report, tips=tips), "text"), "Tips")
    assert "Message 5." in shown
    assert "Message 6." not in shown
    assert "2 more tips with --verbose" in shown
    full = render(replace(full_report, tips=tips), "text", screen=Screen(verbose=True))
    assert "Message 7." in section(full, "Tips")


def test_warnings_name_the_page(full_report: Report) -> None:
    assert "! White text was left out (page 2)" in render(full_report, "text")


def test_nothing_shown_in_use_is_said(full_report: Report) -> None:
    criteria = tuple(
        replace(item, finding=replace(item.finding, status=Status.ABSENT, evidence=())) for item in full_report.criteria
    )
    text = render(replace(full_report, criteria=criteria, tips=(), warnings=()), "text")
    assert "Nothing that the role asks for is shown in use." in text
    assert "Tips" not in text
    assert "Warnings" not in text


@pytest.mark.parametrize("screen", [Screen(), Screen(color=True), Screen(unicode=False)])
def test_hostile_text_is_neutralised(full_report: Report, screen: Screen) -> None:
    report = replace(with_quote(full_report, HOSTILE), warnings=(Notice("prompt-injection", HOSTILE),))
    report = replace(report, file=replace(report.file, name="\x1b]0;owned\x07\n.pdf"))
    text = render(report, "text", screen=screen)
    assert "[bold]Rust[/bold] :smile:" in " ".join(text.split())
    assert not any(char in text for char in "\x07\x9b\u202e\u202c\ud800")
    assert "\x1b[2J" not in text
    assert "\x1b]" not in text
    assert "\\x1b]0;owned\\x07\\n.pdf" in text.replace("\n", "")
    if not screen.color:
        assert text.replace("\n", "").isprintable()


def test_without_unicode_the_frame_is_ascii(full_report: Report) -> None:
    text = render(full_report, "text", screen=Screen(unicode=False))
    assert text.isascii()
    assert "#" * 20 in text


@pytest.mark.parametrize("width", [20, 60, 80, 100, 160])
@pytest.mark.parametrize("unicode", [True, False])
def test_no_line_is_wider_than_the_screen(full_report: Report, width: int, unicode: bool) -> None:
    report = with_quote(full_report, "x" * 150 + " \u6a5f\u68b0\u5b66\u7fd2 " * 20)
    lines = render(report, "text", screen=Screen(width=width, unicode=unicode)).splitlines()
    assert max(map(cell_len, lines)) <= max(width, 40)
    assert not any(line.endswith(" ") for line in lines)


def test_long_quotes_are_cut_at_a_word(full_report: Report) -> None:
    text = " ".join(render(with_quote(full_report, "word " * 200), "text").split())
    assert "word word \u2026\u201d" in text


def test_the_environment_does_not_change_it(full_report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    before = render(full_report, "text")
    for name, value in {"FORCE_COLOR": "1", "COLUMNS": "55", "TTY_COMPATIBLE": "1", "TERM": "dumb"}.items():
        monkeypatch.setenv(name, value)
    assert render(full_report, "text") == before
    assert "\x1b" not in before


def test_plain_is_one_fact_a_line_without_bars_columns_or_wrapping(full_report: Report) -> None:
    text = render(full_report, "text", screen=Screen(width=60, color=True, plain=True))
    lines = text.splitlines()
    assert lines[:2] == ["robin-vale.pdf: 71.7 of 100", "Scored for Machine Learning Engineer, as of 2026-11-22."]
    assert "Programming languages: score 100.0, weight 25%" in lines
    assert "+20.0: Kubernetes: Name the cluster work you did: what ran on it, at what scale." in lines
    assert "Warning: White text was left out (page 2)" in lines
    assert not any(character in text for character in "\u2588\u2591\x1b\t|")
    assert not any("  " in line for line in lines)


@pytest.mark.parametrize("plain", [False, True])
def test_verbose_shows_all_evidence_and_what_did_not_count(full_report: Report, plain: bool) -> None:
    quote = "No experience with Kubernetes"
    assert quote not in render(full_report, "text", screen=Screen(plain=plain))
    text = " ".join(render(full_report, "text", screen=Screen(width=200, plain=plain, verbose=True)).split())
    assert f"Does not count: \u201c{quote}\u201d (experience, page 1): denied by 'no'" in text
    assert "Kubernetes: missing, 0.0 of 20.0 points" in text
    assert "R or Java: only listed, 1.0 of 2.0 points, can only add" in text
    assert "(experience, page 1): 0.61, 0.68" in text
    assert "ML Engineer, Acme Ltd, 2022-03 to 2026-11: this role's work" in text


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_an_explanation_fits_the_screen(full_report: Report, width: int) -> None:
    mentions = full_report.criteria[4].finding.rejected
    explanation = Explanation("kubernetes", "It runs at scale.", ("Its names: Kubernetes.",), ("A fact.",), mentions)
    text = render(replace(full_report, explanation=explanation), "text", screen=Screen(width=width))
    assert max(map(cell_len, text.splitlines())) <= width
    flat = " ".join(text.split())
    assert flat.startswith(
        "Kubernetes (kubernetes) in robin-vale.pdf Status missing Score 0%, which is 0.0 of 20.0 points"
    )
    assert "Kubernetes (its name) does not count: denied by 'no'" in flat
    assert "What would help +20.0 Name the cluster work" in flat


def test_an_explanation_without_a_mention_says_so(full_report: Report) -> None:
    explanation = Explanation("kubernetes", "", ("Its names: Kubernetes.",), (), ())
    assert "Nothing in the text speaks of it." in render(replace(full_report, explanation=explanation), "text")
