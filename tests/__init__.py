"""The tests read like the scenes they describe: one file for each file of the source."""
