"""Times of day as people type them, in the digits of any script.

7:30, 7.30, 730, 7 h 30, 7.30 Uhr, 7:30 am.
"""

from __future__ import annotations

import re
import unicodedata

HOURS, MINUTES = 24, 60
NOON = 12

FORM = re.compile(
    r"(\d{1,2})(?:\s*(?:[:.h\uff1a]|uhr)?\s*([0-5]\d))?\s*(?:h|uhr|([ap])\.?\s?m\.?)?"
)
"""An hour, with or without minutes, with or without "am" or "pm"."""


def read_time(text: str) -> str | None:
    """Return a time as "07:30"; None if the text is not a time.

    >>> read_time("7.30"), read_time("730"), read_time("7:30 pm"), read_time("25:00")
    ('07:30', '07:30', '19:30', None)
    """
    plain = "".join(
        str(unicodedata.decimal(character, character)) for character in text.strip().lower()
    )
    found = FORM.fullmatch(plain)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        if not 1 <= hour <= NOON:
            return None
        hour = hour % NOON + (NOON if found[3] == "p" else 0)
    return f"{hour:02}:{minute:02}" if hour < HOURS else None
