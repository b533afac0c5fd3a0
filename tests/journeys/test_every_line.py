"""Every line of every exercise and variant, spoken by both real engines, at every speed.

The core's own tests prove the script for any durations; here are the true ones. Every clip is
checked too: as loud as the others, no silence at its ends, no click.
"""

from __future__ import annotations

import sys
import threading
from functools import cache
from itertools import chain, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pytest

from spinecoach import assets
from spinecoach.adapters.packs.shelf import PackShelf
from spinecoach.adapters.speech.audio_cleanup import FILTER_RATE, LOW_CUT, SHELF, read_rendered
from spinecoach.adapters.speech.clip import RATE
from spinecoach.adapters.speech.voice import SpeechVoice
from spinecoach.core.exercise.exercise import PhaseKind
from spinecoach.core.exercise.pose import Posture
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.workout.cues import Role, Say, Sound, Tone
from spinecoach.core.workout.ports import Clip
from spinecoach.core.workout.timeline import (
    TAKE_PAUSE,
    Block,
    BlockKind,
    Planned,
    Telling,
    build_timeline,
    plan_exercise,
)
from spinecoach.core.workout.track import GAP, Delivery, Moment, Verbosity
from spinecoach.core.workout.voice_track import all_lines, script
from tests.shared import one_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux carries an engine")

PHRASES = Phrases()
PACES = (0.5, 0.75, 1.0, 1.5, 2.0)
USUAL_PACES = (0.75, 1.0, 1.25)
HAIR = 1e-6

BREATH_AGAIN = 7
"""The rep in which the breath is told again."""

LONGEST_LOADED = 8.0
"""Seconds that the working position is held before a set, from the end of the sentence that leads
into it with the weight in hand."""


class Speech(NamedTuple):
    """A voice and how many words it speaks a minute."""

    voice: str
    rate: int


SPEECHES = (
    *(Speech("gmw/en", rate) for rate in (110, 140, 180)),
    Speech("hibari:heart", 110),
)
"""The natural voice takes long to render. Slow lines are those that may not fit in; that quick ones
do is shown by the other engine, and that the natural voice is clean when it is quick, by a sample.
"""

QUICK_NATURAL = Speech("hibari:heart", 180)
EVERY = 10
"""Of so many lines one is rendered for that sample."""

WHOLE = 8192
"""Samples: sounds are transformed in multiples of this, 0.4 s."""

LOUDNESS_RANGE = 2.0
"""Decibels from the quietest line to the loudest, as an ear weighs them."""

AUDIBLE, SILENCE = 140, 0.015
"""The amplitude (of 32767) of what is heard, and the seconds without it at a clip's ends."""

Durations = dict[str, float]
Clips = dict[str, Clip]


@cache
def plans() -> tuple[Planned, ...]:
    """Every exercise and every variant, with the second set in which some lines differ."""
    return tuple(
        plan_exercise(exercise, variant, sets=2)
        for folder in (assets.exercises_dir(), assets.optional_exercises_dir())
        for exercise in PackShelf(folder).exercises()
        for variant in (None, *exercise.variants)
    )


@cache
def warm_up() -> tuple[Planned, ...]:
    return tuple(map(plan_exercise, PackShelf(assets.warm_up_dir()).exercises()))


def names() -> list[str]:
    return [f"{p.exercise.id}-{p.variant.id if p.variant else 'itself'}" for p in plans()]


@pytest.fixture(scope="module", params=SPEECHES, ids=str)
def speech(request: pytest.FixtureRequest) -> Speech:
    """One voice at one rate; all that needs it is done before the next one is rendered."""
    chosen: Speech = request.param
    return chosen


@cache
def lines() -> tuple[str, ...]:
    """Each line that any exercise or variant may say, at any pace."""
    return tuple(
        dict.fromkeys(
            line
            for pace in PACES
            for plan in plans()
            for line in all_lines(
                build_timeline([plan], PHRASES, pace=pace, warm_up=warm_up()), PHRASES
            )
        )
    )


@pytest.fixture(scope="module")
def clips(speech: Speech, tmp_path_factory: pytest.TempPathFactory) -> Clips:
    """Each line as the voice says it, rendered once for all workers of a run."""
    with one_folder(tmp_path_factory, f"speech-{SPEECHES.index(speech)}") as folder:
        return rendered(speech, folder, lines())


def rendered(speech: Speech, folder: Path, lines: Sequence[str]) -> Clips:
    """Have each of the lines rendered, or find it in the folder."""
    voice = SpeechVoice(folder)
    voice.configure(speech.voice, speech.rate)
    preparation = voice.prepare(lines)
    while not preparation.over:  # however busy the machine is
        threading.Event().wait(0.01)
    found = {line: clip for line in lines if (clip := voice.clip(line))}
    assert set(found) == set(lines), "the engine says every line"
    assert voice.trouble is None
    voice.close()
    return found


