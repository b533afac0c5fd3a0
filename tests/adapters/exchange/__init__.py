"""The history as files, there and back."""
