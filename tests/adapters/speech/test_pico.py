"""The voices of other languages: each speaks its own, at the pace that is asked for."""

from __future__ import annotations

import sys
import wave
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.speech.audio_cleanup import make_clip
from spinecoach.adapters.speech.natural import PICO, NaturalVoiceError
from spinecoach.adapters.speech.pico import LONGEST_WORD, VOICES, refusal, render, version

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system has voices")

PROSE = {
    "de-DE": "Legen Sie sich auf den Rücken, die Füße stehen flach auf der Matte. Nehmen Sie eine "
    "Hantel mit beiden Händen und halten Sie sie über der Brust. Senken Sie die Hantel "
    "langsam hinter den Kopf, bis Sie eine leichte Dehnung spüren. Der Rücken bleibt "
    "dabei ruhig, und Sie atmen ein. Heben Sie die Hantel auf demselben Weg wieder über "
    "die Brust und atmen Sie aus. Machen Sie eine kurze Pause, bevor es weitergeht.",
    "es-ES": "Túmbese boca arriba, con los pies apoyados en la esterilla. Coja una mancuerna con "
    "las dos manos y sosténgala encima del pecho. Baje la mancuerna despacio por detrás "
    "de la cabeza, hasta que note un estiramiento suave. La espalda se queda quieta "
    "mientras toma aire. Suba la mancuerna por el mismo camino y suelte el aire. Haga una "
    "pausa corta antes de seguir con la siguiente serie.",
    "fr-FR": "Allongez-vous sur le dos, les pieds à plat sur le tapis. Prenez un haltère à deux "
    "mains et tenez-le au-dessus de la poitrine. Descendez lentement l'haltère derrière "
    "la tête, jusqu'à sentir un léger étirement. Le dos reste calme pendant que vous "
    "inspirez. Remontez l'haltère par le même chemin et soufflez. Faites une courte pause "
    "avant de continuer.",
    "it-IT": "Sdraiati sulla schiena, con i piedi appoggiati sul tappetino. Prendi un manubrio con "
    "tutte e due le mani e tienilo sopra il petto. Abbassa lentamente il manubrio dietro "
    "la testa, finché senti un leggero allungamento. La schiena resta ferma mentre "
    "inspiri. Riporta il manubrio sopra il petto ed espira. Fai una breve pausa prima di "
    "continuare.",
}


def said(path: Path, text: str, tag: str = "de-DE", rate: int = 140) -> bytes:
    """Return the samples of a line."""
    render(text, f"{PICO}{tag}", rate, path / "line.wav")
    with wave.open(str(path / "line.wav")) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 16_000)
        return bytes(file.readframes(file.getnframes()))


@pytest.mark.parametrize("rate", [110, 140, 180])
@pytest.mark.parametrize("tag", PROSE)
def test_so_many_words_a_minute_are_so_many_words_a_minute(
    tmp_path: Path, tag: str, rate: int
) -> None:
    said(tmp_path, PROSE[tag], tag, rate)
    seconds = make_clip(tmp_path / "line.wav", tmp_path / "clip.wav")
    assert 60 * len(PROSE[tag].split()) / seconds == pytest.approx(rate, rel=0.1)


@pytest.mark.parametrize(
    ("count", "tag"),
    [("Fünfzehn.", "de-DE"), ("Catorce.", "es-ES"), ("Quatorze.", "fr-FR"), ("Undici.", "it-IT")],
)
def test_a_count_is_over_within_its_second_however_slow_the_voice(
    tmp_path: Path, count: str, tag: str
) -> None:
    said(tmp_path, count, tag, 110)
    assert make_clip(tmp_path / "line.wav", tmp_path / "clip.wav") < 0.88


def test_each_language_has_a_voice_that_is_known_by_its_name() -> None:
    assert version().startswith("pico 0.1")
    assert [voice for voice, *_ in VOICES] == [f"{PICO}{tag}" for tag in PROSE]


def test_single_ticks_behind_a_word_are_cut_off(tmp_path: Path) -> None:
    said(tmp_path, "Diez.", "es-ES", 160)
    assert make_clip(tmp_path / "line.wav", tmp_path / "clip.wav") < 0.7


@pytest.mark.parametrize("written", ["<b>Halten</b>.", '<volume level="0">Halten', "Hal\0ten."])
def test_what_looks_like_markup_is_spoken_and_not_obeyed(tmp_path: Path, written: str) -> None:
    samples = said(tmp_path, written)
    assert len(samples) >= len(said(tmp_path, "Halten."))
    assert any(samples)


def test_a_word_at_which_it_would_stop_for_good_is_refused() -> None:
    longest = LONGEST_WORD * "n"
    assert refusal(f"Ein {longest}.\nNoch {longest}", f"{PICO}de-DE")  # the full stop is too much
    assert not refusal(f"Ein {longest} und noch {longest}", f"{PICO}de-DE")


def test_without_its_data_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("py_nanotts._default_lingware_path", lambda: str(tmp_path))
    with pytest.raises(NaturalVoiceError):
        said(tmp_path, "Halten.")
