"""Many resumes: each source is scored by itself, and no bad file stops the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module

from resume_check.batch.sources import Source
from resume_check.batch.worker import check_one, crashed
from resume_check.errors import SettingsError
from resume_check.model import Failure, Report
from resume_check.settings import Settings


def run(sources: Iterable[Source], settings: Settings) -> Iterator[Report | Failure]:
    """Score `sources` one after the other in this process, lazily and in their order.

    Raises `SettingsError` where the settings are wrong, since then no file could be scored.
    """
    import_module("resume_check.analyzer")  # so that a broken installation is not taken for broken files
    for source in sources:
        try:
            outcome = check_one(source, settings)
        except SettingsError:
            raise
        except Exception as bug:
            # The one place that catches all: a defect of ours that one file brings out must not lose the rest of a
            # scan of thousands. `score` and `check` keep the traceback.
            outcome = crashed(source, bug)
        yield outcome
