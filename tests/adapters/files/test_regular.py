"""Only a regular file is read, and no more of it than was asked for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecoach.adapters.files.regular import (
    NotRegularError,
    TooLargeError,
    read_beginning,
    read_regular,
)


@given(content=st.binary(max_size=50), size=st.integers(0, 60))
def test_a_file_is_read_up_to_a_size_and_refused_beyond_it(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, size: int
) -> None:
    path = tmp_path_factory.getbasetemp() / "content"
    path.write_bytes(content)
    assert read_beginning(path, size) == content[:size]
    if len(content) <= size:
        assert read_regular(path, size) == content
    else:
        with pytest.raises(TooLargeError):
            read_regular(path, size)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes with a name")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NotRegularError):
        read_regular(tmp_path / "pipe", 10)


@pytest.mark.skipif(os.name == "nt", reason="Windows opens no folder at all")
@pytest.mark.parametrize("path", [Path("/"), Path(os.devnull)])
def test_a_folder_and_a_device_are_refused(path: Path) -> None:
    with pytest.raises(NotRegularError):
        read_regular(path, 10)


@pytest.mark.parametrize("name", ["gone", "zero\0byte"])
def test_what_is_not_there_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileNotFoundError):
        read_regular(tmp_path / name, 10)
