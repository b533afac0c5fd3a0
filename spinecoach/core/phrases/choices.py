"""What a person chose in the settings, named and said with its value."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from spinecoach.core.phrases.catalogue import PhraseGroup
from spinecoach.core.phrases.common import CommonPhrases
from spinecoach.core.phrases.keys import KeyPhrases
from spinecoach.core.phrases.listening import ListeningPhrases
from spinecoach.core.phrases.settings import SettingsPhrases
from spinecoach.core.phrases.start import StartPhrases

if TYPE_CHECKING:
    from collections.abc import Mapping


class ChoicePhrases(PhraseGroup):
    """What a person chose in the settings, named and said with its value.

    A choice has the name of its field in `core.preferences`.
    """

    def name(self, choice: str) -> str:
        """Return what a choice is called; a newer version's has the name of its field."""
        return self._names.get(choice, choice)

    @cached_property
    def _names(self) -> Mapping[str, str]:
        its, start = SettingsPhrases(self._catalogue), StartPhrases(self._catalogue)
        return {
            "rate": its.speed(),
            "pace": its.pace(),
            "sets": its.sets(),
            "target_days": self.text("Days a week"),
            "theme": its.theme(),
            "reduced_motion": its.less_motion(),
            "verbosity": its.talk(),
            "quiet": its.quiet(),
            "ducking": its.ducking(),
            "variants": self.text("Variants of exercises"),
            "days": start.days(),
            "after": start.after(),
            "reminder": start.remind_at(),
            "unit": start.weights_in(),
            "warm_up": its.warm_up(),
            "short_set_up": its.short_set_up(),
            "full_screen": its.full_screen(),
            "look_first": start.look_always(),
            "wait_ready": its.wait_ready(),
            "skin": its.skin(),
            "build": its.build(),
            "week_start": its.week_start(),
            "language": its.language(),
            "listen": ListeningPhrases(self._catalogue).commands(),
            "keys": KeyPhrases(self._catalogue).title(),
        }

    def value(self, choice: str, value: Any) -> str:  # noqa: ANN401 - of whatever type it is
        """Return the value of a choice in a few words; of a table only that it is one's own."""
        if isinstance(value, bool):
            return (
                self.in_context("the value of a setting", "on")
                if value
                else self.in_context("the value of a setting", "off")
            )
        if isinstance(value, dict):
            return (
                self.in_context("the value of a setting", "your own")
                if value
                else self.in_context("the value of a setting", "as usual")
            )
        return self._text(choice, value) if isinstance(value, str) else self._number(choice, value)

    def _number(self, choice: str, value: Any) -> str:  # noqa: ANN401 - see `value`
        its, common = SettingsPhrases(self._catalogue), CommonPhrases(self._catalogue)
        match choice:
            case _ if not isinstance(value, int | float):
                return self.in_context("the value of a setting", "as usual")
            case "rate":
                return its.words_a_minute(round(value))
            case "pace":
                return common.percent(round(100 * value))
            case "sets":
                return common.sets(round(value)) if value else its.sets_planned()
            case _:
                return str(value)

    def _text(self, choice: str, value: str) -> str:
        if choice == "days" and value:
            return self._days(value)
        named = self._values.get(choice, {}).get(value)
        return named or value or self.in_context("the value of a setting", "as usual")

    def _not_set(self) -> str:
        return self.in_context("the value of a setting", "not set")

    def _days(self, value: str) -> str:
        from spinecoach.core.coaching.week_plan import parse_days

        common = CommonPhrases(self._catalogue)
        try:
            return common.comma_listed(
                [common.short_weekday(day) for day in sorted(parse_days(value))]
            )
        except ValueError:
            return value

    @cached_property
    def _values(self) -> Mapping[str, Mapping[str, str]]:
        its, common = SettingsPhrases(self._catalogue), CommonPhrases(self._catalogue)
        return {
            "theme": {
                "system": its.theme_system(),
                "light": its.theme_light(),
                "dark": its.theme_dark(),
            },
            "verbosity": {
                "full": its.talk_all(),
                "brief": its.talk_less(),
                "numbers": its.talk_numbers(),
                "tones": its.talk_tones(),
            },
            "skin": {
                "light": its.skin_light(),
                "medium": its.skin_medium(),
                "tan": its.skin_tan(),
                "deep": its.skin_deep(),
            },
            "build": {"slender": its.build_slender(), "sturdy": its.build_sturdy()},
            "week_start": {
                "": its.week_start_system(),
                "monday": common.weekday(0),
                "sunday": common.weekday(6),
                "saturday": common.weekday(5),
            },
            "language": {"system": its.language_system()},
            **{choice: {"": self._not_set()} for choice in ("after", "reminder")},
        }
