"""A folder of packs becomes a shelf; whatever is wrong with a file is said by line and field."""

from __future__ import annotations

import io
import os
import sys
import tomllib
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from spinecoach.adapters.packs import shelf as packs
from spinecoach.adapters.packs.shelf import LARGEST_FILE, PackError, PackShelf, check, load
from spinecoach.core.phrases.phrases import Phrases
from tests.adapters.packs.packtexts import PACK
from tests.adapters.packs.tomltexts import to_toml

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from spinecoach.core.exercise.exercise import Exercise
    from spinecoach.core.mistake import Problem


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    path = tmp_path / "10-wall-push.toml"
    path.write_text(PACK, encoding="utf-8")
    return path


def in_words(problem: Problem) -> str:
    return Phrases().packs.problem(problem)


def told(shelf: PackShelf) -> tuple[str, ...]:
    return tuple(map(in_words, shelf.problems()))


def problems_of(path: Path) -> list[str]:
    with pytest.raises(PackError) as caught:
        load(path)
    return [in_words(problem).removeprefix(str(path)) for problem in caught.value.problems]


def spoilt(pack: Path, old: str, new: str) -> list[str]:
    assert old in PACK
    pack.write_text(PACK.replace(old, new, 1), encoding="utf-8")
    return problems_of(pack)


# Every mistake by its line


def line_of(text: str, occurrence: int = 1) -> int:
    """The line of the good pack on which that text stands."""
    at = -1
    for _ in range(occurrence):
        at = PACK.index(text, at + 1)
    return PACK.count("\n", 0, at) + 1


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('title = "Wall push"', "title = 3", "title: expected a text of at most 40 char"),
        (
            'grip = "empty"',
            'grip = "pear"',
            "grip: expected one of empty, clasped, shared, pair, single (did you",
        ),
        ("sets = 2", "sets = true", "dose.sets: expected a whole number from 1 to 10, found true"),
        ("rest = 60", "rest = inf", "dose.rest: expected a number from 0 to 600 seconds, found"),
        ("[8, 12]", "[12, 8]", "dose.reps: expected the smaller number first, found [12, 8]"),
        ("trunk = 10", "trunk = 180", "start.trunk: expected a number from -10 to 100 degrees, fo"),
        ("{ shoulder =", "{ sholder =", "start.near.sholder: expected one of ankle, elbow, hip,"),
        ("Put your hands", "a " * 13, "steps[1].say: expected a text of at most 12 words, found"),
        (
            "2.5",
            '"2.5"',
            "phases[2].seconds: expected a number from 0.5 to 30 seconds, found '2.5'",
        ),
        ("Long as", "One two three four as", "corrections.'the back sags': expected a text of at"),
        ("seconds = 4", "seconds = 40", "variants[0].phases[0].seconds: expected a number from"),
        ('"Push" }', '"Psh" }', "variants[0].phases[1].name: expected Bend, Wait, Push, or a pha"),
        ("with-cans", "one-arm", "variants[1].id: expected an id of its own, found one-arm for"),
        ('"our own choice"', "[]", "sources.'3 seconds down': expected a text, found a list of 0"),
        ("trunk = 20, hip =", "near.hip =", "phases[2].pose: expected a pose that a body can take"),
    ],
)
def test_a_wrong_value_is_named_by_line_and_field(
    pack: Path, old: str, new: str, problem: str
) -> None:
    line = line_of('word = "push"\ncues') + 2 if "pose:" in problem else line_of(old)
    assert spoilt(pack, old, new)[-1].startswith(f":{line}: {problem}")


