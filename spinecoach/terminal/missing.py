"""Asks in the terminal what to do if the history is not where it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.core.record.outcomes import WhenMissing

if TYPE_CHECKING:
    from collections.abc import Callable

    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.trouble import Trouble
    from spinecoach.terminal.keys import Keys

OFFERED = tuple(choice for choice in WhenMissing if choice is not WhenMissing.ANOTHER_FOLDER)
"""The choices by a single key; another folder is named on the command line instead."""


def ask_missing(
    trouble: Trouble, keys: Keys, say: Callable[[str], None], phrases: Phrases
) -> WhenMissing:
    """Ask until one of the keys is pressed; if nobody can answer, go on without the history."""
    words = phrases.history
    say(phrases.troubles.cause(trouble))
    if not keys.present:
        return WhenMissing.WITHOUT
    say(words.without_it())
    say(words.other_folder())
    said = [phrases.terminal.key_is([choice], words.when_missing(choice)) for choice in OFFERED]
    say(phrases.terminal.keys(said))
    while keys.present:
        if (key := keys.wait(None)) in set(OFFERED):
            return WhenMissing(key)
    return WhenMissing.LEAVE
