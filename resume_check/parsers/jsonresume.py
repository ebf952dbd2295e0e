"""A JSON Resume (https://jsonresume.org/schema) into a Document: the lines that a person would write from it.

People write such files by hand and tools write them by older versions of the schema, so nothing is taken for granted:
what is not of the expected type is passed over, and what is not in the schema is not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeGuard

import msgspec

from resume_check.errors import Damaged, Empty, TooLarge, UnsupportedFormat
from resume_check.limits import DEFAULT_LIMITS, Limits
from resume_check.model import Document, Format, Link, Reading
from resume_check.parsers.assemble import Draft, assemble
from resume_check.parsers.encoding import decode

MAX_BYTES: Final = 4 * 1024 * 1024  # values take up to twenty times the memory of their text
MAX_ITEMS: Final = 1_000  # of one list
_PARTS: Final = ("basics", "work", "education", "skills", "projects", "volunteer", "certificates", "publications")
_DATE: Final = re.compile(r"(?P<year>[12][0-9]{3})(?:-(?P<month>0[1-9]|1[0-2]))?(?:-[0-3][0-9])?(?:T.{0,40})?")

Fields = Mapping[str, object]


class NoJsonResume(UnsupportedFormat):
    """JSON of another kind."""

    hint = "Give a JSON Resume (https://jsonresume.org/schema), or save the resume as PDF, DOCX or plain text."


class OwnReport(UnsupportedFormat):
    """A report in place of a resume."""

    hint = "Give the resume itself; only `compare` takes a saved JSON report, of this version."


def check_json_resume(text: str, name: str) -> None:
    """Raise what keeps `text`, which begins as JSON does, from being a JSON Resume."""
    _resume_of(text, name)


def parse(data: bytes, *, name: str, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Read a JSON Resume.

    Raises UnsupportedFormat for other JSON, Damaged for broken JSON, TooLarge, and Empty where it says nothing.
    """
    text = decode(data)
    if text is None:
        raise UnsupportedFormat("The file is no readable text")
    fields = _resume_of(text, name)
    assembled = assemble(_drafts(fields), limits)
    if not assembled.lines:
        raise Empty("The JSON Resume says nothing")
    return Document(
        format=Format.JSON_RESUME,
        text=assembled.text,
        lines=assembled.lines,
        reading=Reading("jsonresume", words=len(assembled.text.split())),
        links=tuple(_links(fields)),
        notices=assembled.notices,
    )


def _resume_of(text: str, name: str) -> Fields:
    if len(text) > MAX_BYTES:
        raise TooLarge(f"The JSON has more than {MAX_BYTES:,} characters")
    try:
        value = msgspec.json.decode(text.removeprefix("\ufeff"))
    except (msgspec.DecodeError, UnicodeEncodeError) as error:
        raise Damaged("The file begins as JSON and is broken further on") from error
    except RecursionError as error:
        raise Damaged("The JSON is nested too deep") from error
    if _is_fields(value) and _is_fields(tool := value.get("tool")) and tool.get("name") == "resume-check":
        raise OwnReport("The file is a report of resume-check, or of another version of it")
    if not _is_fields(value) or not any(isinstance(value.get(part), dict | list) for part in _PARTS):
        raise NoJsonResume("The file is JSON, but no JSON Resume")
    return value


def _is_fields(value: object) -> TypeGuard[Fields]:
    return isinstance(value, dict)


