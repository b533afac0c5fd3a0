"""The workout page and the widgets that serve it alone."""
