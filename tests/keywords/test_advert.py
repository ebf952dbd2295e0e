"""The words of adverts are checked when they are loaded."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from resume_check.errors import KeywordSetError
from resume_check.keywords import advert, folder, load
from resume_check.keywords.advert import advert_words


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copytree(folder() / "shared", tmp_path / "shared")
    monkeypatch.setattr(advert, "folder", lambda: tmp_path)
    advert_words.cache_clear()
    return tmp_path / "shared" / "advert.toml"


@pytest.fixture(autouse=True)
def _forget() -> object:
    yield
    advert_words.cache_clear()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("required = 1.0", "required = 0", "required"),
        ("required = 1.0", "requird = 1.0", 'unknown key "requird" \\(did you mean "required"'),
        ("for {what}. If", "for {skill}. If", "tips.absent"),
        ("for {what}. If", "for {what. If", "tips.absent"),
        ("[parts.told]", "[parts.tale]", "tale"),
    ],
)
def test_a_wrong_file_is_named(shared: Path, old: str, new: str, message: str) -> None:
    shared.write_text(shared.read_text().replace(old, new, 1))
    with pytest.raises(KeywordSetError, match=f"shared/advert.toml.*{message}"):
        advert_words()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            'terms = ["Spark", "Apache Spark"]',
            'terms = ["Spark", "Apache Sparc"]',
            'adverts.same "Spark": unknown term "Apache Sparc"',
        ),
        ('terms = ["Spark", "Apache Spark"]', 'terms = ["Spark", "Kafka"]', 'term "Kafka": stands twice'),
        ('shown_by = ["R\'s packages"', 'shown_by = ["Rs packages"', "unknown term or family"),
        ('criterion = "docker"', 'criterion = "doker"', 'unknown criterion "doker"'),
        ('"collect_data", ', '"collect_date", ', "adverts.described: unknown criterion"),
        ('"data science"]', '"data sciences"]', "adverts.passed_over: unknown family"),
    ],
)
def test_a_name_that_the_role_has_not_is_told(tmp_path: Path, old: str, new: str, message: str) -> None:
    copytree(folder(), tmp_path / "sets")
    path = tmp_path / "sets" / "ml-engineer" / "adverts.toml"
    content = path.read_text()
    assert old in content
    path.write_text(content.replace(old, new, 1))
    with pytest.raises(KeywordSetError, match=message):
        load(str(tmp_path / "sets" / "ml-engineer.toml"))
