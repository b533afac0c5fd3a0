"""The coach in the terminal, with a person who reads lines and sometimes presses a key."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.system.silent import SilentSpeaker
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.preferences import Preferences
from spinecoach.core.workout.commands import Command
from spinecoach.core.workout.events import EVENTS
from spinecoach.core.workout.frame import State
from spinecoach.core.workout.keymap import LISTED, WORKOUT_KEYS
from spinecoach.core.workout.loudness import change_volume
from spinecoach.core.workout.performance import Performance
from spinecoach.core.workout.session import Session
from spinecoach.core.workout.timeline import BlockKind, Planned, build_timeline
from spinecoach.terminal import TerminalCoach
from spinecoach.terminal.keys import workout_keys
from tests.core.scenes import ROW, exercise

if TYPE_CHECKING:
    from collections.abc import Callable

    from spinecoach.core.workout.cues import Record


class Wall:
    """A clock that stands at the last deadline that came, and a person who presses keys on it.

    `presses` maps a second to a key that is pressed then.
    """

    def __init__(self, presses: dict[float, str] | None = None, *, present: bool = True) -> None:
        self.present = present
        self.second = 0.0
        self.presses = dict(presses or {})
        self._deadline = 0.0

    def now(self) -> float:
        return self.second

    def wait_for(self, deadline: float) -> float:
        self._deadline = deadline
        return deadline - self.second

    def arrive(self, deadline: float) -> float:
        self.second = deadline
        return deadline

    def wait(self, seconds: float | None) -> str:
        due = min(self.presses, default=None)
        if due is None:
            return ""
        if seconds is None or self.second + seconds >= due:
            self.second = max(self.second, due)
            key = self.presses.pop(due)
            if key == "^C":
                raise KeyboardInterrupt
            return key
        return ""


class Kept:
    """A journal that only remembers."""

    def __init__(self) -> None:
        self.records: list[Record] = []

    def record(self, record: Record) -> None:
        self.records.append(record)


def coach(
    wall: Wall, *, sets: int = 1, reps: int = 2, speaker: SilentSpeaker | None = None
) -> tuple[TerminalCoach, Performance, StringIO]:
    plan = [Planned(exercise(), sets, reps, 20.0), Planned(exercise("row", ROW), 1, reps, 20.0)]
    out = StringIO()
    session = Session(build_timeline(plan, Phrases()), Phrases())
    performance = Performance(session, speaker or SilentSpeaker(), Kept())
    return TerminalCoach(wall, wall, out, Phrases(), wall.now), performance, out


def test_a_whole_workout_reads_as_it_sounds() -> None:
    terminal, performance, out = coach(Wall(present=False))
    summary = terminal.coach(performance)
    lines = out.getvalue().splitlines()
    assert summary.complete
    start = lines.index("Superman: set 1 of 1, 2 reps")
    assert lines[start + 1].endswith("Lift.")
    assert lines.index("       rep 2 of 2") < lines.index("       set done: 2 reps")
    assert lines.index("       set done: 2 reps") < lines.index("Rest, 20 seconds (next: Row)")
    assert lines[-1].endswith("Workout done. Nice work.")
    assert "00:00  Superman. 2 reps." in lines
    assert workout_keys(Phrases()) not in lines


def test_the_welcome_names_plan_time_equipment_caution_and_troubles() -> None:
    terminal, performance, out = coach(Wall())
    terminal.welcome(performance.timeline, ["", "The history is full."])
    text = out.getvalue()
    assert text.startswith("Strong spine: about 2 minutes\n  ")
    assert "  Superman: 1 set of 2\n  0:20  Rest\n" in text
    assert "  Row: 1 set of 2\n" in text
    assert "Have at hand: a mat." in text
    assert "see a professional before you start" in text
    assert text.endswith("Note: The history is full.\n")


def test_space_pauses_and_goes_on() -> None:
    terminal, performance, out = coach(Wall({1.0: "space", 50.0: "space"}))
    summary = terminal.coach(performance)
    text = out.getvalue()
    assert "Paused." in text
    assert "Going on." in text
    assert summary.complete
    assert summary.seconds == pytest.approx(performance.timeline.seconds + 1.0, abs=0.1)


def test_keys_skip_go_back_and_repeat() -> None:
    terminal, performance, out = coach(
        Wall({1.0: "right", 2.0: "n", 3.0: "b", 4.0: "left", 5.0: "n", 6.0: "r", 7.0: "x"})
    )
    terminal.coach(performance)
    headings = [
        line.partition(":")[0].partition(",")[0]
        for line in out.getvalue().splitlines()
        if line.startswith(("Set-up", "Get ready", "Superman:"))
    ]
    assert headings == [
        *("Set-up", "Get ready", "Superman"),
        *("Get ready", "Set-up", "Get ready"),
        *("Superman", "Set-up", "Get ready"),
    ]


def test_stop_asks_and_keeps_what_was_done() -> None:
    terminal, performance, out = coach(Wall({1.0: "q", 2.0: "n", 3.0: "escape", 4.0: "y"}))
    summary = terminal.coach(performance)
    text = out.getvalue()
    assert text.count("What you did is kept.\nKeys: S or Y = Stop, Space or N = Keep going.") == 2
    assert not summary.complete
    terminal.farewell(summary, "")
    assert out.getvalue().endswith("0 of 2 sets, 0 reps. Saved.\n")


def test_one_set_of_one_rep_is_said_in_the_singular() -> None:
    its = Phrases().terminal
    assert its.exercise_done("Superman", 1, 1, 1) == "Superman: 1 of 1 set, 1 rep"
    assert its.workout_saved(1, 2, 1) == "1 of 2 sets, 1 rep. Saved."


class Unhurried(Wall):
    """Somebody who ends each rep and each set-up, soon after the coach waits for that."""

    performance: Performance | None = None

    def wait(self, seconds: float | None) -> str:
        if self.performance is not None and self.performance.frame(self.second).waits:
            self.second += 0.5
            return "space"
        return super().wait(seconds)


def test_in_own_pace_a_key_ends_each_set_up_and_each_rep() -> None:
    wall = Unhurried({1.0: "o"})
    terminal, performance, out = coach(wall)
    wall.performance = performance
    summary = terminal.coach(performance)
    lines, said = out.getvalue(), Phrases().spoken
    assert lines.count(said.own_pace("Space")) == 1
    # Once in each exercise, and as the end of the line about the change.
    assert lines.count(said.press_after_rep("Space")) == 3
    assert lines.count("rep 2 of 2") == 2
    assert (summary.reps, summary.complete) == (4, True)
    terminal.farewell(summary, "")
    for done, line in zip(summary.done, out.getvalue().splitlines()[-3:], strict=False):
        assert done.tempo is not None
        assert line.endswith(f", {Phrases().common.tempo(done.tempo)}")


def test_a_question_mark_shows_the_keys() -> None:
    terminal, performance, out = coach(Wall({1.0: "?"}))
    terminal.coach(performance)
    assert out.getvalue().count(workout_keys(Phrases())) == 2


def test_what_could_not_be_saved_is_said() -> None:
    terminal, performance, out = coach(Wall())
    terminal.farewell(terminal.coach(performance), "The disk is full.")
    assert out.getvalue().endswith("2 of 2 sets, 4 reps. Not saved yet: The disk is full.\n")


def test_after_room_is_made_the_terminal_says_that_it_is_saved() -> None:
    terminal, _, out = coach(Wall({1.0: "enter", 2.0: "space"}))
    tries = iter((False, True))
    troubles = ["The disk is full.", "The disk is full."]

    def try_again() -> bool:
        done = next(tries)
        if done:
            troubles.clear()
        return done

    terminal.make_safe(lambda: "".join(troubles[:1]), try_again)
    text = out.getvalue()
    assert text.count("Not saved yet. The disk is full.") == 2
    assert text.endswith("Saved.\n")


@pytest.mark.parametrize("wall", [Wall({1.0: "q"}), Wall({}), Wall({}, present=False)])
def test_leaving_is_possible_with_a_full_disk(wall: Wall) -> None:
    terminal, _, out = coach(wall)
    terminal.make_safe(lambda: "The disk is full.", lambda: pytest.fail("nobody asked for it"))
    assert "Saved." not in out.getvalue()


def test_what_is_saved_is_not_asked_about() -> None:
    terminal, _, out = coach(Wall({1.0: "enter"}))
    terminal.make_safe(lambda: "", lambda: True)
    assert out.getvalue() == ""


def test_control_c_ends_the_workout_and_keeps_what_was_done() -> None:
    terminal, performance, _ = coach(Wall({30.0: "^C"}))
    with pytest.raises(KeyboardInterrupt):
        terminal.coach(performance)
    assert performance.over
    assert performance.summary().reps == 1


def test_a_terminal_that_is_gone_ends_the_workout_all_the_same() -> None:
    class GoneAtControlC(Wall):
        def wait(self, seconds: float | None) -> str:
            try:
                return super().wait(seconds)
            except KeyboardInterrupt:
                out.close()  # whatever is written from now on fails
                raise

    out = StringIO()
    wall = GoneAtControlC({34.0: "^C"})
    _, performance, _ = coach(wall)
    with pytest.raises(KeyboardInterrupt):
        TerminalCoach(wall, wall, out, Phrases(), wall.now).coach(performance)
    assert performance.session.state is State.STOPPED


def test_if_nobody_can_press_a_key_a_jump_of_the_clock_does_not_end_in_a_pause() -> None:
    class Asleep(Wall):
        def arrive(self, deadline: float) -> float:
            jump = 3600.0 if 3.0 <= deadline <= 4.0 else 0.0
            self.second = deadline + jump
            return self.second

    terminal, performance, out = coach(Asleep(present=False))
    assert terminal.coach(performance).complete
    assert "Paused." in out.getvalue()


def test_a_wish_that_cannot_be_done_is_answered_and_an_unknown_key_is_not() -> None:
    refused = Phrases().workout.not_now()
    terminal, performance, out = coach(Wall({1.0: "m", 2.0: "x"}))
    terminal.coach(performance)
    assert out.getvalue().count(refused) == 1


def test_full_screen_is_only_possible_in_the_window() -> None:
    terminal, performance, out = coach(Wall({1.0: "f"}))
    terminal.coach(performance)
    assert Phrases().terminal.not_here() in out.getvalue()


def test_the_time_that_is_left_is_shown() -> None:
    terminal, performance, out = coach(Wall({1.0: "t"}))
    terminal.coach(performance)
    assert "About 2 minutes left" in out.getvalue()


class Chosen:
    """What a person chose, in memory; `look` is called at each change."""

    trouble = None

    def __init__(self, *, look: Callable[[], None] = lambda: None, volume: int = 80) -> None:
        self.preferences = Preferences(volume=volume)
        self._look = look

    def get(self) -> Preferences:
        return self.preferences

    def change(self, **changes: object) -> Preferences:
        self._look()
        self.preferences = self.preferences._replace(**changes)  # type: ignore[arg-type]
        return self.preferences

    def change_volume(self, command: Command, tell: Callable[[str], None]) -> Preferences:
        return change_volume(command, self, lambda _: None, tell, Phrases())


def test_the_volume_changes_by_the_keys_of_the_window() -> None:
    terminal, performance, out = coach(Wall({1.0: "m", 2.0: "+", 3.0: "-"}))
    terminal.change_volume = Chosen(volume=70).change_volume
    terminal.coach(performance)
    printed = out.getvalue()
    assert printed.index("The voice is off.") < printed.index("Volume 80 %")
    assert printed.index("Volume 80 %") < printed.index("Volume 70 %")


class Listened(SilentSpeaker):
    """A speaker that writes down what it is told to say."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def say(self, line: str, late: float = 0.0) -> None:
        del late
        self.said.append(line)


