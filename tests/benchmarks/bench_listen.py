"""Spoken commands: how many are understood, and what is taken for one that is none.

Synthetic voices say each command in a room. Noise, babble, music or another voice is mixed in, so
many decibels below the words, and all goes through the worker's own code and `core.workout.ear`. A
command is right if it is carried out, asked if the coach asks about it, wrong if another one is
carried out.

False accepts: the text of our own pages, which is about workouts, is read aloud without a pause,
half of it over music, and now and then a sentence has "coach" in it. So are the coach's own lines,
to which the program is not deaf where a command begins with "coach".

Latency is from the end of the word to the freeze: the sound until the worker looks, what the
processor works for that look, and the window's tick. So a busy machine does not change it.

The networks learned from espeak-ng, Pico, Kokoro, the natural voice and people. So the voices of
flite speak here, from which they learned nothing (only the judges' weights and the certainty of
"stop" were chosen with an eye on them); without them (`apt install flite`) nothing is judged. As a
program, `--fitted` takes the other voices, `--hours H` says how much is read aloud, `--rows TEXT`
chooses conditions, `--people FOLDER` adds answers of real people (`tests.benchmarks.people`).
"""

from __future__ import annotations

import argparse
import base64
import json
import random
import re
import shutil
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from spinecoach import assets
from spinecoach.adapters.listening import weights
from spinecoach.adapters.listening.listener import heard_in
from spinecoach.adapters.listening.mel import RATE
from spinecoach.adapters.listening.worker import Worker, load
from spinecoach.adapters.packs.shelf import PackShelf
from spinecoach.adapters.speech.voice import SpeechVoice
from spinecoach.adapters.system.parent import end, started, worker_command
from spinecoach.core.coaching.builder import Around, script_of
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.preferences import Preferences
from spinecoach.core.workout.commands import Command, Number
from spinecoach.core.workout.ear import Ask, Ear
from spinecoach.core.workout.keymap import Context
from spinecoach.ui.flows.spoken_commands import TICK_MS
from tests.adapters.listening.spoken import samples_of, sixteen_bits
from tests.benchmarks import NOT_MEASURED
from tests.benchmarks.people import said_by_people
from tests.benchmarks.rooms import LEVEL, babble, hiss, in_room, loud, music, trimmed
from tests.core.scenes import plan_workout

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from spinecoach.adapters.listening.mel import Floats
    from spinecoach.core.workout.commands import Wish

ROOT = Path(__file__).parents[2]

UNSEEN = ("slt", "rms", "awb", "kal16")
FITTED = ("hibari:heart", "gmw/en", "gmw/en-us", "gmw/en-gb-x-rp")

DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")

SAID: dict[str, tuple[Context, Wish]] = {
    "Coach, pause.": (Context.WORKOUT, Command.PAUSE),
    "Coach, hold on.": (Context.WORKOUT, Command.PAUSE),
    "Coach, go on.": (Context.PAUSED, Command.GO_ON),
    "Coach, continue.": (Context.PAUSED, Command.GO_ON),
    "Coach, next.": (Context.WORKOUT, Command.NEXT),
    "Coach, skip.": (Context.WORKOUT, Command.NEXT),
    "Coach, go back.": (Context.WORKOUT, Command.BACK),
    "Coach, again.": (Context.WORKOUT, Command.REPEAT),
    "Coach, once more.": (Context.WORKOUT, Command.REPEAT),
    "Coach, longer.": (Context.WORKOUT, Command.LONGER),
    "Coach, it hurts.": (Context.WORKOUT, Command.HURTS),
    "Coach, stop.": (Context.WORKOUT, Command.STOP),
    "Coach, louder.": (Context.WORKOUT, Command.LOUDER),
    "Coach, softer.": (Context.WORKOUT, Command.SOFTER),
    "Coach, how long?": (Context.WORKOUT, Command.TIME_LEFT),
    "Coach, done.": (Context.OWN_PACE, Command.REP),
    "Zero.": (Context.NUMBER, Number(0)),
    "Three.": (Context.NUMBER, Number(3)),
    "Five.": (Context.NUMBER, Number(5)),
    "Seven.": (Context.NUMBER, Number(7)),
    "Ten.": (Context.NUMBER, Number(10)),
    "Easier.": (Context.CHOICE, Command.EASIER),
    "Go on.": (Context.CHOICE, Command.GO_ON),
    "Stop.": (Context.CHOICE, Command.STOP),
    "Yes.": (Context.STOPPING, Command.STOP),
    "No.": (Context.STOPPING, Command.KEEP_GOING),
}
"""What is said: a wording of each wish, in a context in which it may be said."""

