"""Finds an agency by any of the names it goes by."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from kgsheet.core.master import Agency
from kgsheet.core.text import fold, unmarked

MOST_NEAREST = 3
NEAREST_SCORE = 70
"""Of 100; two names that share nothing but their kind have some 60."""
_NO_RIVAL = 10
"""Points behind the nearest name from which on another is not meant."""


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
        self._by_name: dict[str, Agency] = {}
        for agency in self.agencies:
            for name in {fold(name) for name in _names(agency)} - {""}:
                rival = self._by_name.get(name)
                if not (rival and self._is_valid(rival) and not self._is_valid(agency)):
                    self._by_name[name] = agency

    def __bool__(self) -> bool:
        return bool(self.agencies)

    @property
    def names(self) -> frozenset[str]:
        """All names, folded."""
        return frozenset(self._by_name)

    def find(self, name: str) -> Agency | None:
        """Return the agency of a name: of several, as around a merger, the one valid on the day."""
        return self._by_name.get(fold(name))

    def nearest(self, name: str) -> list[str]:
        """Return the official names that may be meant, the likeliest first.

        Where more than three may be, as of `Sở` alone, none is named.

        >>> offices = [Agency(id="", name=name) for name in ("Sở Y tế", "Sở Nội vụ")]
        >>> AgencyIndex(offices).nearest("so y te")
        ['Sở Y tế']
        """
        from rapidfuzz import fuzz, process  # only a name that is not known needs it

        spellings = {unmarked(spelling): one.name for spelling, one in self._by_name.items()}
        matches = process.extract(
            unmarked(name),
            list(spellings),
            scorer=fuzz.token_set_ratio,
            limit=None,
            score_cutoff=NEAREST_SCORE,
        )
        likely = [
            spellings[text] for text, score, _ in matches if score > matches[0][1] - _NO_RIVAL
        ]
        different = list(dict.fromkeys(likely))
        return different if len(different) <= MOST_NEAREST else []

    def _is_valid(self, agency: Agency) -> bool:
        return self._day is not None and agency.is_valid_on(self._day)


def _names(agency: Agency) -> tuple[str, ...]:
    return (agency.name, agency.short_name, agency.id, *agency.aliases)
