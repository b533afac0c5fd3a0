"""Progress: one live line on a terminal, short lines in a log."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

from devtools import console
from devtools.console import Progress, follow

if TYPE_CHECKING:
    import pytest


class Terminal(io.StringIO):
    """A stream that claims to be a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_has_one_line_that_changes() -> None:
    terminal = Terminal()
    progress = Progress("Packages", terminal)
    progress.note("fetching numpy")
    progress.note("unpacking")
    progress.close(ok=True)
    assert terminal.getvalue().count("\n") == 1
    assert "fetching numpy" in terminal.getvalue()
    assert all(len(line) <= console.WIDTH for line in terminal.getvalue().strip().split("\r"))


def test_a_log_gets_a_line_only_every_few_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 0.0
    monkeypatch.setattr("time.monotonic", lambda: now)
    log = io.StringIO()
    progress = Progress("Packages", log)
    progress.note("fetching a")
    now = 4.0
    progress.note("fetching b")
    progress.note("fetching c")
    now = 8.0
    progress.tick()
    progress.tick()
    progress.close(ok=False)
    assert log.getvalue().splitlines() == [
        "  Packages ...",
        "    fetching b",
        "    fetching c",
        "  Packages: failed after 8 s",
    ]


def test_a_command_is_followed_to_its_end(capsys: pytest.CaptureFixture[str]) -> None:
    script = "import sys; print('one'); print('two', file=sys.stderr); sys.exit(3)"
    told: list[str] = []
    status, lines = follow([sys.executable, "-c", script], "Counting", told.append)
    assert status == 3
    assert sorted(lines) == ["one", "two"]
    assert sorted(told) == ["one", "two"]
    assert "Counting: failed" in capsys.readouterr().err
