"""What a resume says, part by part: jobs, studies, projects, skills, links. The parts are those of JSON Resume.

A text that was not found is "". Dates are ISO 8601, as exact as the resume gives them: YYYY-MM or YYYY.
"""

from __future__ import annotations

from typing import NamedTuple

import msgspec


class Profile(NamedTuple):
    """A page of the person's own on somebody's site."""

    network: str  # "GitHub"
    username: str
    url: str


class Part(msgspec.Struct, frozen=True):
    """A job, project, study or piece of voluntary work: a name, its dates and the lines under it."""

    title: str
    organisation: str
    start: str
    end: str  # "" where it goes on, or where one date stands alone
    texts: tuple[str, ...]  # sentences that are no bullets
    highlights: tuple[str, ...]


class SkillSet(NamedTuple):
    """A line of a skills section."""

    name: str  # its label, "" where it has none
    keywords: tuple[str, ...]


class Content(msgspec.Struct, frozen=True):
    """A resume by its parts, each in the order of the text."""

    name: str = ""
    label: str = ""
    email: str = ""
    phone: str = ""
    summary: str = ""
    profiles: tuple[Profile, ...] = ()
    links: tuple[str, ...] = ()  # other pages
    work: tuple[Part, ...] = ()
    volunteer: tuple[Part, ...] = ()
    education: tuple[Part, ...] = ()
    projects: tuple[Part, ...] = ()
    skills: tuple[SkillSet, ...] = ()
    certificates: tuple[str, ...] = ()
    awards: tuple[str, ...] = ()
    publications: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
