"""Of many mistakes in files of exercises the first are named, the others counted."""

from __future__ import annotations

import pytest

from spinecoach.core.mistake import Expected, Found, Problem, Seen, Wanted
from spinecoach.core.phrases.packs import MOST_NAMED
from spinecoach.core.phrases.phrases import Phrases

PACKS = Phrases().packs


def problems(count: int) -> list[Problem]:
    expected, found = Expected(Wanted.FOLDER_OF_EXERCISES), Found(Seen.NOTHING)
    return [Problem(f"{number}.toml", 1, "", expected, found) for number in range(count)]


@pytest.mark.parametrize("count", [0, 1, MOST_NAMED])
def test_few_mistakes_are_all_named(count: int) -> None:
    found = problems(count)
    assert PACKS.problems(found) == [PACKS.problem(problem) for problem in found]


@pytest.mark.parametrize(("more", "words"), [(1, "1 more mistake "), (990, "990 more mistakes ")])
def test_of_many_mistakes_the_first_are_named_and_the_others_counted(more: int, words: str) -> None:
    *named, last = PACKS.problems(problems(MOST_NAMED + more))
    assert [line.partition(":")[0] for line in named] == [
        f"{number}.toml" for number in range(MOST_NAMED)
    ]
    assert words in last
