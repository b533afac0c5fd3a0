"""What the window's tests have in common: real exercises, session and conductor, a set clock.

What is outside the window (voice, sound, history) is replaced by small objects that record what
they were told.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from spinecoach.adapters.packs.shelf import PackShelf
from spinecoach.assets import exercises_dir, optional_exercises_dir
from spinecoach.core.coaching.coach import Coach
from spinecoach.core.coaching.reminders import ReminderState
from spinecoach.core.coaching.workouts import Workouts
from spinecoach.core.mistake import WrongValueError
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.preferences import Preferences
from spinecoach.core.record.adherence import MONDAY, first_weekday
from spinecoach.core.workout.ports import Clip, ListenerExtra, VoiceChoice
from spinecoach.ui.conductor import Conductor
from tests.core.coaching.voices import Rendering
from tests.people import Feelings, Person
from tests.ui.chest import Chest
from tests.ui.family import Family
from tests.ui.fellows import Fellows
from tests.ui.messenger import Messenger
from tests.ui.past import PastForTests
from tests.ui.vault import Vault

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from spinecoach.core.coaching.overview import Overview
    from spinecoach.core.exercise.exercise import Exercise
    from spinecoach.core.mistake import Mistake, Problem
    from spinecoach.core.record.logbook import DayDone, Unfinished
    from spinecoach.core.trouble import Trouble
    from spinecoach.core.workout.cues import Record, Tone
    from spinecoach.core.workout.heard import Heard
    from spinecoach.core.workout.performance import Performance
    from spinecoach.core.workout.timeline import BlockKind, Timeline

SHELF = PackShelf(exercises_dir())
OFFERED = PackShelf(optional_exercises_dir()).exercises()


class HandClock:
    """Time that moves when the test says so; no timer of the conductor's ever fires by itself."""

    def __init__(self) -> None:
        self.time = 100.0

    def now(self) -> float:
        return self.time

    def wait_for(self, deadline: float) -> float:
        del deadline
        return 3600.0

    def arrive(self, deadline: float) -> float:
        return max(deadline, self.time)


@dataclass
class Shelf:
    """Packs: the built-in exercises, or none, or some with mistakes."""

    shelf: Sequence[Exercise] = field(default_factory=SHELF.exercises)
    mistakes: Sequence[Problem] = ()

    def exercises(self) -> Sequence[Exercise]:
        return self.shelf

    def problems(self) -> Sequence[Problem]:
        return self.mistakes


@dataclass
class Library:
    """A library of one exercise that may be added; what `refuses` says is wrong with a file."""

    packs: Shelf
    refuses: tuple[Problem, ...] = ()
    own: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)

    def add(self, path: str) -> tuple[Problem, ...]:
        self.asked.append(path)
        return self.refuses

    def offer(self, exercise_id: str) -> tuple[Problem, ...]:
        found = [one for one in OFFERED if one.id == exercise_id]
        self.packs.shelf = [*self.packs.shelf, *found]
        self.own.add(exercise_id)
        return ()

    def remove(self, exercise_id: str) -> None:
        self.packs.shelf = [one for one in self.packs.shelf if one.id != exercise_id]
        self.own.discard(exercise_id)

    def added(self) -> frozenset[str]:
        return frozenset(self.own)

    def offered(self) -> Sequence[Exercise]:
        return [one for one in OFFERED if one.id not in self.own]


class Choices:
    """Settings in memory; what `refuses` names is out of its range."""

    def __init__(self, **chosen: object) -> None:
        self.trouble: Trouble | None = None
        self.preferences = Preferences(**chosen)  # type: ignore[arg-type]
        self.refuses: Mistake | None = None

    def get(self) -> Preferences:
        return self.preferences

    def change(self, **changes: object) -> Preferences:
        if self.refuses:
            raise WrongValueError(self.refuses)
        self.preferences = self.preferences._replace(**changes)  # type: ignore[arg-type]
        return self.preferences


