"""Whole adverts of many kinds, with what a reader finds in them.

Those in `adverts` were written before the rules, those in `adverts_later` after them and before they were corrected.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from resume_check.errors import JobError
from resume_check.job.skills import Skills
from resume_check.keywords.role import KeywordSet
from resume_check.model import Advert, RequirementKind

HERE = Path(__file__).parent
ADVERTS = sorted([*HERE.glob("adverts/*.toml"), *HERE.glob("adverts_later/*.toml")])
Found = set[frozenset[str]]


def content(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def label_of(name: str, role: KeywordSet, skills: Skills) -> str:
    """The label that a name in an expectation stands for: a criterion's id, a group of names, or a term."""
    labels = {item.id: item.label for item in role.criteria}
    groups = {same.name.lower(): same.terms[0] for same in role.adverts.same}
    terms = {term.lower(): term for term in skills.terms}
    if name in labels:
        return labels[name]
    term = groups.get(name.lower()) or terms.get(name.lower())
    return name if term is None else skills.of(term).label


def expected(path: Path, weight: str, role: KeywordSet) -> Found:
    skills = Skills(role)
    return {frozenset(label_of(part, role, skills) for part in name.split("|")) for name in content(path)[weight]}


def found(advert: Advert, *, required: bool) -> Found:
    asked = (item for item in advert.requirements if item.required is required)
    return {frozenset(skill.label for skill in item.skills) for item in asked if item.kind is RequirementKind.SKILL}


def counts(read: Callable[[str], Advert], role: KeywordSet, folder: str) -> Iterator[tuple[int, int, int]]:
    """Right, wrong and missed requirements of each advert of a folder; one of the other weight is wrong and missed."""
    for path in sorted(HERE.glob(f"{folder}/*.toml")):
        advert = read(content(path)["text"])
        for required, name in ((True, "required"), (False, "preferred")):
            got, want = found(advert, required=required), expected(path, name, role)
            yield len(got & want), len(got - want), len(want - got)


@pytest.mark.parametrize("folder", ["adverts", "adverts_later"])
def test_requirements_are_found_with_their_weight(read, role, folder: str) -> None:
    right, wrong, missed = (sum(column) for column in zip(*counts(read, role, folder), strict=True))
    assert right / (right + missed) >= 0.89
    assert right / (right + wrong) >= 0.76


@pytest.mark.parametrize("path", ADVERTS, ids=lambda path: path.stem)
def test_what_is_only_told_of_the_company_asks_for_nothing(read, path: Path) -> None:
    text = content(path)["text"]
    labels = {item.label for item in read(text).requirements}
    boilerplate = {
        "startup_bullets": {"Kafka", "AWS"},
        "bank_formal": {"Microsoft Azure AI Engineer Associate", "Azure"},
        "german_english": {"TensorFlow"},
        "nlp_llm_consultancy": {"Kubernetes", "Terraform"},
        "paragraph_no_heads": {"Terraform", "Scala"},
        "scaleup_headings": {"BigQuery", "Vertex AI", "Deep Learning Specialization (Coursera)"},
        "recsys_marketplace": {"Kotlin", "Go"},
        "biotech": {"AlphaFold"},
    }
    assert labels.isdisjoint(boilerplate.get(path.stem, set()))


@pytest.mark.parametrize("path", ADVERTS, ids=lambda path: path.stem)
def test_each_requirement_quotes_its_line(read, path: Path) -> None:
    text = content(path)["text"].strip()
    lines = [line for line in text.splitlines() if line.strip()]  # the others are not counted
    for item in read(text).requirements:
        start = item.source.text.split()[:2]
        assert all(word in lines[item.source.line - 1] for word in start)


@pytest.mark.parametrize("path", sorted(HERE.glob("adverts/*.toml")), ids=lambda path: path.stem)
def test_years_and_degree(read, path: Path) -> None:
    data = content(path)
    asked = read(data["text"]).requirements
    assert sorted(item.years for item in asked if item.years is not None) == sorted(data["years"])
    degrees = [item.degree for item in asked if item.kind is RequirementKind.DEGREE]
    assert degrees[:1] == ([data["degree"]] if data["degree"] else [])


def test_an_advert_of_another_trade_is_an_error(read) -> None:
    with pytest.raises(JobError, match=r'known to the role "ml-engineer".*--role'):
        read(content(HERE / "nurse.toml")["text"])
