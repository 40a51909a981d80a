from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date

import pytest

from kgsheet.core.master import Master, Recipient, Signer
from kgsheet.core.progress import Progress, measure
from kgsheet.core.tasks import State
from kgsheet.documents.fields import Fields, addressees, build_fields, text_fields
from kgsheet.documents.issue import Issue
from kgsheet.errors import InputError
from kgsheet.messages import Code
from kgsheet.messages.fields import FIELD_NAMES
from tests.documents.conftest import AS_OF, REPORT_DAY, paragraph


def attached(fields: Fields) -> str:
    return text_fields(fields)["phu_luc.kem_theo.dong"]


def names(value: object, path: str = "") -> Iterator[str]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from names(inner, f"{path}.{name}" if path else name)
    elif isinstance(value, tuple):
        for inner in value:
            yield from names(inner, f"{path}[]")
    else:
        yield path


def every_annex(master: Master) -> Master:
    """The office with a paused task, a letter, an addressee and every annex asked for."""
    paused = replace(master.tasks[0], set_aside=State.PAUSED)
    overdue = replace(master.tasks[1], supporting_agencies=("Sở Y tế",))
    settings = replace(master.settings, overdue_annex="có", next_months=3)
    tasks = tuple(
        replace(one, supporting_agencies=("Sở Nội vụ",)) for one in (*master.tasks[2:], overdue)
    )
    letter = tuple(replace(one, type="CV") for one in master.narrative[:1])
    return replace(
        master,
        tasks=(paused, *tasks),
        settings=settings,
        narrative=(*master.narrative, *letter, paragraph("kinh_gui", "Chính phủ")),
    )


def test_every_field_is_described_and_every_description_is_a_field(master: Master) -> None:
    master = every_annex(master)
    progress = measure(master.tasks, AS_OF)

    report = build_fields(master, progress, "BC")
    letter = build_fields(master, progress, "CV", agency="Sở Nội vụ")

    assert {*names(report), *names(letter)} == set(FIELD_NAMES)


@pytest.mark.parametrize(
    ("number", "day", "printed"),
    [
        (9, date(2025, 7, 4), ("09/BC-UBND", "Bình An, ngày 04 tháng 7 năm 2025")),
        (169, date(2025, 1, 15), ("169/BC-UBND", "Bình An, ngày 15 tháng 01 năm 2025")),
        (12, date(2025, 2, 1), ("12/BC-UBND", "Bình An, ngày 01 tháng 02 năm 2025")),
        (10, date(2025, 12, 31), ("10/BC-UBND", "Bình An, ngày 31 tháng 12 năm 2025")),
    ],
)
def test_number_and_date_are_padded_as_the_decree_asks(
    master: Master, progress: Progress, number: int, day: date, printed: tuple[str, str]
) -> None:
    fields = build_fields(master, progress, "BC", issue=Issue(number, day))

    assert (fields["so_ky_hieu"], fields["ngay_thang"]) == printed


def test_draft_leaves_number_and_day_blank(master: Master, progress: Progress) -> None:
    fields = build_fields(master, progress, "BC")

    assert fields["so_ky_hieu"] == "      /BC-UBND"
    assert fields["ngay_thang"] == "Bình An, ngày        tháng 7 năm 2025"
    assert fields["ngay_van_ban"] == ""


def test_draft_without_a_planned_day_leaves_the_whole_date_blank(
    master: Master, progress: Progress
) -> None:
    settings = replace(master.settings, report_date=None)

    fields = build_fields(replace(master, settings=settings), progress, "BC")

    assert str(fields["ngay_thang"]).split() == ["Bình", "An,", "ngày", "tháng", "năm"]


def test_attached_line_says_the_number_of_the_header(fields: Fields) -> None:
    assert attached(fields) == (
        "(Kèm theo Báo cáo số 09/BC-UBND ngày 04 tháng 7 năm 2025 của Ủy ban nhân dân tỉnh Bình An)"
    )


def test_electronic_document_leaves_the_attached_line_blank(
    master: Master, progress: Progress
) -> None:
    master = replace(master, settings=replace(master.settings, form="điện tử"))

    fields = build_fields(master, progress, "BC", issue=Issue(9, REPORT_DAY))

    assert fields["so_ky_hieu"] == "09/BC-UBND"
    assert " ".join(attached(fields).split()) == (
        "(Kèm theo Báo cáo số /BC-UBND ngày tháng năm của Ủy ban nhân dân tỉnh Bình An)"
    )


