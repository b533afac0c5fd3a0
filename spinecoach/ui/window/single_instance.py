"""One window for one data folder: a second process asks the first to come to the front, and ends.

A lock decides which process is the first (`adapters.system.instance_lock`); this module is only the
connection: a local socket in a private folder of the user. QtNetwork is slow to load, so this
module is imported after the first paint.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtNetwork import QLocalServer, QLocalSocket

if TYPE_CHECKING:
    from collections.abc import Callable

PATIENCE_MS = 2000
"""Milliseconds that a second process waits for an answer of the first."""

TOKEN = "XDG_ACTIVATION_TOKEN"  # noqa: S105 - the name of a variable, not a secret
"""The variable with Wayland's right to come to the front, which the second process passes on."""

LONGEST = 8192
"""Bytes of a message at most: a token and a path are shorter."""

HELLO = b"raise "


def listen(socket: str, come_forward: Callable[[str], None]) -> QLocalServer:
    """Answer second copies at `socket` from now on; the caller closes the server in the end.

    `come_forward` is called with the path of the file that a copy was started with, "" for none.
    """
    server = QLocalServer()
    server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)

    def greet() -> None:
        while (caller := server.nextPendingConnection()) is not None:
            caller.readyRead.connect(lambda caller=caller: hear(caller))
            caller.disconnected.connect(caller.deleteLater)
            hear(caller)

    def hear(caller: QLocalSocket) -> None:
        message = bytes(caller.read(LONGEST).data())
        if not message.startswith(HELLO):
            return
        token, _, path = message[len(HELLO) :].partition(b"\n")
        if said := token.decode("ascii", "ignore"):
            os.environ[TOKEN] = said
        come_forward(os.fsdecode(path))
        caller.disconnectFromServer()

    server.newConnection.connect(greet)
    # We hold the lock, so a socket with that name is left from a crash.
    QLocalServer.removeServer(socket)
    server.listen(socket)
    return server


def raise_first(socket: str, path: str = "") -> bool:
    """Ask the first copy to come forward and to show a file; False if it does not answer."""
    if sys.platform == "win32":
        import ctypes

        # Only the process in front may allow another to come to the front; any, as its id is
        # unknown.
        ctypes.windll.user32.AllowSetForegroundWindow(-1)
    call = QLocalSocket()
    call.connectToServer(socket)
    if not call.waitForConnected(PATIENCE_MS):
        return False
    token = os.environ.get(TOKEN, "").encode("ascii", "ignore")
    call.write(HELLO + token + b"\n" + os.fsencode(path))
    call.waitForBytesWritten(PATIENCE_MS)
    closed = call.state() is QLocalSocket.LocalSocketState.UnconnectedState
    return closed or call.waitForDisconnected(PATIENCE_MS)
