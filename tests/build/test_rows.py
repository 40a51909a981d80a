from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from kgsheet.build.rows import line_count, pixels

_SENTENCE = "Đề án quy hoạch mạng lưới vận tải hành khách công cộng bằng xe buýt đến năm 2025"


@pytest.mark.parametrize(
    ("text", "width", "lines", "why"),
    [
        ("", 10, 1, "an empty cell is one line"),
        ("Sở Nội vụ", 24, 1, "fits"),
        (_SENTENCE, 52, 2, "broken between words"),
        (_SENTENCE, 200, 1, "wide column"),
        ("một\nhai\nba", 20, 3, "typed line breaks"),
        ("x" * 80, 20, 5, "a word longer than the column"),
    ],
    ids=lambda value: value[:20] if isinstance(value, str) else str(value),
)
def test_lines_are_counted_as_a_spreadsheet_breaks_them(
    text: str, width: float, lines: int, why: str
) -> None:
    assert line_count(text, width) == lines, why


def test_tones_do_not_widen_a_letter() -> None:
    assert pixels("Tiến độ") == pixels("Tien đo")


def test_fitted_rows_stay_automatic_and_headings_keep_their_height(built: dict[str, Path]) -> None:
    with zipfile.ZipFile(built["2017"]) as package:
        sheet = package.read("xl/worksheets/sheet2.xml").decode()
    rows = dict(re.findall(r'<row r="(\d+)"([^>]*)>', sheet))

    assert 'ht="47.25"' in rows["5"]
    assert "customHeight" not in rows["5"]
    assert "customHeight" in rows["4"]


def test_every_row_of_findings_is_tall_enough_before_it_is_written(built: dict[str, Path]) -> None:
    with zipfile.ZipFile(built["2017"]) as package:
        sheet = package.read("xl/worksheets/sheet4.xml").decode()

    assert len(re.findall(r'<row r="\d+"[^>]* ht="47.25"/?>', sheet)) == 500
