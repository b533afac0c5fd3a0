"""The exercises page and the widgets that serve it alone."""
