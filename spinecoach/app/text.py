"""Wires the coach in the terminal: the same packs, voice and history, no Qt."""

from __future__ import annotations

import errno
import signal
import sys
from contextlib import ExitStack, contextmanager, suppress
from datetime import date
from time import monotonic
from typing import TYPE_CHECKING

from spinecoach.adapters.files.profile import JsonProfile
from spinecoach.adapters.files.settings import JsonSettings
from spinecoach.adapters.system.clock import RehearsalClock, SteadyClock
from spinecoach.adapters.system.instance_lock import Instance
from spinecoach.adapters.system.keyboard import Keyboard
from spinecoach.adapters.system.silent import SilentSpeaker, SilentVoice
from spinecoach.app.run.console import INTERRUPTED
from spinecoach.app.run.missing import missing, opened, settle
from spinecoach.app.run.shutdown import close
from spinecoach.app.services.exercises import PersonExercises
from spinecoach.core.coaching.coach import Coach
from spinecoach.core.coaching.starter import Starter
from spinecoach.core.coaching.workouts import Workouts
from spinecoach.core.workout.loudness import change_volume
from spinecoach.local_time import local_now
from spinecoach.terminal import (
    CutOffChoice,
    NumberQuestion,
    PainTalk,
    TerminalCoach,
    TerminalStart,
    ask_after,
    ask_missing,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spinecoach.adapters.history.sqlite import SqliteHistory
    from spinecoach.app.run.paths import Paths
    from spinecoach.core.coaching.pain import Feeling
    from spinecoach.core.coaching.starter import Begun
    from spinecoach.core.coaching.workouts import CutOff
    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.preferences import Preferences
    from spinecoach.core.trouble import Trouble
    from spinecoach.core.workout.ports import Speaker, Voice
    from spinecoach.terminal.keys import Keys


def run(paths: Paths, pace: float, phrases: Phrases) -> int:
    """Lead through one workout; return the exit code."""
    # A terminal that cannot show a character shows a question mark instead of failing.
    with suppress(AttributeError):
        sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    found = _found(paths, phrases)
    if found is None:
        return 0
    paths = found
    lock = Instance.acquire(paths.home)
    if lock is None:
        sys.stderr.write(phrases.commands.already_running(str(paths.data)) + "\n")
        return 1
    with ExitStack() as closing:
        closing.callback(lock.release)
        if paths.shared:
            from spinecoach.app.run.people import trains

            trains(paths)
        # Nothing is drawn here, so each record may wait until it is safe on the disk.
        history = opened(paths, local_now, waits=True)
        closing.callback(close, history, phrases, paths)
        closing.callback(_share, history)
        closing.enter_context(_signals_interrupt())
        try:
            return _workout(paths, pace, history, closing, phrases)
        except KeyboardInterrupt:
            kept = history.store.written and not history.trouble
            with suppress(OSError):  # the terminal may be closed
                its = phrases.commands
                sys.stdout.write(f"\n{its.stopped() if kept else its.stopped_unsaved()}\n")
                sys.stdout.flush()
            return INTERRUPTED
        except OSError as error:
            if error.errno not in (errno.EPIPE, errno.EIO):
                raise
            # Nobody reads the output any more; everything that was done is already in the history.
            return 0


def _found(paths: Paths, phrases: Phrases) -> Paths | None:
    """Return the paths of the history; ask if it is missing; None = end the program."""
    if missing(paths) is None:
        return paths
    with suppress(KeyboardInterrupt), Keyboard().listening() as keys:
        return settle(paths, lambda trouble: ask_missing(trouble, keys, _say, phrases))
    return None


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _share(history: SqliteHistory) -> None:
    """Tell the person's other machines what was done, and read what they did."""
    from spinecoach.app.services.sharing import SharingService

    service = SharingService(history)
    service.start()
    service.close()
    service.take_in(JsonSettings(history.folder))


@contextmanager
def _signals_interrupt() -> Iterator[None]:
    """Let SIGTERM and SIGHUP (a closed terminal) end the workout as Control-C does.

    Only the first one counts: during later ones the history is already being closed.
    """

    def interrupt(number: int, _frame: object) -> None:
        signal.signal(number, signal.SIG_IGN)
        raise KeyboardInterrupt

    numbers = [getattr(signal, name, None) for name in ("SIGINT", "SIGTERM", "SIGHUP")]
    before = {number: signal.signal(number, interrupt) for number in numbers if number is not None}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _workout(
    paths: Paths, pace: float, history: SqliteHistory, closing: ExitStack, phrases: Phrases
) -> int:
    language, rehearsal = phrases.language, pace != 1.0
    exercises = PersonExercises(paths.data, language)
    packs = exercises.packs
    settings, profile = JsonSettings(paths.data), JsonProfile(paths.data)
    phrases.take_keys(settings.get().keys)
    coach = Coach(
        packs,
        settings,
        profile,
        lambda: (history, history.feelings),
        date.today,
        warm_ups=exercises.warm_ups,
        asks=not rehearsal,
    )
    bad_packs = phrases.packs.problems(packs.problems())
    if not coach.plan():
        sys.stderr.write("\n".join((*bad_packs, phrases.commands.no_exercise())) + "\n")
        return 1
    silent = (SilentVoice(), SilentSpeaker())
    sound = silent if rehearsal else _sound(paths, settings, closing, language)
    workouts = Workouts(coach, settings, packs, history, sound, phrases=phrases)
    clock = RehearsalClock(pace) if rehearsal else SteadyClock()
    keys = closing.enter_context(Keyboard().listening())
    terminal = TerminalCoach(clock, keys, sys.stdout, phrases)
    _let_volume_change(terminal, settings, sound[1], phrases)
    run = _Run(history, coach, workouts, terminal, keys, phrases)
    profile.readiness()  # so that all files were read
    in_files = filter(None, (settings.trouble, *profile.troubles))
    unheard = [phrases.listening.only_in_window()] if settings.get().listen else []
    wrong = [*bad_packs, *map(phrases.troubles.sentence, in_files), *unheard]
    begun = run.begin(wrong, settings.get().unit)
    if begun is not None:
        found = (part.trouble for part in sound)
        terminal.note(*(phrases.troubles.sentence(trouble) for trouble in found if trouble))
        run.lead(begun)
    return 0


def _let_volume_change(
    terminal: TerminalCoach, settings: JsonSettings, speaker: Speaker, phrases: Phrases
) -> None:
    """Let the volume keys change the settings, and the speaker with them."""

    def follow(chosen: Preferences) -> None:
        speaker.set_volume(chosen.volume, muted=chosen.muted)

    terminal.change_volume = lambda command, tell: change_volume(
        command, settings, follow, tell, phrases
    )


class _Run:
    """One run: the start, the workout, and the questions after it."""

    def __init__(
        self,
        history: SqliteHistory,
        coach: Coach,
        workouts: Workouts,
        terminal: TerminalCoach,
        keys: Keys,
        phrases: Phrases,
    ) -> None:
        self._history = history
        self._coach = coach
        self._workouts = workouts
        self._terminal = terminal
        self._keys = keys
        self._phrases = phrases
        self._told: tuple[Trouble, ...] = ()

    def _news(self) -> tuple[Trouble, ...]:
        """Return the sentences about what happened to the history so far."""
        history = self._history
        return tuple(found for found in (history.loss, *history.news) if found)

    def begin(self, bad_packs: Iterable[str], unit: str) -> Begun | None:
        """Ask what is due and show the plan; return the workout, None if none begins.

        Weights are shown in `unit`.
        """
        workouts = self._workouts
        start = TerminalStart(
            self._coach, self._keys, self._terminal.say, monotonic, self._phrases, workouts.say
        )
        cut_off = _cut_off(start, workouts)
        if self._coach.asks and self._keys.present:
            workouts.prepare_today()  # the line of the question about pain is rendered first
        starter = Starter(
            self._coach, workouts, monotonic(), of=cut_off, present=self._keys.present
        )
        self._told = self._news()
        now = self._history.trouble
        wrong = map(self._phrases.troubles.sentence, (*([now] if now else []), *self._told))
        told = (*bad_packs, *wrong)
        return start.run(
            starter, lambda: self._terminal.welcome(workouts.timeline(starter.plan), told, unit)
        )

    def lead(self, begun: Begun) -> None:
        """Lead through the workout, and say how it ended."""
        sentence, terminal = self._phrases.troubles.sentence, self._terminal
        terminal.talk = talk = PainTalk(
            terminal.say,
            self._phrases,
            self._workouts.feel,
            lambda frame: self._workouts.begin_change(frame, monotonic()),
            begun.feeling,
        )
        summary = terminal.coach(begun.performance)
        terminal.note(*(sentence(found) for found in self._news() if found not in self._told))
        trouble = self._history.trouble
        terminal.farewell(summary, sentence(trouble) if trouble else "")
        self._ask(talk.feeling, complete=summary.complete, saved=not trouble)
        terminal.make_safe(self._cause, self._history.store.try_again)

    def _ask(self, feeling: Feeling, *, complete: bool, saved: bool) -> None:
        """Ask how it was, if a person can answer."""
        if not (self._coach.asks and self._keys.present):
            return
        say, workouts, phrases = self._terminal.say, self._workouts, self._phrases
        line = workouts.ended(feeling, complete=complete, saved=saved)
        if line:
            workouts.say(line)
        numbers = NumberQuestion(self._keys, say, monotonic, phrases)
        ask_after(feeling, numbers, say, workouts.feel, phrases, workouts.say)

    def _cause(self) -> str:
        trouble = self._history.trouble
        return self._phrases.troubles.cause(trouble) if trouble else ""


def _cut_off(start: TerminalStart, workouts: Workouts) -> CutOff | None:
    """Ask what to do with a workout that was cut off; return it if it is continued now."""
    found = workouts.cut_off()
    if found is None:
        return None
    choice = start.ask_cut_off(found)
    if choice is CutOffChoice.GO_ON:
        return found
    if choice is CutOffChoice.DISCARD:
        workouts.discard(found)
    else:
        workouts.keep(found)
    return None


def _sound(
    paths: Paths, settings: JsonSettings, closing: ExitStack, language: str
) -> tuple[Voice, Speaker]:
    """Build voice and speaker as the person chose them."""
    from spinecoach.adapters.ducking.ducker import Ducker
    from spinecoach.adapters.speech.voice import SpeechVoice
    from spinecoach.adapters.system.player import SystemPlayer

    preferences = settings.get()
    voice = SpeechVoice(paths.clips, language=language)
    closing.callback(voice.close)
    voice.configure(preferences.voice_for(language), preferences.rate)
    ducker = Ducker(lambda: settings.get().ducking)
    closing.callback(ducker.close)
    player = SystemPlayer(begins=ducker.soften)
    closing.callback(player.close)
    player.set_volume(preferences.volume, muted=preferences.muted)
    return voice, player
