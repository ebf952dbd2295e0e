"""Names of files and folders without the names of people.

A file name is all there is of a file that cannot be read, so nobody knows who is meant by it: all words are taken out
but those of a list that say nothing of a person.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

from msgspec.structs import replace

from resume_check.keywords.personal import personal_words
from resume_check.keywords.shared import date_words, people
from resume_check.model import FileInfo
from resume_check.redact.spans import fold

_TOKEN: Final = re.compile(
    r"\[[a-z]{4,5}\]|(?<![^\W_])[0-9a-f]{8}(?![^\W_])|[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*|\d+"
)
_HUMP: Final = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")  # "JaneDoeCV"
_LONGEST_NUMBER: Final = 6
_DATE: Final = re.compile(r"(?:19|20)\d{6}")
_KNOWN_BY: Final = 8  # digits of the file's SHA-256


def redact_file(file: FileInfo) -> FileInfo:
    """`file` with a clean name and path; the beginning of its SHA-256, where known, tells it from others."""
    return replace(
        file,
        name=_clean_name(file.name, file.sha256),
        path=_clean_path(file.path, file.sha256),
        duplicate_of=None if file.duplicate_of is None else _clean_path(file.duplicate_of, file.sha256),
    )


def _clean_path(path: str, sha256: str | None) -> str:
    folder, slash, last = path.rpartition("/")
    return f"{redact_folder(folder)}{slash}{_clean_name(last, sha256)}"


def redact_folder(path: str) -> str:
    """A path of folders, or the address of a place of storage, with clean names."""
    return "/".join(map(_clean, path.split("/")))


def _clean_name(name: str, sha256: str | None) -> str:
    stem, dot, ending = name.rpartition(".")
    if not stem or fold(ending) not in personal_words().file_words:
        stem, dot, ending = name, "", ""
    cleaned = _clean(stem)
    if cleaned == stem:
        return name
    mark = f"-{sha256[:_KNOWN_BY]}" if sha256 and f"-{sha256[:_KNOWN_BY]}" not in cleaned else ""
    return f"{cleaned}{mark}{dot}{ending}"


def _clean(text: str) -> str:
    """`text` with "[name]" for the words that may be somebody's, one for several in a row."""
    if text in ("", "-", ".", ".."):
        return text
    text = _HUMP.sub("\u0001", unicodedata.normalize("NFC", text))
    cleaned = _TOKEN.sub(_replaced, text)
    cleaned = re.sub(r"\[name\](?:[\W_]{0,3}\[name\])+", "[name]", cleaned)
    return cleaned.replace("\u0001", "")


def _replaced(match: re.Match[str]) -> str:
    word = match[0]
    if word[0] == "[":
        return word
    if word.isdigit():
        return word if len(word) <= _LONGEST_NUMBER or _DATE.fullmatch(word) else "[phone]"
    if len(word) == _KNOWN_BY and any(map(str.isdigit, word)):
        return word
    return word if fold(word) in _harmless() else "[name]"


@cache
def _harmless() -> frozenset[str]:
    return frozenset(map(fold, (*personal_words().file_words, *people().title_words, *date_words().months)))
