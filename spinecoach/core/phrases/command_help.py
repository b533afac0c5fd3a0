"""What every command line says in the same way: headings of its help, placeholders, mistakes.

The sentences about mistakes are argparse's own. Their values come from argparse as templates of its
kind ("%s"), and stand in ours as any other value.
"""

from __future__ import annotations

from spinecoach.core.phrases.catalogue import PhraseGroup


class CommandHelpPhrases(PhraseGroup):
    """Headings, placeholders and mistakes of a command line."""

    # -- headings ----------------------------------------------------------------

    def usage(self) -> str:
        """Return what stands before the pattern of a command line."""
        return self.text("usage: ")

    def commands(self) -> str:
        """Return the title above the commands in the help."""
        return self.in_context("the title of a list in the help", "commands")

    def positional_arguments(self) -> str:
        """Return the title above what is typed without a name."""
        return self.text("positional arguments")

    def options(self) -> str:
        """Return the title above the options."""
        return self.in_context("the title of a list in the help", "options")

    def show_help(self) -> str:
        """Explain `--help`."""
        return self.text("show this help message and exit")

    def show_version(self) -> str:
        """Explain `--version`."""
        return self.text("show program's version number and exit")

    # -- placeholders ------------------------------------------------------------

    def a_command(self) -> str:
        """Return what stands in the place of a command."""
        return self.in_context("a placeholder in the help", "COMMAND")

    def an_action(self) -> str:
        """Return what stands in the place of what a command can do."""
        return self.in_context("a placeholder in the help", "ACTION")

    def a_file(self) -> str:
        """Return what stands in the place of a file."""
        return self.in_context("a placeholder in the help", "FILE")

    def a_folder(self) -> str:
        """Return what stands in the place of a folder."""
        return self.in_context("a placeholder in the help", "DIR")

    def a_date(self) -> str:
        """Return what stands in the place of a date."""
        return self.in_context("a placeholder in the help", "DATE")

    def a_note(self) -> str:
        """Return what stands in the place of an exercise and a note about it."""
        return self.in_context("a placeholder in the help", "EXERCISE=TEXT")

    def a_day(self) -> str:
        """Return what stands in the place of a day."""
        return self.in_context("a placeholder in the help", "DAY")

    def a_new_day(self) -> str:
        """Return what stands in the place of the day that another is moved to."""
        return self.in_context("a placeholder in the help", "NEW-DAY")

    def a_language(self) -> str:
        """Return what stands in the place of the short name of a language."""
        # Translators: the short name of a language, such as "de".
        return self.in_context("a placeholder in the help", "TAG")

    def an_exercise(self) -> str:
        """Return what stands in the place of an exercise."""
        return self.in_context("a placeholder in the help", "EXERCISE")

    def a_name(self) -> str:
        """Return what stands in the place of a name."""
        return self.in_context("a placeholder in the help", "NAME")

    # -- mistakes ----------------------------------------------------------------

    def mistake(self, program: str, what: str) -> str:
        """Return the line that says what is wrong in a command line."""
        return self.text("{program}: error: {what}", program=program, what=what)

    def of_argument(self, argument: str, what: str) -> str:
        """Say which argument has something wrong."""
        return self.text("argument {argument}: {what}", argument=argument, what=what)

    def wrong_value(self, kind: str, value: str) -> str:
        """Say that a value is not of the kind that is wanted."""
        return self.text("invalid {kind} value: {value}", kind=kind, value=value)

    def wrong_choice(self, value: str, choices: str) -> str:
        """Say that a value is none of those that can be chosen."""
        return self.text(
            "invalid choice: {value} (choose from {choices})", value=value, choices=choices
        )

    def wanted(self, arguments: str) -> str:
        """Say which arguments are missing."""
        return self.text("the following arguments are required: {arguments}", arguments=arguments)

    def one_wanted(self, arguments: str) -> str:
        """Say of which arguments one is missing."""
        return self.text("one of the arguments {arguments} is required", arguments=arguments)

    def unknown(self, arguments: str) -> str:
        """Say which arguments mean nothing."""
        return self.text("unrecognized arguments: {arguments}", arguments=arguments)

    def value_wanted(self) -> str:
        """Say that an option has no value."""
        return self.text("expected one argument")

    def values_wanted(self) -> str:
        """Say that an option has no value, if it may have several."""
        return self.text("expected at least one argument")

    def no_value_wanted(self, value: str) -> str:
        """Say that an option takes no value."""
        return self.text("ignored explicit argument {value}", value=value)

    def not_together(self, other: str) -> str:
        """Say that two options exclude each other."""
        return self.text("not allowed with argument {other}", other=other)

    def unclear(self, option: str, matches: str) -> str:
        """Say that a shortened option may be several."""
        return self.text(
            "ambiguous option: {option} could match {matches}", option=option, matches=matches
        )
