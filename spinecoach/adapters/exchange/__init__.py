"""Import and export: the history as files for spreadsheets, for other programs and for oneself.

    document, document_reader   our JSON document, written and read back whole
    tables                      our CSV, and the forms of Hevy and Strong
    incoming, columns, source   files of others: their kind, their columns, their encoding
    moments, months, values     dates in many languages, durations, weights
    dates, reminders            iCalendar files
    files                       files that are written whole or not at all

The same history always gives the same bytes: nothing depends on the clock, on the machine or on
the order in which things were written.
"""
