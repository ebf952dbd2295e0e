from __future__ import annotations

import pytest
from msgspec.structs import replace

from resume_check.analyzer import analyse
from resume_check.comparison import CriterionChange, compare
from resume_check.errors import UnsupportedFormat
from resume_check.model import (
    AtsFinding,
    CriterionScore,
    Evidence,
    Notice,
    Report,
    Result,
    SectionKind,
    Severity,
    Status,
    Tip,
)
from resume_check.settings import Settings


def line(quote: str, base: Evidence, status: Status = Status.DEMONSTRATED) -> Evidence:
    return base._replace(quote=quote, status=status)


def judged(report: Report, criterion: str, status: Status, score: float, *evidence: Evidence) -> Report:
    def changed(item: CriterionScore) -> CriterionScore:
        if item.id != criterion:
            return item
        return replace(item, finding=replace(item.finding, status=status, score=score, evidence=evidence))

    return replace(report, criteria=tuple(map(changed, report.criteria)))


@pytest.fixture
def base(full_report: Report) -> Evidence:
    return full_report.results[0].evidence


def the_change(old: Report, new: Report) -> CriterionChange:
    (change,) = compare(old, new).criteria
    return change


def test_a_report_is_the_same_as_itself(full_report: Report) -> None:
    comparison = compare(full_report, replace(full_report, seconds=9.0))
    assert comparison.same
    assert comparison.change == 0
    assert [group.change for group in comparison.groups] == [0.0, 0.0, 0.0]


def test_score_and_groups_move_by_what_is_shown(full_report: Report) -> None:
    groups = (replace(full_report.groups[0], score=93.96), *full_report.groups[1:])
    comparison = compare(full_report, replace(full_report, score=75.04, groups=groups))
    assert (comparison.old.score, comparison.new.score, comparison.change) == (71.7, 75.0, 3.3)
    assert (comparison.groups[0].old, comparison.groups[0].new, comparison.groups[0].change) == (100.0, 94.0, -6.0)
    assert not comparison.same


def test_a_criterion_moves_by_the_line_that_was_won(full_report: Report, base: Evidence) -> None:
    won = line("Moved twelve services to Kubernetes", base)
    change = the_change(full_report, judged(full_report, "kubernetes", Status.DEMONSTRATED, 1.0, won))
    assert (change.id, change.old_status, change.new_status) == ("kubernetes", Status.ABSENT, Status.DEMONSTRATED)
    assert change.points == 20.0
    assert [passage.text for passage in change.won] == ["Moved twelve services to Kubernetes"]
    assert change.lost == ()


def test_a_line_that_moves_from_a_list_into_a_job_is_lost_there_and_won_here(
    full_report: Report, base: Evidence
) -> None:
    now = line("Docker, Bash", base)._replace(section=SectionKind.EXPERIENCE)
    change = the_change(full_report, judged(full_report, "docker", Status.DEMONSTRATED, 1.0, now))
    assert [passage.section for passage in change.lost] == [SectionKind.SKILLS]
    assert [passage.section for passage in change.won] == [SectionKind.EXPERIENCE]


def test_a_line_in_other_words_is_neither_lost_nor_won(full_report: Report, base: Evidence) -> None:
    old = judged(full_report, "pytorch", Status.DEMONSTRATED, 0.5, line("Built a ranking model in PyTorch", base))
    same = line("Built a new ranking model in  PyTorch", base)
    other = line("Trained vision transformers on our cluster", base)
    change = the_change(old, judged(full_report, "pytorch", Status.DEMONSTRATED, 1.0, same, other))
    assert change.lost == ()
    assert [passage.text for passage in change.won] == ["Trained vision transformers on our cluster"]
    assert change.points == 17.5


def test_criteria_come_by_the_size_of_their_change(full_report: Report) -> None:
    new = judged(judged(full_report, "docker", Status.ABSENT, 0.0), "python", Status.ABSENT, 0.0)
    assert [(change.id, change.points) for change in compare(full_report, new).criteria] == [
        ("python", -25.0),
        ("docker", -10.0),
    ]


def test_results_lost_and_won(full_report: Report, base: Evidence) -> None:
    other = Result(line("Cut the bill by $2,300 a month", base), ("$2,300",))
    comparison = compare(full_report, replace(full_report, results=(other,)))
    assert [change.quantities for change in comparison.results_lost] == [("0.61", "0.68")]
    assert [change.passage.text for change in comparison.results_won] == ["Cut the bill by $2,300 a month"]
    back = compare(replace(full_report, results=(other,)), full_report)
    assert (back.results_lost, back.results_won) == (comparison.results_won, comparison.results_lost)


def test_tips_done_and_new(full_report: Report) -> None:
    new = replace(full_report, tips=(full_report.tips[0], Tip("sql", "sql", 4.04, "Name the\n data.")))
    comparison = compare(full_report, new)
    assert [(tip.id, tip.label, tip.gain) for tip in comparison.tips_done] == [("docker", "Docker", 10.0)]
    assert [(tip.id, tip.label, tip.gain, tip.message) for tip in comparison.tips_new] == [
        ("sql", "", 4.0, "Name the data.")
    ]


def test_warnings_and_findings_that_come_and_go(full_report: Report) -> None:
    warnings = (full_report.warnings[0], Notice("page-limit", "Too long", 3))
    ats = (AtsFinding("no-email", Severity.PROBLEM, "No address", "Add one"),)
    comparison = compare(full_report, replace(full_report, warnings=warnings, ats=ats))
    assert [change.id for change in comparison.warnings_gone] == ["contact-in-header"]
    assert [(change.id, change.page) for change in comparison.warnings_new] == [("page-limit", 3), ("no-email", None)]


def test_years_alone_are_a_change(full_report: Report) -> None:
    new = replace(full_report, experience=replace(full_report.experience, years=5.5))
    assert not compare(full_report, new).same


def test_a_saved_report_is_taken_as_it_is_only_where_that_is_asked_for(full_report: Report) -> None:
    data = full_report.to_json().encode()
    taken = analyse(data, name="old.json", path="in/old.json", settings=Settings(saved=True))
    assert (taken.file.name, taken.file.path, taken.file.bytes) == ("old.json", "in/old.json", 48213)
    assert compare(taken, full_report).same
    with pytest.raises(UnsupportedFormat, match="a report of resume-check"):
        analyse(data, name="old.json", path="in/old.json")
