"""Wires the coach in the terminal: the same packs, voice and history, no Qt."""

from __future__ import annotations

import errno
import signal
import sys
from contextlib import ExitStack, contextmanager, suppress
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from spinecoach import assets
from spinecoach.adapters.files.profile import JsonProfile
from spinecoach.adapters.files.settings import JsonSettings
from spinecoach.adapters.history.sqlite import SqliteHistory
from spinecoach.adapters.packs.shelf import PackShelf
from spinecoach.adapters.system.clock import RehearsalClock, SteadyClock
from spinecoach.adapters.system.instance_lock import Instance
from spinecoach.adapters.system.keyboard import Keyboard
from spinecoach.adapters.system.silent import SilentSpeaker
from spinecoach.app.shutdown import close
from spinecoach.core.coaching.builder import estimate, lasting, lines_of, session_of, spoken_by
from spinecoach.core.coaching.coach import Coach
from spinecoach.core.coaching.resume import can_go_on, replan
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.workout.change_variant import change_variant
from spinecoach.core.workout.performance import Performance
from spinecoach.terminal import CutOffChoice, TerminalCare, TerminalCoach

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spinecoach.app.paths import Paths
    from spinecoach.core.preferences import Preferences
    from spinecoach.core.record.logbook import Unfinished
    from spinecoach.core.workout.ports import Clip, Clock, Speaker, Voice
    from spinecoach.core.workout.timeline import Planned

ALREADY_OPEN = "SpineCoach is already running on {}. Close it there first."
INTERRUPTED = 130


def coach(paths: Paths, pace: float) -> int:
    """Lead through one workout; return the exit code."""
    # A terminal that cannot show a character shows a question mark instead of failing.
    with suppress(AttributeError):
        sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    lock = Instance.acquire(paths.data)
    if lock is None:
        sys.stderr.write(ALREADY_OPEN.format(paths.data) + "\n")
        return 1
    with ExitStack() as closing:
        closing.callback(lock.release)
        # Nothing is drawn here, so a record may wait until the disk has it for certain.
        history = SqliteHistory(paths.data, wait=None, elsewhere=paths.elsewhere)
        closing.callback(close, history, Phrases())
        closing.enter_context(_signals_interrupt())
        try:
            return _workout(paths, pace, history, closing)
        except KeyboardInterrupt:
            kept = history.store.written and not history.trouble
            with suppress(OSError):  # the terminal itself may have gone
                sys.stdout.write(f"\nStopped.{' What you did is kept.' if kept else ''}\n")
                sys.stdout.flush()
            return INTERRUPTED
        except OSError as error:
            if error.errno not in (errno.EPIPE, errno.EIO):
                raise
            # Whoever read along has gone; what was done is in the history already.
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


