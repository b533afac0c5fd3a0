"""What a workout needs from outside, as Protocols: time, voice, speaker, journal.

`adapters` and `ui` implement them, `app` hands them to the front ends, tests hand in their own.
No method blocks: long work is started, and a caller asks for its progress.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from spinecoach.core.trouble import Trouble
    from spinecoach.core.workout.cues import Record, Tone
    from spinecoach.core.workout.heard import Heard


@dataclass(frozen=True, slots=True)
class Clip:
    """A rendered line: a WAV file, how long it sounds in seconds, and the id of its voice."""

    path: str
    seconds: float
    voice: str = ""


@dataclass(frozen=True, slots=True)
class VoiceChoice:
    """One voice of the engine, as the settings page lists it.

    `language` is a tag such as "en-gb"; `refusal` says why the voice cannot be chosen, None if it
    can; `natural` is True for a voice that sounds like a person, False for one that sounds like a
    machine.
    """

    id: str
    name: str
    language: str
    refusal: Trouble | None = None
    natural: bool = False


@dataclass(frozen=True, slots=True)
class ListenerExtra:
    """How a person gets what the listener needs: one of three ways, as the program was installed.

    Who has Python types `command`. Who has a package of the system installs the `package` beside
    it. Everybody else unpacks `archive` in `folder`.
    """

    command: str = ""
    package: str = ""
    archive: str = ""
    folder: str = ""


class Clock(Protocol):
    """The time of a workout, in seconds: the real one, or a fast rehearsal's."""

    def now(self) -> float:
        """Return the current second."""

    def wait_for(self, deadline: float) -> float:
        """Return how many real seconds there are until the deadline; 0 when it has passed."""

    def arrive(self, deadline: float) -> float:
        """Return the current second after a wake-up for that deadline, never less than it."""


class Preparation(Protocol):
    """Lines that are being rendered in their order. Ask it now and then; it never calls back.

    It finishes within five seconds of the engine's last sign of life. If the engine answers later,
    lines still come, unless it is cancelled.
    """

    @property
    def done(self) -> int:
        """How many lines are ready, from the first on; 0 again if the engine changes."""

    @property
    def signs(self) -> int:
        """How many signs of life there were: lines, and the steps in which an engine loads."""

    @property
    def total(self) -> int:
        """How many lines were asked for."""

    @property
    def finished(self) -> bool:
        """Whether it is over, even if not all lines are ready."""

    def cancel(self) -> None:
        """Stop as soon as possible; what is ready stays cached."""


class Voice(Protocol):
    """Turns lines into clips, ahead of time."""

    @property
    def trouble(self) -> Trouble | None:
        """What is wrong with the voice; None when nothing is."""

    def configure(self, voice: str, rate: int) -> None:
        """Choose the voice ("" = the engine's own for the app's language) and words a minute."""

    def voices(self) -> Sequence[VoiceChoice]:
        """List the engine's voices; empty while unknown (ask again) or without an engine."""

    def prepare(self, lines: Iterable[str]) -> Preparation:
        """Begin to render the lines that are not cached yet, in their order."""

    def clip(self, line: str) -> Clip | None:
        """The rendered line, or None if there is none (yet). Never blocks."""

    def close(self) -> None:
        """End the worker and all threads."""


class Speaker(Protocol):
    """Plays clips and tones, one voice at a time. Never raises: without sound it is silent."""

    @property
    def trouble(self) -> Trouble | None:
        """Why nothing is heard; None when all is well."""

    @property
    def news(self) -> Trouble | None:
        """What has just changed about the sound, for some seconds; None when nothing has."""

    def load(self, clips: Mapping[str, Clip]) -> None:
        """Prepare the lines of a workout, so that they sound without delay."""

    def say(self, line: str, late: float = 0.0) -> None:
        """Sound the line's clip, which was due `late` seconds ago; no clip is silence."""

    def tone(self, tone: Tone, late: float = 0.0) -> None:
        """Sound a tone, which was due `late` seconds ago, along with the voice."""

    def hush(self) -> None:
        """Silence the voice and the tones at once."""

    def set_volume(self, volume: int, *, muted: bool) -> None:
        """Set the volume, 0 to 100, also of what sounds now; a mute may let that end."""

    def close(self) -> None:
        """Release the device."""


class SoundingSpeaker(Speaker, Protocol):
    """A speaker that knows whether it can be heard."""

    @property
    def sounding(self) -> bool:
        """Whether a line can be heard now."""


class Listener(Protocol):
    """Recognises spoken commands in sound that it is given. Ask it now and then for what it heard.

    It stores no sound and no words, and uses no memory until `begin`.
    """

    @property
    def trouble(self) -> Trouble | None:
        """Why it understands nothing; None when all is well."""

    @property
    def ready(self) -> bool:
        """Whether it can understand already; loading takes a second or two."""

    @property
    def loud(self) -> bool:
        """Whether the room is too loud for words."""

    def begin(self) -> None:
        """Begin to load, for one workout."""

    def listen_for(self, phrases: Sequence[str]) -> None:
        """Set the phrases that may be said from now on (`core.workout.heard.said_in`)."""

    def take(self, sound: bytes) -> None:
        """Take sound: 16-bit samples, mono, 16,000 a second. Never waits."""

    def deaf(self) -> None:
        """Forget what was just heard, because our own voice sounds."""

    def heard(self) -> Heard | None:
        """Return what was heard since; None for nothing. Never waits."""

    def close(self) -> None:
        """End it after the workout; it can begin again."""


class Journal(Protocol):
    """The records of one running workout: each is committed when it is given."""

    def record(self, record: Record) -> None:
        """Store one fact. Never raises: `History.trouble` says what went wrong."""
