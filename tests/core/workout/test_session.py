"""A whole workout runs on a clock that the test moves."""

from __future__ import annotations

import itertools
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.workout.cues import (
    Answer,
    Cue,
    Hush,
    RepDone,
    Role,
    Say,
    SetBegan,
    SetEnded,
    Sound,
    Tone,
    WorkoutBegan,
    WorkoutEnded,
)
from spinecoach.core.workout.events import Event
from spinecoach.core.workout.frame import State
from spinecoach.core.workout.playback import LINGER
from spinecoach.core.workout.session import HEARTBEAT, JUMP, MORE_REST, Session
from spinecoach.core.workout.timeline import (
    BlockKind,
    Planned,
    Telling,
    build_timeline,
    spoken_seconds,
)
from spinecoach.core.workout.track import Verbosity
from spinecoach.core.workout.transitions import TRANSITIONS
from spinecoach.core.workout.voice_track import COUNT_IN, TOLD_FIRST
from tests.core.scenes import ROW, exercise, live

PEOPLE_PRESS = [
    Event.PAUSE,
    Event.RESUME,
    Event.TOGGLE,
    Event.SKIP,
    Event.BACK,
    Event.REPEAT,
    Event.LONGER,
    Event.STOP,
    Event.KEEP_GOING,
    Event.START,
]


def a_session(reps: int = 3, sets: int = 2, verbosity: Verbosity = Verbosity.FULL) -> Session:
    plan = [
        Planned(exercise("superman"), sets, reps, 20.0),
        Planned(exercise("row", ROW), sets, reps, 20.0),
    ]
    return Session(build_timeline(plan, Phrases()), Phrases(), verbosity=verbosity)


def block_of(session: Session, kind: BlockKind, nth: int = 0) -> int:
    return [i for i, block in enumerate(session.timeline.blocks) if block.kind is kind][nth]


def begin_of(session: Session, index: int) -> float:
    return sum(block.seconds for block in session.timeline.blocks[:index])


def started(at: float = 0.0, reps: int = 3, sets: int = 2) -> Session:
    session = a_session(reps, sets)
    session.handle(Event.START, at)
    return session


def at_work(seconds: float = 0.0) -> tuple[Session, float]:
    """A session `seconds` into its first set, and the second it is."""
    session = started()
    now = begin_of(session, block_of(session, BlockKind.WORK)) + seconds
    list(live(session, now))
    session.handle(Event.WAKE, now)
    return session, now


class Watched:
    """A session under test, with everything that it gave back."""

    def __init__(self) -> None:
        self.session = a_session()
        self.now = 0.0
        self.cues: list[Cue] = []

    def handle(self, event: Event, now: float) -> None:
        self.cues += self.session.handle(event, now).cues
        self.now = max(self.now, now)

    def reps(self) -> Counter[tuple[int, int]]:
        return Counter((cue.block, cue.attempt) for cue in self.cues if isinstance(cue, RepDone))


events = st.lists(
    st.tuples(st.sampled_from([*PEOPLE_PRESS, *[Event.WAKE] * 6]), st.floats(-1.0, 12.0)),
    max_size=120,
)


@given(events)
def test_whatever_happens_in_whatever_order_every_rep_is_counted_once(
    story: list[tuple[Event, float]],
) -> None:
    scene = Watched()
    scene.handle(Event.START, 0.0)
    for event, step in story:
        deadline = scene.session.next_deadline()
        now = scene.now + step
        if event is Event.WAKE and deadline is not None:
            now = deadline
        scene.handle(event, now)
        after = scene.session.next_deadline()
        # A deadline lies ahead of everything that was handed in.
        assert after is None or after > scene.now
        frame = scene.session.frame(scene.now)
        assert 0.0 <= frame.position <= frame.block.seconds

    for _ in range(2):
        scene.handle(Event.STOP, scene.now)
    done = scene.reps()
    ended = {(c.block, c.attempt): c.reps for c in scene.cues if isinstance(c, SetEnded)}
    began = [(c.block, c.attempt) for c in scene.cues if isinstance(c, SetBegan)]
    # The sum of the reps is what was done: each set that began has ended with its own reps.
    assert sorted(began) == sorted(ended)
    assert all(ended[key] == done[key] for key in began)
    # Within a set the reps come one after the other, none twice.
    for key in began:
        reps = [c.rep for c in scene.cues if isinstance(c, RepDone) and (c.block, c.attempt) == key]
        assert reps == list(range(1, len(reps) + 1))
    assert sum(isinstance(cue, WorkoutEnded) for cue in scene.cues) == 1


