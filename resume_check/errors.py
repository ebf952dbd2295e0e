"""Errors that a user can cause or mend. Anything else is a bug and keeps its traceback."""

from __future__ import annotations

from typing import ClassVar


class ResumeError(Exception):
    """The root: a resume that could not be scored, or settings that are wrong.

    `code` is one of the contract's error codes; `hint` is what to do next.
    """

    code: ClassVar[str] = "error"
    hint: ClassVar[str] = ""

    def __str__(self) -> str:
        """The reason and the next step in one line."""
        reason = super().__str__()
        return f"{reason}. {self.hint}" if self.hint else reason


class NotFound(ResumeError):
    """There is no such file."""

    code = "not-found"
    hint = "Check the path."


class PermissionDenied(ResumeError):
    """The file is there but may not be read."""

    code = "permission-denied"
    hint = "Give yourself read permission, or copy the file."


class Empty(ResumeError):
    """The file has no bytes, or nothing but white space."""

    code = "empty"
    hint = "Export the resume again."


class UnsupportedFormat(ResumeError):
    """The bytes are no PDF, DOCX or text."""

    code = "unsupported-format"
    hint = "Save it as PDF, DOCX or plain text and try again."


class Damaged(ResumeError):
    """The file claims a format that its bytes do not keep."""

    code = "damaged"
    hint = "Export it again from the program that made it."


class PasswordProtected(ResumeError):
    """The document needs a password."""

    code = "password-protected"
    hint = "Save a copy without a password and try again."


class NoText(ResumeError):
    """The document opens but holds no text, as a scan does."""

    code = "no-text"
    hint = "Export it from the original document, or have its picture read with --ocr."


class TooLarge(ResumeError):
    """The file is over a limit."""

    code = "too-large"
    hint = "A resume is a few pages: remove pictures or split the file."


class TimedOut(ResumeError):
    """The file took longer than it may."""

    code = "timeout"
    hint = "Give it more time with --timeout, or export it again."


class Crashed(ResumeError):
    """The process that read the file died."""

    code = "crashed"
    hint = "The file is probably damaged: export it again."


class SettingsError(ResumeError):
    """A keyword set, an option or a job advert is wrong."""

    code = "settings"


class KeywordSetError(SettingsError):
    """A keyword set does not keep its form; the message names file, entry and key."""

    code = "keyword-set"


class JobError(SettingsError):
    """A job advert cannot be read, or asks for nothing that the role knows."""

    code = "job"


class UnknownCriterion(SettingsError):
    """The criterion that is to be explained is none of the role's."""

    code = "unknown-criterion"
    hint = "See them all with `resume-check keywords show`."


class OcrMissing(SettingsError):
    """Recognition is asked for and there is no program for it."""

    code = "ocr-missing"
    hint = 'Install the program tesseract, or run pip install "resume-check[ocr]", or leave out --ocr.'


class OutputClosedError(Exception):
    """Whoever read standard output has closed it: no fault of anybody's, but nothing more can be written."""
