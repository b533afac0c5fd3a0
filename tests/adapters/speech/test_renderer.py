"""One line at a time, whatever the worker does: each misfortune once, with real processes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.speech.cache import ClipCache, Utterance
from spinecoach.adapters.speech.renderer import (
    NO_VOICE,
    VOICE_GONE,
    Catalogue,
    Renderer,
    catalogue_of,
)
from spinecoach.core.workout.ports import VoiceChoice
from tests.adapters.speech import workers
from tests.adapters.speech.workers import Workshop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    return Workshop(tmp_path)


@pytest.fixture
def renderer(workshop: Workshop) -> Iterator[Callable[..., Renderer]]:
    """Build a renderer whose workers behave so."""
    built: list[tuple[Renderer, ClipCache]] = []

    def build(behaviour: str, start_limit: float = workers.START_LIMIT) -> Renderer:
        cache = ClipCache(workshop.cache)
        made = Renderer(cache, workshop.link(behaviour, start_limit=start_limit))
        built.append((made, cache))
        return made

    yield build
    for made, cache in built:
        made.rest()
        cache.close()


def said(line: str) -> Utterance:
    return Utterance("toy 1", "toy/en", 140, line)


def test_a_line_is_rendered_once_and_then_found(
    renderer: Callable[..., Renderer], workshop: Workshop
) -> None:
    first = renderer(workers.HONEST)
    clip = first.clip(said("Lift."))
    assert clip is not None
    assert clip.seconds == pytest.approx(0.3, abs=0.01)
    second = renderer(workers.HONEST)
    assert second.clip(said("Lift.")) == clip
    assert not second.awake
    assert workshop.starts == 1


def test_a_damaged_clip_is_rendered_again(renderer: Callable[..., Renderer]) -> None:
    made = renderer(workers.HONEST)
    clip = made.clip(said("Lift."))
    assert clip is not None
    with Path(clip.path).open("r+b") as file:
        file.seek(60)
        file.write(b"scratch")
    assert made.clip(said("Lift.")) == clip


def test_what_the_engine_told_is_known_in_the_next_run_without_a_worker(
    renderer: Callable[..., Renderer],
) -> None:
    first = renderer(workers.HONEST)
    known = first.know()
    assert known is not None
    second = renderer(workers.HONEST)
    assert second.know() == known
    assert not second.awake
    assert second.know(fresh=True) == known
    assert second.awake


@pytest.mark.parametrize(
    "behaviour",
    [workers.DIES_AT_START, workers.NEVER_GREETS, workers.ONLY_GARBAGE, "greet()\nsys.exit(0)"],
)
def test_a_worker_that_cannot_work_is_replaced_three_times_and_then_given_up(
    renderer: Callable[..., Renderer], workshop: Workshop, behaviour: str
) -> None:
    made = renderer(behaviour, start_limit=0.3)
    for line in ("Lift.", "Hold.", "Lower."):
        assert made.clip(said(line)) is None
    assert workshop.starts == 4
    assert made.trouble.startswith("The voice failed 4 times (it d")
    assert made.trouble.endswith("and is silent now: captions show every line.")
    assert not made.awake


@pytest.mark.parametrize("behaviour", [workers.DIES_IN_EVERY_LINE, workers.NEVER_ANSWERS])
def test_a_worker_that_fails_in_every_line_is_replaced_three_times_and_then_given_up(
    renderer: Callable[..., Renderer], workshop: Workshop, behaviour: str
) -> None:
    made = renderer(behaviour)
    assert [made.clip(said(line)) for line in ("Lift.", "Hold.", "Lower.")] == [None] * 3
    assert workshop.starts == 4
    assert "The voice failed 4 times" in made.trouble


def test_a_failed_voice_is_given_another_chance(
    renderer: Callable[..., Renderer], workshop: Workshop
) -> None:
    made = renderer(workers.DIES_AT_START)
    made.clip(said("Lift."))
    made.forgive()
    assert made.trouble == ""
    made.clip(said("Lift."))
    assert workshop.starts == 8


def test_the_line_that_kills_is_given_up_and_the_others_are_said(
    renderer: Callable[..., Renderer], workshop: Workshop
) -> None:
    made = renderer(workers.DIES_IN_ONE_LINE)
    clips = [made.clip(said(line)) for line in ("Lift.", "Poison.", "Hold.", "Lower.")]
    assert [clip is not None for clip in clips] == [True, False, True, True]
    assert made.trouble == ""
    assert workshop.starts == 3


@pytest.mark.parametrize("behaviour", [workers.DIES_ONCE, workers.DIES_AT_THE_FIRST_START])
def test_one_death_is_not_heard(
    renderer: Callable[..., Renderer], workshop: Workshop, behaviour: str
) -> None:
    made = renderer(behaviour)
    assert made.clip(said("Lift.")) is not None
    assert made.trouble == ""
    assert workshop.starts == 2


def test_a_line_that_the_engine_refuses_is_refused_alone(
    renderer: Callable[..., Renderer], workshop: Workshop
) -> None:
    made = renderer(workers.REFUSES_ONE)
    assert made.clip(said("Unsayable.")) is None
    assert made.clip(said("Lift.")) is not None
    assert workshop.starts == 1


def test_a_worker_that_claims_to_have_rendered_is_not_believed(
    renderer: Callable[..., Renderer],
) -> None:
    assert renderer(workers.LIES).clip(said("Lift.")) is None


@pytest.mark.parametrize(
    ("behaviour", "why"),
    [
        (workers.NO_ENGINE, "There is no voice (libespeak-ng.so.1 is missing):"),
        (workers.GREETS_STRANGELY, "There is no voice (it cannot be understood):"),
    ],
)
def test_without_an_engine_nothing_is_tried_again(
    renderer: Callable[..., Renderer], workshop: Workshop, behaviour: str, why: str
) -> None:
    made = renderer(behaviour)
    assert made.know() is None
    assert made.clip(said("Lift.")) is None
    assert made.trouble == f"{why} captions show every line."
    assert workshop.starts == 1
    assert not made.awake


def test_where_the_cache_is_full_the_voice_goes_on_elsewhere(
    renderer: Callable[..., Renderer], workshop: Workshop
) -> None:
    made = renderer(workers.NO_ROOM_IN_THE_CACHE)
    clip = made.clip(said("Lift."))
    assert clip is not None
    assert str(workshop.cache) not in clip.path
    assert made._cache.trouble.startswith("The voice cannot be kept in")
    assert made.trouble == ""


def test_where_nothing_can_be_written_the_voice_is_silent(
    renderer: Callable[..., Renderer],
) -> None:
    made = renderer(workers.NO_ROOM_ANYWHERE)
    assert made.clip(said("Lift.")) is None
    assert made.trouble == (
        "The voice is silent, its lines cannot be written (No space left on device): "
        "captions show every line."
    )


def test_an_abandoned_renderer_starts_nothing_more(
    renderer: Callable[..., Renderer], workshop: Workshop
) -> None:
    made = renderer(workers.HONEST)
    made.abandon()
    assert made.clip(said("Lift.")) is None
    assert workshop.starts == 0


ANN = VoiceChoice("toy/en", "Ann", "en-gb")
KARL = VoiceChoice("toy/de", "Karl", "de", "“Karl” does not speak English.")


@pytest.mark.parametrize(
    ("wanted", "speaks", "why"),
    [
        ("", "toy/us", ""),
        ("toy/en", "toy/en", ""),
        ("toy/gone", "toy/us", VOICE_GONE),
        (
            "toy/de",
            "toy/us",
            "“Karl” does not speak English. The standard English voice speaks instead.",
        ),
    ],
)
def test_the_chosen_voice_speaks_if_it_can(wanted: str, speaks: str, why: str) -> None:
    assert Catalogue("toy 1", "toy/us", (ANN, KARL)).choose(wanted) == (speaks, why)


def test_without_an_english_voice_nobody_speaks() -> None:
    assert Catalogue("toy 1", "", (KARL,)).choose("toy/de") == ("", NO_VOICE)


def test_voices_of_other_languages_are_listed_with_the_reason_why_not(
    renderer: Callable[..., Renderer],
) -> None:
    known = renderer(workers.HONEST).know()
    assert known is not None
    assert [(voice.name, voice.refusal) for voice in known.voices] == [
        ("Ann", ""),
        ("Bob", ""),
        ("Karl", "“Karl” does not speak English, as the coach's lines do."),
    ]


@pytest.mark.parametrize(
    ("tag", "refusal"),
    [
        ("en", ""),
        ("en-gb-x-rp", ""),
        ("en-latn", ""),
        ("en-shaw", "“Shaw” reads another script than that of the coach's lines."),
    ],
)
def test_a_voice_reads_the_script_of_the_lines(tag: str, refusal: str) -> None:
    catalogue = catalogue_of({"engine": "toy 1", "default": "x", "voices": [["x", "Shaw", tag]]})
    assert catalogue is not None
    assert catalogue.voices[0].refusal == refusal
