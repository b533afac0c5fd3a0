"""What is wrong in the program, gathered for a page: each trouble once."""

from __future__ import annotations

from spinecoach.core.trouble import Trouble, TroubleKind
from spinecoach.ui.services import wrong, wrong_before_workout
from tests.ui.stage import Stage

FULL = Trouble(TroubleKind.HISTORY_DISK_FULL, "/data")
VOICE = Trouble(TroubleKind.NO_SPEECH_ENGINE)
LATE = Trouble(TroubleKind.VOICE_NOT_READY)


def test_if_nothing_is_wrong_nothing_is_said() -> None:
    assert wrong(Stage()) == ()
    assert wrong_before_workout(Stage()) == ()


def test_what_is_wrong_anywhere_is_said_once_in_a_fixed_order() -> None:
    stage = Stage()
    stage.voice.trouble = VOICE
    stage.speaker.trouble = VOICE
    stage.history.trouble = FULL
    stage.profile.troubles = (FULL,)
    assert wrong(stage) == (VOICE, FULL)


def test_a_late_voice_is_a_trouble_in_a_workout_alone() -> None:
    stage = Stage()
    stage.voice.trouble = LATE
    stage.history.trouble = FULL
    assert wrong(stage) == (LATE, FULL)
    assert wrong_before_workout(stage) == (FULL,)
