"""What all scenes that are recorded have in common: their lines, rendered before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.journeys import sounding
from tests.shared import one_folder

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def speech(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the rendered lines, one for all workers of a run.

    So nothing is rendered twice, and nothing while another scene is being recorded.
    """
    with one_folder(tmp_path_factory, "sounding") as folder:
        sounding.render(folder)
        return folder
