"""A history shared between machines: how it stands, what is odd, which value is to hold."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from spinecoach.core.coaching.first_name import ARTICLE_NAME
from spinecoach.core.phrases.archive import ArchivePhrases
from spinecoach.core.phrases.catalogue import PhraseGroup
from spinecoach.core.phrases.choices import ChoicePhrases
from spinecoach.core.phrases.common import CommonPhrases
from spinecoach.core.phrases.corrections import CorrectionPhrases
from spinecoach.core.phrases.exchange import ExchangePhrases
from spinecoach.core.phrases.troubles import TroublePhrases
from spinecoach.core.preferences import Preferences
from spinecoach.core.record import edits
from spinecoach.core.record.archive import RefusalKind
from spinecoach.core.record.edits import EXCUSE, OF_PERSON, made_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spinecoach.core.record.sharing import (
        ConflictChoice,
        MachineSeen,
        OddFile,
        SharingState,
        Version,
    )


LONGEST_SHOWN = 60
"""Characters of a note on a button that stands beside another one."""


MOST_SHOWN = 5
"""Odd files that are named: a folder may be full of copies."""

TITLE = re.compile(r'^title *= *"([^"\\\n]+)"', re.MULTILINE)
"""The title in the file of an exercise, as long as nobody writes it in an odder way."""


def _title(pack: object) -> str:
    """Return the title that the file of an exercise gives it; "" if it cannot be found."""
    found = TITLE.search(pack) if isinstance(pack, str) else None
    return found[1] if found else ""


class SharingPhrases(PhraseGroup):
    """A history shared between machines: how it stands, what is odd, which value is to hold."""

    @cached_property
    def _common(self) -> CommonPhrases:
        return CommonPhrases(self._catalogue)

    def title(self) -> str:
        """Return the heading of that part of the settings."""
        return self.text("Everything on several machines")

    def explained(self) -> str:
        """Say what sharing is, what travels, and who carries it."""
        return self.text(
            "Choose a folder that something else brings to your other machines, such as a "
            "synchronised folder or a USB stick. SpineCoach writes files of its own into it and "
            "reads those of the other machines; it sends nothing anywhere."
        )

    def travels(self, *, answers: bool) -> str:
        """Say what travels and what does not; `answers` are those about health."""
        if answers:
            return self.text(
                "Workouts, routines, dumbbells, your own exercises, your settings and your answers "
                "about your health travel. What belongs to a machine (its window, sound and "
                "voices) does not."
            )
        return self.text(
            "Workouts, routines, dumbbells, your own exercises and your settings travel. Your "
            "answers about your health and what belongs to a machine (its window, sound and "
            "voices) do not."
        )

    def answers_stay(self) -> str:
        """Say, where answers about health travel, what of them stays in the folder."""
        return self.text(
            "Then the files also hold what you answered earlier, even if you change or delete it. "
            "When you switch this off on each machine, the answers leave the folder."
        )

    def not_locked(self) -> str:
        """Say who can read what is in the folder."""
        return self.text(
            "These files are not locked: whoever can open the folder can read your workouts, how "
            "they felt and your notes. Choose one that is yours alone."
        )

    def choose_folder(self) -> str:
        """Return the label of the button that chooses the folder."""
        return self.text("Choose a folder…")

    def choose_title(self) -> str:
        """Return the title of the dialogue that asks for the folder."""
        return self.text("The folder through which your history is shared")

    def read_now(self) -> str:
        """Return the label of the button that reads the folder at once."""
        return self.text("Read it now")

    def stop(self) -> str:
        """Return the label of the button that ends the sharing."""
        return self.text("Stop sharing")

    def stopped(self, folder: str) -> str:
        """Say that the sharing was ended, and what became of the folder."""
        return self.text(
            "Your history is shared no more. What lies in {folder} stays there.", folder=folder
        )

    # -- how it stands -----------------------------------------------------------

    def state(self, state: SharingState) -> str:
        """Return how the sharing stands, one sentence in a line."""
        if not state.folder:
            alone = self.text("Your history is on this machine alone.")
            wrong = [TroublePhrases(self._catalogue).cause(state.trouble)] if state.trouble else []
            return "\n".join((*wrong, alone))
        lines = [
            self.text("Shared through {folder}, as “{name}”.", folder=state.folder, name=state.name)
        ]
        lines += map(self._machine, state.machines)
        if not state.machines and not state.away:
            lines.append(self.text("No other machine has written anything there yet."))
        if state.away:
            lines.append(
                self.text(
                    "The folder cannot be used just now: {reason}. SpineCoach tries again by "
                    "itself, and nothing is lost.",
                    reason=state.away,
                )
            )
        if state.trouble is not None:
            lines.append(TroublePhrases(self._catalogue).cause(state.trouble))
        lines += map(self.odd, state.odd[:MOST_SHOWN])
        if len(state.odd) > MOST_SHOWN:
            lines.append(ExchangePhrases(self._catalogue).more(len(state.odd) - MOST_SHOWN))
        return "\n".join(lines)

    def _machine(self, machine: MachineSeen) -> str:
        at, name = self._moment(machine.at), machine.name
        if machine.new:
            return self.plural(
                "Last read from “{name}” on {at}: {number} new workout.",
                "Last read from “{name}” on {at}: {number} new workouts.",
                machine.new,
                name=name,
                at=at,
            )
        if machine.changed:
            return self.plural(
                "Last read from “{name}” on {at}: {number} change.",
                "Last read from “{name}” on {at}: {number} changes.",
                machine.changed,
                name=name,
                at=at,
            )
        if machine.conflicts:
            return self.plural(
                "Last read from “{name}” on {at}: {number} thing that was changed on two machines.",
                "Last read from “{name}” on {at}: {number} things that were changed on two "
                "machines.",
                machine.conflicts,
                name=name,
                at=at,
            )
        return self.text("Last read from “{name}” on {at}: nothing new.", name=name, at=at)

    def _moment(self, at: datetime) -> str:
        return self.text(
            "{date}, {time}", date=self._common.day_and_month(at.date()), time=at.strftime("%H:%M")
        )

    def odd(self, file: OddFile) -> str:
        """Say why a file in the folder brings nothing."""
        if file.refusal.kind is RefusalKind.FOREIGN:
            return self.text(
                "{name} in the folder is no file of SpineCoach, so it was not read.",
                name=file.name,
            )
        if file.refusal.kind is RefusalKind.DAMAGED:
            return self.text(
                "{name} in the folder is there only in part, or damaged. It is read as soon as "
                "it is whole.",
                name=file.name,
            )
        return ArchivePhrases(self._catalogue).refused(file.name, file.refusal)

    # -- which value is to hold ----------------------------------------------------

    def conflicts(self, number: int) -> str:
        """Ask which values are to hold that machines changed without knowing of each other."""
        return self.plural(
            "{number} thing was changed on two machines. Which is right?",
            "{number} things were changed on two machines. Which is right?",
            number,
        )

    def chosen(self) -> str:
        """Say that a choice was kept."""
        return self.text("Kept, and told to the other machines.")

    def asked(self, choice: ConflictChoice) -> str:
        """Name what was changed on two machines."""
        if choice.field in OF_PERSON:
            return self._of_person(choice.field, choice.title)
        date = self._common.long_date(choice.day)
        if choice.field == EXCUSE:
            return self.text("Why {date} is excused", date=date)
        title = self._common.routine(choice.title)
        if choice.exercise:
            name = CorrectionPhrases(self._catalogue).set_of(choice.exercise, choice.number, 1)
            return self._of_set(choice.field, name, date)
        return self._of_workout(choice.field, title, date)

    def _of_person(self, field: str, name: str) -> str:
        match field:
            case edits.SETTING:
                name = ChoicePhrases(self._catalogue).name(name)
                return self.text("The setting “{name}”", name=name)
            case edits.ROUTINE:
                return self.text("The routine “{name}”", name=self._common.routine(name))
            case edits.CHOSEN:
                return self.text("The routine in use")
            case edits.DUMBBELLS:
                return self.text("Your dumbbells")
            case edits.ANSWERS:
                return self.text("Your answers about your health")
            case _:
                return self.text("The exercise “{name}”", name=name)

    def _of_workout(self, field: str, title: str, date: str) -> str:
        match field:
            case "note":
                return self.text("The note of {title}, {date}", title=title, date=date)
            case "pain_before":
                return self.text("Pain before {title}, {date}", title=title, date=date)
            case "pain_after":
                return self.text("Pain after {title}, {date}", title=title, date=date)
            case "effort":
                return self.text("The effort of {title}, {date}", title=title, date=date)
            case "deleted":
                return self.text("Whether {title}, {date}, is kept", title=title, date=date)
            case _:
                return self.text("The day of {title}, now {date}", title=title, date=date)

    def _of_set(self, field: str, name: str, date: str) -> str:
        match field:
            case "reps":
                return self.text("Reps of {name}, {date}", name=name, date=date)
            case "weight_kg":
                return self.text("The weight of {name}, {date}", name=name, date=date)
            case "seconds":
                return self.text("The seconds of {name}, {date}", name=name, date=date)
            case _:
                return self.text("The distance of {name}, {date}", name=name, date=date)

    def version(self, choice: ConflictChoice, version: Version, unit: str) -> str:
        """Return a value with the machine that it is from; weights in the person's `unit`."""
        if choice.field in OF_PERSON:
            value = self._cut(self._thing(choice, version, unit))
        else:
            value = self._value(choice.field, version.value, unit)
        if not version.machine:
            return self.text("{value} (this machine)", value=value)
        return self.text("{value} ({machine})", value=value, machine=version.machine)

    def _thing(self, choice: ConflictChoice, version: Version, unit: str) -> str:
        value = version.value
        match choice.field:
            case edits.SETTING:
                told = json.loads(value) if value else Preferences._field_defaults.get(choice.title)
                return ChoicePhrases(self._catalogue).value(choice.title, told)
            case edits.CHOSEN:
                return self._common.routine(value or ARTICLE_NAME)
            case edits.DUMBBELLS:
                kilograms = json.loads(value) if value else ()
                weights = [self._common.weight(each, unit) for each in kilograms]
                return self._common.comma_listed(weights) or self.text("nothing")
            case edits.ANSWERS if value:
                return self.text("those of {date}", date=self._asked_on(json.loads(value)))
            case _ if value:
                return self._made(choice, version)
            case _:
                return self.text("deleted")

    def _made(self, choice: ConflictChoice, version: Version) -> str:
        """Return what a routine asks for; of an exercise its title, and when it was changed."""
        found = json.loads(version.value)
        if choice.field == edits.ROUTINE:
            return self._common.comma_listed(self._doses(found))
        return self.text(
            "“{title}”, changed on {date}",
            title=_title(found.get(f"{choice.title}.toml")) or choice.title,
            date=self._common.long_date(date.fromisoformat(made_at(version.stamp)[:10])),
        )

    def _asked_on(self, answers: Mapping[str, Any]) -> str:
        """Return the day of some answers; they may be a newer version's."""
        try:
            return self._common.long_date(date.fromisoformat(answers["asked"]))
        except (KeyError, TypeError, ValueError):
            return "?"

    def _doses(self, routine: Mapping[str, Any]) -> list[str]:
        """Return what a routine asks for, item by item; it may be a newer version's."""
        items = routine.get("items")
        told = [one for one in items if isinstance(one, dict)] if isinstance(items, list) else []
        return [
            self.text(
                "{exercise} {sets} x {reps}",
                exercise=one.get("exercise"),
                sets=one.get("sets"),
                reps=one.get("reps"),
            )
            for one in told
        ]

    @staticmethod
    def _cut(text: str) -> str:
        line = " ".join(text.split())
        return line if len(line) <= LONGEST_SHOWN else f"{line[:LONGEST_SHOWN]}…"

    def _value(self, field: str, value: str, unit: str) -> str:
        match field:
            case "deleted":
                return self.text("deleted") if value else self.text("kept")
            case "excuse":
                return value or self.text("not excused")
            case "began_utc" if value:
                return self._common.long_date(datetime.fromisoformat(value).date())
        return self._number(field, value, unit) if value else self.text("nothing")

    def _number(self, field: str, value: str, unit: str) -> str:
        match field:
            case "weight_kg":
                return self._common.weight(float(value), unit)
            case "seconds":
                return self._common.seconds_long(float(value))
            case "distance_m":
                return self._common.metres(round(float(value)))
            case _:
                return self._cut(value)

    # -- the command line ------------------------------------------------------------

    def numbered(self, number: int, what: str, values: str) -> str:
        """Return a thing to choose, as the command line lists it."""
        return self.text("{number}: {what}: {values}", number=number, what=what, values=values)

    def how_to_choose(self) -> str:
        """Say how the command line chooses."""
        return self.text("spinecoach share choose 1 2 takes of the first thing the second value.")

    def nothing_to_choose(self) -> str:
        """Say that there is no such thing or value."""
        return self.text("There is no such thing or value to choose.")

    def no_folder(self, folder: str) -> str:
        """Say that there is no such folder."""
        return self.text("{folder} is no folder.", folder=folder)
