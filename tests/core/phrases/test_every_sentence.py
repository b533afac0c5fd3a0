"""Every sentence of the phrase book is built whole, whatever its values are."""

from __future__ import annotations

import inspect
import itertools
from datetime import UTC, date, datetime
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pytest

from spinecoach.core import finding, mistake, trouble
from spinecoach.core.coaching.plan import PlanPart, PlanPreview, Standing
from spinecoach.core.coaching.progression import (
    AfterGap,
    MoreSets,
    OneMoreRep,
    Reason,
    ShortSetUp,
    StepBack,
    StepUp,
    Suggestion,
    SuggestionKind,
    Target,
)
from spinecoach.core.coaching.routine import Item, Routine
from spinecoach.core.coaching.week_plan import NextDay
from spinecoach.core.exercise.equipment import Equipment
from spinecoach.core.exercise.muscles import Muscle
from spinecoach.core.phrases.catalogue import ENGLISH, PhraseGroup
from spinecoach.core.phrases.charts import CourseEnds, Measure
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.record.adherence import Mark, Week, WeekVerdict
from spinecoach.core.record.archive import (
    ArchivePart,
    ArchivePartKind,
    ArchivePreview,
    Opened,
    Refusal,
    RefusalKind,
)
from spinecoach.core.record.checks import SCALES, FutureDayError, OutOfRangeError
from spinecoach.core.record.edits import EXCUSE, OF_SET, OF_WORKOUT, Conflict, Place
from spinecoach.core.record.imported import (
    Flaw,
    FlawKind,
    OpenQuestion,
    Preview,
    Remark,
)
from spinecoach.core.record.logbook import Ending, LoggedWorkout, Origin
from spinecoach.core.record.outcomes import BackedUp, Exported, Restored, WouldLose
from spinecoach.core.record.sharing import (
    ConflictChoice,
    MachineSeen,
    OddFile,
    SharingState,
    Version,
)
from spinecoach.core.record.tempo import Drift, Tempo
from spinecoach.core.workout.heard import WORDINGS
from spinecoach.core.workout.ports import ListenerExtra
from tests.core.scenes import exercise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

BEGAN = datetime(2026, 11, 28, 7, 5, tzinfo=UTC)

GROUPS = [name for name, member in vars(Phrases).items() if isinstance(member, cached_property)]

Tried = tuple[inspect.Parameter, tuple[object, ...]]

TARGETS = (Target(9), Target(8, 3.0), Target(8, None, "Gentle"), Target(8, 3.0, "Slow"))
REASONS: dict[SuggestionKind, tuple[Reason, ...]] = {
    SuggestionKind.BACK: tuple(
        StepBack("Row", 8, twice, target) for twice in (True, False) for target in TARGETS
    ),
    SuggestionKind.RETURN: (AfterGap(15, lighter=True), AfterGap(15, lighter=False)),
    SuggestionKind.SETS: (MoreSets(3, 2, all_exercises=True), MoreSets(3, 2, all_exercises=False)),
    SuggestionKind.REPS: (OneMoreRep("Row", 8),),
    SuggestionKind.WEIGHT: tuple(StepUp("Row", 12, target) for target in TARGETS),
    SuggestionKind.SET_UP: (ShortSetUp(),),
}
SUGGESTIONS = tuple(
    Suggestion(kind, (), reason, "key") for kind, reasons in REASONS.items() for reason in reasons
)
MORE_REPS = Suggestion(SuggestionKind.REPS, (), OneMoreRep("Row", 8), "key")

WEEKS = tuple(
    Week(date(2026, 11, 16), (Mark.DONE, Mark.PARTIAL, Mark.EXCUSED, *4 * (Mark.NONE,)), 3, verdict)
    for verdict in WeekVerdict
)

FLAWS = tuple(
    Flaw(kind, line, place, "V")
    for kind in FlawKind
    for line, place in ((0, "exercise"), (3, "reps"), (3, "began"))
)
UNTOLD = mistake.Problem("f.toml", 3, "a.b", mistake.Expected(mistake.Wanted.TEXT), mistake.NOTHING)
WRONG = mistake.Mistake(("workouts", 0), mistake.Expected(mistake.Wanted.TABLE), mistake.NOTHING)
REFUSED = Flaw(FlawKind.EMPTY, value="f")
PREVIEWS = (
    Preview("f"),
    Preview("f", refused=(REFUSED,) * 5),
    Preview("f", new=1, sets=1, first=date(2026, 11, 28), last=date(2026, 11, 28)),
    Preview("f", (), 2, 3, date(2026, 11, 1), date(2026, 11, 28), 1, 1, 1, 1, 2, (REFUSED,), 2),
    Preview("f", deleted=1, tombstones=2),
    Preview("f", unread=("Mood",)),
    Preview("f", unread=tuple(map(str, range(14)))),
    Preview("f", known=3, asks=frozenset(OpenQuestion), remarks=tuple((one, 2) for one in Remark)),
)

