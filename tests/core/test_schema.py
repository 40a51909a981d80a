from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from kgsheet.core.headings import heading_key
from kgsheet.core.rules import Examination
from kgsheet.core.schema import (
    DOCUMENT_TYPES,
    INPUT_TABLES,
    LEVELS,
    OUTPUT_TABLES,
    SETTINGS,
    SIGNERS,
    SUSPENSIONS,
    TASKS,
    Column,
    Kind,
    Table,
)
from kgsheet.core.tasks import SET_ASIDE, STATE_TEXT
from kgsheet.messages import Code
from tests.core.sheets import Cells, agency, examined, setting, task

TABLES = (*INPUT_TABLES, *OUTPUT_TABLES)
TYPED = [column for column in TASKS.columns if not column.derived]
SHARED = "655/QĐ-UBND ngày 24/3/2017"
AGENCIES = (
    agency("Sở Xây dựng", short_name="SXD"),
    agency("Sở Nông nghiệp và Phát triển nông thôn", short_name="Sở NN&PTNT"),
)


def beside_another_task(cells: Cells, as_of: date = date(2021, 12, 31)) -> Examination:
    """A row with these cells, beside a task that shares its decision."""
    companion = task(id="NV99", title="Phòng dịch sốt xuất huyết", approval=SHARED)
    row = task(**{"id": "NV1", "approval": SHARED, **cells})
    return examined(row, companion, agencies=AGENCIES, as_of=as_of)


def codes_at(found: Examination, column: Column) -> set[Code]:
    """Codes that the first row has in a column."""
    return {
        one.code
        for one in found.findings
        if one.where.row == 2 and one.where.column == column.heading and not one.confirmed
    }


# One decision for two tasks is what the example of a confirmation is about.
OF_OTHER_ROWS = {Code.SHARED_DECISION}


@pytest.mark.parametrize(
    ("column", "example"),
    [
        pytest.param(column, example, id=f"{column.field}-{example or 'blank'}")
        for column in TYPED
        for example in column.examples
    ],
)
def test_example_of_a_column_is_accepted(column: Column, example: str) -> None:
    found = beside_another_task({column.field: example or None})

    assert codes_at(found, column) - OF_OTHER_ROWS == set()


def test_example_of_a_confirmation_confirms() -> None:
    example = TASKS.column("confirmation").examples[0]

    found = beside_another_task({"confirmation": example})

    assert [one.code for one in found.findings if one.confirmed] == [Code.SHARED_DECISION]


@pytest.mark.parametrize(
    ("column", "typed", "code"),
    [
        pytest.param(column, typed, code, id=f"{column.field}-{typed or 'blank'}-{code}")
        for column in TYPED
        for typed, code in column.refused
    ],
)
def test_refused_example_of_a_column_raises_the_code_named(
    column: Column, typed: str, code: Code
) -> None:
    found = beside_another_task({column.field: typed or None})

    assert code in codes_at(found, column)


@pytest.mark.parametrize("column", TASKS.columns, ids=lambda one: one.field)
def test_column_of_the_task_table_has_a_hint_that_fits_into_excel(column: Column) -> None:
    # Excel takes 32 characters of title and 255 of text beside a cell.
    assert 0 < len(column.hint) <= 255
    assert len(column.heading) <= 32
    assert column.hint.endswith(".")


@pytest.mark.parametrize("column", TYPED, ids=lambda one: one.field)
def test_what_is_refused_is_not_also_an_example(column: Column) -> None:
    assert not {typed for typed, _ in column.refused} & set(column.examples)


@pytest.mark.parametrize("value", SUSPENSIONS)
def test_each_value_of_the_closed_list_is_accepted(value: str) -> None:
    found = examined(task(suspension=value))

    assert found.findings == ()
    assert found.progress.standings[0].state in SET_ASIDE


def test_closed_list_holds_the_states_that_are_set_aside() -> None:
    assert set(SUSPENSIONS) == {STATE_TEXT[state] for state in SET_ASIDE}


@pytest.mark.parametrize("table", TABLES, ids=lambda one: one.name)
def test_columns_of_a_table_are_told_apart(table: Table) -> None:
    headings = Counter(
        heading_key(heading)
        for column in table.columns
        for heading in (column.heading, *column.accepted)
    )

    assert [heading for heading, count in headings.items() if count > 1] == []
    assert len({column.field for column in table.columns}) == len(table.columns)
    assert table.required
    assert table.caption


def test_tables_have_names_and_sheets_of_their_own() -> None:
    assert len({table.name.casefold() for table in TABLES}) == len(TABLES)
    assert len({table.sheet for table in INPUT_TABLES}) == len(INPUT_TABLES)
    assert all(len(table.sheet) <= 31 for table in TABLES)


@pytest.mark.parametrize(
    ("table", "column"),
    [
        pytest.param(table, column, id=f"{table.name}-{column.field}")
        for table in TABLES
        for column in table.columns
        if column.kind in (Kind.CHOICE, Kind.SUGGESTION)
    ],
)
def test_list_fits_into_a_drop_down(table: Table, column: Column) -> None:
    assert column.allowed
    assert len(set(column.allowed)) == len(column.allowed)
    # A comma would part a value of a drop-down in two; Excel takes 255 characters.
    assert len(",".join(column.allowed)) <= 255
    assert not any("," in value for value in column.allowed)


def test_only_lists_name_allowed_values() -> None:
    assert all(
        column.kind in (Kind.CHOICE, Kind.SUGGESTION)
        for table in TABLES
        for column in table.columns
        if column.allowed
    )


def test_types_and_levels_of_documents_are_those_of_the_decree() -> None:
    assert DOCUMENT_TYPES == ("BC", "KH", "CV")
    assert len(set(LEVELS)) == len(LEVELS)


def test_example_of_a_setting_that_is_confirmed_confirms() -> None:
    example = SETTINGS.column("confirmation").examples[0]

    (finding,) = examined(task(), settings=[setting("tong_so_da_cong_bo", 60, example)]).findings

    assert finding.confirmed


def test_example_of_authority_has_the_lines_of_a_deputy() -> None:
    (example,) = SIGNERS.column("authority").examples

    assert [part.strip() for part in example.split("|")] == example.split("|")
