"""The settings page and the form about the person."""

from __future__ import annotations

from spinecoach.core.phrases.catalogue import PhraseGroup


class SettingsPhrases(PhraseGroup):
    """The settings page and the form about the person."""
