"""A history on several machines: each writes its own files into a folder and reads the others'."""
