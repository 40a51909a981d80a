from __future__ import annotations

import pytest

from kgsheet.documents.merging import expand_merges

PARAGRAPH = '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>'
MERGE = '<w:vMerge{% if not (a.b) %} w:val="restart"{% endif %}/>'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("<w:tcPr/>", f"<w:tcPr>{MERGE}</w:tcPr>", id="no properties"),
        pytest.param("", f"<w:tcPr>{MERGE}</w:tcPr>", id="none at all"),
        pytest.param(
            '<w:tcPr><w:tcW w:w="9"/></w:tcPr>',
            f'<w:tcPr><w:tcW w:w="9"/>{MERGE}</w:tcPr>',
            id="after the width",
        ),
        pytest.param(
            '<w:tcPr><w:tcW w:w="9"/><w:vAlign w:val="top"/></w:tcPr>',
            f'<w:tcPr><w:tcW w:w="9"/>{MERGE}<w:vAlign w:val="top"/></w:tcPr>',
            id="before the alignment",
        ),
    ],
)
def test_merge_stands_where_the_schema_wants_it(before: str, after: str) -> None:
    cell = f"<w:tc>{before}{PARAGRAPH.format('{% gop a.b %}x')}</w:tc>"

    assert expand_merges(cell).startswith(f"<w:tc>{after}{{% if a.b %}}")


def test_merged_cell_keeps_the_look_of_its_paragraph() -> None:
    cell = f"<w:tc><w:tcPr/>{PARAGRAPH.format('{% gop a.b %}x')}</w:tc>"

    assert expand_merges(cell).endswith(
        '{% if a.b %}<w:p><w:pPr><w:jc w:val="center"/></w:pPr></w:p>'
        f"{{% else %}}{PARAGRAPH.format('x')}{{% endif %}}</w:tc>"
    )


def test_cells_without_the_tag_stay() -> None:
    cell = f"<w:tc><w:tcPr/>{PARAGRAPH.format('x')}</w:tc>"
    merged = f"<w:tc><w:tcPr/>{PARAGRAPH.format('{% gop a %}y')}</w:tc>"

    assert expand_merges(cell + merged).startswith(cell)
    assert expand_merges(cell + cell) == cell + cell
