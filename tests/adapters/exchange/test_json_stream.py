"""One large object, read piece by piece: what comes out is what the whole would be."""

from __future__ import annotations

import json
from io import StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecoach.adapters.exchange import json_stream
from spinecoach.adapters.exchange.fault import ImportFault
from spinecoach.adapters.exchange.json_stream import JsonStream
from spinecoach.core.record.imported import FlawKind
from tests.adapters.exchange.files import flaws

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=8,
)


def streamed(text: str) -> list[tuple[str, Any, bool]]:
    return list(JsonStream(StringIO(text, newline="")).members())


def expected(value: dict[str, Any]) -> list[tuple[str, Any, bool]]:
    members: list[tuple[str, Any, bool]] = []
    for name, member in value.items():
        if isinstance(member, list):
            members += [*((name, item, True) for item in member), (name, [], False)]
        else:
            members.append((name, member, False))
    return members


@given(
    block=st.sampled_from([1, 7, 1 << 18]),
    value=st.dictionaries(st.text(), VALUES, max_size=3),
    indent=st.none() | st.just(2),
)
def test_an_object_is_read_whatever_its_form_and_wherever_a_block_ends(
    block: int, value: dict[str, Any], indent: int | None
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_stream, "BLOCK", block)
        assert streamed(json.dumps(value, indent=indent)) == expected(value)


@given(value=st.dictionaries(st.text(), VALUES, min_size=1, max_size=3), data=st.data())
def test_an_object_that_is_cut_off_is_refused(value: dict[str, Any], data: st.DataObject) -> None:
    text = json.dumps(value)
    with pytest.raises(ImportFault) as caught:
        streamed(text[: data.draw(st.integers(1, len(text) - 1))])
    assert flaws(caught.value.mistakes)[0].kind is FlawKind.NO_JSON


@pytest.mark.parametrize(
    ("text", "kind", "line"),
    [
        ("", FlawKind.NOT_OURS, 0),
        ("[1]", FlawKind.NOT_OURS, 0),
        ('{"a": 1}\n\n{', FlawKind.NO_JSON, 3),
        ("{\n\n1: 2}", FlawKind.NO_JSON, 3),
        ('{\n"a" 2}', FlawKind.NO_JSON, 2),
        ('{"a": [1\n 2]}', FlawKind.NO_JSON, 2),
        ('{"a":\n nothing}', FlawKind.NO_JSON, 2),
        ('{"a":\n' + "[" * 100_000, FlawKind.TOO_DEEP, 1),
        ('{"a": ' + "9" * 5000 + "}", FlawKind.ENDLESS_NUMBER, 1),
    ],
)
def test_what_is_no_object_is_refused_with_its_line(text: str, kind: FlawKind, line: int) -> None:
    with pytest.raises(ImportFault) as caught:
        streamed(text)
    assert (flaws(caught.value.mistakes)[0].kind, flaws(caught.value.mistakes)[0].line) == (
        kind,
        line,
    )


def test_a_line_is_counted_across_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_stream, "BLOCK", 64)
    with pytest.raises(ImportFault) as caught:
        streamed(json.dumps({str(n): "value" for n in range(100)}, indent=1)[:-1] + ",")
    assert flaws(caught.value.mistakes)[0].line == 102


def test_a_list_and_a_value_have_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_stream, "MOST_ITEMS", 3)
    monkeypatch.setattr(json_stream, "LARGEST_VALUE", 100)
    monkeypatch.setattr(json_stream, "BLOCK", 64)
    assert len(streamed('{"a": [1, 2, 3]}')) == 4
    with pytest.raises(ImportFault) as caught:
        streamed('{"a": [1, 2, 3, 4]}')
    assert flaws(caught.value.mistakes)[0].kind is FlawKind.TOO_LARGE
    with pytest.raises(ImportFault) as caught:
        streamed('{"a": "' + "x" * 1000 + '"}')
    assert flaws(caught.value.mistakes)[0].kind is FlawKind.LONG_LINE
