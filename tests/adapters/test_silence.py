"""The shipped dummy: whoever performs a workout in silence notices nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.adapters.silence import SilentSpeaker
from spinecoach.core.cues import Tone

if TYPE_CHECKING:
    from spinecoach.core.ports import Speaker


def test_it_takes_every_cue_and_has_no_trouble() -> None:
    speaker: Speaker = SilentSpeaker()
    speaker.load({})
    speaker.say("Lift.")
    speaker.tone(Tone.GO, late=0.1)
    speaker.hush()
    assert speaker.trouble == ""
