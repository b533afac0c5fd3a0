"""A notification on a real bus: shown with its buttons, answered, put away, taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.system.desktop_notice import (
    CLICKED,
    DesktopNotice,
    NoNoticeError,
)
from spinecoach.session_bus import NoBusError
from tests.notifications import Desktop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.session_bus import Bus

BUTTONS = {CLICKED: "Open", "later": "Later"}


@pytest.fixture
def desktop(bus: Bus) -> Iterator[Callable[..., Desktop]]:
    there: list[Desktop] = []

    def begin(*answers: str | None, refuses: str = "", markup: bool = True) -> Desktop:
        there.append(Desktop(bus, *answers, refuses=refuses, markup=markup))
        return there[-1]

    yield begin
    for one in there:
        one.close()


def notice() -> DesktopNotice:
    return DesktopNotice("Time", "About 12 minutes.", BUTTONS)


@pytest.mark.parametrize("answer", ["later", CLICKED, ""])
def test_what_the_person_answers_comes_back(desktop: Callable[..., Desktop], answer: str) -> None:
    there, shown = desktop(answer), notice()
    shown.show()
    assert shown.wait(20.0) == answer
    shown.close()
    name, replaces, icon, *words = there.shown[0]
    assert (name, replaces, icon) == ("SpineCoach", 0, "spinecoach")
    assert words[:2] == ["Time", "About 12 minutes."]
    assert words[2] == [CLICKED, "Open", "later", "Later"]


@pytest.mark.parametrize(
    ("markup", "sent"), [(True, "Row &amp; &lt;b&gt; \"5'"), (False, "Row & <b> \"5'")]
)
def test_what_looks_like_marks_is_shown_as_it_is_typed(
    desktop: Callable[..., Desktop], *, markup: bool, sent: str
) -> None:
    there = desktop(markup=markup)
    shown = DesktopNotice("<b> & Ann", "Row & <b> \"5'", BUTTONS)
    shown.show()
    shown.close()
    assert there.shown[0][3:5] == ("<b> & Ann", sent)


def test_while_nobody_answers_it_waits_its_time_and_can_be_taken_away(
    desktop: Callable[..., Desktop],
) -> None:
    there, shown = desktop(None), notice()
    shown.show()
    assert shown.wait(0.01) is None
    assert shown.wait(0.0) is None
    shown.close()
    shown.close()
    assert there.taken_away == [1]


@pytest.mark.usefixtures("bus")
def test_a_desktop_without_notifications_says_so() -> None:
    with pytest.raises(NoNoticeError, match="Notifications"):
        notice().show()


def test_a_desktop_that_refuses_says_why(desktop: Callable[..., Desktop]) -> None:
    desktop(refuses="org.freedesktop.DBus.Error.Failed")
    with pytest.raises(NoNoticeError, match="not today"):
        notice().show()


def test_a_desktop_that_goes_away_is_told_and_one_that_is_back_shows_it_again(
    bus: Bus, desktop: Callable[..., Desktop]
) -> None:
    there, shown = desktop(None), notice()
    shown.show()
    there.close()
    bus.close()
    with pytest.raises(NoNoticeError):
        shown.wait(20.0)
    bus.begin()
    desktop("later")
    shown.show()
    assert shown.wait(20.0) == "later"
    shown.close()


def test_without_a_bus_there_is_nobody_to_remind(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("runtime")))
    with pytest.raises(NoBusError):
        notice().show()


def test_a_bus_whose_socket_is_dead_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    runtime = tmp_path_factory.mktemp("runtime")
    (runtime / "bus").touch()
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    with pytest.raises(NoNoticeError):
        notice().show()