@given(st.lists(st.floats(0.0, 1.0), min_size=1, max_size=300))
def test_an_early_wake_up_does_not_change_what_is_said_and_when(steps: list[float]) -> None:
    asked, left_alone = started(), started()
    heard: list[Cue] = []
    now = 0.0
    for step in steps:
        due = asked.next_deadline()
        assert due is not None
        now = min(now + step, due)
        heard += asked.handle(Event.WAKE, now).cues
    assert heard == [cue for _, cue in live(left_alone, now)]


@given(st.floats(0.0, 200.0), st.floats(0.0, 1e6))
def test_a_pause_takes_no_time_from_anything(when: float, how_long: float) -> None:
    session = started()
    list(live(session, when))
    session.handle(Event.PAUSE, when)
    before = session.frame(when)
    assert session.next_deadline() is None
    assert session.frame(when + how_long).position == before.position
    resumed = when + how_long
    session.handle(Event.RESUME, resumed)
    counted = COUNT_IN if before.block.kind is BlockKind.WORK else TOLD_FIRST
    list(live(session, resumed + counted))
    after = session.frame(resumed + counted)
    assert after.state is State.RUNNING
    assert after.index == before.index
    # A rep or a step begins anew; nothing ever jumps ahead.
    assert after.position <= before.position + 1e-6
    assert before.position - after.position <= before.block.seconds


@given(st.floats(0.0, 1e7))
def test_a_workout_takes_as_long_as_its_routine_says_whenever_it_starts(start: float) -> None:
    session = started(at=start)
    last = [at for at, cue in live(session) if isinstance(cue, WorkoutEnded)]
    assert last == [pytest.approx(start + session.timeline.seconds, abs=1e-6)]


def test_over_an_hour_the_clock_does_not_drift() -> None:
    plan = [Planned(exercise("superman"), sets=10, reps=40, rest=60.0)]
    session = Session(build_timeline(plan, Phrases()), Phrases())
    assert session.timeline.seconds > 3600.0
    session.handle(Event.START, 0.0)
    # Every wake-up comes late by a different bit; the reps stay where they belong.
    late = 0
    first = begin_of(session, block_of(session, BlockKind.WORK))
    while (deadline := session.next_deadline()) is not None:
        late = (late + 7) % 23
        for cue in session.handle(Event.WAKE, deadline + late / 100).cues:
            if isinstance(cue, RepDone) and cue.block == session.frame(deadline).index:
                begin = begin_of(session, cue.block)
                assert deadline == pytest.approx(begin + 8.0 * cue.rep, abs=HEARTBEAT)
    assert first > 0.0
    assert session.state is State.FINISHED


def test_a_whole_workout_tells_its_sets_and_reps_in_order() -> None:
    session = a_session(reps=3, sets=2)
    cues = [*session.handle(Event.START, 0.0).cues, *(cue for _, cue in live(session))]
    records = [cue for cue in cues if not isinstance(cue, Say | Sound | Hush)]
    sets = [i for i, block in enumerate(session.timeline.blocks) if block.kind is BlockKind.WORK]
    expected: list[Cue] = [WorkoutBegan()]
    for index in sets:
        expected.append(SetBegan(index, 1))
        expected += [RepDone(index, 1, rep) for rep in (1, 2, 3)]
        expected.append(SetEnded(index, 1, 3, complete=True))
    assert records == [*expected, WorkoutEnded(complete=True)]
    assert session.state is State.FINISHED
    assert session.next_deadline() is None


def test_each_set_but_the_last_ends_with_its_tone_and_the_last_with_the_workouts() -> None:
    session = started(reps=1, sets=2)
    tones = [cue.tone for _, cue in live(session) if isinstance(cue, Sound)]
    assert tones.count(Tone.SET_DONE) == 3
    assert tones[-1] is Tone.WORKOUT_DONE


def test_the_current_rep_begins_again_after_a_pause() -> None:
    session, now = at_work(8.0 + 5.5)
    assert session.frame(now).rep == 2
    assert session.frame(now).reps_done == 1
    session.handle(Event.TOGGLE, now)
    session.handle(Event.TOGGLE, now + 60.0)
    assert session.frame(now + 61.0).count_in == pytest.approx(COUNT_IN - 1.0)
    list(live(session, now + 60.0 + COUNT_IN))
    frame = session.frame(now + 60.0 + COUNT_IN)
    assert frame.rep == 2
    assert frame.position == pytest.approx(8.0)
    reps = [cue.rep for _, cue in live(session) if isinstance(cue, RepDone)]
    assert reps[:2] == [2, 3]


