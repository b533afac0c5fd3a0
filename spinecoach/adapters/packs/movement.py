"""Read how an exercise moves: set-up steps and phases, with a pose each.

Two rules keep the files short. A pose contains only what changes from the pose before it; `"start"`
is the pose in which the rep begins, and without a pose nothing moves. A variant contains only what
differs from its exercise: a phase with the id (or name) of one of the exercise's phases takes
everything else from that one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spinecoach.adapters.files.table import STAND_IN, Table, describe
from spinecoach.core.body.joint_limits import ARM_LIMITS, LEG_LIMITS, TRUNK_LIMITS
from spinecoach.core.exercise.exercise import Breath, Movement, Phase, PhaseKind, Step
from spinecoach.core.exercise.pose import Arm, Grip, Leg, Pose, Posture, Prop
from spinecoach.core.mistake import Expected, Found, Seen, Unit, Wanted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

STEP_WORDS = 12
"""The most words of a set-up step (docs/reference.md, section 8)."""

CUE_WORDS = 4
"""The most words of a cue: what can be read at a glance from three metres."""

SWITCH_WORDS = 6
"""The most words of the line that announces a change of sides."""

PHASE_WORDS = 2
"""The most words that the voice says for a phase, which may last one second."""

TITLE_CHARACTERS = 40
"""The most characters of a title, an id and the name of a phase."""

SECONDS = (0.5, 30)
"""Seconds of the shortest and the longest phase."""

_LIMB_LIMITS = ARM_LIMITS | LEG_LIMITS
_ALL_ZERO = dict.fromkeys(
    (*TRUNK_LIMITS, *(f"{side}.{joint}" for side in ("near", "far") for joint in _LIMB_LIMITS)), 0.0
)

Changes = dict[str, float]


@dataclass(frozen=True, slots=True)
class _StepDraft:
    """A step as written: `changes` as in a phase; `grip` None means the movement's."""

    say: str
    changes: Changes | None
    grip: Grip | None
    movement: bool


@dataclass(frozen=True, slots=True)
class _PhaseDraft:
    """A phase as written: `changes` from the pose before, None = back to the start.

    A variant's phase with the `key` of a phase of the exercise inherits from that.
    """

    key: str
    name: str
    kind: PhaseKind
    seconds: float
    breath: Breath
    word: str
    cues: tuple[str, ...]
    changes: Changes | None


@dataclass(frozen=True, slots=True)
class MovementDraft:
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
            steps=tuple(
                Step(step.say, _pose(angles), step.grip, step.movement) for step, angles in steps
            ),
            phases=tuple(
                Phase(p.name, p.kind, p.seconds, p.breath, p.word, p.cues, _pose(angles))
                for p, angles in phases
            ),
            switch=self.switch,
            prop=self.prop,
        )

    def astray(self) -> Found | None:
        """Return the angles that are not the same at the end of a rep and at its start."""
        end = [self.start, *self._walk(phase.changes for phase in self.phases)][-1]
        names = [angle for angle, degrees in self.start.items() if end[angle] != degrees]
        if not names:
            return None
        ends, starts = (
            ", ".join(f"{name} {angles[name]:g}" for name in names) for angles in (end, self.start)
        )
        return Found(Seen.OTHER_ANGLES, ends, other=starts)

    def _walk(self, row: Iterable[Changes | None]) -> Iterator[Changes]:
        angles = self.start
        for changes in row:
            angles = self.start if changes is None else {**angles, **changes}
            yield angles


def read_movement(table: Table, words: Table, base: MovementDraft | None = None) -> MovementDraft:
    """Read what the exercise says, or what a variant says differently from its exercise."""
    mistakes_before = len(table.mistakes)
    draft = MovementDraft(
        posture=table.choice("posture", Posture, default=base.posture if base else None),
        grip=table.choice("grip", Grip, default=base.grip if base else None),
        prop=table.choice("prop", Prop, default=base.prop if base else Prop.NONE),
        switch=_switch(table, words, base.switch if base else ""),
        start=_start(table, base),
        steps=_steps(table, words, base.steps if base else None),
        phases=_phases(table, words, base.phases if base else None),
    )
    # A mistake in the exercise's own rep is not reported again for each variant.
    astray = None if base is not None and base.astray() else draft.astray()
    if astray is not None and len(table.mistakes) == mistakes_before:
        table.wrong("phases", Wanted.END_AT_START, astray)
    return draft


