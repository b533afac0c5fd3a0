"""Tests of packaging/: the entry `dev.py`, and the wheel that it builds."""
