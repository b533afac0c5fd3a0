"""A mistake in data from outside, as a value; `core.phrases.packs` has the words.

What reads a file, a document or a row notes where a value stands, what was expected there and what
was found, and goes on reading. So a person learns of all mistakes at once.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

KeyPath = tuple[str | int, ...]
"""The path from the top of a document to a value: keys are texts, places in a list whole numbers.

`("phases", 1, "seconds")` is written for people as `phases[1].seconds`.
"""


class Unit(StrEnum):
    """What a number counts."""

    NONE = ""
    SECONDS = "seconds"
    DEGREES = "degrees"
    KILOGRAMS = "kilograms"
    POUNDS = "pounds"


class Wanted(StrEnum):
    """What was expected; the comment names the fields of `Expected` that say more."""

    TEXT = "text"
    TEXT_OF_WORDS = "text of words"  # high
    TEXT_OF_CHARACTERS = "text of characters"  # high
    VISIBLE_TEXT = "visible text"
    TEXT_BEFORE_EQUALS = "text before equals"
    NUMBER = "number"  # low, high, unit
    WHOLE = "whole"  # low, high
    RANGE = "range"  # low, high
    SMALLER_FIRST = "smaller first"
    TRUE_OR_FALSE = "true or false"
    DATE = "date"
    TIME_OF_DAY = "time of day"
    MOMENT = "moment"
    PAST = "past"
    ASCII = "ascii"
    DAYS = "days"
    CHOICE = "choice"  # choices, near
    TEXTS = "texts"  # low
    WORDS = "words"  # low
    TABLES = "tables"  # low
    NUMBERS = "numbers"
    FEW_NUMBERS = "few numbers"  # high
    TEXTS_FOR_STEPS = "texts for steps"  # low
    TABLE = "table"
    EACH_ONCE = "each once"
    ID = "id"
    OWN_ID = "own id"
    UUID = "uuid"
    OUR_VALUE = "our value"
    LANGUAGE = "language"
    MUSCLE_ONCE = "muscle once"
    PHASE_OF_EXERCISE = "phase of exercise"  # choices
    OWN_NAME = "own name"
    ROW_OF_WORKOUT = "row of workout"
    READABLE_ROW = "readable row"
    ANGLES_OR_START = "angles or start"
    END_AT_START = "end at start"
    # A pose that a body can take, with:
    POSE_WITHIN_LIMIT = "pose within limit"
    POSE_TRUNK_HIP_KNEE = "pose trunk hip knee"
    POSE_TRUNK_NECK = "pose trunk neck"
    POSE_NO_BRIDGE = "pose no bridge"
    POSE_SHOULDER_ELBOW = "pose shoulder elbow"
    POSE_HIP_KNEE = "pose hip knee"
    POSE_SAME_ARMS = "pose same arms"
    POSE_LEG_AND_TRUNK_TOGETHER = "pose leg and trunk together"
    POSE_ARM_AND_TRUNK_TOGETHER = "pose arm and trunk together"
    POSE_CHAIR_HEIGHT = "pose chair height"  # low, high in centimetres
    POSE_CHAIR_IN_FRONT = "pose chair in front"
    POSE_HAND_ON_CHAIR = "pose hand on chair"
    # Files
    FILE = "file"
    READABLE_FILE = "readable file"
    FOLDER_OF_EXERCISES = "folder of exercises"
    EXERCISE_IN_FOLDER = "exercise in folder"
    WRITABLE_FOLDER = "writable folder"
    SMALL_FILE = "small file"  # high in KiB
    UTF8 = "utf8"
    TOML = "toml"
    FEW_LEVELS = "few levels"
    FEW_PARTS = "few parts"
    FEW_MISTAKES = "few mistakes"


class Seen(StrEnum):
    """What was found; the comment names the fields of `Found` that say more."""

    NOTHING = "nothing"
    VALUE = "value"  # text
    EMPTY_TEXT = "empty text"
    HUGE_NUMBER = "huge number"
    TABLE = "table"
    LIST = "list"  # number
    TOO_MANY_WORDS = "too many words"  # text, number
    TOO_MANY_CHARACTERS = "too many characters"  # text, number
    UNKNOWN_KEY = "unknown key"
    PRIMARY_ALREADY = "primary already"  # text
    SECOND_TIME = "second time"  # text
    TAKEN = "taken"  # text
    TAKEN_BY = "taken by"  # text, other: the file
    OTHER_ANGLES = "other angles"  # text: the angles of the end, other: those of the start
    # A pose that no body can take; text: the phase or step, other: the part of the body
    PAST_LIMIT = "past limit"  # number, low, high
    PELVIS_LIFTS = "pelvis lifts"  # number: degrees of the trunk
    THROUGH_FLOOR = "through floor"  # number in centimetres, as in all below
    AWAY_FROM_DUMBBELL = "away from dumbbell"
    AWAY_FROM_HAND = "away from hand"
    NO_CHAIR_SO_HIGH = "no chair so high"
    CHAIR_IN_FEET = "chair in feet"
    AWAY_FROM_CHAIR = "away from chair"
    FALLS_FORWARD = "falls forward"
    FALLS_BACK = "falls back"
    SLIDES = "slides"
    # Files
    FOLDER = "folder"
    NO_FILE = "no file"
    LARGER_FILE = "larger file"
    UTF16 = "utf16"
    BYTE = "byte"  # text: its two hexadecimal digits
    SYNTAX = "syntax"  # text: what stands there, other: what the parser says
    TOO_MANY = "too many"
    MORE = "more"  # number
    ERROR = "error"  # text: what the system says


class Expected(NamedTuple):
    """What should stand there."""

    kind: Wanted
    low: float = 0.0
    high: float = 0.0
    unit: Unit = Unit.NONE
    choices: tuple[str, ...] = ()
    near: str = ""
    """The choice that is spelt nearly like what was found."""


class Found(NamedTuple):
    """What stands there instead."""

    kind: Seen
    text: str = ""
    number: float = 0.0
    other: str = ""
    low: float = 0.0
    high: float = 0.0


NOTHING = Found(Seen.NOTHING)


class Mistake(NamedTuple):
    """What is wrong at one place of a document."""

    path: KeyPath
    expected: Expected
    found: Found


class Problem(NamedTuple):
    """A mistake with its file and its line (from 1); the field as people write it, or ""."""

    file: str
    line: int
    field: str
    expected: Expected
    found: Found


class WrongValueError(ValueError):
    """Raised for values that cannot be kept, with all that is wrong with them."""

    def __init__(self, *mistakes: Mistake) -> None:
        self.mistakes = mistakes
        super().__init__("; ".join(dotted(mistake.path) for mistake in mistakes))


def dotted(path: KeyPath) -> str:
    """Return the path as people write it, for example `variants[1].phases[0].seconds`."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            text += "." if text else ""
            text += part if re.fullmatch(r"[A-Za-z0-9_-]+", part) else repr(part)
    return text
