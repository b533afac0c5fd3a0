"""Write `spinecoach/adapters/exchange/months.py`: month names and day halves of many languages.

The names are those of the Unicode CLDR (Unicode licence), read with Babel. Run it again when Babel
has new names.

    python tools/make_months.py
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from babel import Locale

TARGET = Path(__file__).parents[1] / "spinecoach/adapters/exchange/months.py"

sys.path.insert(0, str(TARGET.parents[3]))

LANGUAGES = (
    "en de fr es pt it nl pl ru tr ja zh ko sv da nb fi cs sk hu ro el uk bg hr sr sr_Latn sl bs "
    "mk lt lv et ca gl eu id ms vi th ar fa he hi bn ta te mr gu kn ml pa ur af sq is ga cy hy ka "
    "az kk uz be sw fil mn ne si km lo my am pt_PT en_AU en_CA es_MX ar_SY ar_DZ ar_MA de_AT fr_CA"
)
"""Languages of phones, those first that most people use: of two that fit, the first is taken."""

HALF_DAYS = {"\u51cc\u6668": "am", "\u6e05\u6668": "am", "\u65e9\u4e0a": "am"}
HALF_DAYS |= {"\u4e2d\u5348": "pm", "\u665a\u4e0a": "pm"}
"""Parts of the day that phones write in Chinese in place of the halves."""

MORE = {("de", 3): {"mrz"}, ("en", 9): {"sept"}, ("nl", 3): {"mrt"}, ("tr", 3): {"mar"}}
"""Names that phones write and the CLDR has not, by language and month."""

HEAD = '''"""Month names and halves of the day in many languages, as phones write them.

Made by `tools/make_months.py` from the Unicode CLDR; do not edit by hand. They are not read from
Babel, which has the same names, because the program would need 30 MB more for this table, and a
checkout runs without it.
"""

from __future__ import annotations

'''


def months_of(locale: Locale) -> list[list[str]]:
    """Return the names of each month, folded, January first."""
    from spinecoach.adapters.exchange.moments import folded

    found = []
    for month in range(1, 13):
        names = {
            folded(locale.months[form][width][month])
            for form in ("format", "stand-alone")
            for width in ("wide", "abbreviated")
        }
        # Names such as "4月" are read by their numbers.
        if locale.language == "he":
            names |= {f"\u05d1{name}" for name in names}  # "in January" is one word
        names |= MORE.get((locale.language, month), set())
        found.append(
            sorted(n for n in names if len(n) > 1 and not any(char.isdigit() for char in n))
        )
    return found


def halves_of(locale: Locale) -> dict[str, str]:
    """Return the words for "am" and "pm", folded."""
    from spinecoach.adapters.exchange.moments import folded

    periods = locale.day_periods.get("format", {})
    return {
        folded(str(names[half])): half
        for names in periods.values()
        for half in ("am", "pm")
        if names.get(half) and len(folded(str(names[half]))) > 0
    }


def main() -> None:
    """Write the table."""
    months: dict[str, list[list[str]]] = {}
    halves: dict[str, str] = {"a": "am", "p": "pm", **HALF_DAYS}
    for code in LANGUAGES.split():
        locale = Locale.parse(code)
        names = months_of(locale)
        if all(names):
            months[code] = names
        for word, half in halves_of(locale).items():
            if halves.setdefault(word, half) != half:
                print(f"{code}: {word!r} is both {halves[word]} and {half}")
    lines = [HEAD, "MONTHS: dict[str, tuple[str, ...]] = {\n"]
    for code, names in months.items():
        lines.append(f"    {code!r}: (\n")
        lines += [f"        {' '.join(n.replace(' ', '_') for n in month)!r},\n" for month in names]
        lines.append("    ),\n")
    lines.append("}\n")
    lines.append(
        '"""By language: twelve texts, the names of each month with spaces between them."""\n\n'
    )
    lines.append("HALVES: dict[str, str] = {\n")
    lines += [f"    {word!r}: {half!r},\n" for word, half in sorted(halves.items())]
    lines.append("}\n")
    lines.append('"""The words for "am" and "pm" in many languages."""\n')
    TARGET.write_text("".join(lines), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "ruff", "format", str(TARGET)], check=True)


if __name__ == "__main__":
    main()
