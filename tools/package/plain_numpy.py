"""NumPy for the bundle without OpenBLAS (Linux): 28 MB of which the program uses nothing.

The index's wheel is linked to all of OpenBLAS and its Fortran. Fourier transforms and sums of
products, which is all that we ask for, are NumPy's own. So it is compiled here, as its build
offers: without them, and without a second set of its loops for each kind of newer processor.
It takes six minutes of one processor, and a C++ compiler; each version is compiled once.
"""

from __future__ import annotations

import sys
from importlib.metadata import version
from typing import TYPE_CHECKING

from package.description import OUT
from package.environments import QUIET, run

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = OUT / "numpy"
CHOSEN = ("blas=none", "lapack=none", "allow-noblas=true", "cpu-dispatch=none")


def wheel() -> Path:
    """Return a wheel of the version that this Python has, and the tests are run with."""
    number = version("numpy")
    name = f"numpy-{number}-cp{sys.version_info.major}{sys.version_info.minor}-*.whl"
    if not list(FOLDER.glob(name)):
        print(f"NumPy {number} is compiled, once; it takes some minutes")
        options = [f"-Csetup-args=-D{each}" for each in CHOSEN]
        place = ["--no-deps", "--no-binary", "numpy", "--wheel-dir", str(FOLDER)]
        pip = [sys.executable, "-m", "pip", "wheel", *QUIET]
        run([*pip, *options, *place, f"numpy=={number}"])
    (made,) = FOLDER.glob(name)
    return made
