"""Spoil the bytes of a history and its log at random, and use it as the program does.

What is done afterwards must be in the history, in a spool, or said to be held.
"""

from __future__ import annotations

import tempfile
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from spinecoach.adapters.exchange.document import document
from spinecoach.adapters.history import FILE_NAME
from spinecoach.adapters.history.backups import BackupError, problems_in
from spinecoach.adapters.history.sqlite import SqliteHistory
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.workout.cues import RepDone
from spinecoach.core.workout.timeline import build_timeline, plan_exercise
from tests.core.scenes import exercise
from tests.histories import SUNDAY, WallClock, perform, years

if TYPE_CHECKING:
    import random

    from spinecoach.core.workout.timeline import Timeline

LOG = f"{FILE_NAME}-wal"
LATER = SUNDAY + timedelta(days=3)
WEEKS = 1
PIECES = (b"\x00", b"\xff", b"\xa5", b"SQLite format 3\x00", b"\x7f\xff\xff\xff", b"-1", b"9" * 40)


@cache
def template() -> dict[str, bytes]:
    """Return the files of a history with a log beside it, as a killed program leaves it."""
    clock, short = WallClock(), workout()
    with tempfile.TemporaryDirectory() as made, closing(SqliteHistory(Path(made), clock)) as living:
        living.add(years(WEEKS))
        clock.forward(days=1)
        perform(living.begin(short), short, clock, lambda record: isinstance(record, RepDone))
        return {name: (Path(made) / name).read_bytes() for name in (FILE_NAME, LOG)}


def workout() -> Timeline:
    """Return a short workout: what is spoiled is found at its first record or at its end."""
    return build_timeline([replace(plan_exercise(exercise("superman")), sets=1, reps=2)], Phrases())


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


def damage_history(chance: random.Random, folder: Path) -> None:
    """Spoil the history, its log or both, and use what is left."""
    data, elsewhere = folder / "data", folder / "elsewhere"
    for made in (data, elsewhere):
        made.mkdir(mode=0o700)
    for name, content in template().items():
        (data / name).write_bytes(content)
    for name in chance.choice(((FILE_NAME,), (LOG,), (FILE_NAME, LOG))):
        spoil(chance, data / name)
    check(data)
    done = use(chance, data, elsewhere)
    with opened(data, elsewhere) as again:
        assert again.workout(done) is not None or again.trouble is not None, "it is lost"


def check(data: Path) -> None:
    """Look a history through without touching it."""
    for problem in problems_in(data / FILE_NAME, SUNDAY):
        assert Phrases().troubles.cause(problem)
    with closing(SqliteHistory(data, only_read=True)) as reader:
        reader.workouts()


def use(chance: random.Random, data: Path, elsewhere: Path) -> str:
    """Open, read, exercise, correct, export, restore and close; return the id of the workout."""
    words, short = Phrases().troubles, workout()
    with opened(data, elsewhere) as history:
        found = history.unfinished()
        if found is not None:
            match chance.randrange(3):
                case 0:
                    history.keep(found)
                case 1:
                    history.discard(found)
                case _:
                    perform(history.resume(found, short), short, WallClock(LATER))
        for day in (SUNDAY.date(), LATER.date()):
            history.days(day)
            history.felt_days(day)
        history.feelings.exercise_results()
        for done in history.workouts()[-2:]:
            history.corrections.change_workout(done.id, note="after the damage")
            history.corrections.originals(done.id)
        journal = history.begin(short)
        perform(journal, short, WallClock(LATER))
        assert history.workout(journal.id) is not None, "what was done is not shown"
        document(history.workouts(), history.corrections.all_originals(), history.excuses())
        for trouble in filter(None, (history.trouble, history.loss, *history.news)):
            assert words.sentence(trouble)
        backup = history.backups.newest_good()
        if history.loss is not None and backup is not None:
            try:
                history.backups.restore(backup.path)
            except BackupError as error:
                words.cause(error.trouble)
    return journal.id


def opened(data: Path, elsewhere: Path) -> closing[SqliteHistory]:
    """Open the history three days after its last workout."""
    return closing(SqliteHistory(data, WallClock(LATER), wait=None, elsewhere=[elsewhere]))
