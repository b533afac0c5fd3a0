"""The voice: how long a workout's lines take to be ready, and how exactly on time they are.

Ready: the lines with which the workout begins (`core.coaching.builder.script_of`),
rendered for the first time in at most 3 s on two cores by each engine, and every
line of it found in the cache in at most 0.2 s. How long all lines take is told, and
what the processor worked for it: others on the machine lose it.

Exact: one word a second, by our voice and by pyttsx3 as programs commonly drive
it (`say`, `runAndWait`), at the same moments of the same clock, both into a null
sink and recorded. At most 30 ms late (95 of 100) and 5 ms of jitter from one
counted second to the next (root mean square). pyttsx3 plays through `aplay`;
if that is missing, PulseAudio's own player stands in for it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from spinecoach import assets
from spinecoach.adapters.packs.shelf import PackShelf
from spinecoach.adapters.speech.clip import RATE
from spinecoach.adapters.speech.voice import SpeechVoice
from spinecoach.core.coaching.builder import Around, script_of
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.preferences import Preferences
from spinecoach.core.workout.timeline import plan_exercise
from tests.core.scenes import plan_workout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.journeys.soundserver import Recording

ROOT = Path(__file__).parents[2]

FIRST_LIMIT, CACHED_LIMIT = 3.0, 0.2
LATE_LIMIT, JITTER_LIMIT = 0.030, 0.005

THEIRS = """
import json, sys, time
from spinecoach.adapters.system.clock import steady_seconds
from spinecoach.adapters.speech.worker import _load_espeak
from tests.journeys.sounding import BEAT, WAKE_UP
_load_espeak()
import pyttsx3
engine = pyttsx3.init()
engine.setProperty("voice", "gmw/en")
engine.setProperty("rate", 140)
engine.runAndWait()
start = steady_seconds() + WAKE_UP
for second, word in enumerate(BEAT):
    time.sleep(max(0.0, start + second - steady_seconds()))
    print(json.dumps({"due": start + second}), flush=True)
    engine.say(word)
    engine.runAndWait()
time.sleep(2)
"""
"""pyttsx3 as its own manual drives it, on a clock that at least does not drift."""


@dataclass(frozen=True)
class Exactness:
    """How a beat was kept: seconds late, 95 of 100; jitter of a second; how much was not heard."""

    late: float
    jitter: float
    lost: int


def main() -> int:
    """Measure, print and judge."""
    with tempfile.TemporaryDirectory() as folder:
        clip = Path(folder) / "hibari"
        good = ready("gmw/en", Path(folder) / "espeak")
        good = ready("hibari:heart", clip) and good
        if not (shutil.which("pulseaudio") and shutil.which("parec")):
            print("the beat cannot be recorded without PulseAudio")
            return 0 if good else 1
        ours = beat(Path(folder), ["-m", "tests.journeys.sounding", "beat", str(clip)])
        theirs = beat(Path(folder), ["-c", THEIRS])
    for name, kept in (("ours", ours), ("pyttsx3 alone", theirs)):
        print(
            f"{name}: {kept.late * 1000:.1f} ms late, {kept.jitter * 1000:.1f} ms of jitter, "
            f"{kept.lost} words not heard on their second"
        )
    print(
        f"ours is {theirs.late / ours.late:.0f}x as punctual and "
        f"{theirs.jitter / ours.jitter:.0f}x as even; "
        f"limits {LATE_LIMIT * 1000:.0f} ms and {JITTER_LIMIT * 1000:.0f} ms"
    )
    good = good and not ours.lost and ours.late <= LATE_LIMIT and ours.jitter <= JITTER_LIMIT
    return 0 if good else 1


def ready(voice: str, folder: Path) -> bool:
    """Measure and print how soon a voice is ready; return whether that is soon enough."""
    preferences = Preferences()
    plan = plan_workout(PackShelf(assets.exercises_dir()).exercises(), preferences)
    warm_up = tuple(map(plan_exercise, PackShelf(assets.warm_up_dir()).exercises()))
    lines, count = script_of(plan, preferences, Phrases(), Around(warm_up=warm_up))
    before = sum(os.times()[:4])  # ours and that of children that are gone
    first, whole = prepared(voice, folder, lines, count)
    work = sum(os.times()[:4]) - before
    _, cached = prepared(voice, folder, lines, count)
    print(
        f"{voice}: the first {count} lines are ready after {first:.2f} s, limit {FIRST_LIMIT} s; "
        f"all {len(lines)} after {whole:.2f} s; the processor worked {work:.2f} s"
    )
    print(f"{voice}: from the cache after {cached:.3f} s, limit {CACHED_LIMIT} s")
    return first <= FIRST_LIMIT and cached <= CACHED_LIMIT


def prepared(chosen: str, folder: Path, lines: Sequence[str], count: int) -> tuple[float, float]:
    """Seconds from the making of a voice until the first lines have a clip, and until all have."""
    began = time.perf_counter()
    voice = SpeechVoice(folder)
    voice.configure(chosen, Preferences().rate)
    preparation = voice.prepare(lines)
    while not preparation.finished and preparation.done < count:
        time.sleep(0.002)
    first = time.perf_counter() - began
    while not preparation.finished:
        time.sleep(0.002)
    whole = time.perf_counter() - began
    ready = all(voice.clip(line) for line in lines)
    voice.close()
    if not ready:
        raise SystemExit(f"not every line could be rendered: {voice.trouble}")
    return first, whole


def beat(folder: Path, arguments: Sequence[str]) -> Exactness:
    """Record a program that says a word every second."""
    sys.path.insert(0, str(ROOT))
    from tests.journeys.soundserver import Recording, SoundServer

    with (
        tempfile.TemporaryDirectory() as own,
        SoundServer(Path(own)) as server,
        Recording(server) as recording,
    ):
        environment = {**server.environment, "QT_QPA_PLATFORM": "offscreen"}
        if not shutil.which("aplay"):
            environment["PATH"] = f"{stand_in(folder)}{os.pathsep}{environment['PATH']}"
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            check=True,
            text=True,
        )
    facts = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    return exactness(recording, [float(fact["due"]) for fact in facts])


def stand_in(folder: Path) -> Path:
    """A folder with an `aplay` that hands over to PulseAudio's player."""
    player = folder / "bin" / "aplay"
    player.parent.mkdir(exist_ok=True)
    player.write_text('#!/bin/sh\nexec paplay "$1"\n')
    player.chmod(0o755)
    return player.parent


def exactness(recording: Recording, dues: Sequence[float]) -> Exactness:
    """Where in each second a word begins: the first sound of some strength after a silence."""
    heard = []
    for due in dues:
        samples = np.abs(recording.between(due - 0.05, due + 0.95))
        # Whatever sounds at the very start belongs to the word before, which came too late.
        quiet = np.flatnonzero(samples[: RATE // 20] > 300)
        loud = np.flatnonzero(samples > 300)
        if len(loud) and not len(quiet):
            heard.append(loud[0] / RATE - 0.05)
    if len(heard) < 2:
        return Exactness(1.0, 1.0, len(dues))
    late = np.array(heard)
    jitter = float(np.sqrt(np.mean(np.square(late - np.median(late)))))
    return Exactness(float(np.percentile(np.abs(late), 95)), jitter, len(dues) - len(heard))


if __name__ == "__main__":
    sys.exit(main())
