"""Rendering one line with workers that fail in every way, each a real process."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.speech.cache import ClipCache, Utterance
from spinecoach.adapters.speech.process import SpeechLink
from spinecoach.adapters.speech.renderer import (
    Renderer,
    VoiceCatalogue,
    catalogue_of,
)
from spinecoach.core.trouble import Trouble, TroubleKind
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

    def build(behaviour: str) -> Renderer:
        cache = ClipCache(workshop.cache)
        made = Renderer(cache, workshop.link(behaviour))
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


DIES = Trouble(TroubleKind.SPEECH_ENGINE_DIES, number=4)
HANGS = Trouble(TroubleKind.SPEECH_ENGINE_HANGS)


@pytest.mark.parametrize(
    "behaviour", [workers.DIES_AT_START, workers.DIES_IN_EVERY_LINE, "greet()\nsys.exit(0)"]
)
def test_a_worker_that_dies_is_replaced_three_times_and_then_given_up(
    renderer: Callable[..., Renderer], workshop: Workshop, behaviour: str
) -> None:
    made = renderer(behaviour)
    assert [made.clip(said(line)) for line in ("Lift.", "Hold.", "Lower.")] == [None] * 3
    assert workshop.starts == 4
    assert made.trouble == DIES
    assert not made.awake


@pytest.mark.parametrize("behaviour", [workers.NEVER_GREETS, workers.ONLY_GARBAGE])
def test_an_engine_that_hangs_at_its_start_is_given_up_at_once(
    renderer: Callable[..., Renderer], workshop: Workshop, behaviour: str
) -> None:
    made = renderer(behaviour)
    assert [made.clip(said(line)) for line in ("Lift.", "Hold.")] == [None] * 2
    assert workshop.starts == 1
    assert made.trouble == HANGS
    assert not made.awake


def test_an_engine_that_hangs_in_two_lines_is_given_up(
    renderer: Callable[..., Renderer], workshop: Workshop
) -> None:
    made = renderer(workers.NEVER_ANSWERS)
    assert made.clip(said("Lift.")) is None
    assert made.trouble is None
    assert [made.clip(said(line)) for line in ("Hold.", "Lower.")] == [None] * 2
    assert workshop.starts == 2
    assert made.trouble == HANGS


def test_the_line_that_hangs_is_given_up_and_the_others_are_said(
    renderer: Callable[..., Renderer], workshop: Workshop
) -> None:
    made = renderer(workers.HANGS_IN_ONE_LINE)
    clips = [made.clip(said(line)) for line in ("Lift.", "Poison.", "Hold.", "Lower.")]
    assert [clip is not None for clip in clips] == [True, False, True, True]
    assert made.trouble is None
    assert workshop.starts == 2


@pytest.mark.parametrize(
    "behaviour",
    [
        workers.HANGS_WITH_HALF_A_LINE,
        workers.HANGS_WITH_HALF_A_LINE.replace("time.sleep(60)", "sys.exit(1)"),
    ],
    ids=["hangs", "dies"],
)
def test_a_worker_that_is_lost_leaves_no_part_of_a_clip(
    renderer: Callable[..., Renderer], workshop: Workshop, behaviour: str
) -> None:
    made = renderer(behaviour)
    assert made.clip(said("Lift.")) is None
    assert list(workshop.cache.iterdir()) == [workshop.cache / "engines.json"]


def test_a_program_that_cannot_be_started_is_no_engine(tmp_path: Path) -> None:
    cache = ClipCache(tmp_path / "cache")
    made = Renderer(cache, SpeechLink([str(tmp_path / "nothing-here")]))
    assert made.clip(said("Lift.")) is None
    assert made.trouble is not None
    assert made.trouble.kind is TroubleKind.NO_SPEECH_ENGINE
    assert "nothing-here" in made.trouble.reason
    cache.close()


def test_a_failed_voice_is_given_another_chance(
    renderer: Callable[..., Renderer], workshop: Workshop
) -> None:
    made = renderer(workers.DIES_AT_START)
    made.clip(said("Lift."))
    made.forgive()
    assert made.trouble is None
    made.clip(said("Lift."))
    assert workshop.starts == 8


def test_the_line_that_kills_is_given_up_and_the_others_are_said(
    renderer: Callable[..., Renderer], workshop: Workshop
) -> None:
    made = renderer(workers.DIES_IN_ONE_LINE)
    clips = [made.clip(said(line)) for line in ("Lift.", "Poison.", "Hold.", "Lower.")]
    assert [clip is not None for clip in clips] == [True, False, True, True]
    assert made.trouble is None
    assert workshop.starts == 3


@pytest.mark.parametrize("behaviour", [workers.DIES_ONCE, workers.DIES_AT_THE_FIRST_START])
def test_a_worker_that_dies_once_costs_no_line(
    renderer: Callable[..., Renderer], workshop: Workshop, behaviour: str
) -> None:
    made = renderer(behaviour)
    assert made.clip(said("Lift.")) is not None
    assert made.trouble is None
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


NATURAL = Utterance("toy 1", "hibari:heart", 140, "Lift.")


@pytest.mark.parametrize(
    ("behaviour", "starts", "why"),
    [
        (workers.NATURAL_REFUSES, 1, "ImportError: no onnxruntime"),
        (workers.NATURAL_DIES, 3, ""),
        (workers.NATURAL_HANGS, 2, ""),
    ],
)
def test_a_natural_voice_that_fails_leaves_the_list_and_the_other_engine_speaks(
    renderer: Callable[..., Renderer],
    workshop: Workshop,
    behaviour: str,
    starts: int,
    why: str,
) -> None:
    made = renderer(behaviour)
    assert made.clip(NATURAL) is None
    assert made.natural_trouble == Trouble(TroubleKind.NATURAL_VOICE_FAILS, reason=why)
    assert made.catalogue is not None
    assert made.catalogue.choose("") == ("toy/en", None)
    assert not any(voice.natural for voice in made.catalogue.voices)
    assert made.clip(said("Lift.")) is not None
    assert workshop.starts == starts
    assert made.trouble is None


@pytest.mark.parametrize(
    ("behaviour", "silent"),
    [
        (
            workers.NATURAL_REFUSES_ALONE,
            Trouble(TroubleKind.NO_SPEECH_ENGINE, reason="ImportError: no onnxruntime"),
        ),
        (workers.NATURAL_DIES_ALONE, Trouble(TroubleKind.SPEECH_ENGINE_DIES, number=2)),
    ],
)
def test_if_there_is_no_other_engine_nobody_is_told_that_it_speaks(
    renderer: Callable[..., Renderer], behaviour: str, silent: Trouble
) -> None:
    made = renderer(behaviour)
    assert made.clip(NATURAL) is None
    assert made.trouble == silent
    made.forgive()
    assert made.trouble is None


@pytest.mark.parametrize(
    "behaviour", [workers.NATURAL_DIES_IN_ONE_LINE, workers.NATURAL_DIES_AHEAD]
)
def test_one_line_that_kills_its_workers_is_left_out_and_the_natural_voice_goes_on(
    renderer: Callable[..., Renderer], behaviour: str
) -> None:
    made = renderer(behaviour)
    lines = ["Lift.", "Hold.", "Poison.", "Lower.", "Two.", ""]
    clips = [
        made.clip(NATURAL._replace(line=line), following) for line, following in pairwise(lines)
    ]
    assert [clip is None for clip in clips] == [False, False, True, False, False]
    assert made.natural_trouble is None
    assert made.trouble is None


def test_a_natural_voice_that_dies_in_several_lines_is_given_up(
    renderer: Callable[..., Renderer],
) -> None:
    made = renderer(workers.NATURAL_DIES_IN_ONE_LINE)
    assert made.clip(NATURAL) is not None
    poison = NATURAL._replace(line="Poison.")
    assert made.clip(poison) is None
    assert made.natural_trouble is None
    assert made.clip(poison) is None
    assert made.natural_trouble == Trouble(TroubleKind.NATURAL_VOICE_FAILS, reason="")
    assert made.trouble is None


def test_a_natural_voice_that_failed_stays_away_until_it_is_given_another_chance(
    renderer: Callable[..., Renderer],
) -> None:
    made = renderer(workers.NATURAL_REFUSES)
    made.clip(NATURAL)
    made.rest()
    for _ in range(2):
        known = made.know(fresh=True)
        assert known is not None
        assert known.standard == "toy/en"
        made.rest()
    made.forgive()
    known = made.know()
    assert made.natural_trouble is None
    assert known is not None
    assert known.standard == "hibari:heart"


@pytest.mark.parametrize(
    ("behaviour", "why"),
    [
        (
            workers.NO_ENGINE,
            Trouble(TroubleKind.NO_SPEECH_ENGINE, reason="libespeak-ng.so.1 is missing"),
        ),
        (workers.GREETS_STRANGELY, Trouble(TroubleKind.SPEECH_ENGINE_STRANGE)),
    ],
)
def test_without_an_engine_nothing_is_tried_again(
    renderer: Callable[..., Renderer], workshop: Workshop, behaviour: str, why: Trouble
) -> None:
    made = renderer(behaviour)
    assert made.know() is None
    assert made.clip(said("Lift.")) is None
    assert made.trouble == why
    assert workshop.starts == 1
    assert not made.awake


def test_if_the_cache_is_full_the_voice_goes_on_elsewhere(
    renderer: Callable[..., Renderer], workshop: Workshop
) -> None:
    made = renderer(workers.NO_ROOM_IN_THE_CACHE)
    clip = made.clip(said("Lift."))
    assert clip is not None
    assert str(workshop.cache) not in clip.path
    assert made._cache.trouble is not None
    assert made._cache.trouble.kind is TroubleKind.CLIPS_NOT_KEPT
    assert made.trouble is None


def test_if_nothing_can_be_written_the_voice_is_silent(
    renderer: Callable[..., Renderer],
) -> None:
    made = renderer(workers.NO_ROOM_ANYWHERE)
    assert made.clip(said("Lift.")) is None
    assert made.trouble == Trouble(TroubleKind.CLIPS_NOT_WRITTEN, reason="No space left on device")


def test_an_abandoned_renderer_starts_nothing_more(
    renderer: Callable[..., Renderer], workshop: Workshop
) -> None:
    made = renderer(workers.HONEST)
    made.abandon()
    assert made.clip(said("Lift.")) is None
    assert workshop.starts == 0


GERMAN = Trouble(TroubleKind.VOICE_SPEAKS_ANOTHER_LANGUAGE, reason="Karl")
ANN = VoiceChoice("toy/en", "Ann", "en-gb")
KARL = VoiceChoice("toy/de", "Karl", "de", GERMAN)


@pytest.mark.parametrize(
    ("wanted", "speaks", "why"),
    [
        ("", "toy/us", None),
        ("toy/en", "toy/en", None),
        ("toy/gone", "toy/us", Trouble(TroubleKind.VOICE_GONE)),
        ("toy/de", "toy/us", GERMAN),
    ],
)
def test_the_chosen_voice_speaks_if_it_can(wanted: str, speaks: str, why: Trouble | None) -> None:
    assert VoiceCatalogue("toy 1", "toy/us", (ANN, KARL)).choose(wanted) == (speaks, why)


def test_without_an_english_voice_nobody_speaks() -> None:
    assert VoiceCatalogue("toy 1", "", (KARL,)).choose("toy/de") == (
        "",
        Trouble(TroubleKind.NO_ENGLISH_VOICE),
    )


def test_voices_of_other_languages_are_listed_with_the_reason_why_not(
    renderer: Callable[..., Renderer],
) -> None:
    known = renderer(workers.HONEST).know()
    assert known is not None
    assert [(voice.name, voice.refusal) for voice in known.voices] == [
        ("Ann", None),
        ("Bob", None),
        ("Karl", GERMAN),
    ]


@pytest.mark.parametrize(
    ("tag", "refusal"),
    [
        ("en", None),
        ("en-gb-x-rp", None),
        ("en-latn", None),
        ("en-shaw", TroubleKind.VOICE_READS_ANOTHER_SCRIPT),
        ("fr", TroubleKind.VOICE_SPEAKS_ANOTHER_LANGUAGE),
    ],
)
def test_a_voice_reads_the_script_of_the_lines(tag: str, refusal: TroubleKind | None) -> None:
    catalogue = catalogue_of({"engine": "toy 1", "default": "x", "voices": [["x", "Shaw", tag]]})
    assert catalogue is not None
    expected = None if refusal is None else Trouble(refusal, reason="Shaw")
    assert catalogue.voices[0].refusal == expected


ESPEAK = {
    "engine": "toy 1",
    "default": "hibari:heart",
    "fallback": "en",
    "own": "en",
    "voices": [
        ["hibari:heart", "Heart", "en-us"],
        ["pico:de-DE", "Pico", "de-de"],
        ["en", "Ann", "en-gb"],
        ["de", "Karl", "de"],
        ["fr-be", "Luc", "fr-be"],
        ["fr", "Marie", "fr-fr"],
        ["es-419", "Eva", "es-419"],
        ["sr", "Ana", "sr-cyrl"],
    ],
}


@pytest.mark.parametrize(
    ("language", "own", "standard", "fallback"),
    [
        ("en", "en", "hibari:heart", "en"),
        ("de", "en", "pico:de-DE", "de"),
        ("fr", "en", "fr", "fr"),  # of its own country, not of the first one in the list
        ("fr", "fr-be", "fr-be", "fr-be"),  # the system's voice: somebody chose it
        ("es", "en", "es-419", "es-419"),
        ("pt", "en", "", ""),
        ("sr", "en", "", ""),  # it reads another script
    ],
)
def test_the_standard_voice_speaks_the_language_of_the_lines(
    language: str, own: str, standard: str, fallback: str
) -> None:
    catalogue = catalogue_of(ESPEAK | {"own": own}, language)
    assert catalogue is not None
    assert catalogue.standard == standard
    able = {voice.language.split("-")[0] for voice in catalogue.voices if voice.refusal is None}
    assert able <= {language}
    assert catalogue.without_natural().standard == fallback


def test_a_greeting_of_an_older_run_names_a_voice_for_every_language_too() -> None:
    catalogue = catalogue_of({key: ESPEAK[key] for key in ESPEAK if key != "own"}, "de")
    assert catalogue is not None
    assert (catalogue.standard, catalogue.fallback) == ("pico:de-DE", "de")
