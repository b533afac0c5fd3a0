"""A document as TOML text: the inverse of `tomllib`, in the plainest layout."""

from __future__ import annotations

import json
import math
from datetime import date


def quoted(text: str) -> str:
    """The text as a TOML string on one line."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def to_toml(document: dict[str, object]) -> str:
    """One line for each key of the document, with all that is below in braces and brackets."""
    return "".join(f"{quoted(key)} = {_value(value)}\n" for key, value in document.items())


def _value(value: object) -> str:
    if isinstance(value, dict):
        pairs = (f"{quoted(key)} = {_value(inner)}" for key, inner in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, float):
        return str(value) if not math.isfinite(value) or "." in str(value) else f"{value:.1f}"
    return value.isoformat() if isinstance(value, date) else json.dumps(value)
