"""Routines, dumbbells, settings and own exercises travel with the history, whatever the order."""

from __future__ import annotations

import json
import random
from contextlib import ExitStack
from dataclasses import replace
from shutil import rmtree
from typing import TYPE_CHECKING

import pytest

from spinecoach import assets
from spinecoach.adapters.files.profile import JsonProfile
from spinecoach.adapters.files.settings import JsonSettings
from spinecoach.adapters.history.edits import added
from spinecoach.adapters.history.whole import whole_document
from spinecoach.adapters.packs.library import PackLibrary
from spinecoach.adapters.packs.shelf import PackShelf
from spinecoach.adapters.sharing.folder import path_of
from spinecoach.adapters.sharing.machine_file import unpacked
from spinecoach.adapters.sharing.person import PersonEdits, things_in
from spinecoach.core.coaching.readiness import HealthQuestion, Readiness
from spinecoach.core.coaching.routine import MOST_DECLINED, Item, Routine, Routines
from spinecoach.core.record.edits import (
    ANSWERS,
    CHOSEN,
    DECLINED,
    DUMBBELLS,
    EXERCISE,
    OF_PERSON,
    ROUTINE,
    SETTING,
    YES,
    Edit,
    Place,
    conflicts,
)
from tests.adapters.sharing.scene import WORKOUTS, Machine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

STRONG = Routine("Strong", (Item("superman", note="slowly"),))
PACE, ROUTINE_IN_USE = Place("", "pace", SETTING), Place("", "", CHOSEN)
LIFT = Place("", "my-lift", EXERCISE)
SUPERMAN = (assets.exercises_dir() / "20-superman.toml").read_text(encoding="utf-8")
MANY_REPS = '{"exercise": "superman", "reps": 100000}'
NEWER = '{"exercise": "superman", "tempo": "of a newer version"}'


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Callable[..., Machine]]:
    (tmp_path / "folder").mkdir()
    with ExitStack() as closing:

        def made(name: str, days_off: int = 0) -> Machine:
            one = Machine(tmp_path / name, tmp_path / "folder", days_off)
            closing.callback(one.history.close)
            return one

        yield made


def profile(machine: Machine) -> JsonProfile:
    return JsonProfile(machine.home)


def settings(machine: Machine) -> JsonSettings:
    return JsonSettings(machine.home)


def library(machine: Machine) -> PackLibrary:
    own = machine.home / "exercises"
    return PackLibrary(PackShelf(assets.exercises_dir(), own), own, assets.optional_exercises_dir())


def take_in(machine: Machine) -> bool:
    its = PersonEdits(machine.history, answers=machine.sync.answers)
    return its.take_in(settings(machine), profile(machine), library(machine))


def settle(*machines: Machine) -> None:
    for _ in range(2):
        for one in machines:
            found = one.round()
            assert (found.away, found.trouble, found.odd) == ("", None, [])
            take_in(one)


def add_lift(machine: Machine, title: str = "My lift") -> None:
    """Add an exercise with German words."""
    made = machine.home.with_name("made")
    made.mkdir(exist_ok=True)
    for words in ("", ".de"):
        text = (assets.exercises_dir() / f"20-superman{words}.toml").read_text(encoding="utf-8")
        text = text.replace('id = "superman"', 'id = "my-lift"', 1)
        text = text.replace('title = "Superman"', f'title = "{title}"', 1)
        (made / f"my-lift{words}.toml").write_text(text, encoding="utf-8")
    assert library(machine).add(str(made)) == ()


def test_all_that_is_a_person_s_is_on_the_other_machine_and_the_machine_s_own_is_not(
    machine: Callable[..., Machine],
) -> None:
    laptop, desk = machine("laptop"), machine("desk")
    settings(laptop).change(pace=0.8, days="mon wed", volume=20, voice="anna")
    profile(laptop).own([2.5, 5.0])
    profile(laptop).keep_routines(Routines().with_routine(STRONG))
    profile(laptop).answer(Readiness(laptop.clock().date(), frozenset(), professional=False))
    add_lift(laptop)
    settle(laptop, desk)
    chosen = settings(desk).get()
    assert (chosen.pace, chosen.days) == (0.8, "mon wed")
    assert (chosen.volume, chosen.voice) == (80, "")
    assert list(profile(desk).weights()) == [2.5, 5.0]
    assert profile(desk).routines() == Routines((STRONG,), "Strong")
    assert library(desk).added() == {"my-lift"}
    words = "my-lift.de.toml"
    both = [(one.home / "exercises" / words).read_bytes() for one in (laptop, desk)]
    assert both[0] == both[1]
    assert profile(desk).readiness() is None  # about health: they travel only where that is wanted
    assert not any(one.history.corrections.edits.of_fields(["answers"]) for one in (laptop, desk))


