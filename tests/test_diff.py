"""`kgsheet diff` tells people, and programs, what differs between two workbooks."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kgsheet.cli.comparing import MOST_CELLS, diff_text, part_text
from kgsheet.core.comparison import CellDifference, Comparison, PartDifference
from kgsheet.core.edits import CellEdit
from kgsheet.hosts.file import FileBook
from kgsheet.messages.differences import CHANGE_TEXT, KIND_TEXT, Change, PartKind
from tests.command_line import Command
from tests.hosts.conftest import write_workbook
from tests.ooxml.packages import members, package

Sample = Callable[[int], Path]


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    """A workbook and a copy with a cell changed, one emptied and one new."""
    before = write_workbook(tmp_path / "hôm qua.xlsx", {"Nhiệm vụ": [["Đề án", 5], ["Kế hoạch"]]})
    after = tmp_path / "hôm nay.xlsx"
    shutil.copyfile(before, after)
    values = {(1, 2): 6, (2, 1): None, (3, 3): "mới"}
    FileBook(after).apply(
        [
            CellEdit(sheet="Nhiệm vụ", row=row, column=column, value=value)
            for (row, column), value in values.items()
        ]
    )
    return before, after


def test_people_read_which_cells_changed_from_what_to_what(
    run: Command, pair: tuple[Path, Path]
) -> None:
    said = run("diff", *pair)

    assert said.out == (
        "So sánh hôm qua.xlsx (trước) với hôm nay.xlsx (sau)\n"
        "\n"
        "Trang “Nhiệm vụ”: 3 ô thay đổi\n"
        "  B1      “5” → “6”\n"
        "  A2      “Kế hoạch” → (trống)\n"
        "  C3      (trống) → “mới”\n"
        "\n"
        "3 ô khác nhau, ngoài ra giữ nguyên.\n"
    )
    assert (said.code, said.err) == (0, "")


def test_programs_read_one_object(run: Command, pair: tuple[Path, Path]) -> None:
    said = run("diff", *pair, "--json")

    assert said.code == 0
    assert said.json == {
        "equal": False,
        "cells": [
            {"sheet": "Nhiệm vụ", "cell": "B1", "before": "5", "after": "6"},
            {"sheet": "Nhiệm vụ", "cell": "A2", "before": "Kế hoạch", "after": None},
            {"sheet": "Nhiệm vụ", "cell": "C3", "before": None, "after": "mới"},
        ],
        "parts": [],
    }


def test_equal_workbooks_are_said_to_be_equal(run: Command, pair: tuple[Path, Path]) -> None:
    said = run("diff", pair[0], pair[0])

    assert said.out.splitlines()[-1] == "Hai sổ không có gì khác nhau."
    assert run("diff", pair[0], pair[0], "--json").json == {
        "equal": True,
        "cells": [],
        "parts": [],
    }


def test_other_parts_are_named_in_words(run: Command, pair: tuple[Path, Path]) -> None:
    parts = members(pair[0].read_bytes())
    theme = parts["xl/theme/theme1.xml"].replace(b"Calibri", b"Arial")
    sheet = parts["xl/worksheets/sheet1.xml"].replace(b'left="0.7"', b'left="1"')
    changed = {"xl/theme/theme1.xml": theme, "xl/worksheets/sheet1.xml": sheet}
    pair[1].write_bytes(package({**parts, **changed}))

    said, answer = run("diff", *pair), run("diff", *pair, "--json").json

    assert said.out.splitlines()[2:] == [
        "Ngoài nội dung ô",
        "  Trang “Nhiệm vụ”: thiết lập in thay đổi",
        "  Chủ đề màu và phông chữ: thay đổi",
        "",
        "Không ô nào khác nhau, 2 mục ngoài nội dung ô khác nhau.",
    ]
    assert answer["parts"][1] == {
        "part": "xl/theme/theme1.xml",
        "kind": "theme",
        "change": "changed",
        "sheet": "",
        "name": "",
        "message": "Chủ đề màu và phông chữ: thay đổi",
    }


def test_an_update_is_told_and_nothing_beside_it(run: Command, sample: Sample) -> None:
    path = sample(2017)
    before = Path(shutil.copy(path, path.with_name("trước.xlsx")))
    run("update", path)

    answer = run("diff", before, path, "--json").json

    assert {one["sheet"] for one in answer["cells"]} == {"Nhiệm vụ", "Kiểm tra", "Tổng hợp"}
    assert {one["kind"] for one in answer["parts"]} <= {"table"}
    written = {one["cell"][0] for one in answer["cells"] if one["sheet"] == "Nhiệm vụ"}
    assert written <= set("PQRST")


def test_a_long_list_is_cut_with_a_count() -> None:
    cells = [
        CellDifference(sheet="A", cell=f"A{row}", before=None, after="x" * 99)
        for row in range(1, MOST_CELLS + 8)
    ]

    lines = list(diff_text(Comparison(tuple(cells)), Path("a.xlsx"), Path("b.xlsx")))

    assert len([line for line in lines if line.startswith("  A")]) == MOST_CELLS
    assert "  … và 7 ô khác" in lines
    assert max(map(len, lines)) <= 100


@pytest.mark.parametrize(
    ("part", "words"),
    [
        pytest.param(
            PartDifference(part="p", kind=PartKind.SHEET, change=Change.REMOVED, sheet="A"),
            "Trang “A”: không còn",
            id="sheet lost",
        ),
        pytest.param(
            PartDifference(
                part="p", kind=PartKind.SHEET, change=Change.RENAMED, sheet="A", name="B"
            ),
            "Trang “A”: đổi tên thành “B”",
            id="sheet renamed",
        ),
        pytest.param(
            PartDifference(
                part="p", kind=PartKind.TABLE, change=Change.CHANGED, sheet="A", name="tblX"
            ),
            "Trang “A”: bảng tblX thay đổi",
            id="table",
        ),
        pytest.param(
            PartDifference(part="xl/y.bin", kind=PartKind.OTHER, change=Change.ADDED),
            "Thành phần khác (xl/y.bin): thêm mới",
            id="unknown part",
        ),
    ],
)
def test_a_part_is_told_in_one_line(part: PartDifference, words: str) -> None:
    assert part_text(part) == words


def test_parts_are_told_sheet_by_sheet_and_the_whole_file_last() -> None:
    parts = [
        PartDifference(part="p", kind=kind, change=Change.CHANGED, sheet=sheet)
        for kind, sheet in (
            (PartKind.THEME, ""),
            (PartKind.MERGES, "B"),
            (PartKind.VIEW, "A"),
            (PartKind.FILTER, "B"),
        )
    ]

    lines = list(diff_text(Comparison((), tuple(parts)), Path("a.xlsx"), Path("b.xlsx")))

    assert [line.split(":")[0].strip() for line in lines[3:7]] == [
        "Trang “B”",
        "Trang “B”",
        "Trang “A”",
        "Chủ đề màu và phông chữ",
    ]


def test_every_kind_and_change_has_words() -> None:
    assert set(KIND_TEXT) == set(PartKind)
    assert set(CHANGE_TEXT) == set(Change)


@pytest.mark.parametrize("side", [0, 1], ids=["before", "after"])
def test_a_file_that_cannot_be_compared_is_named(
    run: Command, pair: tuple[Path, Path], side: int
) -> None:
    files = list(pair)
    files[side].write_bytes(b"x")
    broken = run("diff", *files)
    files[side].unlink()
    missing = run("diff", *files)

    assert (broken.code, missing.code) == (3, 5)
    assert "[KG902]" in broken.err
    assert "[KG901]" in missing.err
    assert all(files[side].name in said.err for said in (broken, missing))


def test_a_sheet_broken_inside_is_told(run: Command, pair: tuple[Path, Path]) -> None:
    parts = members(pair[1].read_bytes())
    sheet = "xl/worksheets/sheet1.xml"
    pair[1].write_bytes(package({**parts, sheet: parts[sheet][:-40]}))

    said = run("diff", *pair, "--json")

    assert said.code == 3
    assert said.json["error"]["code"] == "KG907"
    assert pair[1].name in said.json["error"]["where"]