@pytest.mark.parametrize(
    ("missing", "table", "field"),
    [
        ('title = "Wall push"\n', 1, "title"),
        ("rest = 60\n", line_of("[dose]"), "dose.rest"),
        ('breath = "steady"\n', line_of("[[phases]]", 2), "phases[1].breath"),
        ('level = "easier"\n', line_of("[[variants]]", 2), "variants[1].level"),
        ('{ name = "Bend", ', line_of('{ name = "Bend", '), "variants[0].phases[0].name"),
    ],
)
def test_a_missing_value_is_named_by_the_line_of_its_table(
    pack: Path, missing: str, table: int, field: str
) -> None:
    (problem,) = spoilt(pack, missing, "{ " if missing.startswith("{") else "")
    assert problem.startswith(f":{table}: {field}: expected ")
    assert problem.endswith(", found nothing")


def test_two_unknown_muscles_are_two_mistakes_and_neither_is_taken_for_a_neighbour(
    pack: Path,
) -> None:
    spoilt_pack = PACK.replace('["pectoralis_major"]', '["gluteus_medius"]')
    spoilt_pack = spoilt_pack.replace('["triceps_brachii"]', '["tensor_fasciae"]')
    pack.write_text(spoilt_pack, encoding="utf-8")
    first, second = problems_of(pack)
    assert "muscles.primary" in first
    assert "gluteus_maximus" in first  # as one of the list
    assert "muscles.secondary" in second
    assert not any("did you mean" in problem for problem in (first, second))


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("standin", "standing"),
        ("prome", "prone"),
        ("supin", "supine"),
        ("behind", ""),
        ("side", ""),
    ],
)
def test_a_posture_is_suggested_only_if_it_is_spelt_nearly_alike(
    pack: Path, wrong: str, meant: str
) -> None:
    pack.write_text(PACK.replace('"standing"', f'"{wrong}"', 1), encoding="utf-8")
    found = " ".join(problems_of(pack))
    assert f"did you mean {meant}?" in found if meant else "did you mean" not in found


def test_all_mistakes_of_a_file_come_at_once_in_the_order_of_its_lines(pack: Path) -> None:
    text = PACK.replace("sets = 2", "sets = 0").replace('"out"', '"up"').replace("Wall push", "")
    pack.write_text(text, encoding="utf-8")
    assert [problem.split(": ")[1] for problem in problems_of(pack)] == [
        "title",
        "dose.sets",
        "phases[2].breath",
    ]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("sets = 2", "sets = ", ":16: expected valid TOML, found 'sets =' (Invalid value)"),
        (
            'title = "Wall push"',
            'title = "Wall push',
            """:2: expected valid TOML, found 'title = "Wall push' (Illegal character '\\n')""",
        ),
        (
            "sets = 2",
            "sets = 2\nsets = 3",
            ":17: expected valid TOML, found 'sets = 3' (Cannot overwrite a value)",
        ),
        ('"our own choice"', '"""our own', ":88: expected valid TOML, found "),
        (
            "rest = 60",
            "# ____________\nrest = " + "6_6" * 2500,
            ":18: expected valid TOML, found a huge number",
        ),
        (
            "rest = 60",
            "rest = " + "[" * 5000,
            ":17: expected a few levels of brackets, found far too many",
        ),
    ],
)
def test_a_file_that_is_no_toml(pack: Path, old: str, new: str, problem: str) -> None:
    (found,) = spoilt(pack, old, new)
    assert found.startswith(problem)