def at_rest(seconds: float = 0.0) -> tuple[Session, float]:
    """A session `seconds` into its first rest of 20 seconds, and the second it is."""
    session = started()
    now = begin_of(session, block_of(session, BlockKind.REST)) + seconds
    list(live(session, now))
    session.handle(Event.WAKE, now)
    return session, now


@pytest.mark.parametrize("paused", [False, True], ids=["while it runs", "in a pause"])
def test_a_rest_can_be_made_longer_again_and_again(*, paused: bool) -> None:
    session, now = at_rest(5.0)
    if paused:
        session.handle(Event.PAUSE, now)
    index = session.frame(now).index
    for _ in range(2):
        assert session.handle(Event.LONGER, now).done
    assert session.frame(now).left == pytest.approx(20.0 - 5.0 + 2 * MORE_REST)
    assert session.frame(now).index == index
    if paused:
        session.handle(Event.RESUME, now)
        now += session.frame(now).count_in
    begins = [
        at for at, cue in live(session) if isinstance(cue, SetBegan) and cue.block == index + 1
    ]
    assert begins == [pytest.approx(now + 15.0 + 2 * MORE_REST)]


def test_a_longer_rest_does_not_tell_its_length_again() -> None:
    session, now = at_rest(8.0)
    cues = [*session.handle(Event.LONGER, now).cues, *(cue for _, cue in live(session, now + 20))]
    said = [cue.text for cue in cues if isinstance(cue, Say)]
    assert not any(line.startswith("Rest") for line in said), said


def test_nothing_but_a_rest_is_made_longer() -> None:
    session, now = at_work(3.0)
    before = session.timeline
    assert session.handle(Event.LONGER, now) == Answer(done=False)
    assert session.timeline is before


def test_after_a_set_a_digit_corrects_what_was_counted() -> None:
    session, now = at_rest(5.0)
    done = block_of(session, BlockKind.WORK)
    assert session.frame(now).reps_done == 3
    assert session.correct(2, now).cues == (SetEnded(done, 1, 2, complete=False),)
    assert session.frame(now).reps_done == 2
    assert session.correct(3, now + 5.0).cues == (SetEnded(done, 1, 3, complete=True),)


def test_a_number_that_a_set_does_not_have_and_one_in_a_set_correct_nothing() -> None:
    session, now = at_rest(5.0)
    assert not session.correct(4, now).done
    assert session.frame(now).reps_done == 3
    working, later = at_work(3.0)
    assert not working.correct(1, later).done


def test_a_jump_leads_to_the_begin_of_any_part_but_only_from_a_pause() -> None:
    session, now = at_work(12.0)
    index = session.frame(now).index
    assert not session.jump(index + 3).done
    session.handle(Event.PAUSE, now)
    assert not session.jump(len(session.timeline.blocks)).done
    answer = session.jump(index + 3)
    assert answer.done
    assert SetEnded(index, 1, 1, complete=False) in answer.cues
    assert session.frame(now).index == index + 3
    assert session.frame(now).position == 0.0
    assert session.state is State.PAUSED


def test_a_step_of_the_set_up_is_said_again_after_a_pause() -> None:
    session = started()
    intro = session.timeline.blocks[0]
    now = intro.starts[1] + 1.0
    list(live(session, now))
    session.handle(Event.PAUSE, now)
    assert Say("Going on.", Role.READY) in session.handle(Event.RESUME, now).cues
    heard = [cue.text for _, cue in live(session, now + COUNT_IN) if isinstance(cue, Say)]
    assert heard == ["Lie on your front."]


def test_a_rest_goes_on_where_it_was_paused() -> None:
    session = started()
    now = begin_of(session, block_of(session, BlockKind.REST)) + 12.0
    list(live(session, now))
    session.handle(Event.PAUSE, now)
    session.handle(Event.RESUME, now + 5.0)
    list(live(session, now + 5.0 + TOLD_FIRST))
    assert session.frame(now + 5.0 + TOLD_FIRST).position == pytest.approx(12.0)


def test_pausing_while_counted_in_leaves_everything_where_it_was() -> None:
    session, now = at_work(3.0)
    session.handle(Event.PAUSE, now)
    session.handle(Event.RESUME, now + 1.0)
    session.handle(Event.PAUSE, now + 2.0)
    assert session.state is State.PAUSED
    assert session.frame(now + 3.0).position == 0.0


