"""What the voice says in a workout: counts, phases, rests, the answers to keys."""

from __future__ import annotations

from spinecoach.core.phrases.catalogue import PhraseGroup


class SpokenPhrases(PhraseGroup):
    """What the voice says in a workout: counts, phases, rests, the answers to keys."""
