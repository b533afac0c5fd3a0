"""The page "What happens if" is what the table says, and each row has its test."""

from __future__ import annotations

import ast

import pytest

from tests.faults.table import PAGE, ROOT, TABLE, Fault, page

FAULTS = [fault for faults in TABLE.values() for fault in faults]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.title)
def test_each_fault_has_a_test_that_causes_it(fault: Fault) -> None:
    assert fault.tests
    for file, name in fault.tests:
        tree = ast.parse((ROOT / "tests" / file).read_text(encoding="utf-8"))
        functions = {one.name for one in tree.body if isinstance(one, ast.FunctionDef)}
        assert name in functions, file


def test_the_page_is_that_of_the_table() -> None:
    told = "python -m tests.faults.table"
    assert PAGE.read_text(encoding="utf-8") == page(), f"write it anew: {told}"


def test_no_fault_is_told_twice() -> None:
    titles = [fault.title for fault in FAULTS]
    assert len(set(titles)) == len(titles)
