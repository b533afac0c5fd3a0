"""What a bundled program runs first."""

import sys

from spinecoach.app import main

INTERRUPTED = 130

try:
    code = main()
except SystemExit:
    raise
except BaseException as error:  # noqa: BLE001
    # PyInstaller would add words of its own, on Windows in a window, to what our hook says.
    sys.excepthook(type(error), error, error.__traceback__)
    code = INTERRUPTED if isinstance(error, KeyboardInterrupt) else 1
sys.exit(code)
