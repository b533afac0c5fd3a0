"""Spoken commands: recognised by a worker process, offline, from samples that are never kept."""
