"""The workout page: read from three metres, driven by keys alone, drawn from frames."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QFontMetricsF, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from spinecoach.core.coaching.pain import Feeling
from spinecoach.core.exercise.exercise import PhaseKind
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.workout.commands import Command
from spinecoach.core.workout.cues import Say
from spinecoach.core.workout.frame import Frame, State
from spinecoach.core.workout.keymap import Context, Keymap
from spinecoach.core.workout.timeline import BlockKind
from spinecoach.core.workout.track import Delivery
from spinecoach.core.workout.voice_track import COUNT_IN, script
from spinecoach.ui.figure import FigureWidget
from spinecoach.ui.flows.workout_flow import WorkoutFlow
from spinecoach.ui.keys import NAMES
from spinecoach.ui.pages.workout.geometry import MARGIN
from spinecoach.ui.pages.workout.page import WorkoutPage
from spinecoach.ui.style.theme import scaled
from spinecoach.ui.words.workout import where, whole_seconds, words
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from spinecoach.core.workout.timeline import Span
    from tests.ui.reader import Reader


SCREENS = [(1366, 768), (1920, 1080), (2560, 1440)]


CUE_WORDS = 6
"""A caption of so many words is a cue, to be read at one glance; a longer one is a sentence."""


class Scene:
    """The page with a running workout of two sets each."""

    def __init__(self, qtbot: QtBot, **chosen: object) -> None:
        self.stage = Stage(sets=2, **chosen)
        self.page = WorkoutPage(FigureWidget(Phrases()), Phrases())
        qtbot.addWidget(self.page)
        self.page.resize(1366, 768)
        self.conductor = self.stage.begin()
        self.flow = WorkoutFlow(self.conductor, self.page, self.stage, Feeling())
        self.page.show()
        self.flow.begin()

    def state(self) -> State:
        return self.conductor.frame.state

    def press(self, key: Qt.Key, *, repeated: bool = False) -> None:
        """Send the key itself: Qt's test tools do not know every media key."""
        none = Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(
            self.page, QKeyEvent(QKeyEvent.Type.KeyPress, key, none, "", repeated)
        )

    def to(self, kind: BlockKind, into: float = 0.1) -> None:
        self.stage.pass_to(kind, into)


@pytest.fixture
def scene(qtbot: QtBot) -> Iterator[Scene]:
    scene = Scene(qtbot)
    yield scene
    scene.conductor.stop()
    scene.flow.end()


def every_moment(scene: Scene) -> Iterator[Frame]:
    """A frame of every span of every block, once if later reps write the same words."""
    timeline = scene.conductor.frame.timeline
    for index, block in enumerate(timeline.blocks):
        seen = set()
        for start in block.starts:
            frame = Frame(State.RUNNING, timeline, index, start + 0.1, caption="Three more.")
            written = replace(words(frame, Phrases()), remaining="")
            if written not in seen:
                seen.add(written)
                yield frame


# -- in the person's own pace ----------------------------------------------------


@pytest.fixture
def own(scene: Scene) -> Scene:
    """The page in the first set, where the coach waits for the end of the first rep."""
    scene.to(BlockKind.WORK)
    scene.press(Qt.Key.Key_O)
    while scene.state() is not State.RUNNING or not scene.conductor.frame.waits:
        scene.stage.pass_seconds(0.5)
    return scene


def test_if_the_coach_waits_it_says_so_large_and_counts_no_seconds(own: Scene) -> None:
    page = own.page
    assert page.cue.text() == Phrases().workout.press_after_rep("Space")
    assert page.phase.text() == Phrases().workout.your_turn()
    assert page.cue.cap_height >= 0.08 * page.height()
    assert page.ring.accessibleName() == Phrases().workout.your_turn()
    assert "about" in page.remaining.text()
    assert page.counter.shown[0] == own.conductor.frame.rep


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_PageDown, Qt.Key.Key_MediaPlay])
def test_the_largest_keys_a_remote_and_a_headset_end_a_rep(own: Scene, key: Qt.Key) -> None:
    rep = own.conductor.frame.rep
    own.press(key)
    assert own.conductor.frame.rep == rep + 1
    assert own.state() is State.RUNNING


