"""Conversations that span several pages: the start of a workout, and pain."""