@dataclass
class Singer:
    """A voice that renders nothing."""

    trouble: Trouble | None = None
    choices: Sequence[VoiceChoice] = (
        VoiceChoice("en-gb", "English (Great Britain)", "en-gb"),
        VoiceChoice("en-us", "English (America)", "en-us"),
    )
    rendering: Rendering = field(default_factory=lambda: Rendering(done=10))
    _lines: Iterable[str] = ()

    @property
    def asked(self) -> list[str]:
        """The lines it was last asked for; nothing is laid out until a test looks at them."""
        self._lines = lines = list(self._lines)
        return lines

    def configure(self, voice: str, rate: int) -> None:
        del voice, rate

    def voices(self) -> Sequence[VoiceChoice]:
        return self.choices

    def prepare(self, lines: Iterable[str]) -> Rendering:
        self._lines = lines
        return self.rendering

    def clip(self, line: str) -> Clip | None:
        del line
        return None

    def close(self) -> None:
        pass


@dataclass
class Loudspeaker:
    """A speaker that is silent and remembers."""

    trouble: Trouble | None = None
    news: Trouble | None = None
    said: list[str] = field(default_factory=list)
    sounding: bool = False

    def load(self, clips: Mapping[str, Clip]) -> None:
        del clips

    def say(self, line: str, late: float = 0.0) -> None:
        del late
        self.said.append(line)

    def tone(self, tone: Tone, late: float = 0.0) -> None:
        del late
        self.said.append(f"<{tone}>")

    def hush(self) -> None:
        self.said.append("<hush>")

    def set_volume(self, volume: int, *, muted: bool) -> None:
        del volume, muted

    def close(self) -> None:
        pass


@dataclass
class Hearer:
    """A listener that hears what a test puts into it."""

    trouble: Trouble | None = None
    ready: bool = True
    loud: bool = False
    running: bool = False
    phrases: tuple[str, ...] = ()
    sound: bytes = b""
    coming: list[Heard] = field(default_factory=list)

    def begin(self) -> None:
        self.running = True

    def listen_for(self, phrases: Sequence[str]) -> None:
        self.phrases = tuple(phrases)

    def take(self, sound: bytes) -> None:
        self.sound += sound

    def deaf(self) -> None:
        self.sound = b""

    def heard(self) -> Heard | None:
        return self.coming.pop(0) if self.coming else None

    def close(self) -> None:
        self.running = False


@dataclass
class Notebook:
    """A history that keeps everything in a list; its own journal."""

    trouble: Trouble | None = None
    id: str = "now"
    records: list[Record] = field(default_factory=list)
    left: Unfinished | None = None
    settled: list[str] = field(default_factory=list)
    title: str = ""
    practice: bool = False

    def begin(
        self, timeline: Timeline, *, target_days: int = 3, practice: bool = False
    ) -> Notebook:
        del target_days
        self.id, self.title, self.practice = "now", timeline.title, practice
        return self

    def resume(self, unfinished: Unfinished, timeline: Timeline) -> Notebook:
        del timeline
        self.id = unfinished.workout.id
        return self

    def unfinished(self) -> Unfinished | None:
        return self.left

    def keep(self, unfinished: Unfinished) -> None:
        self.settled.append(f"keep {unfinished.workout.id}")

    def discard(self, unfinished: Unfinished) -> None:
        self.settled.append(f"discard {unfinished.workout.id}")

    def record(self, record: Record) -> None:
        self.records.append(record)

    def days(self, since: date) -> Sequence[DayDone]:
        del since
        return ()

    def first_day(self) -> date | None:
        return None

    def close(self) -> None:
        pass


class System:
    """A system that reminds while the program is closed, or refuses to."""

    def __init__(self) -> None:
        self.installed = False
        self.refuses = ""

    def install(self) -> str:
        self.installed = self.installed or not self.refuses
        return self.refuses

    def remove(self) -> str:
        self.installed = False
        return self.refuses


class Memory:
    """What is known of the reminder, as long as the test lasts."""

    def __init__(self) -> None:
        self.state = ReminderState()

    def get(self) -> ReminderState:
        return self.state

    def keep(self, state: ReminderState) -> None:
        self.state = state


