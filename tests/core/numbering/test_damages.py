"""What people do to a register by hand, each found at its row and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgsheet.core.cells import CellValue
from kgsheet.core.schema import REGISTER, SERIES, Column, EntryState
from kgsheet.messages import Code
from tests.core.numbering.registers import KH, Office, document, hash_of, office, row

Damage = Callable[[Office], None]
AT = 3  # position of the row of number 107, row 5 of the sheet
ROW = 5


def changed(**cells: CellValue) -> Damage:
    def damage(one: Office) -> None:
        one.rows[AT] = {**one.rows[AT], **cells}

    return damage


def deleted(at: int) -> Damage:
    def damage(one: Office) -> None:
        del one.rows[at]

    return damage


def emptied(one: Office) -> None:
    one.rows[AT] = {}


def deleted_with_file(one: Office) -> None:
    del one.rows[AT]
    del one.files[AT]


def swapped(at: int, other: int) -> Damage:
    def damage(one: Office) -> None:
        one.rows[at], one.rows[other] = one.rows[other], one.rows[at]

    return damage


def moved_to_end(one: Office) -> None:
    one.rows.append(one.rows.pop(AT))


def copied(to: int) -> Damage:
    def damage(one: Office) -> None:
        one.rows.insert(to, one.rows[AT])

    return damage


def copied_over(one: Office) -> None:
    one.rows[AT + 1] = one.rows[AT]


def file_removed(one: Office) -> None:
    del one.files[AT]


def file_renamed(one: Office) -> None:
    one.files[AT] = replace(one.files[AT], name="Kế hoạch bản cuối.docx")


def file_edited(one: Office) -> None:
    one.files[AT] = replace(one.files[AT], sha256=hash_of("đã sửa"))


def start(first: int) -> Damage:
    def damage(one: Office) -> None:
        one.series = [{**KH, "first": first}]

    return damage


def void(reason: str | None) -> Damage:
    return changed(state="Hủy", void_reason=reason)


NUMBER_AND_SYMBOL = changed(number=999, symbol="999/KH-UBND")
OTHER_FILE = changed(file=document(105).name)

DAMAGES = [
    pytest.param(deleted(AT), ROW, {Code.NUMBER_LOST}, id="row-deleted"),
    pytest.param(deleted(0), 2, {Code.NUMBER_LOST}, id="first-row-deleted"),
    pytest.param(deleted(6), 8, {Code.FILE_UNKNOWN}, id="last-row-deleted"),
    pytest.param(emptied, ROW, {Code.NUMBER_LOST}, id="row-emptied"),
    pytest.param(deleted_with_file, ROW, {Code.NUMBER_LOST}, id="row-and-file-deleted"),
    pytest.param(
        changed(number=999),
        ROW,
        {Code.ENTRY_CONTRADICTS, Code.FILE_DISAGREES},
        id="number-changed",
    ),
    pytest.param(
        changed(number=106),
        ROW,
        {Code.ENTRY_CONTRADICTS, Code.FILE_DISAGREES},
        id="number-changed-to-that-of-a-neighbour",
    ),
    pytest.param(NUMBER_AND_SYMBOL, ROW, {Code.FILE_DISAGREES}, id="number-and-symbol-changed"),
    pytest.param(changed(symbol="999/KH-UBND"), ROW, {Code.ENTRY_CONTRADICTS}, id="symbol-changed"),
    pytest.param(changed(symbol="chưa có"), ROW, {Code.ENTRY_CONTRADICTS}, id="symbol-unreadable"),
    pytest.param(changed(number=None), ROW, {Code.ENTRY_CONTRADICTS}, id="number-emptied"),
    pytest.param(moved_to_end, 8, {Code.ROWS_OUT_OF_ORDER}, id="row-moved"),
    pytest.param(file_removed, ROW, {Code.FILE_GONE}, id="file-removed"),
    pytest.param(file_renamed, ROW, {Code.FILE_GONE}, id="file-renamed"),
    pytest.param(file_edited, ROW, {Code.FILE_CHANGED}, id="file-edited"),
    pytest.param(
        OTHER_FILE, ROW, {Code.FILE_CHANGED, Code.FILE_DISAGREES}, id="another-file-named"
    ),
    pytest.param(changed(file=None), ROW, {Code.FILE_GONE}, id="file-emptied"),
    pytest.param(changed(state="Dự thảo"), ROW, {Code.STATE_WRONG}, id="state-made-a-draft"),
    pytest.param(changed(state="xong"), ROW, {Code.STATE_WRONG}, id="state-unknown"),
    pytest.param(changed(state=None), ROW, {Code.STATE_WRONG}, id="state-emptied"),
    pytest.param(changed(state="Đã phát hành"), ROW, {Code.STATE_WRONG}, id="state-not-sent"),
    pytest.param(
        changed(sent_on=date(2021, 6, 1)), ROW, {Code.STATE_WRONG}, id="sent-yet-only-numbered"
    ),
    pytest.param(
        changed(void_reason="đánh máy sai"), ROW, {Code.STATE_WRONG}, id="reason-without-void"
    ),
    pytest.param(changed(year=2020), ROW, {Code.ENTRY_CONTRADICTS}, id="year-changed"),
    pytest.param(changed(type="BC"), ROW, {Code.ENTRY_CONTRADICTS}, id="type-changed"),
    pytest.param(copied(AT + 1), ROW + 1, {Code.NUMBER_TWICE}, id="row-copied-below"),
    pytest.param(copied(7), 9, {Code.NUMBER_TWICE}, id="row-copied-to-the-end"),
    pytest.param(copied(0), 2, {Code.NUMBER_TWICE}, id="row-copied-to-the-top"),
    pytest.param(
        copied_over, ROW + 1, {Code.NUMBER_TWICE, Code.NUMBER_LOST}, id="row-copied-over-another"
    ),
    pytest.param(void(None), ROW, {Code.VOID_REASON}, id="void-reason-emptied"),
    pytest.param(changed(date=date(2021, 5, 1)), ROW, {Code.FILE_DISAGREES}, id="date-changed"),
    pytest.param(
        changed(date=date(2012, 5, 10)),
        ROW,
        {Code.FILE_DISAGREES, Code.ENTRY_CONTRADICTS},
        id="date-changed-to-another-year",
    ),
    pytest.param(
        changed(date="ngày mai"),
        ROW,
        {Code.ENTRY_CONTRADICTS},
        id="date-unreadable",
    ),
    pytest.param(changed(sha256=hash_of("a")[:40]), ROW, {Code.HASH_WRONG}, id="hash-cut"),
    pytest.param(changed(sha256=None), ROW, {Code.HASH_WRONG}, id="hash-emptied"),
    pytest.param(changed(sha256=hash_of("a")), ROW, {Code.FILE_CHANGED}, id="hash-replaced"),
]


def test_sound_register_has_no_problem() -> None:
    assert office().problems() == ()


@pytest.mark.parametrize(("damage", "at", "codes"), DAMAGES)
def test_damage_is_named_at_its_row_only(damage: Damage, at: int, codes: set[Code]) -> None:
    one = office()

    damage(one)
    told = one.problems()

    assert {problem.row for problem in told} == {at}
    assert {problem.problem.code for problem in told} == codes
    assert {problem.problem.where.sheet for problem in told} == {REGISTER.sheet}


@pytest.mark.parametrize(("at", "other"), [(2, 3), (1, 5)], ids=["neighbours", "far-apart"])
def test_both_of_two_swapped_rows_are_named(at: int, other: int) -> None:
    one = office()

    swapped(at, other)(one)
    told = one.problems()

    assert [problem.row for problem in told] == [at + 2, other + 2]
    assert {problem.problem.code for problem in told} == {Code.ROWS_OUT_OF_ORDER}


@pytest.mark.parametrize("first", [1, 103, 105, 400])
def test_changed_start_is_named_in_the_table_of_series(first: int) -> None:
    one = office()

    start(first)(one)
    (told,) = one.problems()

    assert told.problem.code is Code.START_WRONG
    assert (told.problem.where.sheet, told.row) == (SERIES.sheet, 2)


def test_void_row_keeps_its_number_and_needs_no_file() -> None:
    one = office()

    void("in lại")(one)
    file_removed(one)

    assert one.problems() == ()


def test_date_without_a_witness_is_found_by_its_order() -> None:
    one = office()
    one.rows[AT] = {**row(107, date(2021, 5, 20)), "state": "Hủy", "void_reason": "in lại"}
    file_removed(one)

    (told,) = one.problems()

    assert (told.problem.code, told.row) == (Code.DATES_OUT_OF_ORDER, ROW)


CELLS = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.integers(-2, 2100),
    st.dates(date(2019, 1, 1), date(2023, 12, 31)),
    st.sampled_from([one.value for one in EntryState]),
    st.sampled_from(["104/KH-UBND", "999/BC-UBND", document(105).name, hash_of("x"), "BC"]),
)


@given(at=st.integers(0, 6), field=st.sampled_from(REGISTER.columns), value=CELLS)
def test_one_changed_cell_is_never_blamed_on_another_row(
    at: int, field: Column, value: CellValue
) -> None:
    one = office()

    one.rows[at] = {**one.rows[at], field.field: value}

    assert {problem.row for problem in one.problems()} <= {at + 2}
