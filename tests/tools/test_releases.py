"""The figures of each release are kept in one table, and the latest stand beside those of today."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from devtools import checks, releases, stamp

from spinecoach import __version__
from tests import benchmarks

ROOT = Path(stamp.ROOT)


def test_without_any_release_nothing_stands_beside(tmp_path: Path) -> None:
    assert releases.latest(tmp_path) == ("", {})


def test_the_latest_is_the_newest_version_by_its_numbers(tmp_path: Path) -> None:
    for version in ("0.9.0", "0.10.0", "0.2.0"):
        releases.keep(version, {"start": [version]}, tmp_path)
    assert releases.latest(tmp_path) == ("0.10.0", {"start": ["0.10.0"]})


def test_one_benchmark_more_leaves_the_others_of_the_version(tmp_path: Path) -> None:
    releases.keep("1.0.0", {"start": ["1.3x"], "frame": ["12 %"]}, tmp_path)
    releases.keep("1.0.0", {"start": ["1.2x"]}, tmp_path)
    assert releases.latest(tmp_path)[1] == {"start": ["1.2x"], "frame": ["12 %"]}


def test_the_table_has_each_release_below_the_one_after_it(tmp_path: Path) -> None:
    releases.keep("0.9.0", {"start": ["1.5x"]}, tmp_path)
    written = releases.keep("0.10.0", {"start": ["1.4x", "2 | 3"], "frame": ["9 %"]}, tmp_path)
    rows = [line for line in written.read_text(encoding="utf-8").splitlines() if line[:1] == "|"]
    assert rows[2:] == [
        "| frame | 0.10.0 | 9 % |",
        "| start | 0.10.0 | 1.4x<br>2 \\| 3 |",
        "|  | 0.9.0 | 1.5x |",
    ]


def test_the_page_is_that_of_what_was_kept() -> None:
    assert (ROOT / releases.PAGE).read_text(encoding="utf-8") == releases.page(ROOT)


@pytest.fixture
def benchmark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of a benchmark, the only one there is."""
    monkeypatch.setattr(stamp, "ROOT", str(tmp_path))
    monkeypatch.setattr(stamp, "PYTHON", sys.executable)
    folder = tmp_path / "tests/benchmarks"
    folder.mkdir(parents=True)
    return folder / "bench_start.py"


@pytest.mark.parametrize("status", [0, 1])
def test_a_benchmark_stands_beside_its_last_release_and_is_kept_if_it_passed(
    benchmark: Path, capfdbinary: pytest.CaptureFixture[bytes], status: int
) -> None:
    benchmark.write_text(f"print('cold: 2x\\n  a part\\n1.4x'); raise SystemExit({status})")
    releases.keep("0.0.1", {"start": ["cold: 3x", "1.5x"]})
    assert checks.run_benchmarks(["--keep"]) == status
    told = capfdbinary.readouterr().out.decode().splitlines()
    summed = next(number for number, line in enumerate(told) if line.endswith(" s  1.4x"))
    assert told[summed + 1 : summed + 3] == ["  0.0.1: cold: 3x", "  0.0.1: 1.5x"]
    assert releases.latest() == (
        ("0.0.1", {"start": ["cold: 3x", "1.5x"]})
        if status
        else (__version__, {"start": ["cold: 2x", "1.4x"]})
    )


def test_what_could_not_be_measured_is_no_failure_and_no_figure(benchmark: Path) -> None:
    benchmark.write_text(f"print('no player here'); raise SystemExit({checks.NOT_MEASURED})")
    assert checks.run_benchmarks(["--keep"]) == 0
    assert releases.latest() == (__version__, {})
    assert benchmarks.NOT_MEASURED == checks.NOT_MEASURED
