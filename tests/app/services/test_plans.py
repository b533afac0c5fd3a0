"""A plan goes from one person to another: shown first, kept beside, trained, taken back."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import pytest

from spinecoach.adapters.archive.container import pack, unpack
from spinecoach.adapters.files.profile import JsonProfile
from spinecoach.adapters.files.removed import FILE_NAME as REMOVED
from spinecoach.adapters.files.settings import JsonSettings
from spinecoach.adapters.plans.plan_file import KIND, ROUTINE
from spinecoach.app.run.language import phrases_for
from spinecoach.app.services import plans
from spinecoach.app.services.exercises import PersonExercises
from spinecoach.app.services.plans import TAKEN_IN, PlanService
from spinecoach.core.coaching.first_name import ARTICLE_NAME
from spinecoach.core.coaching.plan import HandOut, PlanPreview, Standing
from spinecoach.core.coaching.routine import Item, Routine, Routines, article, plan_of
from spinecoach.core.exercise.exercise import SETS
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.record.archive import RefusalKind, Undone
from spinecoach.core.trouble import TroubleKind
from spinecoach.ui.export import hand_out
from tests.adapters.archive.test_contents import somebody

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DOG = "bird-dog"
BACK = Routine(
    "Back",
    (
        Item(DOG, sets=2, note="No higher than the shoulder"),
        Item("bent-over-row", sets=2, weight_kg=4.5),
    ),
)


class Desk(NamedTuple):
    """Somebody's data folder and what works on it."""

    folder: Path
    profile: JsonProfile
    settings: JsonSettings
    exercises: PersonExercises
    plans: PlanService

    @property
    def kept(self) -> dict[str, bytes]:
        """All that is in the folder, by its names."""
        own = (path for path in self.folder.rglob("*") if path.is_file())
        return {str(path.relative_to(self.folder)): path.read_bytes() for path in own}


def desk(folder: Path, phrases: Phrases | None = None) -> Desk:
    phrases = phrases or Phrases()
    folder.mkdir(exist_ok=True)
    profile, settings = JsonProfile(folder), JsonSettings(folder)
    exercises = PersonExercises(folder, phrases.language)
    service = PlanService(folder, profile, settings, exercises, phrases)
    return Desk(folder, profile, settings, exercises, service)


@pytest.fixture
def mine(tmp_path: Path) -> Desk:
    """A therapist, who has a history, answers, and an exercise of the library."""
    return desk(somebody(tmp_path / "mine"))


@pytest.fixture
def theirs(tmp_path: Path) -> Desk:
    return desk(tmp_path / "theirs")


@pytest.fixture
def path(mine: Desk, tmp_path: Path) -> str:
    file = str(tmp_path / "back.spineplan")
    assert mine.plans.save(file, BACK, "Praxis Müller", with_weights=True) is None
    return file


def titles(shown: PlanPreview) -> list[tuple[str, Standing]]:
    return [(part.exercise.title if part.exercise else "", part.standing) for part in shown.parts]


def test_a_plan_is_shown_and_changes_nothing(theirs: Desk, path: str) -> None:
    shown = theirs.plans.preview(path)
    assert (shown.name, shown.refused, shown.author) == ("back.spineplan", None, "Praxis Müller")
    assert shown.routine == BACK
    assert titles(shown) == [("Bird dog", Standing.NEW), ("Bent-over row", Standing.HERE)]
    assert not shown.known
    assert theirs.kept == {}


def test_a_plan_is_taken_over_with_its_exercises_and_notes(theirs: Desk, path: str) -> None:
    theirs.settings.change(sets=3)
    theirs.plans.preview(path)
    assert theirs.plans.take_in() is None
    routines = theirs.profile.routines()
    assert (routines.saved, routines.chosen) == ((BACK,), "Back")
    assert theirs.settings.get().sets == 0
    planned = plan_of(BACK, theirs.exercises.packs.exercises())
    assert [(one.exercise.id, one.sets, one.note, one.weight_kg) for one in planned] == [
        (DOG, 2, "No higher than the shoulder", None),
        ("bent-over-row", 2, "", 4.5),
    ]
    assert desk(theirs.folder).plans.preview(path).known


