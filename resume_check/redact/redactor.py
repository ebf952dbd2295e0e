"""Finds what is personal in a document, and takes it out of that document's passages and of any other text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote, urlsplit

from resume_check.keywords.personal import personal_words
from resume_check.keywords.shared import people
from resume_check.model import Document, LineKind, Resume, SectionKind
from resume_check.redact.addresses import addresses
from resume_check.redact.candidates import Clues
from resume_check.redact.contact import details, emails, handles, links, phone_key, phones
from resume_check.redact.guard import Guard
from resume_check.redact.mentions import mentions
from resume_check.redact.names import Name, find_name
from resume_check.redact.spans import Kind, Span, fold, joined_words, merged, plain, replaced, tokens

_CONTACT_KINDS: Final = frozenset({SectionKind.HEADER, SectionKind.PERSONAL, SectionKind.REFERENCES})
_HEADER_LINES: Final = 25  # of a section without a title, which may be the whole text
_MAX_PASSES: Final = 3
_MAX_KNOWN: Final = 40  # handles, sites and towns of one person
_LETTERS: Final = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Redactor:
    """What is personal of one resume: `spans` of its text, and words to know it by elsewhere."""

    spans: tuple[Span, ...]
    name: Name = field(default_factory=Name)
    guard: Guard = field(default_factory=Guard)
    phones: frozenset[str] = frozenset()  # last digits
    handles: frozenset[str] = frozenset()
    sites: frozenset[str] = frozenset()  # domains
    towns: tuple[str, ...] = ()
    birth: tuple[str, ...] = ()
    _kept: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    def clean(self, text: str) -> str:
        """`text`, which may be any, with a word in brackets in place of what is personal."""
        cleaned = self._kept.get(text)
        if cleaned is None:
            cleaned = text
            for _ in range(_MAX_PASSES):  # a number that a name stood before is known once the name is gone
                before, cleaned = cleaned, replaced(cleaned, joined_words(self._found(cleaned), cleaned))
                if cleaned == before:
                    break
            self._kept[text] = cleaned
        return cleaned

    def passage(self, quote: str, start: int, end: int, text: str) -> str:
        """`quote`, which stands from `start` to `end` of the document's `text`, cleaned by what is known there."""
        if text[start:end] != quote:
            return self.clean(quote)
        return self.clean(replaced(text, list(joined_words(self.spans, text)), start=start, end=end))

    def _found(self, text: str, mails: Sequence[Span] | None = None) -> tuple[Span, ...]:
        found = [*(emails(text) if mails is None else mails), *phones(text, _nowhere, self.phones), *details(text)]
        found += [*links(text, _nowhere, self._is_own), *self._known(text), *mentions(text, self.name, self.guard)]
        return merged(span for span in found if not _bracketed(text, span))

    def _is_own(self, address: str) -> bool:
        """Whether a web address is the person's, by its site, or a handle or the name in it."""
        folded = fold(address)
        if any(re.search(rf"(?<![\w-]){re.escape(site)}(?![\w-])", folded) for site in self.sites):
            return True
        if not folded.startswith(("http", "www.")) and "/" not in folded:
            return False
        words = set(_LETTERS.findall(folded))
        return bool(words & (self.name.joined | self.name.parts)) or any(handle in folded for handle in self.handles)

    def _known(self, text: str) -> Iterator[Span]:
        lowered = plain(text)
        for values, kind in ((self.handles, Kind.LINK), (self.sites, Kind.LINK), (self.birth, Kind.BIRTH)):
            for value in values:
                for match in re.finditer(rf"(?<![\w@.-])@?{re.escape(value)}(?![\w-])", lowered):
                    yield Span(match.start(), match.end(), kind)
        for town in self.towns:
            for match in re.finditer(rf"(?<!\w){re.escape(plain(town))}(?!\w)", lowered):
                if text[match.start()].isupper() or not text[match.start()].islower():
                    yield Span(match.start(), match.end(), Kind.ADDRESS)


