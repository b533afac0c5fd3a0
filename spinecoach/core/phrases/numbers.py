"""Numbers as the voice counts them, each a sentence of its own: "Twenty-one."."""

from __future__ import annotations

from functools import cached_property

from spinecoach.core.phrases.catalogue import PhraseGroup


class NumberWords(PhraseGroup):
    """The numbers from 0 to 99 as spoken sentences."""

    def number(self, number: int) -> str:
        """Return a number from 0 to 99 as a word, "Twenty-one."; any other in digits, "100."."""
        if 0 <= number < len(self._words):
            return self._words[number]
        return self.text("{number}.", number=number)

    @cached_property
    def _words(self) -> tuple[str, ...]:
        return (
            *self._units(),
            *self._teens(),
            *self._twenties(),
            *self._thirties(),
            *self._forties(),
            *self._fifties(),
            *self._sixties(),
            *self._seventies(),
            *self._eighties(),
            *self._nineties(),
        )

    def _units(self) -> tuple[str, ...]:
        return (
            self.text("Zero."),
            self.text("One."),
            self.text("Two."),
            self.text("Three."),
            self.text("Four."),
            self.text("Five."),
            self.text("Six."),
            self.text("Seven."),
            self.text("Eight."),
            self.text("Nine."),
        )

    def _teens(self) -> tuple[str, ...]:
        return (
            self.text("Ten."),
            self.text("Eleven."),
            self.text("Twelve."),
            self.text("Thirteen."),
            self.text("Fourteen."),
            self.text("Fifteen."),
            self.text("Sixteen."),
            self.text("Seventeen."),
            self.text("Eighteen."),
            self.text("Nineteen."),
        )

    def _twenties(self) -> tuple[str, ...]:
        return (
            self.text("Twenty."),
            self.text("Twenty-one."),
            self.text("Twenty-two."),
            self.text("Twenty-three."),
            self.text("Twenty-four."),
            self.text("Twenty-five."),
            self.text("Twenty-six."),
            self.text("Twenty-seven."),
            self.text("Twenty-eight."),
            self.text("Twenty-nine."),
        )

    def _thirties(self) -> tuple[str, ...]:
        return (
            self.text("Thirty."),
            self.text("Thirty-one."),
            self.text("Thirty-two."),
            self.text("Thirty-three."),
            self.text("Thirty-four."),
            self.text("Thirty-five."),
            self.text("Thirty-six."),
            self.text("Thirty-seven."),
            self.text("Thirty-eight."),
            self.text("Thirty-nine."),
        )

    def _forties(self) -> tuple[str, ...]:
        return (
            self.text("Forty."),
            self.text("Forty-one."),
            self.text("Forty-two."),
            self.text("Forty-three."),
            self.text("Forty-four."),
            self.text("Forty-five."),
            self.text("Forty-six."),
            self.text("Forty-seven."),
            self.text("Forty-eight."),
            self.text("Forty-nine."),
        )

    def _fifties(self) -> tuple[str, ...]:
        return (
            self.text("Fifty."),
            self.text("Fifty-one."),
            self.text("Fifty-two."),
            self.text("Fifty-three."),
            self.text("Fifty-four."),
            self.text("Fifty-five."),
            self.text("Fifty-six."),
            self.text("Fifty-seven."),
            self.text("Fifty-eight."),
            self.text("Fifty-nine."),
        )

    def _sixties(self) -> tuple[str, ...]:
        return (
            self.text("Sixty."),
            self.text("Sixty-one."),
            self.text("Sixty-two."),
            self.text("Sixty-three."),
            self.text("Sixty-four."),
            self.text("Sixty-five."),
            self.text("Sixty-six."),
            self.text("Sixty-seven."),
            self.text("Sixty-eight."),
            self.text("Sixty-nine."),
        )

    def _seventies(self) -> tuple[str, ...]:
        return (
            self.text("Seventy."),
            self.text("Seventy-one."),
            self.text("Seventy-two."),
            self.text("Seventy-three."),
            self.text("Seventy-four."),
            self.text("Seventy-five."),
            self.text("Seventy-six."),
            self.text("Seventy-seven."),
            self.text("Seventy-eight."),
            self.text("Seventy-nine."),
        )

    def _eighties(self) -> tuple[str, ...]:
        return (
            self.text("Eighty."),
            self.text("Eighty-one."),
            self.text("Eighty-two."),
            self.text("Eighty-three."),
            self.text("Eighty-four."),
            self.text("Eighty-five."),
            self.text("Eighty-six."),
            self.text("Eighty-seven."),
            self.text("Eighty-eight."),
            self.text("Eighty-nine."),
        )

    def _nineties(self) -> tuple[str, ...]:
        return (
            self.text("Ninety."),
            self.text("Ninety-one."),
            self.text("Ninety-two."),
            self.text("Ninety-three."),
            self.text("Ninety-four."),
            self.text("Ninety-five."),
            self.text("Ninety-six."),
            self.text("Ninety-seven."),
            self.text("Ninety-eight."),
            self.text("Ninety-nine."),
        )
