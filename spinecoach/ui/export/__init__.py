"""The figure and the history as files: PNG, SVG, PDF, APNG."""
