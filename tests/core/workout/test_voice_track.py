"""Lines and tones are placed by the rules and never overlap, whatever the voice needs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from spinecoach.core.exercise.exercise import Breath, Movement, Phase, PhaseKind
from spinecoach.core.exercise.pose import Grip, Posture
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.workout import voice_track
from spinecoach.core.workout.cues import Role, Say, Sound, Tone
from spinecoach.core.workout.timeline import (
    TAKE_LEAST,
    BlockKind,
    Planned,
    Telling,
    Timeline,
    build_timeline,
    spoken_seconds,
)
from spinecoach.core.workout.track import FILLING, GAP, PHRASE_GAP, Moment, Track, Verbosity
from spinecoach.core.workout.voice_track import (
    COUNT_IN,
    POSITION,
    QUIET,
    TOLD_FIRST,
    all_lines,
    answers,
    count_in,
    place,
    script,
)
from tests.core.scenes import BACK_LIFT, ROW, UP, exercise
from tests.core.workout.heard import (
    PHRASES,
    a_timeline,
    brisk,
    by,
    first,
    heard_in,
    said,
    tones_in,
)

if TYPE_CHECKING:
    from collections.abc import Callable


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
    return build_timeline(plan, PHRASES, pace=draw(st.floats(0.5, 2.0)), telling=Telling(voice))


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
    seconds, moments = count_in(by(voice, verbosity), "Again: rep 5.", counts=work)
    for moment in moments:
        tone = moment.cue.tone if isinstance(moment.cue, Sound) else None
        assert moment.at >= free - 1e-6
        end = moment.at + (tone.seconds if tone else voice(said((moment,))[0][1]))
        assert end <= seconds + 1e-6
        free = end + GAP


@given(
    voice=voices(),
    pace=st.floats(0.5, 2.0),
    verbosity=st.sampled_from(Verbosity),
    since=st.floats(0.0, 100.0),
    quiet=st.booleans(),
)
def test_nothing_is_said_that_was_not_rendered_beforehand(
    *, voice: Callable[[str], float], pace: float, verbosity: Verbosity, since: float, quiet: bool
) -> None:
    rendered = set(all_lines(a_timeline(pace), PHRASES, verbosity, quiet=quiet))
    timeline = a_timeline(pace, spoken=voice)
    delivery = by(voice, verbosity, quiet=quiet)
    heard = set()
    for index in range(len(timeline.blocks)):
        heard |= {text for _, text in said(script(timeline, index, delivery, since))}
    assert heard <= rendered


@given(voices(), st.floats(0.5, 2.0), st.sampled_from(Verbosity))
def test_whoever_likes_silence_hears_all_but_the_words_that_fill_it(
    voice: Callable[[str], float], pace: float, verbosity: Verbosity
) -> None:
    timeline = a_timeline(pace, spoken=voice)
    for index in range(len(timeline.blocks)):
        full = [moment.cue for moment in script(timeline, index, by(voice, verbosity))]
        quiet = [moment.cue for moment in script(timeline, index, by(voice, verbosity, quiet=True))]
        needed = [cue for cue in full if not (isinstance(cue, Say) and cue.role in FILLING)]
        assert set(quiet) >= set(needed)
        assert not [cue for cue in quiet if isinstance(cue, Say) and cue.role in FILLING]


def test_a_quiet_rest_tells_the_next_set_and_counts_in() -> None:
    timeline = a_timeline()
    rest = script(timeline, first(timeline, BlockKind.REST), by(brisk, quiet=True))
    assert [text for _, text in said(rest)] == ["Next: set 2 of 2.", "Three.", "Two.", "One."]


@given(voices(), st.floats(0.0, 70.0))
def test_after_a_pause_no_earlier_line_is_said_again(
    voice: Callable[[str], float], since: float
) -> None:
    timeline = a_timeline()
    index = first(timeline, BlockKind.WORK)
    assert all(moment.at >= since for moment in script(timeline, index, by(voice), since=since))


def test_a_rest_says_what_comes_and_counts_down() -> None:
    timeline = a_timeline()
    index = first(timeline, BlockKind.REST)
    heard = dict(said(script(timeline, index, by(brisk))))
    seconds = timeline.blocks[index].seconds
    assert heard[1.0] == "Rest 60 seconds."
    assert heard[4.0] == "Next: set 2 of 2."
    assert heard[seconds - 30] == "30 seconds left."
    assert heard[seconds - 10] == "10 seconds left."
    assert [heard[seconds - left] for left in (3, 2, 1)] == ["Three.", "Two.", "One."]


def standing(sets: int, rest: float, weight: float | None = 4.0) -> Timeline:
    plan = [
        Planned(exercise("row", ROW), sets, 2, rest, weight_kg=weight),
        Planned(exercise("superman"), 1, 2, rest),
    ]
    return build_timeline(plan, PHRASES)


def test_in_a_long_rest_the_weights_are_put_down_and_taken_again_in_time() -> None:
    timeline = standing(2, 60.0)
    rest = first(timeline, BlockKind.REST)
    heard = {text: at for at, text in said(script(timeline, rest, by(brisk)))}
    assert heard["Stand up tall, and put the dumbbells down."] == 1.0
    position = 60.0 - POSITION - brisk("Stand with one foot in front.")
    assert heard["Stand with one foot in front."] == round(position, 3)
    took = heard["Take a dumbbell of 4 kilograms in each hand."]
    assert took == round(position - TAKE_LEAST, 3)


def test_with_empty_hands_a_long_rest_leads_out_of_the_position_and_back_without_weights() -> None:
    free = exercise("row", replace(ROW, grip=Grip.EMPTY))
    timeline = build_timeline([Planned(free, 2, 2, 60.0)], PHRASES)
    texts = heard_in(timeline, first(timeline, BlockKind.REST))
    assert "Stand up tall." in texts
    assert "Stand with one foot in front." in texts
    assert not [text for text in texts if "dumbbell" in text]


def test_in_a_short_rest_the_weights_stay_in_the_hands_but_not_in_the_working_position() -> None:
    timeline = standing(2, 20.0)
    texts = heard_in(timeline, first(timeline, BlockKind.REST))
    assert not [text for text in texts if "dumbbell" in text]
    assert texts.index("Stand up tall.") < texts.index("Stand with one foot in front.")
    brief = standing(2, 14.0)
    assert "Stand up tall." not in heard_in(brief, first(brief, BlockKind.REST))


def test_lying_on_the_back_one_rests_the_weight_on_the_chest() -> None:
    said = PHRASES.spoken
    assert said.ease(Posture.SUPINE, Grip.SHARED) == "Rest the dumbbell on your chest."
    assert said.ease(Posture.SUPINE, Grip.PAIR) == "Rest the dumbbells on your chest."
    assert said.ease(Posture.SUPINE, Grip.CLASPED) == said.ease(Posture.PRONE, Grip.PAIR) == ""


def test_a_rest_that_leads_to_a_set_up_has_no_countdown() -> None:
    timeline = standing(1, 60.0)
    moments = script(timeline, first(timeline, BlockKind.REST), by(brisk))
    assert not [m for m in moments if isinstance(m.cue, Say) and m.cue.role is Role.COUNTDOWN]
    assert [m.cue for m in moments if isinstance(m.cue, Sound)] == []
    assert "Stand up tall, and put the dumbbells down." in [text for _, text in said(moments)]


def test_half_of_the_workout_and_the_last_exercise_are_told() -> None:
    plan = [Planned(exercise(name), 1, 2, 20.0) for name in ("one", "two", "three", "four")]
    timeline = build_timeline(plan, PHRASES)
    rests = [i for i, block in enumerate(timeline.blocks) if block.kind is BlockKind.REST]
    told = [heard_in(timeline, index) for index in rests]
    assert ["Half of the workout is done." in texts for texts in told] == [False, True, False]
    assert ["Next: Two." in told[0], "Next: Three." in told[1]] == [True, True]
    assert "Last exercise: Four." in told[2]


@given(
    voice=voices(),
    rest=st.floats(8.0, 200.0),
    sets=st.integers(1, 3),
    short=st.booleans(),
    level=st.sampled_from([Verbosity.FULL, Verbosity.BRIEF, Verbosity.NUMBERS]),
)
def test_no_rest_get_ready_or_warm_up_is_silent_for_long_at_any_level_with_a_voice(
    *, voice: Callable[[str], float], rest: float, sets: int, short: bool, level: Verbosity
) -> None:
    def brisk_at_most(line: str) -> float:
        return min(voice(line), 0.4 + 0.3 * len(line.split()), 2.4)

    warm_up = (Planned(exercise("march", ROW), 1, 15, 0.0),)
    timeline = build_timeline(
        [Planned(exercise("row", ROW), sets, 3, rest), Planned(exercise(), sets, 3, rest)],
        PHRASES,
        warm_up=warm_up,
        telling=Telling(brisk_at_most, short=short),
    )
    for index, block in enumerate(timeline.blocks):
        if block.kind not in {BlockKind.REST, BlockKind.GET_READY, BlockKind.WARM_UP}:
            continue
        silent_since = 0.0
        for moment in script(timeline, index, by(brisk_at_most, level)):
            assert moment.at - silent_since <= QUIET + 1e-6, (block.kind, moment)
            seconds = (
                moment.cue.tone.seconds
                if isinstance(moment.cue, Sound)
                else brisk_at_most(said((moment,))[0][1])
            )
            silent_since = moment.at + seconds
        assert block.seconds - silent_since <= QUIET + 1e-6, block.kind


def test_a_line_that_is_longer_than_the_silence_is_left_out() -> None:
    track = Track(by(lambda _: 30.0))
    voice_track._keep_company(track, 20.0, ["Breathe slowly."])
    assert track.moments() == ()


def test_what_keeps_company_is_rendered_though_the_estimate_has_no_silence_for_it() -> None:
    march = Planned(exercise("march", ROW), 1, 1, 0.0)
    timeline = build_timeline([Planned(exercise(), 2, 3, 9.0)], PHRASES, warm_up=(march,))
    kept = {
        BlockKind.REST: (PHRASES.spoken.breathe_slowly(),),
        BlockKind.WARM_UP: ("Long, not high.", "Eyes on the mat."),
    }
    rendered = all_lines(timeline, PHRASES)
    for kind, lines in kept.items():
        assert not set(lines) & set(heard_in(timeline, first(timeline, kind)))
        assert set(lines) <= set(rendered)


def test_the_answers_to_every_key_are_rendered_in_every_part_of_the_workout() -> None:
    timeline = a_timeline()
    begins = 0.0
    for index, block in enumerate(timeline.blocks):
        rendered = all_lines(timeline, PHRASES, part=slice(index, index + 1))
        for left in (timeline.seconds - begins, timeline.seconds - begins - block.seconds):
            assert PHRASES.spoken.minutes_left(left) in rendered
        assert {"Voice off.", "Voice on.", "Louder.", "Softer."} <= set(rendered)
        begins += block.seconds


def test_in_a_long_rest_one_is_reminded_of_the_breath() -> None:
    timeline = a_timeline()
    assert PHRASES.spoken.breathe_slowly() in heard_in(timeline, first(timeline, BlockKind.REST))


def test_who_gets_ready_is_told_so_and_how_long_it_takes() -> None:
    timeline = a_timeline()
    ready = first(timeline, BlockKind.GET_READY)
    heard = said(script(timeline, ready, by(brisk)))
    assert heard[0] == (round(Tone.READY.seconds + GAP, 3), "Get ready.")
    assert [text for _, text in heard[-3:]] == ["Three.", "Two.", "One."]


def test_a_rest_of_one_second_is_said_in_the_singular() -> None:
    timeline = a_timeline(rest=1.0)
    said = all_lines(timeline, PHRASES)
    assert "Rest 1 second." in said
    assert not [line for line in said if line.startswith("Rest 1 seconds")]


def test_the_rest_before_another_exercise_names_it() -> None:
    timeline = a_timeline()
    assert "Last exercise: Row." in heard_in(timeline, first(timeline, BlockKind.REST, "Row"))


def test_the_front_foot_changes_in_the_rest_between_two_sets() -> None:
    timeline = a_timeline()
    rests = [i for i, b in enumerate(timeline.blocks) if b.kind is BlockKind.REST]
    told = [
        index
        for index in rests
        if "Change your front foot." in {t: a for a, t in said(script(timeline, index, by(brisk)))}
    ]
    assert [timeline.blocks[index].set_number for index in told] == [2]


def test_without_a_voice_the_lines_are_captions_and_the_countdown_ticks() -> None:
    timeline = a_timeline()
    index = first(timeline, BlockKind.GET_READY)
    moments = script(timeline, index, by(lambda _: None))
    ticks = [m.at for m in moments if m.cue == Sound(Tone.TICK)]
    seconds = timeline.blocks[index].seconds
    assert ticks == [seconds - 3, seconds - 2, seconds - 1]
    assert "Three." in {text: at for at, text in said(moments)}


def heard_at(level: Verbosity, timeline: Timeline) -> list[str]:
    return [
        text
        for index in range(len(timeline.blocks))
        for _, text in said(script(timeline, index, by(brisk, level)))
    ]


def test_each_level_says_less_than_the_one_before_and_tones_nothing() -> None:
    timeline = a_timeline()
    heard = {level: heard_at(level, timeline) for level in Verbosity}
    lengths = [len(heard[level]) for level in Verbosity]
    assert lengths == sorted(lengths, reverse=True)
    assert heard[Verbosity.TONES] == []
    assert "Hold." in heard[Verbosity.BRIEF]
    assert "Lie on your front." not in heard[Verbosity.BRIEF]


def test_if_only_numbers_are_spoken_names_moves_and_rests_are_told_too() -> None:
    heard = heard_at(Verbosity.NUMBERS, a_timeline())
    for line in (
        *(
            "Superman. 2 sets of 9.",
            "Take a dumbbell in each hand.",
            "Rest 60 seconds.",
            "One.",
            "Last one.",
        ),
        *("Then stand up slowly.", "Workout done. Nice work."),
    ):
        assert line in heard
    assert not {"Hold.", "Lower.", "Breathe in."} & set(heard)


def test_without_words_each_step_of_a_set_up_has_a_tone_of_its_own() -> None:
    timeline = a_timeline()
    assert tones_in(Verbosity.TONES, timeline, BlockKind.INTRO) == [Tone.MOVE] * 3
    assert tones_in(Verbosity.TONES, timeline, BlockKind.MOVE) == [Tone.MOVE] * 4
    assert tones_in(Verbosity.NUMBERS, timeline, BlockKind.INTRO) == [Tone.MOVE] * 2


def test_without_words_the_warm_up_and_the_last_move_have_tones_too() -> None:
    steps = tuple(replace(ROW.steps[0], say=say) for say in ("Swing.", "Higher.", "Breathe."))
    march = Planned(exercise("march", replace(ROW, steps=steps)), 1, 6, 0.0)
    plan = [Planned(exercise("row", replace(ROW, grip=Grip.PAIR)), 2, 2, 60.0)]
    timeline = build_timeline(plan, PHRASES, warm_up=[march])
    assert tones_in(Verbosity.TONES, timeline, BlockKind.WARM_UP) == [Tone.MOVE] * 3
    assert tones_in(Verbosity.NUMBERS, timeline, BlockKind.WARM_UP) == []
    back = [Tone.MOVE, Tone.MOVE, Tone.TICK, Tone.TICK, Tone.TICK, Tone.GO]
    assert tones_in(Verbosity.TONES, timeline, BlockKind.REST) == back
    assert tones_in(Verbosity.TONES, timeline, BlockKind.FINISH) == [Tone.MOVE, Tone.WORKOUT_DONE]
    assert tones_in(Verbosity.NUMBERS, timeline, BlockKind.FINISH) == [Tone.WORKOUT_DONE]


def test_the_tone_before_a_set_is_over_when_its_first_word_begins() -> None:
    timeline = a_timeline()
    for kind in (BlockKind.GET_READY, BlockKind.REST):
        index = first(timeline, kind)
        moments = script(timeline, index, by(brisk))
        (go,) = [moment.at for moment in moments if moment.cue == Sound(Tone.GO)]
        assert go + Tone.GO.seconds == timeline.blocks[index].seconds
        assert timeline.blocks[index + 1].kind is BlockKind.WORK
        assert script(timeline, index + 1, by(brisk))[0] == Moment(0.0, Say("Lift.", Role.PHASE))


def test_the_farewell_follows_the_move_out_of_the_last_position_and_its_tone() -> None:
    timeline = a_timeline()
    index = first(timeline, BlockKind.FINISH)
    way, tone, words = script(timeline, index, by(brisk))
    assert way == Moment(0.0, Say("Stand up tall, and put the dumbbells down.", Role.MOVE))
    start = timeline.blocks[index].starts[1]
    assert tone == Moment(start, Sound(Tone.WORKOUT_DONE))
    assert words.cue == Say("Workout done. Nice work.", Role.FAREWELL)
    assert words.at == start + Tone.WORKOUT_DONE.seconds + GAP


def test_no_tone_announces_a_set_if_none_begins() -> None:
    timeline = a_timeline()
    before_the_row = first(timeline, BlockKind.REST, "Row")
    for tones in (
        script(timeline, before_the_row, by(brisk)),
        count_in(by(brisk), "Going on.", counts=False)[1],
    ):
        assert Sound(Tone.GO) not in [moment.cue for moment in tones]
    assert count_in(by(brisk), "Again.", counts=True)[1][-1].cue == Sound(Tone.GO)


def test_if_the_voice_needs_the_time_the_tone_is_left_out() -> None:
    timeline = a_timeline()
    moments = script(timeline, first(timeline, BlockKind.GET_READY), by(lambda _: 0.85))
    assert [m.cue for m in moments if m.at > 2.5] == [
        Say(count, Role.COUNTDOWN) for count in ("Three.", "Two.", "One.")
    ]


def test_the_count_in_says_which_rep_comes_and_counts_down_to_its_end() -> None:
    seconds, moments = count_in(by(brisk), "Again: rep 5.", counts=True)
    assert seconds == COUNT_IN
    assert said(moments) == [
        (0.0, "Again: rep 5."),
        (COUNT_IN - 3, "Three."),
        (COUNT_IN - 2, "Two."),
        (COUNT_IN - 1, "One."),
    ]


def test_if_no_rep_comes_nothing_is_counted_after_a_pause() -> None:
    seconds, moments = count_in(by(brisk), "Going on.", counts=False)
    assert seconds == TOLD_FIRST
    assert [moment.cue for moment in moments] == [Say("Going on.", Role.READY)]


def test_the_count_waits_for_a_long_line() -> None:
    def slow(line: str) -> float:
        return 4.0 if line == "Here." else 0.5

    seconds, moments = count_in(by(slow), "Here.", counts=True)
    assert seconds == 4.0 + PHRASE_GAP + 3.0
    assert said(moments)[:2] == [(0.0, "Here."), (4.0 + PHRASE_GAP, "Three.")]


def test_every_place_of_a_workout_has_a_name() -> None:
    warm_up = (Planned(exercise("march", ROW), 1, 4, 0.0),)
    plan = [Planned(exercise(), 2, 2, 20.0)]
    telling = Telling(opening=("One exercise.",))
    timeline = build_timeline(plan, PHRASES, warm_up=warm_up, telling=telling)
    assert [place(timeline, index, PHRASES) for index in range(len(timeline.blocks))] == [
        "One exercise.",
        "March.",
        "Next: Superman.",
        "Superman. 2 sets of 2.",
        "Get ready.",
        "Superman, set 1.",
        "Next: set 2 of 2.",
        "Superman, set 2.",
        "The end.",
    ]


def test_a_warm_up_has_its_name_and_its_sentences_spread_over_it_and_no_count() -> None:
    two = replace(ROW, steps=(*ROW.steps, replace(ROW.steps[0], say="Let your arms swing.")))
    warm_up = (Planned(exercise("march", two), 1, 4, 0.0),)
    timeline = build_timeline([Planned(exercise(), 1, 2, 20.0)], PHRASES, warm_up=warm_up)
    heard = said(script(timeline, 0, by(brisk)))
    assert [text for _, text in heard] == ["March.", *(step.say for step in two.steps)]
    assert [at for at, _ in heard][::2] == [0.3, timeline.blocks[0].seconds / 2]


def test_a_pause_and_the_question_whether_to_stop_name_the_keys_of_the_person() -> None:
    own = Phrases()
    own.take_keys({"toggle": "f13 p"})
    said = own.spoken
    assert answers(own) == (said.paused("F13"), said.stop_here("S", "Space"), said.stopped())


def test_a_long_silence_is_kept_company_by_one_line_after_the_other() -> None:
    track = Track(by(lambda _: 1.0))
    voice_track._keep_company(track, 40.0, ["Breathe slowly.", "Shake your arms."])
    heard = [text for _, text in said(track.moments())]
    assert heard[:3] == ["Breathe slowly.", "Shake your arms.", "Breathe slowly."]


def test_if_tones_alone_are_wanted_no_answer_is_rendered() -> None:
    timeline = a_timeline()
    assert PHRASES.spoken.going_on() in all_lines(timeline, PHRASES)
    assert all_lines(timeline, PHRASES, Verbosity.TONES) == ()
