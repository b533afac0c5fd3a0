"""What is wrong with the voice and the sound, as sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.core.phrases.catalogue import PhraseGroup
from spinecoach.core.trouble import TroubleKind

if TYPE_CHECKING:
    from spinecoach.core.trouble import Trouble


class SoundTroublePhrases(PhraseGroup):
    """One sentence for each trouble of the voice and the sound."""

    def refused_voice(self, trouble: Trouble) -> str:
        """Return why a voice cannot be chosen."""
        if trouble.kind is TroubleKind.VOICE_READS_ANOTHER_SCRIPT:
            return self.text(
                "“{voice}” reads another script than that of the coach's lines.",
                voice=trouble.reason,
            )
        # Translators: the language of your translation, in place of English.
        return self.text(
            "“{voice}” does not speak English, as the coach's lines do.", voice=trouble.reason
        )

    def _of_engine(self, trouble: Trouble) -> dict[TroubleKind, str]:
        """Return the sentences about what renders the voice."""
        reason = trouble.reason
        return {
            TroubleKind.NO_SPEECH_ENGINE: self.text(
                "There is no voice ({reason}): captions show every line.", reason=reason
            ),
            TroubleKind.SPEECH_ENGINE_STRANGE: self.text(
                "There is no voice, because its engine gives no valid answer: captions "
                "show every line."
            ),
            TroubleKind.SPEECH_ENGINE_DIES: self.plural(
                "The voice failed {number} time and is silent now: captions show every line.",
                "The voice failed {number} times and is silent now: captions show every line.",
                trouble.number,
            ),
            TroubleKind.SPEECH_ENGINE_HANGS: self.text(
                "The voice does not answer and is silent now: captions show every line. "
                "To try it again, choose it in Settings."
            ),
            TroubleKind.VOICE_NOT_READY: self.text(
                "The voice is not ready yet: captions show every line until it speaks."
            ),
            TroubleKind.NATURAL_VOICE_FAILS: self.text(
                "The natural voice does not work on this computer ({reason}): "
                "another voice speaks instead. A workout that has begun keeps its voice: "
                "captions show the lines that it lacks.",
                reason=reason,
            )
            if reason
            else self.text(
                "The natural voice does not work on this computer: another voice speaks instead. "
                "A workout that has begun keeps its voice: captions show the lines that it lacks."
            ),
        }

    def _of_voice(self, trouble: Trouble) -> dict[TroubleKind, str]:
        """Return the sentences about voices and the lines that they say."""
        path, reason = trouble.path, trouble.reason
        # Translators: the language of your translation, in place of English.
        instead = self.text(
            "{refused} The standard English voice speaks instead.",
            refused=self.refused_voice(trouble),
        )
        return {
            # Translators: the language of your translation, in place of English.
            TroubleKind.NO_ENGLISH_VOICE: self.text(
                "No installed voice speaks English: captions show every line."
            ),
            TroubleKind.CLIPS_NOT_WRITTEN: self.text(
                "The voice is silent, because its lines cannot be written ({reason}): "
                "captions show every line.",
                reason=reason,
            ),
            TroubleKind.CLIPS_NOT_KEPT: self.text(
                "The voice's lines cannot be kept in {path} ({reason}): they are "
                "rendered again each time.",
                path=path,
                reason=reason,
            ),
            TroubleKind.LINES_NOT_SPOKEN: self.plural(
                "{number} of the lines cannot be spoken: it is only shown as a caption.",
                "{number} of the lines cannot be spoken: they are only shown as captions.",
                trouble.number,
            ),
            # Translators: the language of your translation, in place of English.
            TroubleKind.VOICE_GONE: self.text(
                "The chosen voice is not installed any more: the standard English voice speaks."
            ),
            TroubleKind.VOICE_SPEAKS_ANOTHER_LANGUAGE: instead,
            TroubleKind.VOICE_READS_ANOTHER_SCRIPT: instead,
        }

    def _of_sound(self, trouble: Trouble) -> dict[TroubleKind, str]:
        """Return the sentences about what plays the voice."""
        reason = trouble.reason
        return {
            TroubleKind.NO_SOUND_DEVICE: self.text(
                "There is no sound device: captions show every line, "
                "and the voice returns with one."
            ),
            TroubleKind.SOUND_SERVER_GONE: self.text(
                "The system's sound has stopped: captions show every line; "
                "if it does not return by itself, start SpineCoach again."
            ),
            TroubleKind.SOUND_LIBRARY_MISSING: self.text(
                "Sound is off, because a system library cannot be loaded ({reason}): "
                "captions show every line.",
                reason=reason,
            ),
            TroubleKind.SOUND_ON_ANOTHER_DEVICE: self.text(
                "The sound continues on another device."
            ),
            TroubleKind.NO_SOUND_PLAYER: self.text(
                "Nothing on this system plays sound (none of {players} was found): "
                "every line is printed.",
                players=reason,
            ),
            TroubleKind.SOUND_PLAYER_FAILS: self.text(
                "Nothing on this system plays sound ({player} failed): every line is printed.",
                player=reason,
            ),
        }

    def _of_listening(self, trouble: Trouble) -> dict[TroubleKind, str]:
        """Return the sentences about spoken commands."""
        reason = trouble.reason
        return {
            TroubleKind.LISTENING_MISSING: self.text(
                "Spoken commands need a package that is missing ({package}): "
                "Settings says how to get it. Keys and buttons work.",
                package=reason,
            ),
            TroubleKind.LISTENING_DAMAGED: self.text(
                "Spoken commands do not work, because a file that they need is damaged "
                "({reason}): install them again. Keys and buttons work.",
                reason=reason,
            ),
            TroubleKind.LISTENING_DIES: self.text(
                "Spoken commands have stopped working in this workout. Keys and buttons work."
            ),
            TroubleKind.NO_MICROPHONE: self.text(
                "There is no microphone: commands cannot be spoken. Keys and buttons work."
            ),
            TroubleKind.MICROPHONE_REFUSED: self.text(
                "The system does not let SpineCoach use the microphone: "
                "allow it in the system's settings. Keys and buttons work."
            ),
            TroubleKind.MICROPHONE_SILENT: self.text(
                "Nothing comes from the microphone: it may be muted or used by another program."
            ),
            TroubleKind.MICROPHONE_NARROW: self.text(
                "“{microphone}” sounds like a telephone, so commands are understood badly: "
                "choose another microphone in Settings.",
                microphone=reason,
            ),
        }