def test_the_voice_says_that_it_goes_off_and_that_it_is_back() -> None:
    listened = Listened()
    terminal, performance, _ = coach(Wall({1.0: "m", 2.0: "m"}), speaker=listened)
    terminal.change_volume = Chosen().change_volume
    terminal.coach(performance)
    assert [line for line in listened.said if line.startswith("Voice")] == [
        *("Voice off.", "Voice off.", "Voice on."),
    ]


def test_the_time_that_is_left_and_the_volume_are_said() -> None:
    listened = Listened()
    terminal, performance, _ = coach(Wall({1.0: "t", 2.0: "-", 3.0: "+"}), speaker=listened)
    terminal.change_volume = Chosen().change_volume
    terminal.coach(performance)
    answers = [
        line for line in listened.said if line in {"About 2 minutes left.", "Softer.", "Louder."}
    ]
    assert answers == ["About 2 minutes left.", "Softer.", "Louder."]


def test_what_else_is_in_the_list_of_keys_is_answered_at_any_time() -> None:
    others = [one for one in LISTED if one not in {*EVENTS, Command.HURTS}]
    keys = {1.0 + at: WORKOUT_KEYS[command][0] for at, command in enumerate(others)}
    terminal, performance, out = coach(Wall(keys))
    terminal.change_volume = Chosen().change_volume
    terminal.coach(performance)
    assert Phrases().workout.not_now() not in out.getvalue()


