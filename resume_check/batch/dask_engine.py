"""The engine that has a Dask cluster do the work: a running one, or one of this machine for the time of the batch.

Files go to the nodes in chunks, of which a bounded number is under way. What happens to a node costs time, not files:
a chunk whose node died runs again, and one that ends node after node is run file by file, with nothing beside it, until
it is clear which file does that.
"""

from __future__ import annotations

import logging
from collections.abc import Generator, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

from resume_check.batch.dask_scan import Scan
from resume_check.batch.engine import EngineError, Tls
from resume_check.batch.run import Outcome, available_cores
from resume_check.batch.sources import Source
from resume_check.output import hold_interrupts_in_this_thread, interrupts_let_in
from resume_check.settings import Settings

if TYPE_CHECKING:
    from distributed import Client

_CONNECT_SECONDS: Final = 10.0  # to reach the scheduler, at the start and again
# A chunk is at most 8 MiB, but for a file that is larger by itself; Dask would warn of it each time.
_CONFIG: Final = {"distributed.admin.large-graph-warning-threshold": "1GiB"}


class DaskEngine:
    """Runs batches on the cluster at `address`, or on one of `jobs` processes of this machine that it starts."""

    def __init__(self, *, address: str | None = None, tls: Tls | None = None) -> None:
        self._address = address
        self._tls = tls or Tls()

    def run(
        self, sources: Iterable[Source], settings: Settings, *, jobs: int | None = None
    ) -> Generator[Outcome, None, None]:
        """See `Engine`. `jobs` counts the processes of a cluster of this machine.

        Raises `EngineError` where no cluster can be had or its nodes would give other records than this machine.
        """
        import dask
        import distributed  # noqa: F401 - which sets up its loggers, before `_hush` does

        _hush()
        with dask.config.set(_CONFIG), self._client(jobs) as client:
            yield from Scan(client, settings, label=self._address or "this machine").outcomes(sources)

    @contextmanager
    def _client(self, jobs: int | None) -> Iterator[Client]:
        with ExitStack() as stack:
            with interrupts_let_in():
                cluster = None if self._address else stack.enter_context(_local_cluster(jobs or available_cores()))
                client = self._connected(cluster or self._address)
            if client.loop is not None:
                # Signals are the main thread's, which lets them in where it can deal with them.
                client.loop.add_callback(hold_interrupts_in_this_thread)
            stack.callback(client.close, timeout=2)
            yield client

    def _connected(self, cluster: Any) -> Client:
        from distributed import Client

        try:
            return Client(cluster, timeout=_CONNECT_SECONDS, set_as_default=False, security=self._security())
        except (OSError, ValueError) as error:
            raise EngineError(
                f"There is no Dask scheduler at {self._address} ({type(error).__name__}). "
                "Check that it runs, and --address"
            ) from error

    def _security(self) -> Any:
        from distributed import Security

        if self._tls == Tls():
            return None  # what Dask's own configuration says
        return Security(
            tls_ca_file=str(Path(self._tls.ca or "").absolute()),
            tls_client_cert=str(Path(self._tls.cert or "").absolute()),
            tls_client_key=str(Path(self._tls.key or self._tls.cert or "").absolute()),
            require_encryption=True,
        )


@contextmanager
def _local_cluster(jobs: int) -> Iterator[Any]:
    from distributed import LocalCluster

    with TemporaryDirectory(prefix="resume-check-") as folder:
        try:
            cluster = LocalCluster(
                n_workers=jobs,
                threads_per_worker=1,
                dashboard_address=None,
                silence_logs=logging.CRITICAL,
                local_directory=folder,
            )
        except (OSError, RuntimeError) as error:
            raise EngineError(
                "The processes of the Dask cluster do not start. A program of your own needs its main part below "
                "if __name__ == '__main__', since they import it"
            ) from error
        try:
            yield cluster
        finally:
            cluster.close(timeout=5)


def _hush() -> None:
    """What the library would log of a cluster's comings and goings, this engine says in one line, or deals with."""
    for name in ("distributed", "distributed.client", "tornado", "asyncio"):  # some have a level of their own
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
