"""Everything that a person may choose, with its defaults.

A named tuple, not a dataclass: it is needed before the first paint, and importing `dataclasses`
takes as long as building the words of a page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


PACE = (0.5, 2.0)
"""The slowest and the fastest pace that may be chosen: a factor on the tempo of an exercise."""

RATE = (110, 180)
"""The slowest and the fastest voice, in words a minute (docs/reference.md, section 8)."""

VOLUME = (0, 100)
"""Silence and the full volume, in per cent."""

OF_MACHINE = ("window", "volume", "muted", "voice", "voices", "microphone")
"""The choices that belong to a machine and not to a person: its screen, sound and voices."""

SHARED = ("window", "microphone")
"""The choices that all people of one machine share. Loudness is not one: ears differ."""


class Preferences(NamedTuple):
    """All choices with their defaults.

    `rate` in words a minute (110 to 180), `volume` 0 to 100, `pace` multiplies the speed of every
    phase (0.5 to 2), `sets` is the number of sets of each exercise (0 = as the exercise says),
    `theme` is "system", "light" or "dark", `verbosity` one of `core.workout.track.Verbosity`'s
    values, `quiet` is True if no words fill a silence or count the seconds of a rest, `ducking`
    whether other media players are turned down while the voice speaks. `days` are the days of the
    week as `core.coaching.week_plan` writes them ("" = as many as `target_days`),
    `after` is the habit that a workout follows, in the person's own words, `reminder` a time of day
    ("07:30"; "" = none), `unit` is "kg" or "lb", `warm_up` whether a workout begins with one,
    `short_set_up` whether only the last step of a set-up is said, `full_screen` whether a workout
    fills the screen, `look_first` whether the whole of it is shown before it begins, `wait_ready`
    whether a set-up ends only when the person says so. `skin` ("light", "medium", "tan", "deep")
    and `build` ("slender", "sturdy") are the figure's. `week_start` is the day on which a week
    begins ("monday", "sunday", "saturday", or "" for the one that is usual where the person is).
    `language` is a tag such as "de", or "system". `listen` is whether spoken commands are listened
    to in a workout, `microphone` the name of the device ("" = the system's standard one). `keys`
    are those of the commands of a workout that were changed, with blanks between them
    (`core.workout.keymap`). `voice` is the voice for English, `voices` those for other languages,
    by their tags.
    """

    voice: str = ""
    rate: int = 140
    volume: int = 80
    muted: bool = False
    pace: float = 1.0
    sets: int = 0
    target_days: int = 3
    theme: str = "system"
    reduced_motion: bool = False
    verbosity: str = "full"
    quiet: bool = False
    ducking: bool = True
    window: str = ""
    variants: Mapping[str, str] | None = None
    days: str = ""
    after: str = ""
    reminder: str = ""
    unit: str = "kg"
    warm_up: bool = True
    short_set_up: bool = False
    full_screen: bool = True
    look_first: bool = True
    wait_ready: bool = False
    skin: str = "medium"
    build: str = "slender"
    week_start: str = ""
    language: str = "system"
    voices: Mapping[str, str] | None = None
    listen: bool = False
    microphone: str = ""
    keys: Mapping[str, str] | None = None

    def of_person(self) -> dict[str, object]:
        """Return the choices that are the same for this person on every machine."""
        return {name: value for name, value in self._asdict().items() if name not in OF_MACHINE}

    def voice_for(self, language: str) -> str:
        """Return the id of the voice that was chosen for a language; "" = the standard one."""
        return self.voice if language == "en" else (self.voices or {}).get(language, "")

    def with_voice(self, language: str, voice: str) -> dict[str, object]:
        """Return what to change in the settings so that this voice speaks the language."""
        if language == "en":
            return {"voice": voice}
        return {"voices": {**(self.voices or {}), language: voice}}
