"""The whole history as one document, and a mark that changes with all that is done."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from spinecoach.adapters.history.edits import added
from spinecoach.adapters.history.whole import (
    EARLIEST,
    document_of,
    mark_of,
    marks_of,
    whole_document,
)
from spinecoach.core.coaching.pain import Feeling
from spinecoach.core.record.edits import Edit, Place, unmarked
from spinecoach.core.record.logbook import Ending
from tests.histories import years

if TYPE_CHECKING:
    from collections.abc import Callable

    from spinecoach.adapters.history.sqlite import SqliteHistory


def test_the_mark_changes_with_everything_that_is_done(history: SqliteHistory) -> None:
    first, second, *_ = years(2)
    its, marks, by_year = history.corrections, [mark_of(history)], [marks_of(history)]
    deeds: tuple[Callable[[], None], ...] = (
        lambda: history.add([first, second]),
        lambda: its.change_workout(first.id, note="stiff"),
        lambda: its.change_set(first.id, first.sets[0].id, seconds=9.0),
        lambda: its.delete(first.id),
        lambda: its.undelete(first.id),
        lambda: its.excuse(date(2026, 11, 20), "flu"),
        lambda: history.feelings.feel(second.id, Feeling()),
    )
    for deed in deeds:
        deed()
        assert mark_of(history) == mark_of(history)
        marks.append(mark_of(history))
        by_year.append(marks_of(history))
    assert len(set(marks)) == len(marks)
    assert len({repr(each) for each in by_year}) == len(by_year)


def test_each_year_has_a_mark_and_a_document_of_its_own(history: SqliteHistory) -> None:
    now, *_ = years(1)
    before = replace(now, id=str(uuid4()), began=now.began - timedelta(days=365), sets=())
    running = replace(before, id=str(uuid4()), ending=Ending.OPEN)
    assert list(marks_of(history)) == [EARLIEST]  # the others are to know of the machine
    history.add([now, before, running])
    marks = marks_of(history)
    assert list(marks) == ["2025", "2026"]
    history.corrections.change_workout(before.id, note="stiff")
    history.corrections.excuse(date(2026, 1, 5), "flu")
    elsewhere = Edit(Place(str(uuid4()), "", "note"), unmarked(""), "of one that is not here")
    history.store.write(added(elsewhere), wait=None)
    changed = marks_of(history)
    assert list(changed) == [EARLIEST, "2025", "2026"]
    assert not marks.items() & changed.items()
    told = {year: json.loads(document_of(history, year)) for year in changed}
    assert {year: [one["id"] for one in each["workouts"]] for year, each in told.items()} == {
        EARLIEST: [],
        "2025": [before.id],  # the running one is told when it is over
        "2026": [now.id],
    }
    assert {year: [one["value"] for one in each["edits"]] for year, each in told.items()} == {
        EARLIEST: [elsewhere.value],
        "2025": ["stiff"],
        "2026": ["flu"],
    }
    assert told["2026"]["excused_days"] == {"2026-01-05": "flu"}
    assert told["2025"]["excused_days"] == {}


def test_the_document_tells_of_edits_though_there_are_none(history: SqliteHistory) -> None:
    first, *_ = years(2)
    history.add([first])
    assert json.loads(whole_document(history, [], []))["edits"] == []
    history.corrections.delete(first.id)
    told = json.loads(whole_document(history, history.workouts(), history.deleted()))
    assert [one["id"] for one in told["deleted_workouts"]] == [first.id]
    assert [one["field"] for one in told["edits"]] == ["deleted"]
