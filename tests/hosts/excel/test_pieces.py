"""Rows that are alike cost one question, others few."""

from __future__ import annotations

import pytest

from kgsheet.hosts.excel.pieces import pieces


def answers(column: str) -> tuple[list[tuple[int, int, str]], int]:
    """Ask about a column, one letter a row; return the pieces and how many questions it took."""
    asked: list[tuple[int, int]] = []

    def ask(first: int, last: int) -> str | None:
        asked.append((first, last))
        found = set(column[first - 1 : last])
        return found.pop() if len(found) == 1 else None

    return list(pieces((1, len(column)), ask)), len(asked)


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        ("aaaa", [(1, 4, "a")]),
        ("aaab", [(1, 2, "a"), (3, 3, "a"), (4, 4, "b")]),
        ("b", [(1, 1, "b")]),
    ],
    ids=["alike", "one other", "one row"],
)
def test_pieces_cover_a_column(column: str, expected: list[tuple[int, int, str]]) -> None:
    assert answers(column)[0] == expected


def test_a_column_that_is_alike_takes_one_question_however_long() -> None:
    assert answers("a" * 5000)[1] == 1


def test_one_row_that_differs_is_found_with_few_questions() -> None:
    found, asked = answers("a" * 3333 + "b" + "a" * 1666)

    assert (3334, 3334, "b") in found
    assert asked <= 2 * 13 + 1


def test_rows_that_do_not_matter_are_not_asked_about() -> None:
    asked: list[int] = []

    def ask(first: int, last: int) -> str | None:
        asked.append(first)
        return None if first < last else "x"

    found = list(pieces((1, 1000), ask, lambda first, last: first <= 7 <= last))

    assert found == [(7, 7, "x")]
    assert len(asked) <= 11


def test_a_single_row_without_an_answer_is_left_out() -> None:
    assert list(pieces((1, 2), lambda first, last: None)) == []
