from __future__ import annotations

from datetime import date

import pytest

from kgsheet.core.agencies import AgencyIndex
from kgsheet.core.blocks import Block, find_block
from kgsheet.core.cells import CellError, CellValue, NoResult
from kgsheet.core.deadlines import Deadline
from kgsheet.core.lines import Line
from kgsheet.core.master import Agency, Settings
from kgsheet.core.reading import (
    read_agencies,
    read_lines,
    read_narrative,
    read_recipients,
    read_signers,
)
from kgsheet.core.references import Reference
from kgsheet.core.schema import AGENCIES, NARRATIVE, RECIPIENTS, SIGNERS, TASKS, Table
from kgsheet.core.tasks import State
from kgsheet.errors import Problem
from kgsheet.hosts.memory import MemoryBook
from tests.core.sheets import Cells, agency, book_of, task


def block(table: Table, *rows: Cells) -> Block:
    found = find_block(book_of({table.name: rows}, [table]).read(), table)
    assert isinstance(found, Block)
    return found


def lines(
    *rows: Cells, settings: Settings | None = None, agencies: AgencyIndex | None = None
) -> tuple[Line, ...]:
    return read_lines(block(TASKS, *rows), settings or Settings(), agencies or AgencyIndex())


def line(**cells: CellValue) -> Line:
    (one,) = lines(task(**cells))
    return one


def test_each_cell_of_a_task_is_read() -> None:
    one = line(
        id=" NV15 ",
        year="2017",
        sector="Nông nghiệp",
        supporting_agencies="Sở Tài chính; UBND cấp huyện;",
        kind="Đề án",
        assigned_by="104/KH-UBND ngày 07/5/2021",
        deadline="Quý I",
        extension="Quý II/2017",
        extended_by="512/UBND-TH",
        approval="41/QĐ-UBND ngày 09/01/2017",
        suspension="TẠM DỪNG",
        note="Ghi  thêm",
    ).task

    assert one.id == "NV15"
    assert (one.year, one.sector, one.kind) == (2017, "Nông nghiệp", "Đề án")
    assert one.supporting_agencies == ("Sở Tài chính", "UBND cấp huyện")
    assert (one.assigned_by, one.extended_by) == ("104/KH-UBND ngày 07/5/2021", "512/UBND-TH")
    assert one.deadline is not None
    assert (one.deadline.due, one.due) == (date(2017, 3, 31), date(2017, 6, 30))
    assert one.approved_on == date(2017, 1, 9)
    assert one.approval_text == "41/QĐ-UBND ngày 09/01/2017"
    assert one.set_aside is State.PAUSED
    assert one.note == "Ghi thêm"
    assert (one.where.sheet, one.where.cell, one.where.row) == ("Nhiệm vụ", "I2", 2)


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("A; B", ("A", "B")),
        ("A\nB", ("A", "B")),
        ("- A\n- B;", ("A", "B")),
        ("A;; ;B.", ("A", "B")),
        ("Sở A, Sở B", ("Sở A, Sở B",)),
        (CellError("#N/A"), ()),
        (None, ()),
    ],
)
def test_several_names_stand_between_semicolons_or_lines(
    cell: CellValue, names: tuple[str, ...]
) -> None:
    assert line(supporting_agencies=cell).task.supporting_agencies == names


@pytest.mark.parametrize(
    ("cell", "state"),
    [
        ("Tạm dừng", State.PAUSED),
        ("đưa ra khỏi chương trình.", State.WITHDRAWN),
        ("Đang làm", None),
        (None, None),
    ],
)
def test_task_is_set_aside_where_the_sheet_says_so(cell: CellValue, state: State | None) -> None:
    assert line(suspension=cell).task.set_aside is state


@pytest.mark.parametrize(
    ("cell", "due"),
    [
        pytest.param("Quý II/2017", date(2017, 6, 30), id="later"),
        pytest.param(None, date(2017, 3, 31), id="blank"),
        pytest.param("-", date(2017, 3, 31), id="dash"),
        pytest.param("không", date(2017, 3, 31), id="none"),
        pytest.param("sớm", date(2017, 3, 31), id="no-day"),
        pytest.param("31/4/2017", date(2017, 3, 31), id="unreadable"),
        pytest.param("Thường xuyên", None, id="ongoing"),
        pytest.param("khi có chỉ đạo", None, id="event"),
    ],
)
def test_extension_replaces_the_deadline_where_it_says_when(
    cell: CellValue, due: date | None
) -> None:
    assert line(extension=cell).task.due == due


