"""E-mail addresses, phone numbers, profile links, handles and labelled details of a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final

from resume_check.keywords.personal import personal_words
from resume_check.keywords.shared import people
from resume_check.redact.spans import Kind, Span, any_of, plain

InZone = Callable[[int], bool]  # whether an offset is in the contact part of a resume

_MIN_DIGITS, _MAX_DIGITS = 7, 16
_ENOUGH_DIGITS: Final = 9  # that a number is known by without a label
_TAIL: Final = 7  # digits by which two spellings of a number are the same
_PHONE: Final = re.compile(
    r"(?<![\w@#$€£.,])(?:\(?\+[ \u00a0]?|\(|00)?\d"
    r"(?:[ \u00a0\u2009\u202f().\-\u2010-\u2015/]{0,3}\n?\d){6,17}(?!\w|[.,]\d|[ \u00a0]?%)"
    r"(?:[ ,]{0,2}(?:ext|x|extension|durchwahl|poste|dw)\.?[ ]?\d{1,6}(?!\w))?",
    re.IGNORECASE,
)
_STRONG: Final = re.compile(
    r"\(0?\d{2,5}\)[ ]?\d[\d -]{4,12}|\d{3}[-. ]\d{3}[-. ]\d{4}|0\d{1,5}[ /-]{1,3}\d[\d /-]{4,14}|00\d[\d -]{8,18}"
)
_THOUSANDS: Final = re.compile(r"\+?\d{1,3}(?:[ \u00a0\u202f.]\d{3})+")
_DIGIT_GROUP: Final = re.compile(r"\d+")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_COMPACT_DATE: Final = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_ORCID: Final = re.compile(r"(?<!\d)\d{4}-\d{4}-\d{4}-\d{3}[\dXx](?!\d)")
_URL: Final = re.compile(r"(?:https?://|www\.)[^\s<>\"'|\])]{3,300}", re.IGNORECASE)
_HOST_END: Final = r"(?:/[^\s<>\"'|\])]{0,200})?"
_HANDLE: Final = r"@?[^\W_][\w.-]{1,38}"
_MAX_VALUE: Final = 80
_REACH: Final = 300  # characters of an e-mail address before and after its sign
_SEPARATORS: Final = "|·•;\t\n"


def emails(text: str) -> Iterator[Span]:
    """E-mail addresses, also those written "jane (at) example dot com" or with spaces."""
    lowered = plain(text)
    for first, last in _around(_at_pattern().finditer(lowered)):
        for match in _email_pattern().finditer(lowered, first, min(last, len(text))):
            end = match.end()
            while text[end - 1] in ".-":
                end -= 1
            yield Span(match.start(), end, Kind.EMAIL)


def _around(matches: Iterator[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """The parts of a text that are near a match: the rest need not be looked at."""
    first = last = -1
    for match in matches:
        if match.start() - _REACH > last:
            if last >= 0:
                yield first, last
            first = max(match.start() - _REACH, 0)
        last = match.end() + _REACH
    if last >= 0:
        yield first, last


@cache
def _at_pattern() -> re.Pattern[str]:
    words = any_of(personal_words().at_words)
    return re.compile(rf"@|[\[({{<][ ]?(?:{words})[ ]?[\])}}>]|[ ](?:{words})[ ]")


@cache
def _email_pattern() -> re.Pattern[str]:
    words = personal_words()
    at, dot = any_of(words.at_words), any_of(words.dot_words)
    host = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
    marked_at = rf"[ \t]?[\[({{<][ ]?(?:{at}|@)[ ]?[\])}}>][ \t]?"
    marked_dot = rf"[ \t]?[\[({{<][ ]?(?:{dot}|\.)[ ]?[\])}}>][ \t]?|[ \t]{{1,2}}(?:{dot})[ \t]{{1,2}}|[ ]\.[ ]"
    local = r"(?:mailto:)?(?<![\w.])[\w!#$%&'*+/=?^`{|}~-]{1,64}(?:\.[\w+'-]{1,64}){0,6}"
    top = r"[^\W\d_]{2,24}(?![\w@])"
    return re.compile(
        rf"{local}@[ \t\n]?(?:{host}\.){{1,5}}{top}"
        rf"|{local}[ ]{{0,2}}@[ ]{{0,2}}{host}(?:(?:\.|{marked_dot}){host}){{0,4}}(?:\.|{marked_dot}){top}"
        rf"|{local}(?:(?:{marked_dot})[\w-]{{1,64}}){{0,3}}(?:{marked_at}){host}(?:(?:\.|{marked_dot}){host}){{0,4}}(?:\.|{marked_dot}){top}"
        rf"|{local}[ ](?:{at})[ ]{host}(?:[ ](?:{dot})[ ]{host}){{0,3}}[ ](?:{dot})[ ]{top}"
    )


def phones(text: str, in_zone: InZone, known: frozenset[str] = frozenset()) -> Iterator[Span]:
    """Phone numbers. Outside the contact part only what can be nothing else, or ends as one of the `known` does."""
    for match in _PHONE.finditer(text):
        if _is_phone(match[0], text, match.start(), in_zone=in_zone(match.start()), known=known):
            yield Span(match.start(), match.end(), Kind.PHONE)


def phone_key(text: str) -> str:
    """The last digits of a number, by which its spellings are the same."""
    return "".join(filter(str.isdigit, text))[-_TAIL:]


def _is_phone(number: str, text: str, start: int, *, in_zone: bool, known: frozenset[str]) -> bool:
    digits = sum(map(str.isdigit, number))
    if not _MIN_DIGITS <= digits <= _MAX_DIGITS:
        return False
    if phone_key(number) in known or _phone_label().search(plain(text[max(0, start - 40) : start])):
        return True
    if "\n" in number and not (in_zone and number.startswith(("+", "(+"))):
        return False
    if number.lstrip("(").startswith("+"):
        return digits > _ENOUGH_DIGITS or in_zone or _THOUSANDS.fullmatch(number) is None
    if _is_date(number):
        return False
    return in_zone or (digits >= _ENOUGH_DIGITS and _STRONG.fullmatch(number) is not None)


def _is_date(number: str) -> bool:
    """Years with days and months, which ranges are made of."""
    groups = _DIGIT_GROUP.findall(number)
    if all(_COMPACT_DATE.fullmatch(group) for group in groups):
        return True
    years = [group for group in groups if _YEAR.fullmatch(group)]
    return bool(years) and all(group in years or (len(group) <= 2 and int(group) <= 31) for group in groups)


@cache
def _phone_label() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(personal_words().phone_labels)})[ .:#()\t/-]{{0,4}}$")


def links(text: str, in_zone: InZone, is_own: Callable[[str], bool]) -> Iterator[Span]:
    """Addresses of profiles, all addresses in the contact part, and elsewhere those that `is_own` says are."""
    lowered = plain(text)
    for match in _profile_pattern().finditer(lowered):
        yield Span(match.start(), _link_end(text, match.end()), Kind.LINK)
    for match in _URL.finditer(text):
        if in_zone(match.start()) or is_own(match[0]):
            yield Span(match.start(), _link_end(text, match.end()), Kind.LINK)
    for match in _site_pattern().finditer(lowered):
        alone = in_zone(match.start()) and _stands_alone(text, match.start(), match.end())
        if alone or is_own(match[0]):
            yield Span(match.start(), _link_end(text, match.end()), Kind.LINK)
    for match in _ORCID.finditer(text):
        yield Span(match.start(), match.end(), Kind.LINK)


def _link_end(text: str, end: int) -> int:
    while text[end - 1] in ".,;:!?":
        end -= 1
    return end


@cache
def _profile_pattern() -> re.Pattern[str]:
    hosts = [*personal_words().profile_hosts, *(name for names in people().code_hosts.values() for name in names)]
    domains = "|".join(sorted(map(re.escape, hosts), key=len, reverse=True))
    page = r"/[^\s<>\"'|\])]{1,200}"
    return re.compile(
        rf"(?<![\w@-])(?:https?://)?(?:(?:[\w-]{{1,63}}\.){{0,3}}(?:{domains})(?![\w-])(?:{page})"
        rf"|(?!www\.)[\w-]{{2,63}}\.(?:{domains})(?![\w-])/?)|(?<![\w./])in/[\w%.-]{{3,60}}(?![\w/])"
    )


@cache
def _site_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w@./-])(?:[\w-]{{1,63}}\.){{1,4}}[^\W\d_]{{2,24}}(?![\w@]){_HOST_END}")


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether separators are on both sides, as around a part of a contact line."""
    before = text[max(0, start - 3) : start].rstrip(" ")[-1:]
    after = text[end : end + 3].lstrip(" ")[:1]
    return (not before or before in f"{_SEPARATORS},/(–-:") and (not after or after in f"{_SEPARATORS},/)–-")


