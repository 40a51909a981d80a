"""The doors: arguments in, whole output and exit code out."""

from __future__ import annotations

import hashlib
import shlex
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest

from kgsheet.messages.commands import HELP
from kgsheet.shipped import sample_workbook
from tests.command_line import Command
from tests.conftest import Audit, Convert
from tests.office_sheets import write_sheet
from tests.ooxml.pasting import TASKS_BEHIND_BUTTONS, damaged, drop

Sample = Callable[[int], Path]

HEADINGS = ("Đơn vị chủ trì", "Nội dung", "Thời hạn", "Văn bản phê duyệt")
ROWS: list[tuple[object, ...]] = [
    HEADINGS,
    ("Sở Y tế", "Đề án trạm y tế xã", "31/4/2021", None),
    ("Sở Xây dựng", "Chương trình nhà ở", "cuối năm 2021", "12/QĐ-UBND ngày 03/3/2021"),
]

COMMANDS = ("demo", "new", "check", "progress", "update", "report", "run", "restore", "undo")
BUTTON_COMMANDS = ("doctor", "setup-buttons")


@pytest.mark.parametrize("command", [*COMMANDS, *BUTTON_COMMANDS])
def test_each_command_explains_itself_with_an_example(run: Command, command: str) -> None:
    said = run(command, "--help")

    assert said.code == 0
    assert f"kgsheet {command} " in said.out
    assert " ".join(HELP[command.replace("-", "_")].split("\n\n")[0].split()[:5]) in " ".join(
        said.out.split()
    )


def test_days_are_said_as_documents_print_them(run: Command, tmp_path: Path) -> None:
    file = write_sheet(tmp_path / "so.xlsx", ROWS)

    said = run("check", file, "--as-of", "2022-02-01")

    assert said.out.splitlines()[0] == "Sổ so.xlsx, ngày chốt số liệu 01/02/2022"


def test_check_lists_findings_by_place_with_their_remedy(run: Command, tmp_path: Path) -> None:
    file = write_sheet(tmp_path / "so.xlsx", ROWS)

    said = run("check", file, "--as-of", "2021-06-30")

    assert said.code == 1
    assert said.out.splitlines() == [
        "Sổ so.xlsx, ngày chốt số liệu 30/6/2021",
        "Bảng nhiệm vụ: trang “Danh mục”, vùng A1:D3, 2 nhiệm vụ",
        "",
        "Trang “Danh mục”",
        "  C2      Lỗi          KG101  Không đọc được thời hạn “31/4/2021”.",
        "                              → Gõ lại thời hạn. Ví dụ đúng: 30/6/2025, 6/2025,"
        " Quý II/2025.",
        "  C3      Cảnh báo     KG103  Thời hạn “cuối năm 2021” chưa rõ, được hiểu là ngày"
        " 31/12/2021.",
        "                              → Ghi rõ quý, tháng hoặc ngày; nếu hiểu đúng thì xác nhận"
        " kèm lý do.",
        "",
        "1 lỗi, 1 cảnh báo, 0 thông tin.",
    ]


def test_check_answers_in_json_as_promised(run: Command, tmp_path: Path) -> None:
    file = write_sheet(tmp_path / "so.xlsx", ROWS)

    answer = run("check", file, "--as-of", "2021-06-30", "--json").json

    assert list(answer) == ["file", "as_of", "rows", "counts", "findings"]
    assert answer["counts"] == {"error": 1, "warning": 1, "info": 0}
    assert answer["findings"][0] == {
        "code": "KG101",
        "severity": "error",
        "confirmed": False,
        "sheet": "Danh mục",
        "cell": "C2",
        "row": 2,
        "column": "Thời gian thực hiện",
        "found": "31/4/2021",
        "message": "Không đọc được thời hạn “31/4/2021”.",
        "fix": "Gõ lại thời hạn. Ví dụ đúng: 30/6/2025, 6/2025, Quý II/2025.",
    }


