"""What stands behind `packaging/dev.py`: standard library alone, on Linux, Windows and macOS."""


class SetupError(Exception):
    """Something that a person has to fix; the text says what, where and how."""
