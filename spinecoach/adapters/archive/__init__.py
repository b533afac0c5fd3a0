"""One file that is all of a person: gathered, packed, locked, compared, brought in, taken back."""
