"""Numbers as people type them: with a point or a comma, in the digits of any script.

A number below zero is read too, so that its refusal can name the range and not deny the number.

A text that cannot be read gives None, so that the caller can say so: no character is ever dropped,
because "12,5" without its comma would be 125.
"""

from __future__ import annotations

import unicodedata

LONGEST = 12
"""Characters of the longest number that is read."""

COMMAS = ",\N{ARABIC COMMA}\N{FULLWIDTH COMMA}"
"""The commas: within a number a decimal sign, before a space the end of a number."""

MINUS = ("-", "\N{MINUS SIGN}")

DECIMAL_SIGNS = f".{COMMAS}\N{ARABIC DECIMAL SEPARATOR}\N{FULLWIDTH FULL STOP}"


def digit_of(character: str) -> int | None:
    """Return the number that a digit of any script stands for; None if it is not one digit.

    >>> digit_of("3"), digit_of("\N{ARABIC-INDIC DIGIT THREE}"), digit_of("x")
    (3, 3, None)
    """
    return unicodedata.decimal(character, None) if len(character) == 1 else None


def read_number(text: str, decimals: int = 0) -> float | None:
    """Return the number with at most `decimals` decimals; None if the text is not one.

    >>> read_number("12,5", 2), read_number("12.5", 2), read_number("12,5")
    (12.5, 12.5, None)
    """
    written = text.strip()
    below_zero = written.startswith(MINUS)
    plain = ""
    for character in written[below_zero : below_zero + LONGEST + 1]:
        digit = digit_of(character)
        if digit is None and character not in DECIMAL_SIGNS:
            return None
        plain += "." if digit is None else str(digit)
    whole, sign, part = plain.partition(".")
    no_number = not whole + part or "." in part or len(plain) > LONGEST
    if no_number or len(part) > decimals or (sign and not decimals):
        return None
    number = float(f"{whole or 0}.{part or 0}")
    return -number if below_zero else number
