"""The silent voice and speaker do all that the real ones do, without a sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.adapters.system.silent import SilentSpeaker, SilentVoice
from spinecoach.core.workout.cues import Tone

if TYPE_CHECKING:
    from spinecoach.core.workout.ports import Speaker, Voice


def test_the_speaker_takes_every_cue_and_has_no_trouble() -> None:
    speaker: Speaker = SilentSpeaker()
    speaker.load({})
    speaker.say("Lift.")
    speaker.tone(Tone.GO, late=0.1)
    speaker.hush()
    speaker.set_volume(80, muted=False)
    speaker.close()
    assert speaker.trouble is None


def test_the_silent_voice_has_no_clips_and_is_ready_at_once() -> None:
    voice: Voice = SilentVoice()
    voice.configure("", 140)
    preparation = voice.prepare(["Lift."])
    assert preparation.finished
    assert (preparation.done, preparation.total) == (0, 0)
    preparation.cancel()
    assert voice.clip("Lift.") is None
    assert list(voice.voices()) == []
    assert voice.trouble is None
    voice.close()
