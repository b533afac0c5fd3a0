"""One file with everything of a person: written, encrypted, compared, imported, undone."""
