"""The real worker with the real engine, as the process that it is."""

from __future__ import annotations

import json
import math
import shutil
import signal
import subprocess
import sys
import textwrap
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.speech.audio_cleanup import LOUDNESS, read_rendered
from spinecoach.adapters.speech.clip import RATE
from spinecoach.adapters.speech.process import SpeechLink
from spinecoach.adapters.speech.voice import SpeechVoice
from spinecoach.adapters.system.parent import worker_command
from tests.adapters.speech.workers import is_alive
from tests.patience import PATIENCE, until

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux carries its own engine")

MAIN = "from spinecoach.adapters.speech import worker; worker.main()"

NO_NATURAL = """
from spinecoach.adapters.speech import natural, pico
natural.is_installed = pico.is_installed = lambda: False
"""

NO_SYSTEM_ESPEAK = """
from spinecoach.adapters.speech import worker
worker.ESPEAK = "libespeak-of-nobody.so.1"
"""

NO_LIBRARY_AT_ALL = """
import ctypes, sys
sys.modules["espeakng_loader"] = None
def nothing(name): raise OSError(f"{name}: cannot open shared object file")
ctypes.cdll.LoadLibrary = nothing
"""

NO_DATA = """
import espeakng_loader
espeakng_loader.get_data_path = lambda: "/nowhere/espeak-ng-data"
"""

CHATTERS = """
import ctypes, os
from spinecoach.adapters.speech import worker
class Chatty(worker.Engine):
    def render(self, *request):
        print('{"id": 1, "seconds": 99}', flush=True)
        os.write(1, b'{"id": 1, "seconds": 98}\\n'); os.write(2, b"ALSA lib: no such device\\n")
        ctypes.CDLL(None).puts(b'{"id": 1, "seconds": 97}'); ctypes.CDLL(None).fflush(None)
        super().render(*request)
worker.Engine = Chatty
"""

HANGS = """
import time
from spinecoach.adapters.speech import worker
worker.Engine.render = lambda *_: time.sleep(60)
"""

SLOW_TO_OBEY = """
import time
from spinecoach.adapters.speech import worker
worker._load_espeak()
from pyttsx3.drivers import _espeak
told, playing, tell = [0.0], _espeak.IsPlaying, _espeak.SetParameter
def set_parameter(*parameter):
    told[0] = time.monotonic()
    return tell(*parameter)
_espeak.SetParameter = set_parameter
_espeak.IsPlaying = lambda: playing() or time.monotonic() < told[0] + 0.03
"""
"""espeak-ng's own thread on a busy machine: it takes its time to take in a rate."""

OUTLIVES_SIGNALS = (
    "from spinecoach.adapters.speech import worker\nworker.die_with_parent = lambda: None\n"
)


VOICES = ("hibari:heart", "gmw/en")
"""One of each engine."""

each_engine = pytest.mark.parametrize("voice", VOICES)


def command(*changes: str) -> list[str]:
    """The worker, changed so."""
    return [sys.executable, "-c", "".join(changes) + MAIN]


@pytest.fixture(scope="module")
def engine() -> Iterator[SpeechLink]:
    link = SpeechLink(line_limit=PATIENCE, start_limit=PATIENCE)
    link.start()
    yield link
    link.close()


def say(
    link: SpeechLink, clip: Path, text: str, rate: int = 140, voice: str = ""
) -> dict[str, object]:
    return link.ask(text=text, voice=voice or "gmw/en", rate=rate, clip=str(clip))


def level(clip: Path) -> float:
    """The clip's loudness in decibels of full scale, over its voiced 50 ms."""
    samples = read_rendered(clip.read_bytes()).tolist()
    size = RATE // 20
    blocks = [samples[at : at + size] for at in range(0, len(samples) - size, size)]
    powers = [sum(s * s for s in block) / size for block in blocks]
    voiced = [power for power in powers if power > max(powers) / 100]
    return 10 * math.log10(sum(voiced) / len(voiced) / 32767**2)


