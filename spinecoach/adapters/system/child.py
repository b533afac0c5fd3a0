"""What a worker process does first: keep its pipes for the protocol, and die with its parent."""

from __future__ import annotations

import ctypes
import json
import os
import signal
import sys
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable

PR_SET_PDEATHSIG = 1
"""From linux/prctl.h."""


def private_streams() -> tuple[TextIO, Callable[..., None]]:
    """Return the parent's requests, and what answers it with a JSON object of the fields given.

    Whatever else is printed from now on goes to the null device.
    """
    requests = os.fdopen(os.dup(0), "r", encoding="utf-8")
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    void = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(void, descriptor)
    os.close(void)

    def answer(**fields: object) -> None:
        answers.write(json.dumps(fields) + "\n")
        answers.flush()

    return requests, answer


def die_with_parent() -> None:
    """Ignore Control-C, which is meant for the parent; on Linux, be killed when it dies."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
