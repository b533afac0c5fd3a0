"""What stands in a pack: from the tables of one file to an `Exercise`.

The format is told to its writers in `resources/exercises/README.md` and at the
head of each file. Two rules keep the files short. A pose says only what changes
from the pose before it, `"start"` goes back to where the rep begins, and no pose
means that nothing moves. A variant says only what differs from its exercise:
what it leaves out is the exercise's own, and a phase with the name of one of the
exercise's phases takes from that one what it leaves out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spinecoach.adapters.packs.table import STAND_IN, Mistake, describe
from spinecoach.core.body.limits import ARM_LIMITS, LEG_LIMITS, TRUNK_LIMITS, problems_of
from spinecoach.core.exercise.exercise import (
    Breath,
    Correction,
    Dose,
    Exercise,
    Level,
    Movement,
    Phase,
    PhaseKind,
    Source,
    Step,
    Variant,
)
from spinecoach.core.exercise.muscles import Muscle
from spinecoach.core.exercise.pose import Arm, Grip, Leg, Pose, Posture, Prop

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spinecoach.adapters.packs.table import Table
    from spinecoach.adapters.packs.toml_lines import KeyPath
    from spinecoach.core.body.limits import PoseProblem

STEP_WORDS = 12
"""Words of a set-up step (content reference, section 8)."""

CUE_WORDS = 4
"""Words of a cue: as many as one reads at a glance from three metres."""

LINE_WORDS = 6
"""Words of a correction: what fits into a three-second phase at 140 words a minute."""

SWITCH_WORDS = 6
"""Words of the line that announces a change of sides."""

PHASE_WORDS = 2
"""Words that the voice says for a phase, which may last one second."""

TITLE_CHARACTERS = 40
"""Characters of a title, an id and the name of a phase."""

SECONDS = (0.5, 30)
"""The shortest and the longest phase."""

POSSIBLE = "a pose that a body can take"
"""What is expected of every pose."""

_LIMB_LIMITS = ARM_LIMITS | LEG_LIMITS
_ALL_ZERO = dict.fromkeys(
    (*TRUNK_LIMITS, *(f"{side}.{joint}" for side in ("near", "far") for joint in _LIMB_LIMITS)), 0.0
)
_NEEDED_AT_START = ("trunk", "shoulder", "elbow", "hip", "knee")
_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")

Changes = dict[str, float]


def read_exercise(table: Table) -> Exercise:
    """Read the whole file; every mistake is noted in the table, which then makes no exercise."""
    draft = _movement(table)
    dose = _dose(table.table("dose"))
    equipment = table.texts("equipment")
    muscles = table.table("muscles")
    exercise = Exercise(
        id=_identifier(table),
        title=table.text("title", characters=TITLE_CHARACTERS),
        synonyms=table.texts("synonyms"),
        summary=table.text("summary"),
        primary=muscles.choices("primary", Muscle, least=1),
        secondary=muscles.choices("secondary", Muscle),
        equipment=equipment,
        movement=draft.movement(),
        dose=dose,
        corrections=tuple(
            Correction(mistake, line)
            for mistake, line in table.pairs("corrections", words=LINE_WORDS)
        ),
        cautions=table.texts("cautions", least=1),
        variants=_variants(table, draft, dose, equipment),
        sources=tuple(Source(fact, source) for fact, source in table.pairs("sources")),
    )
    for muscle in exercise.secondary:
        if muscle in exercise.primary:
            muscles.wrong("secondary", "each muscle once", f"{muscle}, which is primary already")
    muscles.close()
    table.close()
    return exercise


def impossible_poses(exercise: Exercise) -> list[Mistake]:
    """What no body can do, in the exercise and its variants; what is inherited is said once."""
    own = problems_of(exercise.movement)
    found: list[tuple[KeyPath, PoseProblem]] = [((), problem) for problem in own]
    for number, variant in enumerate(exercise.variants):
        problems = problems_of(variant.movement)
        found += [(("variants", number), problem) for problem in problems if problem not in own]
    return [
        Mistake((*place, p.part, p.index, "pose"), f"{POSSIBLE}, with {p.wanted}", str(p))
        for place, p in found
    ]


def _variants(
    table: Table, base: _MovementDraft, dose: Dose, equipment: tuple[str, ...]
) -> tuple[Variant, ...]:
    variants: list[Variant] = []
    for each in table.tables("variants"):
        variant = Variant(
            id=_identifier(each),
            title=each.text("title", characters=TITLE_CHARACTERS),
            level=each.choice("level", Level),
            why=each.text("why"),
            equipment=each.texts("equipment") if "equipment" in each else equipment,
            movement=_movement(each, base).movement(),
            dose=_dose(each.table("dose"), dose) if "dose" in each else dose,
        )
        if variant.id != STAND_IN and variant.id in {other.id for other in variants}:
            each.wrong("id", "an id of its own", f"{variant.id} for the second time")
        each.close()
        variants.append(variant)
    return tuple(variants)


def _identifier(table: Table) -> str:
    value = table.text("id", characters=TITLE_CHARACTERS)
    if not _ID.fullmatch(value):
        expected = "small letters, digits and hyphens, such as bent-over-row"
        table.wrong("id", expected, describe(value))
    return value


def _dose(table: Table, base: Dose | None = None) -> Dose:
    low, high = table.whole_range(
        "reps", 1, 50, default=(base.reps_low, base.reps_high) if base else None
    )
    sets = table.whole("sets", 1, 10, default=base.sets if base else None)
    rest = table.number("rest", 0, 600, "seconds", default=base.rest if base else None)
    table.close()
    return Dose(low, high, sets, rest)


@dataclass(frozen=True, slots=True)
class _StepDraft:
    """A step as written: `changes` as in a phase; without a `grip`, the movement's."""

    say: str
    changes: Changes | None
    grip: Grip | None