def test_a_click_anywhere_ends_a_rep_and_by_the_clock_does_nothing(own: Scene) -> None:
    rep = own.conductor.frame.rep
    QTest.mouseClick(own.page, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert own.conductor.frame.rep == rep + 1
    own.press(Qt.Key.Key_O)
    own.stage.pass_seconds(8.0)
    before = own.conductor.frame
    QTest.mouseClick(own.page, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert (own.conductor.frame.rep, own.state()) == (before.rep, before.state)


def test_p_pauses_and_the_words_change_back_with_the_pace(own: Scene) -> None:
    own.press(Qt.Key.Key_P)
    assert own.state() is State.PAUSED
    own.press(Qt.Key.Key_O)
    assert not own.conductor.frame.timeline.waits.reps
    assert "about" not in own.page.remaining.text()
    own.press(Qt.Key.Key_Space)
    assert own.state() is State.RESUMING


# -- what is seen ----------------------------------------------------------------


@pytest.mark.parametrize("size", SCREENS, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("letters", [1.0, 1.5], ids=["100 %", "150 %"])
def test_at_every_moment_all_words_are_large_enough_and_inside_their_cells(
    scene: Scene, size: tuple[int, int], letters: float
) -> None:
    page, height = scene.page, size[1]
    page.setFont(scaled(page.font(), letters))
    page.resize(*size)
    for frame in every_moment(scene):
        page.show_frame(frame)
        assert page.title.cap_height >= 0.05 * height
        assert page.progress.cap_height >= 0.05 * height
        if frame.block.kind is BlockKind.WORK:
            assert page.counter.digit_height >= 0.20 * height
            assert page.cue.cap_height >= 0.08 * height, page.cue.text()
            assert page.phase.cap_height >= 0.05 * height
        elif not page.countdown.isHidden():
            assert page.countdown.digit_height() >= 0.20 * height
            assert page.cue.cap_height >= 0.08 * height
        else:
            assert page.sentence.cap_height >= 0.055 * height, page.sentence.text()
        written = [page.title, page.progress, page.cue, page.sentence, page.phase, page.breath]
        written += [page.caption, page.following]
        assert all(cell.fits for cell in written if cell.text())


def test_nothing_lies_over_anything_else(scene: Scene) -> None:
    scene.to(BlockKind.WORK)
    apart(scene.page)


def apart(page: WorkoutPage) -> None:
    """Check that no part of the page in a set lies over another or outside the page."""
    parts: list[QWidget] = [page.title, page.progress, page.figure, page.counter, page.ring]
    parts += [page.phase, page.breath, page.cue, page.caption, page.following]
    parts += [page.strip, page.hurt, page.tools, page.detail, page.remaining]
    parts = [part for part in parts if not part.isHidden()]
    for one, other in combinations(parts, 2):
        assert not one.geometry().intersects(other.geometry())
    assert all(page.rect().contains(part.geometry()) for part in parts)


def test_two_digits_fit_beside_the_ring(scene: Scene) -> None:
    counter = scene.page.counter
    counter.show_rep(15, 15)
    width = QFontMetricsF(counter._letters()).horizontalAdvance("15")
    assert width <= counter.width() + 1


def test_a_set_shows_count_phase_seconds_breath_and_cue(scene: Scene) -> None:
    scene.to(BlockKind.WORK, 1.2)
    page = scene.page
    assert page.title.text() == "Dumbbell pullover"
    assert page.progress.text() == "Set 1 of 2"
    assert page.counter.shown == (1, 8)
    assert page.phase.text() == "Lower"
    assert page.breath.text() == "breathe in"
    assert page.ring.shown == (2, False)
    assert page.cue.text()
    assert page.countdown.isHidden()
    assert page.following.text() == "Next: 60 seconds of rest, then set 2"


def test_a_hold_is_a_loud_ring_with_three_two_one(scene: Scene) -> None:
    timeline = scene.conductor.frame.timeline
    index = next(
        number
        for number, block in enumerate(timeline.blocks)
        if block.kind is BlockKind.WORK
        and block.planned is not None
        and block.planned.exercise.id == "superman"
    )
    block = timeline.blocks[index]
    hold = next(at for at, span in zip(block.starts, block.spans, strict=True) if is_hold(span))
    seen = []
    for into in (0.0, 1.0, 2.0):
        scene.page.show_frame(Frame(State.RUNNING, timeline, index, hold + into + 0.01))
        seen.append(scene.page.ring.shown)
    assert seen == [(3, True), (2, True), (1, True)]
    assert scene.page.phase.text() == "Hold"


def is_hold(span: Span) -> bool:
    return span.phase is not None and span.phase.kind is PhaseKind.ISOMETRIC


def test_rest_and_get_ready_show_their_countdown_and_what_comes(scene: Scene) -> None:
    scene.to(BlockKind.GET_READY, 2.5)
    assert scene.page.countdown.shown == (4, True)
    assert scene.page.cue.text() == "Get ready"
    scene.to(BlockKind.REST, 20.5)
    assert scene.page.countdown.shown == (40, True)
    assert scene.page.title.text() == "Rest"
    assert scene.page.cue.text() == "Dumbbell pullover"
    assert scene.page.counter.isHidden()
    figure = scene.page.figure.scene
    assert figure is not None
    assert figure.pose == scene.conductor.frame.pose


def test_a_set_up_shows_its_sentence_large_and_a_picture(scene: Scene) -> None:
    page = scene.page
    scene.to(BlockKind.INTRO)
    assert page.sentence.text().startswith("Dumbbell pullover")
    scene.stage.pass_seconds(8)
    assert page.sentence.text() == scene.conductor.frame.span.line
    assert page.counter.isHidden()


def test_the_caption_is_what_is_being_said(scene: Scene) -> None:
    scene.to(BlockKind.REST, 2.0)
    assert scene.page.caption.text().lower() == scene.conductor.frame.caption.lower() != ""


def test_what_is_written_large_is_not_written_again_as_a_caption(scene: Scene) -> None:
    scene.to(BlockKind.WORK, 2.0)
    assert scene.conductor.frame.caption == "Lower."
    assert scene.page.phase.text() == "Lower"
    assert scene.page.caption.text() == ""


def test_less_motion_shows_whole_seconds_and_key_poses(scene: Scene) -> None:
    scene.page.show_still(still=True)
    scene.to(BlockKind.GET_READY, 3.3)
    before = scene.page.countdown.grab().toImage()
    scene.stage.pass_seconds(0.3)
    assert scene.page.countdown.grab().toImage() == before
    scene.to(BlockKind.WORK, 0.5)
    figure, phase = scene.page.figure.scene, scene.conductor.frame.phase
    assert figure is not None
    assert phase is not None
    assert figure.pose == phase.pose


# -- keys ------------------------------------------------------------------------


def qt_keys(context: Context, *commands: Command) -> list[Qt.Key]:
    """Every key of Qt that stands for one of the commands."""
    names = [name for command in commands for name in Keymap().keys_of(context, command)]
    special = [Qt.Key(key) for key, name in NAMES.items() if name in names]
    return special + [Qt.Key(ord(name.upper())) for name in names if len(name) == 1]


@pytest.mark.parametrize("key", qt_keys(Context.WORKOUT, Command.TOGGLE, Command.HELP))
def test_keys_that_pause_and_go_on(scene: Scene, key: Qt.Key) -> None:
    scene.to(BlockKind.WORK, 3)
    scene.press(key)
    assert scene.state() is State.PAUSED
    assert not scene.page.overlays.paused.isHidden()
    scene.press(key)
    assert scene.state() is State.RESUMING
    assert scene.page.overlays.resuming.ring.shown == (COUNT_IN, True)
    scene.stage.pass_seconds(COUNT_IN + 0.1)
    assert scene.state() is State.RUNNING
    assert scene.page.overlays.resuming.isHidden()


@pytest.mark.parametrize(
    ("command", "way"), [(Command.NEXT, 1), (Command.BACK, -1), (Command.REPEAT, 0)]
)
def test_arrows_remotes_and_media_keys_move_between_parts(
    scene: Scene, command: Command, way: int
) -> None:
    for key in qt_keys(Context.WORKOUT, command):
        scene.to(BlockKind.REST, 5)
        before = scene.conductor.frame.index
        scene.press(key)
        assert scene.conductor.frame.index == before + way
        assert scene.conductor.frame.position == 0


@pytest.mark.parametrize("key", qt_keys(Context.WORKOUT, Command.STOP))
def test_stopping_asks_once_in_the_page(scene: Scene, key: Qt.Key) -> None:
    scene.press(key)
    assert scene.state() is State.ASKING
    assert not scene.page.overlays.asking.isHidden()
    assert "kept" in scene.page.overlays.asking.line.text()


@pytest.mark.parametrize(
    ("command", "state"), [(Command.STOP, State.STOPPED), (Command.KEEP_GOING, State.RESUMING)]
)
def test_the_question_is_answered_by_keys(qtbot: QtBot, command: Command, state: State) -> None:
    for key in qt_keys(Context.STOPPING, command):
        scene = Scene(qtbot)
        scene.press(Qt.Key.Key_Escape)
        scene.press(key)
        assert scene.state() is state
        scene.conductor.stop()
        scene.flow.end()


def test_enter_does_what_the_filled_button_says(scene: Scene) -> None:
    scene.press(Qt.Key.Key_Escape)
    primary = scene.page.overlays.asking.primary
    assert primary is not None
    assert primary.text() == "Keep going (Space)"
    scene.press(Qt.Key.Key_Return)
    assert scene.state() is State.RESUMING
    scene.press(Qt.Key.Key_Space)
    assert scene.state() is State.PAUSED
    scene.press(Qt.Key.Key_Enter)
    assert scene.state() is State.RESUMING
    assert scene.page.overlays.resuming.primary is None


def test_while_an_overlay_waits_tab_leads_through_its_own_buttons(
    qtbot: QtBot, scene: Scene
) -> None:
    page = scene.page
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    scene.press(Qt.Key.Key_Escape)
    seen: list[str] = []
    for _ in range(2):
        focus = page.focusWidget()
        assert isinstance(focus, QPushButton)
        seen.append(focus.text())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert seen == ["Keep going (Space)", "Stop (S)"]
    around = [page.hurt, *page.tools.buttons]
    assert all(button.focusPolicy() is Qt.FocusPolicy.NoFocus for button in around)
    assert not page.tools.isEnabled()
    scene.press(Qt.Key.Key_Escape)
    scene.stage.pass_seconds(5)
    assert page.hasFocus()
    assert all(button.focusPolicy() is Qt.FocusPolicy.TabFocus for button in around)


def test_arrows_do_nothing_while_the_question_is_open(scene: Scene) -> None:
    scene.press(Qt.Key.Key_Escape)
    scene.press(Qt.Key.Key_Right)
    scene.press(Qt.Key.Key_M)
    assert scene.state() is State.ASKING


def test_a_key_that_is_held_down_counts_once(scene: Scene) -> None:
    before = scene.conductor.frame.index
    for repeated in (False, True, True):
        scene.press(Qt.Key.Key_Right, repeated=repeated)
    assert scene.conductor.frame.index == before + 1


def test_a_mouse_reaches_every_key_and_leaves_the_keys_to_the_page(scene: Scene) -> None:
    pause = scene.page.tools.buttons[1]
    QTest.mouseClick(pause, Qt.MouseButton.LeftButton)
    assert scene.state() is State.PAUSED
    go_on = scene.page.overlays.paused.buttons[0]
    QTest.mouseClick(go_on, Qt.MouseButton.LeftButton)
    assert scene.state() is State.RESUMING
    QTest.mouseClick(scene.page, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert scene.page.focusPolicy() is Qt.FocusPolicy.StrongFocus


def test_skipping_while_paused_shows_where_one_is(scene: Scene) -> None:
    scene.press(Qt.Key.Key_Space)
    scene.press(Qt.Key.Key_Right)
    assert scene.state() is State.PAUSED
    assert scene.page.overlays.paused.line.text() == where(scene.conductor.frame, Phrases())
    assert not scene.page.title.geometry().intersects(scene.page.overlays.paused.geometry())
    assert not scene.page.strip.geometry().intersects(scene.page.overlays.paused.geometry())


def test_the_page_shows_that_the_voice_is_off(scene: Scene) -> None:
    scene.page.show_muted(muted=True)
    assert "Voice on (M)" in [button.toolTip() for button in scene.page.tools.buttons]


def test_a_page_without_a_workout_has_no_keys(qtbot: QtBot) -> None:
    page = WorkoutPage(FigureWidget(Phrases()), Phrases())
    qtbot.addWidget(page)
    with qtbot.assertNotEmitted(page.wanted):
        QTest.keyClick(page, Qt.Key.Key_M)


def test_a_key_that_means_nothing_is_left_to_the_window(qtbot: QtBot, scene: Scene) -> None:
    with qtbot.assertNotEmitted(scene.page.wanted):
        scene.press(Qt.Key.Key_X)
        scene.press(Qt.Key.Key_F5)


def test_a_notice_whose_reason_is_gone_is_put_away_and_another_stays(scene: Scene) -> None:
    scene.page.tell("There is no sound device.", "device")
    scene.page.withdraw("voice")
    assert scene.page.notice.text == "There is no sound device."
    scene.page.withdraw("device")
    assert scene.page.notice.text == ""
    scene.page.tell("Volume 80 %")
    scene.page.withdraw(None)
    assert scene.page.notice.text == "Volume 80 %"


def test_a_notice_hides_nothing_and_goes_by_itself(qtbot: QtBot, scene: Scene) -> None:
    page = scene.page
    page.notice._away.setInterval(20)
    page.tell("The voice stopped answering: captions and tones from here on.")
    assert page.notice.text.startswith("The voice stopped")
    around = [page.title, page.progress, page.figure, page.overlays.paused, page.overlays.asking]
    assert not any(page.notice.geometry().intersects(part.geometry()) for part in around)
    qtbot.waitUntil(page.notice.isHidden)


# -- without audio ------------------------------------------------------------------


@pytest.mark.parametrize("size", [*SCREENS, (1240, 722)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_without_audio_captions_are_read_from_afar(scene: Scene, size: tuple[int, int]) -> None:
    page = scene.page
    page.resize(*size)
    scene.to(BlockKind.WORK, 2)
    following = page.following.cap_height
    page.show_silent(silent=True)
    timeline = scene.conductor.frame.timeline
    for index, block in enumerate(timeline.blocks):
        if block.kind in {BlockKind.WORK, BlockKind.REST, BlockKind.GET_READY}:
            for moment in script(timeline, index, Delivery(Phrases(), lambda _: None)):
                if isinstance(moment.cue, Say):
                    frame = Frame(
                        State.RUNNING, timeline, index, moment.at, caption=moment.cue.text
                    )
                    page.show_frame(frame)
                    # How to put a weight down takes more words than a cue, and more time.
                    least = 0.06 if len(moment.cue.text.split()) <= CUE_WORDS else 0.035
                    assert page.caption.cap_height >= least * size[1] - 1, moment.cue.text
                    assert page.caption.fits
    scene.page.show_frame(scene.conductor.frame)
    covered = page.overlays.paused.geometry()
    around = [page.figure, page.counter, page.phase, page.breath, page.cue]
    assert all(covered.contains(part.geometry()) for part in [*around, page.caption])
    assert covered.contains(page.following.geometry())
    assert not covered.intersects(page.strip.geometry())
    assert page.following.cap_height == pytest.approx(following, abs=1)
    assert page.cue.cap_height >= 0.08 * size[1]
    apart(page)


# -- every window ----------------------------------------------------------------


@pytest.mark.parametrize("size", [(760, 900), (600, 500), (400, 300), (1900, 420), (1240, 722)])
@pytest.mark.parametrize("silent", [False, True], ids=["spoken", "silent"])
def test_in_a_window_of_any_shape_nothing_leaves_the_margins(
    scene: Scene, size: tuple[int, int], *, silent: bool
) -> None:
    page = scene.page
    page.resize(*size)
    page.show_silent(silent=silent)
    scene.to(BlockKind.WORK, 2)
    apart(page)
    margin = round(min(size) * MARGIN)
    assert page.strip.width() > 0.2 * size[0]
    for part in (page.strip, page.hurt, page.tools):
        assert margin <= part.geometry().left()
        assert part.geometry().right() <= size[0] - margin
    page.counter.show_rep(12, 12)
    wide = QFontMetricsF(page.counter._letters()).horizontalAdvance("12")
    assert wide <= page.counter.width() + 1


def test_every_part_without_a_count_shows_how_long_it_takes(scene: Scene) -> None:
    page = scene.page
    for kind in (BlockKind.INTRO, BlockKind.MOVE):
        scene.to(kind, 1.0)
        frame = scene.conductor.frame
        assert not page.left.isHidden()
        assert page.left.shown == (whole_seconds(frame.left), False)
        assert not page.left.geometry().intersects(page.sentence.geometry())
        assert not page.left.geometry().intersects(page.figure.geometry())
    scene.to(BlockKind.FINISH)
    assert page.left.isHidden()


# -- what is heard where our own voice is silent ---------------------------------


def test_in_our_silence_a_screen_reader_says_what_the_voice_would_say_and_the_phases(
    scene: Scene, reader: Reader
) -> None:
    scene.flow.handle(Command.MUTE)
    scene.to(BlockKind.WORK, into=0.0)
    movement = scene.conductor.frame.movement
    reader.heard.clear()
    while scene.conductor.frame.rep < 3:
        scene.stage.pass_seconds(0.1)
    assert movement is not None
    phases = {phase.word.capitalize() for phase in movement.phases}
    heard = [said.rstrip(".") for said in reader.heard]
    assert phases <= set(heard)
    assert "Two" in heard
    assert all(one != two for one, two in pairwise(heard))
    scene.page.tell("Not now.")
    assert reader.heard[-1] == "Not now."


def test_a_screen_reader_keeps_hold_of_the_page_when_a_workout_is_connected_to_it(
    qtbot: QtBot,
) -> None:
    class Headset(QObject):
        pressed = Signal(str)

    page, headset, stage = WorkoutPage(FigureWidget(Phrases()), Phrases()), Headset(), Stage(sets=1)
    qtbot.addWidget(page)
    known = QAccessible.uniqueId(QAccessible.queryAccessibleInterface(page))
    conductor = stage.begin()
    conductor.frame_changed.connect(page.show_frame)
    headset.pressed.connect(page.press)
    assert QAccessible.uniqueId(QAccessible.queryAccessibleInterface(page)) == known
    conductor.stop()


def test_beside_our_own_voice_a_screen_reader_is_given_nothing_to_say(
    scene: Scene, reader: Reader
) -> None:
    scene.to(BlockKind.WORK)
    scene.stage.pass_seconds(20.0)
    scene.page.tell("Volume 90 %")
    assert reader.heard == []


def test_a_pause_is_put_into_words_before_a_screen_reader_is_led_to_its_button(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene.to(BlockKind.WORK)
    paused, told = scene.page.overlays.paused, list[str]()
    monkeypatch.setattr(paused, "take_focus", lambda: told.append(paused.accessibleName()))
    scene.press(Qt.Key.Key_Space)
    assert told == [paused.accessibleName()]
    assert where(scene.conductor.frame, Phrases()) in told[0]


def test_what_spoken_commands_do_is_seen_while_somebody_listens(scene: Scene) -> None:
    assert scene.page.ear.isHidden()
    scene.page.show_ear("Heard: next")
    assert not scene.page.ear.isHidden()
    assert (scene.page.ear.text(), scene.page.ear.accessibleName()) == ("Heard: next",) * 2
    assert not scene.page.ear.geometry().intersects(scene.page.detail.geometry())
    scene.page.show_ear("")
    assert scene.page.ear.isHidden()
    scene.page.show_ear("Listening")
    scene.page.clear()
    assert scene.page.ear.text() == ""


def test_a_short_notice_does_not_hide_what_spoken_commands_do(scene: Scene) -> None:
    page = scene.page
    page.show_ear("Listening")
    page.tell("About 11 minutes left")
    assert not page.notice.geometry().intersects(page.ear.geometry())
    page.tell("That " * 40)
    assert page.notice.geometry().intersects(page.ear.geometry())
    page.show_ear("")
    page.tell("About 11 minutes left")
    assert page.notice.width() > page.detail.width()


def test_while_somebody_listens_a_pause_lists_the_words_too(scene: Scene) -> None:
    paused = scene.page.overlays.paused
    assert "“" not in paused.accessibleDescription()
    scene.page.show_ear("Listening")
    told = paused.accessibleDescription()
    assert "R: this part again · “again”" in told
    assert "Space: pause, and go on · “go on”" in told
    assert "“done”" in told
    assert "M: voice on or off," in told  # nobody can say it
    scene.page.show_ear("")
    assert "“" not in paused.accessibleDescription()