@linux
@pytest.mark.parametrize("changes", ["", NO_NATURAL], ids=["natural", "pyttsx3 alone"])
def test_it_tells_its_engines_their_voices_and_the_one_for_english(changes: str) -> None:
    link = SpeechLink(command(changes), start_limit=PATIENCE)
    greeting = link.start()
    link.close()
    assert greeting["engine"].startswith("espeak-ng 1.")
    assert ("hibari 0.2" in greeting["engine"]) == (not changes)
    assert (["hibari:heart", "Heart", "en-us"] in greeting["voices"]) == (not changes)
    assert (["pico:de-DE", "Pico", "de-de"] in greeting["voices"]) == (not changes)
    if changes:
        assert greeting["default"] == "gmw/en"
    else:
        assert (greeting["default"], greeting["fallback"]) == ("hibari:heart", "gmw/en")
    assert ["gmw/en-us", "English (America)", "en-us"] in greeting["voices"]
    assert len(greeting["voices"]) > 100
    assert greeting["own"] in {voice for voice, _, _ in greeting["voices"]}


@linux
@pytest.mark.parametrize(
    ("language", "voice", "line"),
    [
        ("de", "pico:de-DE", "Langsam senken, die Füße bleiben am Boden."),
        ("es", "pico:es-ES", "Baja despacio, los pies en el suelo, señor."),
        ("fr", "pico:fr-FR", "Descendez lentement, les pieds à plat sur le sol."),
    ],
)
def test_lines_in_other_languages_are_spoken_by_a_voice_of_theirs(
    tmp_path: Path, language: str, voice: str, line: str
) -> None:
    seconds = {}
    for wanted in (language, "en"):
        speech = SpeechVoice(tmp_path / wanted, language=wanted)
        speech.configure("" if wanted == language else "gmw/en", 140)
        preparation = speech.prepare([line])
        until(lambda made=preparation: made.over)  # type: ignore[misc]
        assert speech.trouble is None
        if wanted == language:
            assert speech._chosen()[0][1] == voice
            assert all(
                choice.language.startswith(language)
                for choice in speech.voices()
                if choice.refusal is None
            )
        clip = speech.clip(line)
        assert clip is not None
        seconds[wanted] = clip.seconds
        speech.close()
    assert 1.5 < seconds[language] < 6.0
    assert seconds[language] != seconds["en"]  # another voice reads the letters otherwise


