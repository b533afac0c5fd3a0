"""The settings page and the widgets that serve it alone."""
