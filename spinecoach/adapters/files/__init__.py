"""Small JSON files of one person: settings, profile, the cache of Today's overview."""
