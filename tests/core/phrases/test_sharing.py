"""What the sharing says: each machine and each odd file in one line, each value with its own."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from spinecoach.core.phrases.sharing import SharingPhrases
from spinecoach.core.record.archive import Refusal, RefusalKind
from spinecoach.core.record.edits import (
    ANSWERS,
    BEGAN,
    CHOSEN,
    DUMBBELLS,
    EXERCISE,
    ROUTINE,
    SETTING,
    Conflict,
    Place,
)
from spinecoach.core.record.sharing import (
    ConflictChoice,
    MachineSeen,
    OddFile,
    SharingState,
    Version,
)

WORDS = SharingPhrases()
CHANGED = "changed on 28 November 2026"
LIFT = '{"my-lift.toml": "id = 1\\ntitle = \\"My lift\\"\\n", "my-lift.de.toml": "title = 1"}'
ASKED = "Your answers about your health"
AT = datetime(2026, 11, 28, 7, 5, tzinfo=UTC)
DAY = date(2026, 11, 22)
ROWS = """{"items": [{"exercise": "row", "sets": 2, "reps": 8}, 7,
                     {"exercise": "row", "sets": 3, "reps": 5}]}"""


def choice(field: str, exercise: str = "") -> ConflictChoice:
    return ConflictChoice(Conflict(Place("w", "", field), ()), DAY, (), "Strong spine", exercise, 2)


def test_what_travels_is_said_with_and_without_the_answers_about_health() -> None:
    without, with_them = (WORDS.travels(answers=answers) for answers in (False, True))
    assert "do not." in without
    assert "your answers about your health travel." in with_them


def test_what_stands_is_one_line_for_the_folder_and_one_for_each_machine() -> None:
    told = {"desk": (3, 0, 1), "stick": (0, 1), "cellar": (0, 0, 1), "attic": (0, 0, 2), "old": ()}
    machines = tuple(MachineSeen(name, AT, *counts) for name, counts in told.items())
    assert WORDS.state(SharingState("/stick", "laptop", machines)).splitlines() == [
        "Shared through /stick, as “laptop”.",
        "Last read from “desk” on 28 November, 07:05: 3 new workouts.",
        "Last read from “stick” on 28 November, 07:05: 1 change.",
        "Last read from “cellar” on 28 November, 07:05: 1 thing that was changed on two machines.",
        "Last read from “attic” on 28 November, 07:05: 2 things that were changed on two machines.",
        "Last read from “old” on 28 November, 07:05: nothing new.",
    ]


def test_a_folder_that_is_away_is_said_quietly() -> None:
    lines = WORDS.state(SharingState("/stick", "laptop", away="No such file or directory"))
    (line,) = lines.splitlines()[1:]
    assert line.startswith("The folder cannot be used just now: No such file or directory.")
    assert line.endswith("nothing is lost.")


@pytest.mark.parametrize("kind", RefusalKind)
def test_each_odd_file_gets_one_sentence_with_its_name(kind: RefusalKind) -> None:
    line = WORDS.odd(OddFile("x.spinecoach-machine", Refusal(kind, "detail")))
    assert "x.spinecoach-machine" in line
    assert "\n" not in line


def test_of_a_folder_full_of_odd_files_a_few_are_named() -> None:
    odd = tuple(OddFile(f"copy {n}", Refusal(RefusalKind.DAMAGED)) for n in range(1000))
    lines = WORDS.state(SharingState("/stick", "laptop", odd=odd)).splitlines()
    assert len(lines) < 10
    assert lines[-1] == "And 995 more."


@pytest.mark.parametrize(
    ("field", "value", "machine", "said"),
    [
        ("note", "sore", "desk", "sore (desk)"),
        ("effort", "", "", "nothing (this machine)"),
        ("deleted", "1", "desk", "deleted (desk)"),
        ("deleted", "", "desk", "kept (desk)"),
        ("excuse", "", "desk", "not excused (desk)"),
        ("excuse", "flu", "desk", "flu (desk)"),
        (BEGAN, "2026-11-20T07:00:00.000Z", "", "20 November 2026 (this machine)"),
        ("weight_kg", "2.5", "desk", "2.5 kg (desk)"),
        ("note", "two\nlines", "desk", "two lines (desk)"),
        ("note", "x" * 2000, "desk", f"{'x' * 60}… (desk)"),
    ],
)
def test_a_value_is_said_with_its_machine(field: str, value: str, machine: str, said: str) -> None:
    assert WORDS.version(choice(field), Version("s", value, machine), "kg") == said


@pytest.mark.parametrize(
    ("field", "name", "value", "asked", "said"),
    [
        (SETTING, "pace", "0.8", "The setting “Pace”", "80 %"),
        (SETTING, "theme", "", "The setting “Theme”", "Same as the system"),
        (SETTING, "of a newer one", "", "The setting “of a newer one”", "as usual"),
        (SETTING, "after", f'"{"x" * 2000}"', "The setting “Train after”", f"{'x' * 60}…"),
        (DUMBBELLS, "", f"[{'2, ' * 50}2]", "Your dumbbells", f"{'2 kg, ' * 10}…"),
        (ROUTINE, "Strong", ROWS, "The routine “Strong”", "row 2 x 8, row 3 x 5"),
        (ROUTINE, "Strong", '{"items": 7}', "The routine “Strong”", ""),
        (EXERCISE, "my-lift", "{}", "The exercise “my-lift”", f"“my-lift”, {CHANGED}"),
        (
            EXERCISE,
            "my-lift",
            '{"my-lift.toml": 3}',
            "The exercise “my-lift”",
            f"“my-lift”, {CHANGED}",
        ),
        (EXERCISE, "my-lift", LIFT, "The exercise “my-lift”", f"“My lift”, {CHANGED}"),
        (ROUTINE, "Strong", "", "The routine “Strong”", "deleted"),
        (CHOSEN, "", "Strong", "The routine in use", "Strong"),
        (CHOSEN, "", "", "The routine in use", "Strong spine"),
        (DUMBBELLS, "", "[2.5, 5]", "Your dumbbells", "2.5 kg, 5 kg"),
        (DUMBBELLS, "", "", "Your dumbbells", "nothing"),
        (ANSWERS, "", '{"asked": "2026-11-20"}', ASKED, "those of 20 November 2026"),
        (ANSWERS, "", '{"asked": 3}', ASKED, "those of ?"),
        (ANSWERS, "", "", ASKED, "deleted"),
        (EXERCISE, "my-lift", "", "The exercise “my-lift”", "deleted"),
    ],
)
def test_a_thing_of_a_person_is_named_and_said(
    field: str, name: str, value: str, asked: str, said: str
) -> None:
    one = ConflictChoice(Conflict(Place("", name, field), ()), DAY, (), name)
    assert WORDS.asked(one) == asked
    version = Version("2026-11-28T07:05:00.000Z/0000-aaaaaaaa", value, "desk")
    assert WORDS.version(one, version, "kg") == f"{said} (desk)"


def test_what_is_asked_names_day_and_workout_or_set() -> None:
    assert WORDS.asked(choice("note")) == "The note of Strong spine, 22 November 2026"
    assert WORDS.asked(choice(BEGAN)) == "The day of Strong spine, now 22 November 2026"
    assert WORDS.asked(choice("excuse")) == "Why 22 November 2026 is excused"
    assert "Row" in WORDS.asked(choice("reps", "Row"))
