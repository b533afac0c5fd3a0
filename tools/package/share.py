"""Writes the files that a desktop and a shell look for below `share/`.

Manual and completion are made of the parser itself, so that no option is told twice. Icons are
drawn from the one SVG.
"""

from __future__ import annotations

import gzip
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from package.description import ROOT, described

if TYPE_CHECKING:
    import argparse

    from package.description import Description

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
"""Pixels of the icons in the freedesktop.org theme."""

COMPLETIONS = {
    "bash": "bash-completion/completions/spinecoach",
    "zsh": "zsh/site-functions/_spinecoach",
    "fish": "fish/vendor_completions.d/spinecoach.fish",
}
ENDING = re.compile(r"^\.(?=[a-z]+,)", re.MULTILINE)
"""The dot of ".svg," at the begin of a line, which troff would take for a command."""

TEXTS = ROOT / "packaging" / "linux"


def write(share: Path, told: Description) -> None:
    """Write everything below a folder `share`."""
    _put(share / "applications/spinecoach.desktop", _text("spinecoach.desktop"))
    _put(share / "mime/packages/spinecoach.xml", _text("spinecoach-mime.xml"))
    _put(share / "metainfo/spinecoach.metainfo.xml", metainfo(told))
    parser = _parser()
    manual = gzip.compress(manual_of(parser, told).encode(), mtime=0)
    (share / "man/man1").mkdir(parents=True, exist_ok=True)
    (share / "man/man1/spinecoach.1.gz").write_bytes(manual)
    import shtab

    for shell, place in COMPLETIONS.items():
        _put(share / place, shtab.complete(parser, shell))
    _draw_icons(share / "icons/hicolor")


def metainfo(told: Description) -> str:
    """Return what a software centre shows."""
    return (
        _text("spinecoach.metainfo.xml")
        .replace("@VERSION@", told.full_version)
        .replace("@DATE@", f"{told.made:%Y-%m-%d}")
        .replace("@TYPE@", "stable" if told.released else "development")
        .replace("@HOMEPAGE@", told.homepage)
    )


def manual_of(parser: argparse.ArgumentParser, told: Description) -> str:
    """Return the manual page, in the language of troff."""
    from argparse_manpage.manpage import Manpage

    os.environ["SOURCE_DATE_EPOCH"] = str(int(told.made.timestamp()))
    data = {
        "project_name": "SpineCoach",
        "version": told.version,
        "description": told.summary,
        "manual_title": "User Commands",
        "manual_section": 1,
    }
    page = str(Manpage(parser, format="single-commands-section", _data=data))
    return ENDING.sub(r"\\&.", page)


def _parser() -> argparse.ArgumentParser:
    from spinecoach.app.commands.options import whole_parser

    return whole_parser()


def _draw_icons(folder: Path) -> None:
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    drawing = ROOT / "resources" / "icons" / "spinecoach.svg"
    _put(folder / "scalable/apps/spinecoach.svg", drawing.read_text(encoding="utf-8"))
    renderer = QSvgRenderer(str(drawing))
    for size in SIZES:
        picture = QImage(size, size, QImage.Format.Format_ARGB32)
        picture.fill(0)
        painter = QPainter(picture)
        renderer.render(painter)
        painter.end()
        place = folder / f"{size}x{size}/apps/spinecoach.png"
        place.parent.mkdir(parents=True, exist_ok=True)
        if not picture.save(str(place)):
            sys.exit(f"{place} could not be written.")


def _text(name: str) -> str:
    return (TEXTS / name).read_text(encoding="utf-8")


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), described())
