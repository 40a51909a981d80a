from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kgsheet.core.master import Master
from kgsheet.core.progress import measure
from kgsheet.core.rates import grouped
from kgsheet.core.tasks import State
from kgsheet.documents.figures import padded, progress_fields, quarter_fields
from tests.documents.conftest import AS_OF


@pytest.mark.parametrize(
    ("number", "plain", "prose"),
    [
        (0, "0", "00"),
        (1, "1", "01"),
        (9, "9", "09"),
        (10, "10", "10"),
        (999, "999", "999"),
        (1000, "1.000", "1.000"),
        (11064, "11.064", "11.064"),
        (1234567, "1.234.567", "1.234.567"),
    ],
)
def test_counts_have_a_dot_between_thousands_and_in_prose_a_zero(
    number: int, plain: str, prose: str
) -> None:
    assert (grouped(number), padded(number)) == (plain, prose)


def test_every_count_is_offered_with_and_without_the_zero(master: Master) -> None:
    groups = progress_fields(measure(master.tasks, AS_OF))

    counts = {name: text for name, text in groups["tien_do"].items() if "ty_le" not in name}
    assert {name: text.lstrip("0") or "0" for name, text in counts.items()} == groups["so_lieu"]


def test_tasks_left_out_are_counted_apart(master: Master) -> None:
    paused, withdrawn, *others = master.tasks
    tasks = (
        replace(paused, set_aside=State.PAUSED),
        replace(withdrawn, set_aside=State.WITHDRAWN),
        *others,
    )

    plain = progress_fields(measure(tasks, AS_OF))["so_lieu"]

    assert (plain["tong_so"], plain["tam_dung"], plain["dua_ra"]) == ("3", "1", "1")


def test_quarters_count_what_is_due_in_them(master: Master) -> None:
    quarters = quarter_fields(measure(master.tasks, AS_OF), 2025)

    assert [quarters[f"quy_{number}"]["tong_so"] for number in range(1, 5)] == [
        "01",
        "02",
        "01",
        "01",
    ]
    assert quarters["quy_2"]["qua_han"] == "01"


def test_quarters_of_another_year_are_empty(master: Master) -> None:
    quarters = quarter_fields(measure(master.tasks, date(2030, 1, 1)), 2030)

    assert {text for group in quarters.values() for text in group.values()} == {"00"}
