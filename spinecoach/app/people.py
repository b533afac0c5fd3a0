"""Who trains: as typed, else as answered at the terminal; and the people of a window.

Nothing here is imported if only one person trains.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from spinecoach.adapters.files.people import JsonPeople
from spinecoach.app.command_line import can_ask, complain, harmless
from spinecoach.app.language import phrases_for
from spinecoach.app.paths import Paths
from spinecoach.core.coaching.people import Removed
from spinecoach.core.preferences import SHARED

if TYPE_CHECKING:
    from pathlib import Path

    from spinecoach.adapters.files.settings import JsonSettings
    from spinecoach.app.options import Options
    from spinecoach.core.coaching.people import NameFault, People, Person
    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.trouble import Trouble


def found(paths: Paths) -> JsonPeople:
    """Return the people as they are; nothing is changed, whoever trains meanwhile."""
    return JsonPeople(paths.home, only_look=True)


def data_of(paths: Paths, typed: str) -> Path:
    """Return the folder of who was typed, else of who trained last: the language is asked there."""
    people = found(paths).people
    return paths.of_person((people.find(typed) or people.latest).own).data


def trains(paths: Paths) -> None:
    """Save who trains now; only a process that has the lock may do so."""
    kept = JsonPeople(paths.home)
    kept.trains(kept.people.of(paths.own) or kept.people.latest)


def settle(options: Options) -> bool:
    """Settle who trains, and in whose language; False if that cannot be found out.

    It is asked once, at the terminal; if nobody can answer, the option is named.
    """
    paths = Paths.of(options.data_dir)
    people = found(paths)
    if people.trouble is not None:
        complain(options.phrases.troubles.cause(people.trouble))
    alone = None if people.people.several else people.people.everybody[0]
    who = options.who or alone or _asked(people.people, options.phrases)
    if who is None:
        return False
    if (away := people.trouble_of(who)) is not None:
        complain(options.phrases.troubles.cause(away))
        return False
    options.who = who
    language = getattr(options, "language", "")
    options.phrases = phrases_for(options.data_dir, language, data=paths.of_person(who.own).data)
    return True


def _asked(people: People, phrases: Phrases) -> Person | None:
    """Ask who trains until somebody is named; None if nobody answers."""
    words = phrases.people
    numbered = [words.numbered(at, one.name) for at, one in enumerate(people.everybody, start=1)]
    if not can_ask():
        complain(words.say_who(people.names))
        return None
    question = words.ask_who(numbered, people.latest.name)
    while True:
        sys.stderr.write(f"{harmless(question)} ")
        sys.stderr.flush()
        try:
            answer = sys.stdin.readline()
        except KeyboardInterrupt:
            answer = ""
        if not answer:
            sys.stderr.write("\n")
            return None
        if not answer.strip():
            return people.latest
        if (named := named_by(people, answer.strip())) is not None:
            return named


def named_by(people: People, typed: str) -> Person | None:
    """Return who has a name, or stands at a number, which every keyboard can type."""
    if (person := people.find(typed)) is not None:
        return person
    if typed.isdecimal() and 1 <= int(typed) <= len(people.everybody):
        return people.everybody[int(typed) - 1]
    return None


class WindowPeople:
    """Implements `core.coaching.ports.Household` for the window of one person.

    `settings` are theirs: a new person begins with their language.
    """

    def __init__(self, people: JsonPeople, paths: Paths, settings: JsonSettings) -> None:
        self._kept = people
        self._own = paths.own
        self._paths = paths
        self._settings = settings

    @property
    def trouble(self) -> Trouble | None:
        """What is wrong with the list of them."""
        return self._kept.trouble

    @property
    def people(self) -> People:
        """All of them."""
        return self._kept.people

    @property
    def current(self) -> Person:
        """Who trains now."""
        return self.people.of(self._own) or self.people.everybody[0]

    def trouble_of(self, person: Person) -> Trouble | None:
        """Return why somebody's files cannot be used."""
        return self._kept.trouble_of(person)

    def add(self, name: str, own_name: str = "") -> Person | NameFault | Trouble:
        """Add somebody, whose first pages are in the language of who adds them."""
        from spinecoach.adapters.files.settings import JsonSettings
        from spinecoach.core.coaching.people import Person

        person = self._kept.add(name, own_name)
        if isinstance(person, Person):
            theirs = JsonSettings(self._kept.folder(person))
            theirs.change(language=self._settings.get().language)
        return person

    def change(self, person: Person) -> NameFault | Trouble | None:
        """Give somebody another name or colour."""
        return self._kept.change(person)

    def remove(self, person: Person) -> Removed | Trouble:
        """Move somebody's folder aside; what can be made again of what was theirs is deleted."""
        removed = self._kept.remove(person)
        if isinstance(removed, Removed):
            from shutil import rmtree

            rmtree(self._paths.of_person(person.own).cache, ignore_errors=True)
        return removed

    def bring_back(self, removed: Removed) -> Trouble | None:
        """Undo that."""
        return self._kept.bring_back(removed)


def hand_over(before: JsonSettings, after: JsonSettings) -> None:
    """Give the next person's settings what the machine has for all of them."""
    theirs, ours = before.get()._asdict(), after.get()._asdict()
    changed = {name: theirs[name] for name in SHARED if theirs[name] != ours[name]}
    if changed:
        after.change(**changed)