def test_check_changes_nothing(run: Command, tmp_path: Path) -> None:
    file = write_sheet(tmp_path / "so.xlsx", ROWS)
    before = file.read_bytes()

    run("check", file)
    run("progress", file)

    assert file.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["so.xlsx"]


def test_check_writes_its_findings_into_a_workbook_of_their_own(
    run: Command, tmp_path: Path, audit: Audit
) -> None:
    file = write_sheet(tmp_path / "so.xlsx", ROWS)
    book = openpyxl.load_workbook(file)
    for column, text in enumerate(("=1+1", "=HYPERLINK(1)", "=2"), start=1):
        cell = book.worksheets[0].cell(4, column, text)
        cell.data_type = "s"
    book.save(file)
    out = tmp_path / "loi.xlsx"

    run("check", file, "--out", out, "--as-of", "2021-06-30")

    sheet = openpyxl.load_workbook(out)["Kiểm tra"]
    assert [cell.value for cell in sheet[1]][:4] == ["Mức", "Mã lỗi", "Trang", "Ô"]
    assert ("KG101", "=2") in {(sheet.cell(n, 2).value, sheet.cell(n, 6).value) for n in (2, 3)}
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    assert audit(out) == []
    again = run("check", file, "--out", out)
    assert (again.code, again.err[:7]) == (3, "[KG910]")


def test_rows_of_exported_findings_are_as_tall_as_their_text(
    run: Command, sample: Sample, tmp_path: Path
) -> None:
    out = tmp_path / "loi.xlsx"

    run("check", sample(2017), "--as-of", "2017-03-31", "--out", out)

    # An approval after the day is told in two lines; a line is 15 points.
    sheet = openpyxl.load_workbook(out)["Kiểm tra"]
    heights = [
        sheet.row_dimensions[row].height or 0
        for row in range(2, sheet.max_row + 1)
        if sheet.cell(row, 2).value == "KG113"
    ]
    assert len(heights) == 9
    assert min(heights) >= 30


def test_progress_answers_in_json_as_promised(run: Command, sample: Sample) -> None:
    answer = run("progress", sample(2017), "--json").json

    assert list(answer) == [
        "file",
        "as_of",
        "facts_hash",
        "total",
        "due",
        "completed",
        "due_completed",
        "overdue",
        "states",
        "rates",
        "agencies",
        "quarters",
        "overdue_tasks",
    ]
    assert sum(answer["states"].values()) == 52
    assert len(answer["facts_hash"]) == 64
    assert answer["overdue_tasks"][0] == {
        "id": "2017-005",
        "cell": "I9",
        "agency": "Sở Nông nghiệp và Phát triển nông thôn",
        "title": "Dự án rà soát, điều chỉnh quy hoạch lâm nghiệp giai đoạn 2016- 2020",
        "due": "2017-03-31",
        "days_late": 91,
    }


def test_default_day_is_that_of_the_settings(run: Command, sample: Sample) -> None:
    assert run("progress", sample(2017), "--json").json["as_of"] == "2017-06-30"


def test_error_is_one_json_object_or_a_sentence(run: Command, tmp_path: Path) -> None:
    said = run("check", tmp_path / "x.xlsx", "--json")
    told = run("check", tmp_path / "x.xlsx")

    assert list(said.json["error"]) == ["code", "message", "where"]
    assert said.err == told.out == ""
    assert "Traceback" not in told.err


# The rows of the annex: its heading row, agencies (in the report) and tasks.
REPORTS = [(2017, "bc", "BÁO CÁO", 1 + 12 + 52), (2021, "kh", "KẾ HOẠCH", 1 + 21)]


@pytest.mark.parametrize(("year", "kind", "heading", "rows"), REPORTS)
def test_report_writes_a_draft(
    run: Command, sample: Sample, year: int, kind: str, heading: str, rows: int
) -> None:
    answer = run("report", sample(year), kind, "--json").json

    (document,) = answer["documents"]
    path = Path(document.pop("path"))
    assert document == {
        "type": kind.upper(),
        "draft": True,
        "number": None,
        "symbol": None,
        "date": None,
    }
    assert path.name.startswith(f"{year}-{kind.upper()}-du-thao-")
    word = docx.Document(str(path))
    assert heading in [paragraph.text for paragraph in word.paragraphs]
    assert len(word.tables[-1].rows) == rows


