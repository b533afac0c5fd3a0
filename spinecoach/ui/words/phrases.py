"""Small pieces of sentences: numbers of things, lists, minutes."""

from __future__ import annotations


def sentence(text: str) -> str:
    """The text with a capital letter at its begin."""
    return text[:1].upper() + text[1:]


def minutes(seconds: float) -> str:
    """How long something takes, as one says it: "12 minutes"."""
    return counted(max(1, round(seconds / 60)), "minute")


def counted(count: int, thing: str) -> str:
    """A number of things: "1 set", "3 sets"."""
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"


def listed(things: tuple[str, ...]) -> str:
    """Put things into a sentence: "two dumbbells, a mat and a chair"."""
    if len(things) < 2:  # noqa: PLR2004
        return "".join(things)
    return f"{', '.join(things[:-1])} and {things[-1]}"


def at_hand(things: tuple[str, ...]) -> tuple[str, ...]:
    """What to have at hand for all exercises: who has two dumbbells has one."""
    return tuple(
        thing
        for thing in things
        if not (thing.startswith("one ") and f"two {thing.removeprefix('one ')}s" in things)
    )
