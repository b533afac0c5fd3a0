"""Everything that the window needs from the rest of the program, in one hand.

`app` builds it; pages take from it what they use, and a test hands in its own.
What is behind a property is made when it is first asked for: before the first
paint nobody asks for more than the settings and a glance.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from spinecoach.core.coaching.coach import Coach
    from spinecoach.core.coaching.overview import Overview
    from spinecoach.core.coaching.pain import Feeling
    from spinecoach.core.coaching.ports import (
        History,
        HistoryFiles,
        HistoryReader,
        Library,
        Packs,
        Settings,
    )
    from spinecoach.core.coaching.variant_change import VariantChange
    from spinecoach.core.coaching.workouts import Workouts
    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.preferences import Preferences
    from spinecoach.core.trouble import Trouble
    from spinecoach.core.workout.performance import Performance
    from spinecoach.core.workout.ports import Preparation, Speaker, Voice
    from spinecoach.core.workout.timeline import Timeline
    from spinecoach.ui.conductor import Conductor
    from spinecoach.ui.pages.progress.page import ProgressPage


class Services(Protocol):
    """What the window is built on."""

    @property
    def settings(self) -> Settings:
        """What the person chose."""

    @property
    def phrases(self) -> Phrases:
        """All sentences that are shown or said, in the person's language."""

    @property
    def packs(self) -> Packs:
        """The exercises."""

    @property
    def library(self) -> Library:
        """What adds exercises and takes them away."""

    @property
    def history(self) -> History:
        """What was done."""

    @property
    def past(self) -> HistoryReader:
        """What was done, to be looked at and put right."""

    @property
    def under_way(self) -> str:
        """The id of the latest workout that was begun here; "" where none was."""

    @property
    def voice(self) -> Voice:
        """What renders the lines."""

    @property
    def speaker(self) -> Speaker:
        """What plays them."""

    def cached_overview(self) -> Overview | None:
        """What Today showed last, where nothing has changed since; None where it is not known."""

    def remember(self, overview: Overview) -> None:
        """Keep what Today shows, for `glance` at the next start."""

    def timeline(self) -> Timeline | None:
        """The workout that the settings ask for, about as long as it will be; None without one."""

    def prepare(self) -> Preparation | None:
        """Begin to render what that workout may say; None where there is no workout."""

    @property
    def never_asked(self) -> bool:
        """Whether the questions come before Today; cheap enough to be asked before all else."""

    @property
    def care(self) -> Coach:
        """What is kept in mind about the person."""

    @property
    def workouts(self) -> Workouts:
        """What plans, renders and begins workouts."""

    def conduct(self, performance: Performance) -> Conductor:
        """Drive a workout by the clock; the computer stays awake until it is over."""

    def feel(self, feeling: Feeling) -> None:
        """Keep what was said about the latest workout so far."""

    def change_variant(self, conductor: Conductor) -> VariantChange | None:
        """Begin to change a paused workout to its easier variant; None where there is none.

        Poll it with `time.monotonic()` until it is over, or cancel it.
        """

    @property
    def history_files(self) -> HistoryFiles:
        """Backups, and the history as files."""

    @property
    def folder(self) -> str:
        """Where all that the person did and said is kept."""

    def changed(self, preferences: Preferences) -> None:
        """Let voice, sound and colours follow a change of the settings."""

    def save_calendar(self, path: str) -> str:
        """Write the person's days as a calendar file; return why that failed, or ""."""

    def try_voice(self) -> None:
        """Say a sentence the way a workout does."""

    def first_weekday(self) -> int:
        """Return the day on which a week begins for this person, 0 = Monday."""

    def progress(self) -> ProgressPage:
        """Build the page that looks back."""


def wrong(services: Services) -> tuple[Trouble | str, ...]:
    """Return what is wrong with voice, sound, history and settings, each once."""
    places = (services.voice, services.speaker, services.history, services.settings)
    return tuple(dict.fromkeys(place.trouble for place in places if place.trouble))


def words_of(wrong: Trouble | str, phrases: Phrases) -> str:
    """Return the sentence that says what is wrong."""
    return wrong if isinstance(wrong, str) else phrases.troubles.sentence(wrong)


def troubles(services: Services) -> tuple[str, ...]:
    """Return what is wrong with voice, sound, history and settings, one sentence each."""
    found = (words_of(each, services.phrases) for each in wrong(services))
    return tuple(dict.fromkeys(found))
