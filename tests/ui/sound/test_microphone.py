"""The microphone: what a device gives becomes ours, and every reason to have none is named."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, Qt

from spinecoach.core.trouble import TroubleKind
from spinecoach.ui.sound import microphone
from spinecoach.ui.sound.channel import multimedia
from spinecoach.ui.sound.microphone import (
    RATE,
    SILENT,
    TRIED,
    Microphone,
    _turned,
    microphones,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.usefixtures("qapp")


class Wire:
    """A signal that a test sends."""

    def connect(self, called: Callable[[], None]) -> None:
        self.send = called


class Source:
    """A source whose device a test holds."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.readyRead = Wire()
        self.data = b""
        self.stopped = False
        library.sources.append(self)

    def start(self) -> Source | None:
        return self if self.library.starts else None

    def error(self) -> SimpleNamespace:
        return SimpleNamespace(name="NoError" if self.library.starts else "OpenError")

    def state(self) -> SimpleNamespace:
        return SimpleNamespace(name=self.library.state)

    def readAll(self) -> SimpleNamespace:
        return SimpleNamespace(data=lambda: self.data)

    def stop(self) -> None:
        self.stopped = True

    def deleteLater(self) -> None:
        pass

    def give(self, *samples: int) -> None:
        self.data = np.array(samples, "<i2").tobytes()
        self.readyRead.send()


class Device:
    """A device with a name and a rate of its own."""

    def __init__(self, name: str, rate: int = 48_000, own: str = "") -> None:
        self.name, self.rate, self.own = name, rate, own
        self.standard = False

    def description(self) -> str:
        return self.name

    def id(self) -> SimpleNamespace:
        return SimpleNamespace(data=self.own.encode)

    def isDefault(self) -> bool:
        return self.standard

    def isNull(self) -> bool:
        return not self.name

    def isFormatSupported(self, form: object) -> bool:
        del form
        return True

    def preferredFormat(self) -> SimpleNamespace:
        return SimpleNamespace(sampleRate=lambda: self.rate)


class Library:
    """What QtMultimedia offers, with devices that a test plugs in."""

    def __init__(self) -> None:
        self.devices = [Device("Built-in"), Device("Headset", 8000)]
        self.sources: list[Source] = []
        self.starts = True
        self.state = "ActiveState"
        self.opened: list[str] = []
        self.QAudioFormat = multimedia().QAudioFormat
        self.QMediaDevices = self

    def audioInputs(self) -> list[Device]:
        return self.devices

    def defaultAudioInput(self) -> Device:
        return self.devices[0] if self.devices else Device("")

    def QAudioSource(self, device: Device, form: object) -> Source:
        del form
        self.opened.append(device.name)
        return Source(self)


