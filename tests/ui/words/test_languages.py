"""A language is shown by its name, whatever else its tag says."""

from __future__ import annotations

import pytest

from spinecoach.ui.words.languages import language_name


@pytest.mark.parametrize(
    ("tag", "name"),
    [("en-gb-x-rp", "English"), ("de", "German"), ("xq-zz", "xq-zz"), ("", "")],
)
def test_a_tag_is_shown_as_a_language(tag: str, name: str) -> None:
    assert language_name(tag) == name


@pytest.mark.parametrize(
    ("tag", "name"),
    [("de", "Deutsch"), ("es-419", "español"), ("en-us", "English"), ("xq-zz", "xq-zz")],
)
def test_in_another_language_each_is_called_by_its_own_name(tag: str, name: str) -> None:
    assert language_name(tag, "de") == name
