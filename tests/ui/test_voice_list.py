"""The list of voices: filled when they are told, by language, with those who cannot speak."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from spinecoach.core.ports import VoiceChoice
from spinecoach.ui.widgets import voice_list
from spinecoach.ui.widgets.voice_list import ABLE, STANDARD, UNABLE, VoiceList, language_name

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ANN = VoiceChoice("toy/us", "Ann", "en-us")
BOB = VoiceChoice("toy/gb", "Bob", "en-gb")
ANA = VoiceChoice("toy/es", "Ana", "es", "“Ana” does not speak English.")
KARL = VoiceChoice("toy/de", "Karl", "de", "“Karl” does not speak English.")


class Engine:
    """An engine that tells its voices when it is ready."""

    def __init__(self, *voices: VoiceChoice) -> None:
        self.voices = voices
        self.asked = 0

    def __call__(self) -> tuple[VoiceChoice, ...]:
        self.asked += 1
        return self.voices


def shown(qtbot: QtBot, engine: Engine, chosen: str = "") -> VoiceList:
    voices = VoiceList(engine)
    qtbot.addWidget(voices)
    voices.show_value(chosen)
    voices.show()
    return voices


def texts(voices: VoiceList) -> list[str]:
    return [voices.itemText(row) for row in range(voices.count())]


def can_be_chosen(voices: VoiceList, row: int) -> bool:
    return bool(voices.model().index(row, 0).flags() & Qt.ItemFlag.ItemIsSelectable)


def test_english_comes_first_and_the_others_by_language(qtbot: QtBot) -> None:
    voices = shown(qtbot, Engine(ANA, ANN, KARL, BOB))
    expected = [STANDARD, ABLE, "Ann", "Bob", UNABLE, "Karl", "Ana"]
    assert texts(voices) == expected
    chosen = [voices.itemText(row) for row in range(len(expected)) if can_be_chosen(voices, row)]
    assert chosen == [STANDARD, "Ann", "Bob"]


def test_who_cannot_speak_the_lines_says_why(qtbot: QtBot) -> None:
    voices = shown(qtbot, Engine(ANN, KARL))
    index = voices.model().index(voices.findData("toy/de"), 0)
    assert index.data(Qt.ItemDataRole.ToolTipRole) == KARL.refusal


def test_where_all_can_speak_no_heading_is_needed(qtbot: QtBot) -> None:
    assert texts(shown(qtbot, Engine(ANN, BOB))) == [STANDARD, "Ann", "Bob"]


@pytest.mark.parametrize(("chosen", "row"), [("", 0), ("toy/gb", 2), ("toy/gone", 0)])
def test_the_chosen_voice_is_shown_and_one_that_is_gone_is_not(
    qtbot: QtBot, chosen: str, row: int
) -> None:
    assert shown(qtbot, Engine(ANN, BOB), chosen).currentIndex() == row


def test_it_asks_while_it_is_looked_at_until_it_is_told(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(voice_list, "ASK_AGAIN", 1)
    engine = Engine()
    voices = shown(qtbot, engine, "toy/gb")
    assert texts(voices) == [STANDARD]
    engine.voices = (ANN, BOB)
    qtbot.waitUntil(lambda: voices.count() == 3)
    assert voices.currentData() == "toy/gb"
    assert not voices._again.isActive()
    asked = engine.asked
    voices.hide()
    assert engine.asked == asked


def test_hidden_it_asks_no_more(qtbot: QtBot) -> None:
    voices = shown(qtbot, Engine())
    assert voices._again.isActive()
    voices.hide()
    assert not voices._again.isActive()


@pytest.mark.parametrize(
    ("tag", "name"),
    [("en-gb-x-rp", "English"), ("de", "German"), ("xq-zz", "xq-zz"), ("", "")],
)
def test_a_tag_is_shown_as_a_language(tag: str, name: str) -> None:
    assert language_name(tag) == name
