"""Workbooks as offices have them, written by an independent library for the tests."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from importlib.resources import files
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

import kgsheet.build

Cells = Sequence[object]

HEADINGS = ("Thời gian thực hiện", "Đơn vị chủ trì", "Nội dung")


def facts(name: str) -> list[dict[str, str]]:
    """The rows of a published annex."""
    text = files(kgsheet.build).joinpath("data", f"{name}.tsv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def write_sheet(
    path: Path, rows: Iterable[Cells], *, merges: Iterable[str] = (), title: str = "Danh mục"
) -> Path:
    """Write rows into the only sheet of a new workbook and return its path."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    for area in merges:
        sheet.merge_cells(area)
    book.save(path)
    return path


def typed_by_hand(path: Path) -> Path:
    """The tasks of 2017 with the three required headings only, in row 4 under a merged title."""
    tasks = [(one["thoi_gian"], one["don_vi"], one["noi_dung"]) for one in facts("bc_2017")]
    above: list[Cells] = [("DANH MỤC ĐỀ ÁN, DỰ ÁN NĂM 2017",), (), ()]
    return write_sheet(path, [*above, HEADINGS, *tasks], merges=["A1:C1"])


def like_the_annex(path: Path) -> Path:
    """The annex of 2017 as published: agency rows, numbering per agency, totals and signature."""
    rows: list[Cells] = [
        (None, "KẾT QUẢ"),
        (),
        ("STT", "Đề án, dự án", "Thời gian thực hiện", "Văn bản phê duyệt"),
    ]
    agency = ""
    for one in facts("bc_2017"):
        if one["don_vi"] != agency:
            agency = one["don_vi"]
            rows.append((one["nhom"], f"{agency} ({int(one['so_ghi_o_tieu_de']):02d})"))
        approval = one["van_ban_phe_duyet"] or None
        rows.append((int(one["tt"]), one["noi_dung"], one["thoi_gian"], approval))
    rows += [("Tổng cộng nội dung năm 2017: 60",), (None, "Đã phê duyệt: 19")]
    rows += [(), (None, None, "TM. ỦY BAN NHÂN DÂN"), (None, None, "CHỦ TỊCH")]
    return write_sheet(path, rows, merges=["A1:D1"])
