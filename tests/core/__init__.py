"""The core on a clock that we turn by hand, each branch of it; nothing here needs Qt."""
