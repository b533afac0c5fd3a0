"""A pack holds its numbers, and a words file beside it the words of one language."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.packs.library import PackLibrary
from spinecoach.adapters.packs.shelf import PackShelf, check, load
from spinecoach.core.phrases.phrases import Phrases
from tests.adapters.packs.packtexts import PACK

if TYPE_CHECKING:
    from pathlib import Path

NUMBERS = """\
id = "wall-push"
posture = "standing"
grip = "empty"
[muscles]
primary = ["pectoralis_major"]
[dose]
reps = [8, 12]
sets = 2
rest = 60
[start]
trunk = 10
hip = 10
shoulder = 90
elbow = 10
[[steps]]
[[steps]]
pose = "start"
[[phases]]
id = "bend"
kind = "eccentric"
seconds = 3
breath = "in"
pose = { trunk = 20, hip = 20, elbow = 90 }
[[phases]]
id = "push"
kind = "concentric"
seconds = 2
breath = "out"
pose = "start"
[[variants]]
id = "slow"
level = "harder"
switch = true
phases = [{ id = "bend", seconds = 5 }, { id = "push" }]
"""

GERMAN = """\
title = "Wandstütz"
summary = "Ein Stütz an der Wand."
equipment = ["Wand"]
cautions = ["Vorher fragen, wenn ein Handgelenk schmerzt."]
steps = ["Eine Armlänge vor die Wand.", "Hände an die Wand."]
[phases.bend]
name = "Beugen"
word = "beugen"
cues = ["Nase zur Wand"]
[phases.push]
name = "Drücken"
word = "drücken"
[corrections]
"der Rücken hängt" = "Lang wie ein Brett."
[variants.slow]
title = "Langsam, mit einer Pause"
short = "Langsam"
why = "Mehr Zeit."
switch = "Seiten wechseln."
[variants.slow.phases.bend]
cues = ["Ganz langsam"]
"""


def put(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    put(tmp_path / "packs", "10-wall.de.toml", GERMAN)
    return put(tmp_path / "packs", "10-wall.toml", NUMBERS)


def said_of(*paths: Path) -> str:
    out = io.StringIO()
    check(paths, out, Phrases())
    return out.getvalue()


def test_the_words_of_a_language_join_the_numbers(pack: Path) -> None:
    wall = load(pack, "de")
    assert (wall.title, wall.language) == ("Wandstütz", "de")
    assert [step.say for step in wall.movement.steps][1] == "Hände an die Wand."
    assert [phase.word for phase in wall.movement.phases] == ["beugen", "drücken"]
    slow = wall.variant("slow")
    assert (slow.title, slow.short) == ("Langsam, mit einer Pause", "Langsam")
    assert slow.movement.switch == "Seiten wechseln."
    assert [p.seconds for p in slow.movement.phases] == [5.0, 2.0]
    assert [p.name for p in slow.movement.phases] == ["Beugen", "Drücken"]
    assert slow.movement.phases[0].cues == ("Ganz langsam",)


def test_a_pack_without_the_wanted_language_is_shown_in_its_own_and_says_so(pack: Path) -> None:
    shelf = PackShelf(pack.parent, language="en")
    assert [exercise.language for exercise in shelf.exercises()] == ["de"]
    assert shelf.problems() == ()


def test_a_pack_in_one_file_may_be_translated_by_a_words_file(tmp_path: Path) -> None:
    own = put(tmp_path, "wall.toml", f'language = "en"\n{PACK}')
    assert load(own, "de").language == "en"
    put(tmp_path, "wall.de.toml", GERMAN)
    assert load(own, "en").title == "Wall push"
    told = said_of(own)
    assert f"{tmp_path / 'wall.de.toml'}:6: phases.Bend: expected a table, found nothing" in told


def test_the_check_names_the_words_file_and_its_line(pack: Path) -> None:
    words = pack.with_name("10-wall.de.toml")
    assert said_of(pack, words).startswith("ok: Wandstütz (de)\n")
    spoilt = GERMAN.replace("Nase zur Wand", "Die Nase ganz nah zur Wand").replace("why", "whi")
    words.write_text(spoilt.replace(', "Hände an die Wand."', ""), encoding="utf-8")
    told = said_of(words)
    assert f"{words}:5: steps: expected a list of 2 texts, one for each step" in told
    assert f"{words}:9: phases.bend.cues[0]: expected a text of at most 4 words" in told
    assert f"{words}:18: variants.slow.whi: expected one of" in told


def test_the_check_names_a_short_form_of_each_language_that_belongs_to_no_cue(pack: Path) -> None:
    put(pack.parent, "10-wall.at.toml", GERMAN + '[shorter]\n"Nase zur Wand" = "Nase vor"\n')
    words = put(pack.parent, "10-wall.de.toml", GERMAN + '[shorter]\n"Nase" = "Nase vor"\n')
    line = len(words.read_text(encoding="utf-8").splitlines())
    told = said_of(pack)
    assert told.count("shorter") == 1
    assert f"note: {words}:{line}: shorter.Nase: expected one of Ganz langsam, Nase zur" in told


def test_a_bad_words_file_is_told_and_the_next_language_is_shown(pack: Path) -> None:
    put(pack.parent, "10-wall.fr.toml", "title = 3\n")
    shelf = PackShelf(pack.parent, language="fr")
    assert [exercise.language for exercise in shelf.exercises()] == ["de"]
    assert any(problem.file.endswith(".fr.toml") for problem in shelf.problems())


def test_the_words_travel_with_a_pack_that_is_added_and_removed(pack: Path, tmp_path: Path) -> None:
    built_in = tmp_path / "none"
    built_in.mkdir()
    own = tmp_path / "own"
    shelf = PackShelf(built_in, own, language="de")
    library = PackLibrary(shelf, own, built_in, "de")
    assert library.add(str(pack.parent)) == ()
    assert [exercise.title for exercise in shelf.exercises()] == ["Wandstütz"]
    assert library.added() == {"wall-push"}
    assert library.remove("wall-push") is None
    assert list(own.iterdir()) == []


def test_a_name_with_a_point_is_a_pack_if_no_other_file_owns_it(tmp_path: Path) -> None:
    own = put(tmp_path, "my.row.toml", PACK)
    assert [exercise.id for exercise in PackShelf(tmp_path).exercises()] == ["wall-push"]
    assert said_of(own).startswith("ok: Wall push\n")


def test_a_key_of_thousands_of_parts_is_refused_at_once(tmp_path: Path) -> None:
    own = put(tmp_path, "row.toml", "a" + ".a" * 20_000 + " = 1\n")
    assert "expected a key of a few parts, found far too many" in said_of(own)
