"""The program finds its own files in a checkout, in an installed wheel and in a bundle."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from spinecoach import assets
from spinecoach.adapters.packs.shelf import pack_files
from spinecoach.assets import AssetError
from spinecoach.core.workout.cues import Tone

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def forget_the_folder() -> Iterator[None]:
    assets.root.cache_clear()
    yield
    assets.root.cache_clear()


@pytest.fixture
def bare_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installed package without any resources near it."""
    package = tmp_path / "site-packages" / "spinecoach"
    package.mkdir(parents=True)
    monkeypatch.setattr(assets, "__file__", str(package / "assets.py"))
    return package


def with_resources(folder: Path) -> Path:
    resources = folder / "resources"
    (resources / "exercises").mkdir(parents=True)
    return resources


def test_a_checkout_has_its_resources_beside_the_package() -> None:
    assert assets.exercises_dir() == Path(__file__).parents[1] / "resources" / "exercises"
    assert len(pack_files(assets.exercises_dir())) == 4


def test_every_tone_has_its_sound() -> None:
    for tone in Tone:
        assert assets.sound(tone).read_bytes().startswith(b"RIFF")


def test_an_icon_is_found_by_its_name(bare_package: Path) -> None:
    resources = with_resources(bare_package)
    (resources / "icons").mkdir()
    (resources / "icons" / "spinecoach.svg").write_text("<svg/>", encoding="utf-8")
    assert assets.icon("spinecoach") == resources / "icons" / "spinecoach.svg"


def test_a_wheel_has_its_resources_within_the_package(bare_package: Path) -> None:
    outside = with_resources(bare_package.parent)
    assert assets.root() == outside
    assets.root.cache_clear()
    within = with_resources(bare_package)
    assert assets.root() == within


def test_a_bundle_has_its_resources_where_it_unpacks_them(
    bare_package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_resources(bare_package)
    bundle = tmp_path / "bundle"
    monkeypatch.setattr(sys, "_MEIPASS", str(bundle), raising=False)
    assert assets.root() == bare_package / "resources"
    assets.root.cache_clear()
    within = with_resources(bundle)
    assert assets.root() == within


def test_without_resources_it_is_said_where_they_were_looked_for(bare_package: Path) -> None:
    with pytest.raises(AssetError, match="cannot find its own files") as caught:
        assets.exercises_dir()
    assert str(bare_package / "resources") in str(caught.value)
    assert "Install it again" in str(caught.value)


def test_a_sound_that_is_not_there() -> None:
    with pytest.raises(AssetError, match=r"misses its file .*gong\.wav"):
        assets.sound("gong")