@pytest.mark.parametrize("cell", [None, "-", "–", "…", "."])
def test_sign_that_says_nothing_is_no_approval(cell: CellValue) -> None:
    assert line(approval=cell).approval is None


def test_unreadable_cells_keep_their_problem_beside_the_task() -> None:
    one = line(deadline="31/4/2017", extension="31/4/2017", approval="đã trình")

    assert all(isinstance(read, Problem) for read in (one.deadline, one.extension, one.approval))
    assert (one.task.deadline, one.task.extension, one.task.approval) == (None, None, None)
    assert one.task.approval_text == "đã trình"


def test_readable_cells_are_both_in_the_line_and_in_the_task() -> None:
    one = line(approval="41/QĐ-UBND ngày 09/01/2017")

    assert isinstance(one.deadline, Deadline)
    assert isinstance(one.approval, Reference)
    assert (one.task.deadline, one.task.approval) == (one.deadline, one.approval)


@pytest.mark.parametrize(
    ("cell", "year"), [(None, 2016), (2017, 2017), ("2017", 2017), (17, None), ("nay", None)]
)
def test_year_of_the_row_goes_before_that_of_the_settings(
    cell: CellValue, year: int | None
) -> None:
    (one,) = lines(task(year=cell), settings=Settings(year=2016))

    assert one.task.year == year


@pytest.mark.parametrize(
    ("policy", "due"), [("bao gồm", date(2017, 6, 30)), ("không bao gồm", date(2017, 6, 29))]
)
def test_before_a_day_is_read_by_the_policy_of_the_settings(policy: str, due: date) -> None:
    (one,) = lines(task(deadline="trước ngày 30/6/2017"), settings=Settings(before_day=policy))

    assert one.task.due == due


def test_known_agency_is_named_officially() -> None:
    index = AgencyIndex([Agency(id="SXD", name="Sở Xây dựng", aliases=("Sở XD",))])

    (one,) = lines(task(lead_agency="SỞ XD:"), agencies=index)

    assert (one.task.lead_agency, one.agency) == ("Sở Xây dựng", index.agencies[0])


@pytest.mark.parametrize("cell", ["-", '"', "...", " : ", None])
def test_sign_that_says_nothing_is_no_agency(cell: CellValue) -> None:
    assert line(lead_agency=cell).task.lead_agency == ""


def test_unknown_agency_has_one_spelling_in_all_rows() -> None:
    names = ("Sở Y tế", "SỞ Y TẾ", "Sở Y tế.", "Sở  Y tế:", "Sở Ytế")

    read = lines(*(task(lead_agency=name) for name in names))

    assert [one.task.lead_agency for one in read] == ["Sở Y tế"] * 4 + ["Sở Ytế"]


def test_heading_row_gives_its_agency_where_the_cell_is_blank() -> None:
    rows: list[list[CellValue]] = [
        ["Đơn vị chủ trì", "Nội dung", "Thời hạn"],
        [None, "Sở Y tế", None],
        [None, "Đề án A", "2017"],
        ["Sở Nội vụ", "Đề án B", "2017"],
    ]
    found = find_block(MemoryBook.of_rows(rows).read(), TASKS)
    assert isinstance(found, Block)

    read = read_lines(found, Settings(), AgencyIndex())

    assert [one.task.lead_agency for one in read] == ["Sở Y tế", "Sở Nội vụ"]


def test_id_is_made_of_agency_and_title_and_survives_moving() -> None:
    first, second = task(), task(title="Quy hoạch cảng cá")

    here, there = lines(first, second), lines(second, first)

    assert {one.task.title: one.task.id for one in here} == {
        one.task.title: one.task.id for one in there
    }
    assert len({one.task.id for one in here}) == 2


def test_id_does_not_depend_on_spelling() -> None:
    (plain,), (loud,) = (
        lines(task()),
        lines(task(lead_agency="SỞ XÂY DỰNG", title="ĐỀ ÁN CHỢ QUÊ.")),
    )

    assert plain.task.id == loud.task.id


def test_made_ids_of_equal_tasks_are_told_apart_in_order() -> None:
    made = [one.task.id for one in lines(task(), task(), task(id="NV1"), task())]

    assert made == [made[0], f"{made[0]}-2", "NV1", f"{made[0]}-3"]


