"""Other players on a real bus: turned down, turned up again, left alone where a person chose."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.ducking.players import SOFTER, OtherPlayers, Record, Volume
from tests.media_players import PREFIX, MediaPlayer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.session_bus import Bus


@pytest.fixture
def player(bus: Bus) -> Iterator[Callable[..., MediaPlayer]]:
    there: list[MediaPlayer] = []

    def begin(volume: float | None, name: str = "radio", **more: object) -> MediaPlayer:
        there.append(MediaPlayer(bus, volume, name, **more))  # type: ignore[arg-type]
        return there[-1]

    yield begin
    for one in there:
        one.quit()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "players.json"


def others(file: Path) -> OtherPlayers:
    return OtherPlayers(Record(file), sleep=lambda _: None)


def test_all_that_play_are_turned_down_and_get_their_own_volume_back(
    player: Callable[..., MediaPlayer], file: Path
) -> None:
    radio, film = player(0.8), player(0.5, "film.instance7")
    ours = others(file)
    ours.soften()
    assert (radio.volume, film.volume) == (0.8 * SOFTER, 0.5 * SOFTER)
    ours.soften()  # the next line
    assert radio.volume == 0.8 * SOFTER
    ours.restore()
    assert (radio.volume, film.volume) == (0.8, 0.5)
    ours.close()


def test_a_volume_that_the_person_changes_meanwhile_stays(
    player: Callable[..., MediaPlayer], file: Path
) -> None:
    radio, ours = player(0.8), others(file)
    ours.soften()
    radio.volume = 0.6
    ours.restore()
    assert radio.volume == 0.6
    ours.soften()
    assert radio.volume == 0.6 * SOFTER
    ours.close()
    assert radio.volume == 0.6


@pytest.mark.parametrize(
    ("volume", "name", "more"),
    [
        (None, "radio", {}),
        (0.0, "radio", {}),
        (0.8, "radio", {"status": "Paused"}),
        (0.8, "spinecoach", {}),
        (0.8, "spinecoach.instance12", {}),
        (0.8, "playerctld", {}),
    ],
)
def test_what_has_no_volume_or_does_not_play_or_is_no_other_player_is_left_alone(
    player: Callable[..., MediaPlayer],
    file: Path,
    volume: float | None,
    name: str,
    more: dict[str, object],
) -> None:
    one, ours = player(volume, name, **more), others(file)
    ours.soften()
    ours.close()
    assert one.set_to == []


def test_a_player_with_few_steps_gets_its_volume_back(
    player: Callable[..., MediaPlayer], file: Path
) -> None:
    radio, ours = player(13 / 15, steps=15), others(file)
    ours.soften()
    assert radio.volume == 5 / 15
    ours.close()
    assert radio.volume == 13 / 15


def test_a_player_that_does_not_obey_is_asked_once_a_line_and_nothing_else(
    player: Callable[..., MediaPlayer], file: Path
) -> None:
    browser, ours = player(1.0, "browser", obeys=False), others(file)
    ours.soften()
    ours.soften()
    ours.close()
    assert browser.set_to == [SOFTER]


def test_a_player_that_obeys_late_gets_its_volume_back(
    player: Callable[..., MediaPlayer], file: Path
) -> None:
    radio, ours = player(0.5, obeys=False), others(file)
    ours.soften()
    radio.volume, radio._obeys = 0.5 * SOFTER, True
    ours.close()
    assert radio.volume == 0.5


def test_a_player_that_quits_meanwhile_takes_nothing_with_it(
    player: Callable[..., MediaPlayer], file: Path
) -> None:
    radio, film, ours = player(0.8), player(0.5, "film"), others(file)
    ours.soften()
    radio.quit()
    ours.restore()
    assert film.volume == 0.5
    ours.close()


def test_a_player_that_quits_while_it_is_soft_is_turned_up_when_it_is_back(
    player: Callable[..., MediaPlayer], file: Path
) -> None:
    radio, ours = player(0.8), others(file)
    ours.soften()
    radio.quit()
    ours.close()
    again = player(radio.volume)
    later = others(file)
    assert again.volume == 0.8
    assert Record(file).read() == {}
    later.close()


def test_a_player_that_is_back_with_a_volume_of_its_own_keeps_it(
    player: Callable[..., MediaPlayer], file: Path
) -> None:
    radio, ours = player(0.8), others(file)
    ours.soften()
    radio.quit()
    ours.restore()
    again = player(0.6)
    ours.soften()
    assert again.volume == 0.6 * SOFTER
    ours.close()
    assert again.volume == 0.6


def test_a_player_that_begins_meanwhile_is_turned_down_with_the_next_line(
    player: Callable[..., MediaPlayer], file: Path
) -> None:
    ours = others(file)
    ours.soften()
    radio = player(0.8)
    ours.soften()
    assert radio.volume == 0.8 * SOFTER
    ours.close()
    assert radio.volume == 0.8


def test_if_we_are_killed_too_the_next_one_turns_the_players_up(
    player: Callable[..., MediaPlayer], file: Path
) -> None:
    radio, killed = player(0.8), others(file)
    killed.soften()
    killed._link.close()
    killed._record.close()
    ours = others(file)
    assert radio.volume == 0.8
    ours.close()
    assert Record(file).read() == {}


def test_of_two_programs_of_ours_one_turns_the_players_down_and_then_the_other_may(
    player: Callable[..., MediaPlayer], file: Path
) -> None:
    radio, first, second = player(0.8), others(file), others(file)
    for one, other in ((first, second), (second, first)):
        one.soften()
        other.soften()  # speaks meanwhile
        assert radio.volume == 0.8 * SOFTER
        other.restore()  # and is done earlier
        assert radio.volume == 0.8 * SOFTER
        one.restore()
        assert radio.volume == 0.8
    first.close()
    second.close()


def test_what_one_that_was_killed_left_soft_is_turned_up_by_one_that_was_there_all_the_time(
    player: Callable[..., MediaPlayer], file: Path
) -> None:
    radio, killed, ours = player(0.8), others(file), others(file)
    killed.soften()
    killed._link.close()
    killed._record.close()
    ours.soften()
    assert radio.volume == 0.8 * SOFTER
    ours.restore()
    assert radio.volume == 0.8
    ours.close()


def test_when_the_bus_dies_that_is_told(
    bus: Bus, player: Callable[..., MediaPlayer], file: Path
) -> None:
    player(0.8)
    ours = others(file)
    bus.close()
    with pytest.raises(ConnectionError):
        ours.soften()
    ours.close()


@pytest.mark.parametrize(
    "content", [b"", b"\0\0", b"[1]", b'{"a": 1, "b": [1, 2], "c": ["x", 1, 2]}', b'{"a": nul']
)
def test_a_damaged_record_is_none(file: Path, content: bytes) -> None:
    file.write_bytes(content + b"\n")
    record = Record(file)
    assert record.read() == {}
    record.close()


def test_a_shorter_record_replaces_a_longer_one_as_a_whole(file: Path) -> None:
    record = Record(file)
    record.write({f"{PREFIX}{n}": Volume(0.5, 0.25, 0.25) for n in range(3)})
    record.write({"one": Volume(0.5, 0.25, 0.3)})
    assert record.read() == {"one": Volume(0.5, 0.25, 0.3)}
    assert json.loads(file.read_bytes().splitlines()[0]) == {"one": [0.5, 0.25, 0.3]}
    record.close()
