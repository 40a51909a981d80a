"""Settings and findings of the built workbooks."""

from __future__ import annotations

import pytest
from openpyxl.workbook.workbook import Workbook

from kgsheet.core.schema import FINDINGS, SETTING_KEYS, SETTINGS
from kgsheet.messages.sheets import SEVERITY_TEXT
from tests.build.sheets import BOOKS, formulas, rule_of


@pytest.mark.parametrize("name", BOOKS)
def test_each_setting_has_its_own_list_and_hint(read: dict[str, Workbook], name: str) -> None:
    sheet = read[name][SETTINGS.sheet]
    for row, setting in enumerate(SETTING_KEYS, 5):
        rule = rule_of(sheet, f"B{row}")

        assert rule is not None, setting.key
        assert rule.promptTitle == setting.key
        assert str(rule.prompt).startswith(setting.hint)
        if setting.allowed:
            assert rule.formula1 == f'"{",".join(setting.allowed)}"'


def test_findings_are_coloured_by_their_weight(read: dict[str, Workbook]) -> None:
    found = [formula for _, formula in formulas(read["2017"][FINDINGS.sheet])]

    assert found == [f'LEFT($A5,{len(word)})="{word}"' for word in SEVERITY_TEXT.values()]
