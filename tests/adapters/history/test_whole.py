"""The whole history as one document, and a mark that changes with all that is done."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from spinecoach.adapters.history.whole import mark_of, whole_document
from spinecoach.core.coaching.pain import Feeling
from tests.histories import years

if TYPE_CHECKING:
    from collections.abc import Callable

    from spinecoach.adapters.history.sqlite import SqliteHistory


def test_the_mark_changes_with_everything_that_is_done(history: SqliteHistory) -> None:
    first, second, *_ = years(2)
    its, marks = history.corrections, [mark_of(history)]
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
    assert len(set(marks)) == len(marks)


def test_the_document_tells_of_edits_though_there_are_none(history: SqliteHistory) -> None:
    first, *_ = years(2)
    history.add([first])
    assert json.loads(whole_document(history, [], []))["edits"] == []
    history.corrections.delete(first.id)
    told = json.loads(whole_document(history, history.workouts(), history.deleted()))
    assert [one["id"] for one in told["deleted_workouts"]] == [first.id]
    assert [one["field"] for one in told["edits"]] == ["deleted"]
