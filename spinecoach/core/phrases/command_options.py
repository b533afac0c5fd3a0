"""The command line: what each option and each value of it means, for its help."""

from __future__ import annotations

from spinecoach.core.phrases.command_help import CommandHelpPhrases


class CommandOptionPhrases(CommandHelpPhrases):
    """One line of the help for each option."""

    def render_step(self) -> str:
        """Explain `render --step`."""
        return self.text("the Nth step of the set-up")

    def render_phase(self) -> str:
        """Explain `render --phase`."""
        return self.text("the end of a phase")

    def render_animate(self) -> str:
        """Explain `render --animate`."""
        return self.text("one rep, moving")

    def render_out(self) -> str:
        """Explain `render --out`."""
        return self.text(".svg, .png, .pdf; moving: .apng")

    def render_mirror(self) -> str:
        """Explain `render --mirror`."""
        return self.text("seen from the other side")

    def export_replace(self) -> str:
        """Explain `export --replace`."""
        return self.text("overwrite a file even if not all of the history can be read")

    def export_out(self) -> str:
        """Explain `export --out`."""
        return self.text("the file; - for standard output")

    def import_dry_run(self) -> str:
        """Explain `import --dry-run`."""
        return self.text("say what would be added, and add nothing")

    def import_unit(self) -> str:
        """Explain `import --unit`."""
        return self.text(
            "the unit of the weights if the file does not name it; without this, your own unit"
        )

    def import_dates(self) -> str:
        """Explain `import --dates`."""
        return self.text("which comes first in dates of numbers, if the file does not show it")

    def import_count_all(self) -> str:
        """Explain `import --count-all`."""
        return self.text("count workouts of other exercises as days of exercise too")

    def history_restore_file(self) -> str:
        """Explain what may be named after `history restore`."""
        return self.text("the backup; without it, the newest good one")

    def doctor_json(self) -> str:
        """Explain `doctor --json`."""
        return self.text("print what was found as JSON")

    def doctor_no_tone(self) -> str:
        """Explain `doctor --no-tone`."""
        return self.text("play no tone, and leave the sound out")

    def since(self) -> str:
        """Explain `--since`."""
        return self.text("the first day; without it, from the beginning")

    def until(self) -> str:
        """Explain `--until`."""
        return self.text("the last day; without it, up to the newest")

    def export_format(self) -> str:
        """Explain `export --format`."""
        return self.text("the kind of file")

    def import_what(self) -> str:
        """Explain what is named after `import`."""
        return self.text("the file that the other program wrote")

    def archive_saved_as(self) -> str:
        """Explain what is named after `archive save`."""
        return self.text("the file to write")

    def archive_opened(self) -> str:
        """Explain what is named after `archive open`."""
        return self.text("the file that `archive save` wrote")

    def packs_check_files(self) -> str:
        """Explain what is named after `packs check`."""
        return self.text("one or more exercise files")

    def history_move_day(self) -> str:
        """Explain the first day after `history move`."""
        return self.text("the day that is wrong")

    def history_move_to(self) -> str:
        """Explain the second day after `history move`."""
        return self.text("the day on which they really were")

    def render_variant(self) -> str:
        """Explain `render --variant`."""
        return self.text("the id of an easier or harder variant")

    def render_size(self) -> str:
        """Explain `render --size`."""
        return self.text("width and height in pixels")

    def render_theme(self) -> str:
        """Explain `render --theme`."""
        return self.text("for a light or a dark background")

    def render_skin(self) -> str:
        """Explain `render --skin`."""
        return self.text("the colour of the skin")

    def render_build(self) -> str:
        """Explain `render --build`."""
        return self.text("the shape of the body")

    def plan_routine(self) -> str:
        """Explain the option that names a routine."""
        return self.text("the routine; without it, the one in use")

    def plan_author(self) -> str:
        """Explain the option that says who a plan is from."""
        return self.text("who it is from and what it is for, in your own words")

    def plan_weights(self) -> str:
        """Explain the option that lets the weights go along."""
        return self.text("with the weights of the routine")

    def plan_replace(self) -> str:
        """Explain the option that writes over a file."""
        return self.text("write over a file that is there already")

    def plan_out(self) -> str:
        """Explain the option that names the document."""
        return self.text("the PDF document")

    def archive_keep_settings(self) -> str:
        """Explain the option that leaves one's own settings as they are."""
        return self.text("keep your settings as they are here")

    def plan_begins(self) -> str:
        """Explain the option that puts dates at the weeks."""
        return self.text("the day of the first box, such as 2026-12-01; without it, no dates")

    def plan_note(self) -> str:
        """Explain the option that puts a note at an exercise of a plan."""
        return self.text(
            "a note for an exercise of the plan, such as superman='no higher than the shoulder'; "
            "may be given again for another one"
        )

    def plan_paper(self) -> str:
        """Explain the option that chooses the paper."""
        return self.text("the size of the paper; without it, the one that is usual where you are")

    def plan_file(self) -> str:
        """Explain the file of a plan."""
        return self.text("the plan: a file whose name ends with .spineplan")