@dataclass(frozen=True, slots=True)
class _PhaseDraft:
    """A phase as written: `changes` from the pose before, None = back to the start."""

    name: str
    kind: PhaseKind
    seconds: float
    breath: Breath
    word: str
    cues: tuple[str, ...]
    changes: Changes | None


@dataclass(frozen=True, slots=True)
class _MovementDraft:
    """A movement as written, before its poses are worked out."""

    posture: Posture
    grip: Grip
    prop: Prop
    switch: str
    start: Changes
    steps: tuple[_StepDraft, ...]
    phases: tuple[_PhaseDraft, ...]

    def movement(self) -> Movement:
        """Work out every pose from the one before it, beginning with the start."""
        steps = zip(self.steps, self._walk(step.changes for step in self.steps), strict=True)
        phases = zip(self.phases, self._walk(phase.changes for phase in self.phases), strict=True)
        return Movement(
            posture=self.posture,
            grip=self.grip,
            steps=tuple(Step(step.say, _pose(angles), step.grip) for step, angles in steps),
            phases=tuple(
                Phase(p.name, p.kind, p.seconds, p.breath, p.word, p.cues, _pose(angles))
                for p, angles in phases
            ),
            switch=self.switch,
            prop=self.prop,
        )

    def astray(self) -> str:
        """Name the angles in which the end of a rep differs from its start; "" where none does."""
        end = [self.start, *self._walk(phase.changes for phase in self.phases)][-1]
        return ", ".join(
            f"{angle} {end[angle]:g} instead of {degrees:g}"
            for angle, degrees in self.start.items()
            if end[angle] != degrees
        )

    def _walk(self, row: Iterable[Changes | None]) -> Iterator[Changes]:
        angles = self.start
        for changes in row:
            angles = self.start if changes is None else {**angles, **changes}
            yield angles


def _movement(table: Table, base: _MovementDraft | None = None) -> _MovementDraft:
    """Read what the exercise says, or what a variant says differently from its exercise."""
    mistakes_before = len(table.mistakes)
    draft = _MovementDraft(
        posture=table.choice("posture", Posture, default=base.posture if base else None),
        grip=table.choice("grip", Grip, default=base.grip if base else None),
        prop=table.choice("prop", Prop, default=base.prop if base else Prop.NONE),
        switch=_switch(table, base.switch if base else ""),
        start=_start(table, base),
        steps=_steps(table, base.steps if base else None),
        phases=_phases(table, base.phases if base else None),
    )
    # What is wrong with the exercise's own rep is not said again for each variant.
    astray = "" if base is not None and base.astray() else draft.astray()
    if astray and len(table.mistakes) == mistakes_before:
        table.wrong("phases", 'a last phase that ends at the start (pose = "start")', astray)
    return draft


def _switch(table: Table, default: str) -> str:
    """The line that announces the change of sides; an empty one where a variant has no change."""
    if table.take("switch", "a text", default="") == "":
        return "" if "switch" in table else default
    return table.text("switch", words=SWITCH_WORDS)


