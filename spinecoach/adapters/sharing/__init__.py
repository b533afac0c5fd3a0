"""A history on several machines: each writes its own file into a folder, and reads the others'."""