def test_stop_asks_once_and_no_starts_the_count_in() -> None:
    session, now = at_work(3.0)
    assert session.handle(Event.STOP, now) == (
        True,
        (Hush(), Say("Stop here? S stops, Space goes on.", Role.QUESTION)),
    )
    assert session.frame(now).state is State.ASKING
    session.handle(Event.KEEP_GOING, now + 5.0)
    assert session.frame(now + 5.0).state is State.RESUMING
    session.handle(Event.STOP, now + 6.0)
    cues = session.handle(Event.STOP, now + 7.0).cues
    index = block_of(session, BlockKind.WORK)
    assert cues == (
        Hush(),
        Say("Stopped. What you did is kept.", Role.ANSWER),
        SetEnded(index, 1, 0, complete=False),
        WorkoutEnded(complete=False),
    )
    assert session.frame(now + 7.0).state is State.STOPPED


def test_skipping_a_set_keeps_the_reps_that_were_done() -> None:
    session, now = at_work(8.5)
    index = block_of(session, BlockKind.WORK)
    cues = session.handle(Event.SKIP, now).cues
    assert cues[:2] == (Hush(), SetEnded(index, 1, 1, complete=False))
    assert session.frame(now).block.kind is BlockKind.REST


def test_the_tone_before_a_set_is_over_when_the_first_rep_begins() -> None:
    session = started()
    heard = list(live(session, 400.0))
    gos = [at for at, cue in heard if isinstance(cue, Sound) and cue.tone is Tone.GO]
    begins = [at for at, cue in heard if isinstance(cue, SetBegan)]
    assert begins
    assert [at + Tone.GO.seconds for at in gos] == pytest.approx(begins)


def test_after_a_pause_in_a_set_the_count_ends_with_the_tone_before_a_set() -> None:
    session, now = at_work(8.5)
    session.handle(Event.PAUSE, now)
    session.handle(Event.RESUME, now + 5.0)
    heard = [cue for _, cue in live(session, now + 5.0 + COUNT_IN) if isinstance(cue, Say | Sound)]
    assert [cue.tone if isinstance(cue, Sound) else cue.text for cue in heard] == [
        *("Three.", "Two.", "One."),
        Tone.GO,
        "Last two.",
    ]


def test_a_rest_that_is_too_short_has_no_tone_for_the_set_before_it() -> None:
    plan = [Planned(exercise("superman"), 2, 2, 0.5)]
    session = Session(build_timeline(plan, Phrases()), Phrases())
    session.handle(Event.START, 0.0)
    tones = [cue.tone for _, cue in live(session) if isinstance(cue, Sound)]
    assert Tone.SET_DONE not in tones
    assert tones[-1] is Tone.WORKOUT_DONE


@given(
    rate=st.floats(110.0, 180.0),
    wobble=st.lists(st.floats(0.4, 2.5), min_size=7, max_size=7),
    rest=st.floats(0.0, 40.0),
    pressed=st.lists(st.tuples(st.floats(0.01, 60.0), st.sampled_from(PEOPLE_PRESS)), max_size=20),
)
def test_nothing_ever_sounds_over_anything_else_whatever_a_person_presses(
    rate: float, wobble: list[float], rest: float, pressed: list[tuple[float, Event]]
) -> None:
    def lasts(line: str) -> float:
        return spoken_seconds(line, rate) * wobble[sum(map(ord, line)) % 7]

    plan = [Planned(exercise("superman"), 2, 3, rest), Planned(exercise("row", ROW), 2, 3, rest)]
    session = Session(
        build_timeline(plan, Phrases(), telling=Telling(lasts)), Phrases(), spoken=lasts
    )
    heard = [(0.0, cue) for cue in session.handle(Event.START, 0.0).cues]
    now = 0.0
    for later, event in pressed:
        now += later
        heard += live(session, now)
        heard += [(now, cue) for cue in session.handle(event, now).cues]
    heard += live(session)
    free, sounding = 0.0, ""
    for at, cue in heard:
        if isinstance(cue, Hush):
            free = at
        elif isinstance(cue, Say | Sound):
            name = cue.text if isinstance(cue, Say) else cue.tone
            assert at >= free - 1e-6, f"{name} at {at:.2f} over {sounding}"
            free = at + (cue.tone.seconds if isinstance(cue, Sound) else lasts(cue.text))
            sounding = name