def redactor_of(resume: Resume, guard: Guard, *, file_name: str = "") -> Redactor:
    """What is personal in `resume`; words of `guard` are names only where the context says so."""
    document = resume.document
    text = document.text
    mails = list(emails(text))
    zone = contact_zone(resume, mails)
    reach = [*mails, *phones(text, zone), *details(text)]
    known = _reached(document, reach, zone)
    reach += known.spans
    taken = merged(reach)
    name = find_name(document, known.clues(document, reach, file_name), guard, taken)
    places = list(_places(resume, guard, [*taken, *name.spans], zone))
    first = Redactor(
        spans=(),
        name=name,
        guard=guard,
        phones=frozenset(phone_key(text[s.start : s.end]) for s in reach if s.kind is Kind.PHONE),
        handles=known.handles - guard.skills - guard.common,
        sites=known.sites,
        towns=tuple(dict.fromkeys(town for _, towns in places for town in towns))[:_MAX_KNOWN],
        birth=_birth_dates(text, reach),
    )
    more = [*first._found(text, mails), *name.spans, *(span for span, _ in places)]
    spans = merged([*taken, *more, *_monograms(resume, name)])
    return Redactor(spans, name, guard, first.phones, first.handles, first.sites, first.towns, first.birth)


def contact_zone(resume: Resume, mails: Sequence[Span]) -> Callable[[int], bool]:
    """Whether an offset is in a part of the resume that says how to reach people; `mails` are its e-mail addresses."""
    document = resume.document
    inside = [False] * len(document.lines)
    for number, line in enumerate(resume.lines):
        section = resume.sections[line.section]
        near = section.kind is not SectionKind.HEADER or number < _HEADER_LINES
        if line.kind is LineKind.CONTACT or (section.kind in _CONTACT_KINDS and near):
            for index in range(line.first_line, line.last_line + 1):
                inside[index] = True
    starts = [line.start for line in document.lines]
    for span in mails:
        inside[max(bisect_right(starts, span.start) - 1, 0)] = True
    return lambda offset: bool(inside) and inside[max(bisect_right(starts, offset) - 1, 0)]


@dataclass(frozen=True, slots=True)
class _Known:
    """What the contact part and the links say of the person."""

    spans: tuple[Span, ...]
    handles: frozenset[str]
    sites: frozenset[str]
    uris: tuple[str, ...]

    def clues(self, document: Document, reach: Sequence[Span], file_name: str) -> Clues:
        mails = [document.text[span.start : span.end] for span in reach if span.kind is Kind.EMAIL]
        mails += [uri[7:] for uri in self.uris if uri.lower().startswith("mailto:")]
        boxes = [part for mail in mails[:_MAX_KNOWN] for part in _mailbox_words(mail)]
        stem = file_name.rpartition(".")[0] or file_name
        words = [fold(word) for word in re.findall(r"[^\W\d_]+", stem)]
        others = [
            "".join(_LETTERS.findall(fold(text)))
            for text in (*self.handles, *(site.split(".")[0] for site in self.sites))
        ]
        unsaid = personal_words().file_words
        return Clues(_clues(boxes), _clues([*others, *(word for word in words if word not in unsaid)]))


def _clues(words: Sequence[str]) -> tuple[str, ...]:
    useless = personal_words().mailboxes
    return tuple(sorted({word for word in words if len(word) >= 2 and word not in useless}))


def _mailbox_words(mail: str) -> list[str]:
    """The part before the @ as one word and its parts."""
    local = re.split(r"\s*(?:@|[\[({<]|\s(?:at)\s)", fold(mail).removeprefix("mailto:"))[0]
    return ["".join(_LETTERS.findall(local)), *_LETTERS.findall(local)]


