"""Trains the classifier of spoken commands, `resources/listening/commands.npz`.

    .venv/bin/python tools/train_commands.py examples SEED FILE    # once for each seed
    .venv/bin/python tools/train_commands.py fit FILE...

A wording that is new in `core.workout.heard` needs both. `examples` lets synthetic voices say every
phrase, and parts of the program's own sentences, which are no commands; each is put into a room
with noise, babble or music, and encoded by Whisper. It needs the extra `listen` and espeak-ng, and
takes ten minutes of one processor for each seed. `fit` trains on these files; it needs torch, which
nothing else here does (`.venv/bin/python -m pip install torch`).

The voices of flite take no part: `bench listen` measures with them.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from babel.messages.pofile import read_po

sys.path.insert(0, str(Path(__file__).parents[1]))

from spinecoach import assets
from spinecoach.adapters.listening import weights
from spinecoach.adapters.listening.classifier import NO_COMMAND, own_frames
from spinecoach.adapters.listening.mel import RATE
from spinecoach.adapters.listening.recogniser import SECONDS, Whisper
from spinecoach.core.workout.heard import all_phrases
from tests.benchmarks.bench_listen import ours
from tests.benchmarks.rooms import babble, hiss, in_room, loud, music, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spinecoach.adapters.listening.mel import Floats

NATURAL, RATES = "hibari:heart", (110, 130, 150, 170, 190)
"""Our natural voice, and words a minute."""

VOICES = 20
"""How many voices of espeak-ng speak in one file of examples."""

ACCENTS = (
    *("en", "en-us", "en-gb-x-rp", "en-gb-scotland", "en-gb-x-gbcwmd", "en-gb-x-gbclan"),
    *("en-029", "en-us-nyc"),
)
SPEAKERS = (
    *("f1", "f2", "f3", "f4", "f5", "m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "Alex"),
    *("Andrea", "Annie", "Mike", "Michael", "linda", "steph", "steph2", "belinda", "rob"),
    *("robert", "klatt", "klatt2", "klatt3", "klatt4", "max", "edward", "john", "paul", "ed"),
    *("grandma", "grandpa", "david", "caleb", "adam", "shelby", "victor"),
)
"""Voices of espeak-ng: how a region speaks, and how a person sounds."""

TIMES = 3
"""How often each recording is used, each time in another room."""

OTHERS = 24
"""How many recordings of each voice are no commands."""

LONGEST_PART = 8
"""The most words of a recording that is no command."""

ECHOES = 0.8
"""The share of recordings that get an echo."""

SILENT = 0.01
"""The amplitude up to which a recording is empty: espeak-ng lacks some voices."""

BEFORE = (0.26, 0.26, 0.35, 0.6, 1.0)
AFTER = (0.16, 0.16, 0.16, 0.4, 0.7)
"""Seconds of the room around the words, as `utterances` leaves them."""

DISTURBANCES = ("none", "hiss", "hiss", "pink", "babble", "babble", "music", "one voice", "hum")

PROJECTED, HEADS, HIDDEN = 64, 8, 128
"""The sizes of the network."""

EPOCHS, BATCH, HELD_BACK = 9, 64, 500


class Recording(NamedTuple):
    """What was said, as the number of its phrase, and its samples."""

    label: int
    samples: Floats


# -- what is said ------------------------------------------------------------------------


def other_texts(chance: random.Random, count: int) -> list[str]:
    """Return parts of our sentences, none of which is a phrase; a third begins with "Coach"."""
    with (assets.locale_dir() / "spinecoach.pot").open("rb") as file:
        texts = [str(entry.id) for entry in read_po(file) if isinstance(entry.id, str)]
    sentences = [words for text in texts if len(words := plain(text).split()) >= LONGEST_PART // 2]
    phrases = {plain(phrase) for phrase in all_phrases()}
    found: list[str] = []
    while len(found) < count:
        words = chance.choice(sentences)
        begin = chance.randrange(len(words))
        part = " ".join(words[begin : begin + chance.randint(1, LONGEST_PART)])
        text = f"coach {part}" if chance.random() < 1 / 3 else part
        if text not in phrases:
            found.append(text)
    return found


def plain(text: str) -> str:
    """Return the words of a text in small letters, without signs."""
    kept = "".join(sign if sign.isalpha() or sign in " '" else " " for sign in text.lower())
    return " ".join(kept.split())


def espeak(text: str, voice: str, chance: random.Random) -> Floats:
    """Return a text said by a voice of espeak-ng, at some rate and pitch."""
    rate, pitch = chance.randint(110, 190), chance.randint(25, 75)
    command = ["espeak-ng", "-v", voice, "-s", f"{rate}", "-p", f"{pitch}", "--stdout", text]
    wave = subprocess.run(command, capture_output=True, check=False).stdout
    data = np.frombuffer(wave[44 : len(wave) // 2 * 2], "<i2") / 32768.0
    at = np.arange(int(len(data) * RATE / 22_050)) * 22_050 / RATE
    return np.interp(at, np.arange(len(data)), data).astype(np.float32)


def recordings(chance: random.Random, folder: Path) -> Iterator[Recording]:
    """Yield every phrase and some other words, said by many voices."""
    phrases = all_phrases()
    for _ in range(VOICES):
        voice = f"{chance.choice(ACCENTS)}+{chance.choice(SPEAKERS)}"
        for label, phrase in enumerate(phrases):
            yield Recording(label, espeak(phrase + chance.choice(".!?"), voice, chance))
        for text in other_texts(chance, OTHERS):
            yield Recording(NO_COMMAND, espeak(text, voice, chance))
    lines = {f"{phrase.capitalize()}.": label for label, phrase in enumerate(phrases)}
    lines |= {f"{text.capitalize()}.": NO_COMMAND for text in other_texts(chance, 2 * OTHERS)}
    for line, samples in ours(folder, NATURAL, tuple(lines), chance.choice(RATES)).items():
        yield from 2 * [Recording(lines[line], samples)]


# -- where it is said --------------------------------------------------------------------


class Rooms:
    """Puts recordings into rooms; `talk` are voices for the background."""

    def __init__(self, talk: Sequence[Floats], seed: int) -> None:
        self._talk = talk
        self._chance = random.Random(seed)
        self._numbers = np.random.default_rng(seed)

    def heard(self, recording: Recording) -> Floats:
        """Return what a microphone hears, cut as `utterances` would."""
        chance, word = self._chance, recording.samples
        speed = chance.uniform(0.9, 1.12)  # and so another pitch
        word = np.interp(np.arange(0, len(word), speed), np.arange(len(word)), word)
        level = 10 ** chance.uniform(-2.0, -0.8)
        word = loud(word.astype(np.float32), level)
        if chance.random() < ECHOES:
            word = in_room(word, self._numbers, chance.uniform(0.2, 0.6))
        before = round(RATE * chance.choice(BEFORE) * chance.uniform(0.7, 1.1))
        after = round(RATE * chance.choice(AFTER) * chance.uniform(0.8, 1.2))
        sound = np.pad(word, (before, after))
        kind = chance.choice(DISTURBANCES)
        apart = chance.uniform(30.0, 50.0) if kind == "none" else chance.uniform(3.0, 25.0)
        sound += loud(self._disturbance(kind, len(sound)), level / 10 ** (apart / 20))
        return sound[-round(SECONDS * RATE) :]

    def empty(self) -> Recording:
        """Return silence, in which only the room will be heard."""
        seconds = self._chance.uniform(0.3, 2.0)
        return Recording(NO_COMMAND, np.zeros(round(seconds * RATE), np.float32))

    def _disturbance(self, kind: str, size: int) -> Floats:
        chance = self._chance
        if kind == "babble":
            return babble(self._talk, chance.randint(3, 8), size / RATE, chance)
        if kind == "one voice":
            return babble(self._talk, 1, size / RATE, chance)
        if kind == "music":
            return music(size / RATE + 0.1, self._numbers)[:size]
        noise = hiss(size, self._numbers)
        if kind == "pink":
            tones = np.fft.rfft(noise)
            return np.fft.irfft(tones / np.sqrt(1 + np.arange(len(tones))), size).astype(np.float32)
        if kind == "hum":
            turns = 100 * np.pi * np.arange(size) / RATE
            hum = sum(np.sin(part * turns + chance.random() * 6) / part for part in range(1, 8))
            return (hum + 0.1 * noise).astype(np.float32)
        return noise


def make_examples(seed: int, file: Path) -> None:
    """Write the frames, the number of frames and the label of each example."""
    chance = random.Random(seed)
    with TemporaryDirectory() as folder:
        said = [
            one._replace(samples=trimmed(one.samples))
            for one in recordings(chance, Path(folder))
            if np.abs(one.samples).max(initial=0.0) > SILENT
        ]
    talk = [loud(one.samples) for one in said if one.label == NO_COMMAND]
    rooms, encoder = Rooms(talk, seed), Whisper(weights.folder())
    every = TIMES * [*said, *(rooms.empty() for _ in range(len(said) // 25))]
    chance.shuffle(every)
    frames = []
    for number, one in enumerate(every):
        samples = rooms.heard(one)
        frames.append(own_frames(encoder.encode(samples), samples).astype(np.float16))
        if number % 1000 == 0:
            print(f"{number} of {len(every)}", flush=True)
    labels = [one.label for one in every]
    np.savez(file, frames=np.concatenate(frames), sizes=[*map(len, frames)], labels=labels)


# -- the network -------------------------------------------------------------------------


def fit(files: Sequence[Path], target: Path) -> None:
    """Train on files of examples, and write the numbers that `classifier` reads."""
    import torch  # type: ignore[import-not-found]

    frames: list[Any] = []
    labels: list[int] = []
    for file in files:
        with np.load(file) as data:
            frames += np.split(data["frames"], np.cumsum(data["sizes"])[:-1])
            labels += data["labels"].tolist()
    count = len(all_phrases()) + 1
    wanted = torch.tensor(labels) % count  # the last is no command
    some = np.concatenate(frames[:2000]).astype(np.float32)
    mean, spread = some.mean(0), some.std(0)

    torch.manual_seed(0)
    net = network(torch, some.shape[1], count)
    order = torch.randperm(len(frames))
    held, taught = order[:HELD_BACK], order[HELD_BACK:]
    optimiser = torch.optim.AdamW(net.parameters(), weight_decay=0.01)
    steps = EPOCHS * (len(taught) // BATCH + 1)
    rate = torch.optim.lr_scheduler.OneCycleLR(optimiser, 2e-3, total_steps=steps)

    def scores(some: Any, noise: float) -> Any:
        parts = [torch.tensor((frames[one] - mean) / spread).float() for one in some.tolist()]
        padded = torch.nn.utils.rnn.pad_sequence(parts, batch_first=True)
        sizes = torch.tensor([*map(len, parts)])
        there = torch.arange(padded.shape[1]) < sizes[:, None]
        return net(padded + noise * torch.randn_like(padded), there)

    for epoch in range(EPOCHS):
        net.train()
        for some in taught[torch.randperm(len(taught))].split(BATCH):
            loss = torch.nn.functional.cross_entropy(
                scores(some, 0.15), wanted[some], label_smoothing=0.03
            )
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            rate.step()
        net.eval()
        with torch.no_grad():
            guessed = torch.cat([scores(some, 0.0).argmax(1) for some in held.split(BATCH)])
        right = (guessed == wanted[held]).float().mean().item()
        print(f"epoch {epoch + 1}: {100 * right:.1f} % right of those held back", flush=True)
    numbers = {name: one.detach().numpy() for name, one in net.named_parameters()}
    numbers |= {"mean": mean, "spread": spread}
    target.parent.mkdir(exist_ok=True)
    small = {name: one.astype(np.float16) for name, one in numbers.items()}
    np.savez_compressed(target, phrases=np.array(all_phrases()), **small)


def network(torch: Any, width: int, count: int) -> Any:
    """Return the network that `classifier` computes: see there."""

    class Network(torch.nn.Module):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.project = torch.nn.Linear(width, PROJECTED)
            self.attend = torch.nn.Linear(width, HEADS)
            self.hide = torch.nn.Linear(PROJECTED * (HEADS + 1), HIDDEN)
            self.score = torch.nn.Linear(HIDDEN, count)
            self.drop = torch.nn.Dropout(0.3)

        def forward(self, frames: Any, there: Any) -> Any:
            projected = self.project(frames).relu()
            attended = self.attend(frames).masked_fill(~there[:, :, None], -1e4).softmax(1)
            heads = torch.einsum("bth,btp->bhp", attended, projected).flatten(1)
            mean = (projected * there[:, :, None]).sum(1) / there.sum(1)[:, None]
            whole = self.drop(torch.cat([heads, mean], 1))
            return self.score(self.drop(self.hide(whole).relu()))

    return Network()


def main() -> int:
    """Make examples, or train on them."""
    parser = argparse.ArgumentParser(prog="train_commands.py", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    examples = commands.add_parser("examples")
    examples.add_argument("seed", type=int)
    examples.add_argument("file", type=Path)
    fitting = commands.add_parser("fit")
    fitting.add_argument("files", type=Path, nargs="+")
    options = parser.parse_args()
    if options.command == "examples":
        make_examples(options.seed, options.file)
    else:
        fit(options.files, assets.commands_file())
    return 0


if __name__ == "__main__":
    sys.exit(main())
