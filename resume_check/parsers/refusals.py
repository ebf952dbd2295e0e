"""Errors of the parsers whose next step is another than that of their kind; they share its code."""

from __future__ import annotations

from resume_check.errors import Damaged, NoText


class UnreadableScan(NoText):
    """Recognition found no text in the pictures either."""

    hint = "Export it from the original document, or scan it again: straight, sharp, at 300 dpi."


class NothingWritten(NoText):
    """A document without text that is no scan, such as a Word file that holds pictures alone."""

    hint = "Type the text instead of pasting a picture of it, or save it as PDF and have that read with --ocr."


class Unreadable(Damaged):
    """The file gives letters, but they make no words."""

    hint = "Export it again, as a PDF or with the encoding UTF-8, and look whether its text can be copied."
