from __future__ import annotations

from statistics import mean, median

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from resume_check.batch.summary import Gathering
from resume_check.keywords import load
from resume_check.model import Failure, FileInfo, Finding, Report, Status
from resume_check.reporter.summary import Summary


@pytest.fixture
def gathering() -> Gathering:
    return Gathering(load("ml-engineer"), "inbox", "2026-11-22")


def scored(report: Report, path: str, score: float, *, copy_of: str | None = None) -> Report:
    return replace(report, file=replace(report.file, path=path, duplicate_of=copy_of), score=score)


def failed(path: str, code: str = "damaged") -> Failure:
    return Failure(FileInfo("a", path, None, None, None, None), code, f"{path} is {code}")


def summed(gathering: Gathering) -> Summary:
    return gathering.summary(lambda path: f"reports/{path}", complete=True)


def test_ranking_by_score_then_path(gathering: Gathering, full_report: Report) -> None:
    for path, score in (("a", 50.04), ("b", 90.0), ("c", 50.0), ("d", 10.0)):
        gathering.add(scored(full_report, path, score))
    summary = summed(gathering)
    assert [(item.path, item.score, item.report) for item in summary.ranking] == [
        ("b", 90.0, "reports/b"),
        ("a", 50.0, "reports/a"),
        ("c", 50.0, "reports/c"),
        ("d", 10.0, "reports/d"),
    ]
    assert (summary.scored, summary.lowest, summary.highest, summary.mean, summary.median) == (4, 10, 90, 50, 50)


def test_only_the_best_are_held(gathering: Gathering, full_report: Report) -> None:
    for number in range(1000):
        gathering.add(scored(full_report, f"{number:04}", number % 500 / 5))
    ranking = summed(gathering).ranking
    assert len(ranking) == len(gathering._best) == len(gathering._copies_of) == 100
    assert [item.path for item in ranking[:4]] == ["0499", "0999", "0498", "0998"]


def test_a_copy_is_no_resume_of_its_own(gathering: Gathering, full_report: Report) -> None:
    gathering.add(scored(full_report, "a", 50))
    gathering.add(failed("b"))
    gathering.add(scored(full_report, "c", 50, copy_of="a"))
    gathering.add(replace(failed("d"), file=replace(failed("d").file, duplicate_of="b")))
    summary = summed(gathering)
    assert (summary.scored, summary.failed, summary.copies) == (1, 1, 2)
    assert [(item.path, item.copies) for item in summary.ranking] == [("a", 1)]


def test_distribution(gathering: Gathering, full_report: Report) -> None:
    for score in (0, 4.9, 5, 99.9, 100):
        gathering.add(scored(full_report, "a", score))
    bins = summed(gathering).bins
    assert (bins[0], bins[1], bins[-1], sum(bins), len(bins)) == (2, 1, 2, 5, 20)


def test_gaps_are_the_required_criteria_that_most_lack(gathering: Gathering, full_report: Report) -> None:
    ids = {"python": Status.DEMONSTRATED, "sql": Status.LISTED, "docker": Status.ABSENT, "r_or_java": Status.ABSENT}
    for number in range(4):
        statuses = {**ids, "kubernetes": Status.ABSENT if number else Status.LISTED}
        criteria = tuple(
            replace(full_report.criteria[0], id=id_, finding=Finding(id_, status, 0.0, ()))
            for id_, status in statuses.items()
        )
        gathering.add(replace(full_report, criteria=criteria))
    gaps = summed(gathering).gaps
    assert [(gap.label, gap.absent, gap.listed) for gap in gaps] == [
        ("Docker", 1.0, 0.0),
        ("Kubernetes", 0.75, 0.25),
        ("SQL", 0.0, 1.0),
    ]
    assert gaps[0].group == "Frameworks and tools"


def test_failures_by_kind_with_the_first_few(gathering: Gathering) -> None:
    for number in range(30):
        gathering.add(failed(f"{number:02}", "timeout" if number % 3 else "empty"))
    first, second = summed(gathering).troubles
    assert (first.code, first.count, len(first.examples)) == ("timeout", 20, 10)
    assert (second.code, second.count, second.examples[0]) == ("empty", 10, ("00", "00 is empty"))


def test_nothing_at_all(gathering: Gathering) -> None:
    summary = summed(gathering)
    assert (summary.scored, summary.mean, summary.median, summary.highest) == (0, None, None, None)
    assert (list(summary.ranking), list(summary.gaps), list(summary.troubles)) == ([], [], [])


@given(scores=st.lists(st.integers(0, 1000).map(lambda tenths: tenths / 10), min_size=1, max_size=30))
def test_mean_and_median_are_those_of_the_scores(full_report: Report, scores: list[float]) -> None:
    gathering = Gathering(load("ml-engineer"), "inbox", "2026-11-22")
    for score in scores:
        gathering.add(scored(full_report, "a", score))
    summary = summed(gathering)
    assert summary.median == pytest.approx(median(scores))
    assert summary.mean == pytest.approx(mean(scores))