class Scene:
    """A microphone on such a library, with a clock."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, name: str = "") -> None:
        self.library = Library()
        self.second = 100.0
        self.taken = b""
        monkeypatch.setattr(microphone, "multimedia", lambda: self.library)
        monkeypatch.setattr(microphone, "time", SimpleNamespace(monotonic=lambda: self.second))
        self.mike = Microphone(self._take, name)

    def _take(self, sound: bytes) -> None:
        self.taken += sound

    def pass_seconds(self, seconds: int, *samples: int) -> None:
        """Let it hear the same twice a second, and look once."""
        for _ in range(seconds):
            for _ in range(2):
                self.second += 0.5
                if samples:
                    self.library.sources[-1].give(*samples)
            self.mike._look()

    @property
    def kind(self) -> TroubleKind | None:
        return self.mike.trouble.kind if self.mike.trouble else None


@pytest.fixture
def scene(monkeypatch: pytest.MonkeyPatch) -> Iterator[Scene]:
    made = Scene(monkeypatch)
    yield made
    made.mike.end()


def test_it_is_closed_until_it_begins_and_after_it_ends(scene: Scene) -> None:
    assert not scene.mike.open
    scene.mike.begin()
    assert (scene.mike.open, scene.library.opened, scene.kind) == (True, ["Built-in"], None)
    (source,) = scene.library.sources
    source.give(100, -100)
    assert scene.taken == np.array([100, -100], "<i2").tobytes()
    scene.mike.end()
    assert (scene.mike.open, source.stopped) == (False, True)
    scene.mike._look()
    assert not scene.mike.open


@pytest.mark.parametrize(
    ("chosen", "opened"), [("Headset", "Headset"), ("In the drawer", "Built-in")]
)
def test_the_chosen_one_is_opened_or_the_standard_one(
    monkeypatch: pytest.MonkeyPatch, chosen: str, opened: str
) -> None:
    scene = Scene(monkeypatch, chosen)
    scene.mike.begin()
    assert scene.library.opened == [opened]
    scene.mike.end()


def test_a_headset_that_sounds_like_a_telephone_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    scene = Scene(monkeypatch, "Headset")
    scene.mike.begin()
    assert scene.mike.trouble == (TroubleKind.MICROPHONE_NARROW, "", "Headset", 0, ())
    scene.mike.end()


def test_without_a_microphone_it_says_so_and_takes_one_that_is_plugged_in(scene: Scene) -> None:
    devices, scene.library.devices = scene.library.devices, []
    scene.mike.begin()
    assert (scene.mike.open, scene.kind) == (False, TroubleKind.NO_MICROPHONE)
    scene.library.devices = devices
    scene.mike._look()
    assert (scene.mike.open, scene.kind) == (True, None)


@pytest.mark.parametrize("how", ["pulled", "stopped"])
def test_one_that_is_lost_is_noticed(scene: Scene, how: str) -> None:
    scene.mike.begin()
    if how == "pulled":
        scene.library.devices = []
    else:
        scene.library.state = "StoppedState"
    scene.mike._look()
    assert (scene.mike.open, scene.kind) == (False, TroubleKind.NO_MICROPHONE)


def test_one_that_another_program_has_taken_is_none(scene: Scene) -> None:
    scene.library.starts = False
    scene.mike.begin()
    assert (scene.mike.open, scene.kind) == (False, TroubleKind.NO_MICROPHONE)


def test_one_that_is_silent_for_a_whole_warm_up_is_muted(scene: Scene) -> None:
    scene.mike.begin()
    scene.pass_seconds(int(SILENT), 0, 1, -1)
    assert scene.kind is None
    scene.pass_seconds(int(TRIED) + 1, 0)
    assert scene.kind is TroubleKind.MICROPHONE_SILENT
    scene.pass_seconds(1, 0, 300)
    assert scene.kind is None


def test_one_with_gaps_is_opened_anew_now_and_then(scene: Scene) -> None:
    scene.mike.begin()
    scene.pass_seconds(9, 300)
    assert len(scene.library.opened) == 1
    scene.pass_seconds(int(TRIED), 0)
    assert len(scene.library.opened) == 2
    assert [source.stopped for source in scene.library.sources] == [True, False]
    scene.pass_seconds(int(TRIED) + 2, 0)
    assert len(scene.library.opened) == 3
    scene.pass_seconds(2 * int(TRIED), 300)  # somebody speaks: not now
    assert len(scene.library.opened) == 3


def test_one_that_is_gone_although_it_is_listed_is_found_out_by_a_gap(scene: Scene) -> None:
    scene.mike.begin()
    scene.library.starts = False
    scene.pass_seconds(1, 300)
    assert scene.mike.open
    scene.pass_seconds(1, 0)
    assert (scene.mike.open, scene.kind) == (False, TroubleKind.NO_MICROPHONE)
    scene.library.starts = True
    scene.pass_seconds(1)
    assert (scene.mike.open, scene.kind) == (True, None)


def test_a_program_that_stood_still_is_no_silence(scene: Scene) -> None:
    scene.mike.begin()
    scene.pass_seconds(1, 300)
    scene.second += 2 * SILENT
    scene.mike._look()
    assert scene.kind is None


def test_the_chosen_one_is_taken_again_when_it_is_back(monkeypatch: pytest.MonkeyPatch) -> None:
    scene = Scene(monkeypatch, "Headset")
    headset = scene.library.devices.pop()
    scene.mike.begin()
    scene.library.devices.append(headset)
    scene.mike._look()
    assert scene.library.opened == ["Built-in", "Headset"]
    scene.mike._look()
    assert len(scene.library.opened) == 2
    scene.mike.end()


def test_it_follows_the_system_to_another_standard_one(scene: Scene) -> None:
    scene.mike.begin()
    scene.library.devices.reverse()
    scene.mike._look()
    assert scene.library.opened == ["Built-in", "Headset"]


def test_if_sound_cannot_be_had_there_is_no_microphone(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> None:
        raise ImportError("libpulse.so.0")

    monkeypatch.setattr(microphone, "multimedia", missing)
    assert microphones() == ()
    scene.mike.begin()
    assert scene.kind is TroubleKind.NO_MICROPHONE


def test_their_names_can_be_listed(scene: Scene) -> None:
    assert scene.mike is not None
    assert microphones() == ("Built-in", "Headset")


class Answer:
    """The system's leave, which is given or refused."""

    def __init__(self, *statuses: Qt.PermissionStatus) -> None:
        self.statuses = list(statuses)
        self.asked = 0

    def checkPermission(self, permission: object) -> Qt.PermissionStatus:
        del permission
        return self.statuses.pop(0)

    def requestPermission(
        self, permission: object, context: object, called: Callable[[object], None]
    ) -> None:
        del context
        self.asked += 1
        called(permission)


