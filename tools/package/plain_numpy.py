"""NumPy for the bundle without OpenBLAS (Linux): 28 MB of which the program uses nothing.

The index's wheel is linked to all of OpenBLAS and its Fortran. Fourier transforms and sums of
products, which is all that we ask for, are NumPy's own. So it is compiled here, as its build
offers: without them, and without a second set of its loops for each kind of newer processor.
It takes six minutes of one processor, and a C++ compiler; each version is compiled once. A build
that knows one of these options no longer would quietly link what it finds: so that is looked at.
"""

from __future__ import annotations

import re
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from zipfile import ZipFile

from package.bundle import needed
from package.description import OUT
from package.environments import QUIET, run

FOLDER = OUT / "numpy"
HEAVY = re.compile(r"blas|lapack|fortran|quadmath", re.IGNORECASE)
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
    if heavy := linked(made):
        sys.exit(f"{made.name} still needs {', '.join(heavy)}; it should need none of that.")
    return made


def linked(made: Path) -> list[str]:
    """Return the libraries for linear algebra that a wheel needs, its own or the system's."""
    with tempfile.TemporaryDirectory() as folder, ZipFile(made) as archive:
        archive.extractall(folder)
        return sorted(filter(HEAVY.search, needed(Path(folder))))
