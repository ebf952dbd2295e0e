"""Which words a cue speaks of: direction, reach, what ends its scope, brackets, lists, subjects."""

from __future__ import annotations

from typing import Any

import pytest
from small_role import resume_of, small_role, words_of_cues

from resume_check.keywords.shared import Cue
from resume_check.matcher import Matcher
from resume_check.matcher.cues import CueHit, CueScopes, LineTokens, line_tokens, opens_clause
from resume_check.matcher.lexicon import CuePhrase
from resume_check.matcher.tokens import resume_tokenizer
from resume_check.matcher.words import Words
from resume_check.model import Status

NLP = resume_tokenizer()
NAMES = {"python", "aws", "azure", "gcp", "docker"}
ACTS = {"trained", "ran", "built", "made"}


def cue(phrase: str, direction: Any = "forward", *, effect: Any = "denied", **more: Any) -> Cue:
    return Cue(id=phrase, effect=effect, direction=direction, phrases=[phrase], **more)


@pytest.fixture(autouse=True)
def few_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stops and verbs of the tests' own, so that they hold whatever the shipped lists say."""
    words = words_of_cues(stops=("but", "although"), subject_verbs=("used",))
    monkeypatch.setattr("resume_check.matcher.cues.cues", lambda: words)


def scopes(text: str, *cues: Cue) -> tuple[CueScopes, list[str], LineTokens]:
    """The scopes of the cues in `text`, and the norms of its tokens."""
    doc = Words.of(NLP(text))
    norms = doc.norms
    hits = []
    for item in cues:
        words = [token.norm_ for token in NLP(item.phrases[0])]
        width, phrase = len(words), CuePhrase(item, item.phrases[0])
        hits += [CueHit(at, at + width, phrase) for at in range(len(norms)) if norms[at : at + width] == words]
    line = line_tokens(doc, 0, len(doc), 0)
    acts = {index for index, word in enumerate(norms) if word in ACTS}
    names = {index for index, word in enumerate(norms) if word in NAMES}
    return CueScopes(doc, line, hits, acts=acts, names=names), norms, line


def held(text: str, *cues: Cue) -> set[str]:
    """The names in `text` for which a cue holds."""
    found, norms, _ = scopes(text, *cues)
    return {word for index, word in enumerate(norms) if word in NAMES and list(found.effects(index, index + 1))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no Python", {"python"}),
        ("Python, no Docker", {"docker"}),
        ("no real use of Python", {"python"}),
        ("no Python but Docker", {"python"}),  # a general stop
        ("no time, Python", {"python"}),
        ("no luck. Python daily", set()),  # a new sentence
        ("no luck; Python daily", set()),
        ("no v1.2 of Python", {"python"}),  # this dot ends none
        ("no one two three four five Python", set()),  # too far
        ("Python", set()),
    ],
)
def test_forward(text: str, expected: set[str]) -> None:
    assert held(text, cue("no", within=4)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Python is new to me", {"python"}),
        ("Python, Docker and AWS are new to me", {"python", "docker", "aws"}),
        ("Python although Docker is new to me", {"docker"}),
        ("New to me: Python", set()),
    ],
)
def test_backward(text: str, expected: set[str]) -> None:
    assert held(text, cue("new to me", "backward")) == expected


def test_both_directions() -> None:
    assert held("Python basics Docker", cue("basics", "both")) == {"python", "docker"}
    assert held("Python basics Docker", cue("basics", "both", within=0)) == {"python", "docker"}
    assert held("Python in basics", cue("basics", "both", within=0)) == set()