def test_an_exercise_written_into_the_folder_by_hand_travels_by_its_id(
    machine: Callable[..., Machine],
) -> None:
    laptop, desk = machine("laptop"), machine("desk")
    add_lift(laptop)
    for own in (laptop.home / "exercises").iterdir():
        own.rename(own.with_name(own.name.replace("my-lift", "Mein Heben")))
    settle(laptop, desk)
    assert library(desk).added() == {"my-lift"}
    add_lift(desk, "My new lift")
    settle(desk, laptop)
    assert things_in(laptop.home) == things_in(desk.home)
    assert len(laptop.history.corrections.edits.of_fields([EXERCISE])) == 2
    library(desk).remove("my-lift")
    settle(desk, laptop)
    assert things_in(laptop.home) == {}


def in_folder(*machines: Machine) -> bytes:
    """All that the files of these machines tell."""
    own = (one.history.store.ask("SELECT value FROM machine WHERE name = 'id'") for one in machines)
    found = [path_of(machines[0].sync.folder, rows[0][0], "0001") for rows in own]
    return b"".join(unpacked(path.read_bytes()).history for path in found)


def test_answers_about_health_travel_where_that_is_wanted_and_leave_the_folder_where_it_is_not(
    machine: Callable[..., Machine],
) -> None:
    laptop, desk, cellar = three = machine("laptop"), machine("desk"), machine("cellar")
    said = Readiness(laptop.clock().date(), frozenset({HealthQuestion.BACK}), professional=True)
    profile(laptop).answer(said)
    for one in (laptop, desk):
        one.share_answers()
    settle(*three)
    assert (profile(desk).readiness(), profile(cellar).readiness()) == (said, None)
    assert [b'"answers"' in in_folder(one) for one in three] == [True, True, False]
    assert b'"answers"' not in cellar.told()  # nor in its archives
    assert b'"answers"' not in laptop.told()
    profile(desk).forget_answers()
    settle(desk, laptop)
    assert profile(laptop).readiness() is None
    for one in (laptop, desk):
        one.share_answers(on=False)
    profile(laptop).answer(said)
    settle(*three)
    assert profile(desk).readiness() is None
    assert profile(laptop).readiness() == said
    assert b'"answers"' not in in_folder(*three)


@pytest.mark.parametrize(
    "value", ["[]", "{}", '{"asked": "2026-11-22"}', '{"asked": "soon", "yes": [], "more": 1}']
)
def test_answers_that_make_no_sense_are_not_taken(
    machine: Callable[..., Machine], value: str
) -> None:
    desk = machine("desk")
    desk.share_answers()
    said = Readiness(desk.clock().date(), frozenset(), professional=False)
    profile(desk).answer(said)
    settle(desk)
    edit = Edit(Place("", "", ANSWERS), "2999-01-01T00:00:00.000Z/0000-0123abcd", value)
    desk.history.store.write(added(edit), wait=None)
    take_in(desk)
    assert profile(desk).readiness() == said


def test_what_is_changed_back_or_removed_is_so_everywhere(machine: Callable[..., Machine]) -> None:
    laptop, desk = machine("laptop"), machine("desk")
    settings(laptop).change(pace=0.8)
    profile(laptop).own([2.5])
    profile(laptop).keep_routines(Routines().with_routine(STRONG))
    add_lift(laptop)
    settle(laptop, desk)
    settings(desk).change(pace=1.0)
    profile(desk).own([])
    profile(desk).keep_routines(Routines())
    library(desk).remove("my-lift")
    settle(desk, laptop)
    assert things_in(laptop.home) == things_in(desk.home) == {}
    settle(desk, laptop)
    assert things_in(laptop.home) == {}  # and nothing returns


