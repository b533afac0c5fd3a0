"""Makes the coach's tones: soft mallet strokes, written as small WAV files.

Each tone is a handful of strokes; a stroke is three decaying partials in the
proportions of a tuned bar (1 : 4 : 9.2, after the marimba), with an attack of
four milliseconds so that nothing clicks. All notes lie between 520 and 1570 Hz,
where an ageing ear still hears well and a laptop's speaker still sounds. What
tells the tones apart is their shape: one stroke (a lower one for each second of a
hold), two of one note for a step to take, two rising, two falling (quick ones for a pause), a run,
and for "go" a short bright chord: the upbeat, over as the first rep begins.

    python tools/make_tones.py [FOLDER]

writes resources/sounds/*.wav; the same script makes the same files everywhere.
"""

from __future__ import annotations

import math
import struct
import sys
from array import array
from dataclasses import dataclass
from pathlib import Path

RATE = 22_050
"""Samples a second: the rate of the rendered voice, so one sink plays both."""

PEAK = 0.5
"""The loudest sample of a tone, of full scale: level with the voice to the ear."""

ATTACK = 0.004
RELEASE = 0.02
PARTIALS = ((1.0, 1.0, 1.0), (4.0, 0.22, 2.6), (9.2, 0.06, 6.0))
"""Each partial's frequency ratio, strength, and how much faster it dies than the first."""

C5, E5, G5, C6, G6 = 523.25, 659.26, 783.99, 1046.50, 1567.98


@dataclass(frozen=True, slots=True)
class Stroke:
    """One stroke of the mallet: when (s), its note (Hz), how it rings (s to 1/e), how strong."""

    at: float
    note: float
    ring: float
    strength: float = 1.0


TONES: dict[str, tuple[float, tuple[Stroke, ...]]] = {
    "ready": (0.75, (Stroke(0.0, G5, 0.16), Stroke(0.22, C6, 0.18))),
    "tick": (0.14, (Stroke(0.0, C6, 0.035, 0.8),)),
    "hold": (0.16, (Stroke(0.0, E5, 0.045, 0.9),)),
    "move": (0.32, (Stroke(0.0, G5, 0.045, 0.9), Stroke(0.15, G5, 0.05, 0.9))),
    "pause": (0.42, (Stroke(0.0, G5, 0.06), Stroke(0.16, C5, 0.09))),
    "go": (0.24, (Stroke(0.0, G6, 0.05), Stroke(0.0, C6, 0.05, 0.8))),
    "set_done": (0.85, (Stroke(0.0, C6, 0.18), Stroke(0.24, E5, 0.20))),
    "workout_done": (
        1.60,
        (
            Stroke(0.0, C5, 0.22),
            Stroke(0.18, E5, 0.22),
            Stroke(0.36, G5, 0.24),
            Stroke(0.54, C6, 0.40),
            Stroke(0.54, G5, 0.40, 0.5),
        ),
    ),
}
"""Each tone's length in seconds and its strokes; names as in `core.workout.cues.Tone`."""


def samples(seconds: float, strokes: tuple[Stroke, ...]) -> array[int]:
    """Mix the strokes to 16-bit samples of that length, the loudest at `PEAK`."""
    mixed = [_moment(n / RATE, strokes) for n in range(round(seconds * RATE))]
    loudest = max(abs(value) for value in mixed)
    scale = PEAK * 32767 / loudest
    return array(
        "h",
        [
            round(value * scale * min(1.0, (len(mixed) - 1 - n) / (RELEASE * RATE)))
            for n, value in enumerate(mixed)
        ],
    )


def _moment(time: float, strokes: tuple[Stroke, ...]) -> float:
    total = 0.0
    for stroke in strokes:
        since = time - stroke.at
        if since < 0:
            continue
        attack = min(1.0, since / ATTACK)
        for ratio, strength, haste in PARTIALS:
            ringing = math.exp(-since * haste / stroke.ring)
            swing = math.sin(2 * math.pi * stroke.note * ratio * since)
            total += stroke.strength * strength * attack * ringing * swing
    return total


def wav(data: array[int]) -> bytes:
    """The samples as a mono 16-bit WAV file."""
    if sys.byteorder == "big":
        data = array("h", data)
        data.byteswap()
    body = data.tobytes()
    return (
        struct.pack("<4sI4s", b"RIFF", 36 + len(body), b"WAVE")
        + struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, RATE, 2 * RATE, 2, 16)
        + struct.pack("<4sI", b"data", len(body))
        + body
    )


def main(folder: Path) -> None:
    """Write every tone into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (seconds, strokes) in TONES.items():
        path = folder / f"{name}.wav"
        path.write_bytes(wav(samples(seconds, strokes)))
        print(f"{path.name}: {seconds:.2f} s, {path.stat().st_size} bytes")


if __name__ == "__main__":
    default = Path(__file__).resolve().parent.parent / "resources" / "sounds"
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else default)
