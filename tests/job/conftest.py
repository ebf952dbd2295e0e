"""A role, its matcher, and adverts read by it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest

from resume_check.analyzer import read_job
from resume_check.keywords import load
from resume_check.keywords.role import KeywordSet
from resume_check.model import Advert
from resume_check.settings import Settings

Read = Callable[[str], Advert]


@pytest.fixture(scope="session")
def role() -> KeywordSet:
    return load("ml-engineer")


@pytest.fixture(scope="session")
def read() -> Read:
    """Reads the text of an advert."""

    def read(text: str) -> Advert:
        content = text.strip().encode()
        advert = read_job(content, name="advert.txt", path="ads/advert.txt", settings=Settings())
        assert advert.file.sha256 == hashlib.sha256(content).hexdigest()
        return advert

    return read
