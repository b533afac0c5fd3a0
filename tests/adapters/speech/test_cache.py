"""The cache of rendered lines: found again, bounded, and never a reason to stop a workout."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.speech.audio_cleanup import make_clip
from spinecoach.adapters.speech.cache import GREETING, LEFT_OVER, ClipCache, Utterance
from spinecoach.adapters.speech.clip import RATE
from spinecoach.core.trouble import Trouble, TroubleKind
from tests.adapters.speech.sounds import hum, wav

if TYPE_CHECKING:
    from pathlib import Path

LIFT = Utterance("espeak-ng 1.52.0", "gmw/en", 140, "Lift.")


def keep(cache: ClipCache, utterance: Utterance, seconds: float = 0.3) -> Path:
    """Put a clip into the cache as the worker does."""
    path = cache.path(utterance)
    raw = path.with_suffix(".raw")
    raw.write_bytes(wav(hum(seconds, 0.4)))
    make_clip(raw, path)
    raw.unlink()
    return path


def test_a_clip_is_found_again_by_another_run(tmp_path: Path) -> None:
    path = keep(ClipCache(tmp_path / "speech"), LIFT)
    again = ClipCache(tmp_path / "speech")
    assert again.path(LIFT) == path
    assert again.seconds(path) == pytest.approx(0.3, abs=0.01)
    assert again.trouble is None


@pytest.mark.parametrize(
    "other",
    [
        LIFT._replace(engine="espeak-ng 1.53.0"),
        LIFT._replace(voice="gmw/en-us"),
        LIFT._replace(rate=150),
        LIFT._replace(line="Lift!"),
    ],
)
def test_whatever_is_heard_differently_is_another_clip(tmp_path: Path, other: Utterance) -> None:
    cache = ClipCache(tmp_path)
    assert cache.path(other) != cache.path(LIFT)


def test_a_damaged_clip_is_thrown_away(tmp_path: Path) -> None:
    cache = ClipCache(tmp_path)
    path = keep(cache, LIFT)
    path.write_bytes(path.read_bytes()[:-100])
    assert cache.seconds(path) is None
    assert not path.exists()


def test_a_clip_is_cleared_with_its_parts(tmp_path: Path) -> None:
    cache = ClipCache(tmp_path)
    path = keep(cache, LIFT)
    path.with_suffix(".raw").write_bytes(b"half")
    path.with_suffix(".part").write_bytes(b"half")
    cache.clear(path)
    assert list(tmp_path.iterdir()) == []


def test_parts_of_an_earlier_run_are_cleared_and_those_of_this_one_are_left(tmp_path: Path) -> None:
    old, new = time.time() - 2 * LEFT_OVER, time.time()
    for name, at in (("a.raw", old), ("b.part", old), ("c.raw", new), ("d.wav", old)):
        (tmp_path / name).write_bytes(b"half")
        os.utime(tmp_path / name, (at, at))
    ClipCache(tmp_path).path(LIFT)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["c.raw", "d.wav"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_only_the_owner_can_read_the_folder_and_what_is_in_it(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    folder.mkdir(mode=0o755)
    cache = ClipCache(folder)
    path = keep(cache, LIFT)
    cache.keep_greeting({"engine": "espeak-ng 1.52.0"})
    modes = {file.name: oct(file.stat().st_mode & 0o777) for file in folder.iterdir()}
    assert modes == {path.name: "0o600", GREETING: "0o600"}
    assert oct(folder.stat().st_mode & 0o777) == "0o700"


def test_clips_are_deleted_in_the_order_of_their_last_use(tmp_path: Path) -> None:
    cache = ClipCache(tmp_path)
    ages = [3, 0, 5, 1, 4, 2]  # not the order in which the folder or their names list them
    paths = [keep(cache, LIFT._replace(line=f"Line {age}.")) for age in ages]
    for age, path in zip(ages, paths, strict=True):
        os.utime(path, (1_000_000 - age, 1_000_000 - age))
    size = paths[0].stat().st_size
    for left in range(5, -1, -1):
        ClipCache(tmp_path, limit=left * size).prune(set())
        assert {age for age, path in zip(ages, paths, strict=True) if path.exists()} == set(
            range(left)
        )


def test_the_longest_unused_clips_are_deleted_and_needed_ones_stay(tmp_path: Path) -> None:
    size = 2 * RATE * 3 // 10
    cache = ClipCache(tmp_path, limit=4 * size)
    paths = [keep(cache, LIFT._replace(line=f"Line {n}.")) for n in range(8)]
    for age, path in enumerate(paths):
        os.utime(path, (1_000_000 - age, 1_000_000 - age))
    assert cache.seconds(paths[6])  # used just now
    cache.prune({str(paths[7])})
    left = [n for n, path in enumerate(paths) if path.exists()]
    assert left == [0, 6, 7]
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 4 * size


def test_below_its_limit_nothing_is_thrown_away(tmp_path: Path) -> None:
    cache = ClipCache(tmp_path)
    path = keep(cache, LIFT)
    cache.prune(set())
    assert path.exists()


def test_a_folder_that_cannot_be_written_is_replaced_until_the_program_ends(tmp_path: Path) -> None:
    in_the_way = tmp_path / "speech"
    in_the_way.write_text("a file where the folder should be")
    cache = ClipCache(in_the_way)
    path = keep(cache, LIFT)
    assert cache.seconds(path)
    assert cache.trouble == Trouble(
        TroubleKind.CLIPS_NOT_KEPT, path=str(in_the_way), reason="File exists"
    )
    cache.close()
    assert not path.parent.exists()


def test_if_no_temporary_folder_can_be_had_either_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError("no room")

    monkeypatch.setattr("tempfile.TemporaryDirectory", full)
    cache = ClipCache(tmp_path)
    assert not cache.fall_back("No space left on device")
    cache.close()


def test_it_falls_back_only_once(tmp_path: Path) -> None:
    cache = ClipCache(tmp_path)
    assert cache.fall_back("No space left on device")
    assert not cache.fall_back("No space left on device")
    cache.close()


def test_what_the_engine_tells_is_remembered(tmp_path: Path) -> None:
    ClipCache(tmp_path).keep_greeting({"engine": "espeak-ng 1.52.0"})
    assert ClipCache(tmp_path).greeting() == {"engine": "espeak-ng 1.52.0"}


@pytest.mark.parametrize("content", [b"", b"{", b"[1, 2]", b"\xff\xfe\x00", b"[" * 100_000])
def test_a_damaged_greeting_counts_as_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / GREETING).write_bytes(content)
    assert ClipCache(tmp_path).greeting() == {}


def test_a_clip_that_is_not_there_has_no_length(tmp_path: Path) -> None:
    cache = ClipCache(tmp_path)
    assert cache.seconds(cache.path(LIFT)) is None
