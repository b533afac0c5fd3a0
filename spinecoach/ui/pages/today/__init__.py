"""The today page and the widgets that serve it alone."""
