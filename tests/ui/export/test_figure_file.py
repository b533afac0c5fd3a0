"""Pictures in files: real vectors where vectors are promised, clear words where nothing can be."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QXmlStreamReader
from PySide6.QtGui import QImage

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.ui.export.figure_file import RenderError, Wish, render
from spinecoach.ui.figure import Look
from tests.ui.figure.pictures import SQUEEZES, SUPERMAN, all_movements, difference

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize(
    ("name", "variant"),
    [pytest.param(e.id, name.partition("--")[2], id=name) for name, e, _ in all_movements()],
)
def test_an_svg_holds_paths_and_no_pixels(tmp_path: Path, name: str, variant: str) -> None:
    file = tmp_path / "picture.svg"
    exercise = next(e for _, e, _ in all_movements() if e.id == name)
    render(exercise, Wish(variant=variant), file)
    reader, found = QXmlStreamReader(file.read_text(encoding="utf-8")), Counter[str]()
    while not reader.atEnd():
        if reader.readNext() is QXmlStreamReader.TokenType.StartElement:
            found[str(reader.name())] += 1
    assert not reader.hasError()
    assert found["path"] > 20
    assert found["image"] == 0


def test_a_png_has_the_size_that_was_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "step.png"
    render(SUPERMAN, Wish(step=1, size=(400, 300)), file)
    image = QImage(str(file))
    assert (image.width(), image.height()) == (400, 300)


def test_a_pdf_is_one_page_without_pictures_of_pixels(tmp_path: Path) -> None:
    file = tmp_path / "phase.pdf"
    render(SUPERMAN, Wish(phase="hold", size=(400, 300)), file)
    pdf = file.read_bytes()
    assert pdf.startswith(b"%PDF-")
    assert re.search(rb"/MediaBox \[0 0 300(\.0+)? 225(\.0+)?\s?\]", pdf)
    assert b"/Subtype /Image" not in pdf


def pictured(tmp_path: Path, wish: Wish) -> QImage:
    file = tmp_path / "picture.png"
    render(SQUEEZES, wish, file)
    return QImage(str(file))


def test_theme_mirror_step_and_phase_each_make_another_picture(tmp_path: Path) -> None:
    small = Wish(size=(160, 120))
    wishes = [
        small,
        replace(small, look=Look(dark=True)),
        replace(small, mirror=True),
        replace(small, step=1),
        replace(small, phase="SQUEEZE"),
        replace(small, variant="standing-squeeze"),
    ]
    images = [pictured(tmp_path, wish) for wish in wishes]
    for number, image in enumerate(images):
        assert all(difference(image, other) > 0.01 for other in images[:number])


def test_a_moving_picture_shows_one_rep(tmp_path: Path) -> None:
    file = tmp_path / "rep.apng"
    render(SQUEEZES, Wish(animate=True, size=(120, 90)), file)
    data = file.read_bytes()
    assert b"acTL" in data
    first = QImage.fromData(data)
    assert (first.width(), first.height()) == (120, 90)


@pytest.mark.parametrize(
    ("wish", "name", "text"),
    [
        (Wish(step=0), "a.png", "has no step 0; it has: 1, 2"),
        (Wish(step=99), "a.png", "no step 99"),
        (Wish(phase="fly"), "a.png", "no phase “fly”; it has: Squeeze, Hold, Lower, Hang"),
        (Wish(variant="nope"), "a.png", "no variant “nope”; it has: feet-flat"),
        (Wish(), "a.bmp", "written as .svg, .png, .pdf, not .bmp"),
        (Wish(), "picture", "not picture"),
        (Wish(animate=True), "a.gif", "A moving picture is written as .apng, not .gif"),
    ],
)
def test_what_cannot_be_drawn_is_said(tmp_path: Path, wish: Wish, name: str, text: str) -> None:
    with pytest.raises(RenderError) as refused:
        render(SQUEEZES, wish, tmp_path / name)
    assert text in refused.value.words(Phrases())
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize("ending", ["svg", "pdf"])
def test_a_disk_that_fills_while_a_picture_is_written_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    def full(_file: Path, _content: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(RenderError) as refused:
        render(SQUEEZES, Wish(size=(40, 30)), tmp_path / f"a.{ending}")
    assert "cannot be written: No space left on device" in refused.value.words(Phrases())


@pytest.mark.parametrize("ending", ["png", "svg", "pdf", "apng"])
def test_a_place_that_cannot_be_written_is_said(tmp_path: Path, ending: str) -> None:
    wish = Wish(animate=ending == "apng", size=(40, 30))
    with pytest.raises(RenderError) as refused:
        render(SQUEEZES, wish, tmp_path / "nowhere" / f"a.{ending}")
    assert "cannot be written: No such file or directory" in refused.value.words(Phrases())
