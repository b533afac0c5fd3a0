"""The real tempo of reps that a person ended: how long they took, and whether the last took longer.

A rep at own pace lasts from the end of the one before it, so a breath between two reps is part of
it. At the coach's pace nothing is kept: there every rep lasts as long as the pace says.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FEWEST = 4
"""Reps of a set from which on its second half is compared with its first."""

CHANGED = 1.2
"""How many times as long the reps of one half take if that is said: a fifth more is no chance."""


class Drift(StrEnum):
    """How the reps changed within the sets."""

    STEADY = "steady"
    SLOWER = "slower"
    QUICKER = "quicker"


class Tempo(NamedTuple):
    """How many seconds a rep usually took, and how that changed towards the end of the sets."""

    seconds: float
    drift: Drift = Drift.STEADY


def tempo_of(sets: Iterable[Sequence[float | None]]) -> Tempo | None:
    """Return the tempo of sets, each with the seconds of its reps; None if no rep has any.

    One very long rep, for example because the doorbell rang, changes nothing.
    """
    known = [[seconds for seconds in one if seconds] for one in sets]
    every = [seconds for one in known for seconds in one]
    return Tempo(_middle(every), _drift(known)) if every else None


def _drift(known: Iterable[Sequence[float]]) -> Drift:
    changes = []
    for one in known:
        half = len(one) // 2
        if len(one) >= FEWEST:
            changes.append(_middle(one[-half:]) / _middle(one[:half]))
    change = _middle(changes) if changes else 1.0
    if change >= CHANGED:
        return Drift.SLOWER
    return Drift.QUICKER if change <= 1 / CHANGED else Drift.STEADY


def _middle(values: Sequence[float]) -> float:
    """Return the median; `statistics` would take longer to load than the window waits for."""
    ordered = sorted(values)
    half = len(ordered) // 2
    return (ordered[half] + ordered[~half]) / 2
