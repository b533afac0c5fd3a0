"""The progress page and the widgets that serve it alone."""
