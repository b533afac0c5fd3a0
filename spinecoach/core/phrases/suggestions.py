"""What the coach suggests, as questions: see `core.coaching.progression`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.core.coaching.progression import (
    AfterGap,
    MoreSets,
    OneMoreRep,
    StepBack,
    StepUp,
    SuggestionKind,
)
from spinecoach.core.phrases.catalogue import PhraseGroup
from spinecoach.core.phrases.common import CommonPhrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spinecoach.core.coaching.progression import Suggestion, Target


class SuggestionPhrases(PhraseGroup):
    """What the coach suggests, as questions with two answers."""

    def yes(self) -> str:
        """Return the answer that accepts a suggestion."""
        return self.text("Yes")

    def not_now(self) -> str:
        """Return the answer that declines it until the next workout."""
        return self.text("Not now")

    def yes_to(self, question: str) -> str:
        """Return what a screen reader says of the accepting button."""
        return self.text("Yes: {question}", question=question)

    def not_now_to(self, question: str) -> str:
        """Return what a screen reader says of the declining button."""
        return self.text("Not now: {question}", question=question)

    def question(self, group: Sequence[Suggestion], unit: str) -> str:
        """Return what one suggestion asks, or several that ask for the same."""
        if len(group) == 1:
            return self.suggestion(group[0], unit)
        if group[0].kind is SuggestionKind.BACK:
            return self.plural(
                "That was a lot for {number} exercise: go back one step?",
                "That was a lot for {number} exercises: go back one step in each?",
                len(group),
            )
        return self.plural(
            "You did every rep of {number} exercise: try one more?",
            "You did every rep of {number} exercises: try one more of each?",
            len(group),
        )

    def suggestion(self, suggestion: Suggestion, unit: str) -> str:
        """Return what one suggestion asks, with its reason; weights in `unit`, "kg" or "lb"."""
        match suggestion.reason:
            case AfterGap() as reason:
                return self._after_gap(reason)
            case MoreSets() as reason:
                return self._more_sets(reason)
            case OneMoreRep() as reason:
                return self._one_more(reason)
            case StepUp() as reason:
                return self._step_up(reason, unit)
            case StepBack() as reason:
                return self._step_back(reason, unit)
        return self.text("You know the set-ups by now: hear only the last step of each?")

    def _one_more(self, reason: OneMoreRep) -> str:
        return self.text(
            "{title}: you did {reps} in every set: try {more}?",
            title=reason.title,
            reps=reason.reps,
            more=reason.reps + 1,
        )

    def _step_back(self, reason: StepBack, unit: str) -> str:
        return (self._missed_twice if reason.twice else self._very_hard)(reason, unit)

    def _after_gap(self, reason: AfterGap) -> str:
        if reason.lighter:
            return self.plural(
                "It has been {number} day: begin again with 1 set and one dumbbell down?",
                "It has been {number} days: begin again with 1 set and one dumbbell down?",
                reason.days,
            )
        return self.plural(
            "It has been {number} day: begin again with 1 set?",
            "It has been {number} days: begin again with 1 set?",
            reason.days,
        )

    def _more_sets(self, reason: MoreSets) -> str:
        if reason.all_exercises:
            return self.plural(
                "This is week {week}, and it goes well: try {number} set of each?",
                "This is week {week}, and it goes well: try {number} sets of each?",
                reason.sets,
                week=reason.week,
            )
        return self.plural(
            "This is week {week}, and it goes well: try {number} set where it went well?",
            "This is week {week}, and it goes well: try {number} sets where it went well?",
            reason.sets,
            week=reason.week,
        )

    def _step_up(self, reason: StepUp, unit: str) -> str:
        values = self._values(reason, unit)
        return _by_target(
            reason.target,
            reps=self.text("{title}: you did {done} in every set twice: try {reps}?", **values),
            weight=self.text(
                "{title}: you did {done} in every set twice: try {weight} for {reps}?", **values
            ),
            variant=self.text(
                "{title}: you did {done} in every set twice: try “{variant}”?", **values
            ),
            both=self.text(
                "{title}: you did {done} in every set twice: try “{variant}” with {weight}?",
                **values,
            ),
        )

    def _missed_twice(self, reason: StepBack, unit: str) -> str:
        values = self._values(reason, unit)
        return _by_target(
            reason.target,
            reps=self.text("{title}: {done} was too many twice: go back to {reps}?", **values),
            weight=self.text(
                "{title}: {done} was too many twice: go back to {weight} for {reps}?", **values
            ),
            variant=self.text(
                "{title}: {done} was too many twice: go back to “{variant}”?", **values
            ),
            both=self.text(
                "{title}: {done} was too many twice: go back to “{variant}” with {weight}?",
                **values,
            ),
        )

    def _very_hard(self, reason: StepBack, unit: str) -> str:
        values = self._values(reason, unit)
        return _by_target(
            reason.target,
            reps=self.text("{title}: that was very hard: go back to {reps}?", **values),
            weight=self.text(
                "{title}: that was very hard: go back to {weight} for {reps}?", **values
            ),
            variant=self.text("{title}: that was very hard: go back to “{variant}”?", **values),
            both=self.text(
                "{title}: that was very hard: go back to “{variant}” with {weight}?", **values
            ),
        )

    def _values(self, reason: StepUp | StepBack, unit: str) -> dict[str, object]:
        """Return what a sentence about a step may name."""
        target = reason.target
        common = CommonPhrases(self._catalogue)
        return {
            "title": reason.title,
            "done": reason.reps,
            "reps": target.reps,
            "weight": "" if target.weight_kg is None else common.weight(target.weight_kg, unit),
            "variant": target.variant,
        }


def _by_target(target: Target, *, reps: str, weight: str, variant: str, both: str) -> str:
    """The sentence that names what changes: the reps alone, a weight, a variant, or both."""
    if target.weight_kg is None:
        return variant if target.variant else reps
    return both if target.variant else weight
