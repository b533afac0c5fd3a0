"""The whole workout is done, whatever happens to the speech worker (a real process each time)."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.speech.process import SpeechLink
from spinecoach.adapters.speech.voice import SpeechVoice
from spinecoach.adapters.system.silent import SilentSpeaker
from spinecoach.core.coaching.builder import lines_of, session_of
from spinecoach.core.coaching.loaded_lines import LoadedLines
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.preferences import Preferences
from spinecoach.core.trouble import TroubleKind
from spinecoach.core.workout.cues import Say
from spinecoach.core.workout.events import Event
from spinecoach.core.workout.performance import Performance
from spinecoach.core.workout.timeline import Planned
from tests.adapters.speech import workers
from tests.adapters.speech.test_worker import (
    NO_DATA,
    NO_LIBRARY_AT_ALL,
    NO_NATURAL,
    NO_SYSTEM_ESPEAK,
    command,
)
from tests.adapters.speech.workers import Workshop, is_alive
from tests.core.scenes import exercise
from tests.patience import PATIENCE, until

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from spinecoach.core.workout.cues import Record
    from spinecoach.core.workout.performance import Summary
    from spinecoach.core.workout.ports import Clip

PLAN = (Planned(exercise(), 2, 3, 20.0),)
PREFERENCES, PHRASES = Preferences(), Phrases()
ONE_REFUSED = workers.REFUSES_ONE.replace("Unsayable.", "Hold.")
ONE_DEADLY = workers.DIES_IN_ONE_LINE.replace("Poison.", "Hold.")
ONE_HANGS = workers.HANGS_IN_ONE_LINE.replace("Poison.", "Hold.")


class Kept:
    """A journal that forgets."""

    def record(self, record: Record) -> None:
        """Forget it."""


def perform(voice: SpeechVoice) -> tuple[Summary, list[str], list[str]]:
    """Prepare a workout, then live through it; return its end, its captions, its silent lines."""
    lines = lines_of(PLAN, PREFERENCES, PHRASES)
    preparation = voice.prepare(lines)
    until(lambda: preparation.over)
    session = session_of(PLAN, PREFERENCES, PHRASES, LoadedLines(voice, SilentSpeaker(), lines))
    performance = Performance(session, SilentSpeaker(), Kept())
    cues = list(performance.handle(Event.START, 0.0).cues)
    while (deadline := session.next_deadline()) is not None:
        cues += performance.handle(Event.WAKE, deadline).cues
    captions = [cue.text for cue in cues if isinstance(cue, Say)]
    return performance.summary(), captions, [line for line in lines if voice.clip(line) is None]


def real(*changes: str) -> Callable[[Workshop], SpeechLink]:
    """The real worker, changed so."""
    return lambda _: SpeechLink(command(*changes), start_limit=20.0)


def toy(behaviour: str) -> Callable[[Workshop], SpeechLink]:
    """A worker that behaves so."""
    return lambda workshop: workshop.link(behaviour)


def hanging_in_hold(workshop: Workshop) -> SpeechLink:
    """A worker that never answers to one line."""
    link = workshop.link(ONE_HANGS)
    link.hangs = lambda request: request["text"] == "Hold."
    return link


HANGS = TroubleKind.SPEECH_ENGINE_HANGS
DIES = TroubleKind.SPEECH_ENGINE_DIES
NONE = TroubleKind.NO_SPEECH_ENGINE

SILENT = {
    "prints only garbage": (toy(workers.ONLY_GARBAGE), HANGS),
    "never greets": (toy(workers.NEVER_GREETS), HANGS),
    "dies at start": (toy(workers.DIES_AT_START), DIES),
    "dies in every line": (toy(workers.DIES_IN_EVERY_LINE), DIES),
    "never answers": (toy(workers.NEVER_ANSWERS), HANGS),
    "no disk": (toy(workers.NO_ROOM_ANYWHERE), TroubleKind.CLIPS_NOT_WRITTEN),
    "no program": (lambda _: SpeechLink(["/nowhere/python"]), NONE),
}
"""What makes every voice fail, and the trouble that is told."""

if sys.platform == "linux":  # the only system for which an engine is carried, and may be missing
    SILENT |= {
        "no espeak library": (real(NO_NATURAL, NO_LIBRARY_AT_ALL, NO_SYSTEM_ESPEAK), NONE),
        "no data folder": (real(NO_NATURAL, NO_DATA, NO_SYSTEM_ESPEAK), NONE),
    }

SPEAKING = {
    "honest": (toy(workers.HONEST), []),
    "garbage between": (toy(workers.GARBAGE_BETWEEN), []),
    "dies once": (toy(workers.DIES_ONCE), []),
    "dies at the first start": (toy(workers.DIES_AT_THE_FIRST_START), []),
    "answers another's question": (toy(workers.ANSWERS_LATE), []),
    "hangs in one line": (hanging_in_hold, ["Hold."]),
    "refuses one": (toy(ONE_REFUSED), ["Hold."]),
    "one line kills it": (toy(ONE_DEADLY), ["Hold."]),
    "cache is full": (toy(workers.NO_ROOM_IN_THE_CACHE), []),
}
"""What leaves a voice, and the lines that it cannot say."""


@pytest.mark.parametrize("name", SILENT)
def test_without_a_voice_the_whole_workout_is_done_with_captions(tmp_path: Path, name: str) -> None:
    link, trouble = SILENT[name]
    workshop = Workshop(tmp_path)
    voice = SpeechVoice(workshop.cache, link(workshop))
    summary, captions, silent = perform(voice)
    voice.close()
    assert summary.complete
    assert (summary.sets, summary.reps) == (2, 6)
    assert set(silent) == set(lines_of(PLAN, PREFERENCES, PHRASES))
    assert voice.trouble is not None
    assert voice.trouble.kind is trouble
    assert {"Superman. 2 sets of 3.", "Hold.", "Lower.", "Three.", "Last one."} <= set(captions)


@pytest.mark.parametrize("name", SPEAKING)
def test_with_a_voice_that_fails_at_times_all_is_said_but_what_cannot_be(
    tmp_path: Path, name: str
) -> None:
    link, unsaid = SPEAKING[name]
    workshop = Workshop(tmp_path)
    voice = SpeechVoice(workshop.cache, link(workshop))
    summary, captions, silent = perform(voice)
    voice.close()
    assert summary.complete
    assert silent == unsaid
    assert "Hold." in captions


class Listener(SilentSpeaker):
    """A speaker that knows in whose voices it can speak."""

    def __init__(self) -> None:
        self.voices: list[str] = []

    def load(self, clips: Mapping[str, Clip]) -> None:
        self.voices = [clip.voice for clip in clips.values()]


def test_a_natural_voice_that_fails_in_mid_workout_is_not_mixed_with_another(
    tmp_path: Path,
) -> None:
    workshop, speaker, lines = Workshop(tmp_path), Listener(), lines_of(PLAN, PREFERENCES, PHRASES)
    link = workshop.link(workers.NATURAL_FAILS_WHEN_TOLD)
    voice = SpeechVoice(workshop.cache, link)
    preparation = voice.prepare(lines)
    workshop.let_on(12)
    until(lambda: preparation.done == 12)
    loaded = LoadedLines(voice, speaker, lines)
    performance = Performance(session_of(PLAN, PREFERENCES, PHRASES, loaded), speaker, Kept())
    performance.handle(Event.START, 0.0)
    workshop.let_on(1000)
    until(lambda: preparation.over)
    while (deadline := performance.session.next_deadline()) is not None:
        performance.handle(Event.WAKE, deadline)
    assert performance.summary().complete
    assert speaker.voices == 12 * ["hibari:heart"]
    assert voice.trouble is not None
    assert voice.trouble.kind is TroubleKind.NATURAL_VOICE_FAILS
    LoadedLines(voice, speaker, lines)
    assert speaker.voices == len(lines) * ["toy/en"]
    voice.close()


def test_a_folder_that_cannot_be_written_and_a_file_that_is_damaged_cost_no_line(
    tmp_path: Path,
) -> None:
    workshop = Workshop(tmp_path)
    for misfortune in ("none", "damaged", "in the way"):
        if misfortune == "damaged":
            for number, clip in enumerate(sorted(workshop.cache.glob("*.wav"))):
                whole = clip.read_bytes()
                clip.write_bytes((b"", whole[:99], whole[:-1] + b"?", b"?" * 999)[number % 4])
        folder = workshop.cache
        if misfortune == "in the way":
            folder = tmp_path / "a file"
            folder.write_text("")
        voice = SpeechVoice(folder, workshop.link(workers.HONEST))
        summary, _, silent = perform(voice)
        trouble = voice.trouble
        voice.close()
        assert (summary.complete, silent) == (True, [])
        kept = trouble is None or trouble.kind is not TroubleKind.CLIPS_NOT_KEPT
        assert kept == (misfortune != "in the way")
    assert workshop.starts == 3


def descendants(pid: int) -> list[int]:
    """The children of a process, as the process table has them."""
    listed = [p.read_text() for p in Path(f"/proc/{pid}/task").glob("*/children")]
    return [int(child) for text in listed for child in text.split()]


@pytest.mark.skipif(sys.platform != "linux", reason="reads the process table of Linux")
@pytest.mark.parametrize("how", ["SIGKILL", "SIGTERM"])
def test_no_worker_outlives_the_window_and_none_of_its_words_reach_the_terminal(
    tmp_path: Path, how: str
) -> None:
    nowhere = {"QT_QPA_PLATFORM": "offscreen", "PULSE_SERVER": "unix:/nowhere"}
    window = subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.watching", str(tmp_path)],
        env={**os.environ, **nowhere, "QT_LOGGING_RULES": "*=false"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    until(lambda: descendants(window.pid))
    workers_seen = descendants(window.pid)
    window.send_signal(signal.Signals[how])
    out, _ = window.communicate(timeout=PATIENCE)
    until(lambda: not any(map(is_alive, workers_seen)))
    assert [line for line in out.splitlines() if not line.startswith(b"{")] == []
