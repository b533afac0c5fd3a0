"""`test` and `bench`: what is run, in which order, and how the end is told."""

from __future__ import annotations

import os
import sys
from itertools import chain
from typing import TYPE_CHECKING

import pytest
from devtools import checks, stamp
from devtools.checks import Step, plain, total

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Three steps of our own, run by this very Python."""
    monkeypatch.setattr(stamp, "PYTHON", sys.executable)
    code = {"first": "print('12 passed in 0.1s')", "second": "exit('broken')", "third": "pass"}
    made = tuple((Step(name, ("-c", text)),) for name, text in code.items())
    monkeypatch.setattr(checks, "STAGES", made)
    return monkeypatch


@pytest.mark.usefixtures("steps")
def test_the_first_failure_stops_and_the_summary_tells_all(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    assert checks.run_all() == 1
    told = capfdbinary.readouterr().out.decode()
    assert "passed  first" in told
    assert "FAILED  second" in told
    assert "broken" in told
    assert "not run third" in told
    assert told.splitlines()[-1].startswith("12 passed in ")


def test_rules_and_colours_are_left_out() -> None:
    assert plain("\x1b[32m===== 12 passed in 0.34s =====\x1b[0m\n") == "12 passed in 0.34s"


def test_the_screen_is_offscreen_unless_somebody_chose_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    assert checks.environ()["QT_QPA_PLATFORM"] == "offscreen"
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    assert checks.environ()["QT_QPA_PLATFORM"] == "xcb"


def test_what_one_process_compiled_the_next_one_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert "PYTHONDONTWRITEBYTECODE" not in checks.environ()


def test_what_tests_write_lies_in_memory_if_there_is_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checks, "ROOM", 0)
    assert checks.in_memory(str(tmp_path)) == {"PYTEST_DEBUG_TEMPROOT": str(tmp_path)}
    assert checks.in_memory(str(tmp_path / "nowhere")) == {}
    monkeypatch.setattr(checks, "ROOM", sys.maxsize)
    assert checks.in_memory(str(tmp_path)) == {}


def test_an_unknown_benchmark_names_the_known_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "tests" / "benchmarks").mkdir(parents=True)
    (tmp_path / "tests" / "benchmarks" / "bench_figure.py").touch()
    monkeypatch.setattr(stamp, "ROOT", str(tmp_path))
    assert checks.run_benchmarks(["voice"]) == 1
    assert "figure" in capsys.readouterr().err


def commands() -> list[tuple[str, ...]]:
    return [step.command for step in chain.from_iterable(checks.STAGES)]


def test_every_check_that_is_promised_is_there() -> None:
    said = " ".join(chain.from_iterable(commands()))
    for promise in ("ruff check", "ruff format --check", "mypy --strict", "importlinter"):
        assert promise in said
    without_qt = [run for run in commands() if "tests.no_qt" in run]
    for folder in ("tests/core", "tests/adapters", "tests/terminal"):
        assert any(folder in run for run in without_qt)
    assert "--cov=spinecoach.core --cov-report=term-missing:skip-covered --cov-fail-under" in said


def test_each_test_runs_in_one_step() -> None:
    everywhere = [run for run in commands() if "pytest" in run]
    left_out = {
        word.removeprefix("--ignore=") for run in everywhere for word in run if "ignore" in word
    }
    named = {word for run in everywhere for word in run if word.startswith("tests/")}
    assert left_out == named
    (alone,) = [run for run in everywhere if checks.REAL_SOUND in run]
    assert [word for word in alone if word.startswith("tests")] == [checks.REAL_SOUND]
    assert {"--dist", "loadfile"} <= set(alone)


def test_whatever_runs_beside_recorded_sound_leaves_it_the_processors() -> None:
    (stage,) = (one for one in checks.STAGES if any(checks.REAL_SOUND in s.command for s in one))
    assert [checks.REAL_SOUND in step.command for step in stage if not step.yields] == [True]


@pytest.mark.skipif(not checks.LOWER_PRIORITY, reason="this system has no `nice`")
def test_a_step_that_yields_has_a_lower_priority(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr(stamp, "PYTHON", sys.executable)
    show = ("-c", "import os; print(f'{os.nice(0)} passed in 0.1s')")
    monkeypatch.setattr(checks, "STAGES", ((Step("one", show, yields=True),), (Step("two", show),)))
    assert checks.run_all() == 0
    told = capfdbinary.readouterr().out.decode()
    usual = os.nice(0)
    assert f"{min(usual + 15, 19)} passed" in told
    assert f"{usual} passed" in told


def test_what_runs_beside_a_step_is_told_whole_after_it(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr(stamp, "PYTHON", sys.executable)
    pair = (
        Step("first", ("-c", "print('1 passed')")),
        Step("second", ("-c", "print('2 passed')")),
    )
    monkeypatch.setattr(checks, "STAGES", (pair,))
    assert checks.run_all() == 0
    first, second = capfdbinary.readouterr().out.decode().split("--- second ---")
    assert "1 passed" in first
    assert second.startswith("\n2 passed")
    assert "passed  first" in second


def test_several_runs_are_counted_as_one() -> None:
    runs = ["2 failed, 10 passed in 1.25s", "30 passed, 1 skipped in 61.00s (0:01:01)"]
    assert total(runs) == "2 failed, 40 passed, 1 skipped"