PEOPLE_SAY: dict[str, tuple[Context, Wish]] = {
    "yes": SAID["Yes."],
    "no": SAID["No."],
    "stop": SAID["Stop."],
    **{word: (Context.NUMBER, Number(value)) for value, word in enumerate(DIGITS)},
}
"""What people say, of the words of their data set: answers."""

HARD = (
    "My coach says that nobody should pause in the middle of it.",
    "The coach to London stops here again next week.",
    "Her coach told her to go on, and it hurts to hear that.",
    "A good coach can wait, and so can the next one.",
)
"""Sentences with the wake word and with commands, that are not commands."""

SENTENCES = 160
"""How many sentences of our pages are read aloud, besides `HARD`."""

LEAD, TAIL = 1.5, 1.0
"""Seconds of the room alone before and after the words."""

PEOPLE_ROWS = "quiet room|(noise|babble) 10 dB"
"""The conditions in which people are measured."""

RECOGNISED = 0.02
"""Seconds of work from which an answer was recognised, and not only remembered."""

LATENCY_GOAL, LATENCY_LIMIT = 0.4, 0.5
RIGHT_GOALS = {"noise 10 dB": 95.0, "babble 10 dB": 85.0}
RIGHT_LIMITS = {"quiet room": 98.0, "noise 10 dB": 93.0, "babble 10 dB": 88.0, "music 10 dB": 95.0}
WRONG_GOAL, WRONG_LIMIT = 0.5, 1.2
ACCEPTS_GOAL, ACCEPTS_LIMIT = 0.5, 2.0
"""Seconds for 95 of 100 commands; per cent right; per cent wrong of all; false accepts an hour. A
limit is somewhat worse than what is reached today, which is less than the goal.
"""


@dataclass
class Row:
    """The results in one condition."""

    outcomes: Counter[str] = field(default_factory=Counter)
    latencies: list[float] = field(default_factory=list)
    confused: Counter[str] = field(default_factory=Counter)

    def share(self, outcome: str) -> float:
        """Return how many of all commands had an outcome, in per cent."""
        return 100.0 * self.outcomes[outcome] / max(1, self.outcomes.total())


# -- sounds ------------------------------------------------------------------------------


