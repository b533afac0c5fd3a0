"""When a checkout sets itself up again, and when it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from devtools import stamp
from devtools.stamp import Made, need
from hypothesis import given
from hypothesis import strategies as st

if TYPE_CHECKING:
    from pathlib import Path

words = st.text("abcxyz_", min_size=1, max_size=5)
names = st.lists(words, max_size=4).map(lambda found: tuple(sorted(set(found))))
mades = st.builds(
    Made,
    python=st.sampled_from(["cpython-311", "cpython-312"]),
    root=st.sampled_from(["/here", "/there"]),
    pyproject=st.sampled_from(["[project]", "[project]\nname = 'x'"]),
    extras=names,
    packages=names,
    met=names,
    complete=st.booleans(),
)
FRESH = Made(
    python="cpython-311",
    root="/here",
    pyproject="[project]",
    extras=("dev",),
    packages=("pip", "ruff"),
    met=("xcb",),
    complete=True,
)


@given(mades)
def test_what_is_written_is_read_back(tmp_path_factory: pytest.TempPathFactory, made: Made) -> None:
    path = str(tmp_path_factory.mktemp("stamp") / "stamp.json")
    stamp.write(made, path)
    assert stamp.read(path) == made


@given(mades)
def test_a_complete_environment_is_left_in_peace(made: Made) -> None:
    assert need(made._replace(complete=True), made, made.packages) == "nothing"


@given(mades)
def test_an_interrupted_one_is_rebuilt(made: Made) -> None:
    assert need(made._replace(complete=False), made, made.packages) == "rebuild"


@given(kept=mades, want=mades, present=names)
def test_nothing_is_needed_only_if_everything_wanted_is_there(
    kept: Made, want: Made, present: tuple[str, ...]
) -> None:
    everything = (
        kept.complete
        and (kept.python, kept.root, kept.pyproject) == (want.python, want.root, want.pyproject)
        and set(want.extras) <= set(kept.extras)
        and set(want.met) <= set(kept.met)
        and set(kept.packages) <= set(present)
    )
    assert (need(kept, want, present) == "nothing") == everything


@pytest.mark.parametrize(
    ("changed", "answer"),
    [
        ({"python": "cpython-313"}, "rebuild"),
        ({"root": "/moved"}, "rebuild"),
        ({"pyproject": "[project]\nname = 'new'"}, "install"),
        ({"extras": ("camera", "dev")}, "install"),
        ({"extras": ()}, "nothing"),
        ({"met": ("offscreen", "xcb")}, "check"),
    ],
)
def test_each_change_asks_for_what_it_costs(changed: dict[str, object], answer: str) -> None:
    want = Made(**{**FRESH._asdict(), **changed})
    assert need(FRESH, want, FRESH.packages) == answer


def test_a_package_gone_missing_is_installed_again() -> None:
    assert need(FRESH, FRESH, ("pip",)) == "install"


def test_an_environment_made_by_hand_is_filled_and_not_thrown_away() -> None:
    assert need(None, FRESH, ("pip", "something")) == "install"


@pytest.mark.parametrize("present", [None, (), ("something",)])
def test_an_environment_without_python_or_pip_is_made_anew(
    present: tuple[str, ...] | None,
) -> None:
    assert need(None, FRESH, present) == "rebuild"


@pytest.mark.parametrize("damage", ["", "{", "[]", "null", '{"python": 3}'])
def test_a_damaged_stamp_counts_as_none(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "stamp.json"
    path.write_text(damage)
    assert stamp.read(str(path)) is None


def test_a_display_asks_for_its_platform_and_no_display_for_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    assert stamp.demands({}, tests=False) == ()
    assert stamp.demands({"DISPLAY": ":0"}, tests=False) == ("offscreen", "xcb")
    both = {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}
    assert stamp.demands(both, tests=False) == ("offscreen", "xcb", "wayland")
    assert stamp.demands({}, tests=True) == ("offscreen", "xcb", "tools")


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_windows_and_macos_carry_all_that_qt_needs(
    monkeypatch: pytest.MonkeyPatch, system: str
) -> None:
    monkeypatch.setattr("sys.platform", system)
    assert stamp.demands({"DISPLAY": ":0"}, tests=True) == ()
