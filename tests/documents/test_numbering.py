"""Number and day are put into a draft as people left it; nothing else in it changes."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
from lxml import etree

from kgsheet.documents.numbering import read_draft, read_numbers
from kgsheet.errors import InputError
from kgsheet.messages import Code
from kgsheet.messages.wording import CONTROLS
from kgsheet.shipped import word_template
from tests.jobs.office import ATTACHED, HEAD, control, draft_bytes, line

DAY = date(2025, 2, 4)
DOCUMENT = "word/document.xml"


def members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def text_of(content: bytes) -> list[str]:
    """Return the text of each paragraph."""
    root = etree.fromstring(members(content)[DOCUMENT])
    return ["".join(str(text) for text in one.itertext()) for one in root.iter("{*}p")]


def numbered(content: bytes, number: int = 9) -> bytes:
    return read_draft(content, "dự thảo.docx").numbered(number, DAY)


def refusal(content: bytes) -> tuple[Code, str]:
    with pytest.raises(InputError) as caught:
        read_draft(content, "dự thảo.docx")
    problem = caught.value.problems[0]

    assert problem.where.file == "dự thảo.docx"
    return problem.code, str(problem)


def test_number_and_day_stand_in_the_head_and_in_the_line_of_each_annex() -> None:
    content = numbered(draft_bytes(HEAD + ATTACHED + ATTACHED))

    assert text_of(content)[:2] == ["Số: 09", "Kiên Giang, ngày 04022025"]
    assert text_of(content)[2:] == ["(Kèm theo Báo cáo số 0904022025"] * 2
    assert read_numbers(content) == (9, DAY)


def test_only_the_controls_change() -> None:
    content = draft_bytes(HEAD + line("Người ta đã sửa  đoạn <w:tab/>này") + ATTACHED)
    before, after = members(content), members(numbered(content, 169))

    changed = [name for name in before if before[name] != after[name]]
    assert list(before) == list(after)
    assert changed == [DOCUMENT]
    restored = after[DOCUMENT]
    for said in (b"169", b"04", b"02", b"2025"):
        restored = restored.replace(b">%s<" % said, b">      <")
    assert restored == before[DOCUMENT]


def test_the_same_draft_with_the_same_number_gives_the_same_bytes() -> None:
    assert numbered(draft_bytes()) == numbered(draft_bytes())


def test_the_line_of_an_annex_stays_unfilled_in_an_electronic_document() -> None:
    content = numbered(draft_bytes(dang_ban_hanh="điện tử"))

    assert text_of(content)[0] == "Số: 09"
    assert text_of(content)[2] == "(Kèm theo Báo cáo số " + "      " * 4


def test_a_draft_without_annexes_needs_no_line() -> None:
    assert read_numbers(numbered(draft_bytes(HEAD))) == (9, DAY)


def so(content: str, properties: str = "") -> str:
    """Return the paragraph of the number with a control as some program left it."""
    head, _, rest = HEAD.partition("<w:sdtPr>")
    properties = f'<w:alias w:val="Số văn bản"/><w:tag w:val="kgsheet.so"/>{properties}'
    tail = rest.partition("</w:sdt>")[2]
    return (
        f"{head}<w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>{tail}"
    )


SHAPES = {
    "one run": "<w:r><w:t>  </w:t></w:r>",
    "several runs": '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve"> </w:t></w:r>'
    '<w:r><w:t xml:space="preserve">  </w:t></w:r>',
    "dots": "<w:r><w:t>…...</w:t></w:r>",
    "no text": "<w:r/>",
    "empty text": "<w:r><w:t/></w:r>",
    "a run without text": "<w:r><w:rPr><w:b/></w:rPr></w:r>",
    "no run": "<w:bookmarkStart w:id='1' w:name='a'/><w:bookmarkEnd w:id='1'/>",
    "nothing": "",
}


@pytest.mark.parametrize("content", SHAPES.values(), ids=SHAPES.keys())
def test_a_blank_control_is_filled_however_a_program_left_it(content: str) -> None:
    filled = numbered(draft_bytes(so(content)))

    assert text_of(filled)[0] == "Số: 09"
    assert read_numbers(filled) == (9, DAY)


def test_a_placeholder_of_word_gives_way() -> None:
    shown = '<w:r><w:rPr><w:rStyle w:val="a"/></w:rPr><w:t>Bấm để nhập</w:t></w:r>'

    filled = numbered(draft_bytes(so(shown, "<w:showingPlcHdr/>")))

    assert text_of(filled)[0] == "Số: 09"
    assert b"showingPlcHdr" not in members(filled)[DOCUMENT]
    assert b"rStyle" not in members(filled)[DOCUMENT]


def test_a_control_is_known_by_its_title_where_its_tag_is_gone() -> None:
    content = draft_bytes()
    document = members(content)[DOCUMENT].decode()
    for tag in CONTROLS:
        document = document.replace(f'<w:tag w:val="{tag}"/>', "")
    body = document.partition("<w:body>")[2].partition("</w:body>")[0]

    assert "w:tag" not in body
    assert read_numbers(numbered(draft_bytes(body))) == (9, DAY)


@pytest.mark.parametrize("name", ["so", "ngay", "thang", "nam"])
def test_a_control_that_is_gone_is_refused_with_the_place_to_type(name: str) -> None:
    code, said = refusal(draft_bytes(HEAD.replace(control(f"kgsheet.{name}"), "") + ATTACHED))

    assert code is Code.DRAFT_CONTROLS_GONE
    assert ("sau chữ “Số:”" if name == "so" else "sau địa danh") in said
    assert "gõ tay" in said


def test_a_control_that_is_gone_from_the_line_of_an_annex_is_refused() -> None:
    second = ATTACHED.replace(control("kgsheet.kem_theo.so"), "")

    code, said = refusal(draft_bytes(HEAD + ATTACHED + second))

    assert code is Code.DRAFT_CONTROLS_GONE
    assert "số (ở dòng “Kèm theo” của phụ lục)" in said


def test_a_draft_with_a_number_is_refused() -> None:
    code, said = refusal(numbered(draft_bytes(), 169))

    assert code is Code.DRAFT_NUMBERED
    assert "“169”" in said


def test_a_signed_draft_is_refused() -> None:
    target = io.BytesIO(draft_bytes())
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr("_xmlsignatures/sig1.xml", "<a/>")

    assert refusal(target.getvalue())[0] is Code.DRAFT_SIGNED


@pytest.mark.parametrize("content", [b"", b"PK", b"x" * 99], ids=["empty", "cut", "text"])
def test_what_the_program_did_not_make_is_refused(content: bytes) -> None:
    assert refusal(content)[0] is Code.NOT_OUR_DOCUMENT
    assert read_numbers(content) == (None, None)


def test_a_day_that_does_not_exist_is_no_day() -> None:
    content = draft_bytes(
        line("", control("kgsheet.so", "12"))
        + line("", control("kgsheet.ngay", "31"), control("kgsheet.thang", "02"))
        + line("", control("kgsheet.nam", "2025"))
    )

    assert read_numbers(content) == (12, None)


@pytest.mark.parametrize("doc_type", ["BC", "KH", "CV"])
def test_controls_of_the_templates_have_the_titles_that_are_looked_for(doc_type: str) -> None:
    root = etree.fromstring(members(word_template(doc_type).read_bytes())[DOCUMENT])
    found = {}
    for properties in root.iter("{*}sdtPr"):
        tag, alias = properties.find("{*}tag"), properties.find("{*}alias")
        if tag is not None and alias is not None:
            found[tag.values()[0]] = alias.values()[0]

    assert found == CONTROLS
