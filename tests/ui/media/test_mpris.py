"""The player on a real bus: another program looks at it and presses its buttons."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from spinecoach.core.workout.keymap import NamedKey
from spinecoach.ui.media.mpris import NAME, Mpris
from spinecoach.ui.media.now_playing import NowPlaying
from tests.ui.media.bus import OtherProgram

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tests.session_bus import Bus

LATER_MS = 3_600_000
"""Milliseconds after which no test goes on."""

ROW = NowPlaying(
    playing=True,
    part=12,
    title="Bent-over row",
    place="Set 2 of 3, rep 5 of 12",
    workout="Strong spine",
    seconds=780.0,
)


@pytest.fixture
def player(qtbot: QtBot, bus: Bus) -> Iterator[Mpris]:
    del qtbot, bus
    player = Mpris(lambda: 93.5, lambda: 0.8)
    player.show(ROW, "file:///row.png")
    player.begin()
    yield player
    player.end()


@pytest.fixture
def headset(player: Mpris, bus: Bus, qtbot: QtBot) -> Iterator[OtherProgram]:
    del player
    with OtherProgram(bus, qtbot) as other:
        other.see(NAME)
        other.look()  # what the player told by itself before is heard by now, and does not count
        other.heard.clear()
        yield other


@pytest.fixture
def pressed(player: Mpris) -> list[str]:
    keys: list[str] = []
    player.pressed.connect(keys.append)
    return keys


def test_a_lock_screen_shows_exercise_set_rep_and_picture(headset: OtherProgram) -> None:
    shown = headset.look()
    assert shown["PlaybackStatus"] == "Playing"
    assert shown["Metadata"] == {
        "mpris:trackid": "/org/spinecoach/part/12",
        "mpris:length": 780_000_000,
        "mpris:artUrl": "file:///row.png",
        "xesam:title": "Bent-over row",
        "xesam:artist": ["Set 2 of 3, rep 5 of 12"],
        "xesam:album": "Strong spine",
    }
    assert shown["Position"] == 93_500_000
    assert shown["Volume"] == 0.8
    assert headset.look("org.mpris.MediaPlayer2")["Identity"] == "SpineCoach"


@pytest.mark.parametrize(
    ("button", "key"),
    [
        ("PlayPause", NamedKey.MEDIA_TOGGLE),
        ("Next", NamedKey.MEDIA_NEXT),
        ("Previous", NamedKey.MEDIA_PREVIOUS),
        ("Stop", NamedKey.MEDIA_STOP),
    ],
)
def test_each_button_is_the_key_of_that_name(
    headset: OtherProgram, pressed: list[str], button: str, key: NamedKey
) -> None:
    headset.press(button)
    assert pressed == [key]


def test_play_and_pause_do_only_what_they_say(
    headset: OtherProgram, player: Mpris, pressed: list[str]
) -> None:
    headset.press("Play")
    assert pressed == []
    headset.press("Pause")
    assert pressed == [NamedKey.MEDIA_PAUSE]
    player.show(replace(ROW, playing=False), "")
    headset.press("Pause")
    headset.press("Play")
    assert pressed == [NamedKey.MEDIA_PAUSE, NamedKey.MEDIA_PLAY]


def test_what_is_new_is_told_and_only_that(headset: OtherProgram, player: Mpris) -> None:
    player.show(replace(ROW, playing=False), "file:///row.png")
    headset.hear(lambda told: told == {"PlaybackStatus": "Paused"})
    player.show(replace(ROW, playing=False, place="Set 3 of 3, rep 1 of 12"), "file:///row.png")
    headset.hear(lambda told: "Set 3 of 3, rep 1 of 12" in str(told.get("Metadata")))
    player.show_volume()
    headset.hear(lambda told: told.get("Volume") == 0.8)


def test_the_volume_can_be_turned(headset: OtherProgram, player: Mpris) -> None:
    wanted: list[float] = []
    player.volume_wanted.connect(wanted.append)
    headset.turn(0.25)
    assert wanted == [0.25]


def test_the_window_can_be_called(headset: OtherProgram, player: Mpris) -> None:
    called: list[bool] = []
    player.window_wanted.connect(lambda: called.append(True))
    headset.raise_window()
    assert called == [True]


def test_what_it_says_it_cannot_do_changes_nothing(
    headset: OtherProgram, pressed: list[str]
) -> None:
    assert headset.look()["CanSeek"] is False
    headset.press("Seek", "x", 5_000_000)
    headset.press("SetPosition", "ox", "/org/spinecoach/part/12", 5_000_000)
    headset.press("OpenUri", "s", "https://example.org/song.ogg")
    assert pressed == []


def test_when_other_players_tell_something_it_comes_first_again_once_for_all(
    headset: OtherProgram, player: Mpris
) -> None:
    player._first.setInterval(LATER_MS)
    player.show(replace(ROW, playing=False), "")
    headset.look()
    headset.look()  # by now the player has heard itself
    assert not player._first.isActive()
    headset.tell(Volume=("d", 0.8))
    headset.tell(Metadata=("a{sv}", {"xesam:title": ("s", "The next song")}))
    headset.tell(PlaybackStatus=("s", "Playing"))
    headset.look()
    player._first.setInterval(0)
    headset.hear(lambda _: headset.came_first > 0)
    assert headset.came_first == 1


def test_a_player_that_has_ended_comes_first_no_more(headset: OtherProgram, player: Mpris) -> None:
    player._first.setInterval(LATER_MS)
    headset.tell(Volume=("d", 0.8))
    headset.look()
    assert player._first.isActive()
    player.end()
    assert not player._first.isActive()


def test_after_the_workout_the_buttons_belong_to_others(
    headset: OtherProgram, player: Mpris
) -> None:
    player.end()
    headset.see()


def test_a_second_copy_gets_a_name_of_its_own(
    headset: OtherProgram, bus: Bus, qtbot: QtBot
) -> None:
    second = Mpris(lambda: 0.0, lambda: 1.0)
    second.begin()
    own = f"{NAME}.instance{os.getpid()}"
    headset.see(NAME, own)
    with OtherProgram(bus, qtbot, own) as other:
        assert other.look()["PlaybackStatus"] == "Stopped"
    second.end()


def test_a_button_that_ends_the_workout_is_answered(headset: OtherProgram, player: Mpris) -> None:
    player.pressed.connect(player.end)
    headset.press("Stop")
    headset.see()


def test_without_a_bus_the_workout_goes_on_and_is_seen_once_there_is_one(
    bus: Bus, qtbot: QtBot
) -> None:
    bus.close()
    player = Mpris(lambda: 0.0, lambda: 1.0)
    player.begin()
    player.show(ROW, "")
    qtbot.wait(1)
    bus.begin()
    with OtherProgram(bus, qtbot) as headset:
        headset.see(NAME)
        assert headset.look()["PlaybackStatus"] == "Playing"
    player.end()


def test_a_bus_that_dies_and_comes_back_shows_the_workout_as_it_is_then(
    headset: OtherProgram, player: Mpris, pressed: list[str], bus: Bus, qtbot: QtBot
) -> None:
    headset.press("Pause")
    bus.close()
    player.show(replace(ROW, playing=False, place="Set 3 of 3, rep 1 of 12"), "")
    player.show_volume()
    bus.begin()
    with OtherProgram(bus, qtbot) as watch:
        watch.see(NAME)
        assert watch.look()["PlaybackStatus"] == "Paused"
        assert "Set 3 of 3, rep 1 of 12" in str(watch.look()["Metadata"])
        watch.press("Play")
        player.show(ROW, "")
        watch.hear(lambda told: told.get("PlaybackStatus") == "Playing")
    assert pressed == [NamedKey.MEDIA_PAUSE, NamedKey.MEDIA_PLAY]


def test_a_bus_that_hangs_stops_nothing_and_is_told_all_once_it_wakes(
    headset: OtherProgram, player: Mpris, bus: Bus
) -> None:
    bus.freeze()
    for rep in range(5000):  # far more than a connection holds that nobody reads
        player.show(replace(ROW, place=f"rep {rep}"), "")
    bus.thaw()
    headset.see(NAME)
    headset.hear(lambda told: "rep 4999" in str(told.get("Metadata")))


def test_when_the_bus_never_comes_back_the_player_ends_all_the_same(
    headset: OtherProgram, player: Mpris, bus: Bus
) -> None:
    del headset
    bus.close()
    player.show(replace(ROW, playing=False), "")
    player.end()
