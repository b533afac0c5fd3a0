"""What is made once for all workers of a test run, though each is a process of its own."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest


@contextmanager
def one_folder(factory: pytest.TempPathFactory, name: str) -> Iterator[Path]:
    """Give one worker after the other the same folder, which ends with the run."""
    import fcntl  # only where an engine is carried and sound can be recorded

    own = factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / name
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        folder.mkdir(mode=0o700, exist_ok=True)
        yield folder