def _text(value: object) -> str:
    """A string or number on one line; "" for all else."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return " ".join(str(value).split())


def _get(fields: Fields, *names: str) -> str:
    """The first of these fields that has a text."""
    return next((text for name in names if (text := _text(fields.get(name)))), "")


def _list(fields: Fields, name: str) -> list[object]:
    value = fields.get(name)
    return value[:MAX_ITEMS] if isinstance(value, list) else []


def _entries(fields: Fields, name: str) -> Iterator[Fields]:
    return (item for item in _list(fields, name) if _is_fields(item))


def _texts(fields: Fields, name: str) -> list[str]:
    return [text for item in _list(fields, name) if (text := _text(item))]


def _joined(parts: Iterable[str], by: str) -> str:
    return by.join(part for part in parts if part)


def _drafts(fields: Fields) -> Iterator[Draft]:
    basics = fields.get("basics")
    about: Fields = basics if _is_fields(basics) else {}
    yield from _header(about)
    yield from _section("Summary", _paragraphs(about.get("summary")))
    yield from _section("Experience", [draft for item in _entries(fields, "work") for draft in _work(item)])
    yield from _section("Projects", [draft for item in _entries(fields, "projects") for draft in _project(item)])
    yield from _section("Volunteering", [draft for item in _entries(fields, "volunteer") for draft in _work(item)])
    yield from _section("Education", [draft for item in _entries(fields, "education") for draft in _education(item)])
    yield from _section("Skills", [_line(_labelled(item)) for item in _entries(fields, "skills")])
    for title, part, names in (
        ("Certifications", "certificates", ("name", "issuer", "date")),
        ("Awards", "awards", ("title", "awarder", "date", "summary")),
        ("Publications", "publications", ("name", "publisher", "releaseDate", "summary")),
    ):
        rows = (_joined((_get(item, field) for field in names), ", ") for item in _entries(fields, part))
        yield from _section(title, [_line(row) for row in rows])
    spoken = (_bracketed(_get(item, "language"), _get(item, "fluency")) for item in _entries(fields, "languages"))
    yield from _section("Languages", [_line(text) for text in spoken])
    yield from _section("Interests", [_line(_labelled(item)) for item in _entries(fields, "interests")])
    yield from _section("References", [_line(_get(item, "reference")) for item in _entries(fields, "references")])


def _section(title: str, drafts: list[Draft]) -> Iterator[Draft]:
    filled = [draft for draft in drafts if draft.text]
    if filled:
        yield Draft(title, heading=True, paragraph=True)
        yield from filled


def _line(text: str) -> Draft:
    return Draft(text, paragraph=True)


def _bullets(texts: Iterable[str]) -> Iterator[Draft]:
    return (Draft(text, bullet=True, paragraph=True) for text in texts)


def _paragraphs(value: object) -> list[Draft]:
    """A text with its line breaks; a line that opens as a bullet becomes one by itself."""
    lines = value.split("\n") if isinstance(value, str) else [_text(value)]
    return [_line(" ".join(line.split())) for line in lines]


def _header(about: Fields) -> Iterator[Draft]:
    place = about.get("location")
    where = (
        _joined((_get(place, name) for name in ("city", "region", "countryCode")), ", ") if _is_fields(place) else ""
    )
    yield _line(_get(about, "name"))
    yield _line(_get(about, "label"))
    yield _line(_joined((_get(about, "email"), _get(about, "phone"), where, _get(about, "url", "website")), " | "))
    yield from (_line(_joined(_address(item), ": ")) for item in _entries(about, "profiles"))


def _address(profile: Fields) -> tuple[str, str]:
    return _get(profile, "network"), _get(profile, "url", "username")


def _work(item: Fields) -> Iterator[Draft]:
    name = _get(item, "name", "company", "organization")
    yield from _entry(item, _joined((_get(item, "position"), name, _get(item, "location")), ", "))
    yield from _told(item)


def _project(item: Fields) -> Iterator[Draft]:
    roles = _joined(_texts(item, "roles"), ", ")
    yield from _entry(item, _joined((_get(item, "name"), _get(item, "entity")), ", "))
    yield from _told(item)
    yield from _bullets([f"Role: {roles}"] if roles else [])
    keywords = _joined(_texts(item, "keywords"), ", ")
    yield _line(f"Technologies: {keywords}" if keywords else "")
    yield _line(_get(item, "url"))


def _education(item: Fields) -> Iterator[Draft]:
    study = _joined((_get(item, "studyType"), _get(item, "area")), " in ")
    yield from _entry(item, _joined((study, _get(item, "institution")), ", "))
    grade, courses = _get(item, "score", "gpa"), _joined(_texts(item, "courses"), ", ")
    yield _line(f"GPA: {grade}" if grade else "")
    yield _line(f"Courses: {courses}" if courses else "")


def _entry(item: Fields, title: str) -> Iterator[Draft]:
    dates = _dates(item)
    if title or dates:
        yield Draft(_joined((title, dates), "\t"), bold=True, paragraph=True)


def _told(item: Fields) -> Iterator[Draft]:
    # As bullets, since a short line right below a header would be taken for a part of it.
    told = (line.text for name in ("summary", "description") for line in _paragraphs(item.get(name)))
    yield from _bullets([*told, *_texts(item, "highlights")])


def _labelled(item: Fields) -> str:
    keywords = _joined(_texts(item, "keywords"), ", ")
    return _joined((_bracketed(_get(item, "name"), _get(item, "level")), keywords), ": ")


def _bracketed(name: str, more: str) -> str:
    return f"{name} ({more})" if name and more else name or more


def _dates(item: Fields) -> str:
    """A range as resumes write it; where the end is missing, what was begun goes on."""
    start, end = _date(_get(item, "startDate")), _date(_get(item, "endDate"))
    if start:
        return f"{start} - {end or 'Present'}"
    return end or _date(_get(item, "date"))


def _date(text: str) -> str:
    found = _DATE.fullmatch(text)
    if found is None:
        return text[:40]
    return f"{found['month']}/{found['year']}" if found["month"] else found["year"]


def _links(fields: Fields) -> Iterator[Link]:
    basics = fields.get("basics")
    about: Fields = basics if _is_fields(basics) else {}
    for item in (about, *_entries(about, "profiles"), *_entries(fields, "projects")):
        url = _get(item, "url", "website")
        if url.lower().startswith(("http://", "https://")):
            yield Link(url, "", None)
