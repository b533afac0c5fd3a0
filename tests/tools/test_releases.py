"""The figures of each release are kept, and the latest stand beside those of today."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from devtools import checks, releases, stamp

from spinecoach import __version__

if TYPE_CHECKING:
    from pathlib import Path


def test_without_any_release_nothing_stands_beside(tmp_path: Path) -> None:
    assert releases.latest(tmp_path / "none") == ("", {})


def test_the_latest_is_the_newest_version_by_its_numbers(tmp_path: Path) -> None:
    for version in ("0.9.0", "0.10.0", "0.2.0"):
        releases.keep(version, {"start": version}, tmp_path)
    assert releases.latest(tmp_path) == ("0.10.0", {"start": "0.10.0"})


def test_one_benchmark_more_leaves_the_others_of_the_version(tmp_path: Path) -> None:
    releases.keep("1.0.0", {"start": "1.3x", "frame": "12 %"}, tmp_path)
    releases.keep("1.0.0", {"start": "1.2x"}, tmp_path)
    assert releases.latest(tmp_path)[1] == {"start": "1.2x", "frame": "12 %"}


@pytest.mark.parametrize("status", [0, 1])
def test_a_benchmark_stands_beside_its_last_release_and_is_kept_if_it_passed(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
    status: int,
) -> None:
    folder = tmp_path / "tests/benchmarks"
    folder.mkdir(parents=True)
    (folder / "bench_start.py").write_text(f"print('1.4x'); raise SystemExit({status})")
    monkeypatch.setattr(stamp, "ROOT", str(tmp_path))
    monkeypatch.setattr(stamp, "PYTHON", sys.executable)
    monkeypatch.setattr(releases, "keep", releases.keep)
    for function in (releases.latest, releases.keep):
        monkeypatch.setattr(function, "__defaults__", (folder / "releases",))
    releases.keep("0.0.1", {"start": "1.5x"})
    assert checks.run_benchmarks(["--keep"]) == status
    first, second, *_ = capfdbinary.readouterr().out.decode().splitlines()[-2 - (not status) :]
    assert first.endswith("1.4x")
    assert second == "  0.0.1: 1.5x"
    assert releases.latest() == (
        ("0.0.1", {"start": "1.5x"}) if status else (__version__, {"start": "1.4x"})
    )
