"""Spoken lines, rendered ahead by a worker process and cached as WAV files."""
