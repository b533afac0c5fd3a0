"""A key is found on its line, however the text around it is laid out."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass, field
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecoach.adapters.packs.toml_lines import LineIndex
from spinecoach.core.mistake import KeyPath, dotted

if TYPE_CHECKING:
    from collections.abc import Iterator


def index(text: str) -> LineIndex:
    return LineIndex(dedent(text))


def test_plain_keys_and_tables() -> None:
    lines = index(
        """\
        # a comment with a [bracket] = and "quotes

        title = "Row" # and [another]
        [dose]
        reps = [8, 12]

          rest = 60
        """
    )
    assert lines.line(("title",)) == 3
    assert lines.line(("dose",)) == 4
    assert lines.line(("dose", "reps")) == 5
    assert lines.line(("dose", "reps", 1)) == 5
    assert lines.line(("dose", "rest")) == 7


def test_arrays_of_tables_within_arrays_of_tables() -> None:
    lines = index(
        """\
        [[variants]]
        id = "one"
        [[variants.phases]]
        name = "Lift"
        [[variants.phases]]
        name = "Lower"
        pose.shoulder = 4
        [variants.start]
        trunk = 45
        [[variants]]
        id = "two"
        [[variants.phases]]
        name = "Lift"
        """
    )
    assert lines.line(("variants", 0, "phases", 1, "name")) == 6
    assert lines.line(("variants", 0, "phases", 1, "pose", "shoulder")) == 7
    assert lines.line(("variants", 0, "start", "trunk")) == 9
    assert lines.line(("variants", 1)) == 10
    assert lines.line(("variants", 1, "phases", 0, "name")) == 13


def test_inline_tables_in_an_array_over_several_lines() -> None:
    lines = index(
        """\
        phases = [
          # the way up, with a ] in the comment
          { name = "Lift", pose = { near.hip = 1, "far" = { hip = -2.5 } } },

          { name = "Lower" },  # the way down
        ]
        after = 1979-05-27 07:32:00
        """
    )
    assert lines.line(("phases",)) == 1
    assert lines.line(("phases", 0, "pose", "near", "hip")) == 3
    assert lines.line(("phases", 0, "pose", "far", "hip")) == 3
    assert lines.line(("phases", 1, "name")) == 5
    assert lines.line(("after",)) == 7


def test_strings_that_look_like_anything_else() -> None:
    text = dedent(
        """\
        a = "say \\"hi\\" # [no] = {comment}"
        b = 'C:\\new'
        c = \"\"\"
        [not.a.table]
        d = "not a key" \\\"""
        and two quotes at the end\"\"\"\"\"
        e = '''
        x = 1
        '''''
        "quoted key" = ""
        'another' = ""
        f = \"\"\"\"\"\"
        "\\u00e9t\\u00e9".g = 1
        """
    )
    lines = LineIndex(text)
    assert {path[0] for path in lines.paths if path} == set(tomllib.loads(text))
    assert lines.line(("b",)) == 2
    assert lines.line(("e",)) == 7
    assert lines.line(("quoted key",)) == 10
    assert lines.line(("f",)) == 12
    assert lines.line(("été", "g")) == 13


def test_windows_line_ends_count_once() -> None:
    assert LineIndex("a = 1\r\n\r\nb = [\r\n2,\r\n3]\r\n").line(("b", 1)) == 5


def test_what_is_missing_is_where_it_should_stand() -> None:
    lines = index(
        """\
        title = "Row"

        [dose]
        rest = 60
        """
    )
    assert lines.line(("dose", "reps")) == 3
    assert lines.line(("muscles", "primary", 0)) == 1
    assert LineIndex("").line(("id",)) == 1


def test_a_text_that_is_no_toml_is_refused() -> None:
    with pytest.raises(ValueError, match="not valid TOML at character 4"):
        LineIndex("a = ")


def test_brackets_without_end_leave_what_was_found_before() -> None:
    lines = LineIndex("a = 1\nb = " + "[" * 100_000)
    assert lines.line(("a",)) == 1
    assert lines.line(("b",)) == 2


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ((), ""),
        (("title",), "title"),
        (("variants", 1, "phases", 0, "seconds"), "variants[1].phases[0].seconds"),
        (("corrections", "the back arches"), "corrections.'the back arches'"),
        (("a.b",), "'a.b'"),
    ],
)
def test_a_path_is_written_as_people_write_it(path: KeyPath, text: str) -> None:
    assert dotted(path) == text


