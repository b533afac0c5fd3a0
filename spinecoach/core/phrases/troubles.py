"""Troubles of voice, sound, history and settings as sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.core.phrases.catalogue import PhraseGroup

if TYPE_CHECKING:
    from spinecoach.core.trouble import Trouble


class TroublePhrases(PhraseGroup):
    """One sentence for each kind of trouble: what is wrong, where, what to do."""

    def sentence(self, trouble: Trouble) -> str:
        """Return the sentence for a trouble."""
        return trouble.reason
