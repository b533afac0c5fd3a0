"""The speaker with a pretended device: what is played, what is cut off, what is reported."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QByteArray, QObject, Signal

from spinecoach.core.trouble import Trouble, TroubleKind
from spinecoach.core.workout.cues import Tone
from spinecoach.core.workout.ports import Clip
from spinecoach.ui.sound import speaker as sound
from spinecoach.ui.sound.channel import RATE, silence
from spinecoach.ui.sound.speaker import (
    LEAD,
    NEWS,
    NO_DEVICE,
    NO_SERVER,
    NOWHERE,
    OTHER_DEVICE,
    PROBE,
    QtSpeaker,
)
from tests.adapters.speech.sounds import hum, wav

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

    from pytestqt.qtbot import QtBot


pytestmark = pytest.mark.usefixtures("qapp")

SPEAKERS, HEADPHONES, NOTHING = b"speakers", b"headphones", b""


class Devices(QObject):
    """The devices of the pretended system; the default is switched by hand."""

    audioOutputsChanged = Signal()  # noqa: N815 - Qt's name
    default = SPEAKERS
    broken = False

    @classmethod
    def defaultAudioOutput(cls) -> SimpleNamespace:
        chosen = cls.default
        return SimpleNamespace(
            id=lambda: QByteArray(chosen),
            isNull=lambda: not chosen,
            broken=lambda: cls.broken,
        )


@dataclass
class Stream:
    """A channel that keeps what it is told; what it plays lasts until it is `over`."""

    library: ModuleType
    device: SimpleNamespace
    volume: float
    broken: Callable[[], None]
    sounds: list[bytes] = field(default_factory=list)
    playing: bytes = b""
    closed: bool = False
    stopped: bool = False
    failed: bool = False

    def play(self, samples: bytes) -> None:
        self.sounds.append(samples)
        self.playing = samples
        self.failed = self.device.broken()

    def rest(self) -> bytes:
        return self.playing

    def stop(self) -> None:
        self.stopped = True
        self.playing = b""

    def set_volume(self, volume: float) -> None:
        self.volume = volume

    def close(self) -> None:
        self.closed = True
        self.playing = b""


class Clock:
    """A clock that is set by hand."""

    now = 100.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(sound, "time", made)
    return made


@pytest.fixture(autouse=True)
def streams(monkeypatch: pytest.MonkeyPatch) -> list[Stream]:
    """Every channel that was opened, in order."""
    opened: list[Stream] = []

    def open_stream(
        library: ModuleType, device: SimpleNamespace, volume: float, broken: Callable[[], None]
    ) -> Stream:
        opened.append(Stream(library, device, volume, broken, failed=device.broken()))
        return opened[-1]

    monkeypatch.setattr(sound, "Channel", open_stream)
    monkeypatch.setattr(sound, "multimedia", lambda: SimpleNamespace(QMediaDevices=Devices))
    monkeypatch.setattr(Devices, "default", SPEAKERS)
    monkeypatch.setattr(Devices, "broken", False)
    return opened


@pytest.fixture
def speaker(tmp_path: Path) -> Iterator[QtSpeaker]:
    made = QtSpeaker()
    clips = {}
    for line, seconds in (("One.", 0.1), ("Two.", 0.2), ("Three.", 0.3)):
        path = tmp_path / f"{line}wav"
        path.write_bytes(wav(hum(seconds, 0.4)))
        clips[line] = Clip(str(path), seconds)
    made.load(clips)
    yield made
    made.close()


def words(speaker: QtSpeaker, line: str) -> bytes:
    return sound._samples(Path(speaker._clips[line].path))


def playing(streams: list[Stream]) -> list[bytes]:
    return [stream.playing for stream in streams if stream.playing and not stream.closed]


def test_each_line_that_can_be_heard_is_told_when_it_begins(speaker: QtSpeaker) -> None:
    began: list[float] = []
    speaker._begins = began.append
    speaker.say("One.")
    speaker.say("Unknown.")
    speaker.set_volume(80, muted=True)
    speaker.say("Two.")
    speaker.set_volume(80, muted=False)
    speaker.say("Three.")
    assert began == [0.1, 0.3]


def test_no_sound_device_is_opened_before_the_first_workout(streams: list[Stream]) -> None:
    speaker = QtSpeaker()
    speaker.say("One.")
    speaker.tone(Tone.GO)
    speaker.hush()
    speaker.set_volume(50, muted=False)
    assert streams == []
    speaker.close()


def test_a_line_is_played_whole_after_a_moment_of_silence(
    speaker: QtSpeaker, streams: list[Stream]
) -> None:
    speaker.say("One.")
    assert playing(streams) == [silence(LEAD) + words(speaker, "One.")]


@pytest.mark.parametrize(("late", "lead"), [(0.005, LEAD - 0.005), (LEAD, 0.0), (0.5, 0.0)])
def test_a_late_cue_shortens_the_silence_and_never_the_word(
    speaker: QtSpeaker, streams: list[Stream], late: float, lead: float
) -> None:
    speaker.say("One.", late)
    assert playing(streams) == [silence(lead) + words(speaker, "One.")]


def test_a_late_tone_has_a_shorter_silence_before_it(
    speaker: QtSpeaker, streams: list[Stream]
) -> None:
    speaker.tone(Tone.GO)
    (in_time,) = playing(streams)
    speaker.tone(Tone.GO, 0.005)
    assert playing(streams) == [silence(LEAD - 0.005) + in_time.removeprefix(silence(LEAD))]


def test_lines_take_turns_so_that_no_end_is_cut_off(
    speaker: QtSpeaker, streams: list[Stream]
) -> None:
    speaker.say("One.")
    first = next(stream for stream in streams if stream.playing)
    first.playing = b""  # all handed to the device, which may still sound
    first.stopped = False
    speaker.say("Two.")
    assert not first.stopped
    assert playing(streams) == [silence(LEAD) + words(speaker, "Two.")]
    assert len([stream for stream in streams if stream.sounds]) == 2


def test_there_is_one_voice_at_a_time(speaker: QtSpeaker, streams: list[Stream]) -> None:
    for line in ("One.", "Two.", "Three."):
        speaker.say(line)
        assert playing(streams) == [silence(LEAD) + words(speaker, line)]


def test_a_tone_sounds_beside_the_voice(speaker: QtSpeaker, streams: list[Stream]) -> None:
    speaker.say("One.")
    speaker.tone(Tone.GO)
    assert len(playing(streams)) == 2


def test_every_tone_has_its_sound(speaker: QtSpeaker, streams: list[Stream]) -> None:
    for tone in Tone:
        speaker.tone(tone)
    assert len({bytes(sample) for sample in streams[-1].sounds}) == len(Tone)


def test_hush_silences_voice_and_tones(speaker: QtSpeaker, streams: list[Stream]) -> None:
    speaker.say("One.")
    speaker.tone(Tone.GO)
    speaker.hush()
    assert playing(streams) == []
    speaker.hush()


def test_a_line_without_a_clip_or_whose_file_is_gone_is_silence(
    speaker: QtSpeaker, streams: list[Stream]
) -> None:
    speaker.say("Never rendered.")
    Path(speaker._clips["One."].path).unlink()
    speaker.say("One.")
    assert playing(streams) == []
    speaker.say("Two.")
    assert len(playing(streams)) == 1


def test_volume_and_mute_reach_what_sounds_now(speaker: QtSpeaker, streams: list[Stream]) -> None:
    speaker.set_volume(50, muted=False)
    assert [stream.volume for stream in streams] == [0.25] * 3
    speaker.set_volume(50, muted=True)
    assert [stream.volume for stream in streams] == [0.0] * 3
    speaker.set_volume(100, muted=False)
    assert [stream.volume for stream in streams] == [1.0] * 3


def test_a_mute_lets_the_line_end_that_sounds_and_silences_the_next(
    speaker: QtSpeaker, streams: list[Stream]
) -> None:
    speaker.set_volume(100, muted=False)
    speaker.say("One.")
    speaker.set_volume(100, muted=True)
    assert [stream.volume for stream in streams if stream.playing] == [1.0]
    speaker.say("Two.")
    assert [stream.volume for stream in streams if stream.playing] == [0.0]


def test_a_line_goes_on_at_the_headphones_where_the_speakers_were(
    speaker: QtSpeaker, streams: list[Stream]
) -> None:
    speaker.set_volume(50, muted=False)
    speaker.say("Two.")
    Devices.default = HEADPHONES
    assert speaker._devices is not None
    speaker._devices.audioOutputsChanged.emit()
    old, new = streams[:3], streams[3:]
    assert all(stream.closed for stream in old)
    assert [stream.device.id().data() for stream in new] == [HEADPHONES] * 3
    assert playing(new) == [silence(LEAD) + words(speaker, "Two.")]
    assert [stream.volume for stream in new] == [0.25] * 3
    assert speaker.trouble is None


def change_to(speaker: QtSpeaker, device: bytes) -> None:
    assert speaker._devices is not None
    Devices.default = device
    speaker._devices.audioOutputsChanged.emit()


def test_another_device_is_news_for_some_seconds(speaker: QtSpeaker, clock: Clock) -> None:
    assert speaker.news is None
    change_to(speaker, HEADPHONES)
    assert speaker.news == OTHER_DEVICE
    clock.now += NEWS - 0.1
    assert speaker.news == OTHER_DEVICE
    clock.now += 0.1
    assert speaker.news is None


@pytest.mark.parametrize(("then", "news"), [(HEADPHONES, OTHER_DEVICE), (SPEAKERS, None)])
def test_after_a_moment_without_a_device_only_another_device_is_news(
    speaker: QtSpeaker, clock: Clock, then: bytes, news: Trouble | None
) -> None:
    change_to(speaker, NOTHING)
    assert (speaker.trouble, speaker.news) == (NO_DEVICE, None)
    clock.now += 0.5
    change_to(speaker, then)
    assert (speaker.trouble, speaker.news) == (None, news)


def test_a_device_lost_right_after_a_change_is_trouble_and_no_news(speaker: QtSpeaker) -> None:
    change_to(speaker, HEADPHONES)
    change_to(speaker, NOTHING)
    assert (speaker.trouble, speaker.news) == (NO_DEVICE, None)


def test_at_the_start_of_a_workout_no_device_is_news(
    speaker: QtSpeaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    change_to(speaker, HEADPHONES)
    speaker.load({})
    assert speaker.news is None
    monkeypatch.setattr(sound, "SLEEP_AFTER", -1.0)
    speaker._watch()
    Devices.default = SPEAKERS
    speaker.load({})
    assert speaker.news is None


def test_a_change_of_another_device_changes_nothing(
    speaker: QtSpeaker, streams: list[Stream]
) -> None:
    assert speaker._devices is not None
    speaker._devices.audioOutputsChanged.emit()
    assert len(streams) == 3
    assert speaker.news is None


def test_a_lost_device_and_its_return_are_reported(
    speaker: QtSpeaker, streams: list[Stream]
) -> None:
    told: list[Trouble | None] = []
    speaker.trouble_changed.connect(told.append)
    assert speaker._devices is not None
    Devices.default = NOTHING
    speaker._devices.audioOutputsChanged.emit()
    assert speaker.trouble == NO_DEVICE
    speaker.say("One.")
    speaker.tone(Tone.GO)
    Devices.default = HEADPHONES
    speaker._devices.audioOutputsChanged.emit()
    assert told == [NO_DEVICE, None]
    speaker.say("One.")
    assert len(playing(streams)) == 1


def test_a_line_goes_on_at_a_later_device_without_the_part_that_was_missed(
    speaker: QtSpeaker, streams: list[Stream], clock: Clock
) -> None:
    speaker.say("Three.")
    whole = silence(LEAD) + words(speaker, "Three.")
    assert speaker._devices is not None
    Devices.default = NOTHING
    speaker._devices.audioOutputsChanged.emit()
    clock.now += 0.125
    Devices.default = HEADPHONES
    speaker._devices.audioOutputsChanged.emit()
    assert playing(streams[3:]) == [whole[2 * int(0.125 * RATE) :]]


@pytest.mark.parametrize("by", ["time", "hush"])
def test_a_line_that_is_over_when_a_device_comes_stays_over(
    speaker: QtSpeaker, streams: list[Stream], clock: Clock, by: str
) -> None:
    speaker.say("Three.")
    assert speaker._devices is not None
    Devices.default = NOTHING
    speaker._devices.audioOutputsChanged.emit()
    if by == "time":
        clock.now += 5.0
    else:
        speaker.hush()
    Devices.default = HEADPHONES
    speaker._devices.audioOutputsChanged.emit()
    assert playing(streams[3:]) == []


def test_a_device_that_fails_is_opened_again(
    qtbot: QtBot, speaker: QtSpeaker, streams: list[Stream]
) -> None:
    speaker.say("Two.")
    streams[0].broken()
    streams[1].broken()
    qtbot.waitUntil(lambda: len(streams) > 3)
    assert len(playing(streams[3:])) == 1
    assert speaker.news is None


def test_without_a_system_library_it_is_silent_and_says_which(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reason = "libpulse.so.0: cannot open shared object file: No such file"

    def missing() -> None:
        raise ImportError(reason)

    monkeypatch.setattr(sound, "multimedia", missing)
    speaker = QtSpeaker()
    told: list[Trouble | None] = []
    speaker.trouble_changed.connect(told.append)
    speaker.load({})
    speaker.say("One.")
    speaker.tone(Tone.GO)
    speaker.hush()
    assert told == [Trouble(TroubleKind.SOUND_LIBRARY_MISSING, reason=reason)]
    speaker.close()


def test_the_next_workout_takes_the_same_streams(speaker: QtSpeaker, streams: list[Stream]) -> None:
    speaker.load({})
    assert len(streams) == 3
    speaker.say("One.")
    assert playing(streams) == []


def test_after_minutes_without_a_sound_the_device_is_released(
    speaker: QtSpeaker, streams: list[Stream], monkeypatch: pytest.MonkeyPatch
) -> None:
    speaker._watch()
    assert not any(stream.closed for stream in streams)
    monkeypatch.setattr(sound, "SLEEP_AFTER", -1.0)
    speaker._watch()
    assert all(stream.closed for stream in streams)
    assert speaker.trouble is None
    speaker.say("One.")
    assert len(playing(streams)) == 1


class Server:
    """A sound server that is taken away by hand."""

    there = True
    alive = True


@pytest.fixture
def server(speaker: QtSpeaker, monkeypatch: pytest.MonkeyPatch) -> Server:
    made = Server()
    monkeypatch.setattr(speaker, "_server", made)
    return made


@pytest.mark.parametrize("by", ["a cue", "a look"])
def test_the_channels_are_closed_before_qt_uses_a_server_that_is_gone(
    speaker: QtSpeaker, streams: list[Stream], server: Server, by: str
) -> None:
    server.alive = False
    if by == "a cue":
        speaker.tone(Tone.GO)
    else:
        speaker._watch()
    assert speaker.trouble == NO_SERVER
    assert all(stream.closed for stream in streams)
    speaker.say("One.")
    speaker.load({})
    assert len(streams) == 3


def test_a_server_that_comes_back_is_used_again(
    speaker: QtSpeaker, streams: list[Stream], server: Server
) -> None:
    server.alive = False
    speaker._watch()
    speaker._watch()
    assert speaker.trouble == NO_SERVER
    server.alive = True
    speaker._watch()
    assert speaker.trouble is None
    speaker.say("One.")
    assert len(playing(streams)) == 1


def test_a_moment_of_silence_finds_out_that_a_device_is_gone(
    qtbot: QtBot, speaker: QtSpeaker, streams: list[Stream], server: Server, clock: Clock
) -> None:
    assert server.there
    speaker._watch()
    assert streams[-1].sounds == [silence(PROBE)]
    streams[-1].playing = b""
    Devices.broken = True
    speaker._watch()
    qtbot.waitUntil(lambda: speaker.trouble == NO_DEVICE)
    assert all(stream.closed for stream in streams)
    Devices.broken = False
    clock.now += 1.0
    speaker._watch()
    assert speaker.trouble is None
    speaker.say("One.")
    assert len(playing(streams)) == 1


def test_no_tone_is_cut_off_to_find_out_whether_the_device_is_there(
    speaker: QtSpeaker, streams: list[Stream], server: Server
) -> None:
    assert server.there
    speaker.tone(Tone.GO)
    speaker._watch()
    assert len(streams[-1].sounds) == 1


def test_a_line_that_the_device_refuses_is_reported_at_once(
    qtbot: QtBot, speaker: QtSpeaker
) -> None:
    Devices.broken = True
    speaker.say("One.")
    qtbot.waitUntil(lambda: speaker.trouble == NO_DEVICE)
    speaker.say("Two.")


def test_the_stand_in_for_a_missing_device_counts_as_none(
    speaker: QtSpeaker, streams: list[Stream]
) -> None:
    assert speaker._devices is not None
    Devices.default = NOWHERE
    speaker._devices.audioOutputsChanged.emit()
    assert speaker.trouble == NO_DEVICE
    assert len(streams) == 3


def test_the_next_workout_opens_a_released_device(
    speaker: QtSpeaker, streams: list[Stream], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sound, "SLEEP_AFTER", -1.0)
    speaker._watch()
    speaker.load({})
    assert len([stream for stream in streams if not stream.closed]) == 3


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes with a name")
def test_no_clip_is_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "clip.wav")
    assert sound._samples(tmp_path / "clip.wav") == b""


def test_it_knows_when_a_line_is_to_be_heard(speaker: QtSpeaker, streams: list[Stream]) -> None:
    assert not speaker.sounding
    speaker.say("Two.")
    assert speaker.sounding
    for stream in streams:
        stream.stop()
    assert not speaker.sounding
    speaker.tone(Tone.GO)
    assert not speaker.sounding
    speaker.set_volume(0, muted=False)
    speaker.say("Two.")
    assert not speaker.sounding
