"""A widget that is garbage is destroyed only in the window's thread."""

from __future__ import annotations

import gc
import threading
from typing import TYPE_CHECKING

import pytest

from spinecoach.ui.window.garbage import Collector

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


class Loop:
    """A reference cycle that notes in which thread it is destroyed."""

    gone: list[int]

    def __init__(self, gone: list[int]) -> None:
        self.gone = gone
        self.itself = self

    def __del__(self) -> None:
        self.gone.append(threading.get_ident())


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[Collector]:
    del qtbot
    made = Collector()
    yield made
    made.close()


def make_much() -> None:
    """Make more objects than Python's first threshold."""
    kept = [[number] for number in range(200_000)]
    kept.clear()


def test_only_the_windows_thread_collects(collector: Collector, qtbot: QtBot) -> None:
    del collector
    gone: list[int] = []
    Loop(gone)
    other = threading.Thread(target=make_much)
    other.start()
    other.join()
    assert gone == []
    make_some = [[number] for number in range(5_000)]
    qtbot.waitUntil(lambda: bool(gone))
    assert gone == [threading.get_ident()]
    assert len(make_some) == 5_000


def test_little_garbage_is_not_collected(
    collector: Collector, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[int] = []
    monkeypatch.setattr(gc, "collect", looked.append)
    monkeypatch.setattr(gc, "get_count", lambda: (3, 0, 0))
    collector.collect()
    assert looked == []


@pytest.mark.parametrize(("counts", "generation"), [((9999, 1, 0), 0), ((1, 999, 1), 1)])
def test_only_generations_over_their_threshold_are_collected(
    collector: Collector,
    monkeypatch: pytest.MonkeyPatch,
    counts: tuple[int, int, int],
    generation: int,
) -> None:
    looked: list[int] = []
    monkeypatch.setattr(gc, "collect", looked.append)
    monkeypatch.setattr(gc, "get_count", lambda: counts)
    collector.collect()
    assert looked == [generation]


def test_after_closing_python_collects_as_before(qtbot: QtBot) -> None:
    del qtbot
    made = Collector()
    assert not gc.isenabled()
    made.close()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
