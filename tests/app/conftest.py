"""Two people with files of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.files.people import JsonPeople
from spinecoach.adapters.files.settings import JsonSettings

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Anna, whose data folder it was, and Ben, who speaks German."""
    people = JsonPeople(tmp_path, new=lambda: "b1")
    people.add("Ben", "Anna")
    people.trains(people.people.everybody[1])
    JsonSettings(tmp_path / "people" / "b1").change(language="de")
    JsonSettings(tmp_path).change(language="en")
    return tmp_path
