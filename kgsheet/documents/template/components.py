"""Finds what the decree asks of every document and a template lacks (Decree 30/2020, 8.2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import NamedTuple

from kgsheet.core.text import fold
from kgsheet.documents.template.finding import TemplateFinding
from kgsheet.documents.template.lines import Line
from kgsheet.messages.templates import (
    COMPONENTS,
    MOTTO,
    RECIPIENTS_HEADING,
    SPOTS,
    STATE_NAME,
    TEMPLATE_WORDS,
    TemplateRule,
)


class _Component(NamedTuple):
    """What shows that a component is there: its text, and one of some fields."""

    text: str
    fields: tuple[str, ...]


_COMPONENTS = {
    "state": _Component(STATE_NAME, ()),
    "motto": _Component(MOTTO, ()),
    "issuer": _Component("", ("co_quan_dong_1", "co_quan_dong_2", "ten_co_quan")),
    "number": _Component("", ("so", "so_ky_hieu")),
    "symbol": _Component("", ("ky_hieu", "so_ky_hieu")),
    "date": _Component("", ("ngay", "ngay_thang")),
    "subject": _Component("", ("trich_yeu",)),
    "body": _Component("", ("noi_dung",)),
    "authority": _Component("", ("quyen_han",)),
    "signer": _Component("", ("nguoi_ky",)),
    "recipients": _Component(RECIPIENTS_HEADING, ("noi_nhan", "luu")),
}


def missing_components(lines: Sequence[Line], used: Set[str]) -> Iterator[TemplateFinding]:
    """Yield what is missing among the lines and the fields that a template prints."""
    texts = [fold(line.text) for line in lines]
    for key, component in _COMPONENTS.items():
        if not (_shows(component.text, texts) and _uses(component.fields, used)):
            yield _missing(key, lines)


def _shows(text: str, texts: Iterable[str]) -> bool:
    return not text or any(fold(text) in one for one in texts)


def _uses(fields: Sequence[str], used: Set[str]) -> bool:
    return not fields or any(one in used for one in fields)


def _missing(key: str, lines: Sequence[Line]) -> TemplateFinding:
    component, remedy = COMPONENTS[key]
    words = TEMPLATE_WORDS[TemplateRule.COMPONENT_MISSING]
    return TemplateFinding(
        rule=TemplateRule.COMPONENT_MISSING,
        where=SPOTS["document"],
        found=component,
        what=words.what.format(component=component),
        expected=words.remedy.format(remedy=remedy),
        part=lines[0].part if lines else "",
        anchor=lines[0].element if lines else None,
    )
