"""Nothing of an invented person is left in the report, and the evidence is."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

import pytest
from invented import KEPT, PEOPLE, WORK, Person

import resume_check
from resume_check.keywords import load
from resume_check.model import Resume
from resume_check.parsers import parse
from resume_check.redact import guard_of, redactor_of
from resume_check.redact.spans import replaced
from resume_check.structure import structure

DAY = dt.date(2026, 11, 22)


def source(person: Person) -> str:
    return f"{person.top}\n{WORK}\n{person.more}\n"


def resume_of(text: str) -> Resume:
    return structure(parse(text.encode(), name="resume.txt"), as_of=DAY)


def cleaned(text: str) -> str:
    """The whole text as it would be quoted: more than any report shows."""
    resume = resume_of(text)
    redactor = redactor_of(resume, guard_of(load("ml-engineer")))
    return replaced(resume.document.text, redactor.spans)


def left_of(secrets: tuple[str, ...], text: str) -> list[str]:
    folded = unicodedata.normalize("NFC", text).casefold()
    return [secret for secret in secrets if secret.casefold() in folded]


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.id)
def test_nothing_of_the_person_is_left(person: Person) -> None:
    text = cleaned(source(person))
    assert left_of(person.secret, text) == [], text


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.id)
def test_the_work_is_left(person: Person) -> None:
    text = re.sub(r"\s+", " ", cleaned(source(person)))
    assert [kept for kept in (*KEPT, *person.keep) if kept not in text] == []


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.id)
def test_the_judgement_is_the_same(person: Person) -> None:
    content = source(person).encode()
    name = f"{person.secret[0]}-cv.txt"
    usual = resume_check.check(content, name=name, as_of=DAY)
    report = resume_check.check(content, name=name, as_of=DAY, redact=True)
    assert report.score == usual.score
    assert [(item.id, item.finding.status) for item in report.criteria] == [
        (item.id, item.finding.status) for item in usual.criteria
    ]
    assert [result.quantities for result in report.results] == [result.quantities for result in usual.results]
    assert [tip.gain for tip in report.tips] == [tip.gain for tip in usual.tips]
    assert left_of(person.secret, report.to_json()) == []


def test_a_name_that_was_taken_for_a_skill_is_not_told_by_the_skill() -> None:
    content = f"Kylie-Ann Bransgore\nkab@mail.test\n{WORK}".encode()
    usual = resume_check.check(content, as_of=DAY).to_json()
    assert '"text":"Kylie-Ann Bransgore","term":"ANN"' in usual
    assert '"term":"ANN"' not in resume_check.check(content, as_of=DAY, redact=True).to_json()


NAMES = (
    *(
        "Siiri Kallaste",
        "Anneke de Wit-Vermeer",
        "Óscar Ibáñez Llorente",
        "Rhiannon ap Gwilym",
        "Bui Thi Ngoc",
        "Xu Meilin",
    ),
    *(
        "Ngozi Eze",
        "Jean-Baptiste d'Aubermont",
        "Zsófia Kőrösi",
        "T. Ravindranath",
        "Mohammed bin Saleh Al Qadri",
        "Ana Sá",
    ),
    *(
        "MIREILLE LACROIX-BODIN",
        "Kenji Aramaki",
        "Priya R. Deshpande",
        "Lars-Erik Fjellström",
        "Ana-Maria Țepeneag",
        "Ume Oh",
    ),
)
LAYOUTS = {
    "line": "{name}\nOslo, Norway | {mail} | +47 22 55 01 23",
    "title-first": "Senior Machine Learning Engineer\n{name}\n{mail}\n+47 22 55 01 23",
    "name-and-title": "{name} - Machine Learning Engineer\n{mail} | 22 55 01 23 | Oslo, Norway",
    "document-title": "RESUME OF {name}\n\nOslo, Norway\nEmail: {mail}\nPhone: +47 22 55 01 23",
    "contact-first": "{mail} | +47 22 55 01 23 | Oslo, Norway\n{name}\nMachine Learning Engineer",
    "shouted": "{upper}\nOSLO, NORWAY\n{mail}\n+47 22 55 01 23",
    "label": "Personal details\nName: {name}\nE-mail: {mail}\nMobile: +47 22 55 01 23\nCity: Oslo",
    "markdown": "# {name}\n\n**Oslo, Norway** - [{mail}](mailto:{mail}) - +47 22 55 01 23",
}


def mailboxes(name: str) -> tuple[str, str, str]:
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    words = re.findall("[a-z]+", plain)
    return (f"{words[0]}.{words[-1]}@post.test", f"{words[0][0]}{words[-1]}@mail.test", "tidy.data.fan@mail.test")


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", NAMES)
def test_every_layout(name: str, layout: str) -> None:
    wrong = {}
    for mail in mailboxes(name):
        top = LAYOUTS[layout].format(name=name, upper=name.upper(), mail=mail)
        text = cleaned(f"{top}\n{WORK}\n{name} holds a degree. Signed, {name}\n")
        parts = [part for part in re.split(r"[ .'-]+", name) if len(part) > 3]
        left = left_of((*parts, name, mail, "22 55 01", "Oslo"), text)
        if left or "PyTorch ranking models" not in text:
            wrong[mail] = (left, text[:200])
    assert wrong == {}
