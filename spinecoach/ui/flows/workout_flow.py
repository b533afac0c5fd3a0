"""Runs one workout in the window: passes each wish to the part that can fulfil it.

Wishes come from the workout page. While a question about pain is open, they are answers to it;
otherwise the workout, the settings or the window handle them. A wish that cannot be fulfilled is
answered on the screen. New troubles are shown while the workout goes on.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from spinecoach.core.workout.commands import Command, Digit
from spinecoach.core.workout.events import EVENTS, Event
from spinecoach.core.workout.frame import State
from spinecoach.core.workout.loudness import change_volume
from spinecoach.core.workout.voice_track import place
from spinecoach.ui.flows.pain_prompts import PainPrompts
from spinecoach.ui.services import wrong
from spinecoach.ui.words.workout import part

if TYPE_CHECKING:
    from collections.abc import Callable

    from spinecoach.core.coaching.pain import Feeling
    from spinecoach.core.trouble import Trouble
    from spinecoach.core.workout.commands import Wish
    from spinecoach.core.workout.frame import Frame
    from spinecoach.ui.conductor import Conductor
    from spinecoach.ui.pages.workout.page import WorkoutPage
    from spinecoach.ui.services import Services

LOOK_MS = 250
"""Milliseconds between two checks for trouble with voice, sound or history."""


def nothing_to_change() -> bool:
    """Return that no other microphone can be taken: none listens, or there is no better one."""
    return False


class WorkoutFlow(QObject):
    """Runs one workout on the workout page; `full_screen_wanted` concerns the window.

    `volume_changed` is for other programs that show the volume, whatever has changed it.
    `change_microphone` belongs to whoever listens to spoken commands.
    """

    full_screen_wanted = Signal()
    volume_changed = Signal()

    def __init__(
        self, conductor: Conductor, page: WorkoutPage, services: Services, feeling: Feeling
    ) -> None:
        super().__init__()
        self.conductor = conductor
        self._page = page
        self._services = services
        self._told: tuple[Trouble, ...] = ()
        self._jump: int | None = None
        self._ran = False
        self.change_microphone: Callable[[], bool] = nothing_to_change
        preferences = services.settings.get()
        page.clear()
        page.show_muted(muted=preferences.muted)
        page.show_still(still=preferences.reduced_motion)
        page.show_frame(conductor.frame)
        conductor.frame_changed.connect(page.show_frame)
        self._prompts = PainPrompts(page, conductor, services, feeling)
        page.wanted.connect(self.handle)
        page.jump_wanted.connect(self.ask_jump)
        self._troubles = QTimer(self)
        self._troubles.setInterval(LOOK_MS)
        self._troubles.timeout.connect(self.tell_troubles)
        self._show_silence()

    @property
    def feeling(self) -> Feeling:
        """What the person said about this workout so far."""
        return self._prompts.feeling

    @property
    def frame(self) -> Frame:
        """The frame of this moment."""
        return self.conductor.frame

    def begin(self) -> None:
        """Start the workout, and store the answers that were given before it."""
        self._troubles.start()
        self.conductor.send(Event.START)
        self._services.workouts.feel(self.feeling)

    def end(self) -> None:
        """Detach from the page; stop all timers and waits."""
        self._troubles.stop()
        self._prompts.end()
        self._page.wanted.disconnect(self.handle)
        self._page.jump_wanted.disconnect(self.ask_jump)
        self.conductor.frame_changed.disconnect(self._page.show_frame)
        self._page.clear()
        self.conductor.deleteLater()

    # -- wishes ------------------------------------------------------------------

    def handle(self, wish: Wish) -> bool:
        """Fulfil a wish; if it is not possible, say so on the screen."""
        done = self._done(wish)
        if not done:
            self._page.tell(self._services.phrases.workout.not_now())
        return done

    def _done(self, wish: Wish) -> bool:
        if self._jump is not None and wish is Command.HURTS:
            self._forget_jump()
        if self._prompts.open or wish is Command.HURTS:
            return self._prompts.handle(wish)
        if self._jump is not None and wish in {Command.CONFIRM, Command.CANCEL}:
            return self._answer_jump(go=wish is Command.CONFIRM)
        self._forget_jump()
        if not isinstance(wish, Command):
            return isinstance(wish, Digit) and self._correct(wish.value)
        own: dict[Command, Callable[[], object]] = {
            Command.MUTE: partial(self._change_volume, Command.MUTE),
            Command.LOUDER: partial(self._change_volume, Command.LOUDER),
            Command.SOFTER: partial(self._change_volume, Command.SOFTER),
            Command.TIME_LEFT: self._tell_time_left,
            Command.FULL_SCREEN: self.full_screen_wanted.emit,
        }
        if wish in own:
            own[wish]()
            return True
        if wish is Command.MICROPHONE:
            return self.change_microphone()
        if wish is Command.HELP:
            self._page.overlays.paused.read_keys()
        # The list of keys is shown in a pause.
        event = Event.TOGGLE if wish is Command.HELP else EVENTS.get(wish)
        return event is not None and self.conductor.send(event)

    def _correct(self, digit: int) -> bool:
        """Correct the reps of the set right before, and show what is kept now."""
        if not self.conductor.correct(digit):
            return False
        before = self.frame.timeline.blocks[self.frame.index - 1]
        its = self._services.phrases.workout
        self._page.tell(its.set_corrected(before.set_number, self.frame.reps_done, before.reps))
        return True

    # -- jumps -------------------------------------------------------------------

    def ask_jump(self, index: int) -> None:
        """Pause, and ask aloud and on the page whether to go to that block."""
        frame = self.frame
        if self._prompts.open or index == frame.index:
            return
        if self._jump is None:
            self._ran = frame.state is not State.PAUSED
            self.conductor.send(Event.PAUSE)
        if self.frame.state is not State.PAUSED:
            return
        self._jump = index
        phrases = self._services.phrases
        self.conductor.tell(place(frame.timeline, index, phrases))
        self._page.ask_jump(part(frame.timeline.blocks[index], phrases))

    def _answer_jump(self, *, go: bool) -> bool:
        """Jump, or stay; the workout goes on if it was running before."""
        index = self._jump
        self._forget_jump()
        done = index is not None and (not go or self.conductor.jump(index))
        if self._ran:
            self.conductor.send(Event.RESUME)
        return done

    def _forget_jump(self) -> None:
        self._jump = None
        self._page.ask_jump("")

    # -- answers on the page -----------------------------------------------------

    def _tell_time_left(self) -> None:
        phrases, remaining = self._services.phrases, self.frame.remaining
        self.conductor.tell(phrases.spoken.minutes_left(remaining))
        self._page.tell(phrases.workout.minutes_left(remaining))

    def _change_volume(self, command: Command) -> None:
        its = self._services
        after = change_volume(command, its.settings, its.changed, self.conductor.tell, its.phrases)
        self._show_muted(muted=after.muted)
        if command is not Command.MUTE:
            self._page.tell(its.phrases.workout.volume(after.volume))

    def set_volume(self, volume: int) -> None:
        """Set the volume, 0 to 100, for another program; 0 turns the voice off."""
        muted = volume == 0
        changed = {"muted": muted} | ({} if muted else {"volume": volume})
        self._services.changed(self._services.settings.change(**changed))
        self._show_muted(muted=muted)

    def _show_muted(self, *, muted: bool) -> None:
        """Show on the page whether the voice is off, and large captions if it is."""
        self._page.show_muted(muted=muted)
        self._show_silence()
        self.volume_changed.emit()

    # -- troubles ----------------------------------------------------------------

    def tell_troubles(self) -> None:
        """Show once what is wrong; remove the notice when it is solved."""
        self._show_silence()
        news = self._services.sound.speaker.news
        found = ((news,) if news else ()) + wrong(self._services)
        for trouble in self._told:
            if trouble not in found:
                self._page.withdraw(trouble)
        for trouble in found:
            if trouble not in self._told:
                self._page.tell(self._services.phrases.troubles.sentence(trouble), trouble)
        self._told = found

    def _show_silence(self) -> None:
        """Show large captions if there is no audio."""
        services = self._services
        silent = (
            services.settings.get().muted
            or services.sound.voice.trouble
            or services.sound.speaker.trouble
        )
        self._page.show_silent(silent=bool(silent))
