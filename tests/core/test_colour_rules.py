"""The colours that follow the text of a cell."""

from __future__ import annotations

import re

import pytest

from kgsheet.core.colour_rules import STATE_LOOKS, WHOLE_ROW, colour_rules
from kgsheet.core.rules import RULES
from kgsheet.core.schema import AGENCIES, FINDINGS, TASKS, Table
from kgsheet.core.tasks import STATE_TEXT, State
from kgsheet.messages import Code


def test_every_state_has_a_look() -> None:
    assert set(STATE_LOOKS) == set(State)


@pytest.mark.parametrize("state", State)
def test_a_state_colours_the_columns_of_its_look(state: State) -> None:
    fields, look = STATE_LOOKS[state]
    formula = f'$R5="{STATE_TEXT[state]}"'

    rules = [one for one in colour_rules(TASKS) if one.formula_at("R", 5) == formula]

    assert [one.fields for one in rules] == [(one,) for one in fields] or [WHOLE_ROW]
    assert {one.look for one in rules} == {look}


@pytest.mark.parametrize("table", [TASKS, FINDINGS], ids=["tasks", "findings"])
def test_no_text_in_a_formula_is_longer_than_excel_takes(table: Table) -> None:
    texts = [
        text
        for rule in colour_rules(table)
        for text in re.findall(r'"([^"]*)"', rule.formula_at("T", 5))
    ]

    assert max(map(len, texts)) <= 255


def test_every_finding_of_a_row_is_coloured_by_its_weight() -> None:
    formulas = " ".join(one.formula_at("T", 5) for one in colour_rules(TASKS))

    of_rows = [one.code for one in RULES if one.code < "KG4" or one.code is Code.TEXT_UNPRINTABLE]
    assert [code for code in of_rows if code not in formulas] == []


def test_a_list_of_findings_is_coloured_and_other_lists_are_not() -> None:
    assert {one.field for one in colour_rules(FINDINGS)} == {"severity"}
    assert colour_rules(AGENCIES) == ()