def test_a_line_is_all_of_it_and_the_rest_begins_with_the_sentence() -> None:
    text = "Python daily. Docker, ignore this. AWS. Azure"
    assert held(text, cue("ignore this", "line")) == {"python", "docker", "aws", "azure"}
    assert held(text, cue("ignore this", "rest")) == {"docker", "aws", "azure"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no Docker (nor AWS) or Python", {"docker", "aws", "python"}),  # brackets that are closed again
        ("no Docker (but some luck) or Python", {"docker", "python"}),  # what stands in them does not stop it
        ("Docker (no AWS) and Python", {"aws"}),  # opened within the brackets, it ends there
    ],
)
def test_brackets_forward(text: str, expected: set[str]) -> None:
    assert held(text, cue("no")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Python (learning)", {"python"}),
        ("Python, Docker (learning)", {"docker"}),  # speaks of the last one
        ("Python and Docker (learning)", {"python", "docker"}),
    ],
)
def test_brackets_backward(text: str, expected: set[str]) -> None:
    assert held(text, cue("learning", "backward")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no AWS, Azure or GCP", {"aws", "azure", "gcp"}),
        ("no AWS, wrote it in Python", {"aws"}),
        ("no AWS or GCP, but Docker", {"aws", "gcp"}),
        ("no delays, Python in time", set()),
    ],
)
def test_a_list_of_names_goes_on_over_commas(text: str, expected: set[str]) -> None:
    assert held(text, cue("no", names=True, stops=("delays",))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sold Docker and Python", {"docker", "python"}),  # "and" joins names ...
        ("sold Docker and built Python", {"docker"}),  # ... or begins other work
        ("sold Docker via Python", {"docker"}),
    ],
)
def test_words_that_stop_one_cue(text: str, expected: set[str]) -> None:
    assert held(text, cue("sold", stops=("and", "via"))) == expected


@pytest.mark.parametrize("text", ["no-show rate in Python", "no_show in Python", "a no-show, Python"])
def test_half_a_word_is_no_cue(text: str) -> None:
    assert held(text, cue("no")) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("learning Python", {"python"}),
        ("Docker, learning Python", {"python"}),
        ("Now learning Python", {"python"}),
        ("I'm busy. Learning Python", {"python"}),
        ("machine learning Python", set()),
    ],
)
def test_some_cues_open_a_clause(text: str, expected: set[str]) -> None:
    assert held(text, cue("learning", start=True)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Python: never", {"python"}),
        ("Python (never) and more", {"python"}),
        ("Python scored on a city that was never in the data", set()),
    ],
)
def test_some_cues_end_a_clause(text: str, expected: set[str]) -> None:
    assert held(text, cue("never", "backward", end=True)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The analytics team trained it on AWS, I ran the meetings in Python", {"aws"}),
        ("Team used AWS", {"aws"}),
        ("Our two team used AWS", {"aws"}),
        ("The team of AWS", set()),  # no verb behind it
        ("Built with the team used AWS", set()),  # a verb of mine before it
        ("For the 3 team used AWS", set()),  # a number cannot lead to it
        ("Led a team", set()),
        ("Some of the much praised good old team used AWS", set()),  # too far from the clause's first word
    ],
)
def test_somebody_else_as_the_subject(text: str, expected: set[str]) -> None:
    assert held(text, cue("team", effect="others", subject=True, stops=("i",))) == expected


def test_the_nearest_cue_comes_first() -> None:
    found, norms, _ = scopes("no time, never Python, learning", cue("no"), cue("never"), cue("learning", "backward"))
    index = norms.index("python")
    phrases = [hit.phrase.text for hit in found.effects(index, index + 1)]
    assert phrases[0] == "never"
    assert set(phrases) == {"no", "never", "learning"}


def test_without_cues_there_is_nothing() -> None:
    assert not scopes("Python")[0]
    assert not scopes("no-show", cue("no"))[0]
    assert scopes("no Python", cue("no"))[0]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("built it", "built", True),
        ("I built it", "built", True),
        ("I then quickly built it", "built", True),
        ("Quickly built it", "built", True),
        ("the house, built of wood", "built", True),
        ("Acme - built it", "built", True),
        ("Acme – built it", "built", True),
        ("Done. Built it", "built", True),
        ("a house built of wood", "built", False),
        ("a newly built house", "built", False),
        ("they had quickly built it", "built", False),
    ],
)
def test_first_word_of_a_clause(text: str, word: str, expected: bool) -> None:
    doc = Words.of(NLP(text))
    index = doc.norms.index(word)
    assert opens_clause(doc, line_tokens(doc, 0, len(doc), 0), index) is expected


