from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

import pytest

from kgsheet.core.carrying import Beginning, carry, plan_year
from kgsheet.core.cells import CellError, CellValue, MonthYear
from kgsheet.core.notices import notices
from kgsheet.core.schema import (
    AGENCIES,
    NARRATIVE,
    RECIPIENTS,
    REGISTER,
    SERIES,
    SETTING_KEYS,
    SETTINGS,
    SIGNERS,
    TASKS,
)
from kgsheet.hosts.memory import Held, MemoryBook
from kgsheet.messages.starting import STARTED, Notice
from tests.core.sheets import (
    Cells,
    Rows,
    agency,
    book_of,
    different,
    examined,
    look,
    setting,
    task,
)

ALL = (TASKS, AGENCIES, SETTINGS, SIGNERS, RECIPIENTS, NARRATIVE, SERIES, REGISTER)


def begun(blocks: Mapping[str, Rows], year: int = 2018) -> Beginning:
    """What a workbook with tables of these rows hands on."""
    given = {TASKS.name: [task()], **blocks}
    snapshot = book_of(given, [table for table in ALL if table.name in given]).read()
    return carry(snapshot, look(snapshot), year)


def carried(table: str, *rows: Cells, tasks: Rows = ()) -> list[Mapping[str, object]]:
    """The rows of a table in the new workbook, without empty cells."""
    blocks = {TASKS.name: tasks or [task()], table: rows}
    return [
        {name: value for name, value in row.items() if value not in (None, "")}
        for row in begun(blocks).tables[table]
    ]


def told(blocks: Mapping[str, Rows]) -> dict[Notice, str]:
    """What is said about the new workbook."""
    given = {TASKS.name: [task()], **blocks}
    snapshot = book_of(given, [table for table in ALL if table.name in given]).read()
    examination = look(snapshot)
    said = notices(carry(snapshot, examination, 2018), examination)
    return {one.notice: one.message for one in said}


@pytest.mark.parametrize(
    ("cells", "is_carried"),
    [
        pytest.param({}, True, id="overdue"),
        pytest.param({"deadline": "Quý IV/2017"}, True, id="not started"),
        pytest.param({"deadline": "31/4/2017"}, True, id="unreadable"),
        pytest.param({"suspension": "Tạm dừng"}, True, id="paused"),
        pytest.param({"approval": "đã trình"}, True, id="approval unreadable"),
        pytest.param({"approval": "12/QĐ-UBND ngày 01/7/2017"}, True, id="approved after the day"),
        pytest.param({"approval": "12/QĐ-UBND ngày 30/6/2017"}, False, id="completed on the day"),
        pytest.param({"suspension": "Đưa ra khỏi chương trình"}, False, id="withdrawn"),
    ],
)
def test_open_tasks_are_carried(cells: Cells, is_carried: bool) -> None:
    tables = begun({TASKS.name: [task(**cells)]}).tables

    assert len(tables[TASKS.name]) == is_carried


def test_task_keeps_what_people_typed_and_its_own_year() -> None:
    typed: Cells = {
        "id": "2017-009",
        "year": 2016,
        "sector": "Nông nghiệp",
        "lead_agency": "Sở NN",
        "supporting_agencies": "Sở Tài chính; UBND huyện",
        "title": "=Đề án chợ quê",
        "kind": "Đề án",
        "assigned_by": "104/KH-UBND",
        "deadline": "Quý I",
        "extension": "tháng 9/2017",
        "extended_by": "512/UBND-TH",
        "approval": "đã trình",
        "suspension": "Tạm dừng",
        "note": "chờ ý kiến",
        "confirmation": "KG103: theo kế hoạch",
    }
    blocks: dict[str, Rows] = {
        TASKS.name: [{**typed, "due": date(2016, 3, 31), "state": "Quá hạn", "codes": "KG103"}],
        AGENCIES.name: [agency("Sở Nông nghiệp", short_name="Sở NN")],
        SETTINGS.name: [setting("nam", 2017)],
    }

    (row,) = begun(blocks).tables[TASKS.name]

    assert row == {**typed, "deadline": "Quý I/2016", "lead_agency": "Sở Nông nghiệp"}


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        pytest.param(date(2017, 3, 31), "31/3/2017", id="day"),
        pytest.param(datetime(2017, 3, 31), "31/3/2017", id="day and hour"),
        pytest.param(MonthYear(2017, 6), "6/2017", id="month"),
        pytest.param(2017, 2017, id="year"),
        pytest.param(0.5, "0,5", id="fraction"),
        pytest.param(CellError("#REF!"), None, id="error"),
        pytest.param("tháng 6", "tháng 6/2017", id="year of the settings"),
    ],
)
def test_deadline_is_written_as_people_see_it(cell: CellValue, kept: object) -> None:
    blocks = {TASKS.name: [task(deadline=cell)], SETTINGS.name: [setting("nam", 2017)]}

    (row,) = begun(blocks).tables[TASKS.name]

    assert row["deadline"] == kept


