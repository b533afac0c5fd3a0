"""The core on a clock that the tests set, each of its branches; nothing here needs Qt."""
