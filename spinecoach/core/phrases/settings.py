"""The settings page and the form about the person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.core.phrases.catalogue import PhraseGroup
from spinecoach.core.phrases.common import CommonPhrases

if TYPE_CHECKING:
    from datetime import date


class SettingsPhrases(PhraseGroup):
    """The settings page and the form about the person."""

    def not_kept(self, reason: str) -> str:
        """Say that a choice was refused; `reason` says why."""
        return self.text("This was not saved: {reason}", reason=reason)

    # -- headings ----------------------------------------------------------------

    def you(self) -> str:
        """Return the heading of the section about the person."""
        return self.in_context("heading in the settings", "You")

    def voice(self) -> str:
        """Return the heading of the section about the voice, and the name of its list."""
        return self.text("Voice")

    def workout(self) -> str:
        """Return the heading of the section about the workout."""
        return self.text("Workout")

    def appearance(self) -> str:
        """Return the heading of the section about colours and the figure."""
        return self.text("Appearance")

    def history(self) -> str:
        """Return the heading of the section about the history."""
        return self.text("History")

    def about(self) -> str:
        """Return the heading of the section about the program."""
        return self.in_context("heading in the settings", "About")

    # -- voice -------------------------------------------------------------------

    def speed(self) -> str:
        """Return the name of the rate of speech."""
        return self.text("Speed")

    def words_a_minute(self, number: int) -> str:
        """Return a rate of speech: "140 words a minute"."""
        return self.plural("{number} word a minute", "{number} words a minute", number)

    def volume(self) -> str:
        """Return the name of the volume."""
        return self.text("Volume")

    def talk(self) -> str:
        """Return the name of the choice of how much the voice says."""
        return self.text("It says")

    def talk_all(self) -> str:
        """Return the choice that the voice says everything."""
        return self.in_context("what the voice says", "Everything")

    def talk_less(self) -> str:
        """Return the choice that the voice says less."""
        return self.in_context("what the voice says", "Less")

    def talk_numbers(self) -> str:
        """Return the choice that the voice says numbers alone."""
        return self.in_context("what the voice says", "Numbers")

    def talk_tones(self) -> str:
        """Return the choice that there are tones and no voice."""
        return self.in_context("what the voice says", "Tones")

    def quiet(self) -> str:
        """Return the name of the switch that leaves silences and rests without words."""
        return self.text("Quiet rests: nothing is said to fill a silence")

    def ducking(self) -> str:
        """Return the name of the switch that turns other media players down while we speak."""
        return self.text("Turn music down while the voice speaks")

    def ducking_explained(self) -> str:
        """Say what that switch does to other players, and to which it does nothing."""
        return self.text(
            "Media players get their volume back right after. If you change it meanwhile, yours "
            "stays. Web browsers do not allow it; calls are never turned down."
        )

    def muted(self) -> str:
        """Return the name of the switch that turns the voice off."""
        return self.text("Voice off, captions only")

    def try_voice(self) -> str:
        """Return the label of the button that lets the voice speak."""
        return self.text("Try the voice")

    def standard_voice(self) -> str:
        """Return the entry of the list of voices for the one that speaks by default."""
        return self.in_context("the voice that speaks by default", "Standard")

    def natural_voice(self, name: str) -> str:
        """Return the entry of the list of voices for one that sounds like a person."""
        return self.text("{name} (natural)", name=name)

    def standard_voice_instead(self, refusal: str) -> str:
        """Say why a voice is refused (a sentence), and that the standard one speaks."""
        return self.text("{refusal} The standard voice speaks instead.", refusal=refusal)

    def voice_instead(self, refusal: str, voice: str) -> str:
        """Say why a voice is refused (a sentence), and which one speaks."""
        return self.text("{refusal} “{voice}” speaks instead.", refusal=refusal, voice=voice)

    # -- workout -----------------------------------------------------------------

    def sets(self) -> str:
        """Return the name of the number of sets."""
        return self.text("Sets")

    def sets_planned(self) -> str:
        """Return the choice of as many sets as the routine says."""
        return self.text("As planned")

    def warm_up(self) -> str:
        """Return the name of the switch for the warm-up."""
        return self.text("Warm up first")

    def short_set_up(self) -> str:
        """Return the name of the switch for short set-ups."""
        return self.text("Short set-ups")

    def wait_ready(self) -> str:
        """Return the name of the switch that lets a set-up end only when the person says so."""
        return self.text("Wait for me before each exercise")

    def full_screen(self) -> str:
        """Return the name of the switch for the full screen."""
        return self.text("Full screen while working out")

    def pace(self) -> str:
        """Return the name of the pace."""
        return self.text("Pace")

    def week_start(self) -> str:
        """Return the name of the choice of the first day of the week."""
        return self.text("Week begins on")

    def week_start_system(self) -> str:
        """Return the choice that the week begins as in the person's region."""
        return self.text("As in your region")

    # -- appearance --------------------------------------------------------------

    def language(self) -> str:
        """Return the name of the choice of the language."""
        return self.text("Language")

    def language_system(self) -> str:
        """Return the choice of the system's language."""
        return self.in_context("language", "As the system")

    def theme(self) -> str:
        """Return the name of the choice of colours."""
        return self.text("Theme")

    def theme_system(self) -> str:
        """Return the choice of the system's colours."""
        return self.text("Same as the system")

    def theme_light(self) -> str:
        """Return the choice of light colours."""
        return self.in_context("theme", "Light")

    def theme_dark(self) -> str:
        """Return the choice of dark colours."""
        return self.in_context("theme", "Dark")

    def skin(self) -> str:
        """Return the name of the choice of the figure's skin tone."""
        return self.text("Figure's skin")

    def skin_light(self) -> str:
        """Return the lightest skin tone."""
        return self.in_context("skin tone", "Light")

    def skin_medium(self) -> str:
        """Return the second lightest skin tone."""
        return self.in_context("skin tone", "Medium")

    def skin_tan(self) -> str:
        """Return the second darkest skin tone."""
        return self.in_context("skin tone", "Tan")

    def skin_deep(self) -> str:
        """Return the darkest skin tone."""
        return self.in_context("skin tone", "Deep")

    def build(self) -> str:
        """Return the name of the choice of the figure's build."""
        return self.text("Figure's build")

    def build_slender(self) -> str:
        """Return the slender build."""
        return self.text("Slender")

    def build_sturdy(self) -> str:
        """Return the sturdy build."""
        return self.text("Sturdy")

    def less_motion(self) -> str:
        """Return the name of the switch for less motion on the screen."""
        return self.text("Less motion")

    # -- searching ---------------------------------------------------------------

    def search(self) -> str:
        """Return what a screen reader calls the field to search the settings."""
        return self.text("Search the settings")

    def search_with_key(self) -> str:
        """Return what stands in that field while it is empty, with its key."""
        return self.text("Search the settings (Ctrl+F)")

    def nothing_found(self) -> str:
        """Say that no setting matches, and what to do."""
        return self.text("No setting has these words. Esc shows all of them again.")

    # -- the person --------------------------------------------------------------

    def routine(self) -> str:
        """Return the name of the row about the routine."""
        return self.text("Routine")

    def change_routine(self) -> str:
        """Return the label of the button that leads to the routine."""
        return self.in_context("the routine", "Change")

    def change_routine_long(self) -> str:
        """Return the name of that button for a screen reader."""
        return self.text("Change the routine")

    def remind_closed(self) -> str:
        """Return the name of the switch of the reminder while the program is closed."""
        return self.text("Remind me also while SpineCoach is closed")

    def remind_closed_how(self) -> str:
        """Return what that does."""
        return self.text(
            "Your system then starts SpineCoach for a moment each day. It reminds you if a workout "
            "is due that day and not done yet, and is quiet otherwise."
        )

    def remind_closed_needs_time(self) -> str:
        """Return what it lacks if no time was chosen."""
        return self.text("Choose a time for the reminder first.")

    def remind_closed_failed(self, reason: str) -> str:
        """Say that the system refused; `reason` is the system's."""
        return self.text("Your system did not do that: {reason}", reason=reason)

    def add_to_calendar(self) -> str:
        """Return the label of the button that saves the days as a calendar file."""
        return self.text("Add to my calendar…")

    def save_calendar(self) -> str:
        """Return the title of the dialogue that asks where to save the calendar file."""
        return self.text("Save the days for my calendar")

    def calendar_files(self) -> str:
        """Return the name of calendar files for a file dialogue, with their pattern."""
        return self.text("Calendar (*.ics)")

    def calendar_saved(self, path: str) -> str:
        """Say where the calendar file is."""
        return self.text("Your days are in {path}. Open it with your calendar.", path=path)

    def calendar_not_saved(self, path: str, reason: str) -> str:
        """Say that the calendar file cannot be written; `reason` is the system's."""
        return self.text(
            "The calendar cannot be written to {path}: {reason}", path=path, reason=reason
        )

    def questions(self) -> str:
        """Return the name of the row about the safety questions."""
        return self.text("Safety questions")

    def answer_again(self) -> str:
        """Return the label of the button that asks the safety questions again."""
        return self.text("Answer again")

    def delete_answers(self) -> str:
        """Return the label of the button that deletes the answers."""
        return self.text("Delete my answers")

    def answered_on(self, day: date) -> str:
        """Say when the safety questions were answered."""
        return self.text("Answered on {date}.", date=CommonPhrases(self._catalogue).long_date(day))

    def no_answers(self) -> str:
        """Say that there are no answers, and when the questions come."""
        return self.text("There are no answers. The questions come before your next workout.")

    # -- history -----------------------------------------------------------------

    def backups(self) -> str:
        """Return the name of the list of backups."""
        return self.text("Backups")

    def backup(self, day: date, workouts: int) -> str:
        """Return a backup by its day and how much it holds."""
        common = CommonPhrases(self._catalogue)
        return self.text(
            "{date}, {workouts}",
            date=common.long_date(day),
            workouts=common.workouts(workouts),
        )

    def no_backup(self) -> str:
        """Return what the list of backups shows while there is none."""
        return self.text("None yet: one is made on each day of exercise")

    def restore_backup(self) -> str:
        """Return the label of the button that restores a backup."""
        return self.text("Restore")

    def back_up(self) -> str:
        """Return the label of the button that makes a backup."""
        return self.text("Back up now")

    def export(self) -> str:
        """Return the name of the row about exporting the history."""
        return self.text("Export")

    def save_to_file(self) -> str:
        """Return the label of the button that exports the history."""
        return self.text("Save to a file…")

    def export_title(self) -> str:
        """Return the title of the dialogue that asks where to export to."""
        return self.text("Export the history")

    def how_much_to_export(self) -> str:
        """Return what a screen reader calls the list of time spans."""
        return self.text("How much to export")

    def export_all(self) -> str:
        """Return the time span of everything."""
        return self.text("All workouts")

    def export_twelve_weeks(self) -> str:
        """Return the time span of the last twelve weeks."""
        return self.text("The last 12 weeks")

    def export_year(self) -> str:
        """Return the time span of the last year."""
        return self.text("The last year")

    def import_name(self) -> str:
        """Return the name of the row about importing workouts."""
        return self.text("Import")

    def report_files(self) -> str:
        """Return the name of the report for a file dialogue, with its pattern."""
        return self.text("Report for your physiotherapist (*.pdf)")

    def document_files(self) -> str:
        """Return the name of the whole history for a file dialogue, with its pattern."""
        return self.text("Everything, for importing again (*.json)")

    def table_files(self) -> str:
        """Return the name of the table of sets for a file dialogue, with its pattern."""
        return self.text("Table, one row per set (*.csv)")

    def hevy_files(self) -> str:
        """Return the name of files for Hevy for a file dialogue, with their pattern."""
        return self.text("For Hevy (*.csv)")

    def strong_files(self) -> str:
        """Return the name of files for Strong for a file dialogue, with their pattern."""
        return self.text("For Strong (*.csv)")

    def workout_calendar_files(self) -> str:
        """Return the name of the calendar of workouts for a file dialogue, with its pattern."""
        return self.text("Calendar of your workouts (*.ics)")

    # -- about -------------------------------------------------------------------

    def version(self) -> str:
        """Return the name of the row about the version."""
        return self.text("Version")

    def licence(self) -> str:
        """Return the name of the row about the licence."""
        return self.text("Licence")

    def licence_text(self) -> str:
        """Return the licence in one line."""
        return self.text("GPL-3.0-or-later: free software, without any warranty")

    def your_data(self) -> str:
        """Return the name of the row about the folder with the person's data."""
        return self.text("Your data")

    def open_folder(self) -> str:
        """Return the label of the button that opens this folder."""
        return self.text("Open the folder")

    def folder_not_opened(self) -> str:
        """Say that the folder could not be opened, and what to do."""
        return self.text(
            "The folder could not be opened: no program for folders was found. "
            "Open the path above yourself."
        )