def test_a_question_answered_not_now_is_not_asked_on_the_other_machine(
    machine: Callable[..., Machine],
) -> None:
    laptop, desk = machine("laptop"), machine("desk")
    profile(laptop).keep_routines(Routines().with_routine(STRONG).declining("more sets"))
    profile(desk).keep_routines(Routines().declining("longer hold"))
    settle(laptop, desk)
    for one in (laptop, desk):
        assert sorted(profile(one).routines().declined) == ["longer hold", "more sets"]
    for number in range(MOST_DECLINED):
        profile(desk).keep_routines(profile(desk).routines().declining(f"later {number}"))
    settle(desk, laptop)
    for one in (laptop, desk):
        assert set(profile(one).routines().declined) == {f"later {n}" for n in range(MOST_DECLINED)}
    assert conflicts(laptop.history.corrections.edits.all()) == []


def test_one_routine_that_both_changed_is_chosen_by_the_person(
    machine: Callable[..., Machine],
) -> None:
    laptop, desk = machine("laptop"), machine("desk")
    profile(laptop).keep_routines(Routines().with_routine(STRONG))
    settle(laptop, desk)
    for one, sets in ((laptop, 2), (desk, 5)):
        changed = replace(STRONG, items=(Item("superman", sets=sets),))
        profile(one).keep_routines(Routines().with_routine(changed))
    desk.clock.forward(minutes=5)
    settle(laptop, desk)
    both = [conflicts(one.history.corrections.edits.all()) for one in (laptop, desk)]
    assert both[0] == both[1]
    (conflict,) = both[0]
    assert conflict.place == Place("", "Strong", ROUTINE)
    assert profile(laptop).routines() == profile(desk).routines()
    laptop.history.corrections.choose(conflict, conflict.edits[0].value)
    settle(laptop, desk)
    (routine,) = profile(desk).routines().saved
    assert routine.items[0].sets == 2
    assert conflicts(desk.history.corrections.edits.all()) == []


def test_a_fresh_machine_with_nothing_chosen_overrides_nothing(
    machine: Callable[..., Machine],
) -> None:
    laptop, fresh = machine("laptop"), machine("fresh", 400)
    settings(laptop).change(pace=0.8)
    settle(fresh, laptop)
    assert settings(fresh).get().pace == 0.8
    assert conflicts(fresh.history.corrections.edits.all()) == []


def test_what_came_while_nobody_looked_is_no_change_of_this_machine(
    machine: Callable[..., Machine],
) -> None:
    laptop, desk = machine("laptop"), machine("desk")
    settings(laptop).change(pace=0.8)
    settings(desk).change(pace=0.8)
    settle(laptop, desk)
    settings(laptop).change(pace=0.7)
    laptop.round()
    for _ in range(3):
        desk.round()  # reads it, and is closed before it was brought in
    assert settings(desk).get().pace == 0.8
    laptop.round()
    take_in(laptop)
    assert settings(laptop).get().pace == 0.7
    assert take_in(desk)
    assert settings(desk).get().pace == 0.7
    assert not take_in(desk)


def test_a_change_beside_one_that_was_not_brought_in_yet_is_a_conflict(
    machine: Callable[..., Machine],
) -> None:
    laptop, desk = machine("laptop"), machine("desk")
    settings(laptop).change(pace=0.8)
    settle(laptop, desk)
    settings(laptop).change(pace=0.7)
    laptop.round()
    desk.round()
    settings(desk).change(pace=0.6)
    take_in(desk)
    assert settings(desk).get().pace == 0.6  # what a person just chose stays
    settle(desk, laptop)
    (conflict,) = conflicts(laptop.history.corrections.edits.all())
    assert (conflict.place, {edit.value for edit in conflict.edits}) == (PACE, {"0.7", "0.6"})
    assert settings(laptop).get().pace == settings(desk).get().pace


