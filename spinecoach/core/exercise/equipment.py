"""What to have at hand for an exercise, or for several.

A named tuple in a module of its own: Today shows it right after the start.
"""

from __future__ import annotations

from typing import NamedTuple


class Equipment(NamedTuple):
    """What to have at hand: things in the words of the pack, and a number of dumbbells.

    A pack that names its dumbbells among the things has the number 0.
    """

    things: tuple[str, ...] = ()
    dumbbells: int = 0

    def with_also(self, other: Equipment) -> Equipment:
        """Return what is needed for both together, each thing once."""
        things = tuple(dict.fromkeys((*self.things, *other.things)))
        return Equipment(things, max(self.dumbbells, other.dumbbells))