@pytest.mark.parametrize(
    ("statuses", "kind"),
    [
        ((Qt.PermissionStatus.Denied,), TroubleKind.MICROPHONE_REFUSED),
        (
            (Qt.PermissionStatus.Undetermined, Qt.PermissionStatus.Denied),
            TroubleKind.MICROPHONE_REFUSED,
        ),
        ((Qt.PermissionStatus.Undetermined, Qt.PermissionStatus.Granted), None),
    ],
)
def test_the_system_is_asked_for_leave(
    scene: Scene,
    monkeypatch: pytest.MonkeyPatch,
    statuses: tuple[Qt.PermissionStatus, ...],
    kind: TroubleKind | None,
) -> None:
    answer = Answer(*statuses)
    monkeypatch.setattr(QCoreApplication, "instance", lambda: answer)
    scene.mike.begin()
    monkeypatch.undo()
    assert (scene.kind, answer.asked) == (kind, len(statuses) - 1)
    assert scene.mike.open is (kind is None)


@pytest.mark.parametrize(
    ("kind", "form", "half"),
    [
        ("UInt8", "u1", 192),
        ("Int16", "<i2", 16384),
        ("Int32", "<i4", 1 << 30),
        ("Float", "<f4", 0.5),
    ],
)
def test_what_a_device_gives_becomes_ours(kind: str, form: str, half: float) -> None:
    stereo = np.full(2 * 4800, half, form)
    ours = np.frombuffer(_turned(48_000, 2, kind)(stereo.tobytes()), "<i2")
    assert len(ours) == 1600
    assert np.abs(ours - 16384).max() <= 130  # eight bits are coarse


def test_what_is_ours_already_is_passed_on() -> None:
    assert _turned(RATE, 1, "Int16")(b"abcd") == b"abcd"
    assert _turned(44_100, 1, "Int16")(b"") == b""


PCI = "alsa_input.pci-0000_00_1f.3.analog-stereo"
USB = "alsa_input.usb-Blue_Yeti-00.analog-stereo"


@pytest.mark.parametrize(
    ("devices", "other"),
    [
        ((("Desk", 48_000, USB, True), ("Built-in", 44_100, PCI, False)), "Built-in"),
        ((("Camera", 16_000, USB, False), ("Desk", 48_000, USB, True)), "Desk"),
        ((("Built-in", 8_000, PCI, True), ("Desk", 48_000, USB, False)), "Desk"),
        ((("Other headset", 8_000, "", True),), ""),
        ((), ""),
    ],
)
def test_for_a_headset_like_a_telephone_the_best_other_one_is_named(
    monkeypatch: pytest.MonkeyPatch, devices: tuple[tuple[str, int, str, bool], ...], other: str
) -> None:
    scene = Scene(monkeypatch, "Headset")
    headset = Device("Headset", 8000)
    scene.library.devices = [headset]
    for name, rate, own, standard in devices:
        scene.library.devices.append(Device(name, rate, own))
        scene.library.devices[-1].standard = standard
    scene.mike.begin()
    assert (scene.kind, scene.mike.other) == (TroubleKind.MICROPHONE_NARROW, other)
    scene.mike.end()


def test_the_other_one_is_used_in_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    scene = Scene(monkeypatch, "Headset")
    scene.mike.begin()
    scene.mike.use(scene.mike.other)
    assert scene.library.opened == ["Headset", "Built-in"]
    assert [source.stopped for source in scene.library.sources] == [True, False]
    assert (scene.kind, scene.mike.other, scene.mike.open) == (None, "", True)
    scene.mike.end()