@pytest.fixture(scope="module")
def seconds(clips: Clips) -> Durations:
    """How long each line lasts."""
    return {line: clip.seconds for line, clip in clips.items()}


@cache
def planned(name: str) -> Planned:
    return next(plan for plan, known in zip(plans(), names(), strict=True) if known == name)


LaidOut = tuple[tuple[Block, tuple[Moment, ...]], ...]
"""The blocks of an exercise with all that is heard in each."""


@pytest.fixture(scope="module")
def laid_out(seconds: Durations) -> Callable[..., LaidOut]:
    """Return how an exercise is laid out at a pace and a level, once for whatever is asked."""

    @cache
    def found(name: str, pace: float = 1.0, level: Verbosity = Verbosity.FULL) -> LaidOut:
        telling = Telling(seconds.__getitem__)
        plan = [planned(name)]
        whole = build_timeline(plan, PHRASES, pace=pace, warm_up=warm_up(), telling=telling)
        delivery = Delivery(PHRASES, seconds.get, level)
        return tuple((block, script(whole, at, delivery)) for at, block in enumerate(whole.blocks))

    return found


def levels(name: str, pace: float) -> tuple[Verbosity, Verbosity]:
    """The levels that are laid out: the one with all words, and one of the others by turns.

    Each exercise is laid out at every pace and at every level, and each level at every pace.
    """
    most, *others = Verbosity
    turn = names().index(name) + PACES.index(pace)
    return most, others[turn % len(others)]


@pytest.mark.parametrize("name", names())
def test_nothing_runs_into_anything_else_or_out_of_its_phase(
    laid_out: Callable[..., LaidOut], seconds: Durations, name: str
) -> None:
    for pace in PACES:
        for block, moments in chain(*(laid_out(name, pace, one) for one in levels(name, pace))):
            free = 0.0
            for moment in moments:
                cue = moment.cue
                end = moment.at + (seconds[cue.text] if isinstance(cue, Say) else cue.tone.seconds)
                span = block.span_at(moment.at + HAIR)
                limit = block.starts[span] + block.spans[span].seconds
                if block.kind is BlockKind.WARM_UP:
                    limit = block.seconds  # loose movement: its phases are not spoken
                assert moment.at >= free - HAIR, moment
                assert end <= limit + HAIR, moment
                free = end + GAP


@pytest.mark.parametrize("name", names())
def test_every_set_is_opened_by_its_tone_however_slow_the_voice(
    laid_out: Callable[..., LaidOut], name: str
) -> None:
    for (block, moments), (after, _) in pairwise(laid_out(name)):
        tones = [moment.cue for moment in moments]
        opens = after.kind is BlockKind.WORK
        assert (Sound(Tone.GO) in tones) == opens, block.kind


@pytest.mark.parametrize("name", names())
def test_at_its_own_tempo_every_rep_and_every_counted_second_is_heard(
    laid_out: Callable[..., LaidOut], name: str
) -> None:
    for block, moments in laid_out(name):
        if block.kind is not BlockKind.WORK:
            continue
        said = {round(moment.at, 3) for moment in moments if isinstance(moment.cue, Say)}
        ticks = {round(moment.at, 3) for moment in moments if moment.cue == Sound(Tone.HOLD)}
        reps = set()
        for start, span in zip(block.starts, block.spans, strict=True):
            phase = span.phase
            if phase and phase.kind is PhaseKind.CONCENTRIC and span.rep not in reps:
                reps.add(span.rep)
                assert round(start, 3) in said, f"rep {span.rep}"
            # In later reps a cue may take the place of a tone.
            if phase and phase.kind is PhaseKind.ISOMETRIC and span.seconds >= 2.0 > span.rep:
                end = start + span.seconds
                for left in range(int(span.seconds), 1, -1):
                    assert round(end - left, 3) in ticks


@pytest.mark.parametrize("name", names())
def test_the_set_up_is_told_in_full_whatever_the_voice(
    laid_out: Callable[..., LaidOut], name: str
) -> None:
    for block, moments in laid_out(name):
        if block.kind in {BlockKind.INTRO, BlockKind.MOVE}:
            said = [moment.cue.text for moment in moments if isinstance(moment.cue, Say)]
            assert said == [span.line for span in block.spans if span.line]


@pytest.mark.parametrize("name", names())
def test_each_set_has_its_first_cue_in_the_second_rep_and_the_breath_in_the_third(
    laid_out: Callable[..., LaidOut], name: str
) -> None:
    for pace in USUAL_PACES:
        for block, moments in laid_out(name, pace):
            if block.kind is not BlockKind.WORK:
                continue
            reps: dict[Role, list[int]] = {Role.CORRECTION: [], Role.BREATH: []}
            for moment in moments:
                if isinstance(moment.cue, Say) and moment.cue.role in reps:
                    reps[moment.cue.role].append(block.spans[block.span_at(moment.at + HAIR)].rep)
            assert reps[Role.CORRECTION][0] == 2, pace
            assert reps[Role.BREATH][0] == 3, pace
            assert block.reps < BREATH_AGAIN or BREATH_AGAIN in reps[Role.BREATH], pace


