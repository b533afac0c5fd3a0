"""Where the session bus is looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.system.session_bus import NoBusError, bus_address

if TYPE_CHECKING:
    from pathlib import Path


def test_the_address_of_the_session_comes_before_the_usual_place(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    with pytest.raises(NoBusError):
        bus_address()
    (tmp_path / "bus").touch()
    assert bus_address() == f"unix:path={tmp_path}/bus"
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/there")
    assert bus_address() == "unix:path=/there"