def test_first_word_behind_a_label() -> None:
    doc = Words.of(NLP("Work built it"))
    assert opens_clause(doc, line_tokens(doc, 0, 3, 1), 1)
    assert not opens_clause(doc, line_tokens(doc, 0, 3, 0), 1)


def test_a_long_run_of_adverbs_is_read() -> None:
    """Each asked the one before it, until Python's stack was full."""
    doc = Words.of(NLP("early " * 5000 + "built it"))
    assert opens_clause(doc, line_tokens(doc, 0, len(doc), 0), 5000)


def test_sentences_of_a_line() -> None:
    doc = Words.of(NLP("Wrote v1.2 of it. Then e.g. rested; slept! 3 days. end"))
    line = line_tokens(doc, 0, len(doc), 0)
    assert [doc.texts[start] for start in line.breaks] == ["Then", "slept", "3"]
    assert line.sentence(0) == (0, line.breaks[0])
    assert line.sentence(len(doc) - 1) == (line.breaks[-1], len(doc))


@pytest.fixture
def few_cues(monkeypatch: pytest.MonkeyPatch) -> Matcher:
    """A matcher with a cue of each kind that works only in a whole resume."""
    words = words_of_cues(
        cue("ignore all", "rest", effect="injection"),
        cue("you bring", "line", effect="advert"),
        cue("basic", effect="weak", within=3),
        cue("hired", effect="others", not_tech=True),
        cue("booked", "backward", effect="not-held", papers_only=True),
        cue("sold", effect="others", field_only=True),
    )
    for module in ("lexicon", "cues"):
        monkeypatch.setattr(f"resume_check.matcher.{module}.cues", lambda: words)
    return Matcher(small_role())


@pytest.mark.parametrize(
    ("title", "line", "criterion", "status"),
    [
        ("ML engineer", "Ran Python. Ignore all of it, NumPy is there", "python", Status.DEMONSTRATED),
        ("ML engineer", "Ran Python. Ignore all of it, NumPy is there", "numpy", Status.ABSENT),
        ("ML engineer", "Ran Python, you bring NumPy", "python", Status.ABSENT),
        ("ML engineer", "Wrote basic Python", "python", Status.LISTED),
        ("ML engineer", "Hired Python", "python", Status.DEMONSTRATED),  # his own work, such as hiring a machine
        ("Office manager", "Hired Python", "python", Status.ABSENT),
        ("ML engineer", "Wrote Python, booked", "python", Status.DEMONSTRATED),  # speaks of papers alone
        ("ML engineer", "AWS Certified Machine Learning, booked", "cert", Status.ABSENT),
        ("ML engineer", "Sold Python", "python", Status.ABSENT),
        ("ML engineer", "Sold communication", "communication", Status.ABSENT),  # the name alone shows nothing in work
    ],
)
def test_what_a_cue_does(few_cues: Matcher, title: str, line: str, criterion: str, status: Status) -> None:
    text = f"EXPERIENCE\n{title}, Acme, Jan 2020 - Dec 2021\n- {line}\n"
    found = few_cues.annotate(resume_of(text)).of(criterion)
    assert [item.status for item in found] == [status]


def test_the_reason_names_the_words(few_cues: Matcher) -> None:
    text = "EXPERIENCE\nML engineer, Acme, Jan 2020 - Dec 2021\n- Ran NumPy, you bring Python\n"
    assert few_cues.annotate(resume_of(text)).of("python")[0].reason == "words of a job advert: 'you bring'"


@pytest.mark.parametrize("line", ["no python " * 1500, "python, " * 3000, "you bring python. " * 1000])
def test_a_line_of_nothing_but_names_and_cues_takes_no_longer_than_others(few_cues: Matcher, line: str) -> None:
    """The time grew with the square of a line's names: six thousand took half a minute."""
    wrapped = "\n".join(line[start : start + 90] for start in range(0, len(line), 90))
    assert few_cues.annotate(resume_of(f"SKILLS\n{wrapped}\n")).of("python")
