"""The first run page and the widgets that serve it alone."""
