"""What is wrong with a part of the program, as a value; `core.phrases.troubles` has the words."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from spinecoach.core.mistake import Mistake


class TroubleKind(StrEnum):
    """What is wrong; one member for each sentence in `core.phrases.troubles`."""

    # The voice is silent, or speaks otherwise than asked.
    NO_SPEECH_ENGINE = "no speech engine"
    SPEECH_ENGINE_STRANGE = "speech engine strange"
    SPEECH_ENGINE_DIES = "speech engine dies"  # number: how often
    SPEECH_ENGINE_HANGS = "speech engine hangs"
    VOICE_NOT_READY = "voice not ready"  # it may be ready later
    NATURAL_VOICE_FAILS = "natural voice fails"
    NO_ENGLISH_VOICE = "no english voice"
    CLIPS_NOT_WRITTEN = "clips not written"
    CLIPS_NOT_KEPT = "clips not kept"  # path: the cache
    LINES_NOT_SPOKEN = "lines not spoken"  # number: how many
    VOICE_GONE = "voice gone"
    VOICE_SPEAKS_ANOTHER_LANGUAGE = "voice speaks another language"  # reason: its name
    VOICE_READS_ANOTHER_SCRIPT = "voice reads another script"  # reason: its name
    # Nothing is heard, or elsewhere than before.
    NO_SOUND_DEVICE = "no sound device"
    SOUND_SERVER_GONE = "sound server gone"
    SOUND_LIBRARY_MISSING = "sound library missing"  # reason: its name
    SOUND_ON_ANOTHER_DEVICE = "sound on another device"
    NO_SOUND_PLAYER = "no sound player"  # reason: those that were looked for
    SOUND_PLAYER_FAILS = "sound player fails"  # reason: its name
    # Spoken commands do not work, or not well.
    LISTENING_MISSING = "listening missing"  # reason: the package
    LISTENING_DAMAGED = "listening damaged"  # reason: the file or what failed
    LISTENING_DIES = "listening dies"
    NO_MICROPHONE = "no microphone"
    MICROPHONE_REFUSED = "microphone refused"
    MICROPHONE_SILENT = "microphone silent"
    MICROPHONE_NARROW = "microphone narrow"  # reason: its name
    EXERCISE_NOT_REMOVED = "exercise not removed"  # path: the exercise's id
    FILE_UNREADABLE = "file unreadable"
    NO_REGULAR_FILE = "no regular file"
    FILE_DAMAGED = "file damaged"  # path: the file that the old content was moved to
    FILE_STAYS_DAMAGED = "file stays damaged"
    FILE_NOT_KEPT = "file not kept"
    FILE_NOT_DELETED = "file not deleted"
    VALUES_WRONG = "values wrong"  # mistakes
    ENTRIES_LEFT_OUT = "entries left out"  # mistakes
    # Of several people who train here.
    PERSON_AWAY = "person away"  # path: the folder of one
    PERSON_NOT_ADDED = "person not added"
    PERSON_NOT_MOVED = "person not moved"
    # Nothing can be written into the history; what is done is held in memory.
    HISTORY_NEWER = "history newer"
    HISTORY_LOCKED = "history locked"
    HISTORY_DISK_FULL = "history disk full"
    HISTORY_DISK_ERROR = "history disk error"
    HISTORY_NOT_WRITABLE = "history not writable"
    HISTORY_DISK_AWAY = "history disk away"
    HISTORY_NOT_THERE = "history not there"  # path: its folder, reason: the spool file
    HISTORY_MISSING = "history missing"  # path: its folder, number: its workouts
    HISTORY_DAMAGED = "history damaged"
    HISTORY_NOT_SET_ASIDE = "history not set aside"
    HISTORY_REFUSED = "history refused"  # path: where the entry is that contradicts the others
    # What happened to the history and is over.
    HISTORY_SET_ASIDE = "history set aside"
    HISTORY_SHRUNK = "history shrunk"
    HISTORY_THINNED = "history thinned"  # the workouts are there, something of them is not
    HISTORY_REPLACED = "history replaced"
    HISTORY_GONE = "history gone"
    HISTORY_LOG_TORN = "history log torn"  # path: where the log is now
    HISTORY_UNREADABLE = "history unreadable"
    SPOOL_TAKEN = "spool taken"
    SPOOL_WAITS = "spool waits"  # path: the file, reason: the folder of the history
    BACKUP_NOT_MADE = "backup not made"
    EXPORT_FAILED = "export failed"
    EXPORT_NO_FOLDER = "export no folder"  # reason: the folder
    # What a look through a history or a backup found.
    HISTORY_FILE_MISSING = "history file missing"
    HISTORY_FILE_EMPTY = "history file empty"
    HISTORY_FILE_NEWER = "history file newer"
    HISTORY_FILE_TORN = "history file torn"
    HISTORY_KEPT_ASIDE = "history kept aside"  # path: the file with what is not in the history
    HISTORY_ROW_ODD = "history row odd"
    HISTORY_IN_FUTURE = "history in future"


class Trouble(NamedTuple):
    """One thing that is wrong now.

    `path` is the file or folder concerned, `reason` what the system said about it (text of others,
    shown as it is), `number` how often or how many, `mistakes` what is wrong in the file; each
    empty if it means nothing.
    """

    kind: TroubleKind
    path: str = ""
    reason: str = ""
    number: int = 0
    mistakes: tuple[Mistake, ...] = ()
