"""The row of small buttons on the workout page: the commands for those who use a mouse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from spinecoach.core.workout.commands import Command
from spinecoach.core.workout.keymap import Context, button_label
from spinecoach.ui.widgets.overlay import QuietButton

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from spinecoach.core.phrases.phrases import Phrases


@dataclass(frozen=True, slots=True)
class Tool:
    """A button: the command it stands for and its sign on a grid of 24 by 24.

    The sign is a list of strokes, each "x,y x,y ..."; a stroke that begins with "*" is filled.
    """

    command: Command
    strokes: tuple[str, ...]


PAUSE = Tool(Command.TOGGLE, ("8,5 8,19", "16,5 16,19"))
GO_ON = Tool(Command.TOGGLE, ("*8,5 19,12 8,19 8,5",))
LOUD = Tool(
    Command.MUTE,
    ("*4,10 8,10 12,6 12,18 8,14 4,14 4,10", "15,9 16.4,12 15,15", "18,7 20,12 18,17"),
)
MUTED = Tool(Command.MUTE, ("*4,10 8,10 12,6 12,18 8,14 4,14 4,10", "15,9 21,15", "21,9 15,15"))
TOOLS = (
    Tool(Command.BACK, ("*19,5 9,12 19,19 19,5", "6,5 6,19")),
    PAUSE,
    Tool(Command.NEXT, ("*5,5 15,12 5,19 5,5", "18,5 18,19")),
    Tool(
        Command.REPEAT,
        ("19,12 18.2,15.3 15.6,18 12,19 8.4,18 5.8,15.3 5,12 5.8,8.7 8.4,6 12,5 15.5,6 18,8.6",
         "18.6,4.5 18.4,9 14,9"),
    ),
    Tool(Command.OWN_PACE, ("7,5 17,5 7,19 17,19 7,5",)),
    LOUD,
    Tool(
        Command.FULL_SCREEN,
        ("5,9 5,5 9,5", "15,5 19,5 19,9", "19,15 19,19 15,19", "9,19 5,19 5,15"),
    ),
    Tool(Command.HELP, ("9,9 9.6,6.6 12,5.4 14.4,6.6 15,9 14,11 12,12.6 12,15", "12,18.6 12,18.7")),
    Tool(Command.STOP, ("*6,6 18,6 18,18 6,18 6,6",)),
)  # fmt: skip

GRID = 24.0


class ToolButton(QuietButton):
    """A sign that can be pressed; its words are for the pointer and the screen reader."""

    def __init__(self, tool: Tool, hint: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.become(tool, hint)

    def become(self, tool: Tool, hint: str) -> None:
        """Change sign and meaning, for example from "pause" to "go on"."""
        self.tool = tool
        self.setToolTip(hint)
        self.setAccessibleName(hint)
        self.update()

    def sizeHint(self) -> QSize:
        """Return a small size: the page gives it its own."""
        return QSize(28, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sign, with a background under the pointer or with the focus."""
        del event
        role = QPalette.ColorRole
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.hasFocus() or self.underMouse():
                edge = QPen(self.palette().color(role.Accent), 2)
                painter.setPen(edge if self.hasFocus() else Qt.PenStyle.NoPen)
                ground = role.Mid if self.isDown() else role.AlternateBase
                painter.setBrush(self.palette().color(ground))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 8, 8)
            side = min(self.width(), self.height()) * 0.66
            painter.translate((self.width() - side) / 2, (self.height() - side) / 2)
            painter.scale(side / GRID, side / GRID)
            ink = self.palette().color(role.PlaceholderText if self.isEnabled() else role.Mid)
            pen = QPen(ink, 2.2)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            for stroke in self.tool.strokes:
                painter.setBrush(ink if stroke.startswith("*") else Qt.BrushStyle.NoBrush)
                painter.drawPath(_path(stroke.lstrip("*")))


def _path(stroke: str) -> QPainterPath:
    path = QPainterPath()
    points = [tuple(map(float, point.split(","))) for point in stroke.split()]
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    return path


class Tools(QWidget):
    """The row; `pressed` carries the command that a button stands for."""

    pressed = Signal(object)

    def __init__(self, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # As on every player, back is left and forward is right, also in right-to-left languages.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._phrases = phrases
        self._context = Context.WORKOUT
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.buttons = [ToolButton(tool, self._hint(tool), self) for tool in TOOLS]
        for button in self.buttons:
            button.clicked.connect(lambda _, which=button: self.pressed.emit(which.tool.command))
            button.setSizePolicy(
                button.sizePolicy().Policy.Expanding, button.sizePolicy().Policy.Expanding
            )
            row.addWidget(button)

    def show_state(self, context: Context, *, moving: bool, muted: bool) -> None:
        """Show pause or go on, voice on or off, with the keys that have this meaning now."""
        before, self._context = self._context, context
        signs = {
            Command.TOGGLE: PAUSE if moving else GO_ON,
            Command.MUTE: MUTED if muted else LOUD,
        }
        for button in self.buttons:
            sign = signs.get(button.tool.command, button.tool)
            if button.tool is not sign or context is not before:
                button.become(sign, self._hint(sign))

    def _hint(self, tool: Tool) -> str:
        """Return what a button does, with its key."""
        its = self._phrases.workout
        if tool is GO_ON:
            label = its.button(Command.GO_ON)
        elif tool is MUTED:
            label = its.voice_on()
        else:
            label = its.button(tool.command)
        return button_label(self._context, tool.command, label, self._phrases)
