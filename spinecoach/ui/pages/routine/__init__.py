"""The routine page and the widgets that serve it alone."""
