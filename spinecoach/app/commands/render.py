"""`spinecoach render`: a picture of any step or phase, or a moving rep, in a file."""

from __future__ import annotations

import argparse
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from spinecoach.app.run.language import add_option, add_person

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spinecoach.core.exercise.exercise import Exercise
    from spinecoach.core.phrases.commands import CommandPhrases
    from spinecoach.core.phrases.phrases import Phrases

LARGEST = 10_000
"""Pixels of the longest side of a picture."""


class RenderOptions(argparse.Namespace):
    """The options of `spinecoach render`."""

    exercise: str
    variant: str
    step: int | None
    phase: str | None
    animate: bool
    out: Path
    size: tuple[int, int]
    theme: str
    skin: str
    build: str
    mirror: bool
    phrases: Phrases


class _UnknownExerciseError(LookupError):
    """There is no exercise with that id; `known` are the existing ids."""

    def __init__(self, known: Sequence[str]) -> None:
        super().__init__(known)
        self.known = known


def register(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], words: CommandPhrases
) -> None:
    """Add the command to the program's parser."""
    parser = commands.add_parser("render", help=words.render())
    parser.add_argument("exercise", metavar=words.an_exercise(), help=words.render_exercise())
    parser.add_argument("--variant", default="", metavar="ID", help=words.render_variant())
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--step", type=int, metavar="N", help=words.render_step())
    what.add_argument("--phase", metavar=words.a_name(), help=words.render_phase())
    what.add_argument("--animate", action="store_true", help=words.render_animate())
    parser.add_argument(
        "--out", type=Path, required=True, metavar=words.a_file(), help=words.render_out()
    )
    parser.add_argument(
        "--size",
        type=partial(_size, words),
        default=(960, 640),
        metavar="WxH",
        help=words.render_size(),
    )
    for name, values, usual, explained in (
        ("--theme", ("light", "dark"), "light", words.render_theme()),
        ("--skin", ("light", "medium", "tan", "deep"), "medium", words.render_skin()),
        ("--build", ("slender", "sturdy"), "slender", words.render_build()),
    ):
        parser.add_argument(name, choices=values, default=usual, help=explained)
    parser.add_argument("--mirror", action="store_true", help=words.render_mirror())
    add_option(parser, words)
    add_person(parser, words)
    parser.set_defaults(command=render)


def render(options: argparse.Namespace) -> int:
    """Draw the picture; return the exit code."""
    from spinecoach.adapters.packs.shelf import PackError

    wanted = RenderOptions(**vars(options))
    phrases = wanted.phrases
    # No window is opened, so this also works on a machine without a display.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QGuiApplication

    from spinecoach.ui.export.figure_file import RenderError, Wish
    from spinecoach.ui.export.figure_file import render as draw
    from spinecoach.ui.figure import Build, Look, SkinTone

    wish = Wish(
        variant=wanted.variant,
        step=wanted.step,
        phase=wanted.phase,
        animate=wanted.animate,
        size=wanted.size,
        look=Look(wanted.theme == "dark", SkinTone(wanted.skin), Build(wanted.build)),
        mirror=wanted.mirror,
    )
    application = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    try:
        draw(_exercise(wanted.exercise, phrases.language), wish, wanted.out)
    except RenderError as error:
        return _refuse(error.words(phrases))
    except PackError as error:
        return _refuse("\n".join(phrases.packs.problem(found) for found in error.problems))
    except _UnknownExerciseError as error:
        return _refuse(phrases.commands.unknown_exercise(wanted.exercise, ", ".join(error.known)))
    finally:
        del application
    sys.stdout.write(f"{wanted.out}\n")
    return 0


def _refuse(words: str) -> int:
    """Say why there is no picture; return the exit code."""
    sys.stderr.write(f"{words}\n")
    return 1


def _exercise(name: str, language: str) -> Exercise:
    """Return the exercise with an id or from a file, in the language if it has that.

    Raises `_UnknownExerciseError` or `PackError`.
    """
    from spinecoach import assets
    from spinecoach.adapters.packs.shelf import PackShelf

    shelf: Sequence[Exercise]
    if name.endswith(".toml"):
        from spinecoach.adapters.packs.shelf import load

        return load(Path(name), language)
    shelf = PackShelf(assets.exercises_dir(), language=language).exercises()
    for exercise in shelf:
        if exercise.id == name:
            return exercise
    raise _UnknownExerciseError([exercise.id for exercise in shelf])


def _size(words: CommandPhrases, text: str) -> tuple[int, int]:
    width, _, height = text.lower().partition("x")
    if width.isdecimal() and height.isdecimal():
        size = int(width), int(height)
        if min(size) > 0 and max(size) <= LARGEST:
            return size
    raise argparse.ArgumentTypeError(words.size_wanted(text))
