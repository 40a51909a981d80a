"""Worksheets by title, read when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from kgsheet.core.cells import Sheet


class Sheets(Mapping[str, Sheet]):
    """Sheets in the order of their tabs, each read once, when it is first asked for.

    Args:
        titles: the titles of all worksheets.
        load: reads one of them.
    """

    def __init__(self, titles: Sequence[str], load: Callable[[str], Sheet]) -> None:
        self._titles, self._load = dict.fromkeys(titles), load
        self._read: dict[str, Sheet] = {}

    def __getitem__(self, title: str) -> Sheet:
        if title not in self._titles:
            raise KeyError(title)
        if title not in self._read:
            self._read[title] = self._load(title)
        return self._read[title]

    def __contains__(self, title: object) -> bool:
        return title in self._titles

    def __iter__(self) -> Iterator[str]:
        return iter(self._titles)

    def __len__(self) -> int:
        return len(self._titles)
