from __future__ import annotations

import pytest

from kgsheet.core.schema import BUTTONS, PANEL, Button, button


@pytest.mark.parametrize("attribute", ["name", "sub", "ribbon_id", "caption"])
def test_buttons_are_told_apart(attribute: str) -> None:
    assert len({getattr(one, attribute) for one in BUTTONS}) == len(BUTTONS)


@pytest.mark.parametrize("one", BUTTONS, ids=lambda one: one.name)
def test_names_of_a_button_are_made_of_its_function(one: Button) -> None:
    assert one.ribbon_id == f"kg_{one.name}"
    assert one.sub == "KG_" + one.name.title().replace("_", "")
    assert one.sub.isascii()
    assert one.hint.endswith(".")


def test_button_is_found_by_its_function() -> None:
    assert button("restore").caption == "Khôi phục khuôn"


def test_only_the_outcome_of_a_run_is_derived() -> None:
    derived = [column.field for column in PANEL.columns if column.derived]

    assert derived == ["last_run", "result"]
