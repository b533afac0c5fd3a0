"""Which packages hold what Qt lacks, and what is shown without the right to install them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from devtools import SetupError, systemlibs

if TYPE_CHECKING:
    from collections.abc import Sequence


@pytest.fixture
def nobody(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A Debian on which we may install nothing."""
    monkeypatch.setattr(systemlibs, "this_family", lambda: "debian")
    monkeypatch.setattr(systemlibs, "_privilege", lambda: None)
    monkeypatch.setattr(systemlibs, "_has_apt_lists", lambda: True)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    return monkeypatch


@pytest.mark.usefixtures("nobody")
def test_without_the_right_to_install_one_command_is_shown() -> None:
    with pytest.raises(SetupError) as told:
        systemlibs.install(["python3.11-venv"], lacking_too=lambda: ["libegl1", "xvfb"])
    commands = [line for line in str(told.value).splitlines() if line.startswith("sudo ")]
    assert len(commands) == 1
    assert commands[0].endswith("libegl1 python3.11-venv xvfb")


def test_on_an_unknown_system_the_names_of_the_libraries_are_shown(
    nobody: pytest.MonkeyPatch,
) -> None:
    nobody.setattr(systemlibs, "this_family", lambda: None)
    with pytest.raises(SetupError, match=r"libEGL\.so\.1"):
        systemlibs.install(["libEGL.so.1"])


class FakeProbe:
    """Stands for Qt: lacks packages until they are installed."""

    def __init__(self, lacks: Sequence[str], problems: Sequence[str] = ()) -> None:
        self.lacks = list(lacks)
        self.problems = list(problems)
        self.installed: list[list[str]] = []

    def lacking(self, _unmet: object) -> tuple[list[str], list[str]]:
        return list(self.lacks), list(self.problems)

    def install(self, packages: Sequence[str]) -> None:
        self.installed.append(list(packages))
        self.lacks = [name for name in self.lacks if name not in packages]


def plug(monkeypatch: pytest.MonkeyPatch, probe: FakeProbe) -> FakeProbe:
    monkeypatch.setattr(systemlibs, "_lacking", probe.lacking)
    monkeypatch.setattr(systemlibs, "install", probe.install)
    return probe


def test_what_qt_lacks_is_installed_and_then_looked_for_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    probe = plug(monkeypatch, FakeProbe(["libxcb1", "libegl1"]))
    systemlibs.ensure({"xcb"})
    assert probe.installed == [["libegl1", "libxcb1"]]


def test_nothing_is_probed_if_nothing_is_unmet(monkeypatch: pytest.MonkeyPatch) -> None:
    probe = plug(monkeypatch, FakeProbe(["libegl1"]))
    systemlibs.ensure(set())
    assert probe.installed == []


def test_a_package_that_does_not_help_is_not_installed_for_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    probe = plug(monkeypatch, FakeProbe(["libegl1"]))
    monkeypatch.setattr(systemlibs, "install", probe.installed.append)
    with pytest.raises(SetupError, match="still not found: libegl1"):
        systemlibs.ensure({"xcb"})
    assert probe.installed == [["libegl1"]]


def test_a_library_that_no_package_is_known_for_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    plug(monkeypatch, FakeProbe([], ["libstrange.so.7 is missing"]))
    with pytest.raises(SetupError, match=r"libstrange\.so\.7"):
        systemlibs.ensure({"xcb"})


def test_the_words_of_the_package_manager_are_passed_on() -> None:
    output = ["Reading package lists...", "E: Unable to locate package libegl1"]
    assert systemlibs.reasons(output) == ["E: Unable to locate package libegl1"]
    assert systemlibs.reasons(["something", "", "went wrong"]) == ["something", "went wrong"]


def test_progress_names_the_package_at_hand() -> None:
    lines = ["Get:1 http://somewhere libegl1", "Setting up libegl1:amd64 (1.6) ...", "Done"]
    described = [systemlibs.describe_install(line) for line in lines]
    assert described == ["fetching", "installing libegl1", None]
