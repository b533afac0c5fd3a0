"""Small JSON files of one person: settings, profile, the cache of Today's overview."""

PEOPLE = "people"
PEOPLE_LIST = "people.json"
"""The folder with those of everybody but the first, and the file with their names."""
