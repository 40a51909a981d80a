"""What long tables of the page show."""

from __future__ import annotations

import pytest

from kgsheet.batch.finding import SUMMARY
from kgsheet.core.progress import Figures, Group
from kgsheet.rollup.choosing import WORKBOOK, most_overdue, nearest, others


def group(name: str | None, due: int = 0, overdue: int = 0) -> Group:
    return Group(name=name, figures=Figures(total=9, due=due, overdue=overdue))


def names(groups: list[Group]) -> str:
    return " ".join(one.name or "-" for one in groups)


@pytest.mark.parametrize(
    ("late", "shown", "rest"),
    [
        pytest.param([0, 1, 2], "a b c", "", id="all fit"),
        pytest.param([3, 0, 2, 1], "a c d", "b", id="in their order"),
        pytest.param([1, 1, 1, 1], "a b c", "d", id="the first of equals"),
    ],
)
def test_agencies_with_most_overdue_are_shown(late: list[int], shown: str, rest: str) -> None:
    groups = [group(name, overdue=count) for name, count in zip("abcd", late, strict=False)]

    found = most_overdue([*groups, group("z")] if rest else groups, 3)

    assert tuple(map(names, found)) == (shown, f"{rest} z" if rest else "")


@pytest.mark.parametrize(
    ("due", "shown"),
    [
        pytest.param("", "abcd", id="nothing due: the first"),
        pytest.param("abcde", "defg", id="two to come"),
        pytest.param("abcdefgh", "efgh", id="none to come"),
        pytest.param("h", "efgh", id="a gap before"),
    ],
)
def test_quarters_about_the_cut_off_are_shown(due: str, shown: str) -> None:
    quarters = [group(name, due=name in due) for name in "abcdefgh"]

    near, far = nearest([*quarters, group(None)], 4)

    assert names(near) == " ".join(shown)
    assert names(far) == " ".join([*(name for name in "abcdefgh" if name not in shown), "-"])


def test_the_workbook_beside_the_page_is_called_by_its_name() -> None:
    assert WORKBOOK == SUMMARY


def test_one_more_than_fits_is_shown_itself() -> None:
    groups = [group(name) for name in "abcde"]

    assert (nearest(groups, 4), most_overdue(groups, 4)) == ((groups, []), (groups, []))


def test_others_have_one_name_where_there_are_any() -> None:
    groups = [group(str(number)) for number in range(1200)]

    assert (others(groups), others([])) == ([("Khác (1.200)", groups)], [])
