"""What the coach in the terminal writes before, during and after a workout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.core.phrases.catalogue import PhraseGroup

if TYPE_CHECKING:
    from collections.abc import Sequence


class TerminalPhrases(PhraseGroup):
    """What the coach in the terminal writes before, during and after a workout."""

    def keys(self, keys: Sequence[str]) -> str:
        """Return the line that lists the keys of a moment."""
        return self.text("Keys: {keys}.", keys=self.text(", ").join(keys))

    def key_is(self, keys: Sequence[str], does: str) -> str:
        """Return one entry of that line: "Right or N = skip"."""
        return self.text("{keys} = {does}", keys=self.text(" or ").join(keys), does=does)

    def pain_number_how(self, how: str) -> str:
        """Return how a number is typed during a workout; `how` is said aloud too."""
        return self.text("{how} Enter alone gives no answer; Esc = nothing hurts.", how=how)

    def number_or_skip(self, how: str) -> str:
        """Return how a number is answered before and after a workout; `how` is said aloud too."""
        return self.text("{how} Enter alone skips it.", how=how)

    def about_minutes(self, title: str, number: int) -> str:
        """Introduce a workout: its title and how long it takes."""
        return self.plural(
            "{title}: about {number} minute", "{title}: about {number} minutes", number, title=title
        )

    def part(self, long: str, name: str, how: str) -> str:
        """Return the line of a part in the list of a whole workout; `how` may be ""."""
        if not how:
            # Translators: minutes and seconds, and what is done in them.
            return self.text("{long}  {name}", long=long, name=name)
        return self.text("{long}  {name}: {how}", long=long, name=name, how=how)

    def have_at_hand(self, things: str) -> str:
        """Say what to have at hand; `things` is a list in words."""
        return self.text("Have at hand: {things}.", things=things)

    def note(self, text: str) -> str:
        """Say what is wrong and does not stop the workout."""
        return self.text("Note: {text}", text=text)

    def set_heading(self, name: str, number: int, of: int, reps: int) -> str:
        """Return the line above a set."""
        return self.plural(
            "{name}: set {set_number} of {of}, {number} rep",
            "{name}: set {set_number} of {of}, {number} reps",
            reps,
            name=name,
            set_number=number,
            of=of,
        )

    def standing(self, clock: str, whole: str, heading: str, keys: str) -> str:
        """Return the line that stays: the time of the whole, the current part, the keys."""
        return self.text(
            "{clock} of {whole} | {heading} | {keys}",
            clock=clock,
            whole=whole,
            heading=heading,
            keys=keys,
        )

    def standing_keys(self, pause: str, keys: str) -> str:
        """Return the keys in the line that stays, short: how to pause, and how to list all keys."""
        return self.text("{pause} = pause, {keys} = keys", pause=pause, keys=keys)

    def standing_keys_own_pace(self, rep: str, pause: str, keys: str) -> str:
        """Return the keys in the line that stays when the person ends each rep."""
        return self.text(
            "{rep} = rep done, {pause} = pause, {keys} = keys", rep=rep, pause=pause, keys=keys
        )

    def overview_heading(self, title: str, seconds: int) -> str:
        """Return the line above the overview of a workout."""
        return self.plural(
            "Overview: {title}, {number} second",
            "Overview: {title}, {number} seconds",
            seconds,
            title=title,
        )

    def warm_up_heading(self, title: str, seconds: int) -> str:
        """Return the line above a movement of the warm-up."""
        return self.plural(
            "Warm-up: {title}, {number} second",
            "Warm-up: {title}, {number} seconds",
            seconds,
            title=title,
        )

    def move_heading(self, title: str, seconds: int) -> str:
        """Return the line above a change of position."""
        return self.plural(
            "Change of position, {number} second (next: {title})",
            "Change of position, {number} seconds (next: {title})",
            seconds,
            title=title,
        )

    def set_up_heading(self, title: str, seconds: int) -> str:
        """Return the line above a set-up."""
        return self.plural(
            "Set-up, {number} second (next: {title})",
            "Set-up, {number} seconds (next: {title})",
            seconds,
            title=title,
        )

    def get_ready_heading(self, title: str, seconds: int) -> str:
        """Return the line above the seconds before a set."""
        return self.plural(
            "Get ready, {number} second (next: {title})",
            "Get ready, {number} seconds (next: {title})",
            seconds,
            title=title,
        )

    def rest_heading(self, title: str, seconds: int) -> str:
        """Return the line above a rest."""
        return self.plural(
            "Rest, {number} second (next: {title})",
            "Rest, {number} seconds (next: {title})",
            seconds,
            title=title,
        )

    def finish_heading(self, seconds: int) -> str:
        """Return the line above the end."""
        return self.plural("Finish, {number} second", "Finish, {number} seconds", seconds)

    def rep_done(self, rep: int, of: int) -> str:
        """Say that a rep is done."""
        return self.text("rep {rep} of {of}", rep=rep, of=of)

    def set_done(self, reps: int) -> str:
        """Say that a set is done as planned."""
        return self.plural("set done: {number} rep", "set done: {number} reps", reps)

    def set_ended(self, reps: int) -> str:
        """Say that a set ended before all its reps were done."""
        return self.plural("set ended: {number} rep", "set ended: {number} reps", reps)

    def exercise_done(self, title: str, sets: int, of: int, reps: int) -> str:
        """Say at the end what was done of an exercise."""
        return self.plural(
            "{title}: {sets}, {number} rep",
            "{title}: {sets}, {number} reps",
            reps,
            title=title,
            sets=self._sets_of(sets, of),
        )

    def workout_saved(self, sets: int, of: int, reps: int) -> str:
        """Say at the end what was done in all, and that it is kept."""
        return self.plural(
            "{sets}, {number} rep. Saved.",
            "{sets}, {number} reps. Saved.",
            reps,
            sets=self._sets_of(sets, of),
        )

    def workout_not_saved(self, sets: int, of: int, reps: int, why: str) -> str:
        """Say at the end what was done in all, and why it is not kept yet."""
        return self.plural(
            "{sets}, {number} rep. Not saved yet: {why}",
            "{sets}, {number} reps. Not saved yet: {why}",
            reps,
            sets=self._sets_of(sets, of),
            why=why,
        )

    def _sets_of(self, done: int, planned: int) -> str:
        return self.plural("{done} of {number} set", "{done} of {number} sets", planned, done=done)

    def not_saved_yet(self, why: str) -> str:
        """Say that the workout is not kept yet."""
        return self.text("Not saved yet. {why}", why=why)

    def saved(self) -> str:
        """Say that the workout is kept."""
        return self.text("Saved.")

    def try_again_or_quit(self) -> str:
        """Say what one can do about a workout that is not kept yet."""
        return self.text("Any key = try again, q = quit and save it in another folder")

    def not_here(self) -> str:
        """Say that this way to coach does not have what was asked for."""
        return self.text("That is only possible in the window.")

    def voice_is_off(self) -> str:
        """Say that the voice is muted now."""
        return self.text("The voice is off.")

    def stop_here(self) -> str:
        """Ask whether to stop, and say that stopping loses nothing."""
        return self.text("Stop here? What you did is kept.")
