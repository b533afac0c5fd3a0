"""`spinecoach doctor`: checks the installation, part by part, and says what to do.

Each part is checked by one function of `CHECKS`. The window runs this command too and shows its
output, so that a broken Qt or a voice that hangs does not affect the window.
"""

from __future__ import annotations

import json
import platform
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from spinecoach.app.commands.usual_options import add_command
from spinecoach.core.finding import Component, Finding, Verdict
from spinecoach.local_time import local_now
from spinecoach.regular import why

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator

    from spinecoach.app.run.paths import Paths
    from spinecoach.core.phrases.commands import CommandPhrases
    from spinecoach.core.phrases.phrases import Phrases

TONE_MS = 900
"""Milliseconds in which a sound device must accept the tone."""

LONGEST_RENDERING = 60.0
"""The most seconds to wait for the voice."""

OF_A_WORKOUT = 500_000
"""Bytes that a workout may need on the disk, with what the database writes beside its file."""

POLL = 0.01
"""Seconds between two checks of the voice."""


class Examined(NamedTuple):
    """What the checks need to know: the files of one person, then those of `others`."""

    paths: Paths
    phrases: Phrases
    with_tone: bool = True
    others: tuple[Paths, ...] = ()


def register(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], words: CommandPhrases
) -> None:
    """Add the command to the program's parser."""
    doctor = add_command(commands, words, "doctor", words.doctor(), run)
    doctor.add_argument("--json", action="store_true", help=words.doctor_json())
    doctor.add_argument("--no-tone", action="store_true", help=words.doctor_no_tone())
    doctor.set_defaults(of_person=False)  # it finds out whose files are meant


def run(options: argparse.Namespace) -> int:
    """Print what is found; return 1 if the person should do something."""
    phrases: Phrases = options.phrases
    own, *others = _folders(options)
    examined = Examined(own, phrases, with_tone=not options.no_tone, others=tuple(others))
    found = []
    for finding in look(examined):
        found.append(finding)
        if not options.json:
            sys.stdout.write(in_lines(finding, phrases))
            sys.stdout.flush()
    wrong = sum(finding.verdict in {Verdict.WRONG, Verdict.FAILED} for finding in found)
    if options.json:
        sys.stdout.write(json.dumps([as_object(each, phrases) for each in found], indent=2) + "\n")
    else:
        its = phrases.doctor
        sys.stdout.write(f"\n{its.to_mend(wrong) if wrong else its.all_in_order()}\n")
    return 1 if wrong else 0


def _folders(options: argparse.Namespace) -> Iterator[Paths]:
    """Yield the paths of the person who was typed, else of everybody."""
    from spinecoach.app.run.paths import Paths

    paths = Paths.of(options.data_dir)
    if options.who is not None:
        yield paths.of_person(options.who.own)
        return
    yield paths
    if paths.shared:
        from spinecoach.app.run.people import found

        people = found(paths)
        for person in people.people.everybody[1:]:
            if people.trouble_of(person) is None:
                yield paths.of_person(person.own)


def look(examined: Examined) -> Iterator[Finding]:
    """Yield the findings, part by part; a check that fails is a finding too."""
    for part, check in CHECKS.items():
        try:
            yield from check(examined)
            if part in OF_PERSON:
                for paths in examined.others:
                    yield from check(examined._replace(paths=paths))
        except Exception as error:  # noqa: BLE001 - any error: the other parts are checked too
            from spinecoach.app.run.failure import described

            yield Finding(part, Verdict.FAILED, reason=described(error))


def as_object(finding: Finding, phrases: Phrases) -> dict[str, str]:
    """Return a finding as JSON for other programs, with its sentence."""
    from spinecoach.app.run.log import without_home

    its = phrases.doctor
    return {
        "part": finding.part.value,
        "verdict": finding.verdict.value,
        "title": its.part(finding.part),
        "judged": its.verdict(finding.verdict),
        "words": without_home(its.found(finding)),
        "command": finding.command,
    }


def in_lines(finding: Finding, phrases: Phrases) -> str:
    """Return a finding as lines for a terminal."""
    told = as_object(finding, phrases)
    line = phrases.doctor.line(told["title"], told["judged"], told["words"])
    if not finding.command:
        return f"{line}\n"
    return f"{line}\n{phrases.doctor.type_this(finding.command)}\n"


# -- the parts -----------------------------------------------------------------------


def _program(_examined: Examined) -> Iterator[Finding]:
    from spinecoach import __version__

    yield Finding(Component.PROGRAM, name=f"SpineCoach {__version__}")


def _python(_examined: Examined) -> Iterator[Finding]:
    system = f"{platform.system()} {platform.release()} {platform.machine()}"
    yield Finding(Component.PYTHON, name=f"Python {platform.python_version()}, {system}")


def _qt(_examined: Examined) -> Iterator[Finding]:
    try:
        import PySide6
        from PySide6 import QtCore, QtGui, QtWidgets
    except ImportError as error:
        yield Finding(Component.QT, Verdict.WRONG, reason=str(error), command=_install_missing())
        return
    del QtGui, QtWidgets
    yield Finding(Component.QT, name=f"Qt {QtCore.qVersion()}, PySide6 {PySide6.__version__}")


