"""The bundle's NumPy is compiled once for each version, and is linked to no linear algebra."""

from __future__ import annotations

import shutil
import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import numpy as np
import pytest
from package import plain_numpy

if TYPE_CHECKING:
    from collections.abc import Sequence

LINEAR, TRANSFORMS = "_core/_multiarray_umath", "fft/_pocketfft_umath"
"""A module of NumPy that the index's wheel links to OpenBLAS, and one that needs none of it."""

pytestmark = pytest.mark.skipif(
    not (sys.platform == "linux" and shutil.which("readelf")), reason="needs binutils"
)


class Pip:
    """Makes a wheel that holds one module of the NumPy of these tests."""

    def __init__(self, folder: Path, module: str) -> None:
        (self._module,) = Path(np.__path__[0]).glob(f"{module}.cpython-*.so")
        self._folder = folder
        self.asked: list[Sequence[str]] = []

    def __call__(self, command: Sequence[str]) -> None:
        self.asked.append(command)
        self.make(version("numpy"), f"cp{sys.version_info.major}{sys.version_info.minor}")

    def make(self, number: str, python: str) -> None:
        self._folder.mkdir(exist_ok=True)
        with ZipFile(self._folder / f"numpy-{number}-{python}-{python}-linux.whl", "w") as wheel:
            wheel.write(self._module, self._module.name)


@pytest.fixture
def pip(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Pip:
    made = Pip(tmp_path / "numpy", getattr(request, "param", TRANSFORMS))
    monkeypatch.setattr(plain_numpy, "FOLDER", tmp_path / "numpy")
    monkeypatch.setattr(plain_numpy, "run", made)
    return made


def test_it_is_compiled_without_linear_algebra_and_only_once(pip: Pip) -> None:
    made = plain_numpy.wheel()
    assert plain_numpy.wheel() == made
    (asked,) = pip.asked
    assert asked[-1] == f"numpy=={version('numpy')}"
    assert asked[asked.index("--no-binary") + 1] == "numpy"
    assert {"-Csetup-args=-Dblas=none", "-Csetup-args=-Dlapack=none"} <= set(asked)


@pytest.mark.parametrize(("number", "python"), [("1.0.0", None), (None, "cp39")])
def test_one_of_another_version_or_python_is_not_taken(
    pip: Pip, number: str | None, python: str | None
) -> None:
    this = f"cp{sys.version_info.major}{sys.version_info.minor}"
    pip.make(number or version("numpy"), python or this)
    made = plain_numpy.wheel()
    assert made.name.startswith(f"numpy-{version('numpy')}-{this}-")
    assert len(pip.asked) == 1


@pytest.mark.parametrize("pip", [LINEAR], indirect=True)
def test_one_that_is_linked_to_linear_algebra_all_the_same_ends_it(pip: Pip) -> None:
    for _ in range(2):  # the wheel lies there the second time
        with pytest.raises(SystemExit, match=r"still needs .*openblas"):
            plain_numpy.wheel()
    assert len(pip.asked) == 1
