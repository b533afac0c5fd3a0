"""What `packaging/dev.py` runs: the standard library only, on Linux, Windows and macOS."""


class SetupError(Exception):
    """Something that a person has to fix; the text says what, where and how."""
