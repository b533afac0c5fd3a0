"""The figure: what it draws, and that it draws it right."""
