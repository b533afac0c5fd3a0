"""The main window and what belongs to a window: full screen, single instance."""
