"""A file of any kind is known by its beginning, and read or refused."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecoach.adapters.exchange.csv_writer import hevy_csv, our_csv, strong_csv
from spinecoach.adapters.exchange.document import document
from spinecoach.adapters.history.sqlite import SqliteHistory
from tests.adapters.exchange.files import read_or_refused, taken
from tests.histories import WallClock, years

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("write", [hevy_csv, strong_csv, our_csv, lambda w: document(w, {}, {})])
def test_reading_a_file_twice_brings_everything_once(
    tmp_path: Path,
    write: Any,  # noqa: ANN401
) -> None:
    path = tmp_path / "in.file"
    path.write_bytes(write(years(4)))
    with closing(SqliteHistory(tmp_path / "data", WallClock(), wait=None)) as history:
        for expected in (len(years(4)), 0, 0):
            new = history.new_among(taken(path))
            assert len(new) == expected
            history.add(new)
        assert len(history.workouts()) == len(years(4))


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused_by_name(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_text(text, encoding="utf-8", errors="surrogatepass")
    read_or_refused(path)
