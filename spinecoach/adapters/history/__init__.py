"""The history in one SQLite file: writer, journal, corrections, backups, spool."""

FILE_NAME = "history.db"