def test_a_damaged_file_is_no_deletion(machine: Callable[..., Machine]) -> None:
    laptop, desk = machine("laptop"), machine("desk")
    profile(laptop).own([2.5])
    settle(laptop, desk)
    (laptop.home / "equipment.json").write_text("[")
    assert things_in(laptop.home) is None
    (laptop.home / "equipment.json").write_text('{"weights_kg": ["two"]}')
    settle(laptop, desk)
    assert list(profile(desk).weights()) == [2.5]
    (laptop.home / "equipment.json").unlink()
    add_lift(laptop)
    (laptop.home / "exercises" / "my-lift.toml").write_bytes(b"\xff")
    assert things_in(laptop.home) is None


def test_what_stood_in_a_file_that_was_set_aside_comes_back_and_is_gone_nowhere(
    machine: Callable[..., Machine],
) -> None:
    laptop, desk = machine("laptop"), machine("desk")
    profile(laptop).own([2.5])
    profile(laptop).keep_routines(Routines((STRONG,), "Strong"))
    settings(laptop).change(pace=0.7)
    settle(laptop, desk)
    for time in ("once", "again"):
        for name in ("equipment.json", "routines.json", "settings.json"):
            (laptop.home / name).write_text("[")
        # The next start renames them, and says so.
        assert JsonSettings(laptop.home, laptop.clock).get().pace == 1.0
        begun = JsonProfile(laptop.home, laptop.clock)
        assert (list(begun.weights()), begun.routines()) == ([], Routines())
        other = replace(STRONG, name=time)
        profile(laptop).keep_routines(Routines((other,), time))
        settle(laptop, desk)
        for one in (laptop, desk):
            assert list(profile(one).weights()) == [2.5]
            assert settings(one).get().pace == 0.7
            assert {STRONG, other} <= set(profile(one).routines().saved)
    profile(laptop).own([])
    settle(laptop, desk)
    assert list(profile(desk).weights()) == []


def test_a_file_that_is_lost_comes_back_and_only_what_a_person_removes_is_gone_elsewhere(
    machine: Callable[..., Machine],
) -> None:
    laptop, desk = machine("laptop"), machine("desk")
    for one in (laptop, desk):
        one.share_answers()
    said = Readiness(laptop.clock().date(), frozenset({HealthQuestion.BACK}), professional=True)

    def all_of_it() -> dict[Place, str] | None:
        settings(laptop).change(pace=0.7, days="mon")
        profile(laptop).own([2.5])
        profile(laptop).keep_routines(Routines((STRONG,), "Strong", ("more sets",)))
        profile(laptop).answer(said)
        add_lift(laptop)
        settle(laptop, desk)
        return things_in(laptop.home)

    whole = all_of_it()
    for path in laptop.home.glob("*.json"):
        path.unlink()
    rmtree(laptop.home / "exercises")
    settle(laptop, desk)
    assert things_in(laptop.home) == things_in(desk.home) == whole

    for path in laptop.home.glob("*.json"):
        path.unlink()
    (laptop.home / "exercises" / "my-lift.toml").unlink()  # its German words stay
    # The program goes on, and writes the files again before others are read.
    settings(laptop).change(volume=20, days="tue")
    other = replace(STRONG, name="Other")
    profile(laptop).keep_routines(Routines((other,), "Strong").declining("longer hold"))
    settle(laptop, desk)
    assert settings(desk).get().pace == settings(laptop).get().pace == 0.7
    assert settings(desk).get().days == "tue"
    assert profile(laptop).routines().saved == (other, STRONG)
    assert profile(laptop).routines().chosen == profile(desk).routines().chosen == "Strong"
    assert set(profile(desk).routines().declined) == {"more sets", "longer hold"}
    assert profile(laptop).readiness() == said
    assert library(laptop).added() == {"my-lift"}

    settings(laptop).change(pace=1.0, days="")
    profile(laptop).own([])
    profile(laptop).keep_routines(Routines())
    profile(laptop).forget_answers()
    library(laptop).remove("my-lift")
    settle(laptop, desk)
    gone = things_in(desk.home)
    assert gone is not None
    assert {place.field for place in gone} == {DECLINED}
    assert PersonEdits(laptop.history).to_come() == {}
    all_of_it()  # what was removed once may be here again, and be lost
    for name in ("routines.json", "readiness.json"):
        (laptop.home / name).unlink()
    rmtree(laptop.home / "exercises")
    settle(laptop, desk)
    for one in (laptop, desk):
        assert things_in(one.home) == (whole or {}) | gone


