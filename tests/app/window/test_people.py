"""The people of a window: added, removed, and what one of them hands to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.adapters.files.people import JsonPeople
from spinecoach.adapters.files.settings import JsonSettings
from spinecoach.app.run.paths import Paths
from spinecoach.app.window.people import WindowPeople, hand_over
from spinecoach.core.coaching.people import NameFault, Person, Removed
from spinecoach.core.trouble import Trouble, TroubleKind

if TYPE_CHECKING:
    from pathlib import Path


def window_people(home: Path, own: str) -> WindowPeople:
    paths = Paths.of(home).of_person(own)
    return WindowPeople(JsonPeople(home), paths, JsonSettings(paths.data))


def test_who_is_added_begins_in_the_language_of_who_adds_them(home: Path) -> None:
    people = window_people(home, "b1")
    assert people.current.name == "Ben"
    cy = people.add("Cy")
    assert isinstance(cy, Person)
    folder = home / "people" / cy.own
    assert JsonSettings(folder).get().language == "de"
    assert people.add("cy") is NameFault.TAKEN
    assert people.change(cy._replace(name="Cyrus")) is None
    assert people.people.names == ("Anna", "Ben", "Cyrus")
    assert people.trouble is None


def test_with_who_is_removed_goes_what_was_kept_to_be_quick(home: Path) -> None:
    people = window_people(home, "")
    ben = people.people.everybody[1]
    cache = Paths.of(home).of_person("b1").cache
    cache.mkdir(parents=True)
    removed = people.remove(ben)
    assert isinstance(removed, Removed)
    assert not cache.exists()
    assert people.bring_back(removed) is None
    assert people.trouble_of(ben) is None
    removed = people.remove(ben)  # who never trained has nothing of that kind
    assert isinstance(removed, Removed)
    assert people.bring_back(removed) is None
    (home / "removed").rmdir()
    (home / "removed").write_text("in the way")
    trouble = people.remove(ben)
    assert isinstance(trouble, Trouble)
    assert trouble.kind is TroubleKind.PERSON_NOT_MOVED


def test_the_next_person_has_the_screen_and_microphone_but_their_own_ears(home: Path) -> None:
    anna, ben = JsonSettings(home), JsonSettings(home / "people" / "b1")
    anna.change(window="there", microphone="USB", volume=30, voice="gmw/en", theme="dark")
    hand_over(anna, ben)
    again = JsonSettings(home / "people" / "b1").get()
    assert (again.window, again.microphone) == ("there", "USB")
    assert (again.volume, again.voice, again.theme, again.language) == (80, "", "system", "de")
    hand_over(anna, ben)
