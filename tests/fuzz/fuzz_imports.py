"""Damage files of every import format at random, and read them as an import does.

    python -m tests.fuzz.fuzz_imports SEED COUNT

Nothing may raise but `ImportFault`, take longer than `SLOWEST` seconds, or use more memory than
`LARGEST` bytes; what is found and what is wrong must have words. The same seed damages the same
bytes. Ends with 1 and the number of the case where anything fails.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from pathlib import Path

from spinecoach.adapters.exchange.document import document
from spinecoach.adapters.exchange.fault import ImportFault
from spinecoach.adapters.exchange.incoming import read
from spinecoach.adapters.exchange.tables import hevy_csv, strong_csv
from spinecoach.core.phrases.phrases import Phrases
from tests.adapters.exchange.files import (
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

SLOWEST = 5.0
LARGEST = 300_000_000


def templates() -> list[bytes]:
    """Return a good file of each format."""
    lines = (
        (HEVY, PULL, PULL.replace("22 Nov 2025, 08:00", "Apr 17, 2026, 5:46 PM")),
        (STRONG, ROW, ROW.replace("2025-11-22", "4/5/2025"), ROW.replace(",1,10,", ",Note,,")),
        (STRONG_6, '"1";"2025-09-01 10:34:00";"B";"2440";"Row";"W";"10,5";"15";"";"0";"0";"";""'),
        (FITNOTES, "2025-05-05,Row,Back,10,lbs,12,2,mi,0:20:00,slow"),
        (STRONGLIFTS, "2015/05/25,1,A,,87,Squat,10,1,7:37 PM,8:37 PM,,5,20,4,22.5"),
    )
    tables = ["\r\n".join(table) for table in lines]
    made = years(2)
    return [
        *(table.encode() for table in tables),
        tables[0].encode("utf-16"),
        document(made, {made[0].id: {("", "note"): ""}}, {made[0].day: "ill"}),
        hevy_csv(made),
        strong_csv(made),
    ]


def case(path: Path) -> None:
    """Read a file and put what was found into words."""
    words = Phrases().exchange
    try:
        found = read(path, SUNDAY)
    except ImportFault as fault:
        for flaw in fault.mistakes:
            words.mistake(flaw).encode(errors="replace")
        return
    for flaw in found.mistakes:
        words.mistake(flaw)
    document(found.workouts, found.originals, found.excused, found.edited)


def memory() -> int:
    """Return the most memory that this process ever used, in bytes; 0 where nobody knows."""
    if sys.platform == "win32":
        return 0
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def fuzz(seed: int, count: int, *, largest: int = LARGEST) -> str:
    """Try `count` damaged files; return what went wrong first, "" where nothing did."""
    good = templates()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "in.file"
        for number in range(count):
            chance = random.Random(f"{seed} {number}")
            path.write_bytes(mutated(chance.choice(good), chance))
            began = time.perf_counter()
            try:
                case(path)
            except Exception as error:  # noqa: BLE001 - whatever is raised is what is looked for
                return f"case {number}: {error!r}"
            if time.perf_counter() - began > SLOWEST:
                return f"case {number}: slower than {SLOWEST} s"
            if memory() > largest:
                return f"case {number}: more than {largest} bytes of memory"
    return ""


if __name__ == "__main__":
    failed = fuzz(int(sys.argv[1]), int(sys.argv[2]))
    sys.stdout.write(f"{failed or 'nothing failed'}\n")
    sys.exit(bool(failed))
