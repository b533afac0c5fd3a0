"""A voice that is late joins the workout that began without it."""

from __future__ import annotations

from spinecoach.core.coaching.builder import lines_of, session_of
from spinecoach.core.coaching.loaded_lines import LoadedLines
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.preferences import Preferences
from spinecoach.core.workout.change_variant import change_variant
from spinecoach.core.workout.cues import Say
from spinecoach.core.workout.events import Event
from spinecoach.core.workout.ports import Clip
from spinecoach.core.workout.timeline import plan_exercise
from tests.core.coaching.voices import QuietSpeaker, SlowVoice
from tests.core.scenes import exercise, live, plan_workout

PREFERENCES = Preferences()
PLAN = plan_workout([exercise(), exercise("bridge")], PREFERENCES)
LINES = lines_of(PLAN, PREFERENCES, Phrases())


class Spoken(SlowVoice):
    """A voice whose lines last a fifth of a second for each word, so that all of them fit."""

    def clip(self, line: str) -> Clip | None:
        clip = super().clip(line)
        return clip and Clip(clip.path, 0.2 * len(line.split()))


def test_a_late_voice_speaks_from_the_next_block_on() -> None:
    voice, speaker = Spoken(), QuietSpeaker()
    loaded = LoadedLines(voice, speaker, LINES)
    session = session_of(PLAN, PREFERENCES, Phrases(), loaded)
    session.handle(Event.START, 0.0)
    heard: dict[int, set[bool]] = {}
    for now, cue in live(session):
        voice.rendering.done = 10  # in the middle of the first block
        if isinstance(cue, Say):
            block = session.frame(now).index
            heard.setdefault(block, set()).add(cue.text in speaker.loaded)
    assert heard.pop(0) == {False}
    assert set().union(*heard.values()) == {True}


def test_lines_that_come_late_do_not_bring_back_the_variant_that_was_left() -> None:
    voice, speaker = Spoken(), QuietSpeaker()
    loaded = LoadedLines(voice, speaker, LINES)
    session = session_of(PLAN, PREFERENCES, Phrases(), loaded)
    session.handle(Event.START, 0.0)
    hard = PLAN[0]
    easier = plan_exercise(hard.exercise, hard.exercise.variants[0])
    session.handle(Event.PAUSE, 1.0)
    work = next(n for n, block in enumerate(session.timeline.blocks) if block.planned is hard)
    changed = change_variant(session.timeline, work, easier, Phrases())
    assert session.change(changed, work).done
    session.handle(Event.RESUME, 2.0)
    voice.rendering.done = 10  # all lines of the hard variant are there now
    for _ in live(session):
        pass
    assert speaker.loads > 1
    assert session.timeline.plan == changed.plan
    assert hard not in [block.planned for block in session.timeline.blocks[work:]]


class Replaced(SlowVoice):
    """A voice that has some of its lines, and after it fails those of another voice."""

    def have(self, name: str, number: int) -> None:
        self.clips = {line: Clip(f"{name}/{line}.wav", 1.0, name) for line in LINES[:number]}

    def clip(self, line: str) -> Clip | None:
        return self.clips.get(line)


def test_a_workout_keeps_the_voice_that_it_began_with() -> None:
    voice, speaker = Replaced(), QuietSpeaker()
    voice.have("natural", 3)
    loaded = LoadedLines(voice, speaker, LINES)
    natural = dict(speaker.loaded)
    for number in (0, 2, len(LINES)):
        voice.have("standard", number)
        assert not loaded.renew()
        loaded.add(LINES[-1:])
        assert speaker.loaded == natural
        assert loaded.clip(LINES[2]) == natural[LINES[2]]
        assert loaded.clip(LINES[3]) is None
    voice.have("natural", 4)
    assert loaded.renew()
    assert speaker.loaded == voice.clips


def test_a_workout_that_began_without_a_voice_takes_the_one_that_comes() -> None:
    voice, speaker = Replaced(), QuietSpeaker()
    voice.have("natural", 0)
    loaded = LoadedLines(voice, speaker, LINES)
    voice.have("standard", len(LINES))
    assert loaded.renew()
    assert speaker.loaded == voice.clips


def test_the_speaker_is_woken_though_there_is_no_line_yet() -> None:
    speaker = QuietSpeaker()
    LoadedLines(None, speaker, LINES)
    LoadedLines(SlowVoice(), speaker, LINES)
    assert speaker.loads == 2


def test_nothing_is_loaded_anew_if_nothing_came() -> None:
    voice, speaker = SlowVoice(), QuietSpeaker()
    loaded = LoadedLines(voice, speaker, LINES)
    loaded.renew()
    assert speaker.loads == 1
    voice.rendering.done = 10
    loaded.renew()
    loaded.renew()
    assert speaker.loads == 2
    assert loaded.clip(LINES[0]) == voice.clip(LINES[0])
