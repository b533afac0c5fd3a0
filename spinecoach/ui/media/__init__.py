"""The workout as a media player: for headsets, watches, lock screens and other programs."""