def test_task_without_a_year_anywhere_is_of_the_year_before() -> None:
    (row,) = begun({TASKS.name: [task(deadline="Quý I")]}, year=2019).tables[TASKS.name]

    assert (row["year"], row["deadline"]) == (2018, "Quý I/2018")


def test_settings_go_on_without_what_belongs_to_one_year() -> None:
    rows = carried(
        SETTINGS.name,
        setting("nam", 2017),
        setting("ngay_chot", date(2017, 6, 30)),
        setting("ngay_bao_cao", date(2017, 7, 11)),
        setting("ky_bao_cao", "6 tháng đầu năm 2017"),
        setting("dia_danh", "Kiên Giang"),
        setting("so_ngay_nhac", 15),
        setting("tong_so_da_cong_bo", 60, "KG301: số đã phát hành"),
        setting("da_phe_duyet_da_cong_bo", 19),
        setting("den_han_da_cong_bo", 33),
    )

    values = {row["key"]: row["value"] for row in rows if "value" in row}
    assert [row["key"] for row in rows] == [one.key for one in SETTING_KEYS]
    defaults = {one.key: one.default for one in SETTING_KEYS if one.default}
    assert values == {**defaults, "nam": 2018, "dia_danh": "Kiên Giang", "so_ngay_nhac": 15}
    assert not [row for row in rows if "confirmation" in row]


def test_setting_that_was_emptied_stays_empty() -> None:
    rows = carried(SETTINGS.name, setting("thu_muc_van_ban", None))

    assert "value" not in next(row for row in rows if row["key"] == "thu_muc_van_ban")


def test_setting_of_the_office_is_kept() -> None:
    own = setting("ma_buu_chinh", "91000", "KG304: dùng nội bộ")
    rows = carried(SETTINGS.name, own, {"value": "không có khóa"})

    assert rows[-1] == {"key": "ma_buu_chinh", "value": "91000"}


def test_agency_that_ended_stays_behind() -> None:
    rows = carried(
        AGENCIES.name,
        agency("Sở Xây dựng", id="SXD", aliases="Sở XD", order=2, email="sxd@a.vn"),
        agency("Sở Cũ", id="SC", valid_to=date(2017, 12, 31), successor="SXD"),
        agency("Sở Mới", id="SM", valid_from=date(2018, 3, 1)),
        agency("Sở Đến cuối", id="SD", valid_to=date(2018, 1, 1)),
    )

    assert [row["name"] for row in rows] == ["Sở Xây dựng", "Sở Mới", "Sở Đến cuối"]
    assert rows[0] == {
        "id": "SXD",
        "name": "Sở Xây dựng",
        "aliases": "Sở XD",
        "order": 2,
        "email": "sxd@a.vn",
    }


def test_agency_of_an_open_task_is_carried_with_its_successors() -> None:
    ended = date(2017, 7, 1)
    rows = carried(
        AGENCIES.name,
        agency("Sở Một", id="S1", valid_to=ended, successor="S2"),
        agency("Sở Hai", id="S2", valid_to=ended, successor="S3"),
        agency("Sở Ba", id="S3", valid_to=ended, successor="S1"),
        agency("Sở Bốn", id="S4", valid_to=ended, successor="S3"),
        tasks=[task(lead_agency="Sở Một")],
    )

    assert [row["name"] for row in rows] == ["Sở Một", "Sở Hai", "Sở Ba"]
    assert rows[0]["successor"] == "S2"
    assert rows[0]["valid_to"] == ended


def test_day_that_cannot_be_read_is_kept_as_typed() -> None:
    (row,) = carried(AGENCIES.name, agency("Sở Xây dựng", valid_from="từ khi thành lập"))

    assert row["valid_from"] == "từ khi thành lập"


def test_agencies_are_those_of_the_tasks_where_no_list_is() -> None:
    tasks = [
        task(lead_agency="Sở Y tế", title="Phòng dịch", approval="12/QĐ-UBND ngày 03/3/2017"),
        task(),
    ]

    found = begun({TASKS.name: tasks}).tables[AGENCIES.name]

    assert found == ({"name": "Sở Y tế", "order": 1}, {"name": "Sở Xây dựng", "order": 2})


