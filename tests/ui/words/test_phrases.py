"""Small pieces of sentences."""

from __future__ import annotations

import pytest

from spinecoach.ui.words.phrases import at_hand, counted, listed, minutes, sentence


@pytest.mark.parametrize(
    ("count", "words"), [(0, "0 sets"), (1, "1 set"), (2, "2 sets"), (12, "12 sets")]
)
def test_one_thing_and_many(count: int, words: str) -> None:
    assert counted(count, "set") == words


@pytest.mark.parametrize(
    ("things", "words"),
    [
        ((), ""),
        (("a mat",), "a mat"),
        (("a mat", "a chair"), "a mat and a chair"),
        (("a mat", "a chair", "a towel"), "a mat, a chair and a towel"),
    ],
)
def test_a_list_reads_like_a_sentence(things: tuple[str, ...], words: str) -> None:
    assert listed(things) == words


@pytest.mark.parametrize(
    ("seconds", "words"), [(5, "1 minute"), (80, "1 minute"), (100, "2 minutes")]
)
def test_a_time_is_told_in_whole_minutes(seconds: float, words: str) -> None:
    assert minutes(seconds) == words


def test_who_has_two_dumbbells_has_one() -> None:
    things = ("mat", "one dumbbell", "two dumbbells", "one chair")
    assert at_hand(things) == ("mat", "two dumbbells", "one chair")


def test_a_sentence_begins_with_a_capital() -> None:
    assert sentence("lift") == "Lift"
    assert sentence("") == ""
