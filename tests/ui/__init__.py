"""Each widget and page by itself, drawn offscreen."""