def test_series_of_the_latest_year_begin_again() -> None:
    rows = carried(
        SERIES.name,
        {"type": "BC", "year": 2016, "series": "Cũ", "first": 1},
        {"type": "BC", "year": 2017, "series": "Chung", "first": 169, "closed": "có"},
        {"type": "KH", "year": 2017, "series": "Chung", "first": 9, "mode": "nhập tay"},
        {"type": "CV", "series": "CV", "first": 5},
    )

    assert rows == [
        {"type": "BC", "year": 2018, "series": "Chung", "first": 1},
        {"type": "KH", "year": 2018, "series": "Chung", "first": 1, "mode": "nhập tay"},
        {"type": "CV", "year": 2018, "series": "CV", "first": 1},
    ]


@pytest.mark.parametrize(
    ("table", "row"),
    [
        (SIGNERS.name, {"id": "CT", "name": "Phạm A", "authority": "TM. UBND|CHỦ TỊCH"}),
        (RECIPIENTS.name, {"type": "BC", "order": 1, "recipient": "Lưu: VT, TH."}),
        (NARRATIVE.name, {"type": "BC", "order": 10, "level": "doan", "text": "Năm **2017**:"}),
    ],
)
def test_lists_are_carried_as_they_are(table: str, row: Cells) -> None:
    assert carried(table, row) == [row]


def test_register_stays_behind() -> None:
    rows: Rows = [{"symbol": "169/BC-UBND", "subject": "Báo cáo", "number": 169}]
    blocks: dict[str, Rows] = {REGISTER.name: rows, SETTINGS.name: [setting("nam", 2017)]}

    assert REGISTER.name not in begun(blocks).tables
    assert told(blocks)[Notice.REGISTER] == STARTED[Notice.REGISTER].format(count=1, year=2018)


def test_table_that_the_old_workbook_lacks_is_left_to_the_new_one() -> None:
    assert set(begun({}).tables) == {TASKS.name, AGENCIES.name}


def test_own_columns_of_the_office_are_told() -> None:
    headings: list[Held] = ["STT", "Đơn vị chủ trì", "Nội dung", "Thời hạn", "Cán bộ", "Điện thoại"]
    row: list[Held] = [1, "Sở Xây dựng", "Đề án chợ quê", "Quý I/2017", "Anh Hai", "0912"]
    snapshot = MemoryBook.of_rows([headings, row], sheet="DS").read()
    examination = look(snapshot)

    said = notices(carry(snapshot, examination, 2018), examination)

    assert said[-1].message == "Không chuyển các cột riêng ở trang “DS”: “Cán bộ”, “Điện thoại”."


def test_what_is_to_be_done_is_told_first() -> None:
    blocks: dict[str, Rows] = {
        TASKS.name: different(3, lead_agency="Sở A"),
        AGENCIES.name: [agency("Sở A"), agency("Sở B", valid_to=date(2017, 1, 1))],
        SETTINGS.name: [setting("nam", 2017)],
        NARRATIVE.name: [
            {"type": "BC", "level": "doan", "text": "Trong năm 2017, tỉnh giao 52 đề án."},
            {"type": "BC", "level": "doan", "text": "Năm {{ nam }}."},
        ],
    }

    said = told(blocks)

    assert list(said) == [
        Notice.OPEN_TASKS,
        Notice.TO_FILL,
        Notice.OLD_YEAR_IN_TEXT,
        Notice.FRESH_TABLES,
        Notice.AGENCIES_ENDED,
    ]
    assert said[Notice.OPEN_TASKS].startswith("Chuyển sang 3/3 nhiệm vụ chưa hoàn thành")
    assert "1 dòng còn ghi năm 2017" in said[Notice.OLD_YEAR_IN_TEXT]
    assert said[Notice.FRESH_TABLES].endswith("“Người ký”, “Nơi nhận”, “Sổ văn bản”.")
    assert said[Notice.AGENCIES_ENDED].endswith("“Sở B”.")


def test_agencies_made_from_tasks_are_told() -> None:
    said = told({})

    assert "lấy 1 tên" in said[Notice.AGENCIES_NAMED]
    assert set(said) == {Notice.OPEN_TASKS, Notice.AGENCIES_NAMED, Notice.FRESH_TABLES}


@pytest.mark.parametrize(
    ("tasks", "settings", "year"),
    [
        pytest.param([task(year=2016)], [setting("nam", 2017)], 2017, id="settings"),
        pytest.param(different(2, year=2016), [], 2016, id="tasks"),
        pytest.param([task()], [], None, id="nowhere"),
    ],
)
def test_plan_year_is_that_of_the_settings_else_of_the_tasks(
    tasks: Rows, settings: Rows, year: int | None
) -> None:
    assert plan_year(examined(*tasks, settings=settings)) == year