def test_a_plan_is_taken_back_to_the_last_byte(theirs: Desk, path: str) -> None:
    own = Routine("Back", (Item("superman"),))
    theirs.profile.keep_routines(Routines((own,), "Back"))
    theirs.settings.change(sets=SETS[1])
    before = theirs.kept
    theirs.plans.preview(path)
    theirs.plans.take_in()
    assert theirs.plans.undoable == "Back 2"
    again = desk(theirs.folder)  # also after the program was closed
    assert again.plans.undo() is Undone.DONE
    kept = again.kept
    assert json.loads(kept.pop(REMOVED)) == {"exercise": ["bird-dog"], "routine": ["Back 2"]}
    assert kept == before
    assert again.plans.undo() is Undone.NOTHING
    assert again.plans.undoable == ""


def test_what_differs_stays_and_the_plans_own_is_kept_beside(theirs: Desk, path: str) -> None:
    theirs.exercises.library.offer(DOG)
    own = theirs.folder / "exercises" / "bird-dog.toml"
    own.write_text(own.read_text("utf-8").replace("Bird dog", "My dog"), "utf-8")
    theirs.exercises.packs.reload()
    theirs.profile.keep_routines(Routines((replace(BACK, own_pace=True),)))
    before = theirs.kept
    shown = theirs.plans.preview(path)
    assert titles(shown)[0] == ("Bird dog (2)", Standing.BESIDE)
    assert shown.routine.name == "Back 2"
    assert theirs.plans.take_in() is None
    assert theirs.profile.routines().saved[1].items[0].exercise == "bird-dog-2"
    after = theirs.kept
    assert {name: after[name] for name in before if "dog" in name} == {
        name: content for name, content in before.items() if "dog" in name
    }
    assert theirs.profile.routines().saved[0] == replace(BACK, own_pace=True)
    assert theirs.plans.preview(path).known  # twice makes no third


def test_what_came_between_looking_and_using_is_not_replaced(theirs: Desk, path: str) -> None:
    theirs.plans.preview(path)
    theirs.exercises.library.offer(DOG)
    own = theirs.folder / "exercises" / "bird-dog.toml"
    own.write_text(own.read_text("utf-8").replace("Bird dog", "My dog"), "utf-8")
    theirs.exercises.packs.reload()
    assert theirs.plans.take_in() is None
    assert "My dog" in own.read_text("utf-8")
    assert theirs.profile.routines().saved[0].items[0].exercise == "bird-dog-2"


def test_nothing_of_a_person_is_in_a_plan(mine: Desk, tmp_path: Path) -> None:
    mine.profile.own((4.5,))
    routine = article(mine.exercises.packs.exercises(), owned=mine.profile.weights())
    assert any(item.weight_kg for item in routine.items)
    file = tmp_path / "a.spineplan"
    mine.plans.save(str(file), routine)
    files = unpack(file.read_bytes(), KIND)
    assert set(files) == {ROUTINE}
    held = json.loads(files[ROUTINE])
    assert set(held) == {"author", "routine"}
    assert {item["weight_kg"] for item in held["routine"]["items"]} == {None}


def test_the_lightest_dumbbell_takes_the_place_of_a_weight_that_no_plan_names(
    mine: Desk, theirs: Desk, tmp_path: Path
) -> None:
    file = str(tmp_path / "a.spineplan")
    mine.plans.save(file, BACK)
    theirs.profile.own((6.0, 3.0))
    assert [item.weight_kg for item in theirs.plans.preview(file).routine.items] == [None, 3.0]


def test_the_articles_routine_is_handed_over_under_its_name_in_the_language(
    mine: Desk, theirs: Desk, tmp_path: Path
) -> None:
    german = phrases_for(None, "de")
    file = str(tmp_path / "a.spineplan")
    routine = article(mine.exercises.packs.exercises())
    desk(mine.folder, german).plans.save(file, routine)
    assert theirs.plans.preview(file).routine.name == "Starker Rücken"
    assert desk(theirs.folder, german).plans.preview(file).routine.name == "Starker Rücken 2"
    mine.plans.save(file, routine)
    assert theirs.plans.preview(file).routine.name == f"{ARTICLE_NAME} 2"