REFUSALS = tuple(Refusal(kind, detail) for kind in RefusalKind for detail in ("D", ""))
PARTS = tuple(
    ArchivePart(kind, names, names, names)
    for kind in ArchivePartKind
    for names in ((), ("a",), ("a", "b"))
)

PLAN_PARTS = (
    PlanPart(Item("superman", note="slowly"), exercise(), Standing.NEW),
    PlanPart(Item("superman", "gentle", weight_kg=2.0), exercise(), Standing.BESIDE),
    PlanPart(Item("superman"), None, Standing.MISSING),
)

STAMP = "2026-11-28T07:05:00.000Z"
VERSION = Version(f"{STAMP}/0000-aaaaaaaa", "3", "laptop")
CHOICES = tuple(
    ConflictChoice(
        Conflict(Place("w", "", field), ()), date(2026, 11, 28), (VERSION,), "T", exercise, 2
    )
    for field in (*OF_WORKOUT, *OF_SET, EXCUSE)
    if field != "began_utc"  # its values are times: see test_sharing
    for exercise in (("Row",) if field in OF_SET else ("",))
)
ODD_FILES = tuple(OddFile("f", refusal) for refusal in REFUSALS)
FULL_DISK = trouble.Trouble(trouble.TroubleKind.HISTORY_DISK_FULL)
STATES = (
    SharingState(),
    SharingState("f", "desk"),
    SharingState(
        *(
            "f",
            "desk",
            tuple(MachineSeen("m", BEGAN, *told) for told in ((0, 0), (1, 0), (0, 2), (0, 0, 1))),
        ),
        *(ODD_FILES, "gone", FULL_DISK),
    ),
)

SAMPLES: dict[str, tuple[object, ...]] = {
    "int": (0, 1, 2, 21),
    "float": (0.0, 1.0, 2.5, 90.0),
    "bool": (False, True),
    "str": ("Ab", ""),
    "date": (date(2026, 11, 28),),
    "datetime": (BEGAN,),
    "Sequence[float | None]": ((4.1, None),),
    "Tempo": tuple(Tempo(4.3, drift) for drift in Drift),
    "Sequence[str]": ((), ("a",), ("a", "b", "c")),
    "tuple[str, ...]": ((), ("a",), ("a", "b", "c")),
    "Equipment": (Equipment(), Equipment(("a", "b")), Equipment(("a",), 1), Equipment((), 2)),
    "Flaw": FLAWS,
    "Flaw | Mistake": (*FLAWS, WRONG),
    "Preview": PREVIEWS,
    "Preview | Trouble": (*PREVIEWS, FULL_DISK),
    "ConflictChoice": CHOICES,
    "Version": (VERSION, VERSION._replace(value="", machine="")),
    "OddFile": ODD_FILES,
    "SharingState": STATES,
    "Wish": tuple(dict.fromkeys(wording.wish for wording in WORDINGS)),
    "Finding": (
        finding.Finding(
            finding.Component.SOUND, trouble=trouble.Trouble(next(iter(trouble.TroubleKind)))
        ),
        *(
            finding.Finding(part, verdict, "Ab", 2, 1.5, "V")
            for part in finding.Component
            for verdict in finding.Verdict
        ),
    ),
    "ArchivePreview": (
        ArchivePreview("a"),
        ArchivePreview("a", REFUSALS[0]),
        ArchivePreview("a", None, PREVIEWS[3], PARTS),
        *(ArchivePreview("a", history=one, parts=PARTS) for one in PREVIEWS[2:]),
    ),
    "ListenerExtra": (
        ListenerExtra(command="type"),
        ListenerExtra(package="of the system"),
        ListenerExtra(archive="file", folder="place"),
    ),
    "Exercise": (exercise(),),
    "Item": tuple(part.item for part in PLAN_PARTS),
    "PlanPart": PLAN_PARTS,
    "PlanPreview": (
        PlanPreview("a", REFUSALS[0]),
        PlanPreview("a", None, "me", Routine("b", ()), PLAN_PARTS),
        PlanPreview("a", None, "", Routine("b", ()), PLAN_PARTS[:1], known=True),
    ),
    "Opened": tuple(Opened("a", number) for number in (0, 1, 2)),
    "Refusal": REFUSALS,
    "CourseEnds": tuple(
        CourseEnds(measure, 1.0, 2.5, unit) for measure in Measure for unit in ("", "kg")
    ),
    "Outcome": (
        BackedUp("P"),
        *(kind("P", number) for kind in (Exported, WouldLose) for number in (0, 1, 2)),
        *(Restored(number) for number in (0, 1, 2)),
    ),
    "LoggedWorkout": tuple(
        LoggedWorkout("w", "T", BEGAN, None, 4, (), ending, origin, changed=changed)
        for ending in Ending
        for origin in Origin
        for changed in (False, True)
    ),
    "OutOfRangeError | FutureDayError": (
        FutureDayError(date(2026, 11, 29)),
        *(OutOfRangeError(field, 10) for field in ("note", "reps", "weight_kg", *SCALES)),
    ),
    "Suggestion": SUGGESTIONS,
    "NextDay": tuple(
        NextDay(0, tomorrow=tomorrow, next_week=week)
        for tomorrow, week in ((True, False), (False, True), (False, False))
    ),
    "Sequence[Muscle]": ((), tuple(Muscle)[:1], tuple(Muscle)),
    "Week": WEEKS,
    "Sequence[Week]": ((), WEEKS, WEEKS[:2]),
    "Sequence[Suggestion]": (SUGGESTIONS[:2], SUGGESTIONS[:1], (MORE_REPS,) * 3),
    "Mistake": tuple(
        mistake.Mistake(path, mistake.Expected(mistake.Wanted.TEXT, 1, 2), found)
        for path in (("name",), ("items",), ("items", 1, "exercise"), ("items", 1, "sets"))
        for found in (mistake.NOTHING, mistake.Found(mistake.Seen.LIST, "T", 2))
    ),
    "Expected": (
        *(mistake.Expected(kind, 1, 2, choices=("a", "b")) for kind in mistake.Wanted),
        *(mistake.Expected(mistake.Wanted.NUMBER, 1, 2, unit) for unit in mistake.Unit),
        *(mistake.Expected(kind, 0) for kind in mistake.Wanted),
        mistake.Expected(mistake.Wanted.CHOICE, choices=("red", "blue"), near="red"),
    ),
    "Found": tuple(mistake.Found(kind, "T", 2, "O") for kind in mistake.Seen),
    "Problem": tuple(
        mistake.Problem("f.toml", 3, field, mistake.Expected(kind), mistake.NOTHING)
        for field in ("", "a.b")
        for kind in (mistake.Wanted.TEXT, mistake.Wanted.TABLE)
    ),
    "Sequence[Problem]": tuple(count * (UNTOLD,) for count in (1, 11, 12)),
    "Trouble": tuple(
        trouble.Trouble(
            kind,
            "P",
            "R",
            2,
            (mistake.Mistake(("a", 1), mistake.Expected(mistake.Wanted.TEXT), mistake.NOTHING),),
        )
        for kind in trouble.TroubleKind
    ),
}
"""What is tried for each type of argument, by the type as it is written."""


