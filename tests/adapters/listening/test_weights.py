"""What is loaded is what we tried, or nothing."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from spinecoach import __version__
from spinecoach.adapters.listening import weights
from spinecoach.adapters.listening.weights import ListeningError, check, folder, is_installed

if TYPE_CHECKING:
    from pathlib import Path


def test_the_weights_that_are_installed_are_those_we_tried() -> None:
    assert is_installed()
    assert check(folder()) == folder()


def test_without_its_package_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "PACKAGE", "no_such_package_of_weights")
    assert not is_installed()
    with pytest.raises(ListeningError, match="no_such_package_of_weights") as caught:
        folder()
    assert caught.value.kind == "missing"


def test_a_bundle_finds_them_in_the_folder_of_its_version_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert weights.addon() is None
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    (tmp_path / "spinecoach").touch()
    monkeypatch.setattr(sys, "executable", str(tmp_path / "spinecoach"))
    monkeypatch.setattr(weights, "PACKAGE", "weights_of_a_test")
    place = tmp_path / f"spinecoach-listen-{__version__}"
    assert weights.addon() == place
    (tmp_path / "spinecoach-listen-0.0.1" / weights.PACKAGE).mkdir(parents=True)
    assert not is_installed()
    (place / weights.PACKAGE).mkdir(parents=True)
    assert is_installed()
    assert folder() == place / weights.PACKAGE / weights.FOLDER
    place.chmod(0o777)  # anybody may have put code into it
    assert not is_installed()


@pytest.mark.parametrize("harm", ["cut", "away", "turned"])
def test_a_file_that_is_not_what_it_was_is_not_loaded(tmp_path: Path, harm: str) -> None:
    for name in weights.SUMS:
        shutil.copyfile(folder() / name, tmp_path / name)
    config = tmp_path / "config.json"
    text = config.read_bytes()
    if harm == "away":
        config.unlink()
    else:
        config.write_bytes(text[:-1] if harm == "cut" else text.replace(b"1", b"2", 1))
    with pytest.raises(ListeningError, match=r"config\.json") as caught:
        check(tmp_path)
    assert caught.value.kind == "damaged"