def test_an_exercise_that_is_nowhere_is_left_out_until_its_file_comes(
    mine: Desk, theirs: Desk, tmp_path: Path
) -> None:
    file = str(tmp_path / "a.spineplan")
    mine.plans.save(file, replace(BACK, items=(*BACK.items, Item("nowhere"))))
    shown = theirs.plans.preview(file)
    assert titles(shown)[2] == ("", Standing.MISSING)
    assert shown.routine.items[2].exercise == "nowhere"
    mine.plans.save(file, Routine("None", (Item("nowhere"),)))
    assert not theirs.plans.preview(file).usable


def test_a_bad_exercise_is_not_taken_for_ones_own_of_that_id(
    theirs: Desk, path: str, tmp_path: Path
) -> None:
    theirs.exercises.library.offer(DOG)
    with open(path, "rb") as whole:  # noqa: PTH123
        files = unpack(whole.read(), KIND)
    files["exercises/bird-dog.toml"] = files["exercises/bird-dog.toml"].replace(b"pose", b"pase")
    bad = tmp_path / "bad.spineplan"
    bad.write_bytes(pack(files, KIND))
    shown = theirs.plans.preview(str(bad))
    assert titles(shown)[0] == ("", Standing.MISSING)
    assert DOG not in [item.exercise for item in shown.routine.items]


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _large(path: Path) -> None:
    path.write_bytes(bytes(200))


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (_empty, RefusalKind.DAMAGED),
        (_large, RefusalKind.TOO_LARGE),
        (lambda path: path.mkdir(), RefusalKind.UNREADABLE),
        (lambda _: None, RefusalKind.UNREADABLE),
    ],
)
def test_what_is_no_plan_is_refused_and_cannot_be_used(
    theirs: Desk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    make: Callable[[Path], None],
    kind: RefusalKind,
) -> None:
    monkeypatch.setattr(plans, "MOST_BYTES", 100)
    make(tmp_path / "x.spineplan")
    shown = theirs.plans.preview(str(tmp_path / "x.spineplan"))
    assert shown.refused is not None
    assert shown.refused.kind is kind
    assert theirs.plans.take_in() is None
    assert theirs.kept == {}


def test_what_was_changed_since_is_not_taken_back(theirs: Desk, path: str) -> None:
    theirs.plans.preview(path)
    theirs.plans.take_in()
    changed = replace(BACK, own_pace=True)
    theirs.profile.keep_routines(theirs.profile.routines().with_routine(changed))
    assert theirs.plans.undoable == ""
    assert theirs.plans.undo() is Undone.CHANGED
    assert theirs.profile.routines().saved == (changed,)


def test_an_exercise_that_another_routine_uses_stays(theirs: Desk, path: str) -> None:
    theirs.plans.preview(path)
    theirs.plans.take_in()
    other = Routine("Other", (Item(DOG),))
    theirs.profile.keep_routines(theirs.profile.routines().with_routine(other))
    assert theirs.plans.undo() is Undone.DONE
    assert theirs.profile.routines() == Routines((other,), "Other")
    assert theirs.exercises.library.added() == {DOG}


def test_a_plan_that_is_here_already_is_only_put_into_use(theirs: Desk, path: str) -> None:
    theirs.plans.preview(path)
    theirs.plans.take_in()
    theirs.profile.keep_routines(replace(theirs.profile.routines(), chosen=ARTICLE_NAME))
    theirs.plans.preview(path)
    theirs.plans.take_in()
    assert theirs.profile.routines() == Routines((BACK,), "Back")
    assert theirs.plans.undo() is Undone.DONE
    assert theirs.profile.routines() == Routines((BACK,), ARTICLE_NAME)