def _switch(table: Table, words: Table, default: str) -> str:
    """Return the line that announces the change of sides.

    An empty line (or false, if the words are in a file of their own) means that a variant has no
    change.
    """
    if "switch" not in table:
        return default
    value = table.take("switch")
    empty = value == "" or (value is False and words is not table)
    return "" if empty else words.text("switch", words=SWITCH_WORDS)


def _start(table: Table, base: MovementDraft | None) -> Changes:
    """Return all the angles of the start: if not named, 0 or, in a variant, the exercise's."""
    start = _changes(table.table("start")) if base is None or "start" in table else {}
    return {**(base.start if base else _ALL_ZERO), **start}


def _steps(
    table: Table, words: Table, base: tuple[_StepDraft, ...] | None
) -> tuple[_StepDraft, ...]:
    if base is not None and "steps" not in table:
        return base
    tables = list(table.tables("steps", least=1))
    if words is table:
        lines = tuple(each.text("say", words=STEP_WORDS) for each in tables)
    else:
        lines = words.texts("steps", words=STEP_WORDS)
        if len(lines) != len(tables):
            expected = Expected(Wanted.TEXTS_FOR_STEPS, len(tables))
            words.wrong("steps", expected, Found(Seen.LIST, number=len(lines)))
    steps = []
    for each, line in zip(tables, lines, strict=False):
        each.known("say")
        grip = each.choice("grip", Grip) if "grip" in each else None
        movement = each.flag("movement", default=False)
        steps.append(_StepDraft(line, _pose_changes(each), grip, movement))
        each.close()
    return tuple(steps)


def _phases(
    table: Table, words: Table, base: tuple[_PhaseDraft, ...] | None
) -> tuple[_PhaseDraft, ...]:
    """Return the phases of a rep in order; a phase with a key from `base` inherits from that."""
    if base is not None and "phases" not in table:
        return base
    known = {phase.key: phase for phase in base or ()}
    all_words = _phase_words(table, words, base)
    phases: list[_PhaseDraft] = []
    for each in table.tables("phases", least=1):
        field = "id" if "id" in each else "name"
        key = each.text(field, characters=TITLE_CHARACTERS)
        if known and key not in known and "kind" not in each:
            if key != STAND_IN:
                names = tuple(known)
                each.wrong(field, Expected(Wanted.PHASE_OF_EXERCISE, choices=names), describe(key))
            continue
        if key != STAND_IN and any(phase.key == key for phase in phases):
            each.wrong(field, Wanted.OWN_NAME, describe(key))
        own = each
        if all_words is not None:
            each.known("name", "word", "cues")
            like = key in known and key not in all_words
            own = Table({}, (), []) if like else all_words.table(key)
        phases.append(_phase(each, own, key, known.get(key)))
        each.close()
        own.close()
    if all_words is not None:
        all_words.close()
    return tuple(phases)


def _phase_words(table: Table, words: Table, base: tuple[_PhaseDraft, ...] | None) -> Table | None:
    """Return the table of the phases in a words file; None if there is no words file."""
    if words is table:
        return None
    if base is not None and "phases" not in words:
        return Table({}, (*words.path, "phases"), words.mistakes)
    return words.table("phases")


def _phase(table: Table, words: Table, key: str, like: _PhaseDraft | None) -> _PhaseDraft:
    default_name = like.name if like else key if words is table and "name" not in table else None
    return _PhaseDraft(
        key=key,
        name=words.text("name", characters=TITLE_CHARACTERS, default=default_name),
        kind=table.choice("kind", PhaseKind, default=like.kind if like else None),
        seconds=table.number(
            "seconds", *SECONDS, Unit.SECONDS, default=like.seconds if like else None
        ),
        breath=table.choice("breath", Breath, default=like.breath if like else None),
        word=words.text("word", words=PHASE_WORDS, default=like.word if like else None),
        cues=like.cues if like and "cues" not in words else words.texts("cues", words=CUE_WORDS),
        changes=like.changes if like and "pose" not in table else _pose_changes(table),
    )


def _pose_changes(table: Table) -> Changes | None:
    """Return what a pose changes; None for "start", {} if there is no pose."""
    if table.take("pose", "start") == "start":
        return None if "pose" in table else {}
    return _changes(table.table("pose", Wanted.ANGLES_OR_START))


def _changes(table: Table) -> Changes:
    """Return the angles that a pose names; an angle without a side is for both sides."""
    changes = {
        joint: table.number(joint, low, high, Unit.DEGREES if high > 1 else Unit.NONE)
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
        joint: table.number(joint, low, high, Unit.DEGREES)
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
