"""The muscles that packs may name: any other name is refused at loading.

`core.phrases.exercises` has the names that people read.
"""

from __future__ import annotations

from enum import StrEnum


class Muscle(StrEnum):
    """A muscle or muscle group; the value is how packs write it."""

    ERECTOR_SPINAE = "erector_spinae"
    MULTIFIDUS = "multifidus"
    TRAPEZIUS_MIDDLE = "trapezius_middle"
    TRAPEZIUS_LOWER = "trapezius_lower"
    RHOMBOIDS = "rhomboids"
    LATISSIMUS_DORSI = "latissimus_dorsi"
    TERES_MAJOR = "teres_major"
    DELTOID_POSTERIOR = "deltoid_posterior"
    PECTORALIS_MAJOR = "pectoralis_major"
    SERRATUS_ANTERIOR = "serratus_anterior"
    BICEPS_BRACHII = "biceps_brachii"
    BRACHIALIS = "brachialis"
    BRACHIORADIALIS = "brachioradialis"
    TRICEPS_BRACHII = "triceps_brachii"
    RECTUS_ABDOMINIS = "rectus_abdominis"
    OBLIQUES = "obliques"
    GLUTEUS_MAXIMUS = "gluteus_maximus"
    HAMSTRINGS = "hamstrings"
    QUADRICEPS = "quadriceps"


LIMBS: dict[str, frozenset[Muscle]] = {
    "arm": frozenset(
        {
            Muscle.DELTOID_POSTERIOR,
            Muscle.BICEPS_BRACHII,
            Muscle.BRACHIALIS,
            Muscle.BRACHIORADIALIS,
            Muscle.TRICEPS_BRACHII,
        }
    ),
    "leg": frozenset({Muscle.GLUTEUS_MAXIMUS, Muscle.HAMSTRINGS, Muscle.QUADRICEPS}),
}
"""The muscles of an arm and of a leg, which may work on one side alone."""
