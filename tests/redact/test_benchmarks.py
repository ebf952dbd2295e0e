"""How much of the fictional people of the two labelled sets is left, and how much of the work is lost."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from pathlib import Path
from typing import NamedTuple

import pytest

from resume_check.keywords import load
from resume_check.parsers import parse
from resume_check.redact import Redactor, guard_of, redactor_of
from resume_check.redact.spans import replaced
from resume_check.structure import structure

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
PARTICLES = {"van", "der", "de", "ní", "mac", "dr", "dr.", "phd", "sgt", "dell"}
OVER = 0.01  # of the words below the head of a resume


class Outcome(NamedTuple):
    left: list[str]
    words: int  # under the head of the resume
    lost: int  # of these


def secrets(head: list[str]) -> list[str]:
    """What the two first lines, the name and the contact line, hold: parts of the name, mail, numbers, handles."""
    names = [word for word in re.split(r"[\s,\"“”’'-]+", head[0]) if len(word) > 1 and word.lower() not in PARTICLES]
    found = [*names, *re.findall(r"[\w.+-]+@[\w.-]+", head[1])]
    found += [number.strip() for number in re.findall(r"\+?\(?\d[\d ()-]{7,}\d", head[1])]
    found += re.findall(
        r"(?:github|gitlab|huggingface|kaggle|bitbucket|linkedin)\.(?:com/in|com|co|org)/([\w-]+)", head[1]
    )
    return [secret for secret in found if len(secret) > 2]


def outcome(path: Path) -> Outcome:
    source = path.read_text(encoding="utf-8")
    head = source.splitlines()[:2]
    resume = structure(parse(source.encode(), name=path.name), as_of=dt.date(2026, 11, 22))
    redactor: Redactor = redactor_of(resume, guard_of(load("ml-engineer")))
    text = resume.document.text
    clean = unicodedata.normalize("NFC", replaced(text, redactor.spans)).casefold()
    body = text.find("\n", text.find("\n") + 1)
    lost = sum(len(text[span.start : span.end].split()) for span in redactor.spans if span.start > body)
    # As whole words: "Dana" is in "Danaher".
    left = [secret for secret in secrets(head) if re.search(rf"(?<!\w){re.escape(secret.casefold())}(?!\w)", clean)]
    return Outcome(left, len(text[body:].split()), lost)


@pytest.mark.parametrize("name", ["labelled", "heldout"])
def test_no_name_number_or_address_is_left(name: str) -> None:
    outcomes = {path.stem: outcome(path) for path in sorted((BENCHMARKS / name / "resumes").glob("*.txt"))}
    assert len(outcomes) >= 20
    assert {stem: result.left for stem, result in outcomes.items() if result.left} == {}
    words, lost = sum(result.words for result in outcomes.values()), sum(result.lost for result in outcomes.values())
    assert lost / words < OVER, f"{lost} of {words} words are taken out under the heads of the resumes"
