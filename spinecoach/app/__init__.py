"""The composition root: reads the command line, chooses a front end, builds and closes everything.

    run        what every run needs: files, language, who trains; log, failure, end
    services   what is done with a person's files, for window and commands alike
    commands   the command line, and each command
    text       the coach in the terminal
    window     the window

Modules are imported where they are needed, so that the window is shown quickly.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import TracebackType

    from spinecoach.app.commands.options import Options
    from spinecoach.app.run.paths import Paths

WORKERS = ("--speech-worker", "--listening-worker", "--ducking-worker")
"""The arguments with which a bundled program starts itself as a worker."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; return its exit code."""
    arguments = sys.argv[1:] if argv is None else argv
    if len(arguments) == 1 and arguments[0] in WORKERS:
        from importlib import import_module

        room = arguments[0].removeprefix("--").removesuffix("-worker")
        import_module(f"spinecoach.adapters.{room}.worker").main()
        return 0
    _give_streams()
    start = _Start()
    before, sys.excepthook = sys.excepthook, start.failed
    try:
        code = _run(arguments, start)
    finally:
        _print_the_rest()
    sys.excepthook = before
    return code


def _give_streams() -> None:
    """Open what the program reads and writes and was not given, as a window's on Windows.

    What is printed then is lost; the program goes on.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            import os

            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115


class _Start:
    """What is known about the start, for the case that it fails."""

    def __init__(self) -> None:
        self.options: Options | None = None

    def failed(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Report an error that was not handled; Control-C ends the program as usual."""
        if not issubclass(kind, Exception):
            sys.__excepthook__(kind, error, trace)
            return
        its = self.options
        if issubclass(kind, BrokenPipeError) and its is not None and its.command is not None:
            _print_no_more()
            return
        from spinecoach.app.run.failure import report

        in_window = its is None or (its.command is None and not its.text)
        report(error, its.data_dir if its else None, in_window=in_window)


def _print_the_rest() -> None:
    try:
        sys.stdout.flush()
    except OSError:
        _print_no_more()


def _print_no_more() -> None:
    """Discard further output: the reader, such as `head`, has ended, or the terminal was closed."""
    import os

    with open(os.devnull, "w") as nowhere:  # noqa: PTH123 - pathlib would be loaded for it
        os.dup2(nowhere.fileno(), 1)


def _run(arguments: Sequence[str], start: _Start) -> int:
    from spinecoach.app.commands.options import parse

    options = start.options = parse(arguments)
    from spinecoach.app.run.paths import Paths

    paths = Paths.of(options.data_dir)
    if options.command is not None:
        ready = not options.of_person or _settled(paths, options)
        return _obeyed(options.command, options) if ready else 1
    from spinecoach.app.run import log

    log.started(options.data_dir, "terminal" if options.text else "window")
    if options.text:
        return _in_terminal(paths, options)
    from spinecoach.app.run.display import why_no_window

    reason = why_no_window(options.phrases)
    if reason:
        if options.file is None:
            sys.stdout.write(options.phrases.commands.terminal_instead(reason) + "\n")
        return _in_terminal(paths, options)
    if options.who is not None and not _settled(paths, options):
        return 1
    import gc

    # Building a window leaves no reference cycles, and to look for them takes a twentieth of the
    # start; `ui.window.garbage` collects from the first paint on.
    gc.disable()
    from spinecoach.app.window.plain_import import import_plainly

    import_plainly()
    from spinecoach.app.window.lifecycle import open_window

    return open_window(
        paths,
        options.pace,
        options.phrases,
        options.data_dir,
        options.file,
        who=options.who,
        language=getattr(options, "language", ""),
    )


def _in_terminal(paths: Paths, options: Options) -> int:
    """Coach one of several people, or show the file that was named."""
    if not _settled(paths, options):
        return 1
    if options.file is not None:
        return _open_in_terminal(options)
    from spinecoach.app.text import run

    own = options.who.own if options.who is not None else ""
    return run(paths.of_person(own) if own else paths, options.pace, options.phrases)


def _open_in_terminal(options: Options) -> int:
    """Show the plan or the archive that was named, and ask about it."""
    from spinecoach.core.coaching.plan import ENDING

    if str(options.file).endswith(ENDING):
        from spinecoach.app.commands.plan import take_in

        return _obeyed(take_in, options)
    from spinecoach.app.commands.archive import bring_in

    options.dry_run = False
    return _obeyed(bring_in, options)


def _obeyed(command: Callable[[Options], int], options: Options) -> int:
    """Run a command and return its exit code; print why it cannot be done."""
    from spinecoach.app.run.console import CannotDoError, complain

    try:
        return command(options)
    except CannotDoError as error:
        return complain(str(error))


def _settled(paths: Paths, options: Options) -> bool:
    """Return whether it is known who trains; only several people are asked."""
    if not paths.shared:
        return True
    from spinecoach.app.run.people import settle

    return settle(options)
