"""The list of voices: filled when they are known, by language; a refused one says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.trouble import Trouble, TroubleKind
from spinecoach.core.workout.ports import VoiceChoice
from spinecoach.ui.pages.settings import voice_list
from spinecoach.ui.pages.settings.voice_list import VoiceList
from spinecoach.ui.words.languages import language_name

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

PHRASES = Phrases()
STANDARD = PHRASES.settings.standard_voice()
OTHER_LANGUAGE = TroubleKind.VOICE_SPEAKS_ANOTHER_LANGUAGE
OTHER_SCRIPT = TroubleKind.VOICE_READS_ANOTHER_SCRIPT
SPANISH = Trouble(OTHER_LANGUAGE, reason="Ana")
GERMAN = Trouble(OTHER_LANGUAGE, reason="Karl")
ANN = VoiceChoice("toy/us", "Ann", "en-us")
BOB = VoiceChoice("toy/gb", "Bob", "en-gb")
ANA = VoiceChoice("toy/es", "Ana", "es", SPANISH)
KARL = VoiceChoice("toy/de", "Karl", "de", GERMAN)


def why(trouble: Trouble) -> str:
    return PHRASES.troubles.refused_voice(trouble)


class Engine:
    """An engine whose voices the test sets."""

    def __init__(self, *voices: VoiceChoice) -> None:
        self.voices = voices
        self.asked = 0

    def __call__(self) -> tuple[VoiceChoice, ...]:
        self.asked += 1
        return self.voices


def shown(qtbot: QtBot, engine: Engine, chosen: str = "") -> VoiceList:
    voices = VoiceList(engine, PHRASES)
    qtbot.addWidget(voices)
    voices.show_value(chosen)
    voices.show()
    return voices


def texts(voices: VoiceList) -> list[str]:
    return [voices.itemText(row) for row in range(voices.count())]


def is_heading(voices: VoiceList, row: int) -> bool:
    return not voices.model().index(row, 0).flags() & Qt.ItemFlag.ItemIsSelectable


def headings(voices: VoiceList) -> list[str]:
    return [voices.itemText(row) for row in range(voices.count()) if is_heading(voices, row)]


def test_english_comes_first_and_the_others_by_language(qtbot: QtBot) -> None:
    voices = shown(qtbot, Engine(ANA, ANN, KARL, BOB))
    expected = [STANDARD, "English", "Ann", "Bob", "German", "Karl", "Spanish", "Ana"]
    assert texts(voices) == expected
    assert headings(voices) == ["English", "German", "Spanish"]


def test_each_of_140_voices_is_below_the_heading_of_its_language(qtbot: QtBot) -> None:
    tags = ["af", "zu", "en-us", "de", "en-gb", "pt-br", "pt", "cs", "de-at", "xq-zz"]
    engine = Engine(
        *(
            VoiceChoice(f"toy/{at}", f"Voice {at}", tag, None if tag.startswith("en") else GERMAN)
            for at, tag in enumerate(tags * 14)
        )
    )
    voices = shown(qtbot, engine)
    known = {language_name(tag) for tag in tags}
    assert headings(voices) == ["English", *sorted(known - {"English"})]
    below: dict[str, str] = {}
    for row in range(1, voices.count()):
        if is_heading(voices, row):
            heading = voices.itemText(row)
        else:
            below[voices.itemData(row)] = heading
    assert below == {voice.id: language_name(voice.language) for voice in engine.voices}


def test_a_refused_english_voice_is_listed_with_the_english_ones(qtbot: QtBot) -> None:
    shaw = VoiceChoice("toy/shaw", "Shaw", "en-shaw", Trouble(OTHER_SCRIPT, reason="Shaw"))
    assert headings(shown(qtbot, Engine(shaw, ANN, KARL))) == ["English", "German"]


class Room:
    """The list on a page, with its reason beside it and a button below it."""

    def __init__(self, qtbot: QtBot, chosen: str) -> None:
        self.page = QWidget()
        qtbot.addWidget(self.page)
        self.voices = VoiceList(Engine(ANN, KARL, ANA), PHRASES)
        self.below = QPushButton()
        column = QVBoxLayout(self.page)
        for widget in (self.voices, self.voices.why, self.below):
            column.addWidget(widget)
        self.choices: list[str] = []
        self.voices.chosen.connect(self.choices.append)
        with qtbot.waitActive(self.page):
            self.page.show()
            self.page.activateWindow()
        self.voices.show_value(chosen)
        self.voices.setFocus()

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.voices, key)


@pytest.mark.parametrize(("chosen", "who"), [("toy/us", "“Ann”"), ("", "The standard voice")])
def test_arrow_keys_select_a_refused_voice_which_says_why_and_leaves_the_choice(
    qtbot: QtBot, chosen: str, who: str
) -> None:
    room = Room(qtbot, chosen)
    voices = room.voices
    voices.setCurrentIndex(voices.findData("toy/us"))
    room.press(Qt.Key.Key_Down)
    assert voices.currentText() == "Karl"
    assert voices.why.isVisible()
    assert voices.why.text() == f"{why(GERMAN)} {who} speaks instead."
    assert voices.accessibleDescription() == voices.why.text()
    room.press(Qt.Key.Key_Down)
    assert voices.why.text() == f"{why(SPANISH)} {who} speaks instead."
    assert room.choices == []
    room.below.setFocus()
    assert voices.currentData() == chosen
    assert (voices.why.text(), voices.accessibleDescription()) == ("", "")


def test_a_voice_that_can_speak_has_nothing_to_explain(qtbot: QtBot) -> None:
    room = Room(qtbot, "toy/us")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
        room.press(key)
    assert room.choices == ["toy/us"]
    assert room.voices.why.text() == ""


def test_in_the_open_list_a_refused_voice_says_why_until_the_list_closes(qtbot: QtBot) -> None:
    room = Room(qtbot, "toy/us")
    room.voices.highlighted.emit(room.voices.findData("toy/de"))
    assert why(GERMAN) in room.voices.why.text()
    room.voices.hidePopup()
    assert room.voices.why.text() == ""
    assert room.voices.currentData() == "toy/us"


def test_an_older_choice_that_is_refused_says_who_speaks(qtbot: QtBot) -> None:
    voices = shown(qtbot, Engine(ANN, KARL), "toy/de")
    assert voices.why.text() == f"{why(GERMAN)} The standard voice speaks instead."
    assert voices.itemData(voices.currentIndex(), Qt.ItemDataRole.ToolTipRole) == why(GERMAN)


@pytest.mark.parametrize(("chosen", "row"), [("", 0), ("toy/gb", 3), ("toy/gone", 0)])
def test_the_chosen_voice_is_shown_unless_it_is_gone(qtbot: QtBot, chosen: str, row: int) -> None:
    assert shown(qtbot, Engine(ANN, BOB), chosen).currentIndex() == row


def test_it_asks_while_it_is_visible_until_there_are_voices(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(voice_list, "ASK_AGAIN", 1)
    engine = Engine()
    voices = shown(qtbot, engine, "toy/gb")
    assert texts(voices) == [STANDARD]
    engine.voices = (ANN, BOB)
    qtbot.waitUntil(lambda: voices.count() == 4)
    assert voices.currentData() == "toy/gb"
    assert not voices._again.isActive()
    asked = engine.asked
    voices.hide()
    assert engine.asked == asked


def test_a_hidden_list_does_not_ask(qtbot: QtBot) -> None:
    voices = shown(qtbot, Engine())
    assert voices._again.isActive()
    voices.hide()
    assert not voices._again.isActive()
