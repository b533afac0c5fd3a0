"""The list of variants on a card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.ui.pages.routine.variant_list import USUAL_LIST, VariantList
from spinecoach.ui.style.theme import grown
from tests.ui.stage import SHELF

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SHOULDER = next(one for one in SHELF.exercises() if one.id == "shoulder-squeezes")


def test_variants_are_listed_from_easy_to_hard_with_their_level(qtbot: QtBot) -> None:
    drop = VariantList(SHOULDER, Phrases().exercises)
    qtbot.addWidget(drop)
    texts = [drop.itemText(at) for at in range(drop.count())]
    levels = [text.partition(":")[0] for text in texts]
    assert levels == sorted(levels, key=["Easier", "Standard", "Harder"].index)
    assert {drop.itemData(at) for at in range(drop.count())} == {
        "",
        *(variant.id for variant in SHOULDER.variants),
    }


def test_without_its_file_an_exercise_has_one_variant_in_a_list_as_wide_as_all(
    qtbot: QtBot,
) -> None:
    drop = VariantList(None, Phrases().exercises)
    qtbot.addWidget(drop)
    assert [drop.itemText(at) for at in range(drop.count())] == ["Standard"]
    assert drop.sizeHint().width() >= grown(USUAL_LIST)
