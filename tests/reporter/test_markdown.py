from __future__ import annotations

from collections.abc import Iterator

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec.structs import replace

from resume_check.model import Evidence, Explanation, Notice, Report
from resume_check.reporter import Screen, render
from resume_check.reporter.markdown_text import harmless

GITHUB = MarkdownIt("gfm-like", {"html": True})

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[click](https://evil.example/)",
    "![pic](https://evil.example/p.png)",
    "[ref]: https://evil.example",
    "<https://evil.example>",
    "https://evil.example/a_b",
    "HTTPS://EVIL.example and www.evil.example and ftp://evil.example",
    "mail me@evil.example or mailto:me@evil.example or xmpp:me@evil.example",
    "a | b || c",
    "`code` ``more`` ```",
    "**bold** __bold__ *x* _x_ ~~gone~~",
    "# heading",
    "- item",
    "+ item",
    "1. item",
    "2) item",
    "> quote",
    "---",
    "===",
    "| --- | --- |",
    "&lt;b&gt; &#60;b&#62; &copy;",
    "\\<b\\> \\[x\\](y) \\",
    "<!-- comment",
    "$x^2$ $$y$$",
    "- [x] done",
    "[^1] and [^1]: note",
]


def tokens(source: str) -> Iterator[Token]:
    for token in GITHUB.parse(source):
        yield token
        yield from token.children or []


def said(source: str) -> str:
    """What a reader sees, without the zero-width spaces that keep links from being made."""
    text = "".join(token.content for token in tokens(source) if token.type == "text")
    return text.replace("\u200b", "")


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_shown_and_do_nothing(words: str) -> None:
    for source in (f"- \u201c{harmless(words)}\u201d", f"| head |\n| --- |\n| {harmless(words)} |"):
        kinds = {token.type for token in tokens(source)}
        assert kinds <= {
            *("bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close", "inline", "text"),
            *("paragraph_open", "paragraph_close", "table_open", "table_close", "thead_open", "thead_close"),
            *("tbody_open", "tbody_close", "tr_open", "tr_close", "th_open", "th_close", "td_open", "td_close"),
            "text_special",
        }
        assert words in said(source)


@pytest.mark.parametrize(
    "words", ["@octocat", "octo/repo#12", "#12", "GH-12", "see 1234567abc", ":tada:", "a@b.example"]
)
def test_what_github_links_in_finished_text_is_broken(words: str) -> None:
    broken = harmless(words)
    assert "\u200b" in broken
    assert broken.replace("\u200b", "").replace("\\", "") == words


def test_plain_words_stay_as_they_are() -> None:
    words = "Cut p95 from 90 ms to 38 ms (-58 %), e.g. in C++; it's 2.5x faster!"
    assert harmless(words) == words


def hostile_report(report: Report, words: str) -> Report:
    def changed(evidence: Evidence) -> Evidence:
        return evidence._replace(quote=words, term=words, reason=words)

    criteria = tuple(
        replace(
            item,
            label=words,
            finding=replace(
                item.finding,
                evidence=tuple(map(changed, item.finding.evidence)),
                rejected=tuple(map(changed, item.finding.rejected)),
            ),
        )
        for item in report.criteria
    )
    return replace(
        report,
        criteria=criteria,
        file=replace(report.file, name=words),
        tips=tuple(replace(tip, message=words, evidence=tuple(map(changed, tip.evidence))) for tip in report.tips),
        warnings=(Notice("hidden-text", words, 1),),
        portfolio=replace(report.portfolio, links=(words,)),
        groups=tuple(replace(group, label=words) for group in report.groups),
    )


@pytest.mark.parametrize("verbose", [False, True])
@pytest.mark.parametrize("words", HOSTILE)
def test_a_hostile_report_has_no_html_and_no_link(full_report: Report, words: str, verbose: bool) -> None:
    source = render(hostile_report(full_report, words), "markdown", screen=Screen(verbose=verbose))
    found = list(tokens(source))
    kinds = {token.type for token in found}
    assert not kinds & {
        "html_block",
        "html_inline",
        "link_open",
        "image",
        "code_inline",
        "code_block",
        "fence",
        "em_open",
    }
    assert [token.tag for token in found if token.type == "heading_open"].count("h1") == 1
    rows = [token for token in found if token.type == "tr_open"]
    assert len(rows) == 1 + len(full_report.groups)
    assert len([token for token in found if token.type in ("th_open", "td_open")]) == 3 * len(rows)


def test_says_score_groups_tips_and_evidence(full_report: Report) -> None:
    source = render(full_report, "markdown")
    assert source.startswith("# robin-vale.pdf: 71.7 of 100\n\nScored for Machine Learning Engineer, as of 2026-11-22.")
    assert "| Programming languages | 100.0 | 25% |" in source
    assert "- **+20.0** **Kubernetes**: Name the cluster work" in source
    assert "  - Line to change: \u201cDocker, Bash\u201d (skills, page 1)" in source
    assert not source.endswith("\n")


def test_verbose_says_every_passage_and_why_it_counts_or_not(full_report: Report) -> None:
    assert "denied by" not in render(full_report, "markdown")
    source = render(full_report, "markdown", screen=Screen(verbose=True))
    assert "**Kubernetes**: **missing**, 0.0 of 20.0 points" in source
    assert "\u201cNo experience with Kubernetes\u201d (experience, page 1): denied by 'no'" in source


def test_an_explanation_takes_the_place_of_the_report(full_report: Report) -> None:
    evidence = full_report.criteria[2].finding.evidence
    explanation = Explanation("pytorch", "It matters.", ("Its names: PyTorch.",), (), (*evidence, *evidence), 3)
    source = render(replace(full_report, explanation=explanation), "markdown")
    assert source.startswith("# PyTorch (pytorch) in robin-vale.pdf")
    assert "**PyTorch** (its name, 2 times) **counts in full**: bullet in experience" in source
    assert "3 mentions more." in source
    assert "Groups" not in source


def test_tip_for_a_claim_says_where_it_is_named_and_where_to_show_it(full_report: Report) -> None:
    docker = next(item for item in full_report.tips if item.criterion == "docker")
    line = full_report.results[0].evidence
    source = render(replace(full_report, tips=(replace(docker, evidence=(line,)),)), "markdown")
    assert "  - Listed here: \u201cDocker, Bash\u201d (skills, page 1)" in source
    assert "  - Best line to show it in: \u201cBuilt a PyTorch" in source
    assert "Line to change" not in source