def flite(folder: Path, voice: str, lines: Sequence[str]) -> dict[str, Floats]:
    """Return lines said by a voice of flite."""
    found = {}
    for number, line in enumerate(lines):
        file = folder / f"{voice}-{number}.wav"
        command = ["flite", "-voice", voice, "-t", line, "-o", str(file)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        found[line] = samples_of(str(file))
        file.unlink()
    return found


def ours(
    folder: Path, voice: str, lines: Sequence[str], rate: int = Preferences().rate
) -> dict[str, Floats]:
    """Return lines said by a voice of the program, at so many words a minute."""
    speech = SpeechVoice(folder)
    speech.configure(voice, rate)
    speech.prepare(lines)
    preparation = speech.prepare(lines)
    while not preparation.finished or preparation.done < len(lines):
        if preparation.finished:
            preparation = speech.prepare(lines)
        time.sleep(0.01)
    clips = {line: speech.clip(line) for line in lines}
    speech.close()
    return {line: samples_of(clip.path) for line, clip in clips.items() if clip is not None}


def said(folder: Path, voice: str, lines: Sequence[str]) -> dict[str, Floats]:
    """Return lines said by a voice, each as loud as the others, without silence around it."""
    by = flite if voice in UNSEEN else ours
    return {line: loud(trimmed(found)) for line, found in by(folder, voice, lines).items()}


# -- listening ---------------------------------------------------------------------------


class Listening:
    """The worker's code in this process, and an ear."""

    def __init__(self) -> None:
        self._worker: Worker = load(self._answer)
        self._told: list[dict[str, object]] = []
        self._work: list[float] = []

    @property
    def milliseconds(self) -> float:
        """The mean work of the processor for an utterance."""
        return 1000 * float(np.mean(self._work or [0.0]))

    def _answer(self, **fields: object) -> None:
        self._told.append(fields)

    def hear(
        self, samples: Floats, context: Context, *, beside_us: bool = False
    ) -> Iterator[tuple[str, Wish, float]]:
        """Yield what is done: "done" or "asked", the wish, and the seconds of sound by then.

        The seconds include what the processor worked for it.
        """
        ear, taken = Ear(), -1
        self._worker.serve(json.dumps({"phrases": ear.phrases(context), "deaf": True}))
        data = sixteen_bits(samples)
        step = 2 * round(0.032 * RATE)
        for begin in range(0, len(data), step):
            sound = base64.b64encode(data[begin : begin + step]).decode()
            before = time.process_time()
            self._worker.serve(json.dumps({"sound": sound}))
            work = time.process_time() - before
            told, self._told = self._told, []
            for answer in told:
                heard = heard_in(answer) if "stretch" in answer else None
                if heard is None or heard.stretch == taken:
                    continue
                self._work += [work] if work > RECOGNISED else []
                now = (begin + step) / 2 / RATE + work
                for order in ear.hear(heard, context, now, moving=False, beside_us=beside_us):
                    yield ("asked" if isinstance(order, Ask) else "done"), order.wish, now
                    ear, taken = Ear(), heard.stretch


class Said(NamedTuple):
    """One command: its words, their sound, where it may be said, and the wish that it means."""

    line: str
    sound: Floats
    context: Context
    wish: Wish


def trial(listening: Listening, row: Row, said: Said, heard: Floats, ends: float) -> None:
    """Let one command be heard and add the outcome to the row; its words end at `ends` seconds."""
    found = next(iter(listening.hear(heard, said.context)), None)
    if found is None:
        row.outcomes["missed"] += 1
        return
    outcome, wish, at = found
    if outcome == "asked":
        row.outcomes["asked"] += 1
    elif wish == said.wish:
        row.outcomes["right"] += 1
        row.latencies.append(at - ends + TICK_MS / 1000)
    else:
        row.outcomes["wrong"] += 1
        row.confused[f"{said.line} -> {wish}"] += 1


def conditions(talk: Sequence[Floats]) -> dict[str, tuple[float, Callable[..., Floats]]]:
    """Return the name of each condition, the decibels from words to disturbance, and what it is."""

    def noise(size: int, chance: np.random.Generator, _other: random.Random) -> Floats:
        return hiss(size, chance)

    def many(size: int, _chance: np.random.Generator, other: random.Random) -> Floats:
        return babble(talk, 6, size / RATE, other)[:size]

    def one(size: int, _chance: np.random.Generator, other: random.Random) -> Floats:
        return babble(talk, 1, size / RATE, other)[:size]

    def song(size: int, chance: np.random.Generator, _other: random.Random) -> Floats:
        return music(size / RATE + 0.1, chance)[:size]

    return {
        "quiet room": (45.0, noise),
        "noise 20 dB": (20.0, noise),
        "noise 10 dB": (10.0, noise),
        "noise 5 dB": (5.0, noise),
        "babble 10 dB": (10.0, many),
        "babble 5 dB": (5.0, many),
        "music 10 dB": (10.0, song),
        "one voice 10 dB": (10.0, one),
    }


def commands(
    listening: Listening, every: Sequence[Said], talk: Sequence[Floats], rows: str
) -> dict[str, Row]:
    """Return the results of all conditions whose names match."""
    found = {}
    for name, (apart, disturb) in conditions(talk).items():
        if not re.search(rows, name):
            continue
        chance, other = np.random.default_rng(5), random.Random(5)
        found[name] = row = Row()
        for one in every:
            word = in_room(one.sound, chance)
            heard = np.zeros(round((LEAD + TAIL) * RATE) + len(word), np.float32)
            begin = round(LEAD * RATE)
            heard[begin : begin + len(word)] = word
            heard += loud(disturb(len(heard), chance, other), LEVEL / 10 ** (apart / 20))
            trial(listening, row, one, heard, LEAD + len(one.sound) / RATE)
    return found


def answers_of_people(folder: Path) -> list[Said]:
    """Return answers of people from whom the networks learned nothing."""
    return [
        Said(word, loud(sound), *PEOPLE_SAY[word])
        for word, sound in said_by_people(folder, measuring=True)
        if word in PEOPLE_SAY
    ]


# -- what is no command ------------------------------------------------------------------


def sentences() -> list[str]:
    """Return sentences of our own pages, which are about workouts."""
    pages = ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "docs/reference.md")
    text = " ".join((ROOT / page).read_text(encoding="utf-8") for page in pages)
    plain = re.sub(r"[^A-Za-z',.?! ]+", " ", text)
    found = [one.strip() for one in re.findall(r"[A-Z][^.?!]{20,120}[.?!]", plain)]
    return list(dict.fromkeys(" ".join(one.split()) for one in found))


