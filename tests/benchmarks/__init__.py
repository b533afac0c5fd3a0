"""Figures with a limit, taken as ratios within one run: `packaging/dev.py bench`."""

NOT_MEASURED = 77
"""The exit status of a benchmark that lacks what it measures with (tools/devtools/checks.py)."""
