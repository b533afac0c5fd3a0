"""Colours, letters and painting helpers that all widgets share."""
