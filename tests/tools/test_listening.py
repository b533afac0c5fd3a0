"""What `dev.py listen` finds in a recording and in a layout, without any sound card."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

import numpy as np
import pytest
from devtools import hearing, listening, recogniser, sounds
from devtools.soundscript import Layout, NamedBlock, Sound, cues, laid_out, overlaps, silences

from spinecoach import assets
from spinecoach.adapters.packs.shelf import PackShelf
from spinecoach.adapters.speech.clip import RATE
from spinecoach.core.coaching.builder import Around, estimate
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.preferences import Preferences
from spinecoach.core.workout.timeline import plan_exercise, spoken_seconds
from spinecoach.core.workout.track import Delivery

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from devtools.hearing import Samples

PACES = (0.5, 0.75, 1.0, 1.25, 2.0)
RATES = (110, 140, 180)
PLACES = (NamedBlock("set-up", "intro", 0.0, 20.0), NamedBlock("set", "work", 20.0, 40.0))


def tone(seconds: float, amplitude: float = 8000.0, pitch: float = 997.0) -> Samples:
    return amplitude * np.sin(2 * np.pi * pitch * np.arange(round(seconds * RATE)) / RATE)


def silence(seconds: float) -> Samples:
    return np.zeros(round(seconds * RATE))


def workout(said: Sequence[Sound], samples: Samples) -> listening.Workout:
    return listening.Workout(Layout(PLACES, said, {}), list(said), samples, [0.0], [])


def test_sound_is_found_where_it_is() -> None:
    recording = np.concatenate([silence(1.0), tone(0.5), silence(9.0), tone(2.0), silence(0.5)])
    found = hearing.audible(recording, RATE)
    assert found == [pytest.approx((1.0, 1.5), abs=0.03), pytest.approx((10.5, 12.5), abs=0.03)]


def test_what_is_quieter_than_60_decibels_is_silence() -> None:
    assert hearing.audible(tone(1.0, amplitude=20.0), RATE) == []
    assert len(hearing.audible(tone(1.0, amplitude=60.0), RATE)) == 1


def test_a_sine_at_full_scale_has_the_loudness_of_the_standard() -> None:
    # EBU Tech 3341: a mono sine near 1 kHz at -20 dBFS (peak) measures -23.0 LUFS.
    assert hearing.loudness(tone(5.0, 3276.8), RATE) == pytest.approx(-23.0, abs=0.2)
    assert hearing.loudness(tone(5.0, 32768.0), RATE) == pytest.approx(-3.0, abs=0.2)


def test_a_silence_is_told_with_its_second_and_its_block() -> None:
    found = silences([(0.5, 1.0), (8.9, 10.0), (18.5, 19.0), (21.0, 23.0), (24.0, 30.0)], PLACES)
    assert [(s.begin, s.seconds, s.place) for s in found] == [
        (10.0, 8.5, "set-up"),
        (30.0, 10.0, "set"),
    ]


def test_eight_seconds_are_not_too_long() -> None:
    assert silences([(8.0, 16.0), (24.0, 40.0)], PLACES) == []


def test_a_sound_inside_a_longer_one_ends_no_silence() -> None:
    assert silences([(0.0, 30.0), (1.0, 2.0), (33.0, 34.0)], PLACES) == []


def test_two_sounds_overlap_if_one_begins_before_the_other_is_over() -> None:
    one, two, three = (Sound(at, 1.0, text) for at, text in ((1.0, "a"), (1.9, "b"), (2.9, "c")))
    assert overlaps([three, one, two]) == [(one, two)]


def test_words_are_compared_as_they_sound() -> None:
    assert hearing.words("Don't lift 2 of 45.") == ["dont", "lift", "two", "of", "forty", "five"]


def test_a_word_that_was_heard_wrong_is_told_with_its_line() -> None:
    found = hearing.understood(["Lift.", "Lower your arms.", "Three."], "Lift, lower your farms, 3")
    assert (found.said, found.recognised) == (5, 4)
    assert found.missed[1] == (["arms"], ["farms"])
    assert found.share == pytest.approx(80.0)


def test_a_word_that_is_written_as_two_is_understood() -> None:
    assert hearing.understood(["Workout done."], "Work out done.").share == 100.0


def test_numbers_and_accents_of_another_language_are_compared_as_they_sound() -> None:
    numbers = hearing.numbers("de")
    assert numbers["21"] == "einundzwanzig"
    found = hearing.understood(["21 Wiederholungen.", "Füße lösen."], "Einundzwanzig", numbers)
    assert (found.said, found.recognised) == (4, 1)
    assert hearing.words("Füße lösen, 3.", numbers) == ["füße", "lösen", "drei"]
    assert hearing.understood(["Füße lösen."], "Fusse losen.", numbers).share == 100.0
    assert hearing.words("L'épaule", hearing.numbers("fr")) == ["lépaule"]


def test_some_words_that_are_written_as_one_are_understood_beside_one_that_is_not() -> None:
    found = hearing.understood(["Beim Sinken einatmen.", "Langsam."], "beim Sinken ein atmen blam")
    assert (found.said, found.recognised) == (4, 3)
    assert found.missed == [([], []), (["langsam"], ["blam"])]


@pytest.mark.skipif(not find_spec("espeakng_loader"), reason="it is there on Linux")
def test_words_that_sound_alike_are_the_same_to_the_ear() -> None:
    sound = sounds.sound_of("fr")
    numbers = hearing.numbers("fr")
    found = hearing.understood(
        ["Soufflez. Descendez. Tirez."], "souffler des sens tiré", numbers, sound
    )
    assert (found.said, found.recognised, found.spelled) == (3, 2, 0)
    assert found.missed == [(["descendez"], ["des", "sens"])]
    assert sounds.sound_of("tlh") is None


def test_the_voice_is_chosen_for_the_language_that_is_listened_to() -> None:
    assert listening.voice_of("en", "x") == {"language": "en", "voice": "x"}
    assert listening.voice_of("de", "x") == {"language": "de", "voices": {"de": "x"}}


def test_a_model_that_comes_in_parts_is_put_together_once(tmp_path: Path) -> None:
    parts = [tmp_path / "one", tmp_path / "two"]
    for number, part in enumerate(parts, start=1):
        part.mkdir()
        (part / f"model.bin.part{number}").write_bytes(b"%d" % number)
    (parts[1] / "config.json").write_text("{}", encoding="utf-8")
    folder = recogniser.joined(parts, tmp_path / "whole")
    assert (folder / "model.bin").read_bytes() == b"12"
    assert sorted(path.name for path in folder.iterdir()) == ["config.json", "model.bin"]
    (parts[0] / "model.bin.part1").unlink()
    assert (recogniser.joined(parts, folder) / "model.bin").read_bytes() == b"12"


def test_words_that_nobody_said_do_not_count_as_understood() -> None:
    assert hearing.understood(["Hold."], "thank you for watching").recognised == 0


def test_lines_stay_whole_in_the_pieces_for_the_recogniser() -> None:
    found = hearing.pieces([(0, 3), (5, 9), (9.5, 12), (13, 40)], longest=10)
    assert found == [(0, 9), (9.5, 12), (13, 40)]


def test_a_good_recording_misses_no_goal_and_a_silent_one_does() -> None:
    said = [Sound(float(at), 1.0, "Hold.", "phase") for at in range(0, 40, 2)]
    good = np.concatenate([np.concatenate([tone(1.0), silence(1.0)]) for _ in range(20)])
    assert listening.report(workout(said, good), None)[1] == []
    good[10 * RATE : 20 * RATE] = 0.0
    lines, missed = listening.report(workout(said, good), None)
    assert missed == [
        "silences over 8 s: 1 (goal 0)",
        "  11.0 s at 9.0 s, from set-up",
    ]
    assert "MISS silences over 8 s: 1 (goal 0)" in lines


def test_in_another_language_nine_words_of_ten_are_enough() -> None:
    said = [Sound(float(at), 1.0, "Halten.", "phase") for at in range(0, 40, 2)]
    german = workout(said, np.concatenate([tone(1.0), silence(1.0)] * 20))
    german.language = "de"
    assert listening.report(german, hearing.Understood(100, 90, [], 76))[1] == []
    _, missed = listening.report(german, hearing.Understood(100, 89, [], 76))
    assert missed == ["words recognised: 89.0 % of 100, 76.0 % as they are spelled (goal 90 %)"]


def test_too_few_words_overlaps_and_a_held_weight_miss_their_goals() -> None:
    said = [Sound(float(at), 1.5, "Hold.", "phase") for at in range(40)]
    heard = workout(said, tone(40.0))
    heard.layout.loaded["Pullover"] = 9.5
    _, missed = listening.report(heard, hearing.Understood(100, 94, [], 94))
    assert missed[0].startswith("words recognised: 94.0 %")
    assert "overlaps: 39 (goal 0)" in missed
    assert "loaded before rep 1: 9.5 s, Pullover (goal 8 s)" in missed


def test_the_transcript_marks_what_is_not_planned_not_said_and_not_understood() -> None:
    heard = workout([Sound(1.0, 1.0, "Lift.", "phase"), Sound(21.0, 1.0, "Saved.", "x")], tone(1.0))
    heard.layout = heard.layout._replace(sounds=[heard.said[0], Sound(3.0, 1.0, "Low.", "phase")])
    rows = listening.transcript(heard, hearing.understood(["Lift.", "Saved."], "left saved"))
    assert rows == [
        "-- set-up (0.0 to 20.0 s)",
        "    1.0  Lift.  [heard left for lift]",
        "-- set (20.0 to 40.0 s)",
        "   21.0  Saved.  [not in the layout]",
        "not said: Low.",
    ]


@cache
def layout(pace: float, rate: int) -> Layout:
    """The default workout with its warm-up, timed for a voice at that rate."""
    plan = [plan_exercise(exercise) for exercise in PackShelf(assets.exercises_dir()).exercises()]
    warm_up = tuple(map(plan_exercise, PackShelf(assets.warm_up_dir()).exercises()))
    phrases = Phrases()
    timeline = estimate(
        tuple(plan), Preferences(pace=pace, rate=rate), phrases, Around(warm_up=warm_up)
    )
    return laid_out(timeline, Delivery(phrases, lambda line: spoken_seconds(line, rate)))


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("pace", PACES)
def test_nothing_overlaps_in_the_layout_of_the_default_workout(pace: float, rate: int) -> None:
    assert overlaps(layout(pace, rate).sounds) == []


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("pace", PACES)
def test_the_layout_has_a_place_for_each_sound_and_a_load_for_each_weight(
    pace: float, rate: int
) -> None:
    whole = layout(pace, rate)
    assert all(sound.at >= 0 and sound.end <= whole.end + 1e-6 for sound in whole.sounds)
    assert set(whole.loaded) == {"Dumbbell pullover", "Shoulder squeezes", "Bent-over row"}
    assert min(whole.loaded.values()) > 0
    assert len(cues(whole)) == sum(place.kind == "work" for place in whole.places)
