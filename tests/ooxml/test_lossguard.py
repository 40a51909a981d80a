"""The loss guard lets through what was asked, and nothing else."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from kgsheet.core.edits import CellEdit, TableGrowth
from kgsheet.ooxml.lossguard import unintended
from kgsheet.ooxml.patch import WorkbookPatch
from kgsheet.ooxml.sheetguard import Loss
from tests.ooxml.damages import DAMAGES, damaged_copies, unpressed
from tests.ooxml.feature_books import FEATURES, FINISHES, IN_PLACE, feature_books


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A workbook before and after edits, and what they were."""

    name: str
    before: bytes
    after: bytes
    changed: Sequence[CellEdit]
    growths: Sequence[TableGrowth]

    def losses(self, after: bytes | None = None) -> list[Loss]:
        now = self.after if after is None else after
        return unintended(self.before, now, self.changed, self.growths)


@pytest.fixture(scope="module")
def saved() -> list[Saved]:
    """All workbooks with features, each after all its edits, and after those in place."""
    books = feature_books()
    return [
        *(_saved(book.name, book.data, book.edits) for book in books),
        *(_saved(f"{book.name}, in place", book.data, IN_PLACE) for book in books),
    ]


def _saved(name: str, data: bytes, edits: Sequence[object]) -> Saved:
    patch, out = WorkbookPatch(data, edits), io.BytesIO()  # type: ignore[arg-type]
    patch.write(out)
    return Saved(
        name=name,
        before=data,
        after=out.getvalue(),
        changed=patch.changed,
        growths=patch.growths,
    )


def test_intended_edits_of_every_feature_pass(saved: list[Saved]) -> None:
    assert {one.name: one.losses() for one in saved if one.losses()} == {}
    assert min(len(one.changed) for one in saved) == len(IN_PLACE)


def test_members_packed_anew_pass(saved: list[Saved]) -> None:
    again = {one.name: one.losses(unpressed(one.after)) for one in saved}

    assert {name: losses for name, losses in again.items() if losses} == {}


@pytest.mark.parametrize("kind", DAMAGES)
def test_each_kind_of_damage_is_caught(saved: list[Saved], kind: str) -> None:
    half = len(saved) // 2
    found = [_first_damaged(some, kind) for some in (saved[:half], saved[half:])]

    assert any(found)
    assert [one.name for one, damaged in filter(None, found) if not one.losses(damaged)] == []


def _first_damaged(saved: list[Saved], kind: str) -> tuple[Saved, bytes] | None:
    """The first workbook that can take a kind of damage, with its damaged copy."""
    for one in saved:
        damaged = DAMAGES[kind](one.after)
        if damaged is not None and damaged != one.after:
            return one, damaged
    return None


@pytest.mark.slow
def test_every_damage_to_every_workbook_is_caught(saved: list[Saved]) -> None:
    counts, missed = Counter[str](), []

    for one in saved:
        for kind, damaged in damaged_copies(one.after):
            counts[kind] += 1
            if not one.losses(damaged):
                missed.append((one.name, kind))

    print(f"{counts.total()} damages of {len(counts)} kinds to {len(saved)} workbooks")
    assert missed == []
    assert counts.total() >= 500
    assert len(counts) == len(DAMAGES) >= 20
    assert len(saved) // 2 == len(FEATURES) + len(FINISHES) >= 30
    assert max(counts.values()) <= counts.total() / 10
