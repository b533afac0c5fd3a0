"""Import and export: the history as files for spreadsheets, other programs and the person.

    document, document_reader        our JSON document, written and read back whole
    csv_writer, our_table            our CSV, and the forms of Hevy and Strong; ours read back
    reader, source                   any file: its kind, its encoding
    table_reader, table_workouts     tables of others: rows, and the workouts that they make
    columns                          what their columns are called
    moments, months, values          dates in many languages, durations, weights
    workout_calendar                 iCalendar file of what was done
    reminder_calendar                iCalendar file that reminds of the days that are meant

The same history always gives the same bytes: nothing depends on the clock, on the machine or on
the order in which things were written.
"""
