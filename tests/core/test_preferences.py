"""What a person may choose: a voice for each language."""

from __future__ import annotations

from spinecoach.core.preferences import OF_MACHINE, Preferences


def test_every_language_has_a_voice_of_its_own() -> None:
    chosen = Preferences(voice="gmw/en-us")
    assert chosen.voice_for("en") == "gmw/en-us"
    assert chosen.voice_for("de") == ""
    chosen = chosen._replace(**chosen.with_voice("de", "gmw/de"))  # type: ignore[arg-type]
    chosen = chosen._replace(**chosen.with_voice("fr", "roa/fr-ch"))  # type: ignore[arg-type]
    chosen = chosen._replace(**chosen.with_voice("en", ""))  # type: ignore[arg-type]
    voices = [chosen.voice_for(language) for language in ("en", "de", "fr", "es")]
    assert voices == ["", "gmw/de", "roa/fr-ch", ""]


def test_screen_loudspeaker_and_voices_stay_with_the_machine() -> None:
    goes = Preferences(theme="dark", volume=3, voice="gmw/en-us", voices={"de": "x"}).of_person()
    assert goes["theme"] == "dark"
    assert Preferences._fields == tuple(
        name for name in Preferences._fields if name in goes or name in OF_MACHINE
    )
    assert not goes.keys() & {"volume", "muted", "window", "voice", "voices"}
