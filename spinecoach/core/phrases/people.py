"""Several people who train on one machine: who trains, adding, naming and removing one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.core.coaching.people import LONGEST_NAME, Colour, NameFault
from spinecoach.core.phrases.catalogue import PhraseGroup

if TYPE_CHECKING:
    from collections.abc import Sequence


class PeoplePhrases(PhraseGroup):
    """Several people who train on one machine: who trains, adding, naming and removing one."""

    def who_trains(self) -> str:
        """Ask who trains; this is a heading too."""
        return self.text("Who trains?")

    def how_to_choose(self) -> str:
        """Say which keys choose somebody on the page that asks who trains."""
        return self.text("Press a name or its number. Enter chooses who trained last.")

    def numbered(self, number: int, name: str) -> str:
        """Return somebody's name with the number that chooses them."""
        return self.text("{number} {name}", number=number, name=name)

    # -- the command line --------------------------------------------------------

    def ask_who(self, numbered: Sequence[str], last: str) -> str:
        """Ask at the terminal who trains; a number, a name or just Enter answers."""
        return self.text(
            "Who trains? {people} (a number or a name; Enter = {last}):",
            people=self.text(", ").join(numbered),
            last=last,
        )

    def say_who(self, names: Sequence[str]) -> str:
        """Say that nobody can be asked who it is about."""
        return self.text(
            "Several people train here: say which with --person. They are {people}.",
            people=self.text(", ").join(names),
        )

    def person_wanted(self, typed: str, names: Sequence[str]) -> str:
        """Say that nobody has the name that was typed."""
        if len(names) < 2:  # noqa: PLR2004 - a single person has no name
            return self.text("only one person trains here: leave out --person")
        return self.text(
            "nobody here is called {typed!r}: they are {people}",
            typed=typed,
            people=self.text(", ").join(names),
        )

    # -- the settings ------------------------------------------------------------

    def title(self) -> str:
        """Return the heading of the section about the people."""
        return self.text("People")

    def explained(self) -> str:
        """Say what it means that somebody else trains here too."""
        return self.text(
            "Somebody else can train on this computer too, with their own days, routines, "
            "dumbbells, language, voice and history."
        )

    def no_password(self) -> str:
        """Say that nobody's files are locked."""
        return self.text(
            "There is no password: whoever uses your account on this computer can open "
            "the files of everybody."
        )

    def add(self) -> str:
        """Return the label of the button that adds somebody."""
        return self.text("Add this person")

    def your_name(self) -> str:
        """Name the field for the name of who is the only one so far."""
        return self.text("Your name")

    def new_name(self) -> str:
        """Name the field for the name of who is to be added."""
        return self.text("New person")

    def name(self) -> str:
        """Name the field for the name of one of several."""
        return self.in_context("of a person", "Name")

    def colour(self) -> str:
        """Name the row of colours."""
        return self.text("Colour")

    def colour_name(self, colour: Colour) -> str:
        """Return the name of a colour."""
        return {
            Colour.GREEN: self.text("Green"),
            Colour.BLUE: self.text("Blue"),
            Colour.VIOLET: self.text("Violet"),
            Colour.RED: self.text("Red"),
            Colour.ORANGE: self.text("Orange"),
            Colour.GREY: self.text("Grey"),
        }[colour]

    def added(self, name: str) -> str:
        """Say that somebody was added."""
        return self.text("{name} can train here now.", name=name)

    def switch_to(self, name: str) -> str:
        """Return the label of the button that lets somebody train now."""
        return self.text("Switch to {name}", name=name)

    def switch(self, name: str) -> str:
        """Say what the button with the name of who trains is for, to a screen reader."""
        return self.text("{name} trains. Somebody else", name=name)

    def remove(self, name: str) -> str:
        """Return the label of the button that removes somebody."""
        return self.text("Remove {name}", name=name)

    def stays(self) -> str:
        """Say why the first person has no such button."""
        return self.text(
            "The first person stays: the program keeps the files of the others beside theirs."
        )

    def trains_now(self) -> str:
        """Say why who trains now has no such button."""
        return self.text("To remove who trains now, switch to somebody else first.")

    def removed(self, name: str, path: str) -> str:
        """Say that somebody was removed, and in which folder all that was theirs is; "" = none."""
        if not path:
            return self.text("{name} was removed.", name=name)
        return self.text(
            "{name} was removed. Nothing was deleted: the files are in {path}.",
            name=name,
            path=path,
        )

    def brought_back(self, name: str) -> str:
        """Say that somebody who was removed is here again."""
        return self.text("{name} is here again, with everything.", name=name)

    def fault(self, fault: NameFault) -> str:
        """Say why a name cannot be taken."""
        return {
            NameFault.EMPTY: self.text("Type a name."),
            NameFault.TOO_LONG: self.plural(
                "A name has at most {number} character.",
                "A name has at most {number} characters.",
                LONGEST_NAME,
            ),
            NameFault.ODD: self.text("This name has characters that cannot be seen."),
            NameFault.TAKEN: self.text("Somebody here has this name: take another one."),
        }[fault]