def _window(examined: Examined) -> Iterator[Finding]:
    from spinecoach.app.run.display import library_error, platform_plugin, why_no_window

    reason = why_no_window(examined.phrases)
    if not reason:
        yield Finding(Component.WINDOW, name=platform_plugin())
    elif library_error():
        yield Finding(Component.WINDOW, Verdict.WRONG, reason=reason, command=_install_missing())
    else:  # over a remote terminal the coach runs in text
        yield Finding(Component.WINDOW, Verdict.NOTE, reason=reason)


def _install_missing() -> str:
    from spinecoach.adapters.system.system_packages import install_missing

    return install_missing()


def _sound(examined: Examined) -> Iterator[Finding]:
    if not examined.with_tone:
        return
    from PySide6.QtCore import QCoreApplication, QTimer

    from spinecoach.core.workout.cues import Tone
    from spinecoach.ui.sound.channel import multimedia
    from spinecoach.ui.sound.speaker import QtSpeaker

    application = QCoreApplication.instance() or QCoreApplication(sys.argv[:1])
    speaker = QtSpeaker()
    speaker.load({})
    speaker.tone(Tone.GO)
    QTimer.singleShot(TONE_MS, application, application.quit)
    QCoreApplication.exec()
    trouble = speaker.trouble
    speaker.close()
    if trouble:
        yield Finding(Component.SOUND, Verdict.WRONG, trouble=trouble)
    else:
        device = multimedia().QMediaDevices.defaultAudioOutput().description()
        yield Finding(Component.SOUND, name=device)


def _voice(examined: Examined) -> Iterator[Finding]:
    from tempfile import TemporaryDirectory
    from time import monotonic, sleep

    from spinecoach.adapters.files.settings import JsonSettings
    from spinecoach.adapters.speech.voice import SpeechVoice

    preferences = JsonSettings(examined.paths.data, only_read=True).get()
    sentence = examined.phrases.start.voice_sample()
    with TemporaryDirectory() as folder:
        voice = SpeechVoice(Path(folder), language=examined.phrases.language)
        voice.configure(preferences.voice_for(examined.phrases.language), preferences.rate)
        began = monotonic()
        try:
            preparation = voice.prepare([sentence])
            while not preparation.over and monotonic() - began < LONGEST_RENDERING:
                sleep(POLL)
            took = monotonic() - began
            clip, trouble = voice.clip(sentence), voice.trouble
        finally:
            voice.close()
    if clip:
        number = round(took * 1000)
        yield Finding(Component.VOICE, name=clip.voice, number=number, seconds=clip.seconds)
    if trouble or not clip:
        verdict = Verdict.NOTE if clip else Verdict.WRONG
        yield Finding(Component.VOICE, verdict, trouble=trouble)


def _listening(examined: Examined) -> Iterator[Finding]:
    """Check what spoken commands need, if the extra is installed or somebody switched it on."""
    from spinecoach.adapters.files.settings import JsonSettings
    from spinecoach.adapters.listening import weights
    from spinecoach.core.trouble import Trouble, TroubleKind

    if not weights.is_installed():
        folders = (paths.data for paths in (examined.paths, *examined.others))
        if any(JsonSettings(folder, only_read=True).get().listen for folder in folders):
            gone = Trouble(TroubleKind.LISTENING_MISSING, reason=weights.PACKAGE)
            yield Finding(Component.LISTENING, Verdict.NOTE, trouble=gone)
        return
    try:
        weights.check(weights.folder())
    except weights.ListeningError as error:
        damaged = Trouble(TroubleKind.LISTENING_DAMAGED, reason=str(error))
        yield Finding(Component.LISTENING, Verdict.WRONG, trouble=damaged)
        return
    from spinecoach.ui.sound.channel import multimedia

    microphone = multimedia().QMediaDevices.defaultAudioInput()
    if microphone.isNull():
        none = Trouble(TroubleKind.NO_MICROPHONE)
        yield Finding(Component.LISTENING, Verdict.NOTE, trouble=none)
    else:
        yield Finding(Component.LISTENING, name=microphone.description())


def _desktop(_examined: Examined) -> Iterator[Finding]:
    if sys.platform != "linux":
        return
    from spinecoach.session_bus import NoBusError, connection

    try:
        connection().close()
    except (NoBusError, OSError):
        yield Finding(Component.DESKTOP, Verdict.NOTE)
    else:
        yield Finding(Component.DESKTOP)


def _people(examined: Examined) -> Iterator[Finding]:
    """Count the people and look for their folders; what is found names nobody."""
    if not examined.paths.shared:
        return
    from spinecoach.app.run.people import found
    from spinecoach.core.trouble import Trouble, TroubleKind

    people = found(examined.paths)
    troubles = [people.trouble_of(person) for person in people.people.everybody]
    if (wrong := people.trouble) is not None:  # its mistakes would quote names
        troubles.append(Trouble(TroubleKind.FILE_STAYS_DAMAGED, wrong.path, wrong.reason))
    for trouble in filter(None, troubles):
        yield Finding(Component.PEOPLE, Verdict.WRONG, trouble=trouble)
    if not any(troubles):
        yield Finding(Component.PEOPLE, number=len(people.people.everybody))


