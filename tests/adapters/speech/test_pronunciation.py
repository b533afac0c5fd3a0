"""Words that an engine says wrongly are spelled otherwise for it, and only for it."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from spinecoach import assets
from spinecoach.adapters.packs.shelf import PackShelf
from spinecoach.adapters.speech import pronunciation
from spinecoach.adapters.speech.natural import HEART
from spinecoach.adapters.speech.pronunciation import engine_of, spelled
from spinecoach.adapters.speech.voice import SpeechVoice
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.workout.timeline import build_timeline, plan_exercise
from spinecoach.core.workout.voice_track import all_lines
from tests.adapters.speech import workers
from tests.adapters.speech.workers import Workshop
from tests.journeys.test_every_language import phrases, plans
from tests.patience import until

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Tables = dict[str, dict[str, dict[str, str]]]

WORDS: Tables = {"toy": {"en": {"Bent": "Bennt", "bird": "berd", "bird dog": "berd dogg"}}}


def use(tables: Mapping[str, object], monkeypatch: pytest.MonkeyPatch) -> None:
    pronunciation._pattern.cache_clear()
    monkeypatch.setattr(pronunciation, "_tables", lambda: tables)


@pytest.fixture
def toy(monkeypatch: pytest.MonkeyPatch) -> None:
    use(WORDS, monkeypatch)


@pytest.mark.usefixtures("toy")
@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Bent, and bent.", "Bennt, and bent."),
        ("A bird, no blackbird.", "A berd, no blackbird."),
        ("Now bird dog, like a bird.", "Now berd dogg, like a berd."),
        ("Bent-over row.", "Bent-over row."),
    ],
)
def test_whole_words_are_replaced_in_just_their_spelling(line: str, told: str) -> None:
    assert spelled(line, "toy", "en") == told


@pytest.mark.usefixtures("toy")
@pytest.mark.parametrize(("engine", "language"), [("toy", "de"), ("other", "en"), ("", "en")])
def test_other_engines_and_languages_are_told_the_line_as_it_is(engine: str, language: str) -> None:
    assert spelled("Bent.", engine, language) == "Bent."


def test_the_engine_of_a_voice_is_known_by_its_id_and_the_report_of_the_worker() -> None:
    engines = "espeak-ng 1.52.0, hibari 0.2.1"
    assert engine_of(engines, HEART) == "hibari"
    assert engine_of(engines, "gmw/en") == "espeak-ng"
    assert engine_of("", "") == ""


@pytest.mark.parametrize("written", [None, b"no list", b"\xff\xfe"])
def test_if_the_list_is_missing_or_damaged_all_is_said_as_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: bytes | None
) -> None:
    pronunciation._tables.cache_clear()
    if written is not None:
        (tmp_path / "list").write_bytes(written)
    monkeypatch.setattr(assets, "pronunciation_file", lambda: tmp_path / "list")
    assert spelled("Pause.", "hibari", "en") == "Pause."
    pronunciation._tables.cache_clear()


def test_a_changed_list_has_the_lines_with_that_word_rendered_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workshop = Workshop(tmp_path)
    paths = []
    for spelling in ("Bennt", "Bennt", "Behnt"):
        use({"toy": {"en": {"Bent": spelling}}}, monkeypatch)
        voice = SpeechVoice(workshop.cache, workshop.link(workers.HONEST))
        preparation = voice.prepare(["Bent.", "Lift."])
        until(lambda made=preparation: made.over)  # type: ignore[misc]
        clips = [voice.clip(line) for line in ("Bent.", "Lift.")]
        paths.append([clip.path for clip in clips if clip])
        voice.close()
    first, again, changed = paths
    assert first == again
    assert changed[0] != first[0]
    assert changed[1] == first[1]
    pronunciation._pattern.cache_clear()


def test_a_number_at_the_end_is_no_ordinal() -> None:
    assert spelled("Als Nächstes: Satz 2 von 3.", "pico", "de") == "Als Nächstes: Satz 2 von 3"
    for line in ("2 Sätze.", "Noch 3. Gut."):
        assert spelled(line, "pico", "de") == line
    assert spelled("Ensuite : série 2 sur 3.", "pico", "fr") == "Ensuite : série 2 sur 3."


def lines_in(language: str) -> tuple[str, ...]:
    """Each line of a workout of everything in that language, and how long other workouts last."""
    words = Phrases() if language == "en" else phrases(language)
    shelf = PackShelf(assets.warm_up_dir(), language=language)
    warm_up = [plan_exercise(exercise) for exercise in shelf.exercises()]
    timeline = build_timeline(plans(language), words, warm_up=warm_up)
    lengths = (words.spoken.overview(1, minutes) for minutes in range(1, 60))
    return (*all_lines(timeline, words), *lengths)


def test_every_word_of_the_list_is_said_in_its_language_and_spelled_otherwise() -> None:
    tables: Tables = tomllib.loads(assets.pronunciation_file().read_text(encoding="utf-8"))
    assert set(tables) == {"hibari", "pico", "espeak-ng"}
    for engine, languages in tables.items():
        for language, words in languages.items():
            lines = lines_in(language)
            told = {line: spelled(line, engine, language) for line in lines}
            for word, spelling in words.items():
                assert any(spelling in said and word in line for line, said in told.items()), word
                assert spelling != word