def _workout(paths: Paths, pace: float, history: SqliteHistory, closing: ExitStack) -> int:
    phrases = Phrases()
    packs = PackShelf(assets.exercises_dir(), paths.data / "exercises")
    settings = JsonSettings(paths.data)
    preferences = settings.get()
    phrases = Phrases()
    rehearsal = pace != 1.0
    care = Coach(
        packs,
        settings,
        JsonProfile(paths.data),
        lambda: (history, history.feelings),
        date.today,
        warm_ups=PackShelf(assets.warm_up_dir()),
        asks=not rehearsal,
    )
    plan = care.plan()
    if not plan:
        sys.stderr.write(
            "\n".join([*_lines(packs, phrases), "There is no exercise to coach."]) + "\n"
        )
        return 1
    voice, speaker = (None, SilentSpeaker()) if rehearsal else _sound(paths, closing)
    clock = RehearsalClock(pace) if rehearsal else SteadyClock()
    keys = closing.enter_context(Keyboard().listening())
    terminal = TerminalCoach(clock, keys, sys.stdout)
    cut_off = _cut_off(terminal, history, packs)
    if cut_off is not None:
        plan = replan(cut_off, packs.exercises())
        preferences = preferences._replace(pace=cut_off.pace)
    talk = _talk(care, terminal, keys, clock, (voice, speaker, preferences), phrases)
    if not talk.may_start():
        terminal.say("Nothing was begun.")
        return 0
    if cut_off is None:
        plan = care.plan(eased=talk.eased)
    wrong = filter(None, (history.trouble, history.loss, *history.news))
    troubles = (*_lines(packs, phrases), *map(phrases.troubles.sentence, wrong))
    warm_up = () if cut_off else care.warm_up()
    planned = estimate(plan, preferences, phrases, care.routine().name, warm_up)
    terminal.welcome(planned, troubles)
    if voice is not None:
        voice.configure(preferences.voice, preferences.rate)
        lines = lines_of(plan, preferences, phrases, warm_up)
        terminal.prepare(voice.prepare(lines))
        speaker.set_volume(preferences.volume, muted=preferences.muted)
        speaker.load(_clips(voice, lines))
        found = filter(None, (voice.trouble, speaker.trouble))
        terminal.note(*map(phrases.troubles.sentence, found))
    past = cut_off.workout if cut_off else None
    session = session_of(
        plan, preferences, phrases, voice, past, title=care.routine().name, warm_up=warm_up
    )
    if cut_off is not None:
        journal = history.resume(cut_off, session.timeline)
    else:
        journal = history.begin(session.timeline, target_days=preferences.target_days)
    talk.keep = partial(care.feel, journal.id)
    terminal.care = talk
    summary = terminal.coach(Performance(session, speaker, journal))
    trouble = history.trouble
    terminal.farewell(summary, phrases.troubles.sentence(trouble) if trouble else "")
    talk.after()
    terminal.make_safe(
        lambda: phrases.troubles.cause(history.trouble) if history.trouble else "",
        history.store.try_again,
    )
    return 0


def _lines(packs: PackShelf, phrases: Phrases) -> list[str]:
    """Return what is wrong with exercise files, a line each."""
    return [phrases.packs.problem(problem) for problem in packs.problems()]


def _talk(
    care: Coach,
    terminal: TerminalCoach,
    keys: Keyboard,
    clock: Clock,
    sound: tuple[Voice | None, Speaker, Preferences],
    phrases: Phrases,
) -> TerminalCare:
    """What asks how one is, wired to everything that it can change."""
    voice, speaker, preferences = sound

    def gentler(performance: Performance, gentle: Planned) -> None:
        frame = performance.frame(clock.now())
        if voice is not None:
            planned = change_variant(frame.timeline, frame.index, gentle, phrases).plan
            lines = lines_of(planned, preferences, phrases)
            terminal.prepare(voice.prepare(lines))
            speaker.load(_clips(voice, lines))
        lasts = lasting(spoken_by(voice), preferences)
        changed = change_variant(frame.timeline, frame.index, gentle, phrases, lasts)
        performance.change(changed, frame.index)

    return TerminalCare(care, keys, terminal.say, clock.now, gentler, phrases=Phrases())


def _cut_off(
    terminal: TerminalCoach, history: SqliteHistory, packs: PackShelf
) -> Unfinished | None:
    """Ask what becomes of a workout that was cut off; return it when it goes on now.

    Where nobody can answer, what was done is kept and a new workout begins.
    """
    found = history.unfinished()
    if found is None:
        return None
    if not found.workout.reps:
        history.discard(found)
        return None
    choice = terminal.ask_cut_off(found.workout, can_go_on=can_go_on(found, packs.exercises()))
    if choice is CutOffChoice.GO_ON:
        return found
    if choice is CutOffChoice.DISCARD:
        history.discard(found)
    else:
        history.keep(found)
    return None


def _clips(voice: Voice, lines: tuple[str, ...]) -> dict[str, Clip]:
    found = ((line, voice.clip(line)) for line in lines)
    return {line: clip for line, clip in found if clip is not None}


def _sound(paths: Paths, closing: ExitStack) -> tuple[Voice, Speaker]:
    from spinecoach.adapters.speech.voice import SpeechVoice
    from spinecoach.adapters.system.player import SystemPlayer

    voice = SpeechVoice(paths.clips)
    closing.callback(voice.close)
    player = SystemPlayer(assets.sound)
    closing.callback(player.close)
    return voice, player
