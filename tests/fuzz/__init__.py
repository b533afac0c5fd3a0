"""Scripts that try the program with many damaged inputs, each made from a seed."""
