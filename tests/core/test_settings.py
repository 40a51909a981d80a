from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, datetime

import pytest

from kgsheet.core.blocks import Block, find_block
from kgsheet.core.cells import CellError, CellValue, MonthYear, NoResult
from kgsheet.core.master import Settings
from kgsheet.core.schema import SETTING_KEYS, SETTINGS, Setting
from kgsheet.core.settings import (
    SettingLine,
    read_date,
    read_integer,
    read_settings,
    read_year,
    setting_problems,
)
from kgsheet.hosts.memory import MemoryBook
from kgsheet.messages import Code
from tests.core.sheets import Cells, book_of, setting


def read(*rows: Cells) -> tuple[Settings, tuple[SettingLine, ...]]:
    block = find_block(book_of({SETTINGS.name: rows}, [SETTINGS]).read(), SETTINGS)
    assert isinstance(block, Block)
    return read_settings(block)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        pytest.param(date(2017, 6, 30), date(2017, 6, 30), id="day"),
        pytest.param(datetime(2017, 6, 30, 17), date(2017, 6, 30), id="time-is-dropped"),
        pytest.param("30/6/2017", date(2017, 6, 30), id="text"),
        pytest.param("05/06/2017", date(2017, 6, 5), id="day-first"),
        pytest.param("ngày 30 tháng 6 năm 2017", date(2017, 6, 30), id="words"),
        pytest.param("30-6-2017", date(2017, 6, 30), id="dashes"),
        pytest.param("trước ngày 30/6/2017", None, id="before-a-day-is-no-day"),
        pytest.param("30/6", None, id="no-year"),
        pytest.param("Quý II/2017", None, id="quarter"),
        pytest.param("6/2017", None, id="month"),
        pytest.param("31/4/2017", None, id="no-such-day"),
        pytest.param(MonthYear(2017, 6), None, id="month-made-by-excel"),
        pytest.param(42916, None, id="serial-number"),
        pytest.param("", None, id="nothing"),
        pytest.param(None, None, id="blank"),
        pytest.param(CellError("#N/A"), None, id="error"),
    ],
)
def test_day_is_read_where_one_day_is_meant(value: CellValue, day: date | None) -> None:
    assert read_date(value) == day


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (30, 30),
        ("30", 30),
        (" 30 ", 30),
        ("007", 7),
        ("30,5", None),
        (30.5, None),
        (True, None),
        ("ba mươi", None),
        ("1.000", None),
        ("1234567890", None),
        ("", None),
        (None, None),
    ],
)
def test_whole_number_is_read_from_number_or_text(value: CellValue, number: int | None) -> None:
    assert read_integer(value) == number


@pytest.mark.parametrize(
    ("value", "year"),
    [(1990, 1990), (2100, 2100), ("2017", 2017), (1989, None), (2101, None), ("17", None)],
)
def test_year_lies_between_1990_and_2100(value: CellValue, year: int | None) -> None:
    assert read_year(value) == year


def test_workbook_without_settings_has_the_defaults() -> None:
    assert read_settings(None) == (Settings(), ())


def test_blank_and_unreadable_values_leave_the_default() -> None:
    settings, lines = read(
        setting("so_ngay_nhac", None),
        setting("dang_ban_hanh", "fax"),
        setting("ngay_chot", "quý"),
        setting("dia_danh", " "),
    )

    assert settings == Settings()
    assert [one.code for one in setting_problems(lines)] == [
        Code.NOT_IN_LIST,
        Code.SETTING_UNREADABLE,
    ]


@pytest.mark.parametrize(
    ("key", "value", "field", "expected"),
    [
        pytest.param("nam", "2017", "year", 2017, id="year-as-text"),
        pytest.param("NAM", 2017, "year", 2017, id="key-in-capitals"),
        pytest.param(" nam ", 2017, "year", 2017, id="spaces-around-the-key"),
        pytest.param("ngay_chot", "30/6/2017", "cutoff", date(2017, 6, 30), id="day"),
        pytest.param("so_ngay_nhac", "45", "reminder_days", 45, id="number-as-text"),
        pytest.param("dang_ban_hanh", "ĐIỆN  TỬ", "form", "điện tử", id="choice-in-capitals"),
        pytest.param("the_thuc", "TT01_2011", "layout", "tt01_2011", id="choice"),
        pytest.param("ky_bao_cao", "  6 tháng  đầu năm", "period", "6 tháng đầu năm", id="text"),
        pytest.param("nguoi_ky", 12, "signer_id", "12", id="number-where-text-is-meant"),
        pytest.param("dia_danh", "Kie\u0302n Giang", "place", "Kiên Giang", id="decomposed"),
    ],
)
def test_value_is_read_by_the_kind_of_its_key(
    key: str, value: CellValue, field: str, expected: object
) -> None:
    settings, _ = read(setting(key, value))

    assert settings == replace(Settings(), **{field: expected})  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [CellError("#REF!"), NoResult("A1")])
@pytest.mark.parametrize("key", ["dia_danh", "ngay_chot", "so_ngay_nhac"])
def test_broken_cell_is_told(key: str, value: CellValue) -> None:
    _, lines = read(setting(key, value))

    assert [one.code for one in setting_problems(lines)] == [Code.SETTING_UNREADABLE]


def test_last_of_two_rows_of_one_key_counts() -> None:
    settings, _ = read(setting("nam", 2016), setting("nam", 2017))

    assert settings.year == 2017


def test_unknown_key_is_kept_as_a_row_of_no_field() -> None:
    settings, lines = read(setting("mau_nen", "xanh", "KG304: của riêng"))

    (line,) = lines
    assert (line.key, line.field, line.value) == ("mau_nen", "", None)
    assert (line.confirmation, line.confirmed_at.cell) == ("KG304: của riêng", "D2")
    assert settings == Settings()


def test_row_without_a_key_is_left_out() -> None:
    _, lines = read({"value": "x"}, setting("nam", 2017))

    assert [(line.key, line.where.cell, line.where.row) for line in lines] == [("nam", "B3", 3)]


def test_settings_typed_by_hand_need_no_column_of_confirmations() -> None:
    book = MemoryBook.of_rows([["Khóa", "Giá trị"], ["nam", 2017]], sheet="Cấu hình")
    block = find_block(book.read(), SETTINGS)
    assert isinstance(block, Block)

    _, (line,) = read_settings(block)

    assert (line.confirmation, line.confirmed_at.cell, line.confirmed_at.row) == ("", "", 2)


@pytest.mark.parametrize("key", SETTING_KEYS, ids=lambda key: key.key)
def test_example_of_each_key_is_read(key: Setting) -> None:

    settings, lines = read(setting(key.key, key.example))

    assert setting_problems(lines) == ()
    assert key.field in {field.name for field in fields(Settings)}
    assert isinstance(
        getattr(settings, key.field), {"date": date, "integer": int, "year": int}.get(key.kind, str)
    )


@pytest.mark.parametrize("key", SETTING_KEYS, ids=lambda key: key.key)
def test_default_of_each_key_is_that_of_the_program(key: Setting) -> None:
    default = getattr(Settings(), key.field)

    assert str(default if default is not None else "") == key.default


def test_every_field_has_a_key() -> None:
    assert {key.field for key in SETTING_KEYS} == {field.name for field in fields(Settings)}
    assert len({key.key for key in SETTING_KEYS}) == len(SETTING_KEYS)
    assert all(key.hint and key.example for key in SETTING_KEYS)
