"""The one command of a checkout: set everything up, then run, test or measure.

    python3 packaging/dev.py run   [ARGUMENTS]   start the coach; the arguments go to it
    python3 packaging/dev.py test  [ARGUMENTS]   every check; with arguments: only pytest, with them
    python3 packaging/dev.py bench [NAME...]     every benchmark, or those whose name holds NAME
    python3 packaging/dev.py words [LANGUAGE]    all sentences for translators; begin a language
    python3 packaging/dev.py listen [OPTIONS]    record a workout; how well is it understood
    python3 packaging/dev.py gallery FOLDER [..] draw every page at all sizes, themes and letters
    python3 packaging/dev.py pictures            draw the pictures of README.md
    python3 packaging/dev.py package [OPTIONS]   make what one installs: wheel, bundle, .deb, .rpm

It needs nothing but Python 3.11 and makes the rest itself, once: `.venv`, the packages that
pyproject.toml declares and, on Linux, the system libraries that Qt needs. Remove `.venv` to start
again. This file is short on purpose: an old Python must still be able to read it, so that it can
say what is wrong. The work is done in `tools/devtools/`.
"""

import os
import sys

OLDEST = (3, 11)


def too_old() -> str:
    """One line that says which Python this is, which is needed and how to start that one."""
    from shutil import which

    this = "{}.{}".format(*sys.version_info)
    line = f"SpineCoach needs Python {OLDEST[0]}.{OLDEST[1]} or newer; this is {this}."
    for minor in range(19, OLDEST[1] - 1, -1):
        if which(f"python3.{minor}"):
            return f"{line} Type: python3.{minor} {' '.join(sys.argv)}"
    return f"{line} Get it from your system's packages or from https://www.python.org/downloads/"


def begin_without_others_modules() -> None:
    """Start again if an environment variable makes this Python find the modules of others."""
    misleads = {"PYTHONHOME", "PYTHONPATH"}.intersection(os.environ)
    if misleads and os.name == "posix" and not sys.flags.ignore_environment:
        os.execv(sys.executable, [sys.executable, "-E", *sys.argv])


if __name__ == "__main__":
    if sys.version_info < OLDEST:
        sys.exit(too_old())
    begin_without_others_modules()
    # Ours come before the tools' own, and the program last: a file beside it hides no module.
    sys.path.insert(0, sys.path[0] + "/../tools")
    sys.path.append(sys.path[1] + "/..")
    from devtools.commands import main

    sys.exit(main(sys.argv[1:]))
