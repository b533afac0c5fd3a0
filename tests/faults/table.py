"""The table of faults. `python -m tests.faults.table` writes docs/what-happens-if.md from it.

A row names the test that breaks the real part of the program in that way; the tests stand in the
rooms of what they break. A fault without a row has no test: nothing is promised about it.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "what-happens-if.md"

HEAD = """\
# What happens if …

What you see when something goes wrong, and what is kept. A test of the program tries each line.
"""


class Fault(NamedTuple):
    """One fault: `tests` are files below tests/ with the name of a test in each."""

    title: str
    seen: str
    kept: str
    tests: tuple[tuple[str, str], ...]


WRONG = "journeys/test_wrong_things.py"
DEVICES = "journeys/sound/test_devices.py"
VOICE = "journeys/sound/test_by_voice.py"
LISTENER = "adapters/listening/test_listener.py"
WORKERS = "journeys/test_bad_workers.py"
WRITER = "adapters/history/test_writer.py"
LOSS = "adapters/history/test_loss.py"
SPOOL = "adapters/history/test_spool.py"
SYNC = "adapters/sharing/test_sync.py"
ENDED = "journeys/test_endings.py"
MPRIS = "ui/media/test_mpris.py"

SOUND = (
    Fault(
        "there is no sound device",
        "The screen says so and captions show every line. When a device comes, the voice returns.",
        "The whole workout.",
        (
            (WRONG, "test_without_a_sound_device_the_workout_goes_on_and_says_so"),
            (
                DEVICES,
                "test_without_any_device_the_screen_says_so_and_with_a_new_one_the_voice_returns",
            ),
        ),
    ),
    Fault(
        "the speakers are unplugged in the middle of a line",
        "The line goes on at the headphones within a second, and the screen says so.",
        "The whole workout.",
        (
            (
                DEVICES,
                "test_with_the_speakers_unplugged_in_mid_line_the_headphones_go_on_within_a_second",
            ),
        ),
    ),
    Fault(
        "the microphone for spoken commands is unplugged",
        "The screen says so, and listens again when it is back. Keys and buttons work.",
        "The whole workout.",
        (
            (
                VOICE,
                "test_the_only_microphone_is_missed_when_it_is_unplugged_and_taken_when_it_is_back",
            ),
        ),
    ),
    Fault(
        "the process that recognises spoken commands dies or hangs",
        "It is started once more. If it happens again, the screen says so. Keys and buttons work.",
        "The whole workout.",
        (
            (LISTENER, "test_a_worker_that_dies_is_started_once_more_and_then_told_about"),
            (LISTENER, "test_a_worker_that_takes_nothing_for_long_is_started_once_more"),
        ),
    ),
    Fault(
        "the sound server of the system ends",
        "The screen says so; captions show every line.",
        "The whole workout.",
        ((DEVICES, "test_a_sound_server_that_dies_is_told_and_takes_nothing_with_it"),),
    ),
    Fault(
        "there is no speech engine",
        "The screen says so once; captions show every line, and tones keep the count.",
        "The whole workout.",
        (
            (
                WRONG,
                "test_without_a_speech_engine_the_workout_goes_on_with_captions_and_says_so_once",
            ),
            (
                "adapters/speech/test_renderer.py",
                "test_if_there_is_no_other_engine_nobody_is_told_that_it_speaks",
            ),
        ),
    ),
    Fault(
        "the speech engine hangs, dies, or answers nonsense",
        "It is started again where that helps; else the screen says so, and captions show all.",
        "The whole workout.",
        (
            (WORKERS, "test_without_a_voice_the_whole_workout_is_done_with_captions"),
            (WORKERS, "test_with_a_voice_that_fails_at_times_all_is_said_but_what_cannot_be"),
            (WRONG, "test_a_worker_that_is_killed_while_it_renders_costs_no_line"),
        ),
    ),
    Fault(
        "the natural voice fails in the middle of a workout",
        "The workout ends as it began: two voices are never mixed.",
        "The whole workout.",
        ((WORKERS, "test_a_natural_voice_that_fails_in_mid_workout_is_not_mixed_with_another"),),
    ),
    Fault(
        "the folder of the rendered lines is damaged or cannot be written",
        "Nothing: the lines are rendered again, elsewhere if need be.",
        "The whole workout.",
        (
            (
                WORKERS,
                "test_a_folder_that_cannot_be_written_and_a_file_that_is_damaged_cost_no_line",
            ),
        ),
    ),
)

ENDINGS = (
    Fault(
        "the power fails, or the program is killed",
        "The next start offers to go on, to keep what was done, or to discard it.",
        "All but the rep in which it happened.",
        (
            (
                "journeys/test_crash.py",
                "test_killed_at_any_instant_it_loses_at_most_the_current_rep",
            ),
            ("journeys/test_recovery.py", "test_going_on_does_the_rest_of_the_same_workout"),
        ),
    ),
    Fault(
        "you close the window in the middle of a workout, or your session ends",
        "The next start offers to go on.",
        "Every rep that was done.",
        (
            (
                "journeys/test_window.py",
                "test_closing_the_window_in_mid_workout_keeps_what_was_done",
            ),
            (
                "app/window/test_lifecycle.py",
                "test_each_signal_closes_the_window_once_as_its_button_does",
            ),
            (ENDED, "test_a_session_that_ends_closes_the_window_and_keeps_every_rep"),
        ),
    ),
    Fault(
        "the display goes in the middle of a workout",
        "The window goes with it; the next start offers to go on.",
        "Every rep that was done.",
        ((ENDED, "test_a_display_that_goes_ends_the_window_and_every_rep_is_kept"),),
    ),
    Fault(
        "the terminal in which it coaches is closed",
        "The workout ends.",
        "Every rep that was done.",
        (("terminal/test_coach.py", "test_a_terminal_that_is_gone_ends_the_workout_all_the_same"),),
    ),
    Fault(
        "the computer sleeps in the middle of a workout",
        "The workout is paused at the last second before it.",
        "Everything; the time asleep is not counted.",
        (
            (ENDED, "test_after_an_hour_of_sleep_the_workout_is_paused_and_goes_on_by_space"),
            (
                "core/workout/test_session.py",
                "test_a_closed_lid_becomes_a_pause_at_the_last_second_before_it",
            ),
            ("core/workout/test_performance.py", "test_a_clock_that_jumped_adds_no_time"),
        ),
    ),
    Fault(
        "you start it twice",
        "The window that is open comes to the front.",
        "Everything: one copy alone writes.",
        (
            (WRONG, "test_a_second_copy_brings_the_first_ones_window_to_the_front_and_goes"),
            (WRONG, "test_of_four_copies_started_at_once_one_stays_and_the_others_raise_it"),
        ),
    ),
    Fault(
        "there is no display",
        "It says so in one line and coaches in the terminal.",
        "Everything.",
        (
            (
                "app/test_text.py",
                "test_without_a_display_it_says_so_in_one_line_and_coaches_in_the_terminal",
            ),
        ),
    ),
    Fault(
        "the program itself has a fault",
        "One line names it and the log; a window that runs goes on.",
        "Every rep that was done.",
        (
            (
                "app/window/test_lifecycle.py",
                "test_an_error_in_the_window_is_logged_and_told_and_the_window_goes_on",
            ),
            ("app/run/test_failure.py", "test_a_module_that_cannot_be_imported_is_named"),
        ),
    ),
)

DISK = (
    Fault(
        "the disk is full",
        "The screen says that nothing is saved yet. It is written as soon as there is room.",
        "Everything: at the end the rest goes into a file elsewhere, and home at the next start.",
        (
            (WRITER, "test_a_disk_that_is_full_loses_nothing_and_says_so"),
            (WRITER, "test_a_small_disk_that_runs_full_and_is_emptied_again"),
            ("app/commands/test_doctor.py", "test_a_disk_without_room_for_a_workout_is_named"),
            (SPOOL, "test_all_that_was_held_is_imported_at_the_next_start_and_the_file_is_gone"),
        ),
    ),
    Fault(
        "your share of the disk (a quota) is used up",
        "As with a full disk: it says that your share of it may be full.",
        "Everything: what was done waits elsewhere, and comes home at the next start.",
        ((ENDED, "test_a_quota_that_is_used_up_is_said_and_what_is_done_waits_elsewhere"),),
    ),
    Fault(
        "your folder can only be read",
        "What was done is shown; that nothing can be saved is said.",
        "Everything that was there; new workouts as with a full disk.",
        (
            (WRITER, "test_a_disk_that_is_read_only_still_shows_what_was_done"),
            (WRONG, "test_if_nothing_can_be_written_the_workout_is_done_and_not_saved_is_said"),
        ),
    ),
    Fault(
        "the disk with your folder is away",
        "It says so, and begins no other history in its place.",
        "What you do meanwhile waits for the disk.",
        (
            (LOSS, "test_while_the_disk_is_away_nothing_is_begun_in_its_place"),
            (LOSS, "test_a_disk_that_comes_back_gets_what_was_held"),
        ),
    ),
    Fault(
        "your folder is on a file system without locks",
        "Nothing: workouts are kept and backed up as elsewhere.",
        "Everything.",
        (
            (
                "adapters/history/test_connection.py",
                "test_without_locks_workouts_are_kept_backed_up_and_read_meanwhile",
            ),
        ),
    ),
    Fault(
        "others can write into the folder where something waits for you",
        "Nothing of it is read.",
        "What is yours.",
        ((SPOOL, "test_a_folder_that_others_can_write_to_is_never_read_from"),),
    ),
)

FILES = (
    Fault(
        "the history is damaged",
        "Today offers the newest good backup; the damaged file is set aside, nothing is deleted.",
        "What the backup holds, and all that was done since.",
        (
            (
                "journeys/test_recovery.py",
                "test_a_damaged_history_is_brought_back_from_the_newest_good_backup",
            ),
            (WRITER, "test_a_torn_page_met_in_mid_workout_costs_nothing_of_the_workout"),
            (LOSS, "test_one_damaged_byte_of_the_header_costs_no_workout"),
        ),
    ),
    Fault(
        "the damage is found days later",
        "The backups of the days before are still there and are offered.",
        "What the newest good backup holds.",
        (
            (
                "journeys/test_damage.py",
                "test_ten_days_after_damage_the_window_still_brings_everything_back",
            ),
        ),
    ),
    Fault(
        "the history was deleted, or another file was put in its place",
        "A deleted one is offered back; another one stays whole, and gets what was done meanwhile.",
        "Both histories.",
        (
            (LOSS, "test_a_history_that_was_deleted_is_offered_back"),
            (LOSS, "test_a_history_written_over_by_another_one_keeps_that_one_whole"),
        ),
    ),
    Fault(
        "the log beside the history (history.db-wal) is removed or replaced in mid-workout",
        "Nothing: the workout goes on.",
        "Every rep, even if the program is killed before its end.",
        ((LOSS, "test_a_log_that_is_taken_away_costs_no_rep_though_the_program_is_killed"),),
    ),
    Fault(
        "the history was written by a newer version",
        "It says so; the file is not touched.",
        "Everything.",
        ((WRITER, "test_a_newer_file_is_left_untouched_to_the_byte"),),
    ),
    Fault(
        "another program holds the history",
        "It is waited for.",
        "Everything.",
        ((WRITER, "test_a_file_that_is_locked_by_another_program_is_waited_for"),),
    ),
    Fault(
        "the clock of the computer is wrong",
        "The check of the history names such workouts; they can be moved to their day.",
        "Everything; good backups are not pushed out.",
        (
            (LOSS, "test_a_workout_under_a_wrong_clock_is_named_by_the_check_and_can_be_moved"),
            (LOSS, "test_backups_of_a_wrong_clock_push_out_none_and_are_not_the_newest"),
        ),
    ),
    Fault(
        "the clock of the computer is set forward or back in the middle of a workout",
        "Nothing: the workout goes on.",
        "Everything; the workout is dated by its begin.",
        ((WRONG, "test_a_clock_that_is_set_in_mid_workout_changes_nothing_of_it"),),
    ),
    Fault(
        "the settings are damaged",
        "They begin anew and it says where the old file is; one wrong value costs only itself.",
        "The old file.",
        (
            ("adapters/files/test_settings.py", "test_a_damaged_file_is_set_aside_with_a_word"),
            (
                "adapters/files/test_settings.py",
                "test_one_value_out_of_its_range_costs_only_itself",
            ),
        ),
    ),
    Fault(
        "your answers, dumbbells or routines are damaged",
        "What is wrong is left out alone and named; answers that cannot be read are asked again.",
        "All the rest.",
        (
            ("adapters/files/test_profile.py", "test_a_wrong_routine_is_left_out_alone_and_told"),
            ("adapters/files/test_profile.py", "test_answers_that_are_none_are_asked_for_again"),
        ),
    ),
    Fault(
        "the list of the people who train here is damaged",
        "Everybody is there under a number, to be named anew; it says where the old list is.",
        "The old list, and everything that each of them has.",
        (
            (
                "adapters/files/test_people.py",
                "test_a_damaged_list_is_kept_aside_and_nobody_is_lost",
            ),
            ("app/run/test_people.py", "test_a_damaged_list_is_told_and_it_is_asked_all_the_same"),
        ),
    ),
    Fault(
        "the folder of one of several people is missing",
        "It says which folder; this person cannot be chosen, the others can.",
        "What the others have.",
        (
            (
                "ui/pages/test_who_trains.py",
                "test_whose_files_are_missing_is_told_and_cannot_be_chosen",
            ),
            (
                "app/run/test_people.py",
                "test_somebody_whose_folder_is_missing_is_told_and_the_others_go_on",
            ),
        ),
    ),
    Fault(
        "a file of an exercise has a mistake",
        "Its file, line and what to change are named; the other exercises are coached.",
        "All other exercises.",
        ((WRONG, "test_a_pack_with_a_mistake_is_named_and_the_others_are_coached"),),
    ),
    Fault(
        "a thousand files of exercises have mistakes",
        "The first ten mistakes are named, the others counted.",
        "All other exercises.",
        ((WRONG, "test_of_a_thousand_broken_packs_some_are_named_and_the_others_counted"),),
    ),
)

SHARED = (
    Fault(
        "the folder that machines share is away",
        "The settings say why it cannot be used; no folder is made in its place.",
        "Everything: what was done meanwhile goes there when it is back.",
        ((SYNC, "test_a_folder_that_is_away_is_no_harm_and_is_caught_up_with"),),
    ),
    Fault(
        "the disk with the shared folder is full",
        "The settings say so. It is written as soon as there is room.",
        "Everything on each machine, and what it wrote there before.",
        (
            (SYNC, "test_a_full_disk_in_the_folder_is_said_and_nothing_is_lost"),
            (SYNC, "test_a_small_disk_with_the_folder_runs_full_and_is_emptied_again"),
        ),
    ),
    Fault(
        "the file of another machine is damaged, old or a copy",
        "A damaged one is named in the settings; an old one or a copy brings nothing.",
        "Everything; each machine mends its own file.",
        ((SYNC, "test_copies_under_other_names_old_ones_and_half_ones_change_nothing"),),
    ),
    Fault(
        "something else lies in the shared folder",
        "What has our ending and is not ours is named in the settings; nothing of it is read.",
        "Everything.",
        ((SYNC, "test_files_of_others_are_refused_each_with_one_reason"),),
    ),
)

DESKTOP = (
    Fault(
        "the session bus of a Linux desktop ends, hangs, or begins after the program",
        "The workout and its keys go on. Headset and lock screen reach it again, the screen stays "
        "on and music becomes softer again within a few seconds after the bus is back.",
        "The whole workout.",
        (
            (MPRIS, "test_a_bus_that_dies_and_comes_back_shows_the_workout_as_it_is_then"),
            (MPRIS, "test_a_bus_that_hangs_stops_nothing_and_is_told_all_once_it_wakes"),
            (MPRIS, "test_without_a_bus_the_workout_goes_on_and_is_seen_once_there_is_one"),
            (
                "adapters/system/test_sleep_inhibitor.py",
                "test_after_the_bus_was_away_the_screen_is_kept_on_again",
            ),
            (
                "adapters/ducking/test_worker.py",
                "test_when_the_bus_comes_back_the_next_line_turns_the_players_down",
            ),
        ),
    ),
)

TABLE = {
    "Sound and voice": SOUND,
    "The program ends, or cannot begin": ENDINGS,
    "The disk": DISK,
    "Your files": FILES,
    "Several machines": SHARED,
    "The desktop": DESKTOP,
}


def page() -> str:
    """Return the page for people."""
    lines = [HEAD]
    for title, faults in TABLE.items():
        lines += [f"## {title}\n", "| if … | you see | kept |", "|---|---|---|"]
        lines += [f"| {fault.title} | {fault.seen} | {fault.kept} |" for fault in faults]
        lines.append("")
    return "\n".join(lines)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
