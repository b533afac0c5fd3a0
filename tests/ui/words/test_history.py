"""The answer about the history's files, or what went wrong instead."""

from __future__ import annotations

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.record.answers import Restored
from spinecoach.core.trouble import Trouble, TroubleKind
from spinecoach.ui.words.history import answered


def test_an_answer_is_said_and_of_a_trouble_its_cause() -> None:
    phrases, full = Phrases(), Trouble(TroubleKind.HISTORY_DISK_FULL, "/data")
    assert answered(phrases, Restored(3)) == phrases.history.answer(Restored(3))
    assert answered(phrases, full) == phrases.troubles.cause(full)