def test_the_line_of_a_slip_is_a_value_of_the_error_from_python_3_14(
    pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class PlacedError(tomllib.TOMLDecodeError):
        def __init__(self) -> None:
            self.msg, self.lineno = "Invalid value", 16

    def refused(text: str) -> None:
        del text
        raise PlacedError

    monkeypatch.setattr(tomllib, "loads", refused)
    (found,) = spoilt(pack, "sets = 2", "sets = ")
    assert found == ":16: expected valid TOML, found 'sets =' (Invalid value)"


def test_a_complaint_in_a_form_that_is_not_known_is_shown_whole(
    pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class OtherError(tomllib.TOMLDecodeError):
        def __init__(self) -> None:
            ValueError.__init__(self, "Line 16: no value")

    def refused(text: str) -> None:
        del text
        raise OtherError

    monkeypatch.setattr(tomllib, "loads", refused)
    (found,) = spoilt(pack, "sets = 2", "sets = ")
    assert found == ":1: expected valid TOML, found Line 16: no value"


# Files that cannot even be read


def test_bytes_that_are_no_utf_8(pack: Path) -> None:
    pack.write_bytes(PACK.replace("Cans", "D\xf6schen").encode("latin-1"))
    line = line_of("Cans")
    assert problems_of(pack) == [
        f":{line}: expected UTF-8 text (save the file as UTF-8), found the byte 0xf6"
    ]


def test_a_file_saved_as_utf_16(pack: Path) -> None:
    pack.write_text(PACK, encoding="utf-16")
    assert problems_of(pack) == [":1: expected UTF-8 text (save the file as UTF-8), found UTF-16"]


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(pack: Path) -> None:
    good = load(pack)
    pack.write_bytes(b"\xef\xbb\xbf" + PACK.replace("\n", "\r\n").encode())
    assert load(pack) == good
    pack.write_bytes(pack.read_bytes().replace(b"sets = 2", b"sets = 0"))
    assert problems_of(pack)[0].startswith(f":{line_of('sets = 2')}: dose.sets: ")


def test_a_huge_file_is_not_read(pack: Path) -> None:
    pack.write_bytes(b"#" * (LARGEST_FILE + 1))
    assert problems_of(pack) == [":1: expected at most 256 KiB, found a larger file"]


def test_a_folder_instead_of_a_file(tmp_path: Path) -> None:
    assert problems_of(tmp_path) == [":1: expected a file, found a folder"]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path / "none.toml")
    assert problem == f":1: expected a file that can be read, found {os.strerror(2)}"


def test_a_name_that_no_file_can_have(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path / "a\0b.toml")
    assert problem.startswith(":1: expected a file that can be read, found ")


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")
def test_a_link_that_leads_back_to_itself(tmp_path: Path) -> None:
    link = tmp_path / "loop.toml"
    link.symlink_to(link)
    (problem,) = problems_of(link)
    assert problem.startswith(":1: expected a file that can be read, found ")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.toml"
    os.mkfifo(pipe)
    assert problems_of(pipe) == [":1: expected a file, found something else"]


def test_a_file_that_may_not_be_read(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    assert problems_of(pack) == [":1: expected a file that can be read, found Permission denied"]


# The shelf


def put(folder: Path, name: str, exercise_id: str) -> Path:
    path = folder / name
    path.write_text(PACK.replace("wall-push", exercise_id), encoding="utf-8")
    return path


def test_the_shelf_keeps_the_order_of_the_file_names(tmp_path: Path) -> None:
    put(tmp_path, "20-b.toml", "second")
    put(tmp_path, "10-z.TOML", "first")
    put(tmp_path, ".10-hidden.toml", "hidden")
    put(tmp_path, "README.md", "readme")
    shelf = PackShelf(tmp_path)
    assert [exercise.id for exercise in shelf.exercises()] == ["first", "second"]
    assert shelf.problems() == ()


def test_a_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    put(tmp_path, "10-a.toml", "first")
    bad = tmp_path / "20-b.toml"
    bad.write_text("id = ", encoding="utf-8")
    put(tmp_path, "30-c.toml", "third")
    shelf = PackShelf(tmp_path)
    assert [exercise.id for exercise in shelf.exercises()] == ["first", "third"]
    assert told(shelf) == (f"{bad}:1: expected valid TOML, found 'id =' (Invalid value)",)


def test_an_id_belongs_to_the_file_that_had_it_first(tmp_path: Path) -> None:
    own = tmp_path / "own"
    theirs = tmp_path / "theirs"
    own.mkdir()
    theirs.mkdir()
    first = put(own, "10-a.toml", "row")
    second = put(theirs, "05-b.toml", "row")
    shelf = PackShelf(own, theirs)
    assert len(shelf.exercises()) == 1
    assert told(shelf) == (
        f"{second}:1: id: expected an id of its own, found row, which {first} has already",
    )


def test_a_folder_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    shelf = PackShelf(tmp_path / "none")
    assert shelf.exercises() == ()
    (problem,) = told(shelf)
    assert problem.startswith(f"{tmp_path / 'none'}:1: expected a folder of exercises, found ")


def test_the_poses_of_the_built_in_folder_are_proven_elsewhere(tmp_path: Path) -> None:
    sliding = PACK.replace("trunk = 20, hip = 20", "near.hip = 25, far.hip = -5")
    (tmp_path / "10-a.toml").write_text(sliding, encoding="utf-8")
    assert len(PackShelf(tmp_path).exercises()) == 1
    empty = tmp_path / "empty"
    empty.mkdir()
    assert PackShelf(empty, tmp_path).exercises() == ()


def test_the_files_are_read_once_and_not_before_they_are_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "10-a.toml", "first")
    read: list[Path] = []
    text_of: Callable[[Path], str] = packs._text_of

    def noted(path: Path) -> str:
        read.append(path)
        return text_of(path)

    monkeypatch.setattr(packs, "_text_of", noted)
    shelf = PackShelf(tmp_path)
    assert read == []
    assert shelf.exercises() is shelf.exercises()
    shelf.problems()
    assert len(read) == 1


# The command


def test_check_says_ok_and_ends_with_0(pack: Path) -> None:
    out = io.StringIO()
    assert check([pack], out, Phrases()) == 0
    assert out.getvalue().splitlines()[0] == "ok: Wall push"


def test_check_asks_for_the_movement_if_no_step_tells_it(pack: Path) -> None:
    def notes() -> list[str]:
        out = io.StringIO()
        assert check([pack], out, Phrases()) == 0
        return out.getvalue().splitlines()[1:]

    asks = "note: {}: no step describes the movement; mark the one that does: movement = true"
    titles = ("Wall push", *(variant.title for variant in load(pack).variants))
    assert notes() == [asks.format(title) for title in titles]
    step = 'say = "Put your hands on it."'
    text = PACK.replace(step, f"{step}\nmovement = true")
    pack.write_text(text.replace('can in each hand." }', 'can in each hand.", movement = true }'))
    assert notes() == []


def test_check_names_a_short_form_that_belongs_to_no_cue(pack: Path) -> None:
    short = """[shorter]
"Nose to the wall" = "Nose in"
"Nose to a wall" = "Nose"
"Long as a plank." = "Long"

[[variants]]"""
    text = PACK.replace("[[variants]]", short, 1)
    pack.write_text(text, encoding="utf-8")
    line = text.splitlines().index('"Nose to a wall" = "Nose"') + 1
    near = "Nose to the wall"
    cues = f"expected one of {near}, Push the wall away"
    found = ", found a key that means nothing here"
    out = io.StringIO()
    assert check([pack], out, Phrases()) == 0
    assert [told for told in out.getvalue().splitlines() if "movement" not in told] == [
        "ok: Wall push",
        f"note: {pack}:{line}: shorter.'Nose to a wall': {cues} (did you mean {near}?){found}",
        f"note: {pack}:{line + 1}: shorter.'Long as a plank.': {cues}{found}",
    ]
    assert load(pack).shorter[0] == ("Nose to the wall", "Nose in")
    pack.write_text(text.replace("\ncues", "\n# cues"), encoding="utf-8")
    out = io.StringIO()
    check([pack], out, Phrases())
    assert "Long as a plank.'" not in out.getvalue()  # said by a movement without cues


def test_check_says_what_is_wrong_and_ends_with_1(pack: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text(PACK.replace("sets = 2", "sets = 0").replace('"out"', '"up"'), encoding="utf-8")
    out = io.StringIO()
    assert check([bad, pack], out, Phrases()) == 1
    assert [line for line in out.getvalue().splitlines() if not line.startswith("note: ")] == [
        f"{bad}:16: dose.sets: expected a whole number from 1 to 10, found 0",
        f"{bad}:56: phases[2].breath: expected one of in, out, steady, found 'up'",
        "ok: Wall push",
    ]


def test_check_of_two_files_with_one_id(pack: Path, tmp_path: Path) -> None:
    out = io.StringIO()
    assert check([pack, put(tmp_path, "copy.toml", "wall-push")], out, Phrases()) == 1


def test_check_writes_to_a_terminal_that_knows_few_characters(tmp_path: Path) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text(PACK.replace('"empty"', '"läër"'), encoding="utf-8")
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="ascii")
    assert check([bad], out, Phrases()) == 1
    out.flush()
    assert rb"found 'l\xe4\xebr'" in raw.getvalue()


# Any file whatever


def outcome(path: Path) -> Exercise | PackError:
    """Load it: an exercise, or an error whose problems all lie within the file."""
    result: Exercise | PackError
    try:
        result = load(path)
    except PackError as error:
        result = error
    if isinstance(result, PackError):
        lines = path.read_text(encoding="utf-8", errors="replace").count("\n") + 1
        assert result.problems
        for problem in result.problems:
            assert 1 <= problem.line <= lines
            assert problem.expected
            assert problem.found
            assert "\n" not in in_words(problem)
    return result


Containers = dict[str, object] | list[object]


def containers(value: object) -> list[Containers]:
    """All tables and lists within a value, itself included."""
    if isinstance(value, dict):
        return [value, *(each for inner in value.values() for each in containers(inner))]
    if isinstance(value, list):
        return [value, *(each for inner in value for each in containers(inner))]
    return []


words = st.text(st.characters(codec="utf-8", exclude_characters="\x7f"), max_size=8)
leaves = st.booleans() | st.integers() | st.floats() | words | st.dates() | st.just("start")
anything = st.recursive(leaves, lambda e: st.lists(e) | st.dictionaries(words, e), max_leaves=5)
keys = words | st.sampled_from(["pose", "name", "phases", "near", "switch", "id", "start", "dose"])
fuzzed = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@fuzzed
@given(data=st.data())
def test_any_change_of_a_good_pack_gives_an_exercise_or_its_problems(
    tmp_path: Path, data: st.DataObject
) -> None:
    document = tomllib.loads(PACK)
    for _ in range(data.draw(st.integers(1, 3))):
        chosen = data.draw(st.sampled_from(containers(document)))
        if isinstance(chosen, dict):
            key = data.draw(st.sampled_from(sorted(chosen)) if chosen else keys)
            action = data.draw(st.sampled_from(["delete", "replace", "add"]))
            if action == "delete":
                chosen.pop(key, None)
            else:
                chosen[key if action == "replace" else data.draw(keys)] = data.draw(anything)
        elif data.draw(st.sampled_from(["cut", "add"])) == "cut":
            del chosen[-1:]
        else:
            chosen.append(data.draw(anything))
    path = tmp_path / "changed.toml"
    path.write_text(to_toml(document), encoding="utf-8")
    outcome(path)


@fuzzed
@given(data=st.data())
def test_any_text_put_into_a_good_pack_gives_an_exercise_or_its_problems(
    tmp_path: Path, data: st.DataObject
) -> None:
    begin = data.draw(st.integers(0, len(PACK)))
    end = data.draw(st.integers(begin, min(begin + 40, len(PACK))))
    between = data.draw(words | st.sampled_from(['"""', "[[", "]]", "{", "'", "=", "\n", "[a]\n"]))
    path = tmp_path / "changed.toml"
    path.write_bytes((PACK[:begin] + between + PACK[end:]).encode())
    outcome(path)


@fuzzed
@given(data=st.binary())
def test_any_bytes_give_problems(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "bytes.toml"
    path.write_bytes(data)
    assert isinstance(outcome(path), PackError)


def test_the_good_pack_is_good_in_the_other_layout_too(tmp_path: Path, pack: Path) -> None:
    path = tmp_path / "flat.toml"
    path.write_text(to_toml(tomllib.loads(PACK)), encoding="utf-8")
    assert outcome(path) == load(pack)