def test_the_usual_routine_chosen_again_is_so_everywhere(machine: Callable[..., Machine]) -> None:
    laptop, desk = machine("laptop"), machine("desk")
    profile(laptop).keep_routines(Routines((STRONG,), "Strong"))
    settle(laptop, desk)
    profile(laptop).keep_routines(Routines((STRONG,)))
    settle(laptop, desk)
    assert profile(desk).routines() == profile(laptop).routines() == Routines((STRONG,))


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (Place("", "pace", SETTING), "9.0"),
        (Place("", "of a newer version", SETTING), "true"),
        (Place("", "self", SETTING), "1"),
        (Place("", "volume", SETTING), "20"),
        (Place("", "days", SETTING), '"\\ud800"'),
        (Place("", "", DUMBBELLS), "[-1]"),
        (Place("", "Strong", ROUTINE), '{"name": "Strong", "items": []}'),
        (Place("", "Strong", ROUTINE), f'{{"name": "Strong", "items": [{MANY_REPS}]}}'),
        (Place("", "Strong", ROUTINE), f'{{"name": "Strong", "items": [{NEWER}]}}'),
        (Place("", "Strong", ROUTINE), '{"name": "Weak"}'),
        (Place("", "", CHOSEN), "nobody has it"),
        (Place("", "", DECLINED), YES),
        (Place("", " a  question\n", DECLINED), YES),
        (Place("", "my-lift", EXERCISE), '{"my-lift.toml": "id = 1"}'),
        (Place("", "my-lift", EXERCISE), '{"../my-lift.toml": "x", "my-lift.toml": 7}'),
        (Place("", "my-lift", EXERCISE), '{"../settings.toml": "x"}'),
        (LIFT, json.dumps({"other.toml": SUPERMAN.replace('"superman"', '"other"', 1)})),
    ],
)
def test_what_the_files_do_not_take_changes_nothing_and_is_not_told_as_removed(
    machine: Callable[..., Machine], place: Place, value: str
) -> None:
    laptop = machine("laptop")
    edit = Edit(place, "2026-11-22T07:30:00.000Z/0000-aaaaaaaa", value)
    settings(laptop).change(volume=60)
    laptop.history.store.write(added(edit), wait=None)
    assert not take_in(laptop)
    assert settings(laptop).get().volume == 60
    laptop.round()
    assert PersonEdits(laptop.history).to_come() == {place: edit}
    assert laptop.history.corrections.edits.of_fields(OF_PERSON) == [edit]
    assert things_in(laptop.home) == {}


def live(chance: random.Random, machine: Machine) -> None:
    """Change some of what is a person's."""
    match chance.randrange(6):
        case 0:
            settings(machine).change(pace=chance.choice([0.5, 1.0, 1.5]))
        case 1:
            profile(machine).own(chance.choice([[], [2.5], [5.0]]))
        case 2:
            routine = Routine(chance.choice("AB"), (Item("superman", sets=chance.randrange(1, 5)),))
            profile(machine).keep_routines(profile(machine).routines().with_routine(routine))
        case 3:
            ours = profile(machine).routines()
            profile(machine).keep_routines(ours.without(chance.choice("AB")))
        case 4:
            ours = profile(machine).routines()
            profile(machine).keep_routines(ours.declining(chance.choice("abcd")))
        case _:
            machine.history.add([replace(chance.choice(WORKOUTS), note=machine.home.name)])


@pytest.mark.parametrize("seed", range(6))
def test_three_machines_end_alike_in_any_order_with_clocks_a_year_off(
    machine: Callable[..., Machine], seed: int
) -> None:
    chance = random.Random(seed)
    three = [machine(name, off) for name, off in (("a", 0), ("b", 400), ("c", -400))]
    for _ in range(25):
        one = chance.choice(three)
        live(chance, one)
        if chance.random() < 0.5:
            one.round()
        if chance.random() < 0.5:
            take_in(one)
    for _ in range(2):
        settle(*chance.sample(three, 3))
    first, *others = (things_in(one.home) for one in three)
    assert others == [first, first]
    documents = {
        whole_document(one.history, one.history.workouts(), one.history.deleted()) for one in three
    }
    assert len(documents) == 1
