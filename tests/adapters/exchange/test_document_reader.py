"""Our own documents: read back as they were; what makes no sense is named."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecoach.adapters.exchange import json_stream
from spinecoach.adapters.exchange.document import document
from spinecoach.adapters.exchange.fault import ImportFault
from spinecoach.adapters.history.sqlite import SqliteHistory
from spinecoach.core.mistake import NOTHING, Expected, Found, Mistake, Seen, Wanted
from spinecoach.core.record.edits import Edit, Place
from spinecoach.core.record.imported import FlawKind
from spinecoach.core.record.logbook import (
    Excuse,
    FeltExercise,
    LoggedWorkout,
    PlannedEntry,
    SetExtra,
)
from tests.adapters.exchange.files import faults, taken, written
from tests.histories import SUNDAY, WallClock, years

if TYPE_CHECKING:
    from pathlib import Path

    from spinecoach.core.record.imported import Incoming

PLANNED = PlannedEntry("superman", "Superman", "gentle", 2, 12, 60.0, 1.5, 0.9)
EXTRA = SetExtra("warmup", "1", 8.5, "slow", 20.0)
STAMP = "2026-11-20T08:00:00.000Z"


def lived() -> list[LoggedWorkout]:
    """Eight weeks; the first workout has all that a workout and a set can have."""
    first, *rest = years(8)
    felt = (FeltExercise("superman", 3, slipped=True), FeltExercise("zz", None, slipped=False))
    odd = replace(first.sets[0], reps=0, target_reps=0, seconds=60.0, distance_m=5.5, extra=EXTRA)
    timed = replace(first.sets[1], rep_seconds=(4.0, None, 3.5))
    sets = (odd, timed, *first.sets[2:])
    full = replace(first, plan=(PLANNED,), felt=felt, pace=1.25, activity=False, sets=sets)
    return [full, *rest]


def test_a_whole_history_moves_to_another_machine_and_back(tmp_path: Path) -> None:
    path = tmp_path / "all.json"
    path.write_bytes(document(lived(), {}, {}))
    with closing(SqliteHistory(tmp_path / "data", WallClock(), wait=None)) as history:
        history.take_in(found := taken(path), found.workouts)
        assert history.workouts() == lived()
        assert document(history.workouts(), {}, {}) == path.read_bytes()


def test_our_document_reads_back_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "all.json"
    own, item = years(8)[0].id, years(8)[0].sets[0].id
    originals: dict[str, dict[tuple[str, str], str | None]] = {
        own: {("", "note"): "", ("", "effort"): None, (item, "reps"): "8"}
    }
    edited = {own: {("", "note"): STAMP, (item, "reps"): STAMP}}
    excuses = {
        date(2026, 11, 5): Excuse("flu", STAMP),
        date(2026, 11, 6): Excuse("", STAMP),
        date(2026, 11, 7): Excuse("pain"),
    }
    path.write_bytes(document(years(8), originals, excuses, edited))
    found = taken(path)
    assert found.workouts == years(8)
    assert (found.originals, found.edited) == (originals, edited)
    assert found.excuses == excuses
    again = document(found.workouts, found.originals, found.excuses, found.edited)
    assert again == path.read_bytes()


MARK = "2026-11-20T08:00:00.000Z/0000-aaaaaaaa"


def test_edits_read_back_as_they_were_and_an_empty_list_of_them_says_that_there_are_none(
    tmp_path: Path,
) -> None:
    path = tmp_path / "all.json"
    own, item = years(8)[0].id, years(8)[0].sets[0].id
    edits = [
        Edit(Place(own, "", "note"), MARK, "stiff"),
        Edit(Place(own, item, "reps"), "2026-11-21T08:00:00.000Z/0001-bbbbbbbb", "3", (MARK,)),
        Edit(Place("", "2026-11-05", "excuse"), "/", ""),
    ]
    for told in (edits, []):
        path.write_bytes(document(years(8), {}, {}, edits=told))
        assert taken(path).edits == told
    path.write_bytes(document([], {}, {}, edits=edits))
    assert taken(path).edits == edits
    path.write_bytes(document(years(8), {}, {}))
    assert taken(path).edits is None


@pytest.mark.parametrize(
    ("wrong", "place", "wanted"),
    [
        ("note", (), Wanted.TABLE),
        ({"workout": "x"}, ("workout",), Wanted.UUID),
        ({"item": 7}, ("item",), Wanted.TEXT_OF_CHARACTERS),
        ({"item": "x"}, ("item",), Wanted.UUID),
        ({"workout": "", "item": "x", "field": "excuse"}, ("item",), Wanted.OUR_VALUE),
        ({"stamp": None}, ("stamp",), Wanted.TEXT_OF_CHARACTERS),
        ({"stamp": "soon"}, ("stamp",), Wanted.OUR_VALUE),
        ({"value": "x" * 3000}, ("value",), Wanted.OUR_VALUE),
        ({"field": "title"}, ("field",), Wanted.OUR_VALUE),
        ({"over": "none"}, ("over",), Wanted.TEXTS),
        ({"over": [7]}, ("over", 0), Wanted.TEXT),
        ({"over": [MARK] * 101}, ("over",), Wanted.OUR_VALUE),
    ],
)
def test_an_edit_that_cannot_be_is_left_out_and_its_field_named(
    tmp_path: Path, wrong: object, place: tuple[str | int, ...], wanted: Wanted
) -> None:
    good = Edit(Place(years(8)[0].id, "", "note"), MARK, "stiff")
    made = json.loads(document(years(8), {}, {}, edits=[good, good]))
    made["edits"][1] = {**made["edits"][1], **wrong} if isinstance(wrong, dict) else wrong
    found = taken(written(tmp_path, json.dumps(made), name="in.json"))
    assert (found.edits, found.left_out) == ([good], 1)
    (named,) = found.mistakes
    assert isinstance(named, Mistake)
    assert (named.path, named.expected.kind) == (("edits", 1, *place), wanted)
    assert len(found.workouts) == len(years(8))


def test_a_document_that_is_laid_out_in_other_lines_and_order_is_read(tmp_path: Path) -> None:
    made = json.loads(document(lived(), {}, {}))
    turned = dict(reversed(made.items()))
    path = written(tmp_path, json.dumps(turned, indent=4, ensure_ascii=True), name="in.json")
    assert taken(path).workouts == lived()


GOOD = document(lived()[:2], {}, {})


def good_document() -> dict[str, Any]:
    made: dict[str, Any] = json.loads(GOOD)
    return made


def changed(made: dict[str, Any], path: tuple[Any, ...], value: object) -> str:
    holder: Any = made
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = value
    return json.dumps(made)


def wanted_of(found: Incoming) -> list[Wanted]:
    """Return what was expected where something is wrong."""
    return [one.expected.kind for one in found.mistakes if isinstance(one, Mistake)]


def kinds(path: Path) -> list[FlawKind]:
    """Return why a file brings nothing."""
    return [one.kind for one in faults(path)]


def test_a_document_without_a_list_of_workouts_is_refused(tmp_path: Path) -> None:
    text = changed(good_document(), ("workouts",), {})
    with pytest.raises(ImportFault) as caught:
        taken(written(tmp_path, text, name="in.json"))
    (mistake,) = caught.value.mistakes
    assert mistake == Mistake(("workouts",), Expected(Wanted.TABLES), Found(Seen.TABLE))


@pytest.mark.parametrize(
    ("path", "value", "kind"),
    [
        (("format",), "else", FlawKind.NOT_OURS),
        (("version",), 2, FlawKind.NEWER),
    ],
)
def test_a_document_that_is_not_ours_is_refused(
    tmp_path: Path, path: tuple[Any, ...], value: object, kind: FlawKind
) -> None:
    text = changed(good_document(), path, value)
    assert kinds(written(tmp_path, text, name="in.json")) == [kind]


FIRST = ("workouts", 0)


@pytest.mark.parametrize(
    ("path", "value", "wanted"),
    [
        (FIRST, 3, Wanted.TABLE),
        ((*FIRST, "id"), "x", Wanted.UUID),
        ((*FIRST, "began"), "2025-11-22T08:00:00", Wanted.MOMENT),
        ((*FIRST, "began"), "2031-11-22T08:00:00+01:00", Wanted.PAST),
        ((*FIRST, "began"), "0001-01-01T00:00:00+14:00", Wanted.MOMENT),
        ((*FIRST, "began"), "1500-01-01T08:00:00+01:00", Wanted.MOMENT),
        ((*FIRST, "began"), "2025-11-22T08:00:00+01:00:30", Wanted.MOMENT),
        ((*FIRST, "ending"), "sudden", Wanted.CHOICE),
        ((*FIRST, "effort"), 11, Wanted.WHOLE),
        ((*FIRST, "planned_sets"), -1, Wanted.WHOLE),
        ((*FIRST, "sets"), None, Wanted.TABLES),
        ((*FIRST, "sets", 0), [], Wanted.TABLE),
        ((*FIRST, "sets", 0, "reps"), 1.5, Wanted.WHOLE),
        ((*FIRST, "sets", 0, "weight_kg"), 1e9, Wanted.NUMBER),
        ((*FIRST, "sets", 0, "title"), "", Wanted.TEXT_OF_CHARACTERS),
        ((*FIRST, "plan", 0), "x", Wanted.TABLE),
        ((*FIRST, "plan", 0, "rest"), -1, Wanted.NUMBER),
        ((*FIRST, "felt", 0, "pain"), 11, Wanted.WHOLE),
        ((*FIRST, "felt", 0), 0, Wanted.TABLE),
        ((*FIRST, "felt"), 2 * [{"exercise": "e", "pain": 1}], Wanted.OWN_ID),
        ((*FIRST, "title"), "half a pair \ud800", Wanted.TEXT_OF_CHARACTERS),
        ((*FIRST, "note"), "half a pair \ud800", Wanted.TEXT_OF_CHARACTERS),
        ((*FIRST, "originals"), {"note": 3}, Wanted.OUR_VALUE),
        ((*FIRST, "originals"), {"effort": "99"}, Wanted.OUR_VALUE),
        ((*FIRST, "originals"), {"began_utc": "soon"}, Wanted.OUR_VALUE),
        ((*FIRST, "originals"), {"secret": "1"}, Wanted.OUR_VALUE),
        ((*FIRST, "sets", 0, "originals"), {"reps": "abc"}, Wanted.OUR_VALUE),
        ((*FIRST, "sets", 0, "originals"), {"reps": None}, Wanted.OUR_VALUE),
        ((*FIRST, "sets", 0, "originals"), {"weight_kg": "nan"}, Wanted.OUR_VALUE),
        ((*FIRST, "sets", 0, "originals"), [1], Wanted.TABLE),
    ],
)
def test_a_workout_that_makes_no_sense_is_named_and_the_other_comes_in(
    tmp_path: Path, path: tuple[Any, ...], value: object, wanted: Wanted
) -> None:
    text = changed(good_document(), path, value)
    found = taken(written(tmp_path, text, name="in.json"))
    (mistake,) = found.mistakes
    assert isinstance(mistake, Mistake)
    assert mistake.expected.kind is wanted
    assert mistake.path[: len(path)] == path
    assert found.workouts == lived()[1:2]


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ({"2026-11-20": "\ud800"}, Wanted.TEXT_OF_CHARACTERS),
        ({"someday": "flu"}, Wanted.DATE),
        ([], Wanted.TABLE),
    ],
)
def test_an_excused_day_that_makes_no_sense_is_named(
    tmp_path: Path, value: object, wanted: Wanted
) -> None:
    text = changed(good_document(), ("excused_days",), value)
    found = taken(written(tmp_path, text, name="in.json"))
    assert wanted_of(found) == [wanted]
    assert len(found.workouts) == 2


@pytest.mark.parametrize("stamp", ["2999-01-01T00:00:00Z", "then", None, 5])
def test_an_excuse_was_taken_back_only_at_a_time_that_has_been(
    tmp_path: Path, stamp: object
) -> None:
    text = changed(good_document(), ("excused_edited",), {"2026-11-20": stamp})
    assert taken(written(tmp_path, text, name="in.json")).excuses == {}


@pytest.mark.parametrize(
    ("like", "value"), [(1, True), (1, 1.0), (8, 8.0), ("Superman", ["Superman"]), (1, None)]
)
def test_a_set_that_only_looks_like_an_earlier_one_is_checked(
    tmp_path: Path, like: object, value: object
) -> None:
    name = "title" if isinstance(like, str) else "reps"
    made = good_document()
    first = made["workouts"][0]
    done = {**first["sets"][0], "extra": {}, name: like}
    own = ("00000000-0000-4000-8000-00000000000a", "00000000-0000-4000-8000-00000000000b")
    first["sets"] = [{**done, "id": own[0]}, {**done, "id": own[1]}]
    both = taken(written(tmp_path, json.dumps(made), name="in.json")).workouts[0].sets
    assert both[1] == replace(both[0], id=own[1])
    first["sets"][1][name] = value
    found = taken(written(tmp_path, json.dumps(made), name="in.json"))
    (wrong,) = found.mistakes
    assert isinstance(wrong, Mistake)
    assert wrong.path == (*FIRST, "sets", 1, name)


def test_a_correction_of_a_time_that_has_not_come_has_no_time(tmp_path: Path) -> None:
    text = changed(good_document(), (*FIRST, "originals"), {"note": ""})
    text = changed(json.loads(text), (*FIRST, "edited"), {"note": "2999-01-01T00:00:00Z"})
    found = taken(written(tmp_path, text, name="in.json"))
    assert found.mistakes == []
    assert found.edited == {}


def test_what_other_programs_tell_is_kept_only_if_it_makes_sense(tmp_path: Path) -> None:
    odd = {"kind": 3, "rpe": 99, "note": "\ud800", "superset": "1", "assisted_kg": True}
    text = changed(good_document(), (*FIRST, "sets", 0, "extra"), odd)
    found = taken(written(tmp_path, text, name="in.json"))
    assert found.workouts[0].sets[0].extra == SetExtra(superset="1")


@pytest.mark.parametrize("item", ["", "sets"])
def test_the_same_id_twice_in_a_document_is_named(tmp_path: Path, item: str) -> None:
    made = good_document()
    first, second = made["workouts"]
    if item:
        second["sets"][0]["id"] = first["sets"][0]["id"]
    else:
        second["id"] = first["id"]
    found = taken(written(tmp_path, json.dumps(made), name="in.json"))
    assert wanted_of(found) == [Wanted.OWN_ID]
    assert len(found.workouts) == 1


def test_the_ids_of_a_workout_that_is_left_out_are_free_for_another(tmp_path: Path) -> None:
    made = good_document()
    first, second = made["workouts"]
    second["id"] = first["id"]
    second["sets"][0]["id"] = first["sets"][0]["id"]
    first["title"] = 3
    found = taken(written(tmp_path, json.dumps(made), name="in.json"))
    assert wanted_of(found) != [Wanted.OWN_ID]
    assert [workout.id for workout in found.workouts] == [first["id"]]


def test_a_workout_that_goes_on_elsewhere_is_over_here(tmp_path: Path) -> None:
    text = changed(good_document(), (*FIRST, "ending"), "open")
    found = taken(written(tmp_path, text, name="in.json"))
    assert found.workouts[0].ending == "stopped"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("{", FlawKind.NO_JSON),
        ('{"format": ', FlawKind.NO_JSON),
        ('{"format" 1}', FlawKind.NO_JSON),
        ("{1: 2}", FlawKind.NO_JSON),
        ('{"a": "\\ud8"}', FlawKind.NO_JSON),
        ('{"a": [1 2]}', FlawKind.NO_JSON),
        ('{"a": 1} 2', FlawKind.NO_JSON),
        ("{}", FlawKind.NOT_OURS),
        ('{"a": []}', FlawKind.NOT_OURS),
        ("[1", FlawKind.NOT_OURS),
        ("[" * 100_000, FlawKind.NOT_OURS),
        ('{"a": ' + "[" * 100_000, FlawKind.TOO_DEEP),
        ('{"a": "' + "x" * 9_000_000, FlawKind.LONG_LINE),
        ('{"a": [' + "0," * 200_000, FlawKind.TOO_LARGE),
        ('{"version": ' + "9" * 5000 + "}", FlawKind.ENDLESS_NUMBER),
    ],
)
def test_half_a_document_is_refused(tmp_path: Path, text: str, kind: FlawKind) -> None:
    assert kinds(written(tmp_path, text, name="in.json")) == [kind]


def test_the_line_of_a_slip_is_named(tmp_path: Path) -> None:
    text = json.dumps(good_document(), indent=1)
    path = written(tmp_path, text + "\n\n x", name="in.json")
    (mistake,) = faults(path)
    assert mistake.line == text.count("\n") + 3


def test_a_long_document_is_read_block_by_block(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_stream, "BLOCK", 1 << 13)
    workouts = years(40)
    path = tmp_path / "long.json"
    path.write_bytes(document(workouts, {}, {}))
    assert path.stat().st_size > 20 * json_stream.BLOCK
    assert taken(path).workouts == workouts


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.sampled_from(["workout", "set", "top", "plan", "felt"]), st.integers(0, 20), json_values)
def test_any_value_anywhere_in_a_document_is_read_or_refused_by_name(
    tmp_path_factory: pytest.TempPathFactory, level: str, number: int, value: object
) -> None:
    made = good_document()
    workout = made["workouts"][0]
    holder = {"top": made, "workout": workout}
    holder |= {"set": workout["sets"][0], "plan": workout["plan"][0], "felt": workout["felt"][0]}
    names = sorted(holder[level])
    holder[level][names[number % len(names)]] = value
    path = tmp_path_factory.getbasetemp() / "any.json"
    path.write_text(json.dumps(made), encoding="utf-8", errors="surrogatepass")
    try:
        found = taken(path)
    except ImportFault:
        return
    for one in found.workouts:
        assert one.began <= datetime.now(SUNDAY.tzinfo)
    path.write_bytes(document(found.workouts, found.originals, found.excuses, found.edited))
    assert taken(path).workouts == found.workouts


def test_a_deleted_workout_without_the_time_of_that_is_left_out(tmp_path: Path) -> None:
    one, other = years(2)[:2]
    whole = document([one], {}, {}, deleted=[(other, "2026-11-22T11:12:42.125Z")])
    (tmp_path / "whole.json").write_bytes(whole)
    found = taken(tmp_path / "whole.json")
    assert ([w.id for w in found.workouts], found.mistakes) == ([one.id], [])
    assert [(w.id, at) for w, at in found.deleted] == [(other.id, "2026-11-22T11:12:42.125Z")]
    for wrong in (b'"deleted": "soon"', b'"deleted": null', b'"deleted": "2999-01-01T00:00:00Z"'):
        text = whole.replace(b'"deleted": "2026-11-22T11:12:42.125Z"', wrong)
        (tmp_path / "wrong.json").write_bytes(text)
        found = taken(tmp_path / "wrong.json")
        assert (len(found.workouts), found.deleted, found.left_out) == (1, [], 1)
        (named,) = found.mistakes
        assert isinstance(named, Mistake)
        assert named.path == ("deleted_workouts", 0, "deleted")


@pytest.mark.parametrize("key", ["id", "began"])
def test_what_a_workout_lacks_is_named_as_nothing(tmp_path: Path, key: str) -> None:
    made = json.loads(document(years(8), {}, {}))
    del made["workouts"][0][key]
    (named,) = taken(written(tmp_path, json.dumps(made), name="in.json")).mistakes
    assert isinstance(named, Mistake)
    assert (named.path, named.found) == (("workouts", 0, key), NOTHING)


def test_a_mistake_names_its_workout_by_its_place_in_the_list(tmp_path: Path) -> None:
    made = json.loads(document(lived(), {}, {}))
    for place in (1, 3):
        made["workouts"][place]["title"] = 7
    found = taken(written(tmp_path, json.dumps(made), name="in.json"))
    places = [one.path[:2] for one in found.mistakes if isinstance(one, Mistake)]
    assert places == [("workouts", 1), ("workouts", 3)]
    assert len(found.workouts) == len(made["workouts"]) - 2


@pytest.mark.parametrize(
    ("told", "kept"),
    [([4, "4", 1e300, 3.5], (4.0, None, None, 3.5)), ({"1": 4}, ()), ("4.0", ()), ([[4]], ())],
)
def test_a_time_of_a_rep_that_makes_no_sense_is_left_out_and_nothing_else(
    tmp_path: Path, told: object, kept: tuple[float | None, ...]
) -> None:
    text = changed(good_document(), (*FIRST, "sets", 0, "rep_seconds"), told)
    found = taken(written(tmp_path, text, name="in.json"))
    assert found.mistakes == []
    first, *others = found.workouts[0].sets
    assert first.rep_seconds == kept
    assert tuple(others) == lived()[0].sets[1:]
