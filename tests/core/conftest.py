"""Whether the core is covered is shown by written scenes alone, never by what chance finds.

Properties find examples of their own: a branch that only they reach is reached in most runs and
not in all. They are not measured, which takes half of their time.
"""

from __future__ import annotations

import pytest


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave the properties out of the measurement; Hypothesis has marked them by now."""
    for item in items:
        if item.get_closest_marker("hypothesis") is not None:
            item.add_marker(pytest.mark.no_cover)