def test_letter_is_written_for_each_late_agency(run: Command, sample: Sample) -> None:
    answer = run("report", sample(2017), "cv", "--json").json

    paths = [Path(one["path"]) for one in answer["documents"]]
    late = [one for one in answer["progress"]["agencies"] if one["overdue"]]
    assert len({path.name for path in paths}) == len(paths) == len(late) == 8
    assert {one["type"] for one in answer["documents"]} == {"CV"}
    rows = [len(docx.Document(str(path)).tables[-1].rows) - 1 for path in paths]
    assert rows == [one["overdue"] for one in late]


def test_no_letter_is_written_where_nobody_is_late(run: Command, sample: Sample) -> None:
    path = sample(2017)

    said = run("report", path, "cv", "--as-of", "2017-03-30")

    assert said.code == 0
    assert "Không có đơn vị nào có nhiệm vụ quá hạn tính đến hết ngày 30/3/2017" in said.out
    assert not (path.parent / "Văn bản").exists()
    assert run("report", path, "cv", "--as-of", "2017-03-30", "--json").json["documents"] == []


def visible(path: Path) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


def test_report_says_the_computed_sentence(run: Command, sample: Sample, tmp_path: Path) -> None:
    answer = run("report", sample(2017), "bc", "--out", tmp_path / "ra", "--json").json

    text = visible(Path(answer["documents"][0]["path"]))
    assert "18/33" in text
    assert "54,5%" in text
    assert "34,6%" in text
    assert "{{" not in text


def test_same_facts_give_the_same_bytes(run: Command, sample: Sample, tmp_path: Path) -> None:
    first = run("report", sample(2017), "bc", "--out", tmp_path / "a", "--json").json
    second = run("report", sample(2017), "bc", "--out", tmp_path / "b", "--json").json

    contents = [Path(one["documents"][0]["path"]).read_bytes() for one in (first, second)]
    assert contents[0] == contents[1]


def test_document_that_a_person_changed_is_kept(
    run: Command, sample: Sample, tmp_path: Path
) -> None:
    file, out = sample(2017), tmp_path / "ra"
    first = Path(run("report", file, "bc", "--out", out, "--json").json["documents"][0]["path"])
    word = docx.Document(str(first))
    word.paragraphs[-1].add_run(" (đã sửa)")
    word.save(str(first))
    edited = hashlib.sha256(first.read_bytes()).hexdigest()

    second = Path(run("report", file, "bc", "--out", out, "--json").json["documents"][0]["path"])

    assert second != first
    assert hashlib.sha256(first.read_bytes()).hexdigest() == edited


def test_own_untouched_document_is_written_anew(
    run: Command, sample: Sample, tmp_path: Path
) -> None:
    file, out = sample(2017), tmp_path / "ra"
    paths = {
        run("report", file, "bc", "--as-of", day, "--out", out, "--json").json["documents"][0][
            "path"
        ]
        for day in ("2017-03-31", "2017-06-30")
    }

    assert len(paths) == 1
    assert "18/33" in visible(Path(paths.pop()))


def test_type_that_is_not_configured_is_refused(run: Command, sample: Sample) -> None:
    said = run("report", sample(2017), "kh")

    assert said.code == 3
    assert said.err.startswith("[KG504]")
    assert "tblNoiDung" in said.err


def test_progress_of_a_blank_workbook_says_so_without_empty_tables(
    run: Command, tmp_path: Path
) -> None:
    path = tmp_path / "moi.xlsx"
    run("new", path)

    said = run("progress", path)

    assert (said.code, said.out.splitlines()[-1]) == (0, "Bảng chưa có nhiệm vụ nào.")
    assert "Đơn vị" not in said.out