@linux
@each_engine
def test_lines_come_out_trimmed_and_equally_loud(
    engine: SpeechLink, tmp_path: Path, voice: str
) -> None:
    lines = ("One.", "Hold.", "Two more.", "Six.", "Elbows to your back pockets.", "Squeeze.")
    levels = []
    for number, line in enumerate(lines):
        clip = tmp_path / f"{number}.wav"
        answer = say(engine, clip, line, voice=voice)
        samples = read_rendered(clip.read_bytes()).tolist()
        assert answer["seconds"] == len(samples) / RATE
        assert max(map(abs, samples[: RATE // 50])) > 50, f"{line} begins with silence"
        assert max(map(abs, samples[-RATE // 25 :])) > 50, f"{line} ends with silence"
        assert max(map(abs, (*samples[:4], *samples[-4:]))) < 400, f"{line} clicks"
        levels.append(level(clip))
    assert max(levels) - min(levels) < 2.0
    assert sum(levels) / len(levels) == pytest.approx(20 * math.log10(LOUDNESS), abs=1.5)
    assert not list(tmp_path.glob("*.raw"))


@linux
def test_the_very_first_lines_of_every_worker_are_as_its_other_lines(
    engine: SpeechLink, tmp_path: Path
) -> None:
    """pyttsx3 may delay the first line's rate, and cancel it and the second line."""

    def lasts(link: SpeechLink) -> list[float]:
        answers = [say(link, tmp_path / "a.wav", text, 110) for text in (PROSE, "Hold.")]
        return [float(str(answer["seconds"])) for answer in answers]

    usual = lasts(engine)
    for slow in ("", SLOW_TO_OBEY):
        link = SpeechLink(command(slow), line_limit=PATIENCE, start_limit=PATIENCE)
        link.start()
        first = lasts(link)
        link.close()
        assert first == pytest.approx(usual, abs=0.03)


@linux
def test_a_line_that_was_begun_ahead_is_the_same_line(engine: SpeechLink, tmp_path: Path) -> None:
    def clip(name: str, text: str, following: str = "") -> bytes:
        path = tmp_path / name
        answer = engine.ask(
            loads=True,
            text=text,
            voice="hibari:heart",
            rate=140,
            clip=str(path),
            following=following,
        )
        assert "seconds" in answer
        return path.read_bytes()

    alone = clip("a.wav", "Hold.")
    clip("b.wav", "Keep your chest at one height.", following="Hold.")
    assert clip("c.wav", "Hold.") == alone
    clip("d.wav", "Lower.", following="Never asked for.")
    assert clip("e.wav", "Hold.", following="Lower.") == alone


@linux
def test_each_line_is_its_own_and_not_the_one_before(engine: SpeechLink, tmp_path: Path) -> None:
    answers = [
        say(engine, tmp_path / f"{n}.wav", text)
        for n, text in enumerate(("Hold.", "Keep your chest at one height.", "Hold."))
    ]
    short, long, again = (float(str(answer["seconds"])) for answer in answers)
    assert long > 2 * short
    assert again == pytest.approx(short, abs=0.02)


PROSE = (
    "Most people who sit all day have a weak back. The muscles along the spine hold you upright, "
    "and they tire when nobody asks anything of them. A few simple exercises, done three times a "
    "week, are enough to change that. Begin slowly, breathe all the time, and stop at once when "
    "something hurts."
)


@linux
@each_engine
@pytest.mark.parametrize("rate", [110, 140, 180])
def test_so_many_words_a_minute_are_so_many_words_a_minute(
    engine: SpeechLink, tmp_path: Path, voice: str, rate: int
) -> None:
    seconds = float(str(say(engine, tmp_path / "prose.wav", PROSE, rate, voice)["seconds"]))
    assert 60 * len(PROSE.split()) / seconds == pytest.approx(rate, rel=0.08)


@linux
def test_a_rate_is_taken_back_and_forth(engine: SpeechLink, tmp_path: Path) -> None:
    """pyttsx3 drops a change of the rate that espeak-ng has not taken in yet."""
    rates = (110, 180, 140, 110, 180, 110)
    seconds = [
        float(str(say(engine, tmp_path / "a.wav", "Bend your knees a little.", rate)["seconds"]))
        for rate in rates
    ]
    assert seconds[3] == pytest.approx(seconds[0], abs=0.03)
    assert seconds[5] == pytest.approx(seconds[0], abs=0.03)
    assert seconds[1] == pytest.approx(seconds[4], abs=0.03)
    assert seconds[0] > 1.1 * seconds[2] > 1.2 * seconds[1]


@linux
@pytest.mark.parametrize(
    ("text", "voice", "why"),
    [
        ("", "", "nothing to say"),
        (" \n", "", "nothing to say"),
        ("...", "", "nothing to hear"),
        ("Ho\ud800ld.", "", "not text"),
        ("Hold.", "nobody/at-all", "refused"),
        ("Donau" + 30 * "dampf", "pico:de-DE", "too long"),
        ("...", "pico:de-DE", "nothing to hear"),
        ("Halten.", "pico:nobody", "no voice"),
    ],
)
def test_what_cannot_be_said_is_refused_and_the_next_line_is_said(
    engine: SpeechLink, tmp_path: Path, text: str, voice: str, why: str
) -> None:
    answer = say(engine, tmp_path / "a.wav", text, voice=voice)
    assert answer["kind"] == "text"
    assert why in str(answer["error"])
    assert "seconds" in say(engine, tmp_path / "b.wav", "Hold.")


@linux
def test_without_another_engine_the_natural_voice_speaks(tmp_path: Path) -> None:
    link = SpeechLink(
        command(NO_LIBRARY_AT_ALL, NO_SYSTEM_ESPEAK), line_limit=PATIENCE, start_limit=PATIENCE
    )
    voices = [voice for voice, *_ in link.start()["voices"]]
    assert voices == ["hibari:heart", "pico:de-DE", "pico:es-ES", "pico:fr-FR", "pico:it-IT"]
    assert "seconds" in say(link, tmp_path / "a.wav", "Hold.", voice="hibari:heart")
    assert say(link, tmp_path / "b.wav", "Hold.")["kind"] == "text"
    link.close()


NO_ONNXRUNTIME = "import sys; sys.modules['onnxruntime'] = None\n"

NO_NANOTTS = "import sys; sys.modules['py_nanotts'] = None\n"

NO_MODEL = """
from hibari import tts
tts.ASSETS = "/nowhere"
"""


@linux
@pytest.mark.parametrize(
    ("changes", "voice"),
    [(NO_ONNXRUNTIME, "hibari:heart"), (NO_MODEL, "hibari:heart"), (NO_NANOTTS, "pico:de-DE")],
    ids=["no library", "no model", "no other languages"],
)
def test_if_the_natural_voice_does_not_work_it_says_so_and_the_other_engine_speaks(
    tmp_path: Path, changes: str, voice: str
) -> None:
    link = SpeechLink(command(changes), line_limit=PATIENCE, start_limit=PATIENCE)
    greeting = link.start()
    answer = say(link, tmp_path / "a.wav", "Hold.", voice=voice)
    assert answer["kind"] == "natural"
    assert answer["error"]
    assert "seconds" in say(link, tmp_path / "b.wav", "Hold.", voice=greeting["fallback"])
    link.close()


NO_NETWORK = """
import os, sys
def forbid(event, _):
    if event.startswith("socket."): os._exit(9)
sys.addaudithook(forbid)
"""


@linux
def test_no_engine_opens_a_socket(tmp_path: Path) -> None:
    link = SpeechLink(command(NO_NETWORK), line_limit=PATIENCE, start_limit=PATIENCE)
    link.start()
    for voice in VOICES:
        assert "seconds" in say(link, tmp_path / "a.wav", "Hold.", voice=voice)
    link.close()


@linux
def test_if_nothing_can_be_written_it_says_so_and_does_not_hang(
    engine: SpeechLink, tmp_path: Path
) -> None:
    answer = say(engine, tmp_path / "nowhere" / "a.wav", "Hold.")
    assert answer["kind"] == "disk"
    assert "seconds" in say(engine, tmp_path / "b.wav", "Hold.")


@linux
@pytest.mark.parametrize(
    "changes",
    [(NO_LIBRARY_AT_ALL, NO_SYSTEM_ESPEAK), (NO_DATA, NO_SYSTEM_ESPEAK)],
    ids=["no library", "no data"],
)
def test_without_an_engine_it_says_what_is_missing(changes: Sequence[str]) -> None:
    link = SpeechLink(command(NO_NATURAL, *changes), start_limit=PATIENCE)
    greeting = link.start()
    link.close()
    assert set(greeting) == {"id", "error"}
    assert "install SpineCoach again" in greeting["error"]


@linux
def test_a_module_of_the_same_name_elsewhere_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the current folder, beside our package, or on PYTHONPATH."""
    for folder in ("here", "path"):
        (tmp_path / folder).mkdir()
        for name in ("pyttsx3", "numpy", "json", "spinecoach"):
            (tmp_path / folder / f"{name}.py").write_text("raise SystemExit(3)")
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "path"))
    link = SpeechLink(line_limit=PATIENCE, start_limit=PATIENCE)
    assert link.start()["engine"].startswith("espeak-ng 1.")
    assert "seconds" in say(link, tmp_path / "a.wav", "Hold.")
    link.close()


DATA_AT = """
import espeakng_loader
espeakng_loader.get_data_path = lambda: {path!r}
"""


@linux
@pytest.mark.parametrize("name", ["a" * 200, "\u4f60" * 60, "short"])
def test_the_path_to_the_data_may_be_as_long_as_it_likes(tmp_path: Path, name: str) -> None:
    import espeakng_loader  # carried on Linux only

    (tmp_path / name).mkdir()
    data = tmp_path / name / "espeak-ng-data"
    data.symlink_to(espeakng_loader.get_data_path())
    changes = (DATA_AT.format(path=str(data)), NO_SYSTEM_ESPEAK)
    link = SpeechLink(command(*changes), line_limit=PATIENCE, start_limit=PATIENCE)
    assert link.start()["engine"].startswith("espeak-ng 1.")
    for voice in ("gmw/en", "gmw/en-us"):  # each is read from the data when it is first chosen
        assert "seconds" in say(link, tmp_path / f"{voice[4:]}.wav", "Hold.", voice=voice)
    link.close()


@linux
def test_if_no_short_path_can_be_had_it_says_why_it_is_silent(tmp_path: Path) -> None:
    import espeakng_loader  # carried on Linux only

    (tmp_path / ("a" * 200)).mkdir()
    data = tmp_path / ("a" * 200) / "espeak-ng-data"
    data.symlink_to(espeakng_loader.get_data_path())
    no_proc = "from spinecoach.adapters.speech import worker\nworker.OPEN_FOLDERS = '/nowhere'\n"
    link = SpeechLink(
        command(NO_NATURAL, no_proc, DATA_AT.format(path=str(data)), NO_SYSTEM_ESPEAK),
        start_limit=PATIENCE,
    )
    greeting = link.start()
    link.close()
    assert set(greeting) == {"id", "error"}
    assert "too long" in greeting["error"]


SYSTEM_ESPEAK = """
import os, sys
from spinecoach.adapters.speech import worker
told = iter([{system}, {carried}])
worker._version = lambda library: next(told)
greet = worker.Engine.greeting
def greeting(self):
    from pyttsx3.drivers import _espeak
    return greet(self) | {{"engine": _espeak.dll._name, "default": os.environ["ESPEAK_DATA_PATH"]}}
worker.Engine.greeting = greeting
"""
"""A worker that tells its library in place of its engine, and its data in place of a voice."""


@linux
@pytest.mark.parametrize(
    ("system", "used"),
    [((1, 53), "system"), ((1, 52, 0), "carried"), ((1, 9), "carried"), ((), "carried")],
)
def test_the_systems_espeak_is_used_if_it_is_newer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: tuple[int, ...], used: str
) -> None:
    import espeakng_loader  # carried on Linux only

    shutil.copy(espeakng_loader.get_library_path(), tmp_path / "libespeak-ng.so.1")
    (tmp_path / "espeak-ng-data").symlink_to(espeakng_loader.get_data_path())
    monkeypatch.setenv("LD_LIBRARY_PATH", str(tmp_path))
    monkeypatch.setenv("ESPEAK_DATA_PATH", str(tmp_path))
    link = SpeechLink(
        command(NO_NATURAL, SYSTEM_ESPEAK.format(system=system, carried=(1, 52, 0))),
        start_limit=PATIENCE,
    )
    greeting = link.start()
    answer = say(link, tmp_path / "a.wav", "Hold.")
    link.close()
    if used == "system":
        assert (greeting["engine"], greeting["default"]) == ("libespeak-ng.so.1", str(tmp_path))
    else:
        assert greeting["engine"] == espeakng_loader.get_library_path()
        assert greeting["default"] == espeakng_loader.get_data_path()
    assert "seconds" in answer


@linux
def test_what_the_engine_prints_stays_out_of_the_protocol(tmp_path: Path) -> None:
    link = SpeechLink(command(CHATTERS), line_limit=PATIENCE, start_limit=PATIENCE)
    link.start()
    assert float(str(say(link, tmp_path / "a.wav", "Hold.")["seconds"])) < 1.0
    link.close()


@linux
def test_nothing_but_answers_leaves_the_process(tmp_path: Path) -> None:
    request = {"id": 1, "text": "Hold.", "voice": "gmw/en", "rate": 140}
    worker = subprocess.Popen(
        command(CHATTERS), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert worker.stdin
    assert worker.stdout
    worker.stdin.write(json.dumps(request | {"clip": str(tmp_path / "a.wav")}).encode() + b"\n")
    worker.stdin.flush()
    lines = [json.loads(worker.stdout.readline()) for _ in range(2)]
    out, err = worker.communicate()
    assert [line["id"] for line in lines] == [0, 1]
    assert (out, err, worker.returncode) == (b"", b"", 0)


@linux
@pytest.mark.parametrize("changes", ["", HANGS], ids=["idle", "in a line"])
def test_it_ends_with_its_input_even_in_the_middle_of_a_line(tmp_path: Path, changes: str) -> None:
    worker = subprocess.Popen(
        command(OUTLIVES_SIGNALS, changes), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert worker.stdin
    assert worker.stdout
    worker.stdout.readline()
    request = {"id": 1, "text": "Hold.", "voice": "", "rate": 140, "clip": str(tmp_path / "a.wav")}
    worker.stdin.write(json.dumps(request).encode() + b"\n")
    worker.stdin.close()
    assert worker.wait(timeout=PATIENCE) == 0
    worker.stdout.close()


PARENT = """
import sys, time
from spinecoach.adapters.speech.process import SpeechLink
from spinecoach.adapters.speech.voice import SpeechVoice
link = SpeechLink({command!r}, line_limit=120.0, start_limit=120.0)
link.start()
print(link._process.pid, flush=True)
{then}
"""


def _parent(then: str, *changes: str) -> tuple[subprocess.Popen[str], int]:
    """A program with a worker; returns it and the worker's process id."""
    program = PARENT.format(command=command(*changes), then=textwrap.dedent(then))
    parent = subprocess.Popen(
        [sys.executable, "-c", program],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert parent.stdout
    return parent, int(parent.stdout.readline())


@linux
@pytest.mark.parametrize("changes", ["", HANGS, HANGS + OUTLIVES_SIGNALS])
@pytest.mark.parametrize("how", ["SIGKILL", "SIGTERM"])
def test_no_orphan_is_left_when_the_program_is_killed(
    tmp_path: Path, changes: str, how: str
) -> None:
    ask = f"link.ask(text='Hold.', voice='gmw/en', rate=140, clip={str(tmp_path / 'a.wav')!r})"
    parent, worker = _parent(f"{ask}\ntime.sleep(60)", changes)
    assert is_alive(worker)
    parent.send_signal(signal.Signals[how])
    parent.wait()
    until(lambda: not is_alive(worker))
    assert parent.stdout
    assert parent.stdout.read() == ""
    parent.stdout.close()


@linux
def test_control_c_is_meant_for_the_program_and_not_for_the_worker(tmp_path: Path) -> None:
    link = SpeechLink(line_limit=PATIENCE, start_limit=PATIENCE)
    link.start()
    assert link._process
    link._process.send_signal(signal.SIGINT)
    assert "seconds" in say(link, tmp_path / "a.wav", "Hold.")
    link.close()


def test_the_worker_that_is_started_is_this_one() -> None:
    assert "from spinecoach.adapters.speech.worker import main" in worker_command()[-1]
