"""Printed lines: the fragments of a leaf of the layout, row by row, in an order that interrupts no sentence."""

from __future__ import annotations

from typing import Final

from resume_check.model import BBox
from resume_check.parsers.fragments import Fragment, share_baseline
from resume_check.parsers.pdf_words import PageWord
from resume_check.parsers.placed import median_of, union
from resume_check.parsers.sides import DATE

_TITLE: Final = 1.15  # times the size of what it heads
_LABEL_WORDS: Final = 4
_INDENT: Final = 0.5  # of the font size: a line so far in goes on below a title
_TAB_GAP: Final = 0.5  # of the font size: a gap over this is a tab in the text


class PrintedLine:
    """A line of a page: its fragments from left to right."""

    def __init__(self, fragments: list[Fragment], page: int, column: int) -> None:
        self.fragments = fragments
        self.page = page
        self.column = column

    @property
    def box(self) -> BBox:
        """Around all words."""
        return union(self.fragments)

    @property
    def size(self) -> float:
        """Median over the words."""
        return median_of([word.style.size for fragment in self.fragments for word in fragment.words])

    @property
    def bold(self) -> bool:
        """Whether most of the line is."""
        bold = sum([len(fragment.text) for fragment in self.fragments if fragment.bold])
        return 2 * bold > sum([len(fragment.text) for fragment in self.fragments])

    def words(self) -> list[tuple[str, PageWord]]:
        """The words, each with what parts it from the one before."""
        result: list[tuple[str, PageWord]] = []
        last: PageWord | None = None
        for fragment in self.fragments:
            first = fragment.words[0]
            wide = last is not None and first.x0 - last.x1 > _TAB_GAP * first.style.size
            result.append(("" if last is None else "\t" if wide else " ", first))
            cells = fragment.cells
            result += [("\t" if i in cells else " ", word) for i, word in enumerate(fragment.words) if i > 0]
            last = fragment.words[-1]
        return result


def lines_of(fragments: list[Fragment], *, page: int, column: int) -> list[PrintedLine]:
    """The printed lines of one leaf, from the top."""
    lines: list[PrintedLine] = []
    for fragment in sorted(fragments, key=lambda fragment: (fragment.baseline, fragment.x0)):
        last = lines[-1] if lines else None
        if last is not None and _shares_row(last, fragment):
            last.fragments.append(fragment)
        else:
            lines.append(PrintedLine([fragment], page, column))
    for line in lines:
        line.fragments.sort(key=lambda fragment: fragment.x0)
    return _unstack(_gather_labels([part for line in lines for part in _without_heading(line)]))


def _gather_labels(lines: list[PrintedLine]) -> list[PrintedLine]:
    """Keep dates of several lines in a column at the left together: read row by row, they would part a sentence."""
    result: list[PrintedLine] = []
    for line in lines:
        head = result[-1] if result else None
        if head is not None and _is_label_of(head, line):
            head.fragments.insert(len(head.fragments) - 1, line.fragments[0])
            line.fragments = line.fragments[1:]
        if line.fragments:
            result.append(line)
    return result


def _is_label_of(head: PrintedLine, line: PrintedLine) -> bool:
    """Whether the first fragment of `line` goes on with the date that `head` opens with."""
    if len(head.fragments) < 2 or len(line.fragments) > 2 or line.fragments[0].bullet:
        return False
    label, more, text = head.fragments[0], line.fragments[0], head.fragments[-1]
    return (
        DATE.search(label.text) is not None
        and (len(line.fragments) == 2 or DATE.search(more.text) is not None)
        and len(more.words) <= _LABEL_WORDS
        and abs(label.x0 - more.x0) < 2
        and max(label.x1, more.x1) < text.x0
        and more.top - head.fragments[-2].bottom < 0.6 * more.size
        and label.size < 1.1 * more.size
        and (len(line.fragments) == 1 or line.fragments[1].x0 > text.x0 - 2)
    )


def _without_heading(line: PrintedLine) -> list[PrintedLine]:
    """A section's heading in a column of its own, beside the section's first line, is a line of its own."""
    first, rest = line.fragments[0], line.fragments[1:]
    if not rest or first.bullet or any(char.isdigit() for char in first.text):
        return [line]
    larger = first.size > _TITLE * max(fragment.size for fragment in rest)
    capitals = first.text.isupper() and len(first.text) > 3 and not any(part.text.isupper() for part in rest)
    if not larger and not capitals:
        return [line]
    return [PrintedLine([first], line.page, line.column), PrintedLine(rest, line.page, line.column)]


def _shares_row(line: PrintedLine, fragment: Fragment) -> bool:
    if any(_overlap(fragment, other) for other in line.fragments):
        return False
    other = line.fragments[0]
    if share_baseline(fragment, other):
        return True
    sizes = sorted((fragment.size, other.size))
    if sizes[1] > _TITLE * sizes[0] and _shared_height(fragment, other) > 0.7:
        return True
    # A small sign beside a large one, or a cell set in the middle of a taller one.
    return abs(fragment.middle - other.middle) < 0.25 * min(fragment.size, other.size)


def _shared_height(one: Fragment, other: Fragment) -> float:
    """Of the lower one."""
    lower = max(min(one.bottom - one.top, other.bottom - other.top), 1.0)
    return (min(one.bottom, other.bottom) - max(one.top, other.top)) / lower


def _overlap(one: Fragment, other: Fragment) -> bool:
    return min(one.x1, other.x1) - max(one.x0, other.x0) > 1.0


def _unstack(lines: list[PrintedLine]) -> list[PrintedLine]:
    """Give a stack of details at the right ("City", "2019 - 2021" below it) its own lines after the title it stands at.

    Read row by row, its second line would fall into a bullet of the entry and part its sentence.
    """
    result: list[PrintedLine] = []
    stack: PrintedLine | None = None  # the line at which the stack begins or goes on
    place = 0
    for line in lines:
        detail = line.fragments[-1]
        follows = (
            len(line.fragments) > 1
            and stack is not None
            and detail.top - stack.fragments[-1].bottom < 0.6 * detail.size
            and abs(detail.x1 - stack.fragments[-1].x1) < 2
        )
        if follows and (line.fragments[0].bullet or place < len(result) or _is_indented(line, stack)):
            line.fragments = line.fragments[:-1]
            own = PrintedLine([detail], line.page, line.column)
            result.insert(place, own)
            result.append(line)
            place += 1
            stack = own
            continue
        result.append(line)
        stack = line if len(line.fragments) > 1 else stack if stack and place < len(result) - 1 else None
        if stack is line:
            place = len(result)
    return result


def _is_indented(line: PrintedLine, head: PrintedLine | None) -> bool:
    return head is not None and line.fragments[0].x0 > head.fragments[0].x0 + _INDENT * line.fragments[0].size
