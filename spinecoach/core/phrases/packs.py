"""What is wrong with an exercise pack, or with any other data from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.core.mistake import Seen, Unit, Wanted
from spinecoach.core.phrases.catalogue import PhraseGroup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spinecoach.core.mistake import Expected, Found, Problem

MOST_NAMED = 10
"""How many mistakes are named where somebody did not ask for all."""


class PackPhrases(PhraseGroup):
    """What is wrong with an exercise pack, or with any other data from outside.

    A mistake is shown as compilers show it: the place, what was expected, what was found.
    """

    def good(self, title: str) -> str:
        """Return what the check says of a file without mistakes."""
        return self.text("ok: {title}", title=title)

    def good_in(self, title: str, languages: str) -> str:
        """Return what the check says of a file whose words stand in files of their own."""
        return self.text("ok: {title} ({languages})", title=title, languages=languages)

    def movement_untold(self, title: str) -> str:
        """Return what the check asks for if nobody would hear what a rep is."""
        return self.text(
            "note: {title}: no step describes the movement; mark the one that does: "
            "movement = true",
            title=title,
        )

    def problem(self, problem: Problem) -> str:
        """Return the line for a mistake in a file: file, line, field, expected, found."""
        expected, found = self.expected(problem.expected), self.found(problem.found)
        place = f"{problem.file}:{problem.line}"
        if not problem.field:
            return self.text(
                "{place}: expected {expected}, found {found}",
                place=place,
                expected=expected,
                found=found,
            )
        return self.text(
            "{place}: {field}: expected {expected}, found {found}",
            place=place,
            field=problem.field,
            expected=expected,
            found=found,
        )

    def problems(self, problems: Sequence[Problem]) -> list[str]:
        """Return a line for each of the first mistakes, and one about the number of the others."""
        lines = [self.problem(problem) for problem in problems[:MOST_NAMED]]
        more = len(problems) - MOST_NAMED
        if more > 0:
            lines.append(
                self.plural(
                    "There is {number} more mistake in files of exercises: "
                    "'spinecoach packs check FILE' names all of a file.",
                    "There are {number} more mistakes in files of exercises: "
                    "'spinecoach packs check FILE' names all of a file.",
                    more,
                )
            )
        return lines

    def note(self, problem: Problem) -> str:
        """Return the line for what means nothing in a file that is good otherwise."""
        return self.text("note: {problem}", problem=self.problem(problem))

    def mistake(self, field: str, expected: Expected, found: Found) -> str:
        """Return the words for a mistake whose file is named elsewhere."""
        return self.text(
            "{field}: expected {expected}, found {found}",
            field=field,
            expected=self.expected(expected),
            found=self.found(found),
        )

    def enter(self, expected: Expected, found: Found) -> str:
        """Return what to enter instead of a value that was typed or chosen."""
        return self.text(
            "Enter {expected}, not {found}.",
            expected=self.expected(expected),
            found=self.found(found),
        )

    def expected(self, expected: Expected) -> str:
        """Return what was expected, as the object of a sentence."""
        kind = expected.kind
        if kind is Wanted.NUMBER:
            return self._number(expected)
        if kind is Wanted.CHOICE:
            return self._choice(expected)
        if kind in {Wanted.TEXTS, Wanted.WORDS, Wanted.TABLES, Wanted.TEXTS_FOR_STEPS}:
            return self._list(kind, int(expected.low))
        return (self._values(expected) | self._keys(expected) | self._poses(expected))[kind]

    def found(self, found: Found) -> str:
        """Return what was found, as the object of a sentence."""
        return (
            self._found_values(found)
            | self._found_poses(found)
            | self._found_hands(found)
            | self._found_files(found)
        )[found.kind]

    def _number(self, expected: Expected) -> str:
        low, high = map(self.decimal, (expected.low, expected.high))
        return {
            Unit.NONE: self.text("a number from {low} to {high}", low=low, high=high),
            Unit.SECONDS: self.text("a number from {low} to {high} seconds", low=low, high=high),
            Unit.DEGREES: self.text("a number from {low} to {high} degrees", low=low, high=high),
            Unit.KILOGRAMS: self.text(
                "a number from {low} to {high} kilograms", low=low, high=high
            ),
            Unit.POUNDS: self.text("a number from {low} to {high} pounds", low=low, high=high),
        }[expected.unit]

    def _choice(self, expected: Expected) -> str:
        choices = self._row(expected.choices)
        if expected.near:
            return self.text(
                "one of {choices} (did you mean {near}?)", choices=choices, near=expected.near
            )
        return self.text("one of {choices}", choices=choices)

    def _row(self, words: Sequence[str]) -> str:
        return self.text(", ").join(words)

    def _list(self, kind: Wanted, least: int) -> str:
        if kind is Wanted.TEXTS_FOR_STEPS:
            return self.plural(
                "a list of {number} text, one for each step",
                "a list of {number} texts, one for each step",
                least,
            )
        if not least:
            return {
                Wanted.TEXTS: self.text("a list of texts"),
                Wanted.WORDS: self.text("a list of words"),
                Wanted.TABLES: self.text("a list of tables"),
            }[kind]
        return {
            Wanted.TEXTS: self.plural(
                "a list of at least {number} text", "a list of at least {number} texts", least
            ),
            Wanted.WORDS: self.plural(
                "a list of at least {number} word", "a list of at least {number} words", least
            ),
            Wanted.TABLES: self.plural(
                "a list of at least {number} table", "a list of at least {number} tables", least
            ),
        }[kind]

    def _values(self, expected: Expected) -> dict[Wanted, str]:
        low, high = map(self.decimal, (expected.low, expected.high))
        most = int(expected.high)
        return {
            Wanted.TEXT: self.text("a text"),
            Wanted.TEXT_OF_WORDS: self.plural(
                "a text of at most {number} word", "a text of at most {number} words", most
            ),
            Wanted.TEXT_OF_CHARACTERS: self.plural(
                "a text of at most {number} character",
                "a text of at most {number} characters",
                most,
            ),
            Wanted.VISIBLE_TEXT: self.text("a text that can be seen and said"),
            Wanted.TEXT_BEFORE_EQUALS: self.text("a text before the ="),
            Wanted.WHOLE: self.text("a whole number from {low} to {high}", low=low, high=high),
            Wanted.RANGE: self.text(
                "two whole numbers from {low} to {high}, such as [8, 12]", low=low, high=high
            ),
            Wanted.NUMBERS: self.text("a list of numbers"),
            Wanted.FEW_NUMBERS: self.text("at most {high} numbers", high=high),
            Wanted.SMALLER_FIRST: self.text("the smaller number first"),
            Wanted.TRUE_OR_FALSE: self.text("true or false"),
            Wanted.DATE: self.text("a date such as 2026-11-28"),
            Wanted.MOMENT: self.text("a time such as 2026-11-28T07:30:00+01:00"),
            Wanted.PAST: self.text("a time that has passed"),
            Wanted.TIME_OF_DAY: self.text("a time such as 07:30"),
            Wanted.ASCII: self.text("a text of plain letters and digits"),
            Wanted.DAYS: self.text("one to six days such as mon wed fri"),
            Wanted.FILE: self.text("a file"),
            Wanted.READABLE_FILE: self.text("a file that can be read"),
            Wanted.FOLDER_OF_EXERCISES: self.text("a folder of exercises"),
            Wanted.EXERCISE_IN_FOLDER: self.text("an exercise file (.toml) in this folder"),
            Wanted.WRITABLE_FOLDER: self.text("a folder that can be written to"),
            Wanted.SMALL_FILE: self.text("at most {high} KiB", high=high),
            Wanted.UTF8: self.text("UTF-8 text (save the file as UTF-8)"),
            Wanted.TOML: self.text("valid TOML"),
            Wanted.FEW_LEVELS: self.text("a few levels of brackets"),
            Wanted.FEW_PARTS: self.text("a key of a few parts"),
            Wanted.FEW_MISTAKES: self.text("fewer mistakes in one file"),
        }

    def _keys(self, expected: Expected) -> dict[Wanted, str]:
        return {
            Wanted.TABLE: self.text("a table"),
            Wanted.EACH_ONCE: self.text("each word once"),
            Wanted.ID: self.text("small letters, digits and hyphens, such as bent-over-row"),
            Wanted.OWN_ID: self.text("an id of its own"),
            Wanted.UUID: self.text("an id such as 123e4567-e89b-12d3-a456-426614174000"),
            Wanted.OUR_VALUE: self.text("what SpineCoach can have written there"),
            Wanted.LANGUAGE: self.text("the short name of a language, such as en or pt-br"),
            Wanted.MUSCLE_ONCE: self.text("each muscle once"),
            Wanted.PHASE_OF_EXERCISE: self.text(
                "{choices}, or a phase with keys of its own", choices=self._row(expected.choices)
            ),
            Wanted.ROW_OF_WORKOUT: self.text("a workout that the row belongs to"),
            Wanted.READABLE_ROW: self.text("a row that can be read"),
            Wanted.OWN_NAME: self.text("a name that no other phase has"),
            Wanted.ANGLES_OR_START: self.text('a table of angles, or "start"'),
            Wanted.END_AT_START: self.text('a last phase that ends at the start (pose = "start")'),
        }

    def _poses(self, expected: Expected) -> dict[Wanted, str]:
        return {
            Wanted.POSE_WITHIN_LIMIT: self.text(
                "a pose that a body can take, with an angle within its limit"
            ),
            Wanted.POSE_TRUNK_HIP_KNEE: self.text(
                "a pose that a body can take, with another trunk, hip or knee"
            ),
            Wanted.POSE_TRUNK_NECK: self.text(
                "a pose that a body can take, with another trunk or neck"
            ),
            Wanted.POSE_NO_BRIDGE: self.text(
                "a trunk of 90 degrees at most on the back: "
                "a pelvis that leaves the floor cannot be shown yet"
            ),
            Wanted.POSE_SHOULDER_ELBOW: self.text(
                "a pose that a body can take, with another shoulder or elbow"
            ),
            Wanted.POSE_HIP_KNEE: self.text(
                "a pose that a body can take, with another hip or knee"
            ),
            Wanted.POSE_SAME_ARMS: self.text(
                "a pose that a body can take, with the same shoulder and elbow on both sides"
            ),
            Wanted.POSE_LEG_AND_TRUNK_TOGETHER: self.text(
                "a pose that a body can take, with a hip, a knee and a trunk that change together"
            ),
            Wanted.POSE_ARM_AND_TRUNK_TOGETHER: self.text(
                "a pose that a body can take, with a trunk and a shoulder that change together"
            ),
            Wanted.POSE_CHAIR_HEIGHT: self.text(
                "a pose that a body can take, with a start whose far hand reaches {low} to {high} "
                "cm high",
                low=round(expected.low),
                high=round(expected.high),
            ),
            Wanted.POSE_CHAIR_IN_FRONT: self.text(
                "a pose that a body can take, with a start whose far hand reaches to the front"
            ),
            Wanted.POSE_HAND_ON_CHAIR: self.text(
                "a pose that a body can take, with a far arm that stays as in the start"
            ),
        }

    def _found_values(self, found: Found) -> dict[Seen, str]:
        text, number, other = found.text, found.number, found.other
        return {
            Seen.NOTHING: self.text("nothing"),
            Seen.VALUE: self.in_context("a value that was found in a file", "{text}", text=text),
            Seen.EMPTY_TEXT: self.text("an empty text"),
            Seen.HUGE_NUMBER: self.text("a huge number"),
            Seen.TABLE: self.text("a table"),
            Seen.LIST: self.text("a list of {number}", number=int(number)),
            Seen.TOO_MANY_WORDS: self.plural(
                "{number} word: {text}", "{number} words: {text}", int(number), text=text
            ),
            Seen.TOO_MANY_CHARACTERS: self.plural(
                "{number} character: {text}", "{number} characters: {text}", int(number), text=text
            ),
            Seen.UNKNOWN_KEY: self.text("a key that means nothing here"),
            Seen.PRIMARY_ALREADY: self.text("{text}, which is primary already", text=text),
            Seen.SECOND_TIME: self.text("{text} for the second time", text=text),
            Seen.TAKEN: self.text("{text}, which is taken", text=text),
            Seen.TAKEN_BY: self.text("{text}, which {other} has already", text=text, other=other),
            Seen.OTHER_ANGLES: self.text("{text} instead of {other}", text=text, other=other),
        }

    def _found_files(self, found: Found) -> dict[Seen, str]:
        return {
            Seen.FOLDER: self.text("a folder"),
            Seen.NO_FILE: self.text("something else"),
            Seen.LARGER_FILE: self.text("a larger file"),
            Seen.UTF16: self.text("UTF-16"),
            Seen.BYTE: self.text("the byte 0x{byte}", byte=found.text),
            Seen.SYNTAX: self.text("{text} ({other})", text=found.text, other=found.other),
            Seen.TOO_MANY: self.text("far too many"),
            Seen.MORE: self.plural("{number} more", "{number} more", int(found.number)),
            Seen.ERROR: self.in_context("what the system says", "{text}", text=found.text),
        }

    def _found_poses(self, found: Found) -> dict[Seen, str]:
        """Return what is wrong with a body in a pose, by kind."""
        phase, part = found.text, found.other
        cm = f"{found.number:.0f}"
        exact = self.decimal(round(found.number, 1))
        return {
            Seen.PAST_LIMIT: self.text(
                "{phase}: {part} at {angle} is past its limit ({low} to {high})",
                phase=phase,
                part=part,
                angle=self.decimal(found.number),
                low=self.decimal(found.low),
                high=self.decimal(found.high),
            ),
            Seen.PELVIS_LIFTS: self.text(
                "{phase}: trunk at {degrees} degrees",
                phase=phase,
                degrees=self.decimal(found.number),
            ),
            Seen.THROUGH_FLOOR: self.text(
                "{phase}: {part} goes {cm} cm through the floor", phase=phase, part=part, cm=cm
            ),
            Seen.FALLS_FORWARD: self.text(
                "{phase}: {part} carries the weight {cm} cm in front of the feet",
                phase=phase,
                part=part,
                cm=exact,
            ),
            Seen.FALLS_BACK: self.text(
                "{phase}: {part} carries the weight {cm} cm behind the feet",
                phase=phase,
                part=part,
                cm=exact,
            ),
            Seen.SLIDES: self.text(
                "{phase}: {part} slides {cm} cm over the floor", phase=phase, part=part, cm=cm
            ),
        }

    def _found_hands(self, found: Found) -> dict[Seen, str]:
        """Return what is wrong with hands and what they hold in a pose, by kind."""
        phase, part = found.text, found.other
        cm = f"{found.number:.0f}"
        return {
            Seen.AWAY_FROM_DUMBBELL: self.text(
                "{phase}: {part} is {cm} cm away from the dumbbell that both hold",
                phase=phase,
                part=part,
                cm=cm,
            ),
            Seen.AWAY_FROM_HAND: self.text(
                "{phase}: {part} is {cm} cm away from the hand that it clasps",
                phase=phase,
                part=part,
                cm=cm,
            ),
            Seen.NO_CHAIR_SO_HIGH: self.text(
                "{phase}: {part} leans {cm} cm high, where no chair's back is",
                phase=phase,
                part=part,
                cm=cm,
            ),
            Seen.CHAIR_IN_FEET: self.text(
                "{phase}: {part} leans on a chair that would stand in the feet",
                phase=phase,
                part=part,
            ),
            Seen.AWAY_FROM_CHAIR: self.text(
                "{phase}: {part} goes {cm} cm away from its chair", phase=phase, part=part, cm=cm
            ),
        }