class Screen(StringIO):
    """A terminal of 60 columns that shows its last line."""

    def isatty(self) -> bool:
        return True

    @property
    def last(self) -> str:
        return self.getvalue().rpartition("\n")[2].rpartition("\r")[2]


def test_one_line_stays_with_the_clock_the_part_and_the_keys(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    plan = [Planned(exercise(), 1, 2, 20.0)]
    screen, wall = Screen(), Wall({9.0: "m"})
    session = Session(build_timeline(plan, Phrases()), Phrases())
    terminal = TerminalCoach(wall, wall, screen, Phrases(), wall.now)
    seen: list[str] = []
    chosen = Chosen(look=lambda: seen.append(screen.last))
    terminal.change_volume = chosen.change_volume
    terminal.coach(Performance(session, SilentSpeaker(), Kept()))
    assert seen == ["00:08 of 00:40 | Set-up, 12 seco… | Space = pause, ? = keys"]
    assert screen.last.strip() == ""  # wiped at the end
    printed = [line.rpartition("\r")[2] for line in screen.getvalue().split("\n")]
    assert "       rep 1 of 2" in printed
    assert "The voice is off." in printed


@pytest.mark.parametrize("columns", [80, 60, 40])
def test_in_a_terminal_lines_break_between_words_and_none_is_wider(
    monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    screen, wall = Screen(), Wall()
    terminal = TerminalCoach(wall, wall, screen, Phrases(), wall.now)
    caution = f"  {Phrases().start.caution()}"
    terminal.say(f"\nA heading\n{caution}")
    lines = screen.getvalue().splitlines()
    assert lines[:2] == ["", "A heading"]
    assert max(map(len, lines)) < columns
    assert all(line.startswith("  ") for line in lines[2:])
    assert " ".join(line.strip() for line in lines[2:]) == caution.strip()


def test_after_the_window_has_become_narrower_no_line_is_wider_than_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    plan = [Planned(exercise(), 1, 2, 20.0)]
    screen, wall = Screen(), Wall({9.0: "m", 10.0: "m"})
    session = Session(build_timeline(plan, Phrases()), Phrases())
    terminal = TerminalCoach(wall, wall, screen, Phrases(), wall.now)

    def narrow() -> None:
        monkeypatch.setenv("COLUMNS", "50")
        screen.seek(0)
        screen.truncate()

    chosen = Chosen(look=narrow)
    terminal.change_volume = chosen.change_volume
    terminal.coach(Performance(session, SilentSpeaker(), Kept()))
    parts = [part for line in screen.getvalue().split("\n") for part in line.split("\r")]
    assert max(map(len, parts)) < 50


def test_enter_goes_on_from_a_pause() -> None:
    terminal, performance, out = coach(Wall({1.0: "space", 2.0: "enter"}))
    assert terminal.coach(performance).complete
    assert "Paused." in out.getvalue()


def test_one_is_never_written_as_a_plural() -> None:
    terminal, performance, out = coach(Wall(present=False), reps=1)
    terminal.farewell(terminal.coach(performance), "")
    text = out.getvalue()
    assert "set 1 of 1, 1 rep\n" in text
    assert "set done: 1 rep\n" in text
    assert "1 reps" not in text
    assert "1 seconds" not in text


def test_a_digit_in_a_rest_corrects_the_set_before() -> None:
    _, performance, _ = coach(Wall(), sets=2)
    at = 0.0
    for block in performance.timeline.blocks:
        if block.kind is BlockKind.REST:
            break
        at += block.seconds
    terminal, performance, out = coach(Wall({at + 2.0: "1"}), sets=2)
    terminal.coach(performance)
    assert "set ended: 1 rep\n" in out.getvalue()
    assert performance.summary().reps == 5
