"""A plan as one file: packed and read, its exercises beside those that are here."""
