"""Fixtures that more than one part of the tests needs."""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import hypothesis
import msgspec
import pytest
from msgspec.structs import replace

from resume_check.batch.child import answer
from resume_check.batch.process import Worker
from resume_check.batch.wire import Answer, Request, pack
from resume_check.batch.worker import Scored
from resume_check.errors import Damaged
from resume_check.keywords import load
from resume_check.model import (
    BBox,
    CriterionScore,
    Evidence,
    Experience,
    FileInfo,
    Finding,
    GroupScore,
    Job,
    Match,
    Notice,
    Portfolio,
    Reading,
    Report,
    Result,
    SalaryBand,
    SectionKind,
    Status,
    Tip,
)
from resume_check.settings import Settings

MOST_WORKERS = 4  # each takes some 400 MB, and tests start processes of their own

# Lets the tests in any folder import small_role.py; appended, so that it hides nothing.
sys.path.append(str(Path(__file__).parent))
# Records of keyword sets are kept from run to run, and away from the user's own.
os.environ.setdefault("RESUME_CHECK_CACHE", str(Path(__file__).parents[1] / ".pytest_cache" / "resume-check"))


# How long an example takes says what else the machine does; tests of speed count CPU time.
hypothesis.settings.register_profile("timeless", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("timeless")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that take minutes come first, so that the others run beside them."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """One worker a core for the whole suite; none for chosen tests, which are over before workers have started."""
    chosen = any(config.getoption(name, None) for name in ("keyword", "markexpr", "lf", "collectonly", "trace"))
    if chosen or config.args_source is not pytest.Config.ArgsSource.TESTPATHS:
        return 0
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, MOST_WORKERS)


def evidence(
    quote: str,
    term: str,
    *,
    status: Status = Status.DEMONSTRATED,
    section: SectionKind = SectionKind.EXPERIENCE,
    match: Match = Match.EXACT,
    page: int | None = 1,
    line: int | None = None,
    reason: str = "bullet in experience",
) -> Evidence:
    box = None if page is None else BBox(60.04, 122.449, 402.06, 134.25)
    boxes = () if page is None or box is None else ((page, box), (page, BBox(60.0, 136.0, 200.0, 148.0)))
    return Evidence(
        start=10,
        end=10 + len(quote),
        quote=quote,
        term=term,
        match=match,
        section=section,
        page=page,
        bbox=box,
        line=line,
        status=status,
        reason=reason,
        boxes=boxes,
    )


RANKING = evidence("Built a PyTorch ranking model,\n  lifting NDCG from 0.61\tto 0.68", "PyTorch")
LISTED = evidence("Docker, Bash", "Docker", status=Status.LISTED, section=SectionKind.SKILLS, reason="skills list")
DENIED = evidence("No experience with Kubernetes", "Kubernetes", status=Status.ABSENT, reason="denied by 'no'")
PLAIN = evidence("Wrote the features in Python", "Python", page=None, line=7)

ROWS = (  # id, group, label, weight, optional, status, score, evidence, rejected
    ("python", "programming", "Python", 0.25, False, Status.DEMONSTRATED, 1.0, (PLAIN,), ()),
    ("r_or_java", "programming", "R or Java", 0.02, True, Status.LISTED, 0.5, (LISTED,), ()),
    ("pytorch", "tools", "PyTorch", 0.35, False, Status.DEMONSTRATED, 0.9333333, (RANKING,), ()),
    ("docker", "tools", "Docker", 0.2, False, Status.LISTED, 0.5, (LISTED,), ()),
    ("kubernetes", "tools", "Kubernetes", 0.2, False, Status.ABSENT, 0.0, (), (DENIED,)),
    ("cert_aws_mls", "certifications", "AWS Machine Learning", 0.03, True, Status.LISTED, 1.0, (LISTED,), ()),
)


@pytest.fixture(scope="session")
def full_report() -> Report:
    """A report with something in every field."""
    criteria = tuple(
        CriterionScore(
            id=id_,
            group=group,
            label=label,
            weight=weight,
            optional=optional,
            finding=Finding(criterion=id_, status=status, score=score, evidence=found, rejected=rejected),
        )
        for id_, group, label, weight, optional, status, score, found, rejected in ROWS
    )
    return Report(
        file=FileInfo("robin-vale.pdf", "inbox/robin-vale.pdf", "pdf", 48213, "0f" * 32, 2),
        role_id="ml-engineer",
        role_title="Machine Learning Engineer",
        as_of="2026-11-22",
        score=100 * sum(item.weight * item.finding.score for item in criteria),
        groups=(
            GroupScore("programming", "Programming languages", 0.25, 100.0),
            GroupScore("tools", "Frameworks and tools", 0.75, 56.88888),
            GroupScore("certifications", "Certifications", 0.0, 0.0),
        ),
        criteria=criteria,
        results=(Result(RANKING, ("0.61", "0.68")),),
        experience=Experience(
            years=4.5,
            relevant_years=3.1666667,
            level="mid",
            level_label="Mid level",
            salary_band=SalaryBand("Mid Level (2\u20135 years)", 120_000, 180_000, "USD"),
            next_step="Senior ML Engineer",
            jobs=(Job("ML Engineer", "Acme\nLtd", "2022-03", "2026-11", True, True, "title says so"),),
        ),
        certifications=("cert_aws_mls",),
        portfolio=Portfolio(code_host=True, hosts=("github",), links=("https://github.com/robinvale",)),
        tips=(
            Tip("kubernetes", "kubernetes", 20.0, "Name the cluster work you did: what ran on it, at what scale."),
            Tip("docker", "docker", 9.96, "Show Docker in a line of a job: what you packed, and why.", (LISTED,)),
        ),
        warnings=(
            Notice("hidden-text", "White text was left out", 2),
            Notice("contact-in-header", "Contact in header"),
        ),
        reading=Reading("pypdfium2", 540, (), (1,), 1),
        seconds=0.0234567,
    )


@pytest.fixture
def fake_analyzer(full_report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    """In place of the analyzer and of the process that it runs in.

    A file that says "score 55" gets that score; "damaged", "bug" and "stop" do so. What goes to a worker process and
    comes back still goes through its messages.
    """

    def analyse(data: bytes, *, name: str, path: str, settings: Settings, scored: Scored | None = None) -> Report:
        word, _, number = data.decode().strip().partition(" ")
        if word == "stop":
            raise KeyboardInterrupt
        if word == "bug":
            raise KeyError("Jane Doe")
        if word != "score":
            raise Damaged("The file is cut short")
        file = FileInfo(name, path, "text", len(data), hashlib.sha256(data).hexdigest(), None)
        as_of = settings.as_of.isoformat() if settings.as_of else "none"
        return replace(full_report, file=file, score=float(number), role_id=settings.role, as_of=as_of)

    def exchange(self: Worker, content: bytes) -> Answer:
        load(self.settings.role)
        request = msgspec.msgpack.decode(content, type=Request)
        return msgspec.msgpack.decode(pack(answer(request, self.settings, lambda early: None)), type=Answer)

    monkeypatch.setitem(sys.modules, "resume_check.analyzer", SimpleNamespace(analyse=analyse))
    monkeypatch.setattr(Worker, "exchange", exchange)
