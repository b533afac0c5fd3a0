"""What is done with a person's files, for the window and the commands alike.

Most of them implement a port of `core.coaching.ports` with several adapters.
"""
