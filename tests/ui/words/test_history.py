"""The answer about the history's files, or what went wrong instead."""

from __future__ import annotations

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.record.outcomes import Restored
from spinecoach.core.trouble import Trouble, TroubleKind
from spinecoach.ui.words.history import outcome_in_words


def test_an_answer_is_said_and_of_a_trouble_its_cause() -> None:
    phrases, full = Phrases(), Trouble(TroubleKind.HISTORY_DISK_FULL, "/data")
    assert outcome_in_words(phrases, Restored(3)) == phrases.history.outcome(Restored(3))
    assert outcome_in_words(phrases, full) == phrases.troubles.cause(full)
