"""Which package holds a library that Qt lacks, and the one command that installs it."""

from __future__ import annotations

import shlex
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecoach.adapters.system import system_packages
from spinecoach.adapters.system.system_packages import (
    LIBRARIES,
    command,
    family,
    install_missing,
    packages_for,
)

if TYPE_CHECKING:
    from spinecoach.adapters.system.system_packages import Family

FAMILIES: tuple[Family, ...] = ("debian", "fedora", "arch")
known = st.lists(st.sampled_from(sorted(LIBRARIES)), max_size=8)
unknown = st.lists(st.from_regex(r"libzz[a-z]{1,5}\.so\.[0-9]", fullmatch=True), max_size=3)


@pytest.mark.parametrize(
    ("os_release", "expected"),
    [
        ("ID=debian\nVERSION_ID=12", "debian"),
        ('ID=ubuntu\nID_LIKE="debian"', "debian"),
        ('NAME="Linux Mint"\nID=linuxmint\nID_LIKE="ubuntu debian"', "debian"),
        ('ID="fedora"', "fedora"),
        ('ID="rocky"\nID_LIKE="rhel centos fedora"', "fedora"),
        ("ID=arch", "arch"),
        ("ID=manjaro\nID_LIKE=arch\n# a comment", "arch"),
        ("ID=alpine", None),
        ("", None),
    ],
)
def test_the_family_is_read_from_os_release(os_release: str, expected: Family | None) -> None:
    assert family(os_release) == expected


@given(st.text())
def test_any_os_release_gets_an_answer(text: str) -> None:
    assert family(text) in {*FAMILIES, None}


@given(sonames=known, strangers=unknown)
def test_every_library_gets_a_package_or_is_named(sonames: list[str], strangers: list[str]) -> None:
    for kin in ("debian", "arch"):
        packages, unnamed = packages_for([*sonames, *strangers], kin)
        assert set(unnamed) == set(strangers)
        assert bool(packages) == bool(sonames)
        assert packages == sorted(set(packages))


def test_fedora_is_asked_for_the_library_itself() -> None:
    assert packages_for(["libEGL.so.1"], "fedora") == (["libEGL.so.1()(64bit)"], [])


@given(sonames=known, refresh=st.booleans())
def test_the_command_is_one_line_that_a_shell_reads_as_it_is_meant(
    sonames: list[str], *, refresh: bool
) -> None:
    for kin in FAMILIES:
        packages, _ = packages_for(sonames, kin)
        line = command(packages, kin, refresh=refresh)
        assert "\n" not in line
        assert line.startswith("sudo ")
        words = shlex.split(line)
        assert words[len(words) - len(packages) :] == packages
        assert ("&&" in words) == refresh


def test_what_is_missing_here_is_installed_by_one_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(system_packages, "this_family", lambda: "debian")
    monkeypatch.setattr(system_packages, "loads", lambda name: name != "libxcb-cursor.so.0")
    assert shlex.split(install_missing())[-1] == "libxcb-cursor0"
    monkeypatch.setattr(system_packages, "loads", lambda _: True)
    assert install_missing() == ""


def test_on_a_system_that_is_not_known_nothing_is_advised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_packages, "this_family", lambda: None)
    monkeypatch.setattr(system_packages, "loads", lambda _: False)
    assert install_missing() == ""