def test_line_shows_a_cell_as_text_and_as_it_was_read() -> None:
    one = line(deadline=date(2017, 6, 30))

    assert (one.text("deadline"), one.value("deadline")) == ("30/6/2017", date(2017, 6, 30))
    assert (one.text("note"), one.value("note")) == ("", None)


@pytest.mark.parametrize("broken", [CellError("#REF!"), NoResult("A1")])
def test_broken_cells_are_read_as_nothing(broken: CellValue) -> None:
    one = line(title=broken, lead_agency=broken, id=broken, year=broken).task

    assert (one.title, one.lead_agency, one.year) == ("", "", None)


def test_agencies_are_read_in_the_order_the_sheet_asks_for() -> None:
    found = read_agencies(
        block(
            AGENCIES,
            agency(
                "Sở Y tế",
                id="SYT",
                short_name="SYT",
                aliases="Y tế; Sở Y-tế",
                valid_from="01/01/2010",
                valid_to=date(2017, 12, 31),
                successor="SYT2",
                order="2",
                email="syt@example.vn",
            ),
            agency("Sở Xây dựng", order=1),
            {"id": "X", "short_name": "không tên"},
        )
    )

    assert found == (
        Agency(id="", name="Sở Xây dựng", order=1),
        Agency(
            id="SYT",
            name="Sở Y tế",
            short_name="SYT",
            aliases=("Y tế", "Sở Y-tế"),
            valid_from=date(2010, 1, 1),
            valid_to=date(2017, 12, 31),
            successor="SYT2",
            order=2,
            email="syt@example.vn",
        ),
    )


def test_signers_have_their_lines_of_authority() -> None:
    rows: list[Cells] = [
        {
            "id": "PCT",
            "name": "Nguyễn Văn A",
            "post": "Phó Chủ tịch",
            "authority": "TM. ỦY BAN NHÂN DÂN| KT. CHỦ TỊCH |PHÓ CHỦ TỊCH|",
            "valid_from": date(2017, 1, 1),
        },
        {"id": "X"},
    ]

    (one,) = read_signers(block(SIGNERS, *rows))

    assert one.authority == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assert (one.id, one.post, one.valid_from, one.valid_to) == (
        "PCT",
        "Phó Chủ tịch",
        date(2017, 1, 1),
        None,
    )


def test_recipients_come_in_their_order_within_each_type() -> None:
    rows: list[Cells] = [
        {"type": "bc", "order": 3, "recipient": "Lưu: VT"},
        {"type": "BC", "order": "1", "recipient": "Văn phòng Chính phủ"},
        {"type": "KH", "order": 1, "recipient": "Sở Tài chính"},
        {"type": "BC", "recipient": "như dòng trên"},
        {"type": "BC", "order": 9},
    ]

    found = read_recipients(block(RECIPIENTS, *rows))

    assert [one.text for one in found if one.type == "BC"] == [
        "Văn phòng Chính phủ",
        "như dòng trên",
        "Lưu: VT",
    ]
    assert found[0].where.cell == "C3"


def test_narrative_is_kept_as_typed_with_its_place() -> None:
    rows: list[Cells] = [
        {"type": "BC", "order": 2, "level": "DOAN", "text": "Một \r\n hai"},
        {"type": "BC", "order": 1, "level": "muc", "number": "I", "title": "KẾT  QUẢ"},
        {"level": "doan", "text": "không loại"},
    ]

    first, second = read_narrative(block(NARRATIVE, *rows))

    assert (first.level, first.number, first.title, first.text) == ("muc", "I", "KẾT  QUẢ", "")
    assert (second.level, second.text, second.where.cell) == ("doan", "Một \n hai", "F2")


def test_lists_that_a_workbook_lacks_are_empty() -> None:
    assert (read_agencies(None), read_signers(None)) == ((), ())
    assert (read_recipients(None), read_narrative(None)) == ((), ())


def test_narrative_without_a_column_of_texts_names_its_row() -> None:
    book = MemoryBook.of_rows([["Loại văn bản", "Cấp", "Tiêu đề"], ["BC", "muc", "KẾT QUẢ"]])
    found = find_block(book.read(), NARRATIVE)
    assert isinstance(found, Block)

    (one,) = read_narrative(found)

    assert (one.where.cell, one.where.row) == ("", 2)
