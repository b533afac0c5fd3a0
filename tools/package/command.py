"""`python3 packaging/dev.py package`: makes everything that one installs, into dist/."""

from __future__ import annotations

import argparse
import shutil
import sys
import time
from pathlib import Path

from package import addon, appimage, bundle, environments, linux, notices, plain_numpy
from package.bundle import MB
from package.description import DIST, OUT, described

CHECKERS = (
    ("desktop-file-validate", "applications/spinecoach.desktop"),
    ("appstreamcli validate --strict --no-net", "metainfo/spinecoach.metainfo.xml"),
)
"""What looks through the files of a desktop, if it is installed."""


def main() -> int:
    """Make what was asked for; return the exit status."""
    parser = argparse.ArgumentParser(prog="packaging/dev.py package", description=__doc__)
    parser.add_argument("--wheel", action="store_true", help="wheel and sdist only")
    parser.add_argument("--try", action="store_true", dest="tried", help="use all in fresh systems")
    parser.add_argument("--older", type=Path, help="the .deb that --try upgrades from")
    parser.add_argument("--python", action="append", help="a Python on which --try uses the wheel")
    options = parser.parse_args()
    began = time.monotonic()
    told = described()
    moment = int(told.made.timestamp())
    made = environments.wheel_and_sdist(moment)
    wheel = next(path for path in made if path.suffix == ".whl")
    if not options.wheel:
        environments.make(wheel, *([plain_numpy.wheel()] if sys.platform == "linux" else []))
        made += _system_packages(moment)
    for path in made:
        print(f"{path.stat().st_size / MB:7.1f} MB  {path.relative_to(DIST.parent)}")
    print(f"{time.monotonic() - began:7.0f} s")
    if not options.tried:
        return 0
    from package import trial, wheel_trial

    wheel_trial.use(wheel, options.python or wheel_trial.PYTHONS)
    if not options.wheel:
        package, added = (path for path in made if path.suffix == ".deb")
        trial.use(package, added, options.older)
    return 0


def _system_packages(moment: int) -> list[Path]:
    told = described()
    folder = bundle.make(moment)
    notices.write(folder)
    size = bundle.checked_size(folder)
    print(f"{size / MB:7.1f} MB  the bundle, in {folder.relative_to(DIST.parent)}")
    if sys.platform == "darwin":
        from package import macos

        macos.finish()
    added = addon.make(folder, told)
    print(f"{bundle.size_of(added) / MB:7.1f} MB  the add-on for spoken commands")
    packed = addon.archive(added)
    if sys.platform != "linux":
        return [packed]
    share = OUT / "share"
    shutil.rmtree(share, ignore_errors=True)
    environments.with_tools(["-m", "package.share", str(share)])
    for checker, name in CHECKERS:
        program, *rest = checker.split()
        if shutil.which(program):
            environments.run([program, *rest, str(share / name)])
    made = linux.make(folder, share, told)
    made += linux.make_addon(added, told)
    debs = [path for path in made if path.suffix == ".deb"]
    for deb in debs:
        if errors := linux.check(deb):
            sys.exit(f"lintian finds errors in {deb.name}:\n{errors}")
    return [*made, packed, linux.flatpak(*debs), *appimage.make(folder, share, told)]


if __name__ == "__main__":
    sys.exit(main())