def test_going_back_to_a_set_is_a_new_attempt() -> None:
    session, now = at_work(8.5)
    index = block_of(session, BlockKind.WORK)
    session.handle(Event.SKIP, now)
    session.handle(Event.BACK, now + 1.0)
    cues = [cue for _, cue in live(session, now + 1.0 + COUNT_IN)]
    assert [cue.text for cue in cues if isinstance(cue, Say)] == [
        *("Three.", "Two.", "One.", "Lift."),
    ]
    assert SetBegan(index, 2) in cues
    session.handle(Event.REPEAT, now + 2.0 + COUNT_IN)
    ends = [cue for _, cue in live(session, now + 40.0) if isinstance(cue, SetEnded)]
    assert ends == [SetEnded(index, 3, 3, complete=True)]


def test_back_and_again_say_where_one_is_before_a_movement_begins() -> None:
    session, now = at_work(8.5)
    assert Say("Superman, set 1.", Role.READY) in session.handle(Event.REPEAT, now).cues
    assert session.frame(now).state is State.RESUMING
    # A part without a movement begins at once, with words of its own.
    session.handle(Event.BACK, now)
    assert session.frame(now).state is State.RUNNING
    assert session.frame(now).block.kind is BlockKind.GET_READY


def test_back_in_the_first_block_begins_it_again() -> None:
    session = started()
    session.handle(Event.BACK, 3.0)
    assert session.frame(3.0).index == 0
    assert session.frame(3.0).position == 0.0


def test_skip_and_back_in_a_pause_begin_no_set() -> None:
    session, now = at_work(1.0)
    cues: list[Cue] = list(session.handle(Event.PAUSE, now).cues)
    for event in (Event.BACK, Event.SKIP, Event.SKIP, Event.BACK, Event.REPEAT):
        cues += session.handle(event, now + 1.0).cues
    assert session.state is State.PAUSED
    assert not [cue for cue in cues if isinstance(cue, SetBegan)]
    assert session.frame(now + 9.0).index == block_of(session, BlockKind.WORK)


def test_skipping_the_farewell_ends_the_workout_even_while_paused() -> None:
    session = started(reps=1, sets=1)
    now = begin_of(session, len(session.timeline.blocks) - 1) + 1.0
    list(live(session, now))
    session.handle(Event.PAUSE, now)
    assert session.handle(Event.SKIP, now + 9.0).cues == (Hush(), WorkoutEnded(complete=True))
    assert session.handle(Event.START, now + 10.0) == Answer(done=False)


def test_a_closed_lid_becomes_a_pause_at_the_last_second_before_it() -> None:
    session, now = at_work(3.0)
    cues = session.handle(Event.WAKE, now + 3600.0).cues
    assert cues == (Hush(), Say("Paused. Space goes on.", Role.ANSWER))
    assert session.frame(now + 3600.0).position == pytest.approx(3.0)
    assert session.state is State.PAUSED


def test_a_lid_closed_while_counted_in_pauses_too() -> None:
    session, now = at_work(3.0)
    session.handle(Event.PAUSE, now)
    session.handle(Event.RESUME, now)
    session.handle(Event.WAKE, now + 3600.0)
    assert session.state is State.PAUSED


def test_a_late_wake_up_may_drop_a_line_but_never_a_rep() -> None:
    session, now = at_work(7.9)
    cues = session.handle(Event.WAKE, now + JUMP).cues
    assert [cue for cue in cues if isinstance(cue, RepDone)]
    assert not [cue for cue in cues if isinstance(cue, Say)]


def test_a_clock_that_runs_backwards_stands_still() -> None:
    session, now = at_work(3.0)
    session.handle(Event.WAKE, now - 100.0)
    assert session.frame(now - 100.0).position == pytest.approx(3.0)
    assert session.next_deadline() is not None


def test_if_only_tones_are_heard_a_pause_is_silent() -> None:
    session = a_session(verbosity=Verbosity.TONES)
    session.handle(Event.START, 0.0)
    assert session.handle(Event.PAUSE, 1.0).cues == (Hush(), Sound(Tone.PAUSE))
    assert session.frame(1.0).caption == "Paused. Space goes on."


def test_a_skip_in_a_pause_names_the_place() -> None:
    session, now = at_work(1.0)
    session.handle(Event.PAUSE, now)
    answer = Say("Next: set 2 of 2.", Role.ANSWER)
    assert session.handle(Event.SKIP, now + 1.0).cues[-1] == answer
    assert session.frame(now + 2.0).caption == answer.text


