"""Spoken commands, recognised."""
