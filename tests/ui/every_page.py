"""Every page of the window outside a workout, by its name and what opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.core.coaching.plan import PlanPart, PlanPreview, Standing
from spinecoach.core.coaching.routine import Item, Routine
from spinecoach.core.phrases.progress import ProgressView
from spinecoach.ui.window.tabs import Tab
from tests.histories import years
from tests.ui.family import BEN
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from spinecoach.ui.window.main_window import MainWindow


def busy() -> Stage:
    """Somebody with a history, a plan that was sent, and a second person."""
    stage = Stage(sets=1)
    first = stage.packs.exercises()[0]
    part = PlanPart(Item(first.id), first, Standing.NEW)
    stage.plans.brings = PlanPreview("Own", None, "Own", Routine("Own", ()), (part,))
    for workout in years(1)[-6:]:
        stage.past.kept[workout.id] = workout
    stage.people.people = stage.people.people.with_person(BEN)
    return stage


def routine(window: MainWindow) -> None:
    window.today.routine_wanted.emit()


def view(which: ProgressView) -> Callable[[MainWindow], None]:
    def open_it(window: MainWindow) -> None:
        window.go(Tab.PROGRESS)
        window.progress.look_at(which)

    return open_it


def new_workout(window: MainWindow) -> None:
    window.go(Tab.PROGRESS)
    window.progress.write_down()


def keys(window: MainWindow) -> None:
    window.go(Tab.TODAY)
    window.keys.toggle()


PAGES: dict[str, Callable[[MainWindow], None]] = {
    **{str(place): lambda window, place=place: window.go(place) for place in Tab},  # type: ignore[misc]
    **{f"progress {which.name}": view(which) for which in ProgressView},
    "new workout": new_workout,
    "routine": routine,
    "plan": lambda window: window.open_file("own.spineplan"),
    "archive": lambda window: window.open_file("own.spinecoach"),
    "questions": lambda window: window.settings.questions_wanted.emit(),
    "who trains": lambda window: window._nav.person_wanted.emit(),
    "keys": keys,
}
