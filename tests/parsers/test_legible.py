from __future__ import annotations

import random
import string
from pathlib import Path

import pytest

from resume_check.parsers.legible import is_fit, legibility

RESUMES = sorted((Path(__file__).resolve().parents[2] / "benchmarks" / "labelled" / "resumes").glob("*.txt"))
ENGLISH = RESUMES[5].read_text(encoding="utf-8")
LANGUAGES = {
    "german": "Entwicklung von Modellen zur Vorhersage der Nachfrage im Einzelhandel. Verantwortlich für Daten "
    "und Bereitstellung, Schulung neuer Kolleginnen und Kollegen, Wirtschaftsinformatik an der Universität München",
    "french": "Développement de modèles pour la prévision des ventes, responsable de la préparation des données et du "
    "déploiement en production, encadrement d'une équipe de cinq personnes, école d'ingénieurs de Grenoble",
    "polish": "Tworzenie modeli do prognozowania popytu w sieci sklepów, przygotowanie danych i wdrożenie, praca z "
    "zespołem programistów, prowadzenie szkoleń, doświadczenie zawodowe, umiejętności, znajomość języków obcych",
    "finnish": "Mallien kehittäminen kysynnän ennustamiseen vähittäiskaupassa, vastuussa tietojen valmistelusta"
    " käyttöönotosta, työskentely tuotekehityksen kanssa, kielitaito suomi äidinkieli, englanti sujuva, ruotsi, "
    "auttava, koulutus, opinnot ja harrastukset",
    "turkish": "Perakende talep tahmini için modeller geliştirdim, veri hazırlama ve canlıya alma süreçlerinde"
    " yabancı diller İngilizce akıcı, Almanca orta seviye, kişisel bilgiler, iş deneyimi, yetenekler, eğitim durumu",
    "czech": "Vývoj modelů pro předpověď poptávky v maloobchodě, odpovědnost za přípravu dat a nasazení, spolupráce s "
    "vývojáři, vedení školení, vysoké učení technické, obor informatika, čeština rodný jazyk, angličtina plynně",
    "russian": "Разработка моделей для прогнозирования спроса, подготовка данных, обучение новых сотрудников, опыт"
    " образование, навыки, знание языков, русский родной, английский свободный, отчёты для руководства компании",
}


def exchanged(text: str) -> str:
    """Each letter for another one, as a font with a wrong map gives them."""
    letters = list(string.ascii_lowercase)
    random.Random(7).shuffle(letters)  # noqa: S311
    table = dict(zip(string.ascii_lowercase, letters, strict=True))
    return text.translate(str.maketrans({**table, **{a.upper(): b.upper() for a, b in table.items()}}))


def shifted(text: str) -> str:
    """Glyph numbers for letters: "The quick" comes out as "7KH TXLFN"."""
    return "".join(chr(ord(char) - 29) if 62 <= ord(char) < 127 else char for char in text)


def numbered(text: str) -> str:
    """Signs in the order in which a font's subset was made."""
    places: dict[str, str] = {}
    return "".join(char if char.isspace() else places.setdefault(char, chr(33 + len(places) % 90)) for char in text)


def test_real_resumes_are_fit() -> None:
    assert len(RESUMES) > 30
    for path in RESUMES:
        found = legibility(path.read_text(encoding="utf-8").split())
        assert found.share > 0.9, path.name
        assert is_fit(found), path.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_languages_are_fit(language: str) -> None:
    found = legibility(LANGUAGES[language].split())
    assert found.judged >= 20
    assert found.share >= 0.85
    assert is_fit(found)


@pytest.mark.parametrize(
    "spoil",
    [exchanged, shifted, numbered, " ".join, lambda text: "".join(c if c.isspace() else "\ufffd" for c in text)],
    ids=["exchanged letters", "glyph numbers", "subset order", "torn apart", "replacement signs"],
)
def test_rubbish_is_not_fit(spoil: object) -> None:
    assert callable(spoil)
    assert not is_fit(legibility(spoil(ENGLISH).split()))


@pytest.mark.parametrize(
    "word",
    ["experience", "Größe", "PyTorch", "SQL", "scikit-learn", "strengths", "d'ingénieur", "C++", "(Kiev)",
     "Rechtsanwalt", "and/or", "R&D", "developer(s)", "naïve", "LaTeX", "МГУ", "東京"],
)  # fmt: skip
def test_words(word: str) -> None:
    assert legibility([word]).share == 1


@pytest.mark.parametrize("word", ["xqzvkj", "bcdfgh", "\ufffd\ufffd\ufffd", "#%&'(", "aeiouaei", "a" * 60, "q"])
def test_no_words(word: str) -> None:
    assert legibility([word]).share == 0


@pytest.mark.parametrize(
    "word", ["2019", "3.5%", "$120k", "k8s", "jane@example.com", "https://x.org/a", "github.com/jane", "—", "...", "|"]
)
def test_not_judged(word: str) -> None:
    assert legibility([word]).judged == 0


def test_few_words_pass_whatever_they_are() -> None:
    assert is_fit(legibility(["xqzvkj"] * 19))
    assert not is_fit(legibility(["xqzvkj"] * 20))
