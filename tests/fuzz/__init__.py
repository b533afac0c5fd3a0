"""Tries the program with many damaged inputs, each made from a seed.

    python -m tests.fuzz KIND SEED COUNT

`__main__` knows the kinds, `limits` what each case must keep. The tests make a short run of each.
"""
