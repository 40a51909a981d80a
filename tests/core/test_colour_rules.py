"""The colours that follow the text of a cell."""

from __future__ import annotations

import pytest

from kgsheet.core.colour_rules import STATE_LOOKS, WHOLE_ROW, colour_rules
from kgsheet.core.schema import AGENCIES, FINDINGS, TASKS
from kgsheet.core.tasks import STATE_TEXT, State


def test_every_state_has_a_look() -> None:
    assert set(STATE_LOOKS) == set(State)


@pytest.mark.parametrize("state", State)
def test_a_state_colours_the_columns_of_its_look(state: State) -> None:
    fields, look = STATE_LOOKS[state]
    formula = f'$R5="{STATE_TEXT[state]}"'

    rules = [one for one in colour_rules(TASKS) if one.formula_at("R", 5) == formula]

    assert [one.fields for one in rules] == [(one,) for one in fields] or [WHOLE_ROW]
    assert {one.look for one in rules} == {look}


def test_a_list_of_findings_is_coloured_and_other_lists_are_not() -> None:
    assert {one.field for one in colour_rules(FINDINGS)} == {"severity"}
    assert colour_rules(AGENCIES) == ()