def test_a_plan_in_use_that_is_opened_once_more_can_still_be_taken_back(
    theirs: Desk, path: str
) -> None:
    for _ in range(2):
        theirs.plans.preview(path)
        assert theirs.plans.take_in() is None
    assert theirs.plans.undo() is Undone.DONE
    assert theirs.profile.routines() == Routines()
    assert theirs.exercises.library.added() == frozenset()


@pytest.mark.parametrize("content", [b"{}", b'{"routine": 7}', b'{"routine": {"name": []}}'])
def test_a_note_of_what_came_that_is_damaged_takes_nothing_back(
    theirs: Desk, content: bytes
) -> None:
    (theirs.folder / TAKEN_IN).write_bytes(content)
    assert theirs.plans.undoable == ""
    assert theirs.plans.undo() in {Undone.NOTHING, Undone.CHANGED}


@pytest.mark.parametrize(
    ("key", "value"), [("sets", True), ("sets", 99), ("exercises", 5), ("chosen", []), ("new", 1)]
)
def test_a_note_that_was_damaged_by_hand_takes_nothing_back(
    theirs: Desk, path: str, key: str, value: object
) -> None:
    theirs.plans.preview(path)
    theirs.plans.take_in()
    note = theirs.folder / TAKEN_IN
    note.write_text(json.dumps(json.loads(note.read_text()) | {key: value}))
    again = desk(theirs.folder)
    assert again.plans.undo() is Undone.CHANGED
    assert again.profile.routines().find("Back") is not None


def test_a_routine_is_printed_without_what_is_missing_and_without_weights(
    mine: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[HandOut] = []

    def render(told: HandOut, _reader: object) -> bytes:
        drawn.append(told)
        return b"paper"

    monkeypatch.setattr(hand_out, "render", render)
    paper = tmp_path / "back.pdf"
    routine = replace(BACK, name=ARTICLE_NAME, items=(*BACK.items, Item("nowhere")))
    german = desk(mine.folder, phrases_for(None, "de"))
    assert german.plans.hand_out(str(paper), routine, "Me") is None
    assert paper.read_bytes() == b"paper"
    (told,) = drawn
    assert (told.title, told.author) == ("Starker Rücken", "Me")
    assert [(item.exercise, item.weight_kg) for item, _ in told.exercises] == [
        (DOG, None),
        ("bent-over-row", None),
    ]
    mine.plans.hand_out(str(paper), BACK, with_weights=True)
    assert [item.weight_kg for item, _ in drawn[1].exercises] == [None, 4.5]
    trouble = mine.plans.hand_out(str(tmp_path), BACK)
    assert trouble is not None
    assert trouble.kind is TroubleKind.EXPORT_FAILED


def test_what_is_printed_of_a_plan_has_its_own_name_even_if_that_is_taken(
    mine: Desk, tmp_path: Path
) -> None:
    german = desk(mine.folder, phrases_for(None, "de"))
    file = str(tmp_path / "own.spineplan")
    german.plans.save(file, replace(BACK, name=ARTICLE_NAME))
    preview = german.plans.preview(file)
    assert preview.routine.name == "Starker Rücken 2"
    assert preview.hand_out.title == "Starker Rücken"


def test_why_a_plan_cannot_be_written_is_said(mine: Desk, tmp_path: Path) -> None:
    trouble = mine.plans.save(str(tmp_path), BACK)
    assert trouble is not None
    assert trouble.kind is TroubleKind.EXPORT_FAILED


def test_if_its_exercises_cannot_be_added_nothing_is(theirs: Desk, path: str) -> None:
    theirs.plans.preview(path)
    (theirs.folder / "exercises").write_bytes(b"a file in the place of the folder")
    trouble = theirs.plans.take_in()
    assert trouble is not None
    assert theirs.profile.routines() == Routines()
    assert theirs.plans.undo() is Undone.NOTHING


def test_if_the_routines_cannot_be_kept_that_is_said(theirs: Desk, path: str) -> None:
    theirs.plans.preview(path)
    (theirs.folder / "routines.json").mkdir()
    (theirs.folder / "routines.json" / "x").touch()
    trouble = theirs.plans.take_in()
    assert trouble is not None
    assert trouble.kind is TroubleKind.FILE_NOT_KEPT