def _reached(document: Document, reach: Sequence[Span], zone: Callable[[int], bool]) -> _Known:
    text = document.text
    spans = list(links(text, zone, lambda _: False))
    named = list(handles(text, zone))
    spans += [span for span, _ in named]
    own = {handle for _, handle in named}
    sites: set[str] = set()
    addresses_ = [text[span.start : span.end] for span in spans] + [link.uri for link in document.links]
    for address in addresses_[: _MAX_KNOWN * 2]:
        handle, site = _of_address(address)
        own |= {handle} if handle else set()
        sites |= {site} if site else set()
    for span in reach:
        if span.kind is Kind.EMAIL and zone(span.start):
            host = fold(text[span.start : span.end]).rpartition("@")[2]
            if "." in host and host not in personal_words().mail_hosts and not host.startswith("example."):
                sites.add(host)
    uris = tuple(link.uri for link in document.links)
    return _Known(tuple(spans), frozenset(sorted(own)[:_MAX_KNOWN]), frozenset(sorted(sites)[:_MAX_KNOWN]), uris)


def _of_address(address: str) -> tuple[str, str]:
    """The handle in the address of a profile, or the site that is the person's own."""
    if ":" in address and not address.lower().startswith(("http:", "https:")):
        return "", ""
    try:
        parts = urlsplit(address if "//" in address else f"//{address}")
    except ValueError:  # no address at all: "http://[x"
        return "", ""
    host = fold(parts.netloc).removeprefix("www.")
    path = [unquote(part) for part in parts.path.split("/") if part]
    known = {*personal_words().profile_hosts, *(name for names in people().code_hosts.values() for name in names)}
    site = next((name for name in known if host == name or host.endswith(f".{name}")), None)
    if site is None:
        return "", host if "." in host else ""
    path = [part for part in path if fold(part) not in ("in", "pub", "u", "users", "profile", "profiles", "citations")]
    handle = host.removesuffix(site).strip(".") or (path[0] if path else "")
    handle = plain(handle.strip("@~"))
    if len(handle) < 3 or handle in people().company_paths or handle in personal_words().mailboxes:
        return "", ""
    return handle, ""


def _places(
    resume: Resume, guard: Guard, taken: Sequence[Span], zone: Callable[[int], bool]
) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """Addresses in the lines of the contact part, and where a label says so."""
    document = resume.document
    text = list(document.text)
    reach = {Kind.EMAIL, Kind.PHONE, Kind.LINK}
    for span in taken:
        text[span.start : span.end] = ["|" if char != "\n" else char for char in text[span.start : span.end]]
    blanked = "".join(text)
    starts = [line.start for line in document.lines]
    hit = {bisect_right(starts, span.start) - 1 for span in taken if span.kind in reach}
    for index, line in enumerate(document.lines):
        part = blanked[line.start : line.end]
        inside = zone(line.start)
        if not inside and ":" not in part and "\t" not in part:
            continue
        if not inside:
            part = part if re.match(r"\W{0,6}(?:home |postal )?(?:address|anschrift|adresse)\b", plain(part)) else ""
        beside = index - 1 in hit or index + 1 in hit
        yield from addresses(part, line.start, guard, contact=inside and index in hit, beside=inside and beside)


def _birth_dates(text: str, spans: Sequence[Span]) -> tuple[str, ...]:
    """Birth dates with day, to be known again where no label stands."""
    found = (plain(text[span.start : span.end]) for span in spans if span.kind is Kind.BIRTH)
    return tuple(value for value in found if sum(map(str.isdigit, value)) >= 5)


def _monograms(resume: Resume, name: Name) -> Iterator[Span]:
    """A line that is the person's initials, as in a round badge."""
    document = resume.document
    letters = {span: [token.folded[0] for token in tokens(document.text[span.start : span.end])] for span in name.spans}
    for line in document.lines[:60]:
        part = document.text[line.start : line.end]
        signs = [char.lower() for char in part if char.isalpha()]
        if 2 <= len(signs) <= 4 and part.isupper() and signs in letters.values():
            yield Span(line.start, line.end, Kind.NAME)


def _nowhere(_: int) -> bool:
    return False


def _bracketed(text: str, span: Span) -> bool:
    """Whether the span is one of the words that stand for what was taken out already."""
    return text[max(0, span.start - 1) : span.start] == "[" and text[span.start : span.end + 1] == f"{span.kind}]"