def _folder(examined: Examined) -> Iterator[Finding]:
    import shutil
    from tempfile import TemporaryFile

    folder = examined.paths.data
    there = next(each for each in (folder, *folder.parents) if each.is_dir())
    try:
        with TemporaryFile(dir=there) as file:
            file.write(bytes(OF_A_WORKOUT))  # a disk that is full takes an empty file
            file.flush()
            free = shutil.disk_usage(there).free // 1_000_000
    except OSError as error:
        reason = why(error)
        yield Finding(Component.FOLDER, Verdict.WRONG, str(folder), reason=reason)
    else:
        yield Finding(Component.FOLDER, name=str(folder), number=free)


def _settings(examined: Examined) -> Iterator[Finding]:
    from spinecoach.adapters.files.profile import JsonProfile
    from spinecoach.adapters.files.settings import JsonSettings

    settings = JsonSettings(examined.paths.data, only_read=True)
    profile = JsonProfile(examined.paths.data, only_read=True)
    profile.readiness()
    profile.weights()
    profile.routines()
    troubles = [trouble for trouble in (settings.trouble, *profile.troubles) if trouble]
    for trouble in troubles:
        yield Finding(Component.SETTINGS, Verdict.WRONG, trouble=trouble)
    if not troubles:
        yield Finding(Component.SETTINGS)


def _history(examined: Examined) -> Iterator[Finding]:
    from contextlib import closing
    from datetime import date

    from spinecoach.adapters.history import FILE_NAME
    from spinecoach.adapters.history.backups import problems_in
    from spinecoach.adapters.history.spool import kept_aside
    from spinecoach.adapters.history.sqlite import SqliteHistory
    from spinecoach.app.run.missing import missing
    from spinecoach.core.trouble import Trouble, TroubleKind

    path = examined.paths.data / FILE_NAME
    if (away := missing(examined.paths)) is not None:
        yield Finding(Component.HISTORY, Verdict.WRONG, trouble=away)
        return
    if not path.exists():
        yield Finding(Component.HISTORY)
        return
    troubles = [
        *(
            Trouble(TroubleKind.HISTORY_KEPT_ASIDE, str(kept))
            for kept in kept_aside(path.parent, examined.paths.elsewhere)
        ),
        *problems_in(path, local_now()),
    ]
    for trouble in troubles:
        yield Finding(Component.HISTORY, Verdict.WRONG, trouble=trouble)
    if not troubles:
        with closing(SqliteHistory(examined.paths.data, only_read=True)) as history:
            number = len(history.workouts(date.min, date.max))
        yield Finding(Component.HISTORY, number=number)


def _exercises(examined: Examined) -> Iterator[Finding]:
    from spinecoach.app.services.exercises import PersonExercises

    shelf = PersonExercises(examined.paths.data, examined.phrases.language).packs
    for reason in examined.phrases.packs.problems(shelf.problems()):
        yield Finding(Component.EXERCISES, Verdict.WRONG, reason=reason)
    yield Finding(Component.EXERCISES, number=len(shelf.exercises()))


def _sharing(examined: Examined) -> Iterator[Finding]:
    import os

    from spinecoach.adapters.sharing.choice import SharingChoice
    from spinecoach.adapters.sharing.folder import entries

    choice = SharingChoice(examined.paths.data, local_now)
    folder = choice.folder
    if folder is None:
        wrong = choice.trouble
        verdict = Verdict.WRONG if wrong else Verdict.GOOD
        yield Finding(Component.SHARING, verdict, trouble=wrong)
        return
    try:
        entries(folder)
        if not os.access(folder, os.W_OK):
            raise PermissionError(13, os.strerror(13))
    except OSError as error:
        yield Finding(Component.SHARING, Verdict.NOTE, reason=why(error))
        return
    yield Finding(Component.SHARING, name=str(folder), number=int(choice.answers))


def _log(examined: Examined) -> Iterator[Finding]:
    from spinecoach.app.run.log import usual

    try:
        yield Finding(Component.LOG, name=str(usual(examined.paths.named)))
    except OSError as error:
        yield Finding(Component.LOG, Verdict.NOTE, reason=why(error))


CHECKS: dict[Component, Callable[[Examined], Iterator[Finding]]] = {
    Component.PROGRAM: _program,
    Component.PYTHON: _python,
    Component.QT: _qt,
    Component.WINDOW: _window,
    Component.SOUND: _sound,
    Component.VOICE: _voice,
    Component.LISTENING: _listening,
    Component.DESKTOP: _desktop,
    Component.PEOPLE: _people,
    Component.FOLDER: _folder,
    Component.SETTINGS: _settings,
    Component.HISTORY: _history,
    Component.SHARING: _sharing,
    Component.EXERCISES: _exercises,
    Component.LOG: _log,
}
"""The check of each part, in the order of the output. A new part is one row here."""

OF_PERSON = (Component.FOLDER, Component.SETTINGS, Component.HISTORY, Component.EXERCISES)
"""The parts that each of several people has."""