def talking(folder: Path, voices: Sequence[str]) -> list[Floats]:
    """Return sentences that are no commands, each said by one of the voices in turn."""
    texts = [*HARD, *random.Random(2).sample(sentences(), SENTENCES)]
    parts = ((voice, texts[number :: len(voices)]) for number, voice in enumerate(voices))
    return [one for voice, own in parts for one in said(folder, voice, own).values()]


def accepts(listening: Listening, part: Floats, *, of_us: bool = False) -> list[str]:
    """Return what was carried out or asked about while no command was said."""
    heard = listening.hear(part, Context.WORKOUT, beside_us=of_us)
    return [f"{outcome}: {wish}" for outcome, wish, _ in heard]


def read_aloud(talk: Sequence[Floats], hours: float) -> Iterator[Floats]:
    """Yield speech in parts of a minute or so, every other one over music."""
    chance, other = np.random.default_rng(9), random.Random(9)
    seconds, number = 0.0, 0
    while seconds < hours * 3600:
        part = np.concatenate(
            [piece for _ in range(12) for piece in (other.choice(talk), _gap(other))]
        )
        part = in_room(part, chance)
        disturbance = LEVEL / 10 if number % 2 else LEVEL / 200
        part += loud(music(len(part) / RATE + 0.1, chance)[: len(part)], disturbance)
        yield part
        seconds, number = seconds + len(part) / RATE, number + 1


def _gap(chance: random.Random) -> Floats:
    return np.zeros(round(chance.uniform(0.2, 1.2) * RATE), np.float32)


def coach_lines(folder: Path) -> list[Floats]:
    """Return everything that the coach says in the standard workout, in a quiet room."""
    preferences = Preferences()
    plan = plan_workout(PackShelf(assets.exercises_dir()).exercises(), preferences)
    lines, _ = script_of(plan, preferences, Phrases(), Around())
    chance = np.random.default_rng(3)
    found = said(folder, "hibari:heart", tuple(dict.fromkeys(lines)))
    gap = np.zeros(RATE, np.float32)
    whole = [in_room(np.concatenate([gap, found[line], gap]), chance) for line in lines]
    return [one + loud(hiss(len(one), chance), LEVEL / 200) for one in whole]


# -- the table ---------------------------------------------------------------------------


def memory() -> float:
    """Return the most memory of the worker process, in MB, after it has loaded."""
    process = started(worker_command("listening"))
    try:
        line = process.stdout.readline() if process.stdout else b""
        if b"ready" not in line:
            raise SystemExit(f"the worker does not start: {line!r}")
        status = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
    finally:
        end(process, ())
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def table(rows: dict[str, Row]) -> list[str]:
    """Return the results as lines of text: shares in per cent, the latency of 95 of 100."""
    title = f"in per cent; goals: wrong {WRONG_GOAL} %, p95 {1000 * LATENCY_GOAL:.0f} ms"
    lines = [title, f"{'':<17}  right  asked missed  wrong  p95 ms   of"]
    for name, row in rows.items():
        late = 1000 * float(np.percentile(row.latencies, 95)) if row.latencies else 0.0
        shares = (row.share(one) for one in ("right", "asked", "missed", "wrong"))
        figures = "".join(f"{share:7.1f}" for share in shares)
        goal = f"  goal {RIGHT_GOALS[name]:g} %" if name in RIGHT_GOALS else ""
        lines.append(f"{name:<17} {figures}  {late:6.0f}  {row.outcomes.total():>4}{goal}")
        lines += [f"    {count} x {what}" for what, count in row.confused.most_common(4)]
    return lines


