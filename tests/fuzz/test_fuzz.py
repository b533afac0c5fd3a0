"""A short run of each kind of damage."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tests.fuzz.kinds import KINDS
from tests.fuzz.limits import fuzz

SHORT = {"packs": 60, "settings": 100, "profile": 60, "imports": 300, "worker": 400, "history": 40}
SHORT |= {"archive": 30, "plan": 20, "listening": 300}
SHORT |= {"people": 60, "keys": 200, "sharing": 30}


@pytest.mark.parametrize("kind", KINDS)
def test_no_damage_raises_hangs_or_writes_elsewhere(kind: str) -> None:
    # The memory of the whole test run is no matter of one reader.
    assert fuzz(KINDS[kind], seed=1, count=SHORT[kind], largest=sys.maxsize).wrong == ""


def test_a_case_that_raises_is_named_with_its_seed() -> None:
    rolled: list[float] = []

    def fail_third(chance: random.Random, _folder: Path) -> None:
        rolled.append(chance.random())
        assert len(rolled) < 3

    wrong = fuzz(fail_third, seed=3, count=9, largest=sys.maxsize).wrong
    assert wrong.startswith("case 2 of seed 3:")
    assert "assert len(rolled) < 3" in wrong
    assert rolled == [random.Random(f"3 {number}").random() for number in range(3)]


def test_a_case_that_writes_into_the_home_folder_is_found() -> None:
    def stray(_chance: random.Random, _folder: Path) -> None:
        (Path.home() / "stray").write_text("here")

    assert fuzz(stray, seed=1, count=5, largest=sys.maxsize).wrong == (
        "case 0 of seed 1: wrote outside its folder"
    )


def test_a_case_that_needs_too_much_memory_is_found() -> None:
    assert "MB" in fuzz(lambda _chance, _folder: None, seed=1, count=1, largest=1).wrong


@pytest.mark.skipif(sys.platform != "linux", reason="no other system tells which threads sleep")
def test_a_case_that_waits_is_ended_and_shows_where() -> None:
    program = """
import sys, threading
from tests.fuzz.limits import fuzz

def wait(chance, folder):
    threading.Event().wait()

fuzz(wait, seed=4, count=2, largest=sys.maxsize, waiting=0.5)
"""
    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert ended.returncode == 1
    assert "case 0 of seed 4: waited 0.5 s" in ended.stderr
    assert "in wait" in ended.stderr


def test_a_case_that_works_longer_than_one_may_wait_is_not_ended() -> None:
    def work(_chance: random.Random, _folder: Path) -> None:
        until = time.process_time() + 0.5
        while time.process_time() < until:
            pass

    assert fuzz(work, seed=1, count=1, largest=sys.maxsize, waiting=0.3).wrong == ""


def test_time_asleep_counts_for_each_case_anew() -> None:
    def rest(_chance: random.Random, _folder: Path) -> None:
        threading.Event().wait(0.3)

    assert fuzz(rest, seed=1, count=3, largest=sys.maxsize, waiting=0.6).wrong == ""
