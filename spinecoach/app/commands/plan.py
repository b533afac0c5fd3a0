"""`spinecoach plan`: a routine as a file for somebody else, saved, shown, opened, taken back."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from spinecoach.app.commands.usual_options import a_date, add_command, add_group, data_of
from spinecoach.app.run.console import CannotDoError, agreed, complain, say
from spinecoach.core.coaching.plan import LONGEST_AUTHOR
from spinecoach.core.record.archive import Undone

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from spinecoach.adapters.files.profile import JsonProfile
    from spinecoach.adapters.files.settings import JsonSettings
    from spinecoach.app.services.exercises import PersonExercises
    from spinecoach.app.services.plans import PlanService
    from spinecoach.core.coaching.plan import PlanPreview
    from spinecoach.core.coaching.routine import Routine
    from spinecoach.core.phrases.commands import CommandPhrases


def register(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], words: CommandPhrases
) -> None:
    """Add the command to the program's parser."""
    actions = add_group(commands, words, "plan", words.plan())
    saving = add_command(actions, words, "save", words.plan_save(), save)
    saving.add_argument("file", type=Path, metavar=words.a_file(), help=words.plan_file())
    saving.add_argument("--routine", default="", metavar=words.a_name(), help=words.plan_routine())
    saving.add_argument(
        "--from", dest="author", default="", metavar=words.a_name(), help=words.plan_author()
    )
    saving.add_argument(
        "--note", action="append", default=[], metavar=words.a_note(), help=words.plan_note()
    )
    saving.add_argument("--with-weights", action="store_true", help=words.plan_weights())
    saving.add_argument("--replace", action="store_true", help=words.plan_replace())
    showing = add_command(actions, words, "show", words.plan_show(), show)
    showing.add_argument("file", type=Path, metavar=words.a_file(), help=words.plan_file())
    opening = add_command(actions, words, "open", words.plan_open(), take_in)
    opening.add_argument("file", type=Path, metavar=words.a_file(), help=words.plan_file())
    opening.add_argument("--yes", action="store_true", help=words.without_asking())
    printing = add_command(actions, words, "print", words.plan_print(), print_out)
    printing.add_argument("file", type=Path, metavar=words.a_file(), help=words.plan_file())
    printing.add_argument(
        "--out", type=Path, required=True, metavar=words.a_file(), help=words.plan_out()
    )
    printing.add_argument("--paper", choices=("a4", "letter"), default="", help=words.plan_paper())
    printing.add_argument(
        "--from",
        dest="begins",
        type=partial(a_date, words),
        metavar=words.a_date(),
        help=words.plan_begins(),
    )
    printing.add_argument("--replace", action="store_true", help=words.plan_replace())
    add_command(actions, words, "undo", words.plan_undo(), undo)


def save(options: argparse.Namespace) -> int:
    """Write a routine into a file."""
    from spinecoach.core.coaching.routine import mistakes, one_line, with_note

    words, called = options.phrases.plan, options.phrases.common.routine
    here = _Here.of(data_of(options), options)
    routines = {called(one.name): one for one in here.routines()}
    name = options.routine or called(here.profile.routines().chosen)
    routine = routines.get(name)
    if routine is None:
        return complain(words.no_routine(options.routine, list(routines)))
    for told in options.note:
        exercise, _, note = told.partition("=")
        noted = with_note(routine, exercise.strip(), one_line(note))
        if noted is None:
            return complain(words.no_exercise(exercise, [item.exercise for item in routine.items]))
        if wrong := mistakes(noted):
            return complain(options.phrases.routine.mistake(wrong[0]))
        routine = noted
    _must_be_free(options.file, options)
    author = one_line(options.author)[:LONGEST_AUTHOR]
    trouble = here.plans.save(str(options.file), routine, author, with_weights=options.with_weights)
    if trouble is not None:
        return complain(options.phrases.troubles.cause(trouble))
    say(words.saved(str(options.file)))
    return 0


def show(options: argparse.Namespace) -> int:
    """Show what a plan holds."""
    return 0 if _shown(_Here.of(data_of(options), options), options) else 1


def print_out(options: argparse.Namespace) -> int:
    """Write a plan as a document to be printed."""
    from spinecoach.app.commands.report import drawing

    words = options.phrases.plan
    here = _Here.of(data_of(options), options)
    preview = here.plans.preview(str(options.file))
    if preview.refused is not None:
        return complain(words.refused(preview.name, preview.refused))
    if not preview.usable:
        return complain(words.outcome(preview))
    _must_be_free(options.out, options)
    with drawing():
        trouble = here.plans.write_hand_out(
            str(options.out), preview.hand_out, options.paper, options.begins
        )
    if trouble is not None:
        return complain(options.phrases.troubles.cause(trouble))
    say(words.hand_out_saved(str(options.out)))
    return 0


def _must_be_free(path: Path, options: argparse.Namespace) -> None:
    """Raise `CannotDoError` if there is a file that must not be replaced."""
    if path.exists() and not options.replace:
        raise CannotDoError(options.phrases.plan.already_there(str(path)))


def take_in(options: argparse.Namespace) -> int:
    """Show a plan, and use it if the person agrees."""
    from spinecoach.app.commands.history_access import alone

    with alone(options) as paths:
        return _take_in(_Here.of(paths.data, options), options)


def _take_in(here: _Here, options: argparse.Namespace) -> int:
    words = options.phrases.plan
    preview = _shown(here, options)
    if preview is None or not preview.usable or not agreed(options, words.ask_use()):
        return 1
    trouble = here.plans.take_in()
    if trouble is not None:
        return complain(options.phrases.troubles.cause(trouble))
    say(words.in_use(preview.routine.name))
    say(words.how_to_undo())
    return 0


def undo(options: argparse.Namespace) -> int:
    """Take back the plan that was opened last."""
    from spinecoach.app.commands.history_access import alone

    with alone(options) as paths:
        outcome = _Here.of(paths.data, options).plans.undo()
    said = options.phrases.plan.undone(outcome)
    if outcome is not Undone.DONE:
        return complain(said)
    say(said)
    return 0


def _shown(here: _Here, options: argparse.Namespace) -> PlanPreview | None:
    """Print what a plan holds and return it, or why it is refused and return None."""
    preview = here.plans.preview(str(options.file))
    lines = options.phrases.plan.preview(preview, here.settings.get().unit)
    if preview.refused is not None:
        complain(lines[0])
        return None
    for line in lines:
        say(line)
    return preview


class _Here(NamedTuple):
    """What a data folder has of what a plan is made of and compared with."""

    plans: PlanService
    profile: JsonProfile
    settings: JsonSettings
    exercises: PersonExercises

    @classmethod
    def of(cls, data: Path, options: argparse.Namespace) -> _Here:
        """Open the files of a data folder; nothing is read or written yet."""
        from spinecoach.adapters.files.profile import JsonProfile
        from spinecoach.adapters.files.settings import JsonSettings
        from spinecoach.app.services.exercises import PersonExercises
        from spinecoach.app.services.plans import PlanService

        profile, settings = JsonProfile(data), JsonSettings(data)
        exercises = PersonExercises(data, options.phrases.language)
        plans = PlanService(data, profile, settings, exercises, options.phrases)
        return cls(plans, profile, settings, exercises)

    def routines(self) -> Sequence[Routine]:
        """Return all routines of the person, the article's first unless they changed it."""
        from spinecoach.core.coaching.routine import article

        shelf, owned = self.exercises.packs.exercises(), self.profile.weights()
        own = article(shelf, self.settings.get().variants, owned)
        return (own, *self.profile.routines().saved)
