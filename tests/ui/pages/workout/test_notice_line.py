"""A narrow line during a workout: one sentence, which disappears after a while."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.ui.pages.workout.notice_line import NoticeLine
from tests.ui.ink import inked_rows

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SENTENCE = "There is no sound device: captions show every line, and the voice returns with one."


@pytest.fixture
def line(qtbot: QtBot) -> NoticeLine:
    made = NoticeLine(Phrases())
    qtbot.addWidget(made)
    made.resize(1175, 27)
    return made


def test_it_says_its_sentence_whole_and_is_gone_when_there_is_nothing_to_say(
    line: NoticeLine,
) -> None:
    line.tell(SENTENCE)
    assert line.text == SENTENCE
    assert line.accessibleName() == f"Notice: {SENTENCE}"
    assert line._words.fits
    assert inked_rows(line._words)
    line.tell("")
    assert line.text == ""
    assert line.isHidden()
    assert not line._away.isActive()


def test_it_goes_by_itself(qtbot: QtBot, line: NoticeLine) -> None:
    line._away.setInterval(20)
    line.tell(SENTENCE)
    qtbot.waitUntil(line.isHidden)
    assert line.text == ""
