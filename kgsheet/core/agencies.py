"""Finds an agency by any of the names it goes by."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from kgsheet.core.master import Agency
from kgsheet.core.text import fold


class AgencyIndex:
    """The agencies of a workbook by official name, short name, code and alias.

    Of several with one name the one valid on the day counts, else the last.

    >>> index = AgencyIndex([Agency(id="SXD", name="Sở Xây dựng", aliases=("Sở XD",))])
    >>> found = index.find("SỞ XD")
    >>> found.name if found else None
    'Sở Xây dựng'
    """

    def __init__(self, agencies: Iterable[Agency] = (), day: date | None = None) -> None:
        self.agencies = tuple(agencies)
        self._day = day
        self._by_name: dict[str, list[Agency]] = {}
        for agency in self.agencies:
            for name in {fold(name) for name in _names(agency)} - {""}:
                self._by_name.setdefault(name, []).append(agency)
        self._fold = lru_cache(maxsize=4096)(fold)

    def __bool__(self) -> bool:
        return bool(self.agencies)

    @property
    def names(self) -> frozenset[str]:
        """All names, folded."""
        return frozenset(self._by_name)

    def find(self, name: str) -> Agency | None:
        """Return the agency of a name: of several, as around a merger, the one valid on the day."""
        found = self._by_name.get(self._fold(name))
        if not found:
            return None
        valid = [one for one in found if self._day and one.is_valid_on(self._day)]
        return (valid or found)[-1]


def _names(agency: Agency) -> tuple[str, ...]:
    return (agency.name, agency.short_name, agency.id, *agency.aliases)
