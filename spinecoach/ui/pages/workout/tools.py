"""The row of small buttons on the workout page: every key, for those who use a mouse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from spinecoach.ui.widgets.overlay import QuietButton

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


@dataclass(frozen=True, slots=True)
class Tool:
    """A button: the key it stands for, what it does, and its sign on a grid of 24 by 24.

    The sign is a row of strokes, each "x,y x,y ..."; a leading "*" fills it.
    """

    key: Qt.Key
    hint: str
    strokes: tuple[str, ...]


PAUSE = Tool(Qt.Key.Key_Space, "Pause (Space)", ("8,5 8,19", "16,5 16,19"))
GO_ON = Tool(Qt.Key.Key_Space, "Go on (Space)", ("*8,5 19,12 8,19 8,5",))
LOUD = Tool(
    Qt.Key.Key_M,
    "Voice off (M)",
    ("*4,10 8,10 12,6 12,18 8,14 4,14 4,10", "15,9 16.4,12 15,15", "18,7 20,12 18,17"),
)
MUTE = Tool(
    Qt.Key.Key_M,
    "Voice on (M)",
    ("*4,10 8,10 12,6 12,18 8,14 4,14 4,10", "15,9 21,15", "21,9 15,15"),
)
TOOLS = (
    Tool(Qt.Key.Key_Left, "Back (Left)", ("*19,5 9,12 19,19 19,5", "6,5 6,19")),
    PAUSE,
    Tool(Qt.Key.Key_Right, "Skip (Right)", ("*5,5 15,12 5,19 5,5", "18,5 18,19")),
    Tool(
        Qt.Key.Key_R,
        "Again (R)",
        ("19,12 18.2,15.3 15.6,18 12,19 8.4,18 5.8,15.3 5,12 5.8,8.7 8.4,6 12,5 15.5,6 18,8.6",
         "18.6,4.5 18.4,9 14,9"),
    ),
    LOUD,
    Tool(
        Qt.Key.Key_F,
        "Full screen (F)",
        ("5,9 5,5 9,5", "15,5 19,5 19,9", "19,15 19,19 15,19", "9,19 5,19 5,15"),
    ),
    Tool(Qt.Key.Key_Question, "Keys (?)", ("9,9 9.6,6.6 12,5.4 14.4,6.6 15,9 14,11 12,12.6 12,15",
                                           "12,18.6 12,18.7")),
    Tool(Qt.Key.Key_Escape, "Stop (Esc)", ("*6,6 18,6 18,18 6,18 6,6",)),
)  # fmt: skip

GRID = 24.0


class ToolButton(QuietButton):
    """A sign that can be pressed; its words are for the pointer and the screen reader."""

    def __init__(self, tool: Tool, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.become(tool)

    def become(self, tool: Tool) -> None:
        """Take another sign and meaning: pause becomes go on."""
        self.tool = tool
        self.setToolTip(tool.hint)
        self.setAccessibleName(tool.hint)
        self.update()

    def sizeHint(self) -> QSize:
        """As large as the page gives it."""
        return QSize(28, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sign; under the pointer or with the focus on a ground of its own."""
        del event
        role = QPalette.ColorRole
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.hasFocus() or self.underMouse():
                edge = QPen(self.palette().color(role.Accent), 2)
                painter.setPen(edge if self.hasFocus() else Qt.PenStyle.NoPen)
                painter.setBrush(self.palette().color(role.AlternateBase))
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
    """The row; `pressed` carries the key that a button stands for."""

    pressed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.buttons = [ToolButton(tool, self) for tool in TOOLS]
        for button in self.buttons:
            button.clicked.connect(lambda _, which=button: self.pressed.emit(which.tool.key))
            button.setSizePolicy(
                button.sizePolicy().Policy.Expanding, button.sizePolicy().Policy.Expanding
            )
            row.addWidget(button)

    def show_state(self, *, moving: bool, muted: bool) -> None:
        """Show pause or go on, voice on or off."""
        for button in self.buttons:
            if button.tool.key is Qt.Key.Key_Space:
                self._become(button, PAUSE if moving else GO_ON)
            elif button.tool.key is Qt.Key.Key_M:
                self._become(button, MUTE if muted else LOUD)

    @staticmethod
    def _become(button: ToolButton, tool: Tool) -> None:
        if button.tool is not tool:
            button.become(tool)