def _start(table: Table, base: _MovementDraft | None) -> Changes:
    """All the angles of the start, 0 where none is said; a variant says only those that differ."""
    if base is not None:
        return {**base.start, **(_changes(table.table("start")) if "start" in table else {})}
    start = table.table("start")
    changes = _changes(start)
    for joint in _NEEDED_AT_START:
        if joint not in changes and not changes.keys() >= {f"near.{joint}", f"far.{joint}"}:
            start.wrong(joint, "an angle in degrees", "nothing")
    return {**_ALL_ZERO, **changes}


def _steps(table: Table, base: tuple[_StepDraft, ...] | None) -> tuple[_StepDraft, ...]:
    if base is not None and "steps" not in table:
        return base
    steps = []
    for each in table.tables("steps", least=1):
        grip = each.choice("grip", Grip) if "grip" in each else None
        steps.append(_StepDraft(each.text("say", words=STEP_WORDS), _pose_changes(each), grip))
        each.close()
    return tuple(steps)


def _phases(table: Table, base: tuple[_PhaseDraft, ...] | None) -> tuple[_PhaseDraft, ...]:
    """The phases of a rep in their order; one with a name from `base` is like that one."""
    if base is not None and "phases" not in table:
        return base
    known = {phase.name: phase for phase in base or ()}
    phases: list[_PhaseDraft] = []
    for each in table.tables("phases", least=1):
        name = each.text("name", characters=TITLE_CHARACTERS)
        if known and name not in known and "kind" not in each:
            if name != STAND_IN:
                names = ", ".join(phase.name for phase in base or ())
                each.wrong("name", f"{names}, or a phase with keys of its own", describe(name))
            continue
        if name != STAND_IN and any(phase.name == name for phase in phases):
            each.wrong("name", "a name that no other phase has", describe(name))
        phases.append(_phase(each, name, known.get(name)))
        each.close()
    return tuple(phases)


def _phase(table: Table, name: str, like: _PhaseDraft | None) -> _PhaseDraft:
    return _PhaseDraft(
        name=name,
        kind=table.choice("kind", PhaseKind, default=like.kind if like else None),
        seconds=table.number(
            "seconds", *SECONDS, "seconds", default=like.seconds if like else None
        ),
        breath=table.choice("breath", Breath, default=like.breath if like else None),
        word=table.text("word", words=PHASE_WORDS, default=like.word if like else None),
        cues=like.cues if like and "cues" not in table else table.texts("cues", words=CUE_WORDS),
        changes=like.changes if like and "pose" not in table else _pose_changes(table),
    )


def _pose_changes(table: Table) -> Changes | None:
    """What a pose changes; None for "start", nothing where there is no pose."""
    expected = 'a table of angles, or "start"'
    if table.take("pose", expected, default="start") == "start":
        return None if "pose" in table else {}
    return _changes(table.table("pose", expected))


def _changes(table: Table) -> Changes:
    """The angles that a pose names; one without a side is both sides'."""
    changes = {
        joint: table.number(joint, low, high, "degrees" if high > 1 else "")
        for joint, (low, high) in TRUNK_LIMITS.items()
        if joint in table
    }
    both = _limbs(table)
    for side in ("near", "far"):
        own = {}
        if side in table:
            limbs = table.table(side)
            own = _limbs(limbs)
            limbs.close()
        changes |= {f"{side}.{joint}": angle for joint, angle in {**both, **own}.items()}
    table.close()
    return changes


def _limbs(table: Table) -> Changes:
    return {
        joint: table.number(joint, low, high, "degrees")
        for joint, (low, high) in _LIMB_LIMITS.items()
        if joint in table
    }


def _pose(angles: Changes) -> Pose:
    def arm(side: str) -> Arm:
        return Arm(angles[f"{side}.shoulder"], angles[f"{side}.elbow"], angles[f"{side}.turn"])

    def leg(side: str) -> Leg:
        return Leg(angles[f"{side}.hip"], angles[f"{side}.knee"], angles[f"{side}.ankle"])

    return Pose(
        trunk=angles["trunk"],
        spine=angles["spine"],
        neck=angles["neck"],
        scapula=angles["scapula"],
        near_arm=arm("near"),
        far_arm=arm("far"),
        near_leg=leg("near"),
        far_leg=leg("far"),
    )
