"""Taken along: the history as files for spreadsheets, other programs and oneself.

    tables     CSV: one row a set, and the forms of Hevy and Strong
    document   JSON: whole, and read back by `document.read`
    dates      iCalendar: what was done, for one's own calendar
    incoming   reading other programs' CSV, with every mistake named by line
    files      written whole or not at all

The same history always gives the same bytes: nothing depends on the clock, on
the machine or on the order in which things were written.
"""
