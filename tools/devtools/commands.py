"""The commands of a checkout: prepare what each needs, then hand over to it.

`run` is the one that must be quick: when the stamp says that everything is there, it replaces
this process by the coach (or, on Windows, waits for it) having imported next to nothing.
"""

from __future__ import annotations

import os
import sys

from devtools import SetupError, stamp

USAGE = """\
usage: python3 packaging/dev.py COMMAND

  run   [ARGUMENTS]  start the coach; the arguments go to it; `run --with listen` first
                     installs what spoken commands need
  test  [ARGUMENTS]  run every check; with arguments: only pytest, with them
  bench [NAME...]    run every benchmark, or those whose name holds NAME, beside the latest
                     release; --keep writes the figures of this version
  words [LANGUAGE]   collect all sentences for translators, begin a language
  listen [OPTIONS]   record a workout and say how well it is understood; see listen --help
  gallery FOLDER [..]  draw every page and moment at all sizes, themes and letters
  pictures           draw the pictures of README.md
  package [OPTIONS]  make what one installs; --try uses it in fresh systems

Whatever is missing is set up first.
"""
INTERRUPTED = 130


def main(arguments: list[str]) -> int:
    """Carry out one command line; returns the exit status."""
    name, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if name in {"-h", "--help", "help"}:
        print(USAGE, end="")
        return 0
    command = {
        "run": run,
        "test": test,
        "bench": bench,
        "words": words,
        "listen": listen,
        "gallery": gallery,
        "pictures": pictures,
        "package": package,
    }.get(name)
    if command is None:
        print(USAGE, end="", file=sys.stderr)
        return 2
    try:
        return command(rest)
    except KeyboardInterrupt:
        print("\nInterrupted. Type the same again to go on.", file=sys.stderr)
        return INTERRUPTED


def run(arguments: list[str]) -> int:
    """Start the coach with `arguments`; its exit status is ours.

    `--with EXTRA` before them installs an extra first, which stays installed.
    """
    extras: tuple[str, ...] = ()
    if arguments[:1] == ["--with"] and len(arguments) > 1:
        extras, arguments = (arguments[1],), arguments[2:]
    status = _prepare(extras, tests=False)
    if status:
        return status
    # -P: a stray file beside the user must not hide a module of the program.
    command = [stamp.PYTHON, "-P", "-m", "spinecoach", *arguments]
    if not stamp.WINDOWS:
        sys.stdout.flush()
        sys.stderr.flush()
        # Signals and the exit status pass straight through.
        os.execve(stamp.PYTHON, command, stamp.clean(os.environ))
    import signal
    import subprocess

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the coach hears Ctrl+C itself
    return subprocess.call(command, env=stamp.clean(os.environ))


def test(arguments: list[str]) -> int:
    """Run every check, or pytest alone if there are arguments."""
    status = _prepare(("dev",), tests=True)
    if status:
        return status
    from devtools import checks

    return checks.pytest_alone(arguments) if arguments else checks.run_all()


def bench(names: list[str]) -> int:
    """Run the benchmarks."""
    status = _prepare(("dev",), tests=True)
    if status:
        return status
    from devtools import checks

    return checks.run_benchmarks(names)


def words(arguments: list[str]) -> int:
    """Bring the catalogues of all languages up to date."""
    return _call("devtools.catalogues", arguments)


def listen(arguments: list[str]) -> int:
    """Record a workout and judge what is heard."""
    return _call("devtools.listening", arguments)


def gallery(arguments: list[str]) -> int:
    """Draw every page and moment as pictures."""
    return _call("gallery", arguments)


def pictures(arguments: list[str]) -> int:
    """Draw the pictures of README.md."""
    return _call("readme_pictures", arguments)


def package(arguments: list[str]) -> int:
    """Make wheel, bundle and packages."""
    return _call("package.command", arguments)


def _call(module: str, arguments: list[str]) -> int:
    """Run one of our modules in the environment of a developer."""
    status = _prepare(("dev",), tests=True)
    if status:
        return status
    from devtools import environment

    ours = {**os.environ, "PYTHONPATH": os.pathsep.join((f"{stamp.ROOT}/tools", stamp.ROOT))}
    return environment.call(["-m", module, *arguments], ours)


def _prepare(extras: tuple[str, ...], *, tests: bool) -> int:
    """Set up what is missing; 0, or the exit status after the reason was given."""
    try:
        want = stamp.wanted(extras, stamp.demands(os.environ, tests=tests))
        if stamp.state(want)[0] == "nothing":
            return 0
        from devtools import environment

        environment.prepare(want)
    except SetupError as error:
        print(error, file=sys.stderr)
    except OSError as error:  # an unwritable folder, a full disk; it names the file
        print(f"SpineCoach cannot set itself up: {error}", file=sys.stderr)
    else:
        return 0
    return 1
