"""Tells which tasks each figure counts: the same definitions as the figures, read row by row.

A test holds that as many rows are told as the figure says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from kgsheet.core.deadline_values import quarter_label
from kgsheet.core.progress import Figures, Progress, Standing, quarter_name
from kgsheet.core.tasks import COMPLETED, SET_ASIDE, State
from kgsheet.documents.annexes import next_period
from kgsheet.documents.figures import group_fields, padded, progress_fields, quarter_fields
from kgsheet.messages.fields import FIELD_NAMES
from kgsheet.values import frozen

_OPEN = frozenset({State.NOT_STARTED, State.DUE_SOON, State.IN_TIME})
_ALL = ("tien_do", "so_lieu")
_AGENCY = "don_vi_nhan"
_QUARTER = "quy_"


@frozen(kw_only=True)
class Basis:
    """What figures are counted from.

    Attributes:
        year: of the quarters.
        agency: whom a letter is for.
        next_months: how many months the annex of what is due next looks ahead.
    """

    progress: Progress
    year: int
    agency: str | None = None
    next_months: int = 0

    @property
    def as_of(self) -> date:
        """The cut-off day."""
        return self.progress.as_of


ANNEX_COUNT = "phu_luc.nhom[].so_nhiem_vu"
_ANNEX_AGENCY = re.compile(r"phu_luc\.nhom\[(.*)\]\.so_nhiem_vu", re.DOTALL)
Rule = Callable[[Standing, Basis], bool]


@frozen
class Counted:
    """The tasks that a figure counts; of a rate, those above and those below the line."""

    rows: tuple[Standing, ...]
    of: tuple[Standing, ...] | None = None


def _is_counted(one: Standing, basis: Basis) -> bool:
    return one.state not in SET_ASIDE


def _is_due(one: Standing, basis: Basis) -> bool:
    due = one.task.due
    return _is_counted(one, basis) and due is not None and due <= basis.as_of


def _is_completed(one: Standing, basis: Basis) -> bool:
    return one.state in COMPLETED


def _is_open(one: Standing, basis: Basis) -> bool:
    return _is_counted(one, basis) and one.state not in COMPLETED


def _is_overdue(one: Standing, basis: Basis) -> bool:
    return _is_due(one, basis) and one.state not in COMPLETED


def _in_state(state: State) -> Rule:
    return lambda one, basis: one.state is state


_BASIC: dict[str, Rule] = {
    "tong_so": _is_counted,
    "den_han": _is_due,
    "hoan_thanh": _is_completed,
    "hoan_thanh_trong_den_han": lambda one, basis: _is_due(one, basis) and one.state in COMPLETED,
    "chua_hoan_thanh": _is_open,
    "qua_han": _is_overdue,
}
_WHOLE: dict[str, Rule] = _BASIC | {
    "chua_hoan_thanh_trong_han": lambda one, basis: (
        _is_open(one, basis) and not _is_overdue(one, basis)
    ),
    "sap_den_han": _in_state(State.DUE_SOON),
    "hoan_thanh_dung_han": _in_state(State.COMPLETED_ON_TIME),
    "hoan_thanh_qua_han": _in_state(State.COMPLETED_LATE),
    "tam_dung": _in_state(State.PAUSED),
    "dua_ra": _in_state(State.WITHDRAWN),
    "so_don_vi": _is_counted,
}
_RATES: dict[str, tuple[Rule, Rule]] = {
    "ty_le_den_han": (_BASIC["hoan_thanh"], _BASIC["den_han"]),
    "ty_le_nam": (_BASIC["hoan_thanh"], _BASIC["tong_so"]),
    "ty_le_trong_den_han": (_BASIC["hoan_thanh_trong_den_han"], _BASIC["den_han"]),
    "ty_le_dung_han": (_WHOLE["hoan_thanh_dung_han"], _BASIC["hoan_thanh"]),
}


def _of_letter(one: Standing, basis: Basis) -> bool:
    return _is_overdue(one, basis) and basis.agency in (None, one.task.lead_agency)


def _is_due_next(one: Standing, basis: Basis) -> bool:
    last = next_period(basis.as_of, basis.next_months)[1]
    return one.state in _OPEN and one.task.due is not None and one.task.due <= last


_LISTS: dict[str, Rule] = {
    "so_don_vi": _is_counted,
    "phu_luc_qua_han.so_nhiem_vu": _of_letter,
    "phu_luc_ky_toi.so_nhiem_vu": _is_due_next,
}


def counted(name: str, basis: Basis) -> Counted | None:
    """Return the tasks that a figure counts, `None` where the field is not a figure."""
    group, _, figure = name.rpartition(".")
    standings = basis.progress.standings
    agency = _ANNEX_AGENCY.fullmatch(name)
    if agency:
        own = tuple(one for one in standings if one.task.lead_agency == agency[1])
        return Counted(_chosen(own, _is_counted, basis))
    if group in _ALL and figure in _RATES:
        above, below = _RATES[figure]
        return Counted(_chosen(standings, above, basis), _chosen(standings, below, basis))
    rule = _LISTS.get(name) or (_WHOLE.get(figure) if group in _ALL else None)
    if rule is None and figure in _BASIC:
        standings = tuple(_of_group(group, basis))
        rule = _BASIC[figure] if _is_group(group) else None
    return Counted(_chosen(standings, rule, basis)) if rule else None


def is_figure(name: str) -> bool:
    """Return whether a field is a figure that counts tasks.

    >>> is_figure("tien_do.qua_han"), is_figure("don_vi_nhan.ten")
    (True, False)
    """
    group, _, figure = name.rpartition(".")
    if group in _ALL:
        return figure in _RATES or figure in _WHOLE
    return name in _LISTS or (_is_group(group) and figure in _BASIC)


def figure_texts(basis: Basis) -> dict[str, str]:
    """Return each figure as a document prints it."""
    progress = basis.progress
    groups = progress_fields(progress) | quarter_fields(progress, basis.year)
    own = (one.figures for one in progress.agencies if basis.agency and one.name == basis.agency)
    groups[_AGENCY] = group_fields(next(own, Figures()))
    texts = {f"{group}.{key}": text for group, some in groups.items() for key, text in some.items()}
    for name in _LISTS:
        found = counted(name, basis)
        texts[name] = padded(len(found.rows) if found else 0)
    for one in progress.agencies:
        texts[annex_figure(one.name or "")] = padded(one.figures.total)
    return texts | {"so_don_vi": padded(len(progress.agencies))}


def annex_figure(agency: str) -> str:
    """Return the name of the count that the annex prints beside an agency.

    >>> annex_figure("Sở Y tế")
    'phu_luc.nhom[Sở Y tế].so_nhiem_vu'
    """
    return ANNEX_COUNT.replace("[]", f"[{agency}]")


def label_of(name: str) -> str:
    """Return what a figure means."""
    agency = _ANNEX_AGENCY.fullmatch(name)
    return f"{FIELD_NAMES[ANNEX_COUNT]}: {agency[1]}" if agency else FIELD_NAMES[name]


def _chosen(standings: Sequence[Standing], rule: Rule, basis: Basis) -> tuple[Standing, ...]:
    return tuple(one for one in standings if rule(one, basis))


def _is_group(group: str) -> bool:
    return group == _AGENCY or group.startswith(_QUARTER)


def _of_group(group: str, basis: Basis) -> Iterator[Standing]:
    """The tasks of the agency that a letter is for, or of a quarter."""
    standings = basis.progress.standings
    if group == _AGENCY:
        yield from (one for one in standings if one.task.lead_agency == basis.agency)
    elif group.startswith(_QUARTER):
        label = quarter_label(basis.year, int(group.removeprefix(_QUARTER)))
        yield from (one for one in standings if quarter_name(one.task) == label)


FIGURES = tuple(name for name in FIELD_NAMES if is_figure(name))
"""The names of all figures."""