# Any document, in any layout


@dataclass
class Writer:
    """Writes a document as TOML in a layout that `choose` decides, and keeps each path's line."""

    choose: st.DataObject
    text: str = ""
    lines: dict[KeyPath, int] = field(default_factory=dict)

    def pick(self, *options: str) -> str:
        return self.choose.draw(st.sampled_from(options))

    def note(self, path: KeyPath) -> None:
        self.lines.setdefault(path, self.text.count("\n") + 1)

    def tables(self, table: dict[str, object], path: KeyPath = (), head: str = "") -> None:
        """Write a table: plain keys first, then tables of its own with headers."""
        later = {}
        for key, value in table.items():
            nested = isinstance(value, dict) or (
                isinstance(value, list) and value and all(isinstance(v, dict) for v in value)
            )
            if nested and self.pick("header", "inline") == "header":
                later[key] = value
            else:
                self.text += self.pick("", "\n", "  ", "# note [x] = 'y\n")
                self.pair(path, key, value)
                self.text += self.pick("\n", " # note\n", "\r\n")
        for key, value in later.items():
            name = f"{head}.{self.key(key)}" if head else self.key(key)
            inner = value if isinstance(value, list) else [value]
            for number, each in enumerate(inner):
                self.note((*path, key))
                item: KeyPath = (*path, key, number) if isinstance(value, list) else (*path, key)
                self.note(item)
                self.text += f"[[ {name} ]]\n" if isinstance(value, list) else f"[{name}]\n"
                self.tables(each, item, name)

    def pair(self, path: KeyPath, key: str, value: object) -> None:
        path = (*path, key)
        self.note(path)
        self.text += self.key(key)
        if isinstance(value, dict) and len(value) == 1 and self.pick("dots", "braces") == "dots":
            self.text += self.pick(".", " . ")
            ((inner, value),) = value.items()
            self.pair(path, inner, value)
            return
        self.text += self.pick("=", " = ")
        self.value(path, value)

    def value(self, path: KeyPath, value: object) -> None:
        if isinstance(value, dict):
            self.text += "{ "
            for number, (key, inner) in enumerate(value.items()):
                self.text += ", " if number else ""
                self.pair(path, key, inner)
            self.text += " }"
        elif isinstance(value, list):
            self.text += "["
            for number, inner in enumerate(value):
                self.text += self.pick("", "\n  ", " # ]\n")
                self.note((*path, number))
                self.value((*path, number), inner)
                self.text += self.pick(",", " ,", "\n,")
            self.text += self.pick("]", "\n]")
        elif isinstance(value, str):
            self.text += self.string(value)
        else:
            self.text += json.dumps(value)

    def string(self, value: str) -> str:
        quoted = json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        return f'""{quoted}""' if self.pick("short", "long") == "long" else quoted

    def key(self, key: str) -> str:
        bare = key.isascii() and key.replace("-", "").replace("_", "").isalnum()
        if bare and self.pick("bare", "quoted") == "bare":
            return key
        return json.dumps(key, ensure_ascii=False).replace("\x7f", "\\u007f")


texts = st.text(st.characters(codec="utf-8"), max_size=6) | st.sampled_from(["a", "b-1", "# x"])
scalars = st.booleans() | st.integers(-(10**6), 10**6) | st.floats(-10, 10) | texts
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=12,
)


def paths_of(value: object, path: KeyPath = ()) -> Iterator[KeyPath]:
    yield path
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from paths_of(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from paths_of(inner, (*path, number))


@given(document=st.dictionaries(texts, values, max_size=4), choose=st.data())
def test_every_path_of_any_document_is_found_on_its_line(
    document: dict[str, object], choose: st.DataObject
) -> None:
    writer = Writer(choose)
    writer.tables(document)
    assert tomllib.loads(writer.text) == document
    lines = LineIndex(writer.text)
    assert lines.paths == set(paths_of(document))
    for path, line in writer.lines.items():
        assert lines.line(path) == line, dotted(path)
