"""The figure that shows how to move: drawn from joint angles, vector all the way.

`core.body.skeleton` says where every joint is; `style` knows colours and body shapes,
`outline` wraps flesh round bones, `parts` draws what keeps its shape, `body` puts
the person together, `scene` adds mat, shadow and light, `widget` puts it in a
window.
"""

from spinecoach.ui.figure.scene import Look, Scene, View, paint_figure, scene_of
from spinecoach.ui.figure.style import Build, SkinTone
from spinecoach.ui.figure.widget import FigureWidget, worn
from spinecoach.ui.style.theme import wear

__all__ = [
    "Build",
    "FigureWidget",
    "Look",
    "Scene",
    "SkinTone",
    "View",
    "paint_figure",
    "scene_of",
    "wear",
    "worn",
]