def handles(text: str, in_zone: InZone) -> Iterator[tuple[Span, str]]:
    """Names on other sites, after or before the site's name; the handle is given beside the span."""
    lowered = plain(text)
    for pattern in (_label_pattern(), _behind_pattern()):
        for match in pattern.finditer(lowered):
            handle = match["handle"].strip("@._-")
            if len(handle) < 3 or handle in people().not_handles or not in_zone(match.start()):
                continue
            yield Span(match.start("handle"), match.end("handle"), Kind.LINK), handle
    for match in re.finditer(r"(?<![\w@./])@[^\W_][\w.-]{2,38}", lowered):
        if in_zone(match.start()):
            yield Span(match.start(), match.end(), Kind.LINK), match[0].strip("@._-")


@cache
def _labels() -> str:
    hosts = people().host_labels
    return any_of([*(label for labels in hosts.values() for label in labels), *personal_words().handle_labels])


@cache
def _label_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w./@])(?:{_labels()})(?:[ ]?[:(\t]|[ ]?[-–—=][ ]|[ ](?=@))[ ]{{0,3}}(?P<handle>{_HANDLE})(?![\w@/])"
    )


@cache
def _behind_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w./@])(?P<handle>{_HANDLE})[ ](?:on|at|@|bei|sur|en|su|auf)[ ](?:{_labels()})(?!\w)")


