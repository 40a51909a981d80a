"""Each rule of how texts are typed, with the text that it finds."""

from __future__ import annotations

import pytest

from kgsheet.messages import Code
from tests.core.sheets import Cells, examined, only, task, told


@pytest.mark.parametrize(
    ("cells", "code", "cell", "facts"),
    [
        pytest.param(
            {"title": "Đề án  chợ quê"},
            Code.TEXT_UNTIDY,
            "F2",
            {"column": "Nội dung", "what": "thừa khoảng trắng", "better": "Đề án chợ quê"},
            id="KG133-spaces",
        ),
        pytest.param(
            {"title": f"{'m' * 90} chợ  quê {'n' * 90}"},
            Code.TEXT_UNTIDY,
            "F2",
            {
                "column": "Nội dung",
                "what": "thừa khoảng trắng",
                "better": f"…{'m' * 35} chợ quê {'n' * 36}…",
            },
            id="KG133-in-a-long-text",
        ),
        pytest.param(
            {"supporting_agencies": "Sở Y tế\t"},
            Code.TEXT_UNTIDY,
            "E2",
            {
                "column": "Đơn vị phối hợp",
                "what": "khoảng trắng đặc biệt, thừa khoảng trắng",
                "better": "Sở Y tế",
            },
            id="KG133-tab",
        ),
        pytest.param(
            {"approval": "41 /QĐ-UBND ngày 09/01/2017"},
            Code.TEXT_UNTIDY,
            "L2",
            {
                "column": "Văn bản phê duyệt",
                "what": "khoảng trắng quanh dấu gạch chéo",
                "better": "41/QĐ-UBND ngày 09/01/2017",
            },
            id="KG133-approval",
        ),
        pytest.param(
            {"note": "Uû ban nh©n d©n"},
            Code.TEXT_LEGACY,
            "N2",
            {"column": "Ghi chú"},
            id="KG134-note",
        ),
    ],
)
def test_text_is_told_with_its_cell(
    cells: Cells, code: Code, cell: str, facts: dict[str, str]
) -> None:
    finding = only(examined(task(**cells)))

    assert (finding.code, finding.where.cell, finding.facts) == (code, cell, facts)


def test_text_that_comes_again_is_told_in_each_cell() -> None:
    rows = (
        task(assigned_by="Sở  Y tế", lead_agency="Sở  Y tế"),
        task(title="Đào tạo nghề may"),
        task(title="Quy hoạch cảng cá", assigned_by="Sở  Y tế"),
    )

    found = examined(*rows).findings

    assert [one.where.cell for one in found if one.code is Code.TEXT_UNTIDY] == ["D2", "H2", "H4"]


def test_text_of_an_old_font_is_not_told_as_untidy() -> None:
    rows = (task(note="café Noël"), task(title="Uû ban  nh©n d©n"))

    assert told(examined(*rows)) == [(Code.TEXT_LEGACY, "F3")]
