"""Figures with a limit, taken as ratios within one run: `packaging/dev.py bench`."""
