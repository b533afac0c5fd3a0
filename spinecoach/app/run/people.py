"""Who trains: as typed, else as answered at the terminal.

Nothing here is imported if only one person trains.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from spinecoach.adapters.files.people import JsonPeople
from spinecoach.app.run.console import asked, can_ask, complain
from spinecoach.app.run.language import phrases_for
from spinecoach.app.run.paths import Paths

if TYPE_CHECKING:
    from pathlib import Path

    from spinecoach.app.commands.options import Options
    from spinecoach.core.coaching.people import People, Person
    from spinecoach.core.phrases.phrases import Phrases


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
        try:
            answer = asked(question)
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
