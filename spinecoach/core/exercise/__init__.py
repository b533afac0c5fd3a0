"""What a physiotherapist writes: an exercise, its poses and the muscles that it works."""
