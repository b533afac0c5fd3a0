"""What stands behind `packaging/dev.py`: standard library alone, on Linux, Windows and macOS."""
