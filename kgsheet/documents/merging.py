"""The tag `{% gop CONDITION %}`: this cell of a table merges with the one above it.

docxtpl merges the cells of one loop only (`{% vm %}`); an agency that spans its rows beside
supporting agencies that span some of them needs a condition for each cell.
"""

from __future__ import annotations

import re

_CELL = re.compile(r"<w:tc[ >](?:(?!<w:tc[ >]).)*?\{%\s*gop\s+([^%]*?)\s*%\}.*?</w:tc>", re.DOTALL)
_TAG = re.compile(r"\{%\s*gop\s+[^%]*%\}")
_PARTS = re.compile(
    r"(?P<open><w:tc(?: [^>]*)?>)(?:(?P<properties><w:tcPr(?: [^>]*)?>.*?)</w:tcPr>|<w:tcPr/>)?"
    r"(?P<content>.*)</w:tc>",
    re.DOTALL,
)
_PARAGRAPH_LOOK = re.compile(r"<w:pPr>.*?</w:pPr>", re.DOTALL)
# `w:vMerge` stands before these in the properties of a cell (ISO/IEC 29500-1, 17.4.69).
_AFTER_MERGE = re.compile(
    r"<w:(?:tcBorders|shd|noWrap|tcMar|textDirection|tcFitText|vAlign|hideMark)[ />]"
)


def expand_merges(xml: str) -> str:
    """Return a prepared part with each `gop` turned into Word's own vertical merge."""
    return _CELL.sub(_expand, xml)


def _expand(match: re.Match[str]) -> str:
    condition = match.group(1)
    cell = _PARTS.fullmatch(_TAG.sub("", match.group()))
    assert cell is not None  # whatever `_CELL` finds has these parts
    look = _PARAGRAPH_LOOK.search(cell["content"])
    merge = f'<w:vMerge{{% if not ({condition}) %}} w:val="restart"{{% endif %}}/>'
    return (
        f"{cell['open']}{_with_merge(cell['properties'] or '<w:tcPr>', merge)}</w:tcPr>"
        f"{{% if {condition} %}}<w:p>{look.group() if look else ''}</w:p>"
        f"{{% else %}}{cell['content']}{{% endif %}}</w:tc>"
    )


def _with_merge(properties: str, merge: str) -> str:
    later = _AFTER_MERGE.search(properties)
    position = later.start() if later else len(properties)
    return properties[:position] + merge + properties[position:]
