"""Who runs the work of a batch: processes of this machine, or a Dask cluster. The one seam between them and users."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import ClassVar, Final, Protocol

from resume_check.batch.run import Outcome, run
from resume_check.batch.sources import Source
from resume_check.batch.storage import fetched
from resume_check.errors import ResumeError, SettingsError
from resume_check.settings import Settings

ENGINES: Final = ("local", "dask")
_FETCH_AHEAD: Final = 16  # files in storage that are read at a time


class EngineError(SettingsError):
    """The engine that is asked for cannot be had as it is asked for."""

    code = "engine"


class EngineMissingError(EngineError):
    """The engine's libraries are not installed."""

    hint = 'Run pip install "resume-check[cluster]", or leave out --engine.'


class EngineLostError(ResumeError):
    """The engine went away midway. No resume is to blame, and the outcomes that came before it hold."""

    code = "engine-lost"
    hint = "See that it runs again."


class Engine(Protocol):
    """Scores many resumes."""

    def run(
        self, sources: Iterable[Source], settings: Settings, *, jobs: int | None = None
    ) -> Generator[Outcome, None, None]:
        """An outcome for each source, in the order of the sources, with no more than a bounded number under way.

        Ctrl-C while it waits brings what was finished and then `KeyboardInterrupt`. Raises `SettingsError` where no
        file could be scored, and `EngineLostError` where the engine goes away, after the outcomes that were finished.
        """


class LocalEngine:
    """Worker processes of this machine."""

    def run(
        self, sources: Iterable[Source], settings: Settings, *, jobs: int | None = None
    ) -> Generator[Outcome, None, None]:
        """See `Engine` and `resume_check.batch.run.run`."""
        return run(fetched(sources, settings.limits, ahead=_FETCH_AHEAD), settings, jobs=jobs)


@dataclass(frozen=True, slots=True)
class Tls:
    """The files of a TLS connection to a cluster, in PEM format. Without them Dask's own configuration holds."""

    flags: ClassVar[tuple[str, ...]] = ("--tls-ca", "--tls-cert", "--tls-key")

    ca: str | None = None  # the authority that has signed the cluster's certificates
    cert: str | None = None  # this client's certificate
    key: str | None = None  # and its private key, where the certificate's file does not hold it

    def check(self) -> None:
        """Raises `EngineError` where the files are not there or not enough."""
        for flag, path in zip(self.flags, (self.ca, self.cert, self.key), strict=True):
            if path is not None and not Path(path).is_file():
                raise EngineError(f"{flag}: {path}: there is no such file")
        if not self.ca or not self.cert:
            raise EngineError(
                "--tls-ca and --tls-cert are both needed, as the two sides prove themselves to each other"
            )


def engine_named(name: str, *, address: str | None = None, tls: Tls | None = None, jobs: int | None = None) -> Engine:
    """The engine of that name, one of `ENGINES`.

    `address` is that of a running Dask scheduler. Raises `EngineMissingError` where its library is not installed, and
    `EngineError` where the options do not go together.
    """
    chosen = tls or Tls()
    if name == "local":
        if address is not None or chosen != Tls():
            raise EngineError("--address and --tls-... are of a cluster: add --engine dask")
        return LocalEngine()
    if find_spec("distributed") is None:
        raise EngineMissingError("--engine dask needs the library distributed, which is not installed")
    if address is not None and jobs is not None:
        raise EngineError("--jobs counts worker processes of this machine; the cluster at --address has its own")
    if chosen != Tls():
        if not (address or "").startswith("tls://"):
            raise EngineError("--tls-... need a cluster that speaks TLS: --address tls://HOST:PORT")
        chosen.check()
    from resume_check.batch.dask_engine import DaskEngine

    return DaskEngine(address=address, tls=chosen)
