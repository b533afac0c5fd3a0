"""Every sentence that the program shows or says, except the words of the exercise packs.

One class for each part of the program, one method for each whole sentence, with typed arguments.
The English text stands in the method: it is the source of the translations and what is shown if
there is none. A translation is a gettext catalogue (`catalogue.Catalogue`).
"""
