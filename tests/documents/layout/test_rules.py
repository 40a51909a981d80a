from __future__ import annotations

import pytest

from kgsheet.documents.layout import lint_document
from kgsheet.documents.layout.registry import NOT_SHOWN, RULES
from kgsheet.messages.layout import ASPECTS, RULE_NAMES, Aspect
from tests.documents.layout.broken import Row, broken
from tests.documents.layout.broken_rarely import rare
from tests.documents.layout.good import DECISION, LETTER, REPORT, REPORT_2017
from tests.documents.layout.typed import Typed, written

ROWS = [*broken(), *rare()]


def found(document: Typed) -> list[str]:
    return [f"{one.rule} {one.message}" for one in lint_document(written(document)).findings]


@pytest.mark.parametrize(
    "document", [REPORT, LETTER, DECISION, REPORT_2017], ids=["BC", "CV", "QĐ", "BC 2017"]
)
def test_nothing_is_found_in_a_good_document(document: Typed) -> None:
    assert found(document) == []


@pytest.mark.parametrize("row", ROWS, ids=[f"{rule}: {what}" for rule, what, _ in ROWS])
def test_one_fault_wakes_one_rule(row: Row) -> None:
    rule, _, document = row

    messages = found(document)

    assert messages
    assert [one for one in messages if not one.startswith(rule)] == []


def test_every_rule_that_a_file_can_show_is_broken_once() -> None:
    assert {rule for rule, _, _ in ROWS} == {rule.id for rule in RULES}


def test_every_rule_of_the_decree_is_checked_or_said_not_to_be_shown() -> None:
    checked = [rule.id for rule in RULES]

    assert sorted([*checked, *NOT_SHOWN]) == [f"F{number:02}" for number in range(1, 57)]
    assert checked == list(RULE_NAMES)
    assert set(ASPECTS) == set(Aspect)
