"""Several people on one machine: a list, a folder each, and nobody is lost."""

from __future__ import annotations

import json
import os
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from spinecoach.adapters.files.people import JsonPeople
from spinecoach.core.coaching.people import Colour, NameFault, People, Person, Removed
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.trouble import Trouble, TroubleKind

if TYPE_CHECKING:
    from collections.abc import Iterator

NOW = datetime(2026, 11, 28, 7, 0, tzinfo=UTC)

NOBODY = 65534
"""The number of a user who owns nothing."""

posix = pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in lists, not in a mode")


def people_of(home: Path) -> JsonPeople:
    numbers = count(1)
    return JsonPeople(home, lambda: NOW, lambda: f"b{next(numbers)}")


def added(people: JsonPeople, name: str, own_name: str = "") -> Person:
    person = people.add(name, own_name)
    assert isinstance(person, Person)
    return person


@pytest.fixture
def two(tmp_path: Path) -> JsonPeople:
    people = people_of(tmp_path)
    added(people, "Ben", "Anna")
    return people


def test_if_one_person_trains_nothing_is_written_and_nobody_has_a_name(tmp_path: Path) -> None:
    people = people_of(tmp_path)
    assert people.people == People()
    assert people.folder(people.people.everybody[0]) == tmp_path
    people.trains(people.people.everybody[0])
    assert list(tmp_path.iterdir()) == []


def test_who_is_added_has_a_folder_whose_name_tells_nothing(
    tmp_path: Path, two: JsonPeople
) -> None:
    ben = two.people.everybody[1]
    assert two.folder(ben) == tmp_path / "people" / "b1"
    assert two.folder(ben).is_dir()
    again = people_of(tmp_path)
    assert again.people == two.people
    assert again.people.names == ("Anna", "Ben")
    assert again.trouble is None
    assert ben.colour is not again.people.everybody[0].colour


@posix
def test_the_folder_is_its_owners_alone(two: JsonPeople) -> None:
    assert two.folder(two.people.everybody[1]).stat().st_mode & 0o077 == 0


def test_a_new_folder_has_a_name_that_nobody_had(tmp_path: Path) -> None:
    people = JsonPeople(tmp_path)
    first = added(people, "Ben", "Anna")
    people.remove(first)
    assert added(people, "Ben").own != first.own


@pytest.mark.parametrize(
    ("name", "own_name", "fault"),
    [
        ("Ben", "", NameFault.EMPTY),
        ("", "Anna", NameFault.EMPTY),
        ("anna", "Anna", NameFault.TAKEN),
        ("B" * 41, "Anna", NameFault.TOO_LONG),
        ("Ben", "A\x00", NameFault.ODD),
    ],
)
def test_a_name_that_is_refused_changes_nothing(
    tmp_path: Path, name: str, own_name: str, fault: NameFault
) -> None:
    people = people_of(tmp_path)
    assert people.add(name, own_name) is fault
    assert people.people == People()
    assert list(tmp_path.iterdir()) == []


def test_names_and_colours_change_and_the_folder_stays(tmp_path: Path, two: JsonPeople) -> None:
    ben = two.people.everybody[1]
    assert two.change(ben._replace(name="  李  小龍 ", colour=Colour.RED)) is None
    changed = people_of(tmp_path).people.everybody[1]
    assert changed == Person("b1", "李 小龍", Colour.RED)
    assert two.change(ben._replace(name="ANNA")) is NameFault.TAKEN


def test_who_trained_last_is_kept(tmp_path: Path, two: JsonPeople) -> None:
    two.trains(two.people.everybody[1])
    assert people_of(tmp_path).people.latest.name == "Ben"


def test_who_is_removed_is_moved_aside_and_comes_back_as_they_were(
    tmp_path: Path, two: JsonPeople
) -> None:
    ben, before = two.people.everybody[1], two.people
    (two.folder(ben) / "history.db").write_text("all of it")
    added(two, "Cy")
    removed = two.remove(ben)
    assert isinstance(removed, Removed)
    assert removed.path == str(tmp_path / "removed" / "2026-11-28-b1")
    assert people_of(tmp_path).people.names == ("Anna", "Cy")
    assert two.bring_back(removed) is None
    assert people_of(tmp_path).people.names == ("Anna", "Ben", "Cy")
    assert people_of(tmp_path).people.everybody[:2] == before.everybody
    assert (two.folder(ben) / "history.db").read_text() == "all of it"


def test_nobody_who_was_removed_is_moved_over_another(tmp_path: Path, two: JsonPeople) -> None:
    ben = two.people.everybody[1]
    (tmp_path / "removed" / "2026-11-28-b1").mkdir(parents=True)
    removed = two.remove(ben)
    assert isinstance(removed, Removed)
    assert removed.path.endswith("2026-11-28-b1-2")
    two.folder(ben).mkdir()
    trouble = two.bring_back(removed)
    assert trouble is not None
    assert trouble.kind is TroubleKind.PERSON_NOT_MOVED
    assert two.people.names == ("Anna",)


# --- what is wrong ---------------------------------------------------------------------------