def test_template_that_is_no_word_file_is_refused(
    run: Command, sample: Sample, tmp_path: Path
) -> None:
    file = tmp_path / "mau.docx"
    file.write_text("không phải Word", encoding="utf-8")

    said = run("report", sample(2017), "bc", "--template", file)

    assert said.code == 4
    assert said.err.startswith("[KG503]")


def test_missing_template_is_said(run: Command, sample: Sample, tmp_path: Path) -> None:
    said = run("report", sample(2017), "bc", "--template", tmp_path / "khong-co.docx")

    assert said.code in (4, 5)
    assert "khong-co.docx" in said.err


def test_run_does_all_into_the_folder_of_the_settings(run: Command, sample: Sample) -> None:
    file = sample(2017)

    said = run("run", file, "--json")

    assert said.code == 0
    assert list(said.json) == ["file", "as_of", "counts", "progress", "written", "documents"]
    assert Path(said.json["documents"][0]["path"]).parent == file.parent / "Văn bản"
    assert said.json["progress"]["overdue"] == 15
    assert run("run", file, "--json").json["written"] == []


@pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")  # it knows no data bars
def test_drafts_are_never_blocked_by_errors(run: Command, sample: Sample) -> None:
    file = sample(2017)
    book = openpyxl.load_workbook(file)
    book["Nhiệm vụ"]["I5"] = "31/4/2017"
    book.save(file)

    said = run("run", file, "--json")

    assert said.code == 1
    assert len(said.json["documents"]) == 1


def test_restore_says_what_it_mended(run: Command, sample: Sample) -> None:
    def lost(text: str) -> str:
        return drop('<dataValidation [^>]*sqref="[GN]5:[GN]556"(/>|>.*?</dataValidation>)')(text)

    file = damaged(sample(2017), {TASKS_BEHIND_BUTTONS: lost})
    copy = file.with_name("khac.xlsx")
    copy.write_bytes(file.read_bytes())

    said, answer = run("restore", file), run("restore", copy, "--json")

    assert (said.code, said.out.splitlines()) == (
        0,
        [
            "Đã khôi phục danh sách chọn của cột “Loại” (trang “Nhiệm vụ”).",
            "Đã khôi phục lời nhắc khi nhập của cột “Ghi chú” (trang “Nhiệm vụ”).",
        ],
    )
    assert answer.json["restored"][0] == {
        "what": "list",
        "sheet": "Nhiệm vụ",
        "name": "Loại",
        "range": "G5:G56",
        "message": "Đã khôi phục danh sách chọn của cột “Loại” (trang “Nhiệm vụ”).",
    }
    assert "không có gì phải khôi phục" in run("restore", file).out
    assert run("restore", file, "--json").json == {"file": file.name, "restored": []}


def test_undo_puts_the_last_version_back_and_can_be_undone(run: Command, sample: Sample) -> None:
    file = sample(2017)
    before = file.read_bytes()
    run("update", file)
    updated = file.read_bytes()

    said = run("undo", file, "--json")

    assert said.code == 0
    assert said.json == {"file": file.name, "restored": True}
    assert file.read_bytes() == before
    assert "Chạy lại lệnh này" in run("undo", file).out
    assert file.read_bytes() == updated


def test_undo_without_a_backup_says_so(run: Command, sample: Sample) -> None:
    file = sample(2017)
    before = file.read_bytes()

    said = run("undo", file, "--json")

    assert said.code == 3
    assert said.json["error"]["code"] == "KG912"
    assert f".{file.name}.kgsheet-backup" in said.json["error"]["message"]
    assert file.read_bytes() == before


@pytest.mark.parametrize("suffix", ["xlsm", "xlsx"])
@pytest.mark.parametrize("options", [(), ("--year", "2026"), ("--sample", "2017")])
def test_new_workbook_can_be_checked(
    run: Command, tmp_path: Path, audit: Audit, options: tuple[str, ...], suffix: str
) -> None:
    file = tmp_path / f"moi.{suffix}"

    made = run("new", file, *options)

    assert made.code == 0
    assert str(file) in made.out
    assert run("check", file).code == 0
    assert run("run", file).code == 0
    assert audit(file) == []


