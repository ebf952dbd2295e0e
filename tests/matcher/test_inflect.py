"""Forms of verbs and nouns: regular by rule, irregular by the list, phrases at the word that changes."""

from __future__ import annotations

import pytest

from resume_check.matcher.inflect import noun_forms, verb_forms


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("train", {"train", "trains", "trained", "training"}),
        ("reduce", {"reduce", "reduces", "reduced", "reducing"}),
        ("trim", {"trim", "trims", "trimmed", "trimming"}),
        ("classify", {"classify", "classifies", "classified", "classifying"}),
        ("deploy", {"deploy", "deploys", "deployed", "deploying"}),
        ("fix", {"fix", "fixes", "fixed", "fixing"}),
        ("launch", {"launch", "launches", "launched", "launching"}),
        ("agree", {"agree", "agrees", "agreed", "agreeing"}),
        ("build", {"build", "builds", "built", "building"}),
        ("write", {"write", "writes", "wrote", "written", "writing"}),
        ("fine-tune", {"fine-tune", "fine-tunes", "fine-tuned", "fine-tuning"}),
        ("set up", {"set up", "sets up", "setting up"}),
        ("roll out", {"roll out", "rolls out", "rolled out", "rolling out"}),
    ],
)
def test_verb_forms(verb: str, forms: set[str]) -> None:
    assert set(verb_forms(verb)) == forms


@pytest.mark.parametrize(
    ("verb", "wrong"),
    [
        ("develop", "developped"),
        ("fix", "fixxed"),
        ("draw", "drawwing"),
        ("cut", "cutted"),
        ("deploy", "deploies"),
        ("reduce", "reduceing"),
        ("agree", "agreing"),
    ],
)
def test_no_wrong_verb_form(verb: str, wrong: str) -> None:
    assert wrong not in verb_forms(verb)


def test_base_form_comes_first_and_none_twice() -> None:
    assert verb_forms("put")[0] == "put"
    assert len(verb_forms("put")) == len(set(verb_forms("put")))


@pytest.mark.parametrize(
    ("noun", "plural"),
    [
        ("model", "models"),
        ("query", "queries"),
        ("array", "arrays"),
        ("box", "boxes"),
        ("batch", "batches"),
        ("neural network", "neural networks"),
        ("data-set", "data-sets"),
    ],
)
def test_noun_forms(noun: str, plural: str) -> None:
    assert noun_forms(noun) == (noun, plural)


@pytest.mark.parametrize(("noun", "wrong"), [("query", "querys"), ("box", "boxs"), ("array", "arraies")])
def test_no_wrong_plural(noun: str, wrong: str) -> None:
    assert wrong not in noun_forms(noun)
