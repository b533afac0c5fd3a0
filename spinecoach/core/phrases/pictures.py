"""Pictures of exercises in files: why one cannot be drawn or written."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from spinecoach.core.phrases.catalogue import PhraseGroup

if TYPE_CHECKING:
    from collections.abc import Sequence


class PictureFault(Enum):
    """Why a picture cannot be drawn or written."""

    NO_STILL_FORMAT = auto()
    NO_MOVING_FORMAT = auto()
    NO_VARIANT = auto()
    NO_STEP = auto()
    NO_PHASE = auto()
    NOT_WRITTEN = auto()


class PicturePhrases(PhraseGroup):
    """Pictures of exercises in files: why one cannot be drawn or written."""

    def fault(self, fault: PictureFault, wanted: str, known: Sequence[str], where: str) -> str:
        """Say why there is no picture.

        `wanted` is what was asked for and `known` what can be asked for instead; `where` is the
        exercise's id, or the file's path if it could not be written (`wanted` is the reason).
        """
        values = {
            "wanted": wanted,
            "known": self.text(", ").join(known) or self.text("none"),
            "where": where,
        }
        match fault:
            case PictureFault.NO_STILL_FORMAT:
                return self.text("A picture is written as {known}, not {wanted}.", **values)
            case PictureFault.NO_MOVING_FORMAT:
                return self.text("A moving picture is written as {known}, not {wanted}.", **values)
            case PictureFault.NO_VARIANT:
                return self.text("{where} has no variant “{wanted}”; it has: {known}.", **values)
            case PictureFault.NO_STEP:
                return self.text("{where} has no step {wanted}; it has: {known}.", **values)
            case PictureFault.NO_PHASE:
                return self.text("{where} has no phase “{wanted}”; it has: {known}.", **values)
            case _:
                return self.text("{where} cannot be written: {wanted}.", **values)
