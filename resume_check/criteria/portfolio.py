"""Links to the person's own work, and the criterion that asks for them."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from resume_check.criteria.facts import Facts
from resume_check.keywords.role import Criterion
from resume_check.keywords.shared import alternatives, people
from resume_check.model import Finding, LineKind, Link, Match, Portfolio, Resume, SectionKind, Status
from resume_check.structure.dates import lowered

MAX_LINKS = 50
_HEAD = re.compile(r"\w+")
_HANDLE = r"@?[A-Za-z0-9][A-Za-z0-9._-]{1,38}"


@cache
def _host_pattern() -> re.Pattern[str]:
    domains = [domain for names in people().code_hosts.values() for domain in names]
    return re.compile(
        rf"(?<![\w@-])(?P<url>(?:https?://)?(?:www\.)?(?:(?P<sub>[a-z0-9-]{{2,39}})\.)?(?P<domain>{alternatives(domains)})"
        rf"(?:/(?P<path>[\w.~/@%-]{{1,200}}))?)",
        re.IGNORECASE,
    )


@cache
def _label_pattern() -> re.Pattern[str]:
    labels = [label for names in people().host_labels.values() for label in names]
    return re.compile(
        rf"(?<![\w.])(?P<label>{alternatives(labels)})(?:\s?[:–(]|\s-|-\s|\s\s?@)\s{{0,3}}(?P<handle>{_HANDLE})",
        re.IGNORECASE,
    )


@cache
def _behind_pattern() -> re.Pattern[str]:
    """'adak on GitHub': the handle stands before the host."""
    labels = [label for names in people().host_labels.values() for label in names]
    return re.compile(
        rf"(?<![\w.@/])(?P<handle>{_HANDLE})\s(?:on|at|@)\s(?P<label>{alternatives(labels)})(?![\w.])", re.IGNORECASE
    )


@cache
def _host_words() -> list[str]:
    """The first word of each domain and name of a host; text without one of them names none."""
    hosts = people()
    names = [name for some in (*hosts.code_hosts.values(), *hosts.host_labels.values()) for name in some]
    return sorted({found.group() for name in names if (found := _HEAD.match(name))})


def find_host_lines(resume: Resume) -> list[int]:
    """The lines that may name a code host; few do, and the patterns that know for sure take long."""
    # In patterns that disregard case these letters equal "i" and "s".
    text = lowered(resume.document.text).replace("ı", "i").replace("İ", "i").replace("ſ", "s")
    places: list[int] = []
    for word in _host_words():
        start = text.find(word)
        while start >= 0:
            end = start + len(word)
            if not text[end : end + 1].isalnum():
                places.append(start)
            start = text.find(word, end)
    if not places:
        return []
    places.sort()
    return [
        index
        for index, line in enumerate(resume.lines)
        if bisect_left(places, line.start) < bisect_left(places, line.end)
    ]


def find_portfolio(resume: Resume, host_lines: list[int]) -> Portfolio:
    """The person's own links: any web address in a link or the contact lines, and handles on code hosts.

    `host_lines` are those of `find_host_lines`.
    A repository of others ("uses github.com/psf/requests") in a line of work is no page of the person.
    """
    hosts: dict[str, None] = {}
    links: dict[str, None] = {}
    for link in resume.document.links[:MAX_LINKS]:
        host = _own_host(link.uri)
        if host and _is_own(resume, link):
            hosts[host] = None
            links[link.uri] = None
        elif host is None and link.uri.lower().startswith(("http://", "https://")):
            links[link.uri] = None
    for index in host_lines:
        line = resume.lines[index]
        if not _may_hold_contact(resume, line.section, line.kind):
            continue
        text = resume.slice(line)
        for match in _host_pattern().finditer(text):
            host = _own_host(match["url"])
            if host and not _somebody_elses(text, match.start()):
                hosts[host] = None
                links.setdefault(_full(match["url"]), None)
        labelled = [*_label_pattern().finditer(text)]
        if resume.sections[line.section].kind in _CONTACT_SECTIONS:
            labelled += _behind_pattern().finditer(text)
        for match in labelled:
            handle = match["handle"].strip("@._-")
            if (
                handle.lower() not in people().not_handles
                and len(handle) >= 3
                and _handle_like(resume, line.section, match["handle"])
            ):
                hosts[_host_of_label(match["label"])] = None
    return Portfolio(bool(hosts), tuple(hosts), tuple(links)[:MAX_LINKS])


@cache
def _others_pattern() -> re.Pattern[str]:
    words = alternatives(people().others_code)
    return re.compile(rf"\b(?:{words})\s+(?:the\s)?(?:repo(?:sitory)?\s)?$", re.IGNORECASE)


def _somebody_elses(text: str, position: int) -> bool:
    return bool(_others_pattern().search(text[max(0, position - 40) : position]))


# A code host named in a job's line is the employer's or a tool's; in a project it is the person's.
_NOT_OWN = frozenset(
    {
        SectionKind.ADVERT,
        SectionKind.REFERENCES,
        SectionKind.EXPERIENCE,
        SectionKind.LEARNING,
        SectionKind.DENIED,
    }
)
_CONTACT_SECTIONS = frozenset({SectionKind.HEADER, SectionKind.PERSONAL})
_OWN_WORK = frozenset({SectionKind.PROJECTS, SectionKind.RESEARCH})


def _is_own(resume: Resume, link: Link) -> bool:
    """Not the person's is a link whose text speaks of another's repository, or stands in the lines of jobs alone."""
    text = resume.document.text
    first = text.find(link.text) if link.text.strip() else -1
    if first < 0:
        return True
    if _somebody_elses(text, first):
        return False
    stands = False
    for line in resume.lines:
        if line.end > first and text.find(link.text, line.start, line.end) >= 0:
            if _may_hold_contact(resume, line.section, line.kind):
                return True
            stands = True
    return not stands


def _may_hold_contact(resume: Resume, section: int, kind: LineKind) -> bool:
    return kind is LineKind.CONTACT or resume.sections[section].kind not in _NOT_OWN


def _handle_like(resume: Resume, section: int, handle: str) -> bool:
    """A bare word behind "GitHub:" is a handle in the contact part; elsewhere it must look like one."""
    top = resume.sections[section].kind in {
        SectionKind.HEADER,
        SectionKind.PERSONAL,
        SectionKind.SUMMARY,
        SectionKind.OTHER,
    }
    return top or handle.startswith("@") or any(char.isdigit() or char in "-_" for char in handle)


def _own_host(uri: str) -> str | None:
    match = _host_pattern().search(uri)
    if not match:
        return None
    path = (match["path"] or "").strip("/")
    first = path.split("/")[0].lstrip("@~").lower()
    domain = match["domain"].lower()
    personal_site = domain.endswith((".io", ".page")) and bool(match["sub"])
    if not personal_site and (not first or first in people().company_paths):
        return None
    return next(host for host, domains in people().code_hosts.items() if domain in domains)


def _host_of_label(label: str) -> str:
    folded = " ".join(label.lower().split())
    return next(host for host, labels in people().host_labels.items() if folded in labels)


def _full(url: str) -> str:
    return url if url.lower().startswith("http") else f"https://{url}"


def _names_host(text: str) -> bool:
    return _host_pattern().search(text) is not None or _label_pattern().search(text) is not None


def detect(criterion: Criterion, facts: Facts) -> Finding:
    """Demonstrated with a code host and own projects or technical work, listed with the link alone."""
    if not facts.portfolio.code_host:
        return Finding(criterion.id, Status.ABSENT, 0.0, ())
    mentions = [
        mention
        for name in criterion.hosted_by
        for mention in facts.mentions(name)
        if mention.status is Status.DEMONSTRATED
    ]
    projects = any(
        facts.resume.section_of(line).kind in _OWN_WORK and line.kind in (LineKind.BULLET, LineKind.TEXT)
        for line in facts.resume.lines
    )
    status = Status.DEMONSTRATED if mentions or projects else Status.LISTED
    evidence = facts.passages(mentions)[:3]
    index = next((index for index in facts.host_lines if _names_host(facts.texts[index])), None)
    if index is not None:
        line = facts.resume.lines[index]
        reason = "a link to the person's code"
        evidence = (
            facts.locator.line_evidence(
                line, term=", ".join(facts.portfolio.hosts), match=Match.LINK, status=Status.LISTED, reason=reason
            ),
            *evidence,
        )
    return Finding(criterion.id, status, facts.score(status), evidence)
