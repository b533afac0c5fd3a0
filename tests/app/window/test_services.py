"""What is rendered before a workout begins: every line, eased or not."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.files.settings import JsonSettings
from spinecoach.app.run.paths import Paths
from spinecoach.app.window.closed_reminder import ClosedReminderService
from spinecoach.app.window.services import WindowServices
from spinecoach.core.coaching.builder import Around, lines_of, session_of
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.workout.commands import Command
from spinecoach.core.workout.cues import RepDone, SetBegan, WorkoutBegan
from spinecoach.core.workout.keymap import Context
from spinecoach.ui.style import motion, theme
from tests.patience import until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="only Linux carries an engine"),
    pytest.mark.usefixtures("qapp"),
]


@pytest.fixture
def looks_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave letters, colours and moves as all other tests have them."""
    monkeypatch.setattr(theme, "apply_theme", lambda _: None)
    monkeypatch.setattr(theme, "set_figure_look", lambda *_: None)
    monkeypatch.setattr(motion, "let_move", lambda **_: None)


@pytest.fixture
def services(tmp_path: Path) -> Iterator[WindowServices]:
    settings = JsonSettings(tmp_path)
    settings.change(voice="gmw/en")  # the quicker one: here it matters which lines are rendered
    with ExitStack() as closing:
        yield WindowServices(Paths.of(tmp_path), settings, 1.0, closing, asks=True)


def test_every_line_can_be_said_before_anybody_knows_whether_it_hurts(
    services: WindowServices,
) -> None:
    preparation = services.workouts.prepare_today()
    assert preparation is not None
    until(lambda: preparation.done == preparation.total)
    said = services.sound.voice.clip
    for eased in (False, True):
        plan = services.coach.plan(eased=eased)
        around = Around(warm_up=services.coach.warm_up())
        lines = lines_of(plan, services.settings.get(), Phrases(), around)
        assert [line for line in lines if said(line) is None] == [], eased


def test_what_is_left_of_a_workout_that_was_cut_off_is_rendered_while_one_is_asked(
    services: WindowServices,
) -> None:
    services.settings.change(sets=3)
    session = session_of(services.coach.plan(), services.settings.get(), Phrases(), None)
    journal = services.records.history.begin(session.timeline)
    work = next(at for at, block in enumerate(session.timeline.blocks) if block.reps)
    for record in (WorkoutBegan(), SetBegan(work, 1), RepDone(work, 1, 1)):
        journal.record(record)
    services.settings.change(sets=1)
    found = services.workouts.cut_off()
    assert found is not None
    services.workouts.prepare_today()
    lines = services.workouts.script(services.workouts.plan(of=found)).lines
    until(lambda: all(services.sound.voice.clip(line) for line in lines))


@pytest.mark.usefixtures("looks_stay")
def test_keys_that_were_changed_hold_at_once_and_at_the_next_start(tmp_path: Path) -> None:
    settings = JsonSettings(tmp_path)
    with ExitStack() as closing:
        services = WindowServices(Paths.of(tmp_path), settings, 1000.0, closing)
        services.changed(settings.change(keys={"next": "f13"}))
        assert services.phrases.keymap.wish_of(Context.WORKOUT, "f13") is Command.NEXT
    with ExitStack() as closing:
        services = WindowServices(Paths.of(tmp_path), JsonSettings(tmp_path), 1000.0, closing)
        assert services.phrases.keymap.wish_of(Context.WORKOUT, "f13") is Command.NEXT


@pytest.mark.usefixtures("looks_stay")
def test_the_reminder_while_closed_follows_a_change_of_the_time_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    followed: list[str] = []
    settings = JsonSettings(tmp_path)
    monkeypatch.setattr(
        ClosedReminderService, "follow", lambda _: followed.append(settings.get().reminder)
    )
    with ExitStack() as closing:
        services = WindowServices(Paths.of(tmp_path), settings, 1000.0, closing)
        services.changed(settings.change(after="coffee"))
        assert followed == []
        services.changed(settings.change(reminder="07:30"))
        services.changed(settings.change(theme="dark"))
    assert followed == ["07:30"]
