"""A notification of a Linux desktop with buttons, over the session bus and without Qt.

Who shows it must stay until it is answered: the answer goes to the connection that asked, and some
desktops take the notification away with it. So neither `gdbus call` nor Qt will do: Qt for Python
cannot send the unsigned number that the call needs. jeepney can; wakepy brings it on Linux.

The specification: https://specifications.freedesktop.org/notification-spec/latest/
"""

from __future__ import annotations

import html
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from spinecoach.regular import why
from spinecoach.session_bus import bus_address

if TYPE_CHECKING:
    from collections.abc import Mapping

SERVICE = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
ANSWER_S = 10.0
"""Seconds in which the desktop must answer."""

CLICKED = "default"
"""The answer of a click on the notification itself."""


def escaped(words: str) -> str:
    """Return a text as a desktop shows it plainly that reads `<b>` and `&amp;` in a notification.

    In a title nothing is read so (specification, chapter 4).
    """
    return html.escape(words, quote=False)


class NoNoticeError(Exception):
    """The desktop shows no notifications, or not yet; the text says why."""


class DesktopNotice:
    """One notification from `show` to `close`; `buttons` are the words of each answer."""

    def __init__(self, title: str, words: str, buttons: Mapping[str, str]) -> None:
        self._title = title
        self._words = words
        self._buttons = buttons
        self._link: Any = None
        self._id = 0

    def show(self) -> None:
        """Show it; raise `NoBusError` or `NoNoticeError` if that is not possible."""
        from jeepney import MatchRule
        from jeepney.bus_messages import message_bus
        from jeepney.io.blocking import open_dbus_connection

        try:
            self._link = open_dbus_connection(bus_address())
            rule = MatchRule(type="signal", interface=SERVICE, path=PATH)
            self._link.send_and_get_reply(message_bus.AddMatch(rule), timeout=ANSWER_S)
            actions = [part for button in self._buttons.items() for part in button]
            hints = {"desktop-entry": ("s", "spinecoach")}
            name, icon = "SpineCoach", "spinecoach"
            words = self._words
            (abilities,) = self._call("GetCapabilities", "")
            if "body-markup" in abilities:
                words = escaped(words)
            shown = (name, 0, icon, self._title, words, actions, hints, -1)
            (self._id,) = self._call("Notify", "susssasa{sv}i", *shown)
        except OSError as error:  # a time-out is one too
            self.close()
            raise NoNoticeError(why(error)) from error
        except NoNoticeError:
            self.close()
            raise

    def wait(self, seconds: float) -> str | None:
        """Wait for an answer; return it, "" if it was put away, None if nothing happened yet.

        Raise `NoNoticeError` if the desktop is gone, with the notification.
        """
        from jeepney import HeaderFields

        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            try:
                message = self._link.receive(timeout=left)
            except TimeoutError:
                return None
            except OSError as error:
                self.close()
                raise NoNoticeError(why(error)) from error
            member = message.header.fields.get(HeaderFields.member)
            if member in {"ActionInvoked", "NotificationClosed"} and message.body[0] == self._id:
                return str(message.body[1]) if member == "ActionInvoked" else ""
        return None

    def close(self) -> None:
        """Take it away, if it is there."""
        link, self._link = self._link, None
        if link is not None:
            if self._id:
                with suppress(OSError, NoNoticeError):  # the desktop is gone
                    self._link = link
                    self._call("CloseNotification", "u", self._id)
            self._link, self._id = None, 0
            link.close()

    def _call(self, method: str, signature: str, *arguments: object) -> tuple[Any, ...]:
        from jeepney import DBusAddress, MessageType, new_method_call

        address = DBusAddress(PATH, bus_name=SERVICE, interface=SERVICE)
        call = new_method_call(address, method, signature, arguments)
        answer = self._link.send_and_get_reply(call, timeout=ANSWER_S)
        if answer.header.message_type is not MessageType.method_return:
            raise NoNoticeError(" ".join(map(str, answer.body)))
        body: tuple[Any, ...] = answer.body
        return body
