"""One stream with a pretended sink: what it plays, and what is still to be heard."""

from __future__ import annotations

from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QBuffer, QCoreApplication, QObject, Signal

from spinecoach.ui.sound import channel as module
from spinecoach.ui.sound.channel import RATE, WARM_UP, Channel, silence

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioDevice
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.usefixtures("qapp")


class Format:
    """A format that takes everything."""

    SampleFormat = SimpleNamespace(Int16="16 bit")

    def __init__(self) -> None:
        self.chosen: list[object] = []

    def setSampleRate(self, rate: int) -> None:
        self.chosen.append(rate)

    def setChannelCount(self, count: int) -> None:
        self.chosen.append(count)

    def setSampleFormat(self, form: str) -> None:
        self.chosen.append(form)


class Sink(QObject):
    """A sink that keeps what it is handed."""

    stateChanged = Signal(object)  # noqa: N815 - Qt's name
    made: list[Sink]

    def __init__(self, device: object, form: Format) -> None:
        super().__init__()
        self.device, self.form = device, form
        self.heard: list[bytes] = []
        self.sounding = False
        self.volume = -1.0
        self.failure = "NoError"
        self.buffer = 4000
        self.source = QBuffer()
        Sink.made.append(self)

    def start(self, source: QBuffer) -> None:
        assert not self.sounding
        self.sounding = True
        self.source = source
        self.heard.append(bytes(source.readAll().data()))

    def stop(self) -> None:
        self.sounding = False

    def setVolume(self, volume: float) -> None:
        self.volume = volume

    def bufferSize(self) -> int:
        return self.buffer

    def setBufferSize(self, size: int) -> None:
        self.buffer = size

    def error(self) -> SimpleNamespace:
        return SimpleNamespace(name=self.failure)


class Clock:
    """A clock that is set by hand."""

    now = 100.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(module, "time", made)
    return made


@pytest.fixture
def broken() -> list[str]:
    return []


@pytest.fixture
def channel(clock: Clock, broken: list[str]) -> Channel:
    del clock
    Sink.made = []
    library = cast("ModuleType", SimpleNamespace(QAudioFormat=Format, QAudioSink=Sink))
    device = cast("QAudioDevice", "speakers")
    return Channel(library, device, 0.5, lambda: broken.append("broken"))


def sink() -> Sink:
    return Sink.made[-1]


def test_it_opens_with_silence_so_that_the_first_word_is_whole(channel: Channel) -> None:
    assert sink().heard == [bytes(2 * round(WARM_UP * RATE))]
    assert sink().form.chosen == [RATE, 1, "16 bit"]
    assert sink().volume == 0.5
    assert channel.rest()


def test_a_sound_is_handed_over_in_one_piece(channel: Channel) -> None:
    channel.play(b"\x01\x02" * 1000)
    assert sink().heard[-1] == b"\x01\x02" * 1000


def test_the_rest_of_a_sound_gets_shorter_with_time(channel: Channel, clock: Clock) -> None:
    channel.play(b"\x01\x02" * RATE)
    clock.now += 0.25
    assert len(channel.rest()) == pytest.approx(2 * 0.75 * RATE, abs=2)
    assert len(channel.rest()) % 2 == 0
    clock.now += 1.0
    assert channel.rest() == b""


def test_a_stopped_channel_is_silent_and_has_no_rest(channel: Channel) -> None:
    channel.play(b"\x01\x02" * RATE)
    channel.stop()
    assert not sink().sounding
    assert channel.rest() == b""


def test_volume_reaches_the_sink(channel: Channel) -> None:
    channel.set_volume(0.25)
    assert sink().volume == 0.25


@pytest.mark.parametrize("failure", ["NoError", "UnderrunError"])
def test_a_pause_between_two_sounds_is_no_failure(
    channel: Channel, broken: list[str], failure: str
) -> None:
    assert channel.rest()
    sink().failure = failure
    sink().stateChanged.emit(None)
    assert broken == []


def test_a_sound_that_drops_out_in_its_middle_makes_the_buffer_larger_up_to_half_a_second(
    channel: Channel,
) -> None:
    sizes = []
    for _ in range(5):
        channel.play(b"\x01\x02" * RATE)
        sink().source.seek(100)
        sink().failure = "UnderrunError"
        sink().stateChanged.emit(None)
        sizes.append(sink().buffer)
    assert sizes == [8000, 16000, 22050, 22050, 22050]


def test_a_sound_that_ends_leaves_the_buffer_as_it_is(channel: Channel) -> None:
    channel.play(b"\x01\x02" * RATE)
    sink().failure = "UnderrunError"
    sink().stateChanged.emit(None)
    assert sink().buffer == 4000


def test_a_device_that_does_not_even_take_a_sound_has_failed(channel: Channel) -> None:
    assert not channel.failed
    sink().failure = "OpenError"  # Qt signals nothing if the state stays the same
    channel.play(b"\x01\x02" * RATE)
    assert channel.failed


@pytest.mark.parametrize("failure", ["OpenError", "IOError", "FatalError"])
def test_a_device_that_fails_is_reported_until_the_channel_is_closed(
    channel: Channel, broken: list[str], failure: str
) -> None:
    sink().failure = failure
    sink().stateChanged.emit(None)
    assert broken == ["broken"]
    channel.close()
    sink().stateChanged.emit(None)
    assert broken == ["broken"]


def test_a_negative_silence_is_empty() -> None:
    assert silence(-0.5) == b""
    assert silence(1.0) == bytes(2 * RATE)


def test_qt_is_not_changed_by_the_opening_of_its_sound(qtbot: QtBot) -> None:
    del qtbot
    paths = QCoreApplication.libraryPaths()
    with module._without_back_end():
        pass
    assert QCoreApplication.libraryPaths() == paths
