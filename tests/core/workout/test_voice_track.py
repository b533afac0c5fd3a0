"""Lines and tones are placed by the rules and never overlap, whatever the voice needs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from spinecoach.core.exercise.exercise import Breath, Movement, Phase, PhaseKind
from spinecoach.core.exercise.pose import Grip, Posture
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.workout.cues import Role, Say, Sound, Tone
from spinecoach.core.workout.timeline import (
    BlockKind,
    Planned,
    Timeline,
    build_timeline,
    spoken_seconds,
)
from spinecoach.core.workout.track import GAP, Delivery, Moment, Track, Verbosity
from spinecoach.core.workout.voice_track import COUNT_IN, all_lines, count_in, script
from tests.core.scenes import BACK_LIFT, LIFT, LOWER, ROW, UP, exercise

if TYPE_CHECKING:
    from collections.abc import Callable


PHRASES = Phrases()


def by(voice: Callable[[str], float | None], verbosity: Verbosity = Verbosity.FULL) -> Delivery:
    return Delivery(PHRASES, voice, verbosity)


def a_timeline(
    pace: float = 1.0,
    reps: int = 9,
    spoken: Callable[[str], float] = spoken_seconds,
    rest: float = 60.0,
) -> Timeline:
    plan = [
        Planned(exercise("superman"), 2, reps, rest),
        Planned(exercise("row", ROW), 2, reps, rest),
    ]
    return build_timeline(plan, PHRASES, pace=pace, spoken=spoken)


def first(timeline: Timeline, kind: BlockKind, title: str = "") -> int:
    return next(
        index
        for index, block in enumerate(timeline.blocks)
        if block.kind is kind and (not title or (block.planned and block.planned.title == title))
    )


def said(moments: tuple[Moment, ...]) -> list[tuple[float, str]]:
    return [(round(m.at, 3), m.cue.text) for m in moments if isinstance(m.cue, Say)]


def brisk(line: str) -> float:
    """A voice that takes 0.35 s for the first word and 0.25 s for each further one."""
    return 0.1 + 0.25 * len(line.split())


@st.composite
def voices(draw: st.DrawFn) -> Callable[[str], float]:
    """A voice that takes whatever it likes for each line, the same for the same line."""
    rate = draw(st.floats(110.0, 180.0))
    wobble = draw(st.lists(st.floats(0.4, 2.5), min_size=7, max_size=7))
    return lambda line: spoken_seconds(line, rate) * wobble[sum(map(ord, line)) % 7]


def told(words: tuple[str, ...], seconds: float, kind: PhaseKind, name: str) -> Phase:
    """A phase that is called by the first of the words and cued by the others."""
    return Phase(name, kind, seconds, Breath.STEADY, words[0], words[1:], UP)


@st.composite
def movements(draw: st.DrawFn) -> Movement:
    """Any row of phases of any length, with words and cues of any length."""
    words = st.lists(st.sampled_from(["keep low", "up", "to the wall", "pockets"]), max_size=3)
    phases = [
        told(
            (
                draw(st.sampled_from(["Lift.", "Squeeze and hold.", "Slowly down again."])),
                *map(" ".join, draw(st.lists(words.filter(bool), max_size=2))),
            ),
            draw(st.floats(0.3, 12.0)),
            draw(st.sampled_from(PhaseKind)),
            f"phase {number}",
        )
        for number in range(draw(st.integers(1, 6)))
    ]
    switch = draw(st.sampled_from(["", "Change your front foot."]))
    return Movement(Posture.STANDING, Grip.PAIR, BACK_LIFT.steps, tuple(phases), switch=switch)


@st.composite
def routines(draw: st.DrawFn, voice: Callable[[str], float]) -> Timeline:
    """A workout of two exercises of any tempo, length and rest."""
    pace, rest = draw(st.floats(0.5, 2.0)), draw(st.floats(0.0, 120.0))
    sets, reps = draw(st.integers(1, 3)), draw(st.integers(1, 20))
    plan = [
        Planned(exercise("superman"), sets, reps, rest),
        Planned(exercise("another", draw(movements())), sets, reps, rest, pace=pace),
    ]
    return build_timeline(plan, PHRASES, pace=draw(st.floats(0.5, 2.0)), spoken=voice)


@given(st.data(), voices(), st.sampled_from(Verbosity), st.floats(0.0, 40.0))
def test_no_sound_overlaps_another_or_is_longer_than_its_phase(
    data: st.DataObject, voice: Callable[[str], float], verbosity: Verbosity, since: float
) -> None:
    timeline = data.draw(routines(voice))
    dumb = data.draw(st.sampled_from(["", "Two.", "Three.", "Lift."]))

    def spoken(line: str) -> float | None:
        return None if line == dumb else voice(line)

    for index, block in enumerate(timeline.blocks):
        free = 0.0
        for moment in script(timeline, index, by(spoken, verbosity), since):
            if isinstance(moment.cue, Sound):
                end = moment.at + moment.cue.tone.seconds
            else:
                seconds = spoken(moment.cue.text)
                if seconds is None:
                    continue  # a caption makes no sound
                end = moment.at + seconds
                span = block.span_at(moment.at + 1e-6)
                limit = block.starts[span] + block.spans[span].seconds
                assert end <= limit + 1e-6, (moment, limit)
            assert moment.at >= free - 1e-6, moment
            assert end <= block.seconds + 1e-6, moment
            free = end + GAP


@given(voice=voices(), verbosity=st.sampled_from(Verbosity), work=st.booleans())
def test_no_sound_overlaps_another_in_the_count_after_a_pause(
    *, voice: Callable[[str], float], verbosity: Verbosity, work: bool
) -> None:
    free = 0.0
    for moment in count_in(by(voice, verbosity), work=work):
        tone = moment.cue.tone if isinstance(moment.cue, Sound) else None
        assert moment.at >= free - 1e-6
        end = moment.at + (tone.seconds if tone else voice(said((moment,))[0][1]))
        assert end <= COUNT_IN + 1e-6
        free = end + GAP


@given(voices(), st.floats(0.5, 2.0), st.sampled_from(Verbosity), st.floats(0.0, 100.0))
def test_nothing_is_said_that_was_not_rendered_beforehand(
    voice: Callable[[str], float], pace: float, verbosity: Verbosity, since: float
) -> None:
    rendered = set(all_lines(a_timeline(pace), PHRASES, verbosity))
    timeline = a_timeline(pace, spoken=voice)
    heard = {text for _, text in said(count_in(by(voice, verbosity)))}
    for index in range(len(timeline.blocks)):
        heard |= {text for _, text in said(script(timeline, index, by(voice, verbosity), since))}
    assert heard <= rendered


@given(voices(), st.floats(0.0, 70.0))
def test_after_a_pause_no_earlier_line_is_said_again(
    voice: Callable[[str], float], since: float
) -> None:
    timeline = a_timeline()
    index = first(timeline, BlockKind.WORK)
    assert all(moment.at >= since for moment in script(timeline, index, by(voice), since=since))


def test_one_rep_of_the_superman_sounds_like_a_coach_who_counts_with_you() -> None:
    timeline = a_timeline()
    heard = said(script(timeline, first(timeline, BlockKind.WORK), by(brisk)))
    second_rep = [(round(at - 8.0, 3), text) for at, text in heard if 8.0 <= at < 16.0]
    assert second_rep == [
        (0.0, "Two."),
        (round(2.0 - GAP - brisk("Hold."), 3), "Hold."),
        (2.0, "Three."),
        (3.0, "Two."),
        (4.0, "One."),
        (round(5.0 - brisk("Lower."), 3), "Lower."),
    ]


def test_every_lift_begins_with_its_number_and_the_last_three_are_announced() -> None:
    timeline = a_timeline(reps=9)
    heard = dict(said(script(timeline, first(timeline, BlockKind.WORK), by(brisk))))
    counts = [heard[8.0 * rep] for rep in range(9)]
    assert counts == [
        *("One.", "Two.", "Three.", "Four.", "Five.", "Six."),
        *("Three more.", "Two more.", "Last one."),
    ]


def test_a_hold_is_counted_down_on_whole_seconds_at_any_pace() -> None:
    for pace in (0.5, 1.0, 2.0):
        timeline = a_timeline(pace)
        work = first(timeline, BlockKind.WORK)
        block = timeline.blocks[work]
        hold = block.starts[1]
        heard = dict(said(script(timeline, work, by(brisk))))
        assert [heard[round(hold + second, 3)] for second in range(3)] == ["Three.", "Two.", "One."]


def test_a_correction_comes_on_the_first_rep_and_on_every_third() -> None:
    timeline = a_timeline(reps=9)
    heard = said(script(timeline, first(timeline, BlockKind.WORK), by(brisk)))
    spoken = [(int(at // 8) + 1, text) for at, text in heard]
    corrections = {"Long, not high.", "Eyes on the mat.", "Float up.", "Slowly."}
    assert [rep for rep, text in spoken if text in corrections] == [1, 4, 7]


def test_the_next_correction_comes_on_each_third_rep_and_in_the_next_set() -> None:
    timeline = a_timeline(reps=9)
    corrections = {"Long, not high.", "Eyes on the mat."}
    sets = [
        [
            text
            for _, text in said(script(timeline, index, by(lambda _: 0.3)))
            if text in corrections
        ]
        for index, block in enumerate(timeline.blocks)
        if block.kind is BlockKind.WORK and block.planned and block.planned.title == "Superman"
    ]
    assert sets == [
        ["Long, not high.", "Eyes on the mat.", "Long, not high."],
        ["Eyes on the mat.", "Long, not high.", "Eyes on the mat."],
    ]


def test_halfway_is_said_where_there_is_room() -> None:
    for reps, told in ((10, [5]), (7, [])):
        timeline = a_timeline(reps=reps)
        heard = said(script(timeline, first(timeline, BlockKind.WORK), by(brisk)))
        assert [int(at // 8) + 1 for at, text in heard if text == "Halfway."] == told


def test_a_movement_that_begins_with_lowering_is_counted_at_its_lift() -> None:
    timeline = a_timeline(reps=4)
    heard = dict(said(script(timeline, first(timeline, BlockKind.WORK, "Row"), by(brisk))))
    assert heard[0.0] == "Lower."
    assert heard[2.0] == "One."


def test_a_rest_says_what_comes_and_counts_down() -> None:
    timeline = a_timeline()
    index = first(timeline, BlockKind.REST)
    heard = dict(said(script(timeline, index, by(brisk))))
    seconds = timeline.blocks[index].seconds
    assert heard[1.0] == "Rest 60 seconds."
    assert heard[4.0] == "Next: set 2 of 2."
    assert heard[seconds - 30] == "Thirty seconds."
    assert heard[seconds - 10] == "Ten seconds."
    assert [heard[seconds - left] for left in (3, 2, 1)] == ["Three.", "Two.", "One."]


def test_a_rest_of_one_second_is_said_in_the_singular() -> None:
    timeline = a_timeline(rest=1.0)
    said = all_lines(timeline, PHRASES)
    assert "Rest 1 second." in said
    assert not [line for line in said if line.startswith("Rest 1 seconds")]


def test_the_rest_before_another_exercise_names_it() -> None:
    timeline = a_timeline()
    index = first(timeline, BlockKind.REST, "Row")
    texts = [text for _, text in said(script(timeline, index, by(brisk)))]
    assert "Next: Row." in texts


def test_the_front_foot_changes_in_the_rest_between_two_sets() -> None:
    timeline = a_timeline()
    rests = [i for i, b in enumerate(timeline.blocks) if b.kind is BlockKind.REST]
    told = [
        index
        for index in rests
        if "Change your front foot." in {t: a for a, t in said(script(timeline, index, by(brisk)))}
    ]
    assert [timeline.blocks[index].set_number for index in told] == [2]


def test_with_a_slow_voice_a_shorter_line_or_none_is_said() -> None:
    timeline = a_timeline(pace=2.0)
    index = first(timeline, BlockKind.WORK)

    def slow(line: str) -> float:
        return {"Three more.": 1.5, "Two more.": 0.5}.get(line, 0.9)

    heard = dict(said(script(timeline, index, by(slow))))
    starts = [
        start
        for start, span in zip(
            timeline.blocks[index].starts, timeline.blocks[index].spans, strict=True
        )
        if span.phase and span.phase.name == "lift"
    ]
    assert heard[starts[6]] == "Seven."
    assert heard[starts[7]] == "Two more."


def test_without_a_voice_the_lines_are_captions_and_the_countdown_ticks() -> None:
    timeline = a_timeline()
    index = first(timeline, BlockKind.GET_READY)
    moments = script(timeline, index, by(lambda _: None))
    ticks = [m.at for m in moments if m.cue == Sound(Tone.TICK)]
    seconds = timeline.blocks[index].seconds
    assert ticks == [seconds - 3, seconds - 2, seconds - 1]
    assert "Three." in {text: at for at, text in said(moments)}


def test_each_level_says_less_than_the_one_before_and_tones_nothing() -> None:
    timeline = a_timeline()
    heard = {
        level: [
            text
            for index in range(len(timeline.blocks))
            for _, text in said(script(timeline, index, by(brisk, level)))
        ]
        for level in Verbosity
    }
    lengths = [len(heard[level]) for level in Verbosity]
    assert lengths == sorted(lengths, reverse=True)
    assert heard[Verbosity.TONES] == []
    assert set(heard[Verbosity.NUMBERS]) <= {
        *map(PHRASES.spoken.number, range(1, 21)),
        "Three more.",
        "Two more.",
        "Last one.",
    }
    assert "Hold." in heard[Verbosity.BRIEF]
    assert "Lie on your front." not in heard[Verbosity.BRIEF]


def test_the_tone_before_a_set_is_over_when_its_first_number_begins() -> None:
    timeline = a_timeline()
    for kind in (BlockKind.GET_READY, BlockKind.REST):
        index = first(timeline, kind)
        moments = script(timeline, index, by(brisk))
        (go,) = [moment.at for moment in moments if moment.cue == Sound(Tone.GO)]
        assert go + Tone.GO.seconds == timeline.blocks[index].seconds
        assert timeline.blocks[index + 1].kind is BlockKind.WORK
        assert script(timeline, index + 1, by(brisk))[0] == Moment(0.0, Say("One.", Role.NUMBER))


def test_the_farewell_follows_its_tone() -> None:
    timeline = a_timeline()
    tone, words = script(timeline, first(timeline, BlockKind.FINISH), by(brisk))
    assert (tone, words.cue) == (
        Moment(0.0, Sound(Tone.WORKOUT_DONE)),
        Say("Workout done. Nice work.", Role.FAREWELL),
    )
    assert words.at == Tone.WORKOUT_DONE.seconds + GAP


def test_no_tone_announces_a_set_where_none_begins() -> None:
    timeline = a_timeline()
    before_the_row = first(timeline, BlockKind.REST, "Row")
    for tones in (
        script(timeline, before_the_row, by(brisk)),
        count_in(by(brisk)),
    ):
        assert Sound(Tone.GO) not in [moment.cue for moment in tones]
    assert count_in(by(brisk), work=True)[-1].cue == Sound(Tone.GO)


def test_where_the_voice_needs_the_time_the_tone_is_left_out() -> None:
    timeline = a_timeline()
    moments = script(timeline, first(timeline, BlockKind.GET_READY), by(lambda _: 0.85))
    assert [m.cue for m in moments if m.at > 6.5] == [
        Say(count, Role.COUNTDOWN) for count in ("Three.", "Two.", "One.")
    ]


def test_the_count_in_says_ready_and_counts_down_to_its_end() -> None:
    assert said(count_in(by(brisk))) == [
        (0.0, "Ready."),
        (COUNT_IN - 3, "Three."),
        (COUNT_IN - 2, "Two."),
        (COUNT_IN - 1, "One."),
    ]


def test_a_line_is_placed_in_the_silence_between_other_lines() -> None:
    track = Track(by(float))
    assert track.say(Role.STEP, 0.0, 10.0, "1")
    assert track.say(Role.STEP, 4.0, 10.0, "1.0")
    assert track.say_in(Role.STEP, 0.0, 10.0, "2")
    assert not track.say_in(Role.STEP, 0.0, 6.0, "3")
    assert track.say_in(Role.STEP, 0.0, 10.0, "3")
    assert not track.say(Role.STEP, 0.5, 10.0, "0.1")
    assert said(track.moments()) == [(0.0, "1"), (1.4, "2"), (4.0, "1.0"), (5.4, "3")]


def test_a_rep_of_two_sides_is_counted_once() -> None:
    both = Movement(
        BACK_LIFT.posture,
        BACK_LIFT.grip,
        BACK_LIFT.steps,
        (LIFT, LOWER, replace(LIFT, name="other", word="Other side."), LOWER),
    )
    timeline = build_timeline([Planned(exercise(movement=both), 1, 4, 60.0)], PHRASES)
    heard = said(script(timeline, first(timeline, BlockKind.WORK), by(brisk)))
    assert [at for at, text in heard if text in {"One.", "Three more."}] == [0.0, 8.0]
    assert [text for _, text in heard].count("Other side.") == 4


def test_a_warm_up_has_its_name_and_sentences_and_no_count() -> None:
    warm_up = (Planned(exercise("march", ROW), 1, 4, 0.0),)
    timeline = build_timeline([Planned(exercise(), 1, 2, 20.0)], PHRASES, warm_up=warm_up)
    said = [
        moment.cue.text
        for moment in script(timeline, 0, by(spoken_seconds))
        if isinstance(moment.cue, Say)
    ]
    assert said == ["March.", *(step.say for step in ROW.steps)]