def test_whoever_skips_to_a_set_is_told_which_and_counted_in() -> None:
    session, now = at_work(1.0)
    session.handle(Event.SKIP, now)  # to the rest
    cues = list(session.handle(Event.SKIP, now + 1.0).cues)
    assert session.frame(now + 1.0).state is State.RESUMING
    assert not [cue for cue in cues if isinstance(cue, SetBegan)]
    cues += [cue for _, cue in live(session, now + 9.0)]
    assert session.frame(now + 9.0).state is State.RUNNING
    said = [cue.text for cue in cues if isinstance(cue, Say)]
    at = said.index("Superman, set 2.")
    assert said[at + 1 : at + 4] == ["Three.", "Two.", "One."]


def test_the_caption_is_what_is_being_said() -> None:
    session = started()
    assert session.frame(0.5).caption == "Superman. 2 sets of 3."
    session.handle(Event.SKIP, 1.0)
    assert session.frame(1.0).caption == ""


def test_no_caption_outlasts_the_phase_that_it_speaks_of() -> None:
    session = a_session(reps=4)
    session.handle(Event.START, 0.0)
    words = {"Lift.", "Hold.", "Lower.", "Rest."}
    seen = Counter[str]()
    for at, _ in live(session, session.timeline.seconds):
        for now in (at, at + 0.3):
            frame = session.frame(now)
            if frame.phase is None or frame.caption not in words:
                continue
            spans = frame.block.spans[frame.span_index : frame.span_index + 2]
            coming = [Phrases().spoken.said(span.phase.word) for span in spans if span.phase]
            assert frame.caption in coming  # the phase's own, or the word that announces the next
            seen[frame.caption] += 1
    assert set(seen) >= {"Lift.", "Hold.", "Lower."}


def test_in_a_rest_a_caption_goes_soon_after_its_line() -> None:
    session = started()
    index = block_of(session, BlockKind.REST)
    begin = begin_of(session, index)
    captions = {""}
    for at, cue in live(session, begin + session.timeline.blocks[index].seconds - 0.1):
        if at > begin and isinstance(cue, Say):
            captions.add(session.frame(at).caption)
            late = at + spoken_seconds(cue.text) + LINGER + 0.01
            assert session.frame(late).caption == ""
    assert len(captions) > 2


def test_the_count_after_a_pause_is_captioned_until_it_goes_on() -> None:
    session, now = at_work(3.0)
    session.handle(Event.PAUSE, now)
    assert session.frame(now + 600.0).caption == "Paused. Space goes on."
    session.handle(Event.RESUME, now)
    for _ in live(session, now + COUNT_IN - 0.1):
        pass
    assert session.frame(now + COUNT_IN - 0.05).caption == "One."
    assert session.frame(now + COUNT_IN).caption == ""


@given(events)
def test_a_session_says_whether_it_did_what_was_asked(story: list[tuple[Event, float]]) -> None:
    session, now = started(), 0.0
    for event, step in story:
        now = max(now, now + step)
        session.handle(Event.WAKE, now)
        before, rests = session.state, session.frame(now).block.kind is BlockKind.REST
        answer = session.handle(event, now)
        assert answer.done is bool(answer)
        possible = (before, event) in TRANSITIONS and (rests or event is not Event.LONGER)
        assert answer.done is (event is Event.WAKE or possible)
        if not answer:
            assert answer.cues == ()
            assert session.state is before


def test_before_the_first_rep_of_a_set_none_is_done() -> None:
    session, now = at_work(1.0)
    assert session.frame(now).reps_done == 0


def test_nothing_happens_before_the_start() -> None:
    session = a_session()
    for event in PEOPLE_PRESS[:-1]:
        assert session.handle(event, 0.0) == Answer(done=False)
    assert session.next_deadline() is None
    assert session.frame(0.0).state is State.IDLE


def test_no_line_is_longer_than_its_step_whatever_the_voice() -> None:
    def slow(line: str) -> float:
        return 3.0 * spoken_seconds(line)

    plan = [Planned(exercise("superman"), 1, 1, 10.0)]
    session = Session(
        build_timeline(plan, Phrases(), telling=Telling(slow)), Phrases(), spoken=slow
    )
    session.handle(Event.START, 0.0)
    said = [(at, cue.text) for at, cue in live(session, 60.0) if isinstance(cue, Say)]
    for (at, text), (after, _) in itertools.pairwise(said):
        assert at + slow(text) <= after


def test_an_answer_is_true_if_it_did_what_was_asked() -> None:
    assert Answer(done=True)
    assert not Answer(done=False, cues=(Hush(),))
