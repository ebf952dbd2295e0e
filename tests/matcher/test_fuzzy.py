"""Misspelt names are understood, and no ordinary word is taken for one."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_role import annotate, resume_of, small_role

from resume_check.keywords import load
from resume_check.keywords.role import KeywordSet
from resume_check.matcher import Annotated, Matcher
from resume_check.matcher.fuzzy import FuzzyFinder
from resume_check.matcher.lexicon import Term, vocabulary
from resume_check.matcher.tokens import norms, resume_tokenizer
from resume_check.matcher.words import Words
from resume_check.model import Match

SHIPPED = load("ml-engineer")
NLP = resume_tokenizer()

# Words of resumes from all trades; many are near a name that is looked for.
ORDINARY = """
accommodate accounts accuracy achieved acquired action active adapted administered advised aligned analysis analytics
annual applied approved architecture arranged assembled assessed assigned assistant audited automated average awarded
balanced basket batch benefit billing binder board booking branch budget builder bundle business cabinet calculated
calendar campaign candidate capital career carpenter cashier catalogue certified chairman change charter checked
children circuit clerk client clinical coached collected college column comments committee communicating community
company compare compiled complaint compute conducted confidence consultant contract converted cooker coordinated
corporate council counter course created credit crew critical culture customer cutter dancer database daughter decade
deck decker decision degree delivered department designed desk detail developed device digital director dispatch display
division doctor document dollar domain dozen drafted drawing driver economy editor educated efficient electric
engaged engine enough equipment escort estate evaluated event examined executed exhibit expanded expense expert factory
faculty family farmer feature figure filed finance flight floor flow flower focus folder forecast forester format
foundation founder freight garden gardener general graduate grocery group guided handled harbour healthcare honour
hospital hotel human hunter implemented import improved incident increased industry initiated inspected installed
insurance interned inventory invoice journal junior keeper kitchen kernel laboratory language launched lawyer leader
learner learned learners leaning ledger lecture licence linear locker logistic lumber machinist maintained major managed
manual marker market master matched material measured mechanic medical member mentor merchant method mining minister
mobile module monitor morning motor museum music native natural negotiated network networks neutral notebook number
numeric nursing office operated operations orchestra order organised outcome outlet packer package painter panel panels
parent partner parts passed pastor patient patrol payment peddler pension people period phone photo piano picker
pilot pioneer pitched planned plant player plumber pocket police policy polymer portfolio poster potter powder praised
prepared presented preserving printer prison process procurement product professor program project promoted property
proposal provided public pump purchase python quality quarter racket ranger reached reader received record reduced
referee reform region registry release repaired report rescue research resident resource retail revenue reviewed rocket
routine safety sailor salary sales sample schedule scholar school science scientist script seasonal secretary section
security select senior sensor service session shipped shop singer skilled social soccer society socket software solution
speaker specialist staff stage standard statement static station statue statute status statutory steward stock store
strategy student studio submit summer supply support surgeon survey switch symphony system table tailor target teacher
teaching technical telephone tender tennis test theatre therapist ticket timber toured tracker traded trainer training
transfer translate transport travel treasurer tutor tutored united university update utility vendor veteran video
village visitor volunteer waiter warehouse weather website welder wholesale window winner worker workshop writer
writing yearly
"""
# Real words one or two letters away from a name.
NEAR = """
panda pandan pander pandas' docket dockets docked docks rocker locker dicker ducker pylon pylons pitch pithy torch
torches touch typhoon typhoons statistic statistical statistician static statics cybernetics numpty numbly lumpy
tensors tension tensor azure azures alluring sensor kuber communications collaborator collaborating collaborations
preprocess preparations
"""


@cache
def shipped_matcher() -> Matcher:
    return Matcher(SHIPPED)


def annotated(text: str) -> Annotated:
    return shipped_matcher().annotate(resume_of(text))


def understood(text: str) -> list[tuple[str, str]]:
    """(written, term) of the misspellings in one bullet of a data scientist's job."""
    found = annotated(f"EXPERIENCE\nData Scientist, Acme, Jan 2020 - Dec 2021\n- Worked with {text} and SQL\n")
    return [(item.written, item.term) for item in found.misspellings]


@pytest.mark.parametrize(
    ("written", "term"),
    [
        ("Tensorfow", "TensorFlow"),
        ("Tensoflow", "TensorFlow"),
        ("Pyton", "Python"),
        ("Pyhton", "Python"),
        ("Kuberentes", "Kubernetes"),
        ("Kubernets", "Kubernetes"),
        ("Scikitlearn", "scikit-learn"),
        ("scikt-learn", "scikit-learn"),
        ("Num py", "NumPy"),
        ("Pytroch", "PyTorch"),
        ("Machine Learing", "machine learning"),
        ("Machin learning", "machine learning"),
        ("AWS Certifed Machine Lerning", "AWS Certified Machine Learning"),
    ],
)
def test_misspelt_names_of_the_shipped_role(written: str, term: str) -> None:
    found = annotated(f"CERTIFICATIONS\n{written}\n\nSKILLS\nSQL, AWS, {written}, Java\n")
    terms = {mention.term for mention in found.mentions if mention.status != "absent"}
    assert term in terms


