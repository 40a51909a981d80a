"""The commands of the register: whole output and exit code."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kgsheet.core.edits import CellEdit
from kgsheet.documents.numbering import read_numbers
from kgsheet.hosts.file import FileBook
from kgsheet.messages import Code
from tests.command_line import Command
from tests.hosts.conftest import values
from tests.jobs.office import numbers_in, write_register

Sample = Callable[[int], Path]
DAY = ("--date", "2017-07-11")


def put(path: Path, sheet: str, where: str, value: str | int | None) -> None:
    """Write beside a text in the first column of a sheet, or into a cell below a heading."""
    book = FileBook(path)
    cells = values(book.read(), sheet)
    row, column = next(place for place, held in cells.items() if held == where)
    book.apply([CellEdit(sheet=sheet, row=row, column=column + 1, value=value)])


def setting(path: Path, key: str, value: str | None) -> None:
    put(path, "Cấu hình", key, value)


def with_open_warning(path: Path) -> None:
    """Take the reason of a confirmed warning away."""
    book = FileBook(path)
    cells = values(book.read(), "Nhiệm vụ")
    place = next(place for place, held in cells.items() if str(held).startswith("KG20"))
    book.apply([CellEdit(sheet="Nhiệm vụ", row=place[0], column=place[1], value=None)])


def draft_of(run: Command, path: Path, kind: str = "bc") -> Path:
    return Path(run("report", path, kind, "--json").json["documents"][0]["path"])


@pytest.mark.parametrize(
    ("year", "day", "symbols"),
    [(2017, "2017-07-11", ["169/BC-UBND", "170/BC-UBND"]), (2021, "2021-05-07", ["104/KH-UBND"])],
)
def test_the_samples_get_the_numbers_that_their_series_start_with(
    run: Command, sample: Sample, year: int, day: str, symbols: list[str]
) -> None:
    path = sample(year)

    for symbol in symbols:
        said = run("run", path, "--issue", "--date", day, "--json")
        (document,) = said.json["documents"]
        assert said.code == 0, said.err
        assert (document["symbol"], document["date"]) == (symbol, day)
        assert (document["number"], document["draft"]) == (int(symbol.partition("/")[0]), False)
        printed = read_numbers(Path(document["path"]).read_bytes())
        assert (printed[0], str(printed[1])) == (document["number"], day)
        assert f"{year}-{document['type']}-{document['number']}-" in document["path"]

    assert run("register", "verify", path, "--json").json == {"ok": True, "problems": []}


def test_what_a_clerk_reads(run: Command, sample: Sample) -> None:
    path = sample(2017)

    assert run("register", "list", path).out == "Sổ chưa cấp số nào.\n"
    assert "dãy BC): 169" in run("register", "next", path, "bc").out
    issued = run("register", "issue", path, "bc", *DAY)
    assert (issued.code, issued.err) == (0, "")
    assert "Đã cấp số 169/BC-UBND ngày 11/7/2017: " in issued.out
    assert "169/BC-UBND" in run("register", "list", path).out
    assert "Sổ đúng: 1 số" in run("register", "verify", path).out


def test_a_cancelled_number_keeps_its_row_and_is_never_given_again(
    run: Command, sample: Sample
) -> None:
    path = sample(2017)
    run("register", "issue", path, "BC", *DAY)

    said = run("register", "void", path, "bc", 169, "--year", 2017, "--reason", "in sai trang")
    again = run("register", "void", path, "bc", 169, "--year", 2017, "--reason", "lần nữa")

    assert said.code == 0
    assert "Đã hủy số 169/BC-UBND" in said.out
    assert again.code == 3
    assert Code.ENTRY_NOT_TO_VOID in again.err
    assert "lý do hủy: in sai trang" in run("register", "list", path).out
    assert run("register", "next", path, "bc", "--json").json == {
        "type": "BC",
        "series": "BC",
        "year": 2017,
        "number": 170,
    }
    assert run("register", "verify", path).code == 0


def test_a_workbook_with_an_open_warning_issues_nothing(run: Command, sample: Sample) -> None:
    path = sample(2017)
    with_open_warning(path)
    before = path.read_bytes()

    for command in (("register", "issue", path, "bc", *DAY), ("run", path, "--issue", *DAY)):
        said = run(*command, "--json")
        assert said.code == 3
        assert said.json["error"]["code"] == Code.NOT_READY
        assert "1 cảnh báo" in said.json["error"]["message"]

    assert path.read_bytes() == before
    assert run("report", path, "bc").code == 0


def test_a_document_without_the_name_of_its_office_is_not_issued(
    run: Command, sample: Sample
) -> None:
    path = sample(2017)
    draft = draft_of(run, path)
    setting(path, "ten_co_quan", None)
    before = path.read_bytes()

    for command in (
        ("register", "issue", path, "bc", *DAY),
        ("register", "issue", path, "bc", *DAY, "--document", draft),
        ("run", path, "--issue", *DAY),
    ):
        said = run(*command)
        assert (said.code, said.out) == (3, "")
        assert f"[{Code.NOT_READY}]" in said.err
        assert "1 cảnh báo" in said.err
        assert f"[{Code.FIELD_BLANK}] Trang “Cấu hình”, ô B" in said.err
        assert "Điền khóa ten_co_quan" in " ".join(said.err.split())

    assert path.read_bytes() == before


def test_a_blank_that_somebody_confirmed_is_issued(run: Command, sample: Sample) -> None:
    path = sample(2017)
    setting(path, "ten_co_quan", None)
    book = FileBook(path)
    cells = values(book.read(), "Cấu hình")
    row, _ = next(place for place, held in cells.items() if held == "ten_co_quan")
    _, column = next(place for place, held in cells.items() if held == "Xác nhận")
    why = "KG525: không có phụ lục"
    book.apply([CellEdit(sheet="Cấu hình", row=row, column=column, value=why)])

    assert run("register", "issue", path, "bc", *DAY).code == 0
    assert numbers_in(path) == [169]


def test_a_register_open_in_libreoffice_is_refused_calmly(run: Command, sample: Sample) -> None:
    path = sample(2017)
    before = path.read_bytes()
    lock = path.with_name(f".~lock.{path.name}#")
    lock.write_text(",Lê Thị An,PC01,,;", encoding="utf-8")

    said = run("register", "issue", path, "bc", *DAY)

    assert (said.code, said.out) == (5, "")
    assert "Lê Thị An" in said.err or "LibreOffice" in said.err
    assert Code.FILE_IN_USE in said.err
    assert path.read_bytes() == before
    assert not (path.parent / "Văn bản").exists()


def test_a_draft_that_people_edited_gets_its_number_once(run: Command, sample: Sample) -> None:
    path = sample(2017)
    draft = draft_of(run, path)

    said = run("register", "issue", path, "bc", *DAY, "--document", draft, "--json")
    again = run("register", "issue", path, "bc", *DAY, "--document", draft)
    issued = Path(said.json["documents"][0]["path"])
    other = run("register", "issue", path, "bc", *DAY, "--document", issued)

    assert said.code == 0
    assert "2017-BC-169-" in issued.name
    assert [again.code, other.code] == [3, 3]
    assert f"[{Code.DRAFT_NUMBERED}]" in again.err
    assert "“169/BC-UBND”" in again.err
    assert f"[{Code.DRAFT_NUMBERED}]" in other.err
    assert numbers_in(path) == [169]


def test_a_draft_of_other_facts_needs_a_reason_which_the_register_keeps(
    run: Command, sample: Sample
) -> None:
    path = sample(2017)
    draft = draft_of(run, path)
    setting(path, "nguoi_soan", "AB")

    refused = run("register", "issue", path, "bc", *DAY, "--document", draft)
    reason = ("--confirm", "chỉ đổi người soạn")
    issued = run("register", "issue", path, "bc", *DAY, "--document", draft, *reason)

    assert refused.code == 3
    assert f"[{Code.DRAFT_FACTS_CHANGED}]" in refused.err
    assert issued.code == 0
    held = values(FileBook(path).read(), "Đăng ký văn bản đi").values()
    assert any("chỉ đổi người soạn" in str(one) for one in held)


def test_a_draft_of_another_type_is_refused(run: Command, sample: Sample) -> None:
    path = sample(2017)
    draft = draft_of(run, path)

    said = run("register", "issue", path, "kh", *DAY, "--document", draft)

    assert said.code == 3
    assert f"[{Code.DRAFT_OTHER_TYPE}]" in said.err


def test_a_draft_is_not_numbered_as_one_of_another_cut_off_day(
    run: Command, sample: Sample
) -> None:
    path = sample(2017)
    command = ("register", "issue", path, "bc", *DAY, "--document", draft_of(run, path))

    refused = run(*command, "--as-of", "2017-06-29")
    issued = run(*command, "--as-of", "2017-06-30", "--json")

    assert (refused.code, refused.out) == (3, "")
    assert f"[{Code.DRAFT_OTHER_CUTOFF}]" in refused.err
    assert "chốt hết ngày 30/6/2017, không phải ngày 29/6/2017" in " ".join(refused.err.split())
    assert (issued.code, issued.json["as_of"]) == (0, "2017-06-30")
    assert numbers_in(path) == [169]


def test_a_draft_open_in_word_is_refused(run: Command, sample: Sample) -> None:
    path = sample(2017)
    draft = draft_of(run, path)
    draft.with_name(f"~${draft.name[2:]}").write_bytes(b"")

    said = run("register", "issue", path, "bc", *DAY, "--document", draft)

    assert said.code == 5
    assert "đang được Word hoặc LibreOffice mở" in said.err


def test_a_series_whose_numbers_people_give_takes_theirs(run: Command, sample: Sample) -> None:
    path = sample(2017)
    book = FileBook(path)
    cells = values(book.read(), "Sổ văn bản")
    row, column = next(place for place, held in cells.items() if held == "tự động")
    book.apply([CellEdit(sheet="Sổ văn bản", row=row, column=column, value="nhập tay")])

    refused = run("register", "issue", path, "bc", *DAY)
    issued = run("register", "issue", path, "bc", *DAY, "--number", 175, "--json")

    assert refused.code == 3
    assert "--number" in refused.err
    assert issued.json["documents"][0]["symbol"] == "175/BC-UBND"
    assert run("register", "verify", path).code == 0


def test_the_register_may_live_in_another_workbook(
    run: Command, sample: Sample, tmp_path: Path
) -> None:
    path = sample(2017)
    office = tmp_path / "van thu"
    office.mkdir()
    register = write_register(office / "So.xlsx", (("BC", 2017, "BC", 200, "tự động", None),))
    setting(path, "so_van_ban", "van thu/So.xlsx")

    issued = run("register", "issue", path, "bc", *DAY, "--json")

    assert issued.json["documents"][0]["symbol"] == "200/BC-UBND"
    assert Path(issued.json["documents"][0]["path"]).parent == path.parent / "Văn bản"
    assert numbers_in(register) == [200]
    assert numbers_in(path) == []
    for file in (path, register):
        assert run("register", "verify", file).out.startswith("Sổ đúng: 1 số"), file


def test_each_letter_gets_a_number_of_its_own(run: Command, sample: Sample) -> None:
    path = sample(2017)
    book = FileBook(path)
    cells = values(book.read(), "Sổ văn bản")
    row, column = next(place for place, held in cells.items() if held == "BC")
    edits = [
        CellEdit(sheet="Sổ văn bản", row=row, column=column + one, value="CV") for one in (0, 2)
    ]
    book.apply(edits)

    refused = run("register", "issue", path, "cv", *DAY, "--number", 169)
    issued = run("register", "issue", path, "cv", *DAY, "--json").json["documents"]

    assert refused.code == 3
    assert f"[{Code.SEVERAL_LETTERS}]" in refused.err
    assert len(issued) > 2
    assert [one["symbol"] for one in issued] == [
        f"{number}/UBND-TH" for number in range(169, 169 + len(issued))
    ]
    assert run("register", "verify", path).code == 0


def test_documents_may_go_to_another_folder(run: Command, sample: Sample, tmp_path: Path) -> None:
    path, folder = sample(2017), tmp_path / "đã cấp số"

    run("register", "issue", path, "bc", *DAY, "--out", folder)

    assert run("register", "verify", path, "--out", folder).code == 0
    assert run("register", "verify", path, "--json").json["problems"][0]["number"] == 169


@pytest.mark.skipif(os.name == "nt", reason="a program of two lines")
def test_a_pdf_that_cannot_be_made_is_said_and_takes_no_number_back(
    run: Command, sample: Sample, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = sample(2017)
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")

    told = run("run", path, "--issue", *DAY, "--pdf")
    answered = run("run", path, "--issue", *DAY, "--pdf", "--json")

    assert (told.code, answered.code) == (0, 0)
    assert "đã có số nhưng chưa có bản PDF. [KG962]" in " ".join(told.out.split())
    (document,) = answered.json["documents"]
    assert document["number"] == 170
    assert document["pdf_error"].startswith("[KG962]")
    assert "pdf" not in document


def test_what_is_wrong_in_the_folder_is_said_with_its_row(run: Command, sample: Sample) -> None:
    path = sample(2017)
    run("register", "issue", path, "bc", *DAY)
    (document,) = (path.parent / "Văn bản").iterdir()
    shutil.copy(document, document.with_name("2017-BC-171-khac.docx"))
    document.unlink()

    said = run("register", "verify", path, "--json")

    assert said.code == 1
    assert not said.json["ok"]
    assert {"code", "row", "number", "message"} == set(said.json["problems"][0])
    assert said.json["problems"][0]["row"] == 5


def test_a_day_without_issuing_is_a_wrong_command_line(run: Command, sample: Sample) -> None:
    assert run("run", sample(2017), *DAY).code == 2
    assert run("register", "issue", sample(2017), "bc").code == 2


def test_a_workbook_without_a_register_is_refused(run: Command, tmp_path: Path) -> None:
    path = write_register(tmp_path / "a.xlsx")
    FileBook(path).apply([CellEdit(sheet="Sổ văn bản", row=2, column=1, value="BC")])

    said = run("register", "issue", path, "bc", *DAY)

    assert said.code == 3
    assert f"[{Code.BLOCK_MISSING}]" in said.err