@pytest.mark.parametrize("name", names())
def test_a_weight_is_taken_in_peace_and_no_position_is_held_for_long(
    laid_out: Callable[..., LaidOut], seconds: Durations, name: str
) -> None:
    plan = planned(name)
    position = plan.movement.steps[-1].say
    if not plan.carries and plan.movement.posture is not Posture.STANDING:
        return  # whoever just lies or kneels there holds nothing
    for pace in PACES:
        for way in ways_to_sets(laid_out(name, pace), seconds):
            (last,) = (line for line in way if line.text == position)
            assert last.end >= -LONGEST_LOADED
            takes = [
                line for line in way if line.text.startswith("Take ") and "dumbbell" in line.text
            ]
            assert len(takes) == plan.carries
            for take in takes:
                assert take.end + TAKE_PAUSE <= last.begin + HAIR


class Heard(NamedTuple):
    """A line with its seconds before a set begins, less than 0."""

    begin: float
    end: float
    text: str


def ways_to_sets(whole: LaidOut, seconds: Durations) -> Iterator[list[Heard]]:
    """The lines that lead to each set: of its set-up and get-ready, or of the rest before it."""
    for index, (block, _) in enumerate(whole):
        if block.kind is not BlockKind.WORK:
            continue
        way, at = [], 0.0
        for before, moments in reversed(whole[:index]):
            if before.kind not in {BlockKind.INTRO, BlockKind.GET_READY, BlockKind.REST}:
                break
            at -= before.seconds
            for moment in moments:
                if isinstance(moment.cue, Say):
                    begin = at + moment.at
                    way.append(Heard(begin, begin + seconds[moment.cue.text], moment.cue.text))
            if before.kind is BlockKind.REST:
                break
        yield way


def weighted(sound: NDArray[np.float64]) -> NDArray[np.float64]:
    """The samples as an ear weighs their frequencies (ITU-R BS.1770-5, annex 1)."""
    # With room for the filters to ring out; of such a size the transform is quick.
    size = (len(sound) // WHOLE + 2) * WHOLE
    return np.fft.irfft(np.fft.rfft(sound, size) * gains(size))[: len(sound)]


@cache
def gains(size: int) -> NDArray[np.float64]:
    """How much louder or softer an ear hears each frequency of so many samples."""
    delay = np.exp(-2j * np.pi * np.fft.rfftfreq(size, FILTER_RATE / RATE))
    product = np.ones(len(delay))
    for above, below in (SHELF, LOW_CUT):
        product *= np.abs(np.polyval(above[::-1], delay) / np.polyval(below[::-1], delay))
    return product


def test_every_line_is_as_loud_as_the_others_however_it_is_measured(
    clips: Clips,
) -> None:
    check_loudness(clips)


def check_loudness(clips: Clips) -> None:
    whole, voiced = {}, {}
    for line, clip in clips.items():
        sound = weighted(heard(clip))
        size = RATE // 20
        blocks = sound[: len(sound) // size * size].reshape(-1, size)
        powers = np.mean(blocks**2, axis=1)
        whole[line] = 10 * np.log10(np.mean(sound**2))
        voiced[line] = 10 * np.log10(np.mean(powers[powers > powers.max() / 100]))
    for levels in (whole, voiced):
        quietest, loudest = min(levels, key=levels.__getitem__), max(levels, key=levels.__getitem__)
        assert levels[loudest] - levels[quietest] < LOUDNESS_RANGE, (quietest, loudest)


def test_no_line_clicks_or_has_silence_around_it(clips: Clips) -> None:
    check_ends(clips)


def test_a_sample_of_the_quick_natural_voice_is_as_loud_and_as_clean(tmp_path: Path) -> None:
    sample = rendered(QUICK_NATURAL, tmp_path, lines()[::EVERY])
    check_loudness(sample)
    check_ends(sample)


def check_ends(clips: Clips) -> None:
    for line, clip in clips.items():
        sound = heard(clip)
        assert sound[0] == sound[-1] == 0, line
        assert np.abs([*sound[:4], *sound[-4:]]).max() < AUDIBLE, line
        audible = np.flatnonzero(np.abs(sound) > AUDIBLE)
        assert audible[0] < SILENCE * RATE, line
        assert len(sound) - audible[-1] < SILENCE * RATE, line


def heard(clip: Clip) -> NDArray[np.float64]:
    return read_rendered(Path(clip.path).read_bytes()).astype(np.float64)


def test_every_line_is_short_enough_to_be_taken_in() -> None:
    assert [line for line in lines() if len(line.split()) > 12] == []


def test_a_count_leaves_room_for_itself_at_every_rate(seconds: Durations) -> None:
    counts = [PHRASES.spoken.number(number) for number in range(1, 16)]
    assert max(seconds[line] for line in counts if line in seconds) < 1.0 - GAP
