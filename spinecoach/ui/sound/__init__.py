"""Plays rendered lines and tones through Qt Multimedia."""
