"""The figure that shows how to move, drawn as vectors from joint angles.

`core.body.skeleton` says where every joint is; `style` knows colours and body shapes,
`outline` makes outlines round bones, `parts` draws rigid parts, `body` makes the outlines
of a person, `person` draws them, `scene` adds mat, shadow and light, `widget` shows it in a
window.
"""

from spinecoach.ui.figure.scene import Look, Scene, Viewport, paint_figure, scene_of
from spinecoach.ui.figure.style import Build, SkinTone
from spinecoach.ui.figure.widget import FigureWidget, chosen_look
from spinecoach.ui.style.theme import set_figure_look

__all__ = [
    "Build",
    "FigureWidget",
    "Look",
    "Scene",
    "SkinTone",
    "Viewport",
    "chosen_look",
    "paint_figure",
    "scene_of",
    "set_figure_look",
]