def test_new_never_overwrites(run: Command, tmp_path: Path) -> None:
    file = tmp_path / "moi.xlsx"
    file.write_bytes(b"cu")

    said = run("new", file)

    assert (said.code, said.err[:7]) == (3, "[KG910]")
    assert file.read_bytes() == b"cu"


@pytest.mark.parametrize(
    ("suffix", "has_buttons"), [("xlsm", True), ("XLSM", True), ("xlsx", False)]
)
def test_new_workbook_with_macros_has_buttons(
    run: Command, tmp_path: Path, suffix: str, has_buttons: bool
) -> None:
    file = tmp_path / f"moi.{suffix}"

    said = run("new", file)

    with zipfile.ZipFile(file) as package:
        assert ("xl/vbaProject.bin" in package.namelist()) == has_buttons
    assert ("setup-buttons" in said.out) == has_buttons


def test_commands_that_new_names_can_be_typed(run: Command, tmp_path: Path) -> None:
    file = tmp_path / "sổ theo dõi.xlsm"

    said = run("new", file)

    named = [shlex.split(line.partition("kgsheet ")[2]) for line in said.out.splitlines()[1:]]
    assert named == [["run", str(file)], ["setup-buttons", str(file)]]


def test_new_sample_is_the_one_that_is_shipped(run: Command, tmp_path: Path) -> None:
    file = tmp_path / "mau.xlsm"

    run("new", file, "--sample", "2017")

    with zipfile.ZipFile(file) as made, zipfile.ZipFile(sample_workbook(2017)) as shipped:
        assert made.namelist() == shipped.namelist()
        assert all(made.read(name) == shipped.read(name) for name in made.namelist())


@pytest.mark.parametrize("name", ["moi.xlsb", "moi.xls", "moi"])
def test_new_makes_workbooks_only(run: Command, tmp_path: Path, name: str) -> None:
    said = run("new", tmp_path / name)

    assert (said.code, said.err[:7]) == (3, "[KG911]")
    assert list(tmp_path.iterdir()) == []


def test_new_in_a_missing_folder_is_said(run: Command, tmp_path: Path) -> None:
    said = run("new", tmp_path / "khong" / "moi.xlsx")

    assert said.code == 5
    assert "Traceback" not in said.err


def test_demo_runs_both_samples(
    run: Command, tmp_path: Path, audit: Audit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    said = run("demo")

    made = [path for path in Path("kgsheet-demo").rglob("*.*") if "backup" not in path.name]
    assert said.code == 0
    assert sorted(path.suffix for path in made) == [".docx", ".docx", ".xlsm", ".xlsm"]
    assert all(str(path) in said.out for path in made if path.suffix == ".docx")
    assert [audit(path) for path in made] == [[], [], [], []]


def test_demo_a_second_time_changes_nothing(run: Command, tmp_path: Path) -> None:
    def state() -> dict[str, str]:
        return {
            path.name: hashlib.sha256(path.read_bytes()).hexdigest()
            for path in tmp_path.rglob("*.*")
            if path.is_file()
        }

    run("demo", "--out", tmp_path)
    first = state()
    again = run("demo", "--out", tmp_path, "--json")

    assert state() == first
    assert [item["written"] for item in again.json["items"]] == [[], []]


def test_updated_workbooks_pass_the_audit(run: Command, sample: Sample, audit: Audit) -> None:
    for year in (2017, 2021):
        file = sample(year)
        run("update", file)
        assert audit(file) == []


@pytest.mark.libreoffice
@pytest.mark.parametrize(("year", "kind"), [(2017, "bc"), (2021, "kh")])
def test_documents_open_in_libreoffice(
    run: Command, sample: Sample, libreoffice_convert: Convert, year: int, kind: str
) -> None:
    answer = run("report", sample(year), kind, "--json").json
    text = libreoffice_convert(Path(answer["documents"][0]["path"]), "txt:Text (encoded):UTF8")

    words = text.read_text(encoding="utf-8")

    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in words
    assert "Phụ lục" in words
    assert "TM. ỦY BAN NHÂN DÂN" in words
