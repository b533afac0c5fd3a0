"""Import and export: what a file would add, what it lacks, what is asked about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.core.mistake import Mistake, dotted
from spinecoach.core.phrases.catalogue import PhraseGroup
from spinecoach.core.phrases.packs import PackPhrases
from spinecoach.core.phrases.troubles import TroublePhrases
from spinecoach.core.record.imported import DayOrder, FlawKind, OpenQuestion, Remark, WeightUnit
from spinecoach.core.record.limits import HEAVIEST_KG, MOST_REPS
from spinecoach.core.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spinecoach.core.record.imported import Flaw, Preview

SHOWN = 3
"""How many mistakes are named in the window; the command line names all that are known."""


MOST_COLUMNS = 12
"""How many columns that are not read are named."""


class ExchangePhrases(PhraseGroup):
    """Import and export: what a file would add, what it lacks, what is asked about it."""

    # -- what an import would do -------------------------------------------------

    def reminder_event(self) -> str:
        """Return the name of one's exercises in a calendar."""
        return self.text("Exercises for a strong spine")

    def reminder_alarm(self) -> str:
        """Return what the alarm of such an event says."""
        return self.text("Time for your spine")

    def preview(self, preview: Preview, *, short: bool = False) -> str:
        """Return what an import would do, one sentence in a line; `short` names few mistakes."""
        if preview.refused:
            return "\n".join(self._listed(preview.refused, len(preview.refused), short=short))
        lines = [self.remark(remark, count) for remark, count in preview.remarks]
        lines += self._unread(preview.unread)
        if preview.left_out:
            lines.append(self.left_out(preview.left_out))
            lines += self._listed(preview.mistakes, preview.left_out, short=short)
        for number, said in (
            (preview.known, self.known),
            (preview.corrected, self.corrected),
            (preview.excused, self.excused),
            (preview.unexcused, self.unexcused),
            (preview.deleted, self.deleted),
            (preview.tombstones, self.tombstones),
        ):
            lines += [said(number)] if number else []
        lines += self._asked(preview)
        if preview.new:
            lines.append(self.new(preview))
        elif not lines:
            lines.append(self.nothing())
        return "\n".join(lines)

    def _asked(self, preview: Preview) -> list[str]:
        """Return what a file leaves open, and what is done about it."""
        said = {
            OpenQuestion.UNIT: self.unit_assumed(preview.unit),
            OpenQuestion.DAY_ORDER: self.day_order_open(),
            OpenQuestion.ACTIVITY: self.activity(preview.others, counts=preview.activity),
        }
        return [sentence for ask, sentence in said.items() if ask in preview.asks]

    def new(self, preview: Preview) -> str:
        """Say what would be added: "New: 2 workouts with 9 sets, 2025-05-05 to 2025-05-07."."""
        workouts = self.plural("{number} workout", "{number} workouts", preview.new)
        sets = self.plural("{number} set", "{number} sets", preview.sets)
        if preview.first == preview.last:
            return self.text(
                "New: {workouts} with {sets}, {day}.",
                workouts=workouts,
                sets=sets,
                day=preview.first,
            )
        return self.text(
            "New: {workouts} with {sets}, {first} to {last}.",
            workouts=workouts,
            sets=sets,
            first=preview.first,
            last=preview.last,
        )

    def nothing(self) -> str:
        """Say that a file holds no workouts."""
        return self.text("The file holds no workout.")

    def known(self, number: int) -> str:
        """Say how many workouts of a file are in the history already."""
        return self.plural(
            "{number} of the file's workouts is here already.",
            "{number} of the file's workouts are here already.",
            number,
        )

    def corrected(self, number: int) -> str:
        """Say how many workouts take over corrections that were made elsewhere."""
        return self.plural(
            "{number} workout was corrected elsewhere later than here: the corrections are taken "
            "over, and the first values stay.",
            "{number} workouts were corrected elsewhere later than here: the corrections are taken "
            "over, and the first values stay.",
            number,
        )

    def excused(self, number: int) -> str:
        """Say how many excused days a file brings."""
        return self.plural(
            "{number} excused day comes with the file.",
            "{number} excused days come with the file.",
            number,
        )

    def unexcused(self, number: int) -> str:
        """Say of how many days the excuse was taken back elsewhere."""
        return self.plural(
            "The excuse of {number} day was taken back elsewhere later: it is taken back here too.",
            "The excuses of {number} days were taken back elsewhere later: they are taken back "
            "here too.",
            number,
        )

    def deleted(self, number: int) -> str:
        """Say how many workouts that are here were deleted elsewhere."""
        return self.plural(
            "{number} workout was deleted elsewhere: it is deleted here too.",
            "{number} workouts were deleted elsewhere: they are deleted here too.",
            number,
        )

    def tombstones(self, number: int) -> str:
        """Say how many workouts come as deleted ones, so that no import brings them back."""
        return self.plural(
            "{number} deleted workout comes with the file and stays deleted.",
            "{number} deleted workouts come with the file and stay deleted.",
            number,
        )

    def left_out(self, number: int) -> str:
        """Say how many rows or workouts cannot be read; their mistakes follow."""
        return self.plural(
            "{number} entry of the file cannot be read and is left out:",
            "{number} entries of the file cannot be read and are left out:",
            number,
        )

    def more(self, number: int) -> str:
        """Say how many mistakes are not shown."""
        return self.plural("And {number} more.", "And {number} more.", number)

    def reading(self, percent: int) -> str:
        """Say how far the reading of a file is."""
        return self.text("Reading the file: {percent} %.", percent=percent)

    def adding(self, percent: int) -> str:
        """Say how far the adding of what was read is."""
        return self.text("Adding the workouts: {percent} %.", percent=percent)

    def cancel(self) -> str:
        """Return the label of the button that ends a long reading or adding."""
        return self.text("Cancel")

    # -- what came of it ---------------------------------------------------------

    def added(self, added: Preview | Trouble | None) -> str:
        """Say what came of an import: what was added, or why nothing; None = nothing was shown."""
        if isinstance(added, Trouble):
            return f"{TroublePhrases(self._catalogue).cause(added)} {self.nothing_added()}"
        if added is None:
            return self.nothing_added()
        merged = self.text(
            "The corrections, deletions and excused days of the file that are later are taken over."
        )
        if not added.new:
            return merged if added.merges else self.nothing_added()
        new = self.plural("{number} workout was added.", "{number} workouts were added.", added.new)
        return f"{new}\n{merged}" if added.merges else new

    def nothing_added(self) -> str:
        """Say that nothing was added."""
        return self.text("Nothing was added.")

    def rehearsal(self) -> str:
        """Say that nothing was added because only the preview was asked for."""
        return self.text("Nothing was added: this was a rehearsal.")

    # -- what is asked -----------------------------------------------------------

    def unit_assumed(self, unit: WeightUnit) -> str:
        """Say what weights without a unit are taken for."""
        if unit is WeightUnit.LB:
            return self.text(
                "The file does not say whether its weights are kg or lb: they are taken as lb."
            )
        return self.text(
            "The file does not say whether its weights are kg or lb: they are taken as kg."
        )

    def day_order_open(self) -> str:
        """Ask which of the numbers of a date is the day."""
        return self.text(
            "The file's dates do not show whether the day, the month or the year comes first: "
            "say which before anything is added."
        )

    def activity(self, number: int, *, counts: bool) -> str:
        """Say whether workouts of other exercises count as days of exercise."""
        if counts:
            return self.plural(
                "{number} workout holds none of your exercises: it counts as a day of exercise.",
                "{number} workouts hold none of your exercises: they count as days of exercise.",
                number,
            )
        return self.plural(
            "{number} workout holds none of your exercises: it is kept, and does not count as a "
            "day of exercise.",
            "{number} workouts hold none of your exercises: they are kept, and do not count as "
            "days of exercise.",
            number,
        )

    def option(self, ask: OpenQuestion) -> str:
        """Say which option of the command line answers a question."""
        match ask:
            case OpenQuestion.UNIT:
                return self.text("Another unit: --unit kg or --unit lb.")
            case OpenQuestion.DAY_ORDER:
                return self.text(
                    "Type it as --dates day-first, --dates month-first or --dates year-first."
                )
            case OpenQuestion.ACTIVITY:
                return self.text("To count them: --count-all.")

    def open_a_file(self) -> str:
        """Return the button that chooses a file to import."""
        return self.text("Open a file…")

    def import_workouts(self) -> str:
        """Return the title of the dialogue that chooses it."""
        return self.text("Import workouts")

    def workouts(self) -> str:
        """Return the name of the files that may hold workouts."""
        return self.text("Workouts")

    def add_them(self) -> str:
        """Return the button that adds what the preview showed."""
        return self.text("Add them")

    def label(self, ask: OpenQuestion) -> str:
        """Return the label of the field that answers a question."""
        match ask:
            case OpenQuestion.UNIT:
                return self.text("Weights in the file")
            case OpenQuestion.DAY_ORDER:
                return self.text("Dates in the file")
            case OpenQuestion.ACTIVITY:
                return self.text("Workouts of other exercises")

    def day_order(self, order: DayOrder | None) -> str:
        """Return what a person can choose for the order of dates; None = not chosen yet."""
        match order:
            case None:
                return self.text("Choose\N{HORIZONTAL ELLIPSIS}")
            case DayOrder.DAY_FIRST:
                return self.text("Day first: 4/5 is 4 May")
            case DayOrder.YEAR_FIRST:
                return self.text("Year first: 26/11/22 is 22 November 2026")
            case _:
                return self.text("Month first: 4/5 is 5 April")

    def unit(self, unit: WeightUnit) -> str:
        """Return what a person can choose for the unit of weights."""
        return self.text("Pounds (lb)") if unit is WeightUnit.LB else self.text("Kilograms (kg)")

    def counts(self, *, counts: bool) -> str:
        """Return what a person can choose for workouts of other exercises."""
        if counts:
            return self.text("Count them as days of exercise")
        return self.text("Keep them, but do not count them")

    # -- what is taken in another way --------------------------------------------

    def remark(self, remark: Remark, number: int) -> str:
        """Say what is not taken as it stands in the file."""
        sentences = {
            Remark.ENCODING: self.text(
                "The file is not Unicode text: it is read in the old encoding of your language. "
                "Check whether the names of the exercises are right."
            ),
            Remark.LANGUAGE: self.text(
                "The names of the months mean different months in several languages: "
                "check whether the dates are right."
            ),
            Remark.OPEN_END: self.plural(
                "{number} workout seems to last for more than half a day or for no time that "
                "can be read: its end is left open.",
                "{number} workouts seem to last for more than half a day or for no time that "
                "can be read: their ends are left open.",
                number,
            ),
            Remark.HALF_REPS: self.plural(
                "{number} set ends with a part of a rep: only whole reps are counted.",
                "{number} sets end with a part of a rep: only whole reps are counted.",
                number,
            ),
            Remark.ODD_VALUE: self.plural(
                "{number} set has a time, distance or RPE that cannot be right: that is left out.",
                "{number} sets have a time, distance or RPE that cannot be right: that is left "
                "out.",
                number,
            ),
            Remark.REST_TIMERS: self.plural(
                "{number} row is a rest timer or another note and not a set: it is left out.",
                "{number} rows are rest timers or other notes and not sets: they are left out.",
                number,
            ),
            Remark.KEPT: self.plural(
                "{number} set has a type, superset, RPE, distance or note: these are kept "
                "and exported again, but not used here.",
                "{number} sets have a type, superset, RPE, distance or note: these are kept "
                "and exported again, but not used here.",
                number,
            ),
        }
        return sentences[remark]

    def _unread(self, columns: Sequence[str]) -> list[str]:
        """Name the columns of a file that hold something and are not taken over."""
        if not columns:
            return []
        names = ", ".join(columns[:MOST_COLUMNS])
        said = self.text("These columns are not read and not kept: {columns}.", columns=names)
        more = len(columns) - MOST_COLUMNS
        return [said, self.more(more)] if more > 0 else [said]

    # -- what is wrong -----------------------------------------------------------

    def mistake(self, mistake: Flaw | Mistake) -> str:
        """Say what is wrong with a file or a place in it."""
        if isinstance(mistake, Mistake):
            packs = PackPhrases(self._catalogue)
            return packs.mistake(dotted(mistake.path), mistake.expected, mistake.found)
        known = self._whole_file(mistake) | self._cell(mistake)
        sentence = known[mistake.kind]
        if not mistake.line:
            return sentence
        return self.text("Line {line}: {sentence}", line=mistake.line, sentence=sentence)

    def _listed(self, mistakes: Sequence[Flaw | Mistake], number: int, *, short: bool) -> list[str]:
        shown = mistakes[:SHOWN] if short else mistakes
        lines = [self.mistake(mistake) for mistake in shown]
        if number > len(shown):
            lines.append(self.more(number - len(shown)))
        return lines

    def _whole_file(self, mistake: Flaw) -> dict[FlawKind, str]:
        """Return what is wrong with a file as a whole, by kind."""
        value = mistake.value
        return {
            FlawKind.UNREADABLE: self.text("The file cannot be read: {reason}.", reason=value),
            FlawKind.NO_FILE: self.text(
                "{path} is not a file: save its content as a file first.", path=value
            ),
            FlawKind.NO_TEXT: self.text(
                "{name} is not a table in text form. If it is a ZIP archive, unpack it first; in a "
                "spreadsheet or in the program that made it, save or export it as CSV.",
                name=value,
            ),
            FlawKind.NO_IMPORT: self.text(
                "{name} is an archive or a plan. Drop it onto the window, or type "
                "`spinecoach archive open` or `spinecoach plan open` before its name.",
                name=value,
            ),
            FlawKind.ENCODING: self.text(
                "The file is not Unicode text, so its letters may be read wrongly: save or export "
                "it again as UTF-8."
            ),
            FlawKind.EMPTY: self.text("{name} is empty.", name=value),
            FlawKind.TOO_LARGE: self.text(
                "The file is larger than a life of workouts: is it the right file?"
            ),
            FlawKind.LONG_LINE: self.text(
                "this line is longer than any workout's: is it the right file?"
            ),
            FlawKind.NO_CSV: self.text(
                "this is not a CSV file that can be read ({reason}).", reason=value
            ),
            FlawKind.NO_JSON: self.text("this is not JSON that can be read."),
            FlawKind.TOO_DEEP: self.text("this JSON is nested more deeply than any of ours."),
            FlawKind.ENDLESS_NUMBER: self.text("a number here has thousands of digits."),
            FlawKind.NOT_OURS: self.text(
                'This JSON is not a history of SpineCoach: its "format" is a different one.'
            ),
            FlawKind.NEWER: self.text(
                "The file has version {version}, which this program does not know: install "
                "the newer SpineCoach.",
                version=value,
            ),
            FlawKind.NO_COLUMN: self._no_column(mistake),
        }

    def _no_column(self, mistake: Flaw) -> str:
        match mistake.place:
            case "exercise":
                return self.text(
                    "{name} is neither our JSON nor a CSV of Hevy, Strong, FitNotes or "
                    "StrongLifts: "
                    "no column names the exercise.",
                    name=mistake.value,
                )
            case "reps":
                return self.text(
                    "{name} is neither our JSON nor a CSV of Hevy, Strong, FitNotes or "
                    "StrongLifts: "
                    "no column has the reps.",
                    name=mistake.value,
                )
        return self.text(
            "{name} is neither our JSON nor a CSV of Hevy, Strong, FitNotes or "
            "StrongLifts: "
            "no column has the date.",
            name=mistake.value,
        )

    def _cell(self, mistake: Flaw) -> dict[FlawKind, str]:
        """Return what is wrong with a value that tables have too, by kind."""
        place, value = mistake.place, mistake.value
        return {
            FlawKind.EXTRA_CELLS: self.text(
                "{width} columns are expected, {count} were found.", width=place, count=value
            ),
            FlawKind.TIME: self.text(
                '{place}: "{value}" is not a date with a time that can be read.',
                place=place,
                value=value,
            ),
            FlawKind.CALENDAR: self.text(
                '{place}: the year of "{value}" cannot be right. If it is of another calendar, '
                "choose the Gregorian calendar in the settings of the phone or program that wrote "
                "the file, and export it again.",
                place=place,
                value=value,
            ),
            FlawKind.FUTURE: self.text(
                "{place}: a workout on {value} cannot have been done yet, or by you.",
                place=place,
                value=value,
            ),
            FlawKind.REPS: self.text(
                '{place}: "{value}" is not a number of reps from 0 to {most}.',
                place=place,
                value=value,
                most=MOST_REPS,
            ),
            FlawKind.THOUSANDS: self.text(
                '{place}: "{value}" may mean two numbers, because its sign may separate thousands '
                "or decimals: write it without that sign.",
                place=place,
                value=value,
            ),
            FlawKind.OPEN_QUOTE: self.text(
                "a quotation mark is missing in this row, so that others stand in it as one cell: "
                "mend it in a text editor."
            ),
            FlawKind.NOTHING_DONE: self.text(
                "{place}: there are neither reps nor a time nor a distance.", place=place
            ),
            FlawKind.WEIGHT: self.text(
                '{place}: "{value}" is not a weight up to {most:g} kg.',
                place=place,
                value=value,
                most=HEAVIEST_KG,
            ),
            FlawKind.UNIT: self.text(
                '{place}: kg or lbs is expected, not "{value}".', place=place, value=value
            ),
            FlawKind.NO_NAME: self.text("{place}: the exercise has no name.", place=place),
        }
