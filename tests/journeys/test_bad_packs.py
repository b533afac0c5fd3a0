"""Mistakes in exercise files: each is refused with its place and with advice."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from spinecoach.adapters.packs.shelf import check
from spinecoach.core.phrases.phrases import Phrases

TEXTS = {
    path.stem[3:]: path.read_text(encoding="utf-8")
    for path in (Path(__file__).parents[1] / "adapters" / "packs" / "one_file").glob("*.toml")
}
LOWER = "pose = { shoulder = 170 }"
PULL = "pose = { shoulder = -30, elbow = 85, scapula = 0.5 }"
SQUEEZE = "pose = { shoulder = -30, elbow = 85, scapula = 1 }"
REACH = "pose = { near.shoulder = 165, far.hip = -15, far.knee = 0 }"
CHAIR = "start = { far = { shoulder = 65, elbow = 60, turn = 90 } }"

IMPOSSIBLE = [
    ("dumbbell-pullover", LOWER, "pose = { shoulder = 170, hip = 20 }",
     "Lower: near foot goes ", "another hip or knee"),
    ("dumbbell-pullover", LOWER, "pose = { shoulder = 185, elbow = 40 }",
     "Lower: near wrist goes ", "another shoulder or elbow"),
    ("dumbbell-pullover", LOWER, "pose = { shoulder = 178 }",
     "Lower: near dumbbell goes ", "another shoulder or elbow"),
    ("dumbbell-pullover", LOWER, "pose = { near.shoulder = 170, far.shoulder = 120 }",
     "away from the dumbbell that both hold", "the same shoulder and elbow on both sides"),
    ("dumbbell-pullover", LOWER, "pose = { shoulder = 170, far.elbow = 60 }",
     "Lower: far hand is ", "the same shoulder and elbow on both sides"),
    ("dumbbell-pullover", "trunk = 90\n", "trunk = 100\n",
     "Lie on your back, face up.: trunk at 100 degrees", "a trunk of 90 degrees at most"),
    ("dumbbell-pullover", "trunk = 90\n", "trunk = 45\n",
     "Lie on your back, face up.: near knee goes ", "another hip or knee"),
    ("superman", "shoulder = 174", "shoulder = 150",
     "Stretch your arms long past your head.: near hand goes ", "another shoulder or elbow"),
    ("bird-dog", REACH, REACH.replace("{ ", "{ trunk = 70, "),
     "far hand slides ", "a trunk and a shoulder that change together"),
    ("bird-dog", REACH, REACH.replace("{ ", "{ near.knee = 20, "),
     "near foot goes ", "another hip or knee"),
    ("bent-over-row", PULL, PULL.replace("{ ", "{ trunk = 30, hip = 30, knee = 60, "),
     "Pull: trunk carries the weight 23", "another trunk, hip or knee"),
    ("shoulder-squeezes", SQUEEZE, SQUEEZE.replace("{ ", "{ trunk = 40, "),
     "Squeeze: far foot slides ", "a hip, a knee and a trunk that change together"),
    ("bent-over-row", CHAIR, "start = { far = { shoulder = -20, elbow = 60 } }",
     "Pull: far hand leans on a chair that would stand in the feet", "reaches to the front"),
    ("bent-over-row", CHAIR, "start = { far = { shoulder = 45, elbow = 5 } }",
     "Pull: far hand leans 57 cm high", "reaches 59 to 128 cm high"),
    ("bent-over-row", "near.elbow = 85, scapula = 0.5", "near.elbow = 85, far.elbow = 90",
     "Pull: far hand goes ", "a far arm that stays as in the start"),
]  # fmt: skip
WRONG = [
    ("knee = 25\n", "knee = -25\n", "start.knee: expected a number from 0 to 150 degrees"),
    ("elbow = 85", "elbow = 170", "phases[0].pose.elbow: expected a number from 0 to 150"),
    ("trunk = 45\n", "trunk = nan\n", "start.trunk: expected a number from -10 to 100"),
    ("trunk = 45\n", "trunk = inf\n", "start.trunk: expected a number from -10 to 100"),
    ("trunk = 45\n", 'trunk = "45"\n', "start.trunk: expected a number from -10 to 100"),
    ("trunk = 45\n", "trunk = true\n", "start.trunk: expected a number from -10 to 100"),
    ("seconds = 2\n", "seconds = -inf\n", "phases[0].seconds: expected a number from 0.5 to 30"),
    ("seconds = 2\n", "seconds = 0\n", "phases[0].seconds: expected a number from 0.5 to 30"),
    ("seconds = 2\n", "seconds = 1e308\n", "phases[0].seconds: expected a number from 0.5"),
    ("seconds = 2\n", f"seconds = {'9' * 400}\n", "phases[0].seconds: expected a number from"),
    ("seconds = 2\n", f"seconds = {'9' * 6000}\n", "expected valid TOML, found a huge number"),
    ("seconds = 2\n", "seconds = 2026-01-01\n", "phases[0].seconds: expected a number from 0.5"),
    ('kind = "concentric"\n', "", "phases[0].kind: expected one of concentric, isometric"),
    ("pose = { scapula = 1 }", "pose = [1]", "phases[1].pose: expected a table of angles"),
    (
        '"biceps_brachii"',
        '"biceps_brachi"',
        "muscles.secondary[0]: expected one of erector_spinae, ",
    ),
    ('"biceps_brachii"', '"rhomboids"', "muscles.secondary: expected each muscle once"),
    ('id = "deeper-lean"', 'id = "one-arm"', "variants[4].id: expected an id of its own"),
    ('title = "Bent-over row"', 'title = "A"\ntitle = "B"', "expected valid TOML"),
    (
        'posture = "standing"',
        'posture = "hanging"',
        "posture: expected one of standing, supine, prone, all_fours, found",
    ),
    ('grip = "empty"  #', 'grip = "none"  #', "steps[0].grip: expected one of empty, clasped"),
    (
        "scapula = 0.5 }",
        "scapulla = 0.5 }",
        "scapula, shoulder, spine, trunk, turn (did you mean scapula?), found",
    ),
    (
        '"Slowly to the floor", "Hold the lean"]\npose = "start"',
        '"Slowly"]',
        "phases: expected a la",
    ),
    ('say = "Let your', f'say = "{"and " * 9}let your', "steps[4].say: expected a text of at most"),
    ('id = "bent-over-row"', 'id = "Row!"', "id: expected small letters, digits and hyphens"),
    ('title = "Bent-over row"', 'title = "Bent\\u0000"', "title: expected a text that can be seen"),
    ("[corrections]", "[[corrections]]", "corrections: expected a table, found a list of 1"),
    ("[[steps]]", "[steps]", "expected valid TOML, found '[[steps]]'"),
]


def said_of(folder: Path, content: bytes) -> str:
    """What the check says of a file, line by line, after its name."""
    file = folder / "mine.toml"
    file.write_bytes(content)
    out = io.StringIO()
    assert check([file], out, Phrases()) == 1
    lines = out.getvalue().splitlines()
    assert lines
    for line in lines:
        place, expected = line.removeprefix(f"{file}:").split(": ", 1)
        assert int(place) >= 1
        assert "expected " in expected
        assert ", found " in expected
    return out.getvalue()


@pytest.mark.parametrize(("name", "old", "new", "found", "advice"), IMPOSSIBLE)
def test_what_no_body_can_do_is_named_by_phase_and_joint_with_what_to_change(
    tmp_path: Path, name: str, old: str, new: str, found: str, advice: str
) -> None:
    assert old in TEXTS[name]
    said = said_of(tmp_path, TEXTS[name].replace(old, new).encode())
    assert any(found in line and advice in line for line in said.splitlines())


@pytest.mark.parametrize(("old", "new", "problem"), WRONG)
def test_a_wrong_word_or_number_is_named_by_its_place(
    tmp_path: Path, old: str, new: str, problem: str
) -> None:
    text = TEXTS["bent-over-row"]
    assert old in text
    assert problem in said_of(tmp_path, text.replace(old, new, 1).encode())


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "phases: expected a list of at least 1 table, found nothing"),
        (b"# nothing\n", "id: expected a text of at most 40 characters, found nothing"),
        (bytes(range(256)) * 20, "expected UTF-8 text (save the file as UTF-8)"),
        (b'id = "a"\0\n', "expected valid TOML"),
        (TEXTS["superman"].encode("utf-16"), "found UTF-16"),
        (b"a = " + b"[" * 5000 + b"]" * 5000, "expected a few levels of brackets"),
        (TEXTS["superman"].encode() + b"#" * 300_000, "expected at most 256 KiB"),
        (TEXTS["superman"].encode() + b"\n[[phases", "expected valid TOML"),
    ],
    ids=["empty", "comment", "binary", "nul", "utf-16", "nested", "large", "torn"],
)
def test_what_is_no_pack_at_all_is_said_so(tmp_path: Path, content: bytes, problem: str) -> None:
    assert problem in said_of(tmp_path, content)


def test_a_second_file_with_the_same_id_is_refused_by_the_first_ones_name(tmp_path: Path) -> None:
    one, other = tmp_path / "one.toml", tmp_path / "other.toml"
    for file in (one, other):
        file.write_text(TEXTS["superman"], encoding="utf-8")
    out = io.StringIO()
    assert check([one, other], out, Phrases()) == 1
    assert (
        f"id: expected an id of its own, found superman, which {one} has already" in out.getvalue()
    )
