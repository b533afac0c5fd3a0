"""A window that became garbage goes in the thread that made it, whoever makes objects meanwhile."""

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
    """A cycle of garbage that tells in which thread it went."""

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
    """Make more objects than Python lets pass without looking for garbage."""
    kept = [[number] for number in range(200_000)]
    kept.clear()


def test_another_thread_never_collects_and_this_one_does_in_a_while(
    collector: Collector, qtbot: QtBot
) -> None:
    del collector
    gone: list[int] = []
    Loop(gone)
    other = threading.Thread(target=make_much)
    other.start()
    other.join()
    assert gone == []
    make_some = [[number] for number in range(5_000)]
    qtbot.waitUntil(lambda: bool(gone), timeout=5_000)
    assert gone == [threading.get_ident()]
    assert len(make_some) == 5_000


def test_where_there_is_little_nothing_is_looked_through(
    collector: Collector, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[int] = []
    monkeypatch.setattr(gc, "collect", looked.append)
    monkeypatch.setattr(gc, "get_count", lambda: (3, 0, 0))
    collector.collect()
    assert looked == []


@pytest.mark.parametrize(("counts", "generation"), [((9999, 1, 0), 0), ((1, 999, 1), 1)])
def test_no_more_is_looked_through_than_has_grown(
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


def test_when_it_ends_python_collects_as_before(qtbot: QtBot) -> None:
    del qtbot
    made = Collector()
    assert not gc.isenabled()
    made.close()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
