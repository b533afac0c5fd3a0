"""What several exercises need is named once."""

from __future__ import annotations

from spinecoach.core.exercise.equipment import Equipment


def test_each_thing_is_needed_once_in_the_order_of_need() -> None:
    both = Equipment(("Matte",)).with_also(Equipment(("Stuhl", "Matte")))
    assert both == Equipment(("Matte", "Stuhl"))


def test_two_dumbbells_include_one_whichever_comes_first() -> None:
    one, two = Equipment(dumbbells=1), Equipment(dumbbells=2)
    assert one.with_also(two) == two.with_also(one) == two
    assert one.with_also(one) == one