def details(text: str) -> Iterator[Span]:
    """Date and place of birth, age, nationality and marital status, where a label says so."""
    lowered = plain(text)
    for pattern, kind in ((_birth_pattern(), Kind.BIRTH), (_detail_pattern(), Kind.DETAIL)):
        for match in pattern.finditer(lowered):
            labelled = ":" in match["sign"] or "\t" in match["sign"]
            if not labelled and not any(map(str.isdigit, match["value"][:40])):  # "Born on Java"
                continue
            yield Span(match.start("value"), match.start("value") + len(match["value"].rstrip(" .,")), kind)
    for match in (*_AGE.finditer(lowered), *_AGED.finditer(lowered)):
        yield Span(match.start("value"), match.end("value"), Kind.DETAIL)


_START: Final = r"(?:(?<![\w])|^)"
_VALUE: Final = rf"(?P<value>[^{_SEPARATORS}]{{1,{_MAX_VALUE}}}?)"


@cache
def _ends() -> str:
    words = personal_words()
    every = any_of(
        [*words.birth_labels, *words.age_labels, *words.detail_labels, *words.phone_labels, "email", "e-mail"]
    )
    return rf"(?=[ ]{{0,3}}(?:[{_SEPARATORS}]|$|[,.)][ ]{{1,3}}(?:{every})[ ]?[:\t]|[,.)][ ]{{1,3}}[^ ]{{1,40}}@))"


@cache
def _birth_pattern() -> re.Pattern[str]:
    labels = any_of(personal_words().birth_labels)
    return re.compile(
        rf"{_START}(?:{labels})(?!\w)(?P<sign>[ ]?[:\t][ \t]{{0,3}}\n?|[ ]?[-–=]?[ ]|\n)[ *]{{0,3}}{_VALUE}{_ends()}"
    )


@cache
def _detail_pattern() -> re.Pattern[str]:
    words = personal_words()
    labels = any_of([*words.age_labels, *words.detail_labels])
    return re.compile(
        rf"{_START}(?:{labels})(?!\w)[ ]?(?P<sign>[:\t]|[-–=][ ])[ \t]{{0,3}}\n?[ *]{{0,3}}{_VALUE}{_ends()}"
    )


_AGE: Final = re.compile(
    r"(?:(?:^|[,(|·•;\n])[ ]{0,3}|\b(?:am|i'm|aged?|is)[ ])"
    r"(?P<value>[1-9]\d(?:[ -]years?[ -](?:old|of age)|[ ]?y\.?/?o\.?|[ ]jahre alt|[ ]ans|[ ]anos|[ ]anni))(?![\w-])"
)
_AGED: Final = re.compile(r"\baged[ ](?P<value>[1-9]\d)(?!\w)")