class Stage:
    """All actors; to the window, its services (`ui.services.Services`)."""

    def __init__(self, **chosen: object) -> None:
        self.clock = HandClock()
        self.phrases = Phrases()
        self.packs = Shelf()
        self.library = Library(self.packs)
        self.settings = Choices(**chosen)
        self.phrases.take_keys(self.settings.get().keys)
        self.voice = Singer()
        self.speaker = Loudspeaker()
        self.history = Notebook()
        self.past = PastForTests([])
        self.folder = "somewhere"
        self.pictures = "nowhere"
        self.doctor_command = [sys.executable, "-c", "print('[]')"]
        self.told: list[Preferences] = []
        self.tried = 0
        self.conductor: Conductor | None = None
        self.remembered: Overview | None = None
        self.history_files = Vault()
        self.chest = Chest()
        self.fellows = Fellows()
        self.plans = Messenger()
        self.people = Family()
        self.saved = ""
        self.refuses_calendar = ""
        self.profile = Person()
        self.training = Feelings()
        self.today = date(2026, 11, 16)  # a Monday
        self.asks = False
        self.moves = Shelf([])
        self.closed_reminder = System()
        self.reminder_memory = Memory()
        self.listener = Hearer()
        self.missing_extra: ListenerExtra | None = None

    @property
    def shared(self) -> bool:
        return self.people.people.several

    @property
    def never_asked(self) -> bool:
        return self.coach.never_asked

    @property
    def coach(self) -> Coach:
        """The real coach of a person in memory; asks nothing unless the test wants it to."""
        self._coach.asks = self.asks
        return self._coach

    @cached_property
    def _coach(self) -> Coach:
        return Coach(
            self.packs,
            self.settings,
            self.profile,
            lambda: (self.history, self.training),
            lambda: self.today,
            warm_ups=self.moves,
        )

    @cached_property
    def workouts(self) -> Workouts:
        sound = (self.voice, self.speaker)
        return Workouts(
            self.coach, self.settings, self.packs, self.history, sound, phrases=self.phrases
        )

    # The stage plays all of its small services itself.

    @property
    def sound(self) -> Stage:
        return self

    @property
    def records(self) -> Stage:
        return self

    @property
    def exercises(self) -> Stage:
        return self

    @property
    def files(self) -> Vault:
        return self.history_files

    @property
    def archives(self) -> Chest:
        return self.chest

    @property
    def sharing(self) -> Fellows:
        return self.fellows

    @property
    def is_shared(self) -> bool:
        return bool(self.fellows.state.folder)

    def take_in_shared(self) -> bool:
        return self.fellows.brings.pop() if self.fellows.brings else False

    def cached_overview(self) -> Overview | None:
        return self.remembered

    def remember(self, overview: Overview) -> None:
        self.remembered = overview

    def changed(self, preferences: Preferences) -> None:
        self.told.append(preferences)
        self.phrases.take_keys(preferences.keys)

    def conduct(self, performance: Performance) -> Conductor:
        self.conductor = Conductor(performance, self.clock)
        return self.conductor

    def begin(self, *, eased: bool = False) -> Conductor:
        """Begin today's workout as the window does once nothing is left to ask."""
        return self.conduct(self.workouts.begin(self.workouts.plan(eased=eased)))

    def save_calendar(self, path: str) -> str:
        self.saved = path
        return self.refuses_calendar

    def try_voice(self) -> None:
        self.tried += 1

    def microphones(self) -> tuple[str, ...]:
        return ("Built-in", "Headset")

    def languages(self) -> dict[str, str]:
        return {"en": "English", "xx": "Own"}

    def first_weekday(self) -> int:
        return first_weekday(self.settings.get().week_start, MONDAY)

    # -- time --------------------------------------------------------------------

    def pass_seconds(self, seconds: float) -> None:
        """Let time pass, waking the session at each of its deadlines."""
        conductor, until = self.conductor, self.clock.time + seconds
        assert conductor is not None
        while (due := conductor._deadline) is not None and due <= until:
            self.clock.time = max(self.clock.time, due)
            conductor._arrived()
        self.clock.time = until
        conductor._show()

    def pass_to(self, kind: BlockKind, into: float = 0.0) -> None:
        """Let time pass until a block of that kind begins, and `into` seconds of it."""
        conductor = self.conductor
        assert conductor is not None
        while conductor.frame.block.kind is not kind:
            self.pass_seconds(conductor.frame.left + 1e-6)
        self.pass_seconds(into)
