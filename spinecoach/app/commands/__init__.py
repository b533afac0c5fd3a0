"""The command line: its parsers, and each command besides the coach."""
