from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date, datetime

import pytest

from kgsheet.core.cells import CellValue
from kgsheet.core.schema import AGENCIES, NARRATIVE, RECIPIENTS, SETTINGS, SIGNERS, TASKS
from kgsheet.hosts.memory import MemoryBook
from tests.core.sheets import Cells, agency, book_of, look, setting, task

FACTS: Mapping[str, list[Cells]] = {
    TASKS.name: [
        task(id="NV1", approval="41/QĐ-UBND ngày 09/01/2017"),
        task(id="NV2", title="Quy hoạch cảng cá", deadline=2017),
    ],
    SETTINGS.name: [setting("nam", 2017), setting("ngay_chot", date(2017, 6, 30))],
    AGENCIES.name: [agency("Sở Xây dựng", short_name="SXD")],
    SIGNERS.name: [{"id": "CT", "name": "Nguyễn Văn A", "authority": "CHỦ TỊCH"}],
    RECIPIENTS.name: [{"type": "BC", "recipient": "Lưu: VT"}],
    NARRATIVE.name: [{"type": "BC", "level": "doan", "text": "Một\nhai."}],
}
TABLES = (TASKS, SETTINGS, AGENCIES, SIGNERS, RECIPIENTS, NARRATIVE)


def hash_of(blocks: Mapping[str, list[Cells]]) -> str:
    return look(book_of(blocks, TABLES).read()).master.facts_hash


def changed(table: str, row: int, **cells: CellValue) -> Mapping[str, list[Cells]]:
    rows = list(FACTS[table])
    rows[row] = {**rows[row], **cells}
    return {**FACTS, table: rows}


def decomposed(value: CellValue) -> CellValue:
    return unicodedata.normalize("NFD", value) if isinstance(value, str) else value


@pytest.mark.parametrize(
    "blocks",
    [
        pytest.param(changed(TASKS.name, 0, due=date(2017, 3, 31), state="Quá hạn"), id="derived"),
        pytest.param(changed(TASKS.name, 1, deadline="2017"), id="number-as-text"),
        pytest.param(changed(SETTINGS.name, 0, value="2017"), id="setting-as-text"),
        pytest.param(changed(SETTINGS.name, 1, value="30/6/2017"), id="day-as-text"),
        pytest.param(changed(SETTINGS.name, 1, value=datetime(2017, 6, 30)), id="day-at-midnight"),
        pytest.param(changed(TASKS.name, 0, title="  Đề án  chợ quê "), id="spaces"),
        pytest.param(changed(NARRATIVE.name, 0, text="Một\r\nhai."), id="line-breaks-of-windows"),
        pytest.param(changed(TASKS.name, 0, note="\t"), id="white-space-in-a-blank-cell"),
        pytest.param({**FACTS, TASKS.name: [*FACTS[TASKS.name], {}, {}]}, id="empty-rows"),
        pytest.param(
            {**FACTS, TASKS.name: [FACTS[TASKS.name][0], {}, FACTS[TASKS.name][1]]},
            id="empty-row-between",
        ),
        pytest.param(
            {
                name: [{key: decomposed(cell) for key, cell in row.items()} for row in rows]
                for name, rows in FACTS.items()
            },
            id="decomposed",
        ),
    ],
)
def test_hash_stays_where_the_facts_do(blocks: Mapping[str, list[Cells]]) -> None:
    assert hash_of(blocks) == hash_of(FACTS)


@pytest.mark.parametrize(
    "blocks",
    [
        *(
            pytest.param(changed(TASKS.name, 0, **{column.field: "khác"}), id=column.field)
            for column in TASKS.columns
            if not column.derived
        ),
        pytest.param(changed(SETTINGS.name, 0, value=2018), id="setting"),
        pytest.param(changed(SETTINGS.name, 0, key="nam_khac"), id="key"),
        pytest.param(changed(SIGNERS.name, 0, authority="KT. CHỦ TỊCH"), id="signer"),
        pytest.param(changed(RECIPIENTS.name, 0, recipient="Lưu: VT, TH"), id="recipient"),
        pytest.param(changed(NARRATIVE.name, 0, text="Một hai."), id="line-break-of-the-narrative"),
        pytest.param(changed(TASKS.name, 0, title="Đề án Chợ quê"), id="case"),
        pytest.param(
            {**FACTS, TASKS.name: [*FACTS[TASKS.name], task(id="NV3")]}, id="one-row-more"
        ),
        pytest.param({**FACTS, TASKS.name: FACTS[TASKS.name][::-1]}, id="order-of-rows"),
    ],
)
def test_hash_changes_with_any_fact(blocks: Mapping[str, list[Cells]]) -> None:
    assert hash_of(blocks) != hash_of(FACTS)


def by_hand(rows: list[list[CellValue]]) -> str:
    return look(MemoryBook.of_rows(rows).read()).master.facts_hash


def test_hash_stays_when_columns_move_and_own_columns_are_added() -> None:
    rows: list[list[CellValue]] = [
        ["Đơn vị chủ trì", "Nội dung", "Thời hạn"],
        ["Sở Y tế", "Đề án A", "Quý I/2017"],
    ]
    moved: list[list[CellValue]] = [
        [],
        ["Kinh phí", "Thời gian thực hiện", "Đơn vị chủ trì", "Tên nhiệm vụ"],
        [500, "Quý I/2017", "Sở Y tế", "Đề án A"],
    ]

    assert by_hand(moved) == by_hand(rows)


def test_hash_changes_with_the_agency_of_a_heading_row() -> None:
    tasks: list[list[CellValue]] = [["Đề án A", "Quý I/2017"]]
    headings: list[list[CellValue]] = [["Nội dung", "Thời hạn"]]

    first = by_hand([*headings, ["I. Sở Y tế"], *tasks])

    assert first == by_hand([*headings, ["II. Sở Y tế (01)"], *tasks])
    assert first != by_hand([*headings, ["I. Sở Nội vụ"], *tasks])