def test_a_folder_that_is_missing_is_told_and_the_others_go_on(two: JsonPeople) -> None:
    anna, ben = two.people.everybody
    two.folder(ben).rmdir()
    trouble = two.trouble_of(ben)
    assert trouble == Trouble(TroubleKind.PERSON_AWAY, str(two.folder(ben)))
    assert "Ben" not in Phrases().troubles.cause(trouble)
    assert two.trouble_of(anna) is None
    removed = two.remove(ben)
    assert isinstance(removed, Removed)
    assert removed.path == ""
    assert two.bring_back(removed) is None
    assert two.people.names == ("Anna", "Ben")


@contextmanager
def ordinary_user() -> Iterator[None]:
    """Ask for what an ordinary user may, also if root runs the tests: root may look everywhere."""
    root = os.getuid() == 0
    if root:
        os.setreuid(NOBODY, 0)
    try:
        yield
    finally:
        if root:
            os.setreuid(0, 0)


@posix
def test_a_folder_that_one_may_not_look_into_is_told() -> None:
    with TemporaryDirectory(dir="/tmp") as name:  # pytest's own folders are closed to others
        home = Path(name)
        two = people_of(home)
        ben = added(two, "Ben", "Anna")
        for folder in (home, home / "people", two.folder(ben)):
            folder.chmod(0o755)
        with ordinary_user():
            assert two.trouble_of(ben) is None
            two.folder(ben).chmod(0)
            assert two.trouble_of(ben) == Trouble(TroubleKind.PERSON_AWAY, str(two.folder(ben)))
        two.folder(ben).chmod(0o700)


def test_a_damaged_list_is_kept_aside_and_nobody_is_lost(tmp_path: Path, two: JsonPeople) -> None:
    added(two, "Cy")
    (tmp_path / "people.json").write_text("{")
    again = people_of(tmp_path)
    assert again.trouble is not None
    assert again.trouble.kind is TroubleKind.FILE_DAMAGED
    assert again.people.names == ("1", "2", "3")
    assert [one.own for one in again.people.everybody] == ["", "b1", "b2"]
    assert (tmp_path / "people-damaged-2026-11-28T070000.json").read_text() == "{"


def test_who_only_looks_at_a_damaged_list_leaves_it_where_it_is(
    tmp_path: Path, two: JsonPeople
) -> None:
    (tmp_path / "people.json").write_text("{")
    seen = JsonPeople(tmp_path, only_look=True)
    assert seen.people.names == ("1", "2")
    assert seen.trouble is not None
    assert seen.trouble.kind is TroubleKind.FILE_STAYS_DAMAGED
    assert (tmp_path / "people.json").read_text() == "{"
    (tmp_path / "people.json").unlink()
    assert JsonPeople(tmp_path, only_look=True).trouble is None
    (tmp_path / "people.json").mkdir()
    assert JsonPeople(tmp_path, only_look=True).trouble is not None
    two.trains(two.people.everybody[1])


def test_a_folder_that_was_copied_here_is_a_person(tmp_path: Path, two: JsonPeople) -> None:
    (tmp_path / "people" / "carried").mkdir()
    (tmp_path / "people" / ".trash").mkdir()
    (tmp_path / "people" / "note.txt").write_text("")
    again = people_of(tmp_path)
    assert again.people.names == (*two.people.names, "1")
    assert again.people.everybody[-1].own == "carried"


def test_entries_that_lead_elsewhere_or_say_the_same_twice_are_left_out(
    tmp_path: Path, two: JsonPeople
) -> None:
    entries = [
        {"folder": "../../elsewhere", "name": "Eve", "colour": "red"},
        {"folder": "", "name": "Anna", "colour": "mauve"},
        {"folder": "b1", "name": "Anna", "colour": "blue"},
        {"folder": "b1", "name": "Ben", "colour": "blue"},
        "Ben",
    ]
    (tmp_path / "people.json").write_text(json.dumps({"people": entries, "last": 7}))
    again = people_of(tmp_path)
    assert [(one.own, one.name) for one in again.people.everybody] == [("", "Anna"), ("b1", "1")]
    assert again.trouble is not None
    assert len(again.trouble.mistakes) == 6
    assert again.people.latest.name == "Anna"
    assert two.people.names == ("Anna", "Ben")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["people", "last", "folder", "name", "colour"]), inner, max_size=5
            )
        ),
    )
)
def test_whatever_the_list_says_the_first_is_there_and_all_can_be_told_apart(
    tmp_path: Path, content: object
) -> None:
    (tmp_path / "people.json").write_text(json.dumps(content))
    people = people_of(tmp_path).people
    assert people.everybody[0].own == ""
    folders = [one.own for one in people.everybody]
    assert len(set(folders)) == len(folders)
    if people.several:
        assert all(people.find(one.name) == one for one in people.everybody)


def test_who_cannot_be_added_is_told(tmp_path: Path) -> None:
    (tmp_path / "people").write_text("no folder")
    trouble = people_of(tmp_path).add("Ben", "Anna")
    assert isinstance(trouble, Trouble)
    assert trouble.kind is TroubleKind.PERSON_NOT_ADDED


def test_a_list_that_cannot_be_written_is_told(tmp_path: Path, two: JsonPeople) -> None:
    (tmp_path / "people.json").unlink()
    (tmp_path / "people.json").mkdir()
    trouble = two.change(two.people.everybody[1]._replace(name="Bo"))
    assert isinstance(trouble, Trouble)
    assert trouble.kind is TroubleKind.FILE_NOT_KEPT
    assert two.people.names == ("Anna", "Bo")
