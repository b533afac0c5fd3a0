"""Turns other players down while our voice speaks, by a worker process that turns them up again."""
