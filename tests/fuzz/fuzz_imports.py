"""Damage files of every import format at random, and read them as an import does.

Nothing may raise but `ImportFault`; what is found and what is wrong must have words.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from spinecoach.adapters.exchange.csv_writer import hevy_csv, strong_csv
from spinecoach.adapters.exchange.document import document
from spinecoach.adapters.exchange.fault import ImportFault
from spinecoach.adapters.exchange.reader import read
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.record.logbook import Excuse
from tests.adapters.exchange.files import (
    FITBOD,
    FITNOTES,
    HEVY,
    PULL,
    ROW,
    STRONG,
    STRONG_6,
    STRONGLIFTS,
)
from tests.fuzz.mutations import mutated
from tests.histories import SUNDAY, years

if TYPE_CHECKING:
    import random
    from pathlib import Path


TAKEN_BACK = "2026-11-22T11:12:42.125Z"


@cache
def templates() -> list[bytes]:
    """Return a good file of each format."""
    lines = (
        (HEVY, PULL, PULL.replace("22 Nov 2025, 08:00", "Apr 17, 2026, 5:46 PM")),
        (STRONG, ROW, ROW.replace("2025-11-22", "4/5/2025"), ROW.replace(",1,10,", ",Note,,")),
        (STRONG_6, '"1";"2025-09-01 10:34:00";"B";"2440";"Row";"W";"10,5";"15";"";"0";"0";"";""'),
        (FITNOTES, "2025-05-05,Row,Back,10,lbs,12,2,mi,0:20:00,slow"),
        (FITBOD, "2025-11-20 17:11:07 +0000,Row,12,10.5,0.0,0.0,0.0,0.0,true,,2.0"),
        ("My workouts", f'"{STRONG}"', f'"{ROW}"', ROW.replace("12,0", '"1,500",0')),
        (STRONGLIFTS, "2015/05/25,1,A,,87,Squat,10,1,7:37 PM,8:37 PM,,5,20,4,22.5"),
    )
    tables = ["\r\n".join(table) for table in lines]
    made = years(2)
    return [
        *(table.encode() for table in tables),
        tables[0].encode("utf-16"),
        document(
            made,
            {made[0].id: {("", "note"): ""}},
            {made[0].day: Excuse("ill"), made[1].day: Excuse("", TAKEN_BACK)},
        ),
        hevy_csv(made),
        strong_csv(made),
    ]


def damage_import(chance: random.Random, folder: Path) -> None:
    """Read a damaged file and put what was found into words."""
    path, words = folder / "in.file", Phrases().exchange
    path.write_bytes(mutated(chance.choice(templates()), chance))
    try:
        found = read(path, SUNDAY)
    except ImportFault as fault:
        for flaw in fault.mistakes:
            words.mistake(flaw).encode(errors="replace")
        return
    for flaw in found.mistakes:
        words.mistake(flaw)
    document(found.workouts, found.originals, found.excuses, found.edited)
