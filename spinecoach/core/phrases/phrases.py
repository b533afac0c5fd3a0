"""All sentences of the program in one language, as one value that is handed around.

Each group is imported when its first sentence is asked for, so the start loads only what the
first page shows.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from spinecoach.core.phrases.catalogue import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spinecoach.core.phrases.archive import ArchivePhrases
    from spinecoach.core.phrases.catalogue import Catalogue
    from spinecoach.core.phrases.charts import ChartPhrases
    from spinecoach.core.phrases.commands import CommandPhrases
    from spinecoach.core.phrases.common import CommonPhrases
    from spinecoach.core.phrases.corrections import CorrectionPhrases
    from spinecoach.core.phrases.doctor import DoctorPhrases
    from spinecoach.core.phrases.exchange import ExchangePhrases
    from spinecoach.core.phrases.exercises import ExercisesPhrases
    from spinecoach.core.phrases.history import HistoryPhrases
    from spinecoach.core.phrases.keys import KeyPhrases
    from spinecoach.core.phrases.listening import ListeningPhrases
    from spinecoach.core.phrases.packs import PackPhrases
    from spinecoach.core.phrases.pain import PainPhrases
    from spinecoach.core.phrases.people import PeoplePhrases
    from spinecoach.core.phrases.pictures import PicturePhrases
    from spinecoach.core.phrases.plan import PlanPhrases
    from spinecoach.core.phrases.progress import ProgressPhrases
    from spinecoach.core.phrases.report import ReportPhrases
    from spinecoach.core.phrases.routine import RoutinePhrases
    from spinecoach.core.phrases.settings import SettingsPhrases
    from spinecoach.core.phrases.sharing import SharingPhrases
    from spinecoach.core.phrases.spoken import SpokenPhrases
    from spinecoach.core.phrases.start import StartPhrases
    from spinecoach.core.phrases.suggestions import SuggestionPhrases
    from spinecoach.core.phrases.summary import SummaryPhrases
    from spinecoach.core.phrases.terminal import TerminalPhrases
    from spinecoach.core.phrases.today import TodayPhrases
    from spinecoach.core.phrases.troubles import TroublePhrases
    from spinecoach.core.phrases.week import WeekPhrases
    from spinecoach.core.phrases.window import WindowPhrases
    from spinecoach.core.phrases.workout import WorkoutPhrases
    from spinecoach.core.workout.keymap import Keymap


class Phrases:
    """The sentences of every part of the program, from one catalogue.

    `language` is the short name of the language that they are in ("en"); exercises are shown in it
    if their files have it. Whatever is said about keys is about those of the person.
    """

    def __init__(self, catalogue: Catalogue = ENGLISH, language: str = "en") -> None:
        self._catalogue = catalogue
        self.language = language
        self._own_keys: Mapping[str, str] | None = None
        self._keymap: Keymap | None = None

    @property
    def keymap(self) -> Keymap:
        """Which key means what for the person."""
        if self._keymap is None:
            from spinecoach.core.workout.keymap import Keymap

            self._keymap = Keymap(self._own_keys)
        return self._keymap

    def take_keys(self, own: Mapping[str, str] | None) -> None:
        """Name from now on the keys that the person chose (`Preferences.keys`)."""
        self._own_keys = own
        self._keymap = None

    @cached_property
    def archive(self) -> ArchivePhrases:
        """An archive: what it would bring, why it is refused, what came of it."""
        from spinecoach.core.phrases.archive import ArchivePhrases

        return ArchivePhrases(self._catalogue)

    @cached_property
    def charts(self) -> ChartPhrases:
        """The charts: titles, explanations, and what each point shows, in a sentence."""
        from spinecoach.core.phrases.charts import ChartPhrases

        return ChartPhrases(self._catalogue)

    @cached_property
    def commands(self) -> CommandPhrases:
        """The command line: what is said when the program starts, and when it cannot."""
        from spinecoach.core.phrases.commands import CommandPhrases

        return CommandPhrases(self._catalogue)

    @cached_property
    def common(self) -> CommonPhrases:
        """Phrases that several parts share: durations, lists, weights, dates."""
        from spinecoach.core.phrases.common import CommonPhrases

        return CommonPhrases(self._catalogue)

    @cached_property
    def corrections(self) -> CorrectionPhrases:
        """The list of workouts, the form that corrects one, the form for one done elsewhere."""
        from spinecoach.core.phrases.corrections import CorrectionPhrases

        return CorrectionPhrases(self._catalogue)

    @cached_property
    def doctor(self) -> DoctorPhrases:
        """The look over the installation: what was found, in sentences."""
        from spinecoach.core.phrases.doctor import DoctorPhrases

        return DoctorPhrases(self._catalogue)

    @cached_property
    def exchange(self) -> ExchangePhrases:
        """Import and export: what a file would add, what it lacks, column titles."""
        from spinecoach.core.phrases.exchange import ExchangePhrases

        return ExchangePhrases(self._catalogue)

    @cached_property
    def exercises(self) -> ExercisesPhrases:
        """The pages about exercises: the library, muscles, levels, equipment."""
        from spinecoach.core.phrases.exercises import ExercisesPhrases

        return ExercisesPhrases(self._catalogue)

    @cached_property
    def history(self) -> HistoryPhrases:
        """The history as files: backups, restoring, corrections, what is wrong with a value."""
        from spinecoach.core.phrases.history import HistoryPhrases

        return HistoryPhrases(self._catalogue)

    @cached_property
    def keys(self) -> KeyPhrases:
        """The section of the settings in which a person changes the keys of a workout."""
        from spinecoach.core.phrases.keys import KeyPhrases

        return KeyPhrases(self._catalogue)

    @cached_property
    def listening(self) -> ListeningPhrases:
        """Spoken commands: what is seen and said of them, and what Settings says about them."""
        from spinecoach.core.phrases.listening import ListeningPhrases

        return ListeningPhrases(self._catalogue)

    @cached_property
    def packs(self) -> PackPhrases:
        """What is wrong with an exercise pack."""
        from spinecoach.core.phrases.packs import PackPhrases

        return PackPhrases(self._catalogue)

    @cached_property
    def pain(self) -> PainPhrases:
        """Questions about pain and effort, and what is said to the answers."""
        from spinecoach.core.phrases.pain import PainPhrases

        return PainPhrases(self._catalogue)

    @cached_property
    def people(self) -> PeoplePhrases:
        """Several people who train on one machine: who trains, adding, naming, removing."""
        from spinecoach.core.phrases.people import PeoplePhrases

        return PeoplePhrases(self._catalogue)

    @cached_property
    def pictures(self) -> PicturePhrases:
        """Pictures of exercises in files: why one cannot be drawn or written."""
        from spinecoach.core.phrases.pictures import PicturePhrases

        return PicturePhrases(self._catalogue)

    @cached_property
    def plan(self) -> PlanPhrases:
        """A plan that is handed over: what it would bring, why it is refused, the hand-out."""
        from spinecoach.core.phrases.plan import PlanPhrases

        return PlanPhrases(self._catalogue)

    @cached_property
    def progress(self) -> ProgressPhrases:
        """The progress page: its headline, weeks and days in sentences, excused days."""
        from spinecoach.core.phrases.progress import ProgressPhrases

        return ProgressPhrases(self._catalogue)

    @cached_property
    def report(self) -> ReportPhrases:
        """The report for a physiotherapist."""
        from spinecoach.core.phrases.report import ReportPhrases

        return ReportPhrases(self._catalogue)

    @cached_property
    def routine(self) -> RoutinePhrases:
        """The page on which a routine is edited, and what is wrong with a routine."""
        from spinecoach.core.phrases.routine import RoutinePhrases

        return RoutinePhrases(self._catalogue)

    @cached_property
    def settings(self) -> SettingsPhrases:
        """The settings page and the form about the person."""
        from spinecoach.core.phrases.settings import SettingsPhrases

        return SettingsPhrases(self._catalogue)

    @cached_property
    def sharing(self) -> SharingPhrases:
        """A history shared between machines: how it stands, what is odd, which value is to hold."""
        from spinecoach.core.phrases.sharing import SharingPhrases

        return SharingPhrases(self._catalogue)

    @cached_property
    def spoken(self) -> SpokenPhrases:
        """What the voice says in a workout: counts, phases, rests, the answers to keys."""
        from spinecoach.core.phrases.spoken import SpokenPhrases

        return SpokenPhrases(self._catalogue)

    @cached_property
    def start(self) -> StartPhrases:
        """What comes before a workout: readiness, questions, a workout that was cut off."""
        from spinecoach.core.phrases.start import StartPhrases

        return StartPhrases(self._catalogue)

    @cached_property
    def suggestions(self) -> SuggestionPhrases:
        """What the coach suggests, as questions."""
        from spinecoach.core.phrases.suggestions import SuggestionPhrases

        return SuggestionPhrases(self._catalogue)

    @cached_property
    def summary(self) -> SummaryPhrases:
        """The summary after a workout."""
        from spinecoach.core.phrases.summary import SummaryPhrases

        return SummaryPhrases(self._catalogue)

    @cached_property
    def terminal(self) -> TerminalPhrases:
        """What the coach in the terminal writes before, during and after a workout."""
        from spinecoach.core.phrases.terminal import TerminalPhrases

        return TerminalPhrases(self._catalogue)

    @cached_property
    def today(self) -> TodayPhrases:
        """The Today page: the plan of the day, and the week."""
        from spinecoach.core.phrases.today import TodayPhrases

        return TodayPhrases(self._catalogue)

    @cached_property
    def troubles(self) -> TroublePhrases:
        """Troubles of voice, sound, history and settings as sentences."""
        from spinecoach.core.phrases.troubles import TroublePhrases

        return TroublePhrases(self._catalogue)

    @cached_property
    def week(self) -> WeekPhrases:
        """The week of a person's days: what each day is, what to do today, reminders."""
        from spinecoach.core.phrases.week import WeekPhrases

        return WeekPhrases(self._catalogue)

    @cached_property
    def window(self) -> WindowPhrases:
        """The window itself: places, dialogues, notices, files that it writes."""
        from spinecoach.core.phrases.window import WindowPhrases

        return WindowPhrases(self._catalogue)

    @cached_property
    def workout(self) -> WorkoutPhrases:
        """What is written during a workout: on the workout page, and in part in the terminal."""
        from spinecoach.core.phrases.workout import WorkoutPhrases

        return WorkoutPhrases(self._catalogue)
