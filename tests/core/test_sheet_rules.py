"""Drop-downs and input hints as values."""

from __future__ import annotations

import pytest

from kgsheet.core.schema import AGENCIES, FINDINGS, SETTING_KEYS, TASKS
from kgsheet.core.sheet_rules import (
    Sources,
    Validation,
    column_validation,
    names_source,
    setting_validation,
)

SOURCES = Sources(agencies="A!$B$5", signers="B!$A$5")
SETTING = {setting.key: setting for setting in SETTING_KEYS}


@pytest.mark.parametrize(
    ("field", "source", "is_mild", "is_checked"),
    [
        ("lead_agency", "A!$B$5", True, True),
        ("kind", '"Đề án,', False, False),
        ("suspension", '"Tạm dừng,', False, True),
        ("note", "", False, True),
    ],
)
def test_a_list_is_as_strict_as_its_kind(
    field: str, source: str, is_mild: bool, is_checked: bool
) -> None:
    rule = column_validation(TASKS.column(field), SOURCES)

    assert rule.source.startswith(source)
    assert bool(rule.source) is bool(source)
    assert (rule.is_mild, rule.is_checked) == (is_mild, is_checked)
    assert rule.title == TASKS.column(field).heading


def test_a_column_without_hint_and_list_has_no_rule() -> None:
    assert column_validation(FINDINGS.column("message"), SOURCES) == Validation()
    assert column_validation(FINDINGS.column("message"), SOURCES).is_empty
    assert not column_validation(AGENCIES.column("name"), SOURCES).is_empty


def test_the_signer_is_chosen_among_the_signers() -> None:
    rule = setting_validation(SETTING["nguoi_ky"], SOURCES)

    assert (rule.source, rule.is_mild, rule.error) == ("B!$A$5", True, "")
    assert setting_validation(SETTING["nguoi_ky"], Sources()).source == ""


def test_the_name_of_a_sheet_is_quoted() -> None:
    assert names_source("Sổ 'A'", "C", 2).startswith("OFFSET('Sổ ''A'''!$C$2,0,0,")
