from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from resume_check.errors import KeywordSetError
from resume_check.keywords import ats
from resume_check.model import SectionKind

DATA = (Path(__file__).resolve().parents[2] / "keyword_sets" / "shared" / "ats.toml").read_text(encoding="utf-8")
Load = Callable[[str], ats.AtsWords]


@pytest.fixture
def load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Load]:
    """Reads the words from another text."""

    def words(text: str) -> ats.AtsWords:
        (tmp_path / "shared").mkdir(exist_ok=True)
        (tmp_path / "shared" / "ats.toml").write_text(text, encoding="utf-8")
        monkeypatch.setattr(ats, "folder", lambda: tmp_path)
        ats.ats_words.cache_clear()
        return ats.ats_words()

    yield words
    ats.ats_words.cache_clear()


def test_shipped_words(load: Load) -> None:
    words = load(DATA)
    assert words.titles[SectionKind.SKILLS].usual == "Skills"
    assert all(not item.message.endswith(" ") and item.fix.endswith(".") for item in words.findings.values())


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('id = "tables"', 'id = "table"', 'unknown value "table"'),
        ('severity = "info"', 'severity = "note"', 'unknown value "note"'),
        ('id = "no-contact"', 'id = "tables"', 'finding "tables": stands 2 times|finding "no-contact": stands 0 times'),
        (
            "{title}",
            "{titel}",
            r'finding "unusual-section-title": message: unknown name "titel" \(did you mean "title"',
        ),
        ("{title}", "{title", 'finding "unusual-section-title": message: '),
        ("fix =", "fixes =", "fixes"),
        ("[titles.skills]", "[titles.skils]", "skils"),
    ],
)
def test_mistakes_are_named(load: Load, old: str, new: str, message: str) -> None:
    assert old in DATA
    with pytest.raises(KeywordSetError, match=message):
        load(DATA.replace(old, new))
