"""The tools of a checkout: one test file for each module of `packaging/devtools`."""
