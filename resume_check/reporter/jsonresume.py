"""What was read of a resume, as JSON Resume (https://jsonresume.org/schema, version 1.0.0). It holds no judgement.

What was not found is left out. What the schema has no place for goes where a reader of JSON Resume looks first: lines
under a study become its courses, pages on unknown sites become profiles.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from msgspec.structs import replace

from resume_check.content import Content, Part
from resume_check.model import Report
from resume_check.reporter.json import encoded
from resume_check.version import __version__

SCHEMA_URL: Final = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"
_EMAIL: Final = re.compile(r"[\w.+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,4}[A-Za-z]{2,24}", re.ASCII)
_URL: Final = re.compile(r"https?://[\w.~!$&'()*+,;=:@/?#%-]{1,2000}", re.ASCII)
_BARE_URL: Final = re.compile(r"(?:[A-Za-z0-9-]{1,63}\.){1,4}[A-Za-z]{2,24}/[\w.~/@%+-]{1,200}", re.ASCII)
_DEGREE: Final = re.compile(r"(?P<kind>.{2,60}?)\s(?:in|of)\s(?P<area>\S.{1,100})")


def render(report: Report) -> str:
    """The content of `report`, indented.

    Raises `ValueError` where the report holds none: it must be made with ``Settings(content=True)``.
    """
    if report.content is None:
        raise ValueError("the report was made without Settings(content=True)")
    return encoded(_document(report.content), indent=2)


def _document(content: Content) -> dict[str, object]:
    document = {
        "basics": _basics(content),
        "work": [_work(part) for part in content.work],
        "volunteer": [_volunteer(part) for part in content.volunteer],
        "education": [_education(part) for part in content.education],
        "awards": [{"title": text} for text in content.awards],
        "certificates": [{"name": text} for text in content.certificates],
        "publications": [{"name": text} for text in content.publications],
        "skills": [_filled({"name": item.name, "keywords": list(item.keywords)}) for item in content.skills],
        "languages": [{"language": text} for text in content.languages],
        "interests": [{"name": text} for text in content.interests],
        "projects": [_project(part) for part in content.projects],
    }
    meta = {"canonical": SCHEMA_URL, "version": "v1.0.0", "generator": f"resume-check {__version__}"}
    return {"$schema": SCHEMA_URL, **_filled(document), "meta": meta}


def _basics(content: Content) -> dict[str, object]:
    links = [url for url in content.links if _URL.fullmatch(url)]
    projects = {_page(part) for part in content.projects}
    others = [url for url in links[1:] if url not in projects]
    profiles = [
        _filled({"network": item.network, "username": item.username, "url": _address(item.url)})
        for item in content.profiles
    ]
    profiles += [{"network": urlsplit(url).netloc, "url": url} for url in others]
    return _filled(
        {
            "name": content.name,
            "label": content.label,
            "email": content.email if _EMAIL.fullmatch(content.email) else "",
            "phone": content.phone,
            "url": links[0] if links else "",
            "summary": content.summary,
            "profiles": profiles,
        }
    )


def _work(part: Part) -> dict[str, object]:
    return _filled({"name": part.organisation, "position": part.title, **_dated(part), **_told(part)})


def _volunteer(part: Part) -> dict[str, object]:
    return _filled({"organization": part.organisation, "position": part.title, **_dated(part), **_told(part)})


def _project(part: Part) -> dict[str, object]:
    page = _page(part)
    told = _told(replace(part, texts=tuple(text for text in part.texts if not page or _web(text) != page)))
    return _filled(
        {
            "name": part.title,
            "entity": "" if page and _web(part.organisation) == page else part.organisation,
            "url": page,
            **_dated(part),
            "description": told["summary"],
            "highlights": told["highlights"],
        }
    )


def _education(part: Part) -> dict[str, object]:
    found = _DEGREE.fullmatch(part.title)
    return _filled(
        {
            "institution": part.organisation,
            "studyType": found["kind"] if found else part.title,
            "area": found["area"] if found else "",
            **_dated(part),
            "courses": [*part.texts, *part.highlights],
        }
    )


def _dated(part: Part) -> dict[str, str]:
    return {"startDate": part.start, "endDate": part.end}


def _told(part: Part) -> dict[str, Any]:
    return {"summary": "\n".join(part.texts), "highlights": list(part.highlights)}


def _page(part: Part) -> str:
    """The address that stands with a project, "" where none does."""
    return next((url for text in (part.organisation, *part.texts) if (url := _web(text))), "")


def _web(text: str) -> str:
    """`text` as an address, where it is one and nothing else."""
    return f"https://{text}" if _BARE_URL.fullmatch(text) else _address(text)


def _address(url: str) -> str:
    return url if _URL.fullmatch(url) else ""


def _filled(fields: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in fields.items() if value}