def judge(rows: dict[str, Row]) -> list[str]:
    """Return the goals that are missed."""
    found = [
        f"{name}: {rows[name].share('right'):.1f} % right, limit {limit:g} %"
        for name, limit in RIGHT_LIMITS.items()
        if name in rows and rows[name].share("right") < limit
    ]
    every = sum((row.outcomes for row in rows.values()), Counter[str]())
    wrong = 100.0 * every["wrong"] / max(1, every.total())
    if wrong > WRONG_LIMIT:
        found.append(f"wrong commands: {wrong:.2f} %, limit {WRONG_LIMIT} %")
    late = np.percentile([one for row in rows.values() for one in row.latencies] or [0.0], 95)
    if late > LATENCY_LIMIT:
        found.append(f"from the word to the freeze: {late:.3f} s, limit {LATENCY_LIMIT} s")
    return found


@dataclass
class Bench:
    """What a run needs, and the goals that were missed."""

    folder: Path
    listening: Listening
    voices: Sequence[str]
    talk: Sequence[Floats]
    missed: list[str] = field(default_factory=list)

    def understand(self, rows: str) -> None:
        """Measure commands in the conditions whose names match, and print the table."""
        voices = [said(self.folder, voice, tuple(SAID)) for voice in self.voices]
        every = [Said(line, lines[line], *SAID[line]) for lines in voices for line in SAID]
        found = commands(self.listening, every, self.talk, rows)
        print("\n".join(table(found)), flush=True)
        self.missed += judge(found)

    def understand_people(self, folder: Path) -> None:
        """Measure answers of people in some conditions, and print the table."""
        found = commands(self.listening, answers_of_people(folder), self.talk, PEOPLE_ROWS)
        print("\n".join(["answers of people:", *table(found)[1:]]), flush=True)

    def ignore(self, hours: float) -> None:
        """Measure what is taken for a command while text is read aloud, and print it."""
        seconds, false = 0.0, Counter[str]()
        for part in read_aloud(self.talk, hours):
            seconds += len(part) / RATE
            false.update(accepts(self.listening, part))
        self._judge_accepts("text read aloud", seconds, false)

    def ignore_itself(self) -> None:
        """Measure what it takes for a command of its own lines, and print it."""
        seconds, false = 0.0, Counter[str]()
        for line in coach_lines(self.folder):
            seconds += len(line) / RATE
            false.update(accepts(self.listening, line, of_us=True))
        self._judge_accepts("the coach's own lines", seconds, false)

    def _judge_accepts(self, name: str, seconds: float, false: Counter[str]) -> None:
        print(
            f"false accepts in {seconds / 60:.1f} minutes of {name}: {counted(false)}, "
            f"goal {ACCEPTS_GOAL} an hour",
            flush=True,
        )
        if false.total() > ACCEPTS_LIMIT * max(1.0, seconds / 3600):
            self.missed.append(f"false accepts in {name}: {false.total()}")


def counted(found: Counter[str]) -> str:
    """Return how many there are, and of what."""
    return f"{found.total()} {dict(found) or ''}"


def main() -> int:
    """Measure, print and judge."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--hours", type=float, default=0.5)
    parser.add_argument("--rows", default="")
    parser.add_argument("--people", type=Path, metavar="FOLDER")
    parser.add_argument("--fitted", action="store_true", help="with the voices used for training")
    options = parser.parse_args()
    try:
        listening = Listening()
    except weights.ListeningError as error:
        print(f"spoken commands are not installed ({error}): nothing is measured")
        return NOT_MEASURED
    if not shutil.which("flite") and not options.fitted:
        print("flite is not installed: nothing is judged; --fitted measures with other voices")
        return NOT_MEASURED
    voices = FITTED if options.fitted else UNSEEN
    with TemporaryDirectory() as name:
        bench = Bench(Path(name), listening, voices, talking(Path(name), voices))
        bench.understand(options.rows)
        if options.people:
            bench.understand_people(options.people)
        print(f"{listening.milliseconds:.0f} ms of a processor for an utterance, ", end="")
        print(f"{memory():.0f} MB of memory", flush=True)
        bench.ignore(options.hours)
        bench.ignore_itself()
    print("\n".join(bench.missed))
    return 1 if bench.missed else 0


if __name__ == "__main__":
    sys.exit(main())
