"""Tells what a person should know about a workbook that was started from an earlier one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kgsheet.core.carrying import OF_ONE_YEAR, Beginning
from kgsheet.core.deadline_values import day_label
from kgsheet.core.rules import Examination
from kgsheet.core.rules.book import is_user_heading
from kgsheet.core.schema import (
    AGENCIES,
    INPUT_TABLES,
    NARRATIVE,
    REGISTER,
    SETTING_KEYS,
    SETTINGS,
    TASKS,
)
from kgsheet.messages.starting import STARTED, Notice
from kgsheet.values import frozen


@frozen
class Told:
    """One notice with the facts that its sentence asks for."""

    notice: Notice
    facts: Mapping[str, object]

    @property
    def message(self) -> str:
        """The Vietnamese sentence."""
        return STARTED[self.notice].format_map(self.facts)


def notices(beginning: Beginning, examined: Examination) -> tuple[Told, ...]:
    """Return what to say about what was carried, what is to be filled in and what stays behind."""
    found = ((notice, facts) for notice, tell in _TELLERS for facts in tell(beginning, examined))
    return tuple(Told(notice, facts) for notice, facts in found)


_Facts = Iterator[Mapping[str, object]]


def _open_tasks(beginning: Beginning, examined: Examination) -> _Facts:
    yield {
        "count": len(beginning.tables[TASKS.name]),
        "total": examined.master.row_count,
        "cutoff": day_label(examined.as_of),
        "file": examined.master.file,
    }


def _to_fill(beginning: Beginning, _: Examination) -> _Facts:
    keys = (one.key for one in SETTING_KEYS if one.field in OF_ONE_YEAR and _is_usual(one.field))
    if SETTINGS.name in beginning.tables:
        yield {"year": beginning.year, "sheet": SETTINGS.sheet, "names": ", ".join(keys)}


def _is_usual(field: str) -> bool:
    """Whether every office fills a setting: published figures to compare with are seldom known."""
    return not field.startswith("printed_")


def _old_year_in_text(beginning: Beginning, examined: Examination) -> _Facts:
    year = str(beginning.old_year)
    named = [one for one in examined.master.narrative if year in f"{one.title}\n{one.text}"]
    if named:
        yield {"sheet": NARRATIVE.sheet, "count": len(named), "year": year}


def _agencies_named(beginning: Beginning, _: Examination) -> _Facts:
    if AGENCIES.name not in beginning.blocks:
        yield {"sheet": AGENCIES.sheet, "count": len(beginning.tables[AGENCIES.name])}


def _fresh_tables(beginning: Beginning, _: Examination) -> _Facts:
    known = {*beginning.tables, REGISTER.name}
    names = [f"“{table.sheet}”" for table in INPUT_TABLES if table.name not in known]
    if names:
        yield {"names": ", ".join(names)}


def _agencies_ended(beginning: Beginning, _: Examination) -> _Facts:
    if beginning.ended:
        yield {"names": _quoted(beginning.ended)}


def _register(beginning: Beginning, _: Examination) -> _Facts:
    register = beginning.blocks.get(REGISTER.name)
    if register and register.rows:
        yield {"count": len(register.rows), "year": beginning.year}


def _user_columns(beginning: Beginning, _: Examination) -> _Facts:
    for block in beginning.blocks.values():
        headings = [heading for heading, _ in block.header.unknown if is_user_heading(heading)]
        if headings:
            yield {"sheet": block.sheet, "names": _quoted(headings)}


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)


_TELLERS = (
    (Notice.OPEN_TASKS, _open_tasks),
    (Notice.TO_FILL, _to_fill),
    (Notice.OLD_YEAR_IN_TEXT, _old_year_in_text),
    (Notice.AGENCIES_NAMED, _agencies_named),
    (Notice.FRESH_TABLES, _fresh_tables),
    (Notice.AGENCIES_ENDED, _agencies_ended),
    (Notice.REGISTER, _register),
    (Notice.USER_COLUMNS, _user_columns),
)
