"""The summary page and the widgets that serve it alone."""