class Marked:
    """A language whose sentences stand in brackets, so that one from elsewhere is seen."""

    def gettext(self, message: str, /) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, singular: str, plural: str, number: int, /) -> str:
        return f"⟦{ENGLISH.ngettext(singular, plural, number)}⟧"

    def pgettext(self, _context: str, message: str, /) -> str:
        return f"⟦{message}⟧"


def sentences(group: PhraseGroup) -> Iterator[tuple[str, Callable[..., Any], list[Tried]]]:
    """Each method of a group with the values to try for each of its arguments."""
    own = {name for name, _ in inspect.getmembers(PhraseGroup)}
    for name, method in inspect.getmembers(group, inspect.ismethod):
        if name.startswith("_") or name in own:
            continue
        parameters = inspect.signature(method).parameters.values()
        yield name, method, [(p, samples(p, method)) for p in parameters]


def samples(parameter: inspect.Parameter, method: Callable[..., Any]) -> tuple[object, ...]:
    """What to try for an argument; a new type is added to `SAMPLES` or is an Enum."""
    written = str(parameter.annotation)
    wanted = written.removesuffix(" | None")
    also_none = (None,) if written != wanted else ()
    found = SAMPLES.get(wanted)
    if found is None:
        kind = inspect.unwrap(method).__globals__.get(wanted)
        assert isinstance(kind, type), f"no samples for {wanted} of {method.__qualname__}"
        assert issubclass(kind, Enum), f"no samples for {wanted} of {method.__qualname__}"
        found = tuple(kind)
    return (*found, *also_none)


@pytest.mark.parametrize("name", GROUPS)
def test_every_sentence_is_whole_and_comes_from_the_catalogue(name: str) -> None:
    english: PhraseGroup = getattr(Phrases(), name)
    marked: PhraseGroup = getattr(Phrases(Marked()), name)
    for said, method, tried in sentences(english):
        for values in itertools.islice(itertools.product(*(found for _, found in tried)), 300):
            given = {
                parameter.name: value for (parameter, _), value in zip(tried, values, strict=True)
            }
            text = str(method(**given))
            assert "{" not in text, f"{name}.{said} leaves a placeholder: {text}"
            if text.strip():
                other = str(getattr(marked, said)(**given))
                assert other != text or text in parts(given), f"{name}.{said}: {text}"


def parts(given: dict[str, object]) -> set[str]:
    """The texts that came in: they may come out again as they are."""
    whole = [value if isinstance(value, tuple) else (value,) for value in given.values()]
    return {str(part) for values in whole for part in values}
