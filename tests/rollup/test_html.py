"""The page for a browser, read back by a strict parser."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from base64 import b64encode
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from lxml import etree

from kgsheet.core import palette
from kgsheet.core.rollup import Missing, RollUp
from kgsheet.core.rollup_changes import Changes, changes_between
from kgsheet.core.rollup_offices import Office
from kgsheet.core.tasks import STATE_TEXT, State
from kgsheet.rollup.changing import changes_line
from kgsheet.rollup.page import day_line, sentence
from tests.rollup.pages import DAY, headings, page, page_bytes, rows, section, task, text, total_of

DONE = State.COMPLETED_ON_TIME
TOTAL = total_of(
    **{
        "xa-01/so": [
            task(1, "Sở Y tế", "I/2025", DONE),
            task(2, "Sở Y tế", "II/2025"),
            task(3, "", "I/2025"),
        ],
        "phuong": [task(4, "Sở Xây dựng", "IV/2025"), task(5, "Sở Y tế", None)],
    }
)
_BEFORE = [
    Office(
        "xa-01/so",
        date(2025, 3, 31),
        tuple(
            replace(task(number, "Sở Y tế", quarter, State.IN_TIME), days_late=None)
            for number, quarter in ((1, "I/2025"), (2, "II/2025"), (9, "IV/2025"))
        ),
    )
]
_NOW = [
    Office("xa-01/so", DAY, (task(1, "Sở Y tế", "I/2025", DONE), task(2, "Sở Y tế", "II/2025"))),
    Office("phuong", DAY, (task(4, "Sở Xây dựng", "IV/2025"), task(5, "Sở Y tế", None))),
]
CHANGES = changes_between(_BEFORE, _NOW)
DONE_TEXT = STATE_TEXT[DONE]
MISSING = [
    Missing("xa-02/so", "[KG901] Không mở được tệp.\n[KG903] Tệp có mật khẩu."),
    Missing("xa-03/so", "[KG971] Quá thời gian."),
]
HOSTILE = "<script>alert(1)</script>\"'>&amp;]]>-->\u202e{{ 7 * 7 }}\x00\ud800"
EVIL = total_of(
    **{
        HOSTILE: [replace(task(1, HOSTILE, "I/2025"), title=HOSTILE, deadline="</td></table>")],
        "</style><img src=http://x/>": [replace(task(2, "Ơ" * 900, "I/2025"), title="x" * 40_000)],
    }
)
MANY = total_of(
    **{
        f"xa-{number:04}": [
            task(1, f"Phòng {number}", f"{name}/{2020 + number % 7}")
            for name in ("I", "II", "III", "IV")
        ]
        for number in range(400)
    }
)
_EVIL_OFFICE = Office("xa-01/so", DAY, (replace(task(7, HOSTILE, "I/2025"), title=HOSTILE),))
EVIL_CHANGES = changes_between(_BEFORE, [Office(HOSTILE, DAY, ()), _EVIL_OFFICE])
CASES: dict[str, tuple[RollUp, list[Missing], Changes | None]] = {
    "two offices": (TOTAL, MISSING, CHANGES),
    "an office without tasks": (total_of(xa=[]), [], None),
    "nothing late": (total_of(xa=[task(1, "Sở Y tế", "I/2025", DONE)]), [], None),
    "hostile": (EVIL, [Missing(HOSTILE, HOSTILE)], EVIL_CHANGES),
    "many": (MANY, [Missing(f"xa-{number}", "[KG901]") for number in range(300)], CHANGES),
}


@pytest.fixture(scope="module", params=CASES)
def any_page(request: pytest.FixtureRequest) -> etree._Element:
    return page(*CASES[request.param])


def test_page_loads_nothing_and_runs_nothing(any_page: etree._Element) -> None:
    tags = {element.tag for element in any_page.iter()}
    attributes = [
        (str(name), str(value))
        for element in any_page.iter()
        for name, value in element.attrib.items()
    ]
    links = [
        value
        for name, value in attributes
        if name in {"href", "src", "srcset", "data", "action", "fill", "xlink:href"}
    ]

    assert tags & {"script", "img", "link", "iframe", "object", "embed", "base", "form"} == set()
    assert {link for link in links if not re.fullmatch(r"#[a-z]+|url\(#[a-z]+\)", link)} == set()
    assert not [name for name, _ in attributes if name.startswith("on")]
    assert "url(" not in text(any_page.findall(".//style")[0])
    assert "@import" not in text(any_page.findall(".//style")[0])


def test_policy_forbids_all_but_the_one_style(any_page: etree._Element) -> None:
    [style] = any_page.findall(".//style")
    digest = b64encode(sha256((style.text or "").encode()).digest()).decode()
    [policy] = any_page.findall(".//meta[@http-equiv='Content-Security-Policy']")

    assert policy.get("content") == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    assert not any_page.findall(".//*[@style]")


def test_page_says_its_language_letters_and_width(any_page: etree._Element) -> None:
    metas = {one.get("name"): one.get("content") for one in any_page.findall("head/meta")}

    assert any_page.get("lang") == "vi"
    assert any_page.findall("head/meta")[0].get("charset") == "utf-8"
    assert metas["viewport"] == "width=device-width, initial-scale=1"


def test_page_starts_as_a_browser_expects() -> None:
    first, second = page_bytes(TOTAL).split(b"\n")[:2]

    assert (first, second) == (b"<!DOCTYPE html>", b'<html lang="vi">')


def test_headings_names_and_links_are_in_order(any_page: etree._Element) -> None:
    found = [one.tag for one in any_page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    names = [one.get("id") for one in any_page.iter() if one.get("id")]
    meant = [str(one.get("href"))[1:] for one in any_page.iter("a")]
    meant += [str(one.get("aria-labelledby")) for one in any_page.findall(".//*[@aria-labelledby]")]

    assert found == ["h1"] + ["h2"] * (len(found) - 1)
    assert len(set(names)) == len(names)
    assert set(meant) <= set(names)


def test_tables_can_be_heard(any_page: etree._Element) -> None:
    tables = list(any_page.iter("table"))

    assert all(text(one.findall("caption")[0]) for one in tables)
    assert {cell.get("scope") for one in tables for cell in one.findall("thead//th")} == {"col"}
    for row in any_page.findall(".//tbody/tr"):
        scopes = [cell.get("scope") for cell in row.findall("th")]
        assert scopes == ([] if row.get("class") == "gap" else ["row"])
    for bar in any_page.findall(".//svg[@role='img']"):
        assert bar.get("aria-label")


def test_rows_are_as_wide_as_their_headings(any_page: etree._Element) -> None:
    for table in any_page.iter("table"):
        width = len(table.findall("thead/tr/th"))
        assert {
            sum(int(cell.get("colspan", "1")) for cell in row) for row in table.findall("tbody/tr")
        } == {width}


def test_page_opens_with_the_day_and_the_sentence_of_the_report() -> None:
    root = page(TOTAL)

    assert text(root.findall(".//h1")[0]) == "TỔNG HỢP TIẾN ĐỘ THỰC HIỆN NHIỆM VỤ"
    assert text(root.findall(".//header/p")[0]) == day_line(TOTAL)
    assert [text(one) for one in section(root, "sentence").findall("p")] == [
        sentence(TOTAL),
        "Chưa có kỳ trước để so sánh.",
    ]
    assert text(root.findall("head/title")[0]).endswith("Số liệu đến hết ngày 30/6/2025")


def test_thousands_have_a_dot() -> None:
    first = text(section(page(MANY), "sentence").findall("p")[0])

    assert first.startswith("Tổng hợp 400 sổ theo dõi: có 1.600 nhiệm vụ, trong đó")
    assert rows(page(MANY), "figures")[0][1] == "1.600"


def test_sections_follow_the_first_sheet_then_its_lists() -> None:
    names = [one.get("id") for one in page(TOTAL, MISSING).iter("section")]

    assert names == [
        *("sentence", "figures", "worst", "quarters"),
        *("pivot", "offices", "agencies", "overdue", "changes", "missing"),
    ]


def test_figures_are_those_of_the_roll_up() -> None:
    assert [row[:2] for row in rows(page(TOTAL), "figures")] == [
        ["Tổng số nhiệm vụ", "5"],
        ["Đến hạn", "3"],
        ["Đã hoàn thành", "1"],
        ["Đã hoàn thành trong số đến hạn", "1"],
        ["Quá hạn", "2"],
        ["Tỷ lệ so với chỉ tiêu kỳ", "33,3%"],
        ["Tỷ lệ so với chỉ tiêu năm", "20,0%"],
        ["Tỷ lệ hoàn thành nhiệm vụ đến hạn", "33,3%"],
    ]


def test_agencies_with_most_overdue_and_quarters_are_told() -> None:
    root = page(TOTAL)

    assert rows(root, "worst") == [["(chưa ghi đơn vị)", "1", "0,0%"], ["Sở Y tế", "1", "50,0%"]]
    assert rows(root, "quarters") == [
        ["Quý I/2025", "2", "2", "1", "1", "50,0%"],
        ["Quý II/2025", "1", "1", "0", "1", "0,0%"],
        ["Quý IV/2025", "1", "0", "0", "0", "-"],
        ["Nhiều năm hoặc không có hạn", "1", "0", "0", "0", "-"],
        ["Cộng", "", "5", "3", "1", "2", "33,3%"],
    ]


def test_pivot_tells_overdue_of_due_by_quarter() -> None:
    root = page(TOTAL)

    assert headings(root, "pivot") == [
        *("Đơn vị chủ trì", "Quý I/2025", "Quý II/2025", "Quý IV/2025"),
        *("Nhiều năm hoặc không có hạn", "Cộng"),
    ]
    assert rows(root, "pivot") == [
        ["Sở Y tế", "0/1", "1/1", "-", "-", "1/2"],
        ["(chưa ghi đơn vị)", "1/1", "-", "-", "-", "1/1"],
        ["Sở Xây dựng", "-", "-", "-", "-", "-"],
        ["Cộng", "1/2", "1/1", "-", "-", "2/3"],
    ]


def test_offices_and_agencies_are_ranked_by_rate() -> None:
    root = page(TOTAL)

    assert rows(root, "offices") == [
        ["1", "xa-01/so", "3", "3", "1", "1", "2", "33,3%"],
        ["2", "phuong", "2", "0", "0", "0", "0", "-"],
    ]
    assert [row[:2] for row in rows(root, "agencies")] == [
        ["1", "Sở Y tế"],
        ["2", "(chưa ghi đơn vị)"],
        ["3", "Sở Xây dựng"],
    ]


def test_overdue_tasks_are_listed_the_latest_first() -> None:
    assert rows(page(TOTAL), "overdue") == [
        ["1", "xa-01/so", "(chưa ghi đơn vị)", "Đề án 3", "Quý I/2025", "31/3/2025", "91"],
        ["2", "xa-01/so", "Sở Y tế", "Đề án 2", "Quý II/2025", "30/6/2025", "0"],
    ]


def test_nothing_overdue_is_said_in_words() -> None:
    root = page(*CASES["nothing late"])

    for name in ("worst", "overdue"):
        assert not section(root, name).findall(".//table")
        assert text(section(root, name).findall("p")[0]) == "Không có nhiệm vụ nào quá hạn."


def test_no_section_is_left_without_a_word(any_page: etree._Element) -> None:
    for one in any_page.iter("section"):
        said = [*one.findall(".//tbody/tr"), *(p for p in one.findall("p") if text(p))]
        assert said, one.get("id")


def test_missing_workbooks_are_named_first_and_explained_at_the_end() -> None:
    root = page(TOTAL, MISSING)

    assert text(section(root, "sentence").findall("p")[2]) == (
        "Chưa tổng hợp được 2 sổ (lý do ở mục cuối cùng): xa-02/so; xa-03/so."
    )
    assert rows(root, "missing") == [[one.office, one.reason] for one in MISSING]


def test_first_run_has_nothing_to_compare_with() -> None:
    changes = section(page(TOTAL), "changes")

    assert not changes.findall(".//table")
    assert text(changes.findall("p")[0]) == "Chưa có kỳ trước để so sánh."


def test_changes_are_told_on_the_first_page_and_listed_by_kind() -> None:
    root = page(TOTAL, (), CHANGES)

    assert text(section(root, "sentence").findall("p")[1]) == changes_line(CHANGES)
    assert text(section(root, "changes").findall(".//caption")[0]) == (
        "Lần trước: số liệu đến hết ngày 31/3/2025; loại cần chú ý nhất đứng đầu"
    )
    assert rows(root, "changes") == [
        [
            *("Mới quá hạn", "xa-01/so", "Sở Y tế", "Đề án 2"),
            *("Đang thực hiện", "Quá hạn (hạn 30/6/2025)"),
        ],
        ["Không còn trong sổ", "xa-01/so", "Sở Y tế", "Đề án 9", "Đang thực hiện", ""],
        ["Mới hoàn thành", "xa-01/so", "Sở Y tế", "Đề án 1", "Đang thực hiện", DONE_TEXT],
        ["Sổ mới", "phuong", "", "", "", "2 nhiệm vụ"],
    ]


def test_no_kind_of_change_hides_another() -> None:
    many = [replace(CHANGES.items[0], office=f"xa-{number}") for number in range(1234)]
    changes = replace(CHANGES, items=(*many, *CHANGES.items[1:]))
    root = page(TOTAL, (), changes)

    found = rows(root, "changes")

    assert [row[1] for row in found[:10]] == [f"xa-{number}" for number in range(10)]
    assert found[10] == ["… và còn 1.224 nhiệm vụ mới quá hạn"]
    assert [row[0] for row in found[11:]] == ["Không còn trong sổ", "Mới hoàn thành", "Sổ mới"]
    assert text(section(root, "changes").findall("p[@class='more']")[0]) == (
        "Xem đầy đủ ở trang “Thay đổi so với lần trước” của tệp kgsheet-tong-hop.xlsx."
    )


def test_no_change_is_said_in_words() -> None:
    changes = section(page(TOTAL, (), replace(CHANGES, items=())), "changes")

    assert text(changes.findall("p")[0]) == (
        "So với lần trước (số liệu đến hết ngày 31/3/2025): không có thay đổi."
    )


def test_long_names_of_missing_workbooks_are_cut_on_the_first_page() -> None:
    missing = [Missing(f"{number}" * 200, "[KG901]") for number in range(7)]
    line = text(section(page(TOTAL, missing), "sentence").findall("p")[2])

    assert line == (
        "Chưa tổng hợp được 7 sổ (lý do ở mục cuối cùng): "
        + "; ".join(f"{number}" * 59 + "…" for number in range(5))
        + " và 2 sổ khác."
    )


def test_each_bar_shows_the_counts_of_its_row() -> None:
    root = page(TOTAL)
    bars = section(root, "quarters").findall(".//td[@class='chart']/svg")
    first = [[one.get(name) for name in ("class", "x", "width")] for one in bars[0]]

    assert bars[0].get("aria-label") == "Đã hoàn thành 1, quá hạn 1, chưa đến hạn 0"
    assert first == [["completed", "0.00%", "50.00%"], ["overdue", "50.00%", "50.00%"]]
    assert [bar[0].get("width") for bar in bars[1:]] == ["50.00%"] * 3


def test_overdue_differs_from_the_others_without_colour() -> None:
    root = page(TOTAL)
    filled = {one.get("class"): one.get("fill") for one in root.iter("rect") if one.get("fill")}
    legend = [text(one) for one in section(root, "quarters").findall("ul/li")]

    assert filled == {"overdue": "url(#late)"}
    assert root.findall(".//pattern[@id='late']")
    assert legend == ["Đã hoàn thành", "Quá hạn", "Chưa đến hạn"]


def test_text_of_cells_stays_text() -> None:
    root = page(EVIL, [Missing(HOSTILE, HOSTILE)])
    shown = "<script>alert(1)</script>\"'>&amp;]]>-->{{ 7 * 7 }}"

    assert rows(root, "overdue")[0][1:5] == [shown, shown, shown, "</td></table>"]
    assert rows(root, "missing") == [[shown, shown]]
    assert rows(root, "offices")[0][1] == "</style><img src=http://x/>"


def test_very_long_texts_are_cut() -> None:
    title, agency = (rows(page(EVIL), "overdue")[1][column] for column in (3, 2))

    assert title == "x" * 299 + "…"
    assert agency == "Ơ" * 299 + "…"


def test_long_lists_are_cut_and_tell_where_the_rest_is() -> None:
    root = page(*CASES["many"])
    told = {
        name: [text(one) for one in section(root, name).findall(".//tr[@class='gap']")]
        for name in ("offices", "agencies", "overdue", "missing")
    }
    due = sum(bool(one.figures.due) for one in MANY.offices)

    assert told == {
        "offices": [
            f"… và còn {due - 50} sổ xếp ở giữa",
            f"… và còn {400 - due} sổ chưa có nhiệm vụ đến hạn",
        ],
        "agencies": [
            f"… và còn {due - 50} đơn vị xếp ở giữa",
            f"… và còn {400 - due} đơn vị chưa có nhiệm vụ đến hạn",
        ],
        "overdue": [f"… và còn {len(MANY.overdue) - 50:,} nhiệm vụ quá hạn".replace(",", ".")],
        "missing": ["… và còn 250 sổ"],
    }
    assert text(section(root, "offices").findall("p[@class='more']")[0]) == (
        "Xem đầy đủ ở trang “Xếp hạng sổ” của tệp kgsheet-tong-hop.xlsx."
    )
    assert len(page_bytes(*CASES["many"])) < 200_000


def test_cut_rankings_keep_the_best_and_the_last_with_their_ranks() -> None:
    ranks = [row[0] for row in rows(page(MANY), "offices") if len(row) > 1]
    due = sum(bool(one.figures.due) for one in MANY.offices)

    assert ranks == [*map(str, range(1, 21)), *map(str, range(due - 29, due + 1))]


def test_no_office_is_both_best_and_last() -> None:
    offices = {
        f"xa-{number:02}": [task(1, "Sở Y tế", "I/2025" if number < 25 else "IV/2025")]
        for number in range(60)
    }

    found = rows(page(total_of(**offices)), "offices")

    assert [row[0] for row in found[:-1]] == [str(rank) for rank in range(1, 26)]
    assert found[-1] == ["… và còn 35 sổ chưa có nhiệm vụ đến hạn"]


def test_quarters_that_are_cut_are_in_the_sums() -> None:
    *quarters, other, last = rows(page(MANY), "quarters")

    assert (len(quarters), other[0], last[0]) == (8, "Khác (20)", "Cộng")
    for column in range(1, 5):
        counts = [int(row[column].replace(".", "")) for row in quarters]
        both = [int(row[column + 1].replace(".", "")) for row in (other, last)]
        assert sum(counts) + both[0] == both[1]


def test_what_is_cut_from_the_pivot_is_in_its_sums() -> None:
    *agencies, last = rows(page(MANY), "pivot")
    head = headings(page(MANY), "pivot")

    assert (len(agencies), agencies[-1][0]) == (31, "Khác (370)")
    assert head[-2:] == ["Khác (20)", "Cộng"]
    for column in range(1, len(head)):
        pairs = [row[column].replace(".", "") for row in agencies if row[column] != "-"]
        sums = [sum(int(pair.split("/")[part]) for pair in pairs) for part in (0, 1)]
        told = last[column].replace(".", "")
        assert told == (f"{sums[0]}/{sums[1]}" if sums[1] else "-")


def test_colours_of_text_stand_out_from_what_is_behind() -> None:
    """The levels of WCAG 2.2: 4.5 for text (AA), 3 for what a chart is made of."""
    style = text(page(TOTAL).findall(".//style")[0])
    colours = dict(re.findall(r"--(\w+): (#[0-9A-F]{6});", style))

    assert set(re.findall(r"#[0-9a-fA-F]{3,6}\b", style)) == {*colours.values(), "#fff"}
    for name in ("ink", "muted", "green", "red", "blue"):
        assert contrast(colours[name], "#FFFFFF") >= 4.5
    assert contrast(colours["ink"], palette.PALE_GREY) >= 4.5


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted(map(luminance, (one, other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return sum(share * one for share, one in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_lists_print_behind_the_first_page_with_their_headings() -> None:
    style = text(page(TOTAL).findall(".//style")[0])
    printed = style[style.index("@media print") :]

    assert "size: A4 portrait" in style
    assert ".lists { break-before: page; }" in printed
    assert "thead { display: table-header-group; }" in printed


WRITE = """
import sys
from tests.rollup.test_html import CASES
from tests.rollup.pages import page_bytes
for case in CASES.values():
    sys.stdout.buffer.write(page_bytes(*case))
"""


def test_same_figures_give_the_same_bytes() -> None:
    once, again = (
        subprocess.run(
            [sys.executable, "-c", WRITE],
            cwd=Path(__file__).parents[2],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    )

    assert once == again
    assert len(once) > 100_000


def test_days_of_several_cut_offs_are_told() -> None:
    total: RollUp = replace(TOTAL, days=(date(2025, 3, 31), date(2025, 6, 30)))

    assert "từ 31/3/2025 đến 30/6/2025" in text(page(total).findall(".//header/p")[0])
