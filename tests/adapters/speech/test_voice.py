"""The voice as a workout uses it: lines are prepared in time or shown as captions."""

from __future__ import annotations

import threading
import time
from functools import partial
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.speech.voice import PATIENCE, SpeechVoice
from spinecoach.core.trouble import Trouble, TroubleKind
from tests.adapters.speech import workers
from tests.adapters.speech.workers import Link, Workshop
from tests.patience import until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from spinecoach.adapters.speech.voice import Rendering
    from spinecoach.core.workout.ports import Preparation, Voice

LINES = ("Lift.", "Hold.", "Lower.", "Lift.")


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    return Workshop(tmp_path)


@pytest.fixture
def speaker(workshop: Workshop) -> Iterator[Callable[[str], SpeechVoice]]:
    """Build a voice whose workers behave so; close it and see that its threads are gone."""
    built: list[SpeechVoice] = []

    def build(behaviour: str) -> SpeechVoice:
        built.append(SpeechVoice(workshop.cache, workshop.link(behaviour)))
        return built[-1]

    threads = set(threading.enumerate())
    yield build
    for voice in built:
        voice.close()
        assert voice._renderer is None or not voice._renderer.awake
    assert set(threading.enumerate()) <= threads


def rendered_more(preparation: Preparation, done: int) -> bool:
    return preparation.done > done


def over(preparation: Rendering) -> Rendering:
    until(lambda: preparation.over)
    return preparation


def test_what_was_prepared_is_at_hand(speaker: Callable[[str], SpeechVoice]) -> None:
    made = speaker(workers.HONEST)
    voice: Voice = made
    assert voice.clip("Lift.") is None
    preparation = over(made.prepare(LINES))
    assert (preparation.done, preparation.total) == (3, 3)
    for line in LINES:
        clip = voice.clip(line)
        assert clip is not None
        assert clip.seconds == pytest.approx(0.3, abs=0.01)
    assert voice.clip("Never asked for.") is None
    assert voice.trouble is None


def test_a_preparation_without_lines_is_over_at_once(speaker: Callable[[str], SpeechVoice]) -> None:
    preparation = over(speaker(workers.HONEST).prepare(()))
    assert (preparation.done, preparation.total) == (0, 0)


def test_if_all_is_cached_no_worker_is_started(
    speaker: Callable[[str], SpeechVoice], workshop: Workshop
) -> None:
    over(speaker(workers.HONEST).prepare(LINES))
    again = speaker(workers.HONEST)
    over(again.prepare(LINES))
    assert again.clip("Hold.") is not None
    assert workshop.starts == 1


def test_another_rate_is_another_rendering(speaker: Callable[[str], SpeechVoice]) -> None:
    voice = speaker(workers.HONEST)
    over(voice.prepare(LINES))
    voice.configure("", 110)
    assert voice.clip("Lift.") is None
    over(voice.prepare(LINES))
    slow = voice.clip("Lift.")
    voice.configure("", 140)
    usual = voice.clip("Lift.")
    assert slow is not None
    assert usual is not None
    assert slow.path != usual.path


def test_a_cancelled_preparation_ends_and_keeps_what_is_ready(
    speaker: Callable[[str], SpeechVoice],
) -> None:
    voice = speaker("greet()\nfor request in requests(): time.sleep(0.05); render(request)")
    preparation = voice.prepare([f"Line {n}." for n in range(1000)])
    until(lambda: preparation.done >= 2)
    preparation.cancel()
    over(preparation)
    assert 2 <= preparation.done < 1000
    assert voice.clip("Line 0.") is not None
    assert voice.clip("Line 999.") is None


