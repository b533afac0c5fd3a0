"""A small map of the body, front and back, with the working muscles named.

The map also shows the back, which a side view hides. Muscles that work most are filled,
those that help are hatched, so that nothing depends on colour alone. The pointer shows the
name of a muscle; a screen reader reads them all.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QHelpEvent, QPainter, QPainterPath, QPen, QTransform
from PySide6.QtWidgets import QToolTip, QWidget

from spinecoach.core.exercise.muscles import Muscle
from spinecoach.ui.figure.outline import closed
from spinecoach.ui.figure.style import mix, palette
from spinecoach.ui.style.reading import read_as
from spinecoach.ui.style.theme import is_dark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QPaintEvent

    from spinecoach.core.phrases.phrases import Phrases

Half = tuple[tuple[float, float], ...]
"""The right half of a shape: x from the middle line, y from the crown, in body heights."""

_BODY: Half = (
    (0.0, 0.12), (0.029, 0.122), (0.034, 0.158), (0.095, 0.182), (0.125, 0.205), (0.137, 0.25),
    (0.134, 0.32), (0.14, 0.365), (0.15, 0.42), (0.144, 0.495), (0.149, 0.53), (0.143, 0.572),
    (0.128, 0.575), (0.12, 0.535), (0.122, 0.495), (0.117, 0.44), (0.108, 0.385), (0.099, 0.32),
    (0.09, 0.262), (0.086, 0.31), (0.074, 0.385), (0.092, 0.465), (0.1, 0.54), (0.091, 0.64),
    (0.069, 0.72), (0.074, 0.785), (0.056, 0.89), (0.044, 0.945), (0.058, 0.985), (0.028, 0.99),
    (0.022, 0.945), (0.02, 0.80), (0.022, 0.72), (0.013, 0.6), (0.0, 0.525),
)  # fmt: skip
FRONT: dict[Muscle, Half] = {
    Muscle.PECTORALIS_MAJOR: (
        (0.005, 0.2), (0.05, 0.198), (0.102, 0.222), (0.1, 0.242), (0.066, 0.268), (0.005, 0.288),
    ),
    Muscle.SERRATUS_ANTERIOR: (
        (0.082, 0.275), (0.085, 0.31), (0.077, 0.345), (0.062, 0.33), (0.064, 0.295),
    ),
    Muscle.RECTUS_ABDOMINIS: (
        (0.004, 0.285), (0.036, 0.29), (0.036, 0.38), (0.03, 0.46), (0.012, 0.5), (0.004, 0.5),
    ),
    Muscle.OBLIQUES: (
        (0.044, 0.33), (0.07, 0.355), (0.07, 0.4), (0.082, 0.445), (0.046, 0.45), (0.042, 0.39),
    ),
    Muscle.BICEPS_BRACHII: (
        (0.104, 0.26), (0.122, 0.262), (0.129, 0.31), (0.124, 0.355), (0.112, 0.35), (0.105, 0.31),
    ),
    Muscle.BRACHIALIS: (
        (0.126, 0.325), (0.134, 0.34), (0.136, 0.37), (0.126, 0.38), (0.121, 0.362),
    ),
    Muscle.BRACHIORADIALIS: (
        (0.136, 0.376), (0.146, 0.41), (0.146, 0.45), (0.137, 0.455), (0.129, 0.41),
    ),
    Muscle.QUADRICEPS: (
        (0.03, 0.545), (0.07, 0.52), (0.093, 0.57), (0.083, 0.65), (0.064, 0.7), (0.036, 0.7),
        (0.024, 0.63),
    ),
}  # fmt: skip
BACK: dict[Muscle, Half] = {
    Muscle.TRAPEZIUS_MIDDLE: (
        (0.003, 0.185), (0.045, 0.18), (0.085, 0.195), (0.05, 0.215), (0.003, 0.235),
    ),
    Muscle.TRAPEZIUS_LOWER: (
        (0.003, 0.24), (0.046, 0.222), (0.032, 0.275), (0.003, 0.36),
    ),
    Muscle.RHOMBOIDS: (
        (0.01, 0.212), (0.042, 0.232), (0.044, 0.275), (0.01, 0.258),
    ),
    Muscle.TERES_MAJOR: (
        (0.055, 0.262), (0.09, 0.248), (0.092, 0.268), (0.062, 0.285),
    ),
    Muscle.LATISSIMUS_DORSI: (
        (0.088, 0.275), (0.086, 0.315), (0.072, 0.37), (0.04, 0.43), (0.016, 0.445), (0.028, 0.36),
        (0.048, 0.3),
    ),
    Muscle.ERECTOR_SPINAE: (
        (0.005, 0.29), (0.022, 0.3), (0.026, 0.38), (0.022, 0.455), (0.006, 0.47),
    ),
    Muscle.MULTIFIDUS: (
        (0.003, 0.39), (0.014, 0.41), (0.016, 0.46), (0.003, 0.475),
    ),
    Muscle.DELTOID_POSTERIOR: (
        (0.088, 0.2), (0.12, 0.208), (0.133, 0.25), (0.118, 0.27), (0.098, 0.235),
    ),
    Muscle.TRICEPS_BRACHII: (
        (0.106, 0.272), (0.128, 0.272), (0.131, 0.32), (0.13, 0.362), (0.114, 0.362),
        (0.106, 0.315),
    ),
    Muscle.GLUTEUS_MAXIMUS: (
        (0.006, 0.475), (0.05, 0.455), (0.088, 0.485), (0.09, 0.535), (0.05, 0.56), (0.008, 0.54),
    ),
    Muscle.HAMSTRINGS: (
        (0.02, 0.57), (0.06, 0.572), (0.088, 0.565), (0.083, 0.64), (0.064, 0.705), (0.03, 0.705),
        (0.022, 0.63),
    ),
}  # fmt: skip
_HEAD = QRectF(-46, 2, 92, 138)
_FINE = 1000.0
"""Units of an outline in one body height: Qt unites small shapes coarsely."""
_ASPECT = 0.78
"""Width of both views divided by their height."""
_SPREAD = 0.19
"""Distance of the middle of each view from the middle of the map."""


class BodyMap(QWidget):
    """Front and back of a body with the muscles of one exercise on it."""

    def __init__(self, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phrases = phrases.exercises
        self._primary: frozenset[Muscle] = frozenset()
        self._secondary: frozenset[Muscle] = frozenset()
        self.setMouseTracking(True)
        self.setAccessibleName(self._phrases.map_name())
        read_as(self, "Graphic")

    def sizeHint(self) -> QSize:
        """Return a size at which every muscle is distinct from its neighbours."""
        return QSize(round(320 * _ASPECT), 320)

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size at which the map is still useful."""
        return QSize(round(160 * _ASPECT), 160)

    def show_muscles(self, primary: Iterable[Muscle], secondary: Iterable[Muscle]) -> None:
        """Show which muscles work most, and which help."""
        most, helping = tuple(primary), tuple(secondary)
        self._primary, self._secondary = frozenset(most), frozenset(helping)
        self.setAccessibleDescription(self._phrases.map_description(most, helping))
        self.update()

    def muscle_at(self, place: QPointF) -> Muscle | None:
        """Return the working muscle under a point of the widget."""
        spot = self._placing().inverted()[0].map(place)
        working = self._primary | self._secondary
        for side, regions in ((-_SPREAD, FRONT), (_SPREAD, BACK)):
            here = QPointF(spot.x() - side * _FINE, spot.y())
            for muscle in reversed(regions):
                if muscle in working and _region(muscle).contains(here):
                    return muscle
        return None

    def event(self, event: QEvent) -> bool:
        """Name the muscle under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            muscle = self.muscle_at(QPointF(event.pos()))
            if muscle is None:
                QToolTip.hideText()
            else:
                its = self._phrases
                tip = its.works_most(muscle) if muscle in self._primary else its.helps(muscle)
                QToolTip.showText(event.globalPos(), tip, self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw both views."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(self._placing())
        colours = palette(dark=is_dark(self.palette()))
        flesh = mix(colours.ground, colours.ink, 0.16)
        line = QPen(mix(colours.ground, colours.ink, 0.75), 0.006 * _FINE)
        for side, regions in ((-_SPREAD, FRONT), (_SPREAD, BACK)):
            painter.save()
            painter.translate(side * _FINE, 0.0)
            painter.setPen(line)
            painter.setBrush(flesh)
            painter.drawPath(_silhouette())
            for muscle in regions:
                if muscle in self._primary:
                    painter.fillPath(_region(muscle), colours.glow)
                elif muscle in self._secondary:
                    self._hatch(painter, muscle, colours.glow, flesh)
            painter.restore()
        painter.end()

    def _hatch(self, painter: QPainter, muscle: Muscle, light: QColor, flesh: QColor) -> None:
        painter.fillPath(_region(muscle), mix(flesh, light, 0.3))
        brush = QBrush(light, Qt.BrushStyle.BDiagPattern)
        brush.setTransform(self._placing().inverted()[0])
        painter.fillPath(_region(muscle), brush)

    def _placing(self) -> QTransform:
        scale = min(self.height(), self.width() / _ASPECT) * 0.98
        placing = QTransform()
        placing.translate(self.width() / 2.0, (self.height() - scale) / 2.0)
        placing.scale(scale / _FINE, scale / _FINE)
        return placing


@lru_cache(maxsize=1)
def _silhouette() -> QPainterPath:
    head = QPainterPath()
    head.addEllipse(_HEAD)
    return _mirrored(_BODY).united(head)


@lru_cache(maxsize=len(Muscle))
def _region(muscle: Muscle) -> QPainterPath:
    """Return a muscle's region on both sides of the body."""
    half = FRONT[muscle] if muscle in FRONT else BACK[muscle]
    right = closed([complex(x, y) * _FINE for x, y in half])
    left = closed([complex(-x, y) * _FINE for x, y in half])
    return right.united(left)


def _mirrored(half: Half) -> QPainterPath:
    """Return a shape that crosses the middle line from its right half."""
    right = [complex(x, y) * _FINE for x, y in half]
    left = [complex(-x, y) * _FINE for x, y in reversed(half) if x]
    return closed([*right, *left])
