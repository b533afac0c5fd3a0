"""Spoil the bytes of a history and its log at random, and use it as the program does.

    python -m tests.fuzz.fuzz_history SEED COUNT

Nothing may raise, take longer than `SLOWEST` seconds, or write outside the data folder; what is
done afterwards must be in the history, in a spool, or said to be held. The same seed spoils the
same bytes. Ends with 1 and the number of the case where anything fails.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
import time
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from spinecoach.adapters.exchange.document import document
from spinecoach.adapters.history.backups import BackupError, problems_in
from spinecoach.adapters.history.file import FILE_NAME
from spinecoach.adapters.history.sqlite import SqliteHistory
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.workout.cues import RepDone
from tests.histories import SUNDAY, WallClock, perform, timeline, years

if TYPE_CHECKING:
    from collections.abc import Iterator

SLOWEST = 5.0
WEEKS = 3
PIECES = (b"\x00", b"\xff", b"\xa5", b"SQLite format 3\x00", b"\x7f\xff\xff\xff", b"-1", b"9" * 40)


def template(folder: Path) -> None:
    """Make a history with a log beside it, as a killed program leaves it."""
    clock = WallClock()
    living = folder.with_name("living")
    history = SqliteHistory(living, clock, wait=None)
    history.add(years(WEEKS))
    clock.forward(days=1)
    perform(
        history.begin(timeline()), timeline(), clock, lambda record: isinstance(record, RepDone)
    )
    shutil.copytree(living, folder)
    history.close()
    shutil.rmtree(living)


def spoil(chance: random.Random, path: Path) -> None:
    """Change, copy, cut or lengthen some bytes of a file."""
    content = bytearray(path.read_bytes())
    for _ in range(chance.choice((1, 1, 1, 2, 5, 20))):
        at = chance.randrange(len(content) + 1)
        match chance.randrange(6):
            case 0 if content:
                content[at % len(content)] = chance.randrange(256)
            case 1:
                piece = chance.choice(PIECES) * chance.choice((1, 1, 64, 4096))
                content[at : at + len(piece)] = piece
            case 2:
                page = content[at // 4096 * 4096 :][:4096]
                to = chance.randrange(len(content) // 4096 + 1) * 4096
                content[to : to + len(page)] = page
            case 3:
                del content[at:]
            case 4:
                content[at:at] = chance.randbytes(chance.randrange(1, 50))
            case _:
                at %= 200  # the header, where a single byte says the most
                content[at : at + 1] = chance.randbytes(1)
    path.write_bytes(content)


def use(folder: Path, home: Path) -> None:
    """Check, open, read, exercise, correct, export, back up, close, and open again."""
    problems = problems_in(folder / FILE_NAME, SUNDAY)
    words = Phrases().troubles
    for problem in problems:
        words.cause(problem)
    with closing(SqliteHistory(folder, only_read=True)) as reader:
        reader.workouts()
    clock = WallClock(SUNDAY + timedelta(days=3))
    history = SqliteHistory(folder, clock, wait=None, elsewhere=[home])
    unfinished = history.unfinished()
    if unfinished is not None:
        history.keep(unfinished)
    for day in (SUNDAY.date(), clock.at.date()):
        history.days(day)
        history.felt_days(day)
    history.feelings.exercise_results()
    for workout in history.workouts()[-2:]:
        history.corrections.change_workout(workout.id, note="after the damage")
        history.corrections.originals(workout.id)
    journal = history.begin(timeline())
    perform(journal, timeline(), clock)
    done = history.workout(journal.id)
    assert done is not None, "what was done is not shown"
    document(history.workouts(), history.corrections.all_originals(), history.excused())
    for trouble in filter(None, (history.trouble, history.loss, *history.news)):
        assert words.sentence(trouble)
    backup = history.backups.newest_good()
    if history.loss is not None and backup is not None:
        try:
            history.backups.restore(backup.path)
        except BackupError as error:
            words.cause(error.trouble)
    history.close()
    again = SqliteHistory(folder, clock, wait=None, elsewhere=[home])
    assert again.workout(journal.id) is not None or again.trouble is not None, "it is lost"
    again.close()


def files_of(folder: Path) -> Iterator[tuple[Path, int, int]]:
    """Give every file below a folder with its size and time."""
    for path in sorted(folder.rglob("*")):
        found = path.lstat()
        yield path, found.st_size, found.st_mtime_ns


def fuzz(seed: int, count: int) -> str:
    """Try so many cases; return what went wrong first, "" where nothing did."""
    with tempfile.TemporaryDirectory() as made:
        root = Path(made)
        template(root / "template")
        for number in range(count):
            case = root / "case"
            shutil.copytree(root / "template", case / "data")
            (case / "home").mkdir(mode=0o700)
            (case / "outside").mkdir()
            (case / "outside" / "file").write_text("not ours")
            chance = random.Random(seed * 1_000_003 + number)
            named = ([FILE_NAME], [FILE_NAME + "-wal"], [FILE_NAME, FILE_NAME + "-wal"])
            for name in chance.choice(named):
                spoil(chance, case / "data" / name)
            before = list(files_of(case / "outside"))
            began = time.monotonic()
            try:
                use(case / "data", case / "home")
            except Exception as error:  # noqa: BLE001 - anything that is raised is what is sought
                return f"case {number} of seed {seed}: {type(error).__name__}: {error}"
            if (seconds := time.monotonic() - began) > SLOWEST:
                return f"case {number} of seed {seed} took {seconds:.1f} s"
            if list(files_of(case / "outside")) != before:
                return f"case {number} of seed {seed} wrote outside the data folder"
            shutil.rmtree(case)
    return ""


def main() -> int:
    """Fuzz as the command line says."""
    wrong = fuzz(int(sys.argv[1]), int(sys.argv[2]))
    sys.stdout.write(f"{wrong or 'nothing went wrong'}\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
