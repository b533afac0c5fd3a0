"""Small damages to bytes, made from a seed: the same seed makes the same damages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

SPLINTERS = (
    *(b"", b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"\\ud800", b"[" * 3000, b"9" * 5000, b"1e999"),
    *(b"NaN", b"null", b"true", b"-1", b"{}", b"[]", b'"', b",", b"\n", b"\r\n", "\u202e".encode()),
)
"""What is put into the bytes: ends of texts, halves of characters, and values of other types."""


def mutated(content: bytes, random: Random, most: int = 4) -> bytes:
    """Return `content` with one to `most` damages."""
    for _ in range(random.randint(1, most)):
        at, to = sorted(random.randrange(len(content) + 1) for _ in range(2))
        match random.randrange(6):
            case 0:  # one bit
                if at < len(content):
                    bit = bytes([content[at] ^ 1 << random.randrange(8)])
                    content = content[:at] + bit + content[at + 1 :]
            case 1:  # a piece is missing
                content = content[:at] + content[to:]
            case 2:  # a piece comes twice
                content = content[:to] + content[at:]
            case 3:  # something else in the place of a piece
                content = content[:at] + random.choice(SPLINTERS) + content[min(to, at + 9) :]
            case 4:  # something else in between
                content = content[:at] + random.choice(SPLINTERS) + content[at:]
            case _:  # it ends early
                content = content[:to]
    return content
