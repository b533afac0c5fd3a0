"""Opens the window, builds what it needs when that is first asked for, and closes all of it."""
