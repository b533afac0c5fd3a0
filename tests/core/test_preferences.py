"""What a person may choose: a voice for each language."""

from __future__ import annotations

from spinecoach.core.preferences import Preferences


def test_every_language_has_a_voice_of_its_own() -> None:
    chosen = Preferences(voice="gmw/en-us")
    assert chosen.voice_for("en") == "gmw/en-us"
    assert chosen.voice_for("de") == ""
    chosen = chosen._replace(**chosen.with_voice("de", "gmw/de"))  # type: ignore[arg-type]
    chosen = chosen._replace(**chosen.with_voice("fr", "roa/fr-ch"))  # type: ignore[arg-type]
    chosen = chosen._replace(**chosen.with_voice("en", ""))  # type: ignore[arg-type]
    voices = [chosen.voice_for(language) for language in ("en", "de", "fr", "es")]
    assert voices == ["", "gmw/de", "roa/fr-ch", ""]
