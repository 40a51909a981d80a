"""The two layout profiles: what changed when Decree 30/2020 replaced Circular 01/2011.

Formatting follows the law of the document's day; an old document is not corrected by a new decree.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from kgsheet.documents.layout.outline import Outline
from kgsheet.documents.layout.values import Align, Story, WordText
from kgsheet.documents.layout.words import bare
from kgsheet.values import frozen

PROPERTY = "kgsheet.the_thuc"
IN_FORCE = date(2020, 3, 5)  # Decree 30/2020, article 37

_DATE = re.compile(r"ngay\s*(\d{1,2})?\D*thang\s*(\d{1,2})?\D*nam\s*(\d{4})")


@frozen(kw_only=True)
class Form:
    """How a part is written; `None` leaves a matter open.

    Attributes:
        sizes: least and most, in points.
        upper: all in capitals, or not.
    """

    sizes: tuple[float, float]
    bold: bool | None = False
    italic: bool | None = False
    align: Align | None = None
    upper: bool | None = None


@frozen(kw_only=True)
class Profile:
    """The layout rules that differ between the two texts.

    Attributes:
        is_font_fixed: Times New Roman in black, not just any Unicode font.
        page_number: header or footer.
        last_ground: the mark after the last ground (căn cứ).
        indents: least and most, in millimetres; `free_indent` allows what lies between.
        least_exact: the least fixed height of a line in points, `None` where only multiples count.
        forms: by rule; rules with two parts have a second entry.
    """

    key: str
    is_font_fixed: bool
    page_number: Story
    page_align: Align
    last_ground: str
    indents: tuple[float, float] = (10.0, 12.7)
    free_indent: bool
    least_exact: float | None
    forms: Mapping[str, Form]


_CENTER = Align.CENTER
_FORMS = {
    "F06": Form(sizes=(13, 14)),
    "F08": Form(sizes=(12, 13), bold=True, upper=True),
    "F09": Form(sizes=(13, 14), bold=True, align=_CENTER, upper=False),
    "F11": Form(sizes=(12, 13), align=_CENTER, upper=True),
    "F12": Form(sizes=(12, 13), bold=True, align=_CENTER, upper=True),
    "F14": Form(sizes=(13, 13), align=_CENTER),
    "F19": Form(sizes=(13, 14), italic=True, align=_CENTER),
    "F22": Form(sizes=(13, 14), bold=True, align=_CENTER, upper=True),
    "F23": Form(sizes=(13, 14), bold=True, align=_CENTER, upper=False),
    "F24": Form(sizes=(12, 13), align=_CENTER),
    "F25": Form(sizes=(13, 14), italic=True),
    "F28": Form(sizes=(13, 14), bold=True, align=_CENTER, upper=False),
    "F28 title": Form(sizes=(13, 14), bold=True, align=_CENTER, upper=True),
    "F34": Form(sizes=(13, 14), bold=True, align=_CENTER, upper=True),
    "F36": Form(sizes=(13, 14), bold=True, align=_CENTER),
    "F41": Form(sizes=(13, 14)),
    "F42": Form(sizes=(12, 12), bold=True, italic=True, align=Align.LEFT),
    "F43": Form(sizes=(11, 11)),
    "F44": Form(sizes=(11, 11)),
    "F46": Form(sizes=(14, 14), bold=True, align=_CENTER),
    "F46 title": Form(sizes=(13, 14), bold=True, align=_CENTER, upper=True),
    "F47": Form(sizes=(13, 14), italic=True, align=_CENTER),
    "F50": Form(sizes=(13, 14), bold=True, upper=True),
    "F51": Form(sizes=(13, 14), bold=True, upper=True),
    "F52": Form(sizes=(11, 12), bold=None),
}

DECREE_30 = Profile(
    key="nd30_2020",
    is_font_fixed=True,
    page_number=Story.HEADER,
    page_align=Align.CENTER,
    last_ground=".",
    free_indent=False,
    least_exact=None,
    forms=_FORMS,
)
CIRCULAR_01 = Profile(
    key="tt01_2011",
    is_font_fixed=False,
    page_number=Story.FOOTER,
    page_align=Align.RIGHT,
    last_ground=",",
    free_indent=True,
    least_exact=15.0,
    forms={**_FORMS, "F25": replace(_FORMS["F25"], italic=False)},
)
PROFILES = {one.key: one for one in (DECREE_30, CIRCULAR_01)}


def profile_of(text: WordText, outline: Outline) -> Profile:
    """Return the profile that the document names, else that of its day, else Decree 30/2020."""
    named = PROFILES.get(text.properties.get(PROPERTY, "").strip())
    if named is not None:
        return named
    line = outline.head.date
    return DECREE_30 if line is None or not _is_before(line.text) else CIRCULAR_01


def _is_before(text: str) -> bool:
    """Return whether a day, a month or a year lies before the decree; blanks count as late."""
    found = _DATE.search(bare(text))
    if found is None:
        return False
    day, month = int(found[1] or 31), int(found[2] or 12)
    return (int(found[3]), month, day) < (IN_FORCE.year, IN_FORCE.month, IN_FORCE.day)
