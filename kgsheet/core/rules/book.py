"""Rules of the workbook and its settings: KG301, KG303, KG304, KG307."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kgsheet.core.blocks import Block
from kgsheet.core.cells import address
from kgsheet.core.deadline_values import day_label
from kgsheet.core.handmade import printed_count
from kgsheet.core.progress import Progress
from kgsheet.core.schema import SETTING_KEYS
from kgsheet.core.settings import SettingLine
from kgsheet.core.text import fold
from kgsheet.errors import Place, Problem
from kgsheet.messages import CONFIRMATION, FIGURES, UNKNOWN_NAME, Code, Severity
from kgsheet.on_use import regex

NEAREST_SCORE = 75  # percent: a name less alike is no slip of the hand
_IGNORED_HEADINGS = frozenset({"stt", "tt", "số tt", "số thứ tự"})
_CONFIRMED = regex(r"(KG\d{3})\s*[:：\-–]\s*(\S.*)", re.IGNORECASE | re.DOTALL)
_CODE = regex(r"(KG\d{3})[\s:：\-–]*(.*)", re.IGNORECASE | re.DOTALL)


def printed_figures(lines: Sequence[SettingLine], progress: Progress) -> Iterator[Problem]:
    """Yield KG301 for each published figure that the table does not hold."""
    figures = progress.figures
    computed = {
        "printed_total": figures.total,
        "printed_completed": figures.completed,
        "printed_due": figures.due,
    }
    for line in lines:
        if isinstance(line.value, int) and line.value != computed.get(line.field, line.value):
            yield Problem(
                code=Code.FIGURE_DIFFERS,
                where=line.where,
                facts={
                    "name": FIGURES[line.field],
                    "printed": line.value,
                    "computed": computed[line.field],
                    "cutoff": day_label(progress.as_of),
                },
                found=str(line.value),
            )


def heading_counts(block: Block) -> Iterator[Problem]:
    """Yield KG307 for each agency heading that says another number of tasks than it has.

    An agency may stand over several parts: its number may count one part or all of them.
    """
    starts = [heading.row for heading in block.headings]
    rows = Counter(bisect_right(starts, row.number) - 1 for row in block.rows)
    of_agency: Counter[str] = Counter()
    for index, heading in enumerate(block.headings):
        of_agency[fold(heading.agency)] += rows[index]
    for index, heading in enumerate(block.headings):
        printed = printed_count(heading.text)
        if printed not in {None, rows[index], of_agency[fold(heading.agency)]}:
            yield Problem(
                code=Code.HEADING_COUNT,
                where=Place(
                    sheet=block.sheet,
                    cell=address(heading.row, heading.column),
                    row=heading.row,
                ),
                facts={"agency": heading.agency, "printed": printed, "counted": rows[index]},
                found=heading.text,
            )


def unknown_headings(block: Block) -> Iterator[Problem]:
    """Yield KG304 for each heading of the task table that the program does not know."""
    known = [column.heading for column in block.table.columns]
    for heading, column in block.header.unknown:
        if is_user_heading(heading):
            place = Place(
                sheet=block.sheet,
                cell=address(block.header.row, column),
                row=block.header.row,
                column=heading,
            )
            yield _unknown("heading", heading, known, place)


def is_user_heading(heading: str) -> bool:
    """Return whether an unknown heading names a column of the office's own, not row numbers.

    >>> is_user_heading("Cán bộ theo dõi"), is_user_heading("STT")
    (True, False)
    """
    return fold(heading) not in _IGNORED_HEADINGS


def unknown_settings(lines: Iterable[SettingLine]) -> Iterator[Problem]:
    """Yield KG304 for each key of the settings that the program does not know."""
    known = [setting.key for setting in SETTING_KEYS]
    for line in lines:
        if not line.field:
            yield _unknown("key", line.key, known, line.where)


def confirm(
    findings: Iterable[Problem], texts: Mapping[tuple[str, int], tuple[str, Place]]
) -> Iterator[Problem]:
    """Yield the findings, those a person accepted marked so, and KG303 for stale confirmations.

    Args:
        findings: what the rules found.
        texts: by sheet and row, the text of the confirmation cell and its place.
    """
    kept: dict[tuple[str, int], set[str]] = {
        key: {code for code, _ in _entries(text)} for key, (text, _) in texts.items()
    }
    seen: dict[tuple[str, int], dict[str, Severity]] = {}
    for finding in findings:
        key = (finding.where.sheet, finding.where.row or 0)
        seen.setdefault(key, {})[finding.code] = finding.severity
        accepted = finding.code in kept.get(key, ()) and finding.severity is not Severity.ERROR
        yield replace(finding, confirmed=True) if accepted else finding
    for key, (text, place) in texts.items():
        yield from _stale(text, place, seen.get(key, {}))


def _stale(text: str, place: Place, seen: dict[str, Severity]) -> Iterator[Problem]:
    reasons = dict(_entries(text))
    for part in filter(None, (one.strip() for one in text.split(";"))):
        why = _why_stale(part, reasons, seen)
        if why:
            facts = {"why": CONFIRMATION[why]}
            yield Problem(code=Code.CONFIRMATION_STALE, where=place, facts=facts, found=part)


def _why_stale(part: str, reasons: Mapping[str, str], seen: Mapping[str, Severity]) -> str:
    """The key of what is wrong with one part of a confirmation, empty where nothing is."""
    match = _CODE.match(part)
    if not match:
        # A reason may hold a semicolon: what follows a confirmation belongs to it.
        return "" if reasons else "unreadable"
    code = match[1].upper()
    if code not in reasons:
        return "unreadable" if match[2] else "no_reason"
    if code not in seen:
        return "no_match"
    return "not_allowed" if seen[code] is Severity.ERROR else ""


def _entries(text: str) -> Iterator[tuple[str, str]]:
    for part in text.split(";"):
        match = _CONFIRMED.match(part.strip())
        if match:
            yield match[1].upper(), match[2].strip()


def _unknown(kind: str, name: str, known: Sequence[str], place: Place) -> Problem:
    from rapidfuzz import fuzz, process  # only a name that is not known needs it

    match = process.extractOne(
        fold(name), [fold(one) for one in known], scorer=fuzz.ratio, score_cutoff=NEAREST_SCORE
    )
    nearest = (
        UNKNOWN_NAME["nearest"].format(name=known[match[2]]) if match else UNKNOWN_NAME["keep"]
    )
    facts = {"kind": UNKNOWN_NAME[kind], "nearest": nearest}
    return Problem(code=Code.NAME_UNKNOWN, where=place, facts=facts, found=name)
