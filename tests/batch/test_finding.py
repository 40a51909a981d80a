from __future__ import annotations

import os
import unicodedata
from datetime import date
from pathlib import Path

import pytest

from kgsheet.batch.conducting import order
from kgsheet.batch.finding import find_workbooks, plain_path
from kgsheet.errors import HostError, InputError
from kgsheet.messages import Code
from tests.batch.offices import office
from tests.command_line import Command


def put(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")


def found(folder: Path, *paths: Path) -> list[tuple[str, str]]:
    """Each workbook below a folder, with the folder of its documents."""
    return [
        (one.path.relative_to(folder).as_posix(), one.folder)
        for one in find_workbooks(paths or [folder], folder / "ra")
    ]


def test_folders_are_searched_to_the_bottom_in_a_stable_order(tmp_path: Path) -> None:
    put(tmp_path, "b/so.xlsx", "a/xa/so.xlsm", "a/Số liệu.xlsx", "c.xlsx")

    assert found(tmp_path) == [
        ("a/Số liệu.xlsx", "a/Số liệu"),
        ("a/xa/so.xlsm", "a/xa/so"),
        ("b/so.xlsx", "b/so"),
        ("c.xlsx", "c"),
    ]


@pytest.mark.parametrize(
    "name",
    [
        "~$so.xlsx",
        ".~lock.so.xlsx#",
        ".so.xlsx.kgsheet-backup",
        ".so.xlsx.kgsheet-new",
        ".an.xlsx",
        ".git/so.xlsx",
        "so.xlsx.bak",
        "so.xlsx~",
        "ra/so.xlsx",
        "ra/xa/so.xlsx",
        "ghi-chu.docx",
    ],
)
def test_what_is_no_input_is_left_out(tmp_path: Path, name: str) -> None:
    put(tmp_path, "so.xlsx", name)

    assert found(tmp_path) == [("so.xlsx", "so")]
    assert found(tmp_path, tmp_path, tmp_path / "so.xlsx") == [("so.xlsx", "so")]


@pytest.mark.parametrize("name", ["~$so.xlsx", ".an.xlsx", "so.xlsx.bak", "ra/so.xlsx"])
def test_it_is_left_out_also_where_a_shell_names_it(tmp_path: Path, name: str) -> None:
    put(tmp_path, "so.xlsx", name)

    assert found(tmp_path, tmp_path / "so.xlsx", tmp_path / name) == [("so.xlsx", "so")]


def test_lists_made_to_be_printed_are_no_input(run: Command, tmp_path: Path) -> None:
    office(tmp_path / "so.xlsx")
    run("check", tmp_path / "so.xlsx", "--out", tmp_path / "loi.xlsx")

    assert (tmp_path / "loi.xlsx").exists()
    assert found(tmp_path) == [("so.xlsx", "so")]


def test_formats_that_cannot_be_read_are_not_passed_over_in_silence(tmp_path: Path) -> None:
    put(tmp_path, "cu.xls", "khac.ods")

    assert [name for name, _ in found(tmp_path)] == ["cu.xls", "khac.ods"]


def test_one_file_under_several_names_is_run_once(tmp_path: Path) -> None:
    put(tmp_path, "xa/so.xlsx")
    os.symlink(tmp_path / "xa" / "so.xlsx", tmp_path / "xa" / "lien-ket.xlsx")

    everything = find_workbooks(
        [tmp_path, tmp_path / "xa", tmp_path / "xa" / ".." / "xa" / "so.xlsx"], tmp_path / "ra"
    )

    assert len(everything) == 1


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(["xa-1/../xa-2", "xa-1"], id="folders"),
        pytest.param(["xa-1", "xa-1/../xa-2/so.xlsx"], id="file"),
        pytest.param(["xa-1", "xa-1/../xa-2/*.xlsx"], id="pattern"),
        pytest.param(["xa-1/../xa-*"], id="pattern of folders"),
    ],
)
def test_ways_back_in_a_path_come_into_no_name(tmp_path: Path, given: list[str]) -> None:
    put(tmp_path, "xa-1/so.xlsx", "xa-2/so.xlsx")

    paths = [tmp_path / one for one in given]

    assert found(tmp_path, *paths) == [("xa-1/so.xlsx", "xa-1/so"), ("xa-2/so.xlsx", "xa-2/so")]


@pytest.mark.parametrize(
    ("path", "plain"),
    [
        ("a/b", "a/b"),
        ("a/../b", "b"),
        ("lien-ket", "lien-ket"),
        ("a/../lien-ket", "lien-ket"),
        pytest.param("lien-ket/..", "a", id="back from where a link leads"),
    ],
)
def test_path_is_said_as_people_write_it(tmp_path: Path, path: str, plain: str) -> None:
    put(tmp_path, "a/b/so.xlsx")
    os.symlink(tmp_path / "a" / "b", tmp_path / "lien-ket")

    assert plain_path(tmp_path / path) == tmp_path / plain


def test_output_folder_is_said_without_ways_back(tmp_path: Path) -> None:
    put(tmp_path, "xa/so.xlsx")

    asked = order([tmp_path], tmp_path / "xa" / ".." / "ra", date(2017, 6, 30))

    assert asked.out == tmp_path / "ra"


def test_pattern_names_output_from_its_fixed_part(tmp_path: Path) -> None:
    put(tmp_path, "xa-1/so.xlsx", "xa-2/so.xlsx", "xa-2/khac.xlsx", "xa-1/so.docx")

    assert found(tmp_path, tmp_path / "*" / "so.*") == [
        ("xa-1/so.xlsx", "xa-1/so"),
        ("xa-2/so.xlsx", "xa-2/so"),
    ]
    assert found(tmp_path, tmp_path / "xa-*2") == [
        ("xa-2/khac.xlsx", "xa-2/khac"),
        ("xa-2/so.xlsx", "xa-2/so"),
    ]


def test_files_of_a_shell_are_named_from_the_folder_that_holds_all(tmp_path: Path) -> None:
    put(tmp_path, "xa-1/so.xlsx", "xa-2/so.xlsx")

    given = [tmp_path / "xa-2" / "so.xlsx", tmp_path / "xa-1" / "so.xlsx"]

    assert found(tmp_path, *given) == [("xa-1/so.xlsx", "xa-1/so"), ("xa-2/so.xlsx", "xa-2/so")]


def test_workbooks_of_one_name_get_folders_of_their_own(tmp_path: Path) -> None:
    put(tmp_path, "so.xlsx", "so.xlsm", "Sổ.xlsx", unicodedata.normalize("NFD", "Sổ.xlsm"))

    folders = [folder for _, folder in found(tmp_path)]

    assert len({unicodedata.normalize("NFC", one) for one in folders}) == 4
    assert folders[:2] == ["so.xlsm", "so.xlsx"]


def test_name_with_signs_of_a_pattern_is_taken_as_it_stands(tmp_path: Path) -> None:
    put(tmp_path, "so [2025].xlsx")

    assert found(tmp_path, tmp_path / "so [2025].xlsx") == [("so [2025].xlsx", "so [2025]")]


@pytest.mark.parametrize("name", ["khong-co.xlsx", "khong-co", "xa-*/so.xlsx"])
def test_what_is_not_there_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(HostError) as refused:
        find_workbooks([tmp_path / name], tmp_path / "ra")

    assert refused.value.problems[0].code is Code.FILE_NOT_FOUND
    assert name in str(refused.value)


def test_folder_without_a_workbook_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused:
        find_workbooks([tmp_path], tmp_path / "ra")

    assert refused.value.problems[0].code is Code.NO_WORKBOOKS