@pytest.mark.parametrize("word", NEAR.split())
def test_real_words_near_a_name_are_none(word: str) -> None:
    assert understood(word) == []


def test_ordinary_words_of_resumes_are_no_misspellings() -> None:
    words = ORDINARY.split()
    assert len(words) > 200
    lines = [" ".join(words[index : index + 8]) for index in range(0, len(words), 8)]
    pairs = [" ".join(words[index::7]) for index in range(7)]  # other neighbours
    assert understood(" . ".join([*lines, *pairs])) == []


def found_in(text: str, role: KeywordSet) -> list[tuple[str, str]]:
    words = Words.of(NLP(text))
    return [(words.written(start, end), term.text) for start, end, term in slips(words.norms, role, set())]


def slips(line: list[str], role: KeywordSet, taken: set[int]) -> list[tuple[int, int, Term]]:
    """(token_start, token_end, term) of the misspellings in a line of which some tokens belong to other terms."""
    finder = FuzzyFinder(role, vocabulary(role))
    suspects = [(token, found) for token, word in enumerate(line) if (found := finder.suspect(word))]
    return finder.find(line, suspects, len(line), taken)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in Pyhton, daily", [("Pyhton", "Python")]),  # two letters changed places
        ("Pythn", [("Pythn", "Python")]),
        ("Tensrflw", [("Tensrflw", "TensorFlow")]),  # two slips in a long name
        ("Tensor Flov", [("Tensor Flov", "TensorFlow")]),  # a slip and a blank
        ("machine lerning", [("machine lerning", "machine learning")]),
        ("machne learnin", [("machne learnin", "machine learning")]),  # one slip a word
        ("mchne learning", []),  # two in one word
        ("Ython", []),  # the first letter is never wrong
        ("Pythons", []),  # a real word of the role's list
        ("Python", []),  # no slip
        ("NumPys", []),  # a plural is no slip
        ("Pyt0n", []),  # no word
        ("", []),
    ],
)
def test_what_is_one_slip_away(text: str, expected: list[tuple[str, str]]) -> None:
    assert found_in(text, small_role()) == expected


def test_short_words_are_left_alone() -> None:
    assert found_in("Nmpy", small_role()) == []


def test_words_of_other_terms_are_taken_in_by_longer_names_alone() -> None:
    line = norms("AWS Certifed Machine Learning")
    role = small_role()
    taken = {0, 2, 3}  # "AWS", "Machine Learning"
    found = [item[2].text for item in slips(line, role, taken)]
    assert found == ["AWS Certified Machine Learning"]
    assert slips(norms("machine lerning"), role, {0}) == []


@given(st.sampled_from(("tensorflow", "python", "numpy")), st.data())
def test_a_name_with_slips_is_found_in_two_words_too(name: str, data: st.DataObject) -> None:
    for _ in range(data.draw(st.integers(0, 2 if len(name) >= 8 else 1))):
        place = data.draw(st.integers(1, len(name) - 2))  # the first and last letters are right
        kind = data.draw(st.sampled_from(("insert", "delete", "change", "swap")))
        name = {
            "insert": name[:place] + "q" + name[place:],
            "delete": name[:place] + name[place + 1 :],
            "change": name[:place] + "q" + name[place + 1 :],
            "swap": name[:place] + name[place + 1] + name[place] + name[place + 2 :],
        }[kind]
    parted = data.draw(st.integers(2, len(name) - 1))
    line = [name[:parted], name[parted:]]
    finder = FuzzyFinder(small_role(), vocabulary(small_role()))
    found = finder.suspect(line[0])
    assert found is not None
    assert found.may_be(line[1])


def test_a_misspelt_name_is_marked_as_such() -> None:
    found = annotate("SKILLS\nPyton, NumPy\n")
    assert [(item.match, item.term) for item in found.of("python")] == [(Match.FUZZY, "Python")]
    assert [(item.written, item.term, item.line) for item in found.misspellings] == [("Pyton", "Python", 1)]


def test_a_misspelt_name_that_is_denied_is_not_counted() -> None:
    found = annotate("SUMMARY\nI have no experience with Pyton.\n")
    assert found.misspellings == ()
    assert {str(item.status) for item in found.of("python")} == {"absent"}
