"""What a process that reads untrusted files denies itself: memory, core dumps, large files, endless work.

Where a system lacks one of these walls (Windows has none of them, macOS does not hold the one on memory), the parent's
deadline still holds.
"""

from __future__ import annotations

import ctypes
import gc
import os
import signal
import sys
from pathlib import Path
from typing import Final

_LEAST_MEMORY: Final = 128 * 1024 * 1024  # what is left for the file, however much the program itself takes up
_MAX_FILE: Final = 4 * 1024 * 1024  # Python may keep its compiled modules; a file of a resume never makes one
_GRACE: Final = 10  # seconds after which a child that its parent did not end, because it is gone, ends by itself
_PR_SET_DUMPABLE: Final = 4
_PR_SET_NO_NEW_PRIVS: Final = 38


def leave_no_core() -> None:
    """No core dump, which would hold the resume; no new rights by starting another program."""
    if sys.platform == "win32":
        return
    import resource

    _lower(resource.RLIMIT_CORE, 0)
    if sys.platform == "linux":
        libc = ctypes.CDLL(None)
        # The limit alone is no help where dumps go to a program.
        libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
        libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)


def leave_signals_to_parent() -> None:
    """Requests to stop, which may come to all processes of a service at once, are the parent's to deal with."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    if sys.platform == "win32":
        return
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_SETMASK, ())  # what the thread that started this process held back


def limit_memory(max_memory: int) -> None:
    """Call when all is loaded: from here on the process grows to `max_memory` bytes and no further."""
    gc.freeze()  # what is loaded stays: no need to look at it again after each file
    gc.enable()
    if sys.platform == "win32":
        return
    import resource

    taken, resident = _sizes()
    _lower(resource.RLIMIT_AS, taken + max(max_memory - resident, _LEAST_MEMORY))
    _lower(resource.RLIMIT_FSIZE, _MAX_FILE)


def limit_time(seconds: float | None) -> None:
    """End this process some time after `seconds`, should the parent not do it; None lifts that."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, 0 if seconds is None else seconds + _GRACE)


def has_grown(max_memory: int) -> bool:
    """Whether the process takes up half of what it may, so that a fresh one does the next file better."""
    return _sizes()[1] > max_memory // 2


def _sizes() -> tuple[int, int]:
    """Bytes of address space and of memory that this process takes up; 0 where that is not known."""
    try:
        pages = Path("/proc/self/statm").read_bytes().split()
    except OSError:
        return 0, 0
    size = os.sysconf("SC_PAGE_SIZE")
    return int(pages[0]) * size, int(pages[1]) * size


def _lower(kind: int, value: int) -> None:
    import resource

    _, hard = resource.getrlimit(kind)
    if hard != resource.RLIM_INFINITY:
        value = min(value, hard)
    resource.setrlimit(kind, (value, value))
