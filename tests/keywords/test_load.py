"""Keyword sets are checked when they are loaded: an error names file, entry and key, and the nearest right name."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from resume_check.errors import KeywordSetError
from resume_check.keywords import available, folder, load

MAIN = "ml-engineer.toml"
INCLUDED = load("ml-engineer").include[0]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the shipped keyword sets."""
    return Path(shutil.copytree(folder(), tmp_path / "keyword_sets"))


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def add(path: Path, entry: str) -> None:
    with path.open("a", encoding="utf-8") as stream:
        stream.write(f"\n{entry}\n")


def refusal(path: Path) -> str:
    with pytest.raises(KeywordSetError) as caught:
        load(str(path))
    message = str(caught.value)
    assert "\n" not in message
    return message


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            'id = "sql"',
            'id = "sql"\naliasses = ["x"]',
            'criterion "sql": unknown key "aliasses" (did you mean "aliases"?)',
        ),
        ('version = "1"\ninclude = [', 'version = "1"\ninclude = [5, ', "include: a list of file names is expected"),
        ("[scoring]", "[scoring]\nlistd = 1", 'scoring: unknown key "listd" (did you mean "listed"?)'),
        ("[scoring]", "[scorings]", 'unknown key "scorings" (did you mean "scoring"?)'),
        ("[titles]", "[titles]\nrol = []", 'titles: unknown key "rol" (did you mean "role"?)'),
        (
            'group = "programming"',
            'group = "programing"',
            'criterion "python": unknown group "programing" (did you mean "programming"?)',
        ),
        ('id = "sql"', 'id = "python"', 'criterion "python": stands 2 times'),
        ('id = "mid"', "", 'level "Mid level (2-5 years)": object missing required field `id`'),
        ("weight = 0.08", "", 'criterion "python": object missing required field `weight`'),
        ("weight = 0.08", 'weight = "0.08"', 'criterion "python" weight: expected `float`, got `str`'),
        ("weight = 0.08", "weight = 0.18", "the weights of the required criteria add up to 1.1000, not 1"),
        ("weight = 0.08", "weight = 1.08", 'criterion "python": weight 1.08 is not between 0 and 1'),
        (
            'tools = ["python"',
            'tools = ["pyhton"',
            'criterion "tools_named": unknown criterion or class "pyhton" (did you mean "python"?)',
        ),
        (
            "[guide.resume_tips]",
            '[guide.resume_tips]\ntool_named = "x"',
            'guide.resume_tips: unknown criterion "tool_named" (did you mean "tools_named"?)',
        ),
        (
            'making = ["build_models"',
            'making = ["build_model"',
            'making: unknown criterion "build_model" (did you mean "build_models"?)',
        ),
    ],
)
def test_error_in_the_main_file(copy: Path, old: str, new: str, message: str) -> None:
    change(copy / MAIN, old, new)
    assert refusal(copy / MAIN) == f"{MAIN}: {message}"


def test_unknown_detector(copy: Path) -> None:
    change(copy / MAIN, 'detector = "certification"', 'detector = "certifications"')
    message = 'criterion "cert_google_pmle" detector: unknown value "certifications" (did you mean "certification"?)'
    assert refusal(copy / MAIN) == f"{MAIN}: {message}"


def test_class_and_sense_are_named_by_what_tells_them_apart(copy: Path) -> None:
    add(copy / INCLUDED, '[[sense]]\nterms = ["swan"]\nwhy = "a bird"\nneeds = ["line-mk"]')
    message = 'sense "swan" needs 1: unknown value "line-mk" (did you mean "line-ml"?)'
    assert refusal(copy / MAIN) == f"{INCLUDED}: {message}"
    change(copy / INCLUDED, "line-mk", "line-ml")
    add(copy / INCLUDED, '[class.mine]\nverb = ["sing"]')
    assert refusal(copy / MAIN) == f'{INCLUDED}: class "mine": unknown key "verb" (did you mean "verbs"?)'


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (
            '[[family]]\nname = "mine"\nterms = ["x"]\nimplies = ["pytorhc"]',
            'family "mine": unknown criterion "pytorhc" (did you mean "pytorch"?)',
        ),
        ('[[family]]\nname = "mine"\nterm = ["x"]', 'family "mine": unknown key "term" (did you mean "terms"?)'),
        (
            '[[activity]]\nname = "mine"\ncriteria = ["python"]\nall = ["writ|hands"]',
            'activity "mine": unknown class "writ" (did you mean "write"?)',
        ),
        (
            '[[activity]]\nname = "mine"\ncriteria = ["pyton"]\nall = ["write"]',
            'activity "mine": unknown criterion "pyton" (did you mean "python"?)',
        ),
        (
            '[[activity]]\nname = "mine"\ncriteria = ["python"]\nall = ["write"]\norderd = true',
            'activity "mine": unknown key "orderd" (did you mean "ordered"?)',
        ),
    ],
)
def test_error_in_an_included_file(copy: Path, entry: str, message: str) -> None:
    add(copy / INCLUDED, entry)
    assert refusal(copy / MAIN) == f"{INCLUDED}: {message}"


def test_file_that_is_no_toml_is_named_with_the_line(copy: Path) -> None:
    change(copy / MAIN, 'title = "', "title = ")
    message = refusal(copy / MAIN)
    assert message.startswith(f"{MAIN}: no valid TOML: ")
    assert "line" in message


def test_class_that_stands_in_two_files_is_refused(copy: Path) -> None:
    add(copy / "ml-engineer" / "data.toml", '[class.train]\nverbs = ["drill"]')
    assert 'class "train": stands in another file of the set already' in refusal(copy / "ml-engineer.toml")


def test_file_that_is_not_utf_8_is_refused(copy: Path) -> None:
    (copy / MAIN).write_bytes(b'title = "\xff"')
    assert refusal(copy / MAIN).startswith(f"{MAIN}: no valid TOML: ")


def test_missing_files_are_named(copy: Path) -> None:
    (copy / INCLUDED).unlink()
    assert f"{INCLUDED}: cannot be read (" in refusal(copy / MAIN)
    (copy / MAIN).unlink()
    assert f"{MAIN}: cannot be read (" in refusal(copy / MAIN)


def test_unknown_name_gives_the_nearest_one() -> None:
    with pytest.raises(KeywordSetError, match=r'no keyword set "ml-enginer" \(did you mean "ml-engineer"\?\)'):
        load("ml-enginer")


def test_changed_file_is_read_again(copy: Path) -> None:
    assert load(str(copy / MAIN)).title == "Machine Learning Engineer"
    change(copy / MAIN, 'title = "Machine Learning Engineer"', 'title = "Something else"')
    assert load(str(copy / MAIN)).title == "Something else"


@pytest.mark.parametrize("name", available())
def test_shipped_set_is_valid(name: str) -> None:
    assert load(name).id == name
