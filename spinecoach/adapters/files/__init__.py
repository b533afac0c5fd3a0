"""Files: small JSON files of one person, one way to check them, one way to write a file whole."""

PEOPLE = "people"
PEOPLE_LIST = "people.json"
"""The folder with those of everybody but the first, and the file with their names."""