def test_figures_are_texts_as_prose_prints_them(fields: Fields) -> None:
    assert fields["tien_do"] == {
        "tong_so": "05",
        "den_han": "03",
        "hoan_thanh": "02",
        "hoan_thanh_trong_den_han": "02",
        "chua_hoan_thanh": "03",
        "qua_han": "01",
        "sap_den_han": "00",
        "chua_hoan_thanh_trong_han": "02",
        "hoan_thanh_dung_han": "02",
        "hoan_thanh_qua_han": "00",
        "tam_dung": "00",
        "dua_ra": "00",
        "so_don_vi": "02",
        "ty_le_den_han": "66,7%",
        "ty_le_nam": "40,0%",
        "ty_le_trong_den_han": "66,7%",
        "ty_le_dung_han": "100,0%",
    }
    assert (fields["ngay_chot"], fields["so_don_vi"]) == ("30/6/2025", "02")


def test_nothing_due_prints_a_dash(master: Master) -> None:
    fields = build_fields(master, measure(master.tasks, date(2025, 1, 1)), "BC")

    assert text_fields(fields)["tien_do.ty_le_den_han"] == "-"


def test_cut_off_is_that_of_the_figures(master: Master) -> None:
    fields = build_fields(master, measure(master.tasks, date(2025, 3, 31)), "BC")

    assert fields["ngay_chot"] == "31/3/2025"


def test_recipients_are_listed_with_their_punctuation(fields: Fields) -> None:
    assert fields["noi_nhan"] == ("Thường trực Tỉnh ủy;", "Các sở, ngành;")
    assert fields["luu"] == "Lưu: VT, TH."


@pytest.mark.parametrize(
    ("texts", "printed"),
    [
        pytest.param([], "Lưu: VT, TH.", id="none typed"),
        pytest.param(["VT, KT (02b)"], "Lưu: VT, KT (02b).", id="the word left out"),
    ],
)
def test_last_recipient_is_the_file_copy(
    master: Master, progress: Progress, texts: list[str], printed: str
) -> None:
    recipients = tuple(Recipient(type="BC", text=text) for text in texts)

    fields = build_fields(replace(master, recipients=recipients), progress, "BC")

    assert (fields["noi_nhan"], fields["luu"]) == ((), printed)


def test_document_with_addressees_lists_them_first(master: Master, progress: Progress) -> None:
    narrative = (*master.narrative, paragraph("kinh_gui", "Văn phòng Chính phủ"))

    fields = build_fields(replace(master, narrative=narrative), progress, "BC")

    assert fields["noi_nhan"] == ("Như trên;", "Thường trực Tỉnh ủy;", "Các sở, ngành;")


@pytest.mark.parametrize("use", [build_fields, addressees])
def test_type_without_narrative_is_refused(
    master: Master, progress: Progress, use: Callable[[Master, Progress, str], object]
) -> None:
    with pytest.raises(InputError) as caught:
        use(replace(master, narrative=master.narrative[:1]), progress, "KH")

    assert caught.value.problems[0].code == Code.TYPE_NOT_CONFIGURED
    assert "KH" in str(caught.value)


def test_letter_is_numbered_by_its_drafting_unit(master: Master, progress: Progress) -> None:
    narrative = tuple(replace(one, type="CV") for one in master.narrative)

    fields = build_fields(replace(master, narrative=narrative), progress, "CV")

    assert (fields["ky_hieu"], fields["ten_loai"]) == ("UBND-TH", "")


@pytest.mark.parametrize("signers", [(), (Signer(id="CT", name="A"), Signer(id="PCT2", name="B"))])
def test_unknown_signer_is_refused(
    master: Master, progress: Progress, signers: tuple[Signer, ...]
) -> None:
    with pytest.raises(InputError) as caught:
        build_fields(replace(master, signers=signers), progress, "BC")

    assert caught.value.problems[0].code == Code.SIGNER_UNKNOWN
    assert "“PCT”" in str(caught.value)


def test_remedy_names_the_setting_that_chose_the_unknown_signer(
    master: Master, progress: Progress
) -> None:
    settings = replace(master.settings, letter_signer_id="XYZ")
    narrative = tuple(replace(one, type="CV") for one in master.narrative)

    with pytest.raises(InputError) as caught:
        build_fields(replace(master, settings=settings, narrative=narrative), progress, "CV")

    assert "vào khóa nguoi_ky_cv của" in str(caught.value)


def test_cells_may_use_every_plain_text_field(master: Master, progress: Progress) -> None:
    texts = text_fields(build_fields(master, progress, "BC"))
    usable = [name for name in texts if not name.startswith("phu_luc") and name != "luu"]
    cells = [paragraph("doan", f"{{{{ {name} }}}}") for name in usable]
    narrative = (paragraph("trich_yeu", "Kết quả"), *cells, paragraph("doan", "Hết"))

    fields = build_fields(replace(master, narrative=narrative), progress, "BC")

    body = fields["noi_dung"]
    assert isinstance(body, tuple)
    printed = [str(one["chu"]) for one in body[:-1]]
    assert printed == [texts[name] for name in usable if texts[name]]
