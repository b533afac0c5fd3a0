"""The command line: its help, and what is said when the program starts and when it cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.core.phrases.command_options import CommandOptionPhrases
from spinecoach.core.phrases.common import CommonPhrases
from spinecoach.core.record.logbook import Ending, Origin

if TYPE_CHECKING:
    from datetime import date

    from spinecoach.core.record.logbook import LoggedWorkout


class CommandPhrases(CommandOptionPhrases):
    """The command line: what is said when the program starts, and when it cannot."""

    def already_running(self, where: str) -> str:
        """Say that another copy uses the same files; `where` is their folder."""
        return self.text(
            "SpineCoach is already running on {where}. Close it there first.", where=where
        )

    def brought_to_front(self) -> str:
        """Say that the window was open already and is in front now."""
        return self.text("SpineCoach is already open: its window was brought to the front.")

    def terminal_instead(self, reason: str) -> str:
        """Say why there is no window (`reason` is a sentence), and what happens instead."""
        return self.text("{reason} Coaching in the terminal instead.", reason=reason)

    def no_display(self) -> str:
        """Say that the environment names no display."""
        return self.text("There is no display here.")

    def library_missing(self, reason: str) -> str:
        """Say that Qt lacks a library of the system, and what installs it."""
        return self.text(
            "A system library that a window needs cannot be loaded ({reason}). "
            "Type spinecoach doctor to see what to install.",
            reason=reason,
        )

    def display_silent(self, display: str) -> str:
        """Say that the display that the environment names does not answer."""
        return self.text("The display {display} does not answer.", display=display)

    def no_exercise(self) -> str:
        """Say that no exercise could be read, so there is nothing to coach."""
        return self.text("There is no exercise to coach.")

    def unknown_exercise(self, name: str, known: str) -> str:
        """Say that there is no such exercise; `known` lists the ids there are."""
        return self.text(
            "There is no exercise “{name}”. The exercises are: {known}.", name=name, known=known
        )

    def listed(self, workout: LoggedWorkout) -> str:
        """Return the line of a workout in `history list`."""
        began = f"{workout.began:%Y-%m-%d %H:%M}"
        title = CommonPhrases(self._catalogue).routine(workout.title)
        if not workout.planned_sets:
            line = self.text(
                "{began}  {done:3}        sets {reps:5} reps  {title}",
                began=began,
                done=workout.done_sets,
                reps=workout.reps,
                title=title,
            )
            return self._marked(line, workout)
        line = self.text(
            "{began}  {done:3} of {planned:3} sets {reps:5} reps  {title}",
            began=began,
            done=workout.done_sets,
            planned=workout.planned_sets,
            reps=workout.reps,
            title=title,
        )
        return self._marked(line, workout)

    def _marked(self, line: str, workout: LoggedWorkout) -> str:
        marks = self._marks(workout)
        if not marks:
            return line
        return self.text("{line} ({marks})", line=line, marks=self.text(", ").join(marks))

    def _marks(self, workout: LoggedWorkout) -> list[str]:
        """Return what is unusual about a workout, a word or two each."""
        marks = []
        if workout.ending is Ending.OPEN:
            marks.append(self.in_context("a workout that has not ended", "open"))
        elif workout.ending is Ending.STOPPED:
            marks.append(self.in_context("a workout that ended early", "stopped"))
        if workout.origin is Origin.ELSEWHERE:
            marks.append(self.in_context("a workout done without the coach", "elsewhere"))
        elif workout.origin is Origin.IMPORTED:
            marks.append(self.in_context("a workout of another program", "imported"))
        if workout.changed:
            marks.append(self.in_context("a workout that was corrected", "changed"))
        return marks

    def ends_before_it_begins(self, since: date, until: date) -> str:
        """Say that a period makes no sense, by the names of the options."""
        return self.text(
            "--since {since} is after --until {until}.",
            since=since.isoformat(),
            until=until.isoformat(),
        )

    def stopped(self) -> str:
        """Say that the workout was interrupted, and nothing was lost."""
        return self.text("Stopped. What you did is kept.")

    def stopped_unsaved(self) -> str:
        """Say that the workout was interrupted."""
        return self.text("Stopped.")

    def coach(self) -> str:
        """Say what the program is, at the top of its help."""
        return self.text("A follow-along coach for four spine-strengthening exercises.")

    def without_command(self) -> str:
        """Say what the program does when no command is typed."""
        return self.text(
            "Without a command it opens the window and coaches. A plan or an archive may be named: "
            "it is shown there, and nothing is changed."
        )

    def data_dir(self) -> str:
        """Explain `--data-dir`."""
        return self.text("keep everything that the program writes below this folder")

    def person(self) -> str:
        """Explain `--person`."""
        return self.text(
            "the person whose history and settings are meant, if several people train here"
        )

    def language(self, known: str) -> str:
        """Explain `--language`; `known` lists the tags there are."""
        return self.text(
            "speak and write in this language instead of the one in the settings: {known}",
            known=known,
        )

    def language_wanted(self, typed: str, known: str) -> str:
        """Say that `typed` is no language that there is; `known` lists their tags."""
        return self.text("expected one of {known}, not {typed!r}", known=known, typed=typed)

    def in_terminal(self) -> str:
        """Explain `--text`."""
        return self.text("coach in the terminal, without a window")

    def pace(self) -> str:
        """Explain `--pace`."""
        return self.text("a silent rehearsal at N times the speed, up to 1000")

    def pace_wanted(self, slowest: float, fastest: float, typed: str) -> str:
        """Say that `typed` is no factor of a rehearsal between the two limits."""
        return self.text(
            "expected a number from {slowest:g} to {fastest:g}, not {typed!r}",
            slowest=slowest,
            fastest=fastest,
            typed=typed,
        )

    def packs(self) -> str:
        """Explain `packs`."""
        return self.text("check exercise files")

    def packs_check(self) -> str:
        """Explain `packs check`."""
        return self.text("say what is wrong in exercise files, with file, line and field")

    def render(self) -> str:
        """Explain `render`."""
        return self.text("draw an exercise into a file")

    def render_exercise(self) -> str:
        """Explain what to name after `render`."""
        return self.text("an id, or an exercise file")

    def size_wanted(self, typed: str) -> str:
        """Say that `typed` is no size of a picture."""
        return self.text("expected a size such as 960x640, not {typed!r}", typed=typed)

    def export(self) -> str:
        """Explain `export`."""
        return self.text("write the history into a file")

    def without_asking(self) -> str:
        """Explain `--yes`."""
        return self.text("do it without asking")

    def needs_yes(self) -> str:
        """Say why a command that changes what is kept did nothing: nobody could be asked."""
        return self.text("Nothing was changed: there is no terminal to ask in. Add --yes to do it.")

    def not_agreed(self) -> str:
        """Say that nothing was done, as the person wished."""
        return self.text("Nothing was changed.")

    def yes_words(self) -> str:
        """Return the answers that mean yes, with spaces between them."""
        return self.text("y yes")

    def archive(self) -> str:
        """Explain the command."""
        return self.text("everything of yours in one file: save it, bring it in, undo that")

    def archive_save(self) -> str:
        """Explain what saves."""
        return self.text("write workouts, routines, dumbbells, settings and exercises into a file")

    def archive_open(self) -> str:
        """Explain what opens."""
        return self.text("bring in what such a file holds, after showing it")

    def archive_undo(self) -> str:
        """Explain what undoes."""
        return self.text("bring back what was here before the last file was brought in")

    def archive_answers(self) -> str:
        """Explain the option that lets the answers go along."""
        return self.text("with your answers about your health")

    def archive_lock(self) -> str:
        """Explain the option that locks the file."""
        return self.text("lock the file with a passphrase, which is asked")

    def archive_dry_run(self) -> str:
        """Explain the option that only shows."""
        return self.text("show what the file would bring, and change nothing")

    def share(self) -> str:
        """Explain the command."""
        return self.text("your history on several machines, through a folder that you choose")

    def share_start(self) -> str:
        """Explain what begins to share."""
        return self.text("share it through this folder, which something else carries")

    def share_folder(self) -> str:
        """Explain the folder."""
        return self.text("a folder that is there, such as a synchronised one or a USB stick")

    def share_thing(self) -> str:
        """Explain the number of what is chosen."""
        return self.text("the number of the thing in the list of “status”")

    def share_value(self) -> str:
        """Explain the number of the value."""
        return self.text("the number of its right value: 1, 2 and so on")

    def share_now(self) -> str:
        """Explain what reads and writes the folder."""
        return self.text("read what the other machines wrote, and write what is new here")

    def share_status(self) -> str:
        """Explain what shows how it stands."""
        return self.text("show what was read last, and what two machines changed at once")

    def share_choose(self) -> str:
        """Explain what chooses a value."""
        return self.text("choose which of two values is right")

    def share_stop(self) -> str:
        """Explain what ends the sharing."""
        return self.text("share it no more; the folder stays as it is")

    def plan(self) -> str:
        """Explain the command."""
        return self.text("a routine as a file for somebody else: save, show, open, print it")

    def plan_save(self) -> str:
        """Explain what saves a plan."""
        return self.text("write a routine with its notes and added exercises into a file")

    def plan_show(self) -> str:
        """Explain what shows a plan."""
        return self.text("show what a plan holds, and change nothing")

    def plan_open(self) -> str:
        """Explain what takes a plan over."""
        return self.text("show a plan, and use it as a routine of its own")

    def plan_print(self) -> str:
        """Explain what prints a plan."""
        return self.text("write a plan as a document to be printed, with a picture of every step")

    def plan_undo(self) -> str:
        """Explain what takes a plan back."""
        return self.text("take back the plan that was opened last")

    def ask_restore(self, path: str) -> str:
        """Ask whether a backup is brought back."""
        return self.text(
            "Restore {path}? What was done since stays, and the history as it is now is kept "
            "beside the backups. [y/N]",
            path=path,
        )

    def ask_delete(self, workouts: int) -> str:
        """Ask whether workouts that were deleted elsewhere are deleted here too."""
        return self.plural(
            "Delete {number} workout here too? [y/N]",
            "Delete {number} workouts here too? [y/N]",
            workouts,
        )

    def ask_take_over(self, workouts: int) -> str:
        """Ask whether corrections of a file take the place of what the history holds."""
        return self.plural(
            "Let the file's later corrections replace values of {number} workout here? The first "
            "values stay known. [y/N]",
            "Let the file's later corrections replace values of {number} workouts here? The first "
            "values stay known. [y/N]",
            workouts,
        )

    def ask_write_over(self, path: str) -> str:
        """Ask whether an export takes the place of a file that may hold more."""
        return self.text("Overwrite {path} anyway? [y/N]", path=path)

    def import_file(self) -> str:
        """Explain `import`."""
        return self.text(
            "add workouts from our JSON or a CSV of Hevy, Strong, FitNotes or StrongLifts"
        )

    def history(self) -> str:
        """Explain `history`."""
        return self.text("list, check, back up or restore what was done")

    def history_list(self) -> str:
        """Explain `history list`."""
        return self.text("list the workouts")

    def history_check(self) -> str:
        """Explain `history check`."""
        return self.text("check the whole file")

    def history_backup(self) -> str:
        """Explain `history backup`."""
        return self.text("make today's backup now")

    def history_restore(self) -> str:
        """Explain `history restore`."""
        return self.text("restore a backup and keep what was done since")

    def history_move(self) -> str:
        """Explain `history move`."""
        return self.text("move the workouts of a day to another day")

    def doctor(self) -> str:
        """Explain `doctor`."""
        return self.text("check the installation: window, sound, voice, your files")

    # -- reminding while closed --------------------------------------------------

    def remind(self) -> str:
        """Explain `remind`."""
        return self.text("remind of today's workout if one is due, for the timer of the system")

    def remind_stay(self) -> str:
        """Explain `--stay` of `remind`."""
        return self.text("stay and remind every day, if the system has no timer")

    def remind_not_now(self) -> str:
        """Say that there is no reason to remind."""
        return self.text("There is nothing to remind of now.")

    def remind_not_possible(self, reason: str) -> str:
        """Say that no notification can be shown; `reason` is the system's, "" without a desktop."""
        if not reason:
            return self.text("There is no desktop here that could show a reminder.")
        return self.text("The reminder cannot be shown: {reason}", reason=reason)

    def date_wanted(self, typed: str) -> str:
        """Say that `typed` is no date."""
        return self.text("expected a date such as 2026-11-22, not {typed!r}", typed=typed)

    def goes_on(self, error: str) -> str:
        """Say that an error that nobody expected did not end the program."""
        return self.text(
            "Something went wrong inside SpineCoach; it goes on ({error}).", error=error
        )

    def details_in(self, path: str) -> str:
        """Say where the log is that tells more of such an error."""
        return self.text("The details are in {path}.", path=path)
