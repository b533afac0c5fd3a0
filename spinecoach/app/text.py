"""Wires the coach in the terminal: the same packs, voice and history, no Qt."""

from __future__ import annotations

import errno
import signal
import sys
from contextlib import ExitStack, contextmanager, suppress
from datetime import date
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from spinecoach import assets
from spinecoach.adapters.files.profile import JsonProfile
from spinecoach.adapters.files.settings import JsonSettings
from spinecoach.adapters.history.sqlite import SqliteHistory
from spinecoach.adapters.packs.shelf import PackShelf
from spinecoach.adapters.system.clock import RehearsalClock, SteadyClock
from spinecoach.adapters.system.instance_lock import Instance
from spinecoach.adapters.system.keyboard import Keyboard
from spinecoach.adapters.system.silent import SilentSpeaker, SilentVoice
from spinecoach.app.shutdown import close
from spinecoach.core.coaching.coach import Coach
from spinecoach.core.coaching.starter import Starter
from spinecoach.core.coaching.workouts import Workouts
from spinecoach.core.workout.loudness import loudness
from spinecoach.terminal import (
    CutOffChoice,
    NumberQuestion,
    PainTalk,
    TerminalCoach,
    TerminalStart,
    ask_after,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spinecoach.app.paths import Paths
    from spinecoach.core.coaching.workouts import CutOff
    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.workout.commands import Command
    from spinecoach.core.workout.ports import Speaker, Voice

INTERRUPTED = 130


def run(paths: Paths, pace: float, phrases: Phrases) -> int:
    """Lead through one workout; return the exit code."""
    # A terminal that cannot show a character shows a question mark instead of failing.
    with suppress(AttributeError):
        sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    lock = Instance.acquire(paths.data)
    if lock is None:
        sys.stderr.write(phrases.commands.already_running(str(paths.data)) + "\n")
        return 1
    with ExitStack() as closing:
        closing.callback(lock.release)
        # Nothing is drawn here, so a record may wait until the disk has it for certain.
        history = SqliteHistory(paths.data, wait=None, elsewhere=paths.elsewhere)
        closing.callback(close, history, phrases)
        closing.enter_context(_signals_interrupt())
        try:
            return _workout(paths, pace, history, closing, phrases)
        except KeyboardInterrupt:
            kept = history.store.written and not history.trouble
            with suppress(OSError):  # the terminal itself may have gone
                its = phrases.commands
                sys.stdout.write(f"\n{its.stopped() if kept else its.stopped_unsaved()}\n")
                sys.stdout.flush()
            return INTERRUPTED
        except OSError as error:
            if error.errno not in (errno.EPIPE, errno.EIO):
                raise
            # Nobody reads the output any more; what was done is in the history already.
            sys.stdout = None
            return 0


@contextmanager
def _signals_interrupt() -> Iterator[None]:
    """Let a termination, and a terminal that is closed, end the workout as Control-C does.

    Only the first counts: what comes after it finds the history being closed.
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
    language = phrases.language
    packs = PackShelf(assets.exercises_dir(), paths.data / "exercises", language=language)
    settings = JsonSettings(paths.data)
    rehearsal = pace != 1.0
    coach = Coach(
        packs,
        settings,
        JsonProfile(paths.data),
        lambda: (history, history.feelings),
        date.today,
        warm_ups=PackShelf(assets.warm_up_dir(), language=language),
        asks=not rehearsal,
    )
    if not coach.plan():
        said = (*_lines(packs, phrases), phrases.commands.no_exercise())
        sys.stderr.write("\n".join(said) + "\n")
        return 1
    sound = (
        (SilentVoice(), SilentSpeaker())
        if rehearsal
        else _sound(paths, settings, closing, language)
    )
    voice, speaker = sound
    workouts = Workouts(coach, settings, packs, history, sound, phrases=phrases)
    clock = RehearsalClock(pace) if rehearsal else SteadyClock()
    keys = closing.enter_context(Keyboard().listening())
    terminal = TerminalCoach(clock, keys, sys.stdout, phrases)
    start = TerminalStart(coach, keys, terminal.say, monotonic, phrases)
    cut_off = _cut_off(start, workouts)
    starter = Starter(coach, workouts, monotonic(), of=cut_off, present=keys.present)
    wrong = tuple(filter(None, (history.trouble, history.loss, *history.news)))
    troubles = (*_lines(packs, phrases), *map(phrases.troubles.sentence, wrong))
    begun = start.run(starter, lambda: terminal.welcome(workouts.timeline(starter.plan), troubles))
    if begun is None:
        return 0
    found = filter(None, (voice.trouble, speaker.trouble))
    terminal.note(*map(phrases.troubles.sentence, found))

    talk = PainTalk(
        terminal.say,
        phrases,
        workouts.feel,
        lambda frame: workouts.begin_change(frame, monotonic()),
        begun.feeling,
    )
    terminal.talk = talk
    terminal.change_volume = partial(_change_volume, settings, speaker)
    summary = terminal.coach(begun.performance)
    since = [found for found in (history.loss, *history.news) if found and found not in wrong]
    terminal.note(*map(phrases.troubles.sentence, since))
    trouble = history.trouble
    terminal.farewell(summary, phrases.troubles.sentence(trouble) if trouble else "")
    if coach.asks and keys.present:
        numbers = NumberQuestion(keys, terminal.say, monotonic, phrases)
        if summary.complete and not talk.feeling.excused:
            workouts.say(workouts.ended(saved=not trouble))
        ask_after(talk.feeling, numbers, terminal.say, workouts.feel, phrases, workouts.say)
    terminal.make_safe(
        lambda: phrases.troubles.cause(history.trouble) if history.trouble else "",
        history.store.try_again,
    )
    return 0


def _change_volume(settings: JsonSettings, speaker: Speaker, command: Command) -> tuple[int, bool]:
    """Carry out a command about the volume; return the volume and whether it is muted."""
    before = settings.get()
    volume, muted = loudness(command, before.volume, muted=before.muted)
    settings.change(volume=volume, muted=muted)
    speaker.set_volume(volume, muted=muted)
    return volume, muted


def _lines(packs: PackShelf, phrases: Phrases) -> list[str]:
    """Return what is wrong with exercise files, a line each."""
    return [phrases.packs.problem(problem) for problem in packs.problems()]


def _cut_off(start: TerminalStart, workouts: Workouts) -> CutOff | None:
    """Ask what becomes of a workout that was cut off; return it where it goes on now."""
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
    from spinecoach.adapters.speech.voice import SpeechVoice
    from spinecoach.adapters.system.player import SystemPlayer

    preferences = settings.get()
    voice = SpeechVoice(paths.clips, language=language)
    closing.callback(voice.close)
    voice.configure(preferences.voice_for(language), preferences.rate)
    player = SystemPlayer(assets.sound)
    closing.callback(player.close)
    player.set_volume(preferences.volume, muted=preferences.muted)
    return voice, player