def test_the_worker_goes_when_nothing_is_wanted_and_comes_again(
    speaker: Callable[[str], SpeechVoice], workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("spinecoach.adapters.speech.voice.IDLE", 0.05)
    voice = speaker(workers.HONEST)
    over(voice.prepare(["Lift."]))
    until(lambda: voice._renderer is not None and not voice._renderer.awake)
    over(voice.prepare(["Hold."]))
    assert voice.clip("Hold.") is not None
    assert workshop.starts == 2
    assert voice.trouble is None


def test_the_voices_come_when_the_engine_has_told_them(
    speaker: Callable[[str], SpeechVoice], workshop: Workshop
) -> None:
    voice = speaker(workers.HONEST)
    until(voice.voices)
    assert [choice.name for choice in voice.voices()] == ["Ann", "Bob", "Karl"]
    assert workshop.starts == 1


def test_a_voice_that_is_gone_gives_way_to_the_standard_one(
    speaker: Callable[[str], SpeechVoice],
) -> None:
    voice = speaker(workers.HONEST)
    voice.configure("toy/gone", 140)
    over(voice.prepare(LINES))
    assert voice.clip("Lift.") is not None
    assert voice.trouble == Trouble(TroubleKind.VOICE_GONE)
    voice.configure("toy/us", 140)
    assert voice.trouble is None


def test_an_updated_engine_renders_everything_anew(
    speaker: Callable[[str], SpeechVoice],
) -> None:
    old = speaker(workers.HONEST)
    over(old.prepare(LINES))
    new = speaker(workers.ANOTHER_VERSION)
    over(new.prepare([*LINES, "Rest."]))
    clips = [new.clip(line) for line in (*LINES, "Rest.")]
    assert all(clips)
    assert new.clip("Lift.") != old.clip("Lift.")


def test_a_voice_that_does_not_speak_english_is_silent(
    speaker: Callable[[str], SpeechVoice],
) -> None:
    voice = speaker(workers.NO_ENGLISH)
    over(voice.prepare(LINES))
    assert voice.clip("Lift.") is None
    assert voice.trouble == Trouble(TroubleKind.NO_ENGLISH_VOICE)


def test_a_line_that_cannot_be_said_is_a_caption_alone(
    speaker: Callable[[str], SpeechVoice],
) -> None:
    voice = speaker(workers.REFUSES_ONE)
    preparation = over(voice.prepare([*LINES, "Unsayable."]))
    assert preparation.done == preparation.total == 4
    assert voice.clip("Unsayable.") is None
    assert voice.clip("Lift.") is not None
    assert voice.trouble == Trouble(TroubleKind.LINES_NOT_SPOKEN, number=1)


@pytest.mark.parametrize(
    ("behaviour", "why"),
    [
        (workers.NO_ENGINE, TroubleKind.NO_SPEECH_ENGINE),
        (workers.DIES_AT_START, TroubleKind.SPEECH_ENGINE_DIES),
        (workers.DIES_IN_EVERY_LINE, TroubleKind.SPEECH_ENGINE_DIES),
        (workers.NEVER_ANSWERS, TroubleKind.SPEECH_ENGINE_HANGS),
        (workers.LIES, TroubleKind.LINES_NOT_SPOKEN),
    ],
)
def test_without_a_voice_the_preparation_ends_and_says_why(
    speaker: Callable[[str], SpeechVoice], behaviour: str, why: TroubleKind
) -> None:
    voice = speaker(behaviour)
    over(voice.prepare(LINES))
    assert voice.clip("Lift.") is None
    assert voice.trouble is not None
    assert voice.trouble.kind is why


def test_no_workout_is_spoken_by_two_voices_though_the_natural_one_fails_in_the_middle(
    speaker: Callable[[str], SpeechVoice],
) -> None:
    voice = speaker(workers.NATURAL_REFUSES_IN_THE_MIDDLE)
    preparation = over(voice.prepare(LINES))
    assert (preparation.done, preparation.total) == (3, 3)
    assert {key.voice for key in voice._clips} == {"hibari:heart", "toy/en"}
    assert voice._chosen()[0] == ("toy 1", "toy/en")
    assert all(voice.clip(line) for line in LINES)
    assert voice.trouble is not None
    assert voice.trouble.kind is TroubleKind.NATURAL_VOICE_FAILS


class Slow:
    """A steady clock that a test moves."""

    def __init__(self) -> None:
        self.second = 100.0

    def __call__(self) -> float:
        return self.second


def test_an_engine_that_hangs_keeps_nobody_waiting_for_five_seconds(workshop: Workshop) -> None:
    clock = Slow()
    voice = SpeechVoice(workshop.cache, workshop.link(workers.NEVER_GREETS, patient=True), clock)
    preparation = voice.prepare(LINES)
    clock.second += PATIENCE - 0.1
    assert not preparation.finished
    assert voice.trouble is None
    clock.second += 0.2
    assert PATIENCE < 5.0
    assert preparation.finished
    assert voice.trouble == Trouble(TroubleKind.VOICE_NOT_READY)
    voice.close()


def test_lines_that_keep_coming_are_waited_for(workshop: Workshop) -> None:
    clock = Slow()
    voice = SpeechVoice(workshop.cache, workshop.link(workers.WAITS_FOR_A_FILE), clock)
    preparation = voice.prepare(LINES)
    while preparation.done < preparation.total:
        done = preparation.done
        clock.second += PATIENCE - 0.1
        assert not preparation.finished
        workshop.let_on(done + 1)
        until(partial(rendered_more, preparation, done))
    assert over(preparation).done == 3
    assert voice.trouble is None
    voice.close()


def test_an_engine_that_wakes_up_late_speaks_as_soon_as_it_can(workshop: Workshop) -> None:
    clock = Slow()
    voice = SpeechVoice(workshop.cache, workshop.link(workers.WAITS_FOR_A_FILE), clock)
    preparation = voice.prepare(LINES)
    until(lambda: voice._renderer is not None and voice._renderer.catalogue)
    clock.second += PATIENCE
    assert preparation.finished
    assert voice.trouble == Trouble(TroubleKind.VOICE_NOT_READY)
    workshop.let_on(100)
    until(lambda: preparation.over)
    assert all(voice.clip(line) for line in LINES)
    assert voice.trouble is None
    voice.close()


def test_choosing_anew_gives_a_failed_engine_another_chance(
    speaker: Callable[[str], SpeechVoice], workshop: Workshop
) -> None:
    voice = speaker("if count <= 4: sys.exit(1)\n" + workers.HONEST)
    over(voice.prepare(LINES))
    assert voice.trouble == Trouble(TroubleKind.SPEECH_ENGINE_DIES, number=4)
    voice.configure("", 140)
    over(voice.prepare(LINES))
    assert voice.trouble is None
    assert workshop.starts == 5


def test_an_unforeseen_error_ends_one_preparation_and_not_the_next(
    speaker: Callable[[str], SpeechVoice], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise LookupError("unforeseen")

    voice, seen = speaker(workers.HONEST), list[object]()
    monkeypatch.setattr(threading, "excepthook", seen.append)
    with monkeypatch.context() as patch:
        patch.setattr(voice, "_pass", fail)
        over(voice.prepare(LINES))
        until(lambda: voice._thread and not voice._thread.is_alive())
    assert len(seen) == 1
    over(voice.prepare(LINES))
    assert voice.clip("Hold.")


def test_closing_waits_for_no_line_that_hangs(
    speaker: Callable[[str], SpeechVoice],
) -> None:
    voice = speaker(workers.NEVER_ANSWERS)
    assert isinstance(voice._link, Link)
    voice._link.hangs = lambda _: False  # the link itself would wait for long
    preparation = voice.prepare(LINES)
    until(lambda: voice._renderer is not None and voice._renderer.awake)
    begun = time.monotonic()
    voice.close()
    assert time.monotonic() - begun < workers.LIMIT / 2
    assert preparation.over


def test_a_voice_that_was_never_used_can_be_closed(
    speaker: Callable[[str], SpeechVoice], workshop: Workshop
) -> None:
    speaker(workers.HONEST).close()
    assert workshop.starts == 0
    assert not workshop.cache.exists()
