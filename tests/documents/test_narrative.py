from __future__ import annotations

import pytest

from kgsheet.core.master import Paragraph
from kgsheet.documents.narrative import Narrative, read_narrative
from kgsheet.errors import InputError, Place
from kgsheet.messages import Code

VALUES = {"nam": "2025"}


def one(level: str, text: str = "", number: str = "", title: str = "", row: int = 7) -> Paragraph:
    where = Place(sheet="Nội dung văn bản", cell=f"F{row}", row=row)
    return Paragraph(type="BC", level=level, number=number, title=title, text=text, where=where)


def read(*paragraphs: Paragraph) -> Narrative:
    return read_narrative(paragraphs, VALUES)


def body(*paragraphs: Paragraph) -> list[tuple[str, str]]:
    end = one("doan", "Hết")
    return [(kind, str(text)) for kind, text in read(*paragraphs, end).body[:-1]]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        pytest.param(
            one("phan", number="I", title="Kết quả"),
            [("phan", "Phần I"), ("ten_phan", "KẾT QUẢ")],
            id="part: word and Roman number on a line of their own, title in capitals below",
        ),
        pytest.param(
            one("phan", number="Phần thứ nhất", title="Kết quả"),
            [("phan", "Phần thứ nhất"), ("ten_phan", "KẾT QUẢ")],
            id="part numbered in words",
        ),
        pytest.param(
            one("muc", number="II", title="Hạn chế", text="Còn chậm."),
            [("muc", "II. HẠN CHẾ"), ("doan", "Còn chậm.")],
            id="section with text below",
        ),
        pytest.param(
            one("muc", number="II.", text="Hạn chế"),
            [("muc", "II. HẠN CHẾ")],
            id="section whose heading was typed as text, with its stop",
        ),
        pytest.param(one("muc", title="Kết luận"), [("muc", "KẾT LUẬN")], id="section unnumbered"),
        pytest.param(
            one("khoan", number="2.1", title="Về đất đai", text="Tốt."),
            [("khoan", "2.1. Về đất đai"), ("doan", "Tốt.")],
            id="clause with a title of its own line",
        ),
        pytest.param(
            one("khoan", number="3", text="Giao Sở Y tế."),
            [("doan", "3. Giao Sở Y tế.")],
            id="clause without title is upright",
        ),
        pytest.param(one("diem", number="a", text="Gọn;"), [("diem", "a) Gọn;")], id="point"),
        pytest.param(
            one("diem", number="đ)", text="Gọn;"), [("diem", "đ) Gọn;")], id="point typed"
        ),
        pytest.param(
            one("gach", "nhanh;", title="Sở Y tế:"), [("gach", "- Sở Y tế: nhanh;")], id="dash"
        ),
        pytest.param(one("doan", "Năm {{ nam }}"), [("doan", "Năm 2025")], id="field"),
        pytest.param(one("doan"), [], id="nothing typed"),
    ],
)
def test_levels_are_numbered_and_capitalised(
    paragraph: Paragraph, expected: list[tuple[str, str]]
) -> None:
    assert body(paragraph) == expected


def test_title_of_a_dash_is_bold() -> None:
    (_, text), _ = read(one("gach", "nhanh", title="Sở Y tế:"), one("doan", "Hết")).body

    assert [(run.text, run.bold) for run in text.runs if run.bold] == [("Sở Y tế:", True)]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Trên đây là báo cáo", "Trên đây là báo cáo./."),
        ("Trên đây là báo cáo.", "Trên đây là báo cáo./."),
        ("Trên đây là báo cáo./.", "Trên đây là báo cáo./."),
        ("Trên đây là báo cáo;  ", "Trên đây là báo cáo./."),
        ("Trên đây[^: hôm nay]", "Trên đây./."),
    ],
)
def test_closing_mark_follows_the_last_word(typed: str, printed: str) -> None:
    (kind, text), *_ = read(one("doan", typed)).body

    assert (kind, str(text)) == ("doan_ket", printed)


def test_grounds_end_in_semicolons_and_a_full_stop() -> None:
    grounds = read(
        one("can_cu", "Căn cứ A;"), one("can_cu", "Căn cứ B"), one("can_cu", "C.")
    ).grounds

    assert [str(ground) for ground in grounds] == ["Căn cứ A;", "Căn cứ B;", "C."]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        pytest.param(["Chính phủ."], ["Chính phủ"], id="one stands on the line of the words"),
        pytest.param(["Chính phủ", "Tỉnh ủy"], ["Chính phủ;", "Tỉnh ủy."], id="several"),
    ],
)
def test_addressees_are_punctuated_by_their_number(typed: list[str], printed: list[str]) -> None:
    narrative = read(*(one("kinh_gui", text) for text in typed))

    assert [str(addressee) for addressee in narrative.addressees] == printed


def test_first_subject_is_the_subject() -> None:
    assert str(read(one("trich_yeu", "Kết quả"), one("trich_yeu", "Khác")).subject) == "Kết quả"


def test_all_broken_cells_are_listed_at_once() -> None:
    with pytest.raises(InputError) as caught:
        read(one("doan", "**a"), one("muc", title="{{ xyz }}", row=9), one("doan", "tốt"))

    assert [(p.code, str(p.where)) for p in caught.value.problems] == [
        (Code.MARKUP_WRONG, "Trang “Nội dung văn bản”, ô F7"),
        (Code.FIELD_MISSING, "Trang “Nội dung văn bản”, dòng 9"),
    ]


def test_value_of_a_field_is_never_markup() -> None:
    narrative = read_narrative([one("doan", "{{ ten }}")], {"ten": "**a** [^: b] {{ c }}"})

    assert str(narrative.body[0][1]) == "**a** [^: b] {{ c }}./."
