"""What is wrong in the program, gathered for a page: each trouble once, as a sentence."""

from __future__ import annotations

from spinecoach.core.trouble import Trouble, TroubleKind
from spinecoach.ui.services import troubles, words_of, wrong
from tests.ui.stage import Stage

FULL = Trouble(TroubleKind.HISTORY_DISK_FULL, "/data")
VOICE = Trouble(TroubleKind.NO_SPEECH_ENGINE)


def test_where_nothing_is_wrong_nothing_is_said() -> None:
    assert wrong(Stage()) == ()
    assert troubles(Stage()) == ()


def test_what_is_wrong_anywhere_is_said_once_in_a_fixed_order() -> None:
    stage = Stage()
    stage.voice.trouble = VOICE
    stage.speaker.trouble = VOICE
    stage.history.trouble = FULL
    stage.profile.troubles = (FULL,)
    assert wrong(stage) == (VOICE, FULL)
    assert troubles(stage) == tuple(map(stage.phrases.troubles.sentence, (VOICE, FULL)))


def test_two_troubles_of_one_sentence_are_said_once() -> None:
    stage = Stage()
    stage.settings.trouble = FULL
    stage.profile.troubles = (FULL, VOICE)
    assert troubles(stage) == tuple(map(stage.phrases.troubles.sentence, (FULL, VOICE)))


def test_a_sentence_stays_as_it_is() -> None:
    stage = Stage()
    assert words_of("The pack is gone.", stage.phrases) == "The pack is gone."
    assert words_of(FULL, stage.phrases) == stage.phrases.troubles.sentence(FULL)
