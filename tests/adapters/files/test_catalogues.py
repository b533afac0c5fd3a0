"""The words of a language come from its file, or a clear error does."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.files.catalogues import CatalogueError, offered, read
from spinecoach.core.phrases.phrases import Phrases
from tests.languages import put_language

if TYPE_CHECKING:
    from pathlib import Path


def test_a_language_is_offered_if_its_catalogue_is(tmp_path: Path) -> None:
    put_language(tmp_path)
    (tmp_path / "fr" / "LC_MESSAGES").mkdir(parents=True)  # begun, never compiled
    (tmp_path / "spinecoach.pot").touch()
    assert offered(tmp_path) == ["de", "en"]
    assert offered(tmp_path / "nowhere") == ["en"]


def test_sentences_and_plurals_come_from_the_catalogue(tmp_path: Path) -> None:
    put_language(tmp_path)
    phrases = Phrases(read(tmp_path, "de"), "de")
    assert phrases.today.start() == "«Stárt~»"
    assert phrases.common.sets(1) == "«1 sét~»"
    assert phrases.common.sets(2) == "«2 séts~»"


def test_a_language_that_is_not_there_is_an_error_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=str(tmp_path / "de")):
        read(tmp_path, "de")


def test_whatever_is_damaged_is_one_kind_of_error(tmp_path: Path) -> None:
    path = put_language(tmp_path)
    whole = path.read_bytes()
    chance = random.Random(7)
    refused = 0
    for _ in range(300):
        damaged = bytearray(whole[: chance.randrange(len(whole))])
        for _ in range(chance.randrange(4)):
            damaged[chance.randrange(len(damaged)) if damaged else 0 :][:1] = b"\xff"
        path.write_bytes(damaged)
        try:
            Phrases(read(tmp_path, "de"), "de").common.sets(2)
        except CatalogueError:
            refused += 1
    assert refused > 200


def test_a_rule_for_plurals_that_fails_on_a_number_is_damage(tmp_path: Path) -> None:
    path = put_language(tmp_path)
    rule = b"plural=(n != 1);"
    assert rule in path.read_bytes()
    path.write_bytes(path.read_bytes().replace(rule, b"plural=(1%(n-2));"[: len(rule)]))
    with pytest.raises(CatalogueError):
        read(tmp_path, "de")
