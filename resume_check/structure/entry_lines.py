"""What a line of a section says for or against its being the header of an entry."""

from __future__ import annotations

import datetime as dt
import re
from typing import final

from resume_check.model import DateRange, Document, LineKind, LogicalLine
from resume_check.structure.dates import find_dates
from resume_check.structure.entry_names import EDGES, has_study, has_title, without_length

MAX_HEADER_WORDS = 16
_MAX_TITLE_WORDS = 12
_MAX_NAME_WORDS = 8
_MAX_HEADER = 200  # characters

_ABBREVIATION = 10  # characters that hold any of _ABBREVIATED
_SENTENCE_SIGNS = (".", "!", "?")
_SENTENCE_END = re.compile(r"(?<=[\w)\]%’'\"”])[.!?]$")
_ABBREVIATED = re.compile(
    r"\b(?:Inc|Ltd|Co|Corp|Univ|Inst|Dept|Ph\.D|M\.Sc|B\.Sc|M\.A|B\.A|[A-Z]|etc|Jr|Sr|al|St|Assoc|Intl)\.$"
)
_VERB_FORM = re.compile(r"[A-Z]?[a-z]{2,14}(?:ed|ing)\b")
_REMARK = re.compile(r"\)?\s?[,;(\u2013-]\s?[a-z][^.!?:]{2,60}")
_PLACE_OR_EXTRA = re.compile(
    r"\(?(?:remote|hybrid|on-site|onsite)\)?|[A-Z][\w.’'-]{1,20}(?:\s[A-Z][\w.’'-]{1,20})?,\s[A-Z][\w.]{1,20}"
)


@final
class LineFacts:
    """One logical line, seen as a possible header."""

    def __init__(
        self,
        *,
        dates: tuple[DateRange, ...],
        rest: str,
        words: int,
        bullet: bool,
        marked: bool,
        strong: bool,
        label: bool,
        sentence: bool,
        upper: bool,
        edge: bool,
        remarked: bool,
    ) -> None:
        self.dates = dates  # offsets in the document
        self.rest = rest  # the text without its dates
        self.words = words  # of `rest`
        self.bullet = bullet
        self.marked = marked  # the format calls it a heading: a Word style, a Markdown #
        self.strong = strong  # bold where the body is not, or larger
        self.label = label  # opens with a label and a colon: "Tech: ..."
        self.sentence = sentence  # ends like one
        self.upper = upper  # opens with a capital or a digit
        self.edge = edge  # a date stands at one of its ends
        self.remarked = remarked  # a range and a remark on it stand at its end: "2017 - 2025, acquired by Bosch"

    @property
    def titled(self) -> bool:
        """Whether it holds a word of job titles; few lines are asked."""
        return len(self.rest) <= _MAX_HEADER and has_title(self.rest)

    @property
    def ranged(self) -> bool:
        """Whether one of the dates is a range."""
        return any(not item.single for item in self.dates)

    @property
    def header_like(self) -> bool:
        """Short, no bullet, no sentence, no list of tools: may be a title or an employer."""
        if self.bullet or ((self.sentence or self.label) and not self.marked):
            return False
        return 0 < self.words <= _MAX_TITLE_WORDS and (self.upper or self.words <= 4)

    @property
    def of_study(self) -> bool:
        """A school or degree, and no word of job titles."""
        return has_study(self.rest) and not self.titled

    @property
    def name_like(self) -> bool:
        """Like the name of an employer or school: capitalised, no verb at its start."""
        words = [word for word in self.rest.replace("/", " ").split() if len(word) > 3]
        capitals = sum(not word[:1].islower() for word in words)
        capitalised = capitals * 3 >= len(words) * 2
        return self.header_like and self.words <= _MAX_NAME_WORDS and capitalised and not _VERB_FORM.match(self.rest)

    @property
    def dated_header(self) -> bool:
        """A date and little else."""
        if not self.dates or self.words > MAX_HEADER_WORDS or (self.words > 5 and self.sentence):
            return False
        if self.bullet:  # some write the jobs themselves as bullets
            return self.ranged and self.words <= _MAX_TITLE_WORDS and self.edge and self.titled
        remarked = self.remarked and self.titled
        return self.edge or remarked or (self.ranged and self.words <= _MAX_TITLE_WORDS) or self.words <= 3


def facts_of(document: Document, line: LogicalLine, *, as_of: dt.date, bold_body: bool) -> LineFacts:
    """Look at `line`; `bold_body` says that bold means nothing in this document."""
    text = document.text
    content = text[line.start : line.end].rstrip()
    physical = document.lines[line.first_line]
    dates = find_dates(content, as_of=as_of) if len(content) <= _MAX_HEADER else ()
    rest = content
    for item in reversed(dates):
        rest = rest[: item.start] + " " + rest[item.end :]
    rest = without_length(rest).strip(EDGES)
    words = len(rest.split())
    label = line.label_end is not None and content[: line.label_end - line.start].rstrip().endswith(":")
    return LineFacts(
        dates=tuple([_moved(item, line.start) for item in dates]),
        rest=rest,
        words=words,
        bullet=line.kind is LineKind.BULLET,
        marked=physical.heading,
        strong=physical.bold and not bold_body,
        label=label,
        sentence=words > 2 and _ends_sentence(content),
        upper=content[:1].isupper() or content[:1].isdigit(),
        edge=any(_stands_apart(content, item) for item in dates),
        remarked=any(not item.single and _REMARK.fullmatch(content, item.end) is not None for item in dates),
    )


def _moved(item: DateRange, by: int) -> DateRange:
    return DateRange(item.first, item.last, item.start + by, item.end + by, item.current, item.single)


def _ends_sentence(content: str) -> bool:
    if content[-1:] not in _SENTENCE_SIGNS:
        return False
    if _SENTENCE_END.search(content, max(len(content) - 2, 0)) is None:
        return False
    return _ABBREVIATED.search(content, max(len(content) - _ABBREVIATION, 0)) is None


def _stands_apart(content: str, date: DateRange) -> bool:
    """At one end of the line, or at the start of the cell at its right margin: "Title <tab> 2025, volunteer"."""
    cell = content[: date.start].endswith("\t") and "\t" not in content[date.end :]
    return cell or _bare(content[date.end :]) or _bare(content[: date.start])


def _bare(text: str) -> bool:
    """Nothing, or a place or a length of time, stands beside a date."""
    text = without_length(text).strip(EDGES + "()[]")
    return text == "" or bool(_PLACE_OR_EXTRA.fullmatch(text))
