"""What an exercise is: plain, frozen data that a physiotherapist can write.

`adapters.packs.shelf` reads one TOML file into one `Exercise`. A `Movement` is the
playable part (posture, grip, set-up, phases with poses); the exercise has one,
and each easier or harder variant has its own, so a variant is performed, drawn
and spoken by the same code as the exercise itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from spinecoach.core.exercise.pose import Prop

if TYPE_CHECKING:
    from spinecoach.core.exercise.equipment import Equipment
    from spinecoach.core.exercise.muscles import Muscle
    from spinecoach.core.exercise.pose import Grip, Pose, Posture


class PhaseKind(StrEnum):
    """The part of a rep, in the field's standard terms."""

    CONCENTRIC = "concentric"
    ISOMETRIC = "isometric"
    ECCENTRIC = "eccentric"
    PAUSE = "pause"


class Breath(StrEnum):
    """How to breathe in a phase."""

    IN = "in"
    OUT = "out"
    STEADY = "steady"


class Level(StrEnum):
    """How hard a variant is, compared with the exercise itself."""

    EASIER = "easier"
    HARDER = "harder"


@dataclass(frozen=True, slots=True)
class Phase:
    """One part of a rep: the body moves from the pose before to `pose`.

    `seconds` is its length at the exercise's own pace; `word` is what the voice calls it ("lift");
    `cues` are short external cues for the screen and the voice.
    """

    name: str
    kind: PhaseKind
    seconds: float
    breath: Breath
    word: str
    cues: tuple[str, ...]
    pose: Pose


@dataclass(frozen=True, slots=True)
class Step:
    """One instruction of the set-up: at most twelve spoken words, and its picture.

    `grip` is what the hands hold, if that is not yet the movement's grip. `movement` is True if the
    sentence describes a rep and not how to get ready for it.
    """

    say: str
    pose: Pose
    grip: Grip | None = None
    movement: bool = False


@dataclass(frozen=True, slots=True)
class Movement:
    """The part that is performed and drawn. A rep begins in the pose in which its last phase ends.

    `switch` is what the voice says when near and far side change places from set to set ("Change
    your front foot."); "" if they do not.
    """

    posture: Posture
    grip: Grip
    steps: tuple[Step, ...]
    phases: tuple[Phase, ...]
    switch: str = ""
    prop: Prop = Prop.NONE

    @property
    def start(self) -> Pose:
        """The pose in which every rep begins and ends."""
        return self.phases[-1].pose

    @property
    def rep_seconds(self) -> float:
        """How long one rep takes at the exercise's own pace, in seconds."""
        return sum(phase.seconds for phase in self.phases)

    def before(self, phase: Phase) -> Phase:
        """Return the phase before `phase`; before the first comes the last."""
        return self.phases[self._place(phase) - 1]

    def after(self, phase: Phase) -> Phase:
        """Return the phase after `phase`; after the last comes the first."""
        return self.phases[(self._place(phase) + 1) % len(self.phases)]

    def _place(self, phase: Phase) -> int:
        # Compared by identity: in a movement with both sides in turn two phases may be equal.
        return [own is phase for own in self.phases].index(True)

    @property
    def alternates(self) -> bool:
        """Whether near and far side change places from set to set."""
        return bool(self.switch)

    @property
    def one_sided(self) -> bool:
        """Whether a rep works one side only, so that the other side needs a set of its own."""
        poses = [phase.pose for phase in self.phases]
        near_arm = len({pose.near_arm for pose in poses}) > 1
        far_arm = len({pose.far_arm for pose in poses}) > 1
        near_leg = len({pose.near_leg for pose in poses}) > 1
        far_leg = len({pose.far_leg for pose in poses}) > 1
        return near_arm != far_arm or near_leg != far_leg


SETS = (1, 10)
REST = (0.0, 600.0)
"""The limits of the sets that are advised or planned, and of the seconds of rest after each."""

ADVISED_REPS = (1, 50)
"""The limits of the reps that an exercise advises; a routine may ask for more."""


@dataclass(frozen=True, slots=True)
class Dose:
    """How much to do: a range of reps, a number of sets, and the rest after a set in seconds."""

    reps_low: int
    reps_high: int
    sets: int
    rest: float


@dataclass(frozen=True, slots=True)
class Correction:
    """A frequent mistake and the short line that corrects it."""

    mistake: str
    line: str


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a fact comes from that is not in the article."""

    fact: str
    source: str


@dataclass(frozen=True, slots=True)
class Variant:
    """An easier or harder variant of the exercise, playable by itself.

    `short` is a shorter title for the voice and for lists, "" if there is none.
    """

    id: str
    title: str
    level: Level
    why: str
    equipment: Equipment
    movement: Movement
    dose: Dose
    short: str = ""


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise with everything that the program shows or says about it.

    `language` is the tag of the language of its words ("en"); "" if its file does not say.
    `shorter` pairs a cue with a shorter form of it, for a slow voice or a quick pace.
    """

    id: str
    title: str
    synonyms: tuple[str, ...]
    summary: str
    primary: tuple[Muscle, ...]
    secondary: tuple[Muscle, ...]
    equipment: Equipment
    movement: Movement
    dose: Dose
    corrections: tuple[Correction, ...]
    cautions: tuple[str, ...]
    variants: tuple[Variant, ...]
    sources: tuple[Citation, ...]
    language: str = ""
    shorter: tuple[tuple[str, str], ...] = ()

    def variant(self, variant_id: str) -> Variant:
        """Return the variant of that id; raise `KeyError` if there is none."""
        for variant in self.variants:
            if variant.id == variant_id:
                return variant
        raise KeyError(variant_id)
