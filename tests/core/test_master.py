from __future__ import annotations

from datetime import date

import pytest

from kgsheet.core.master import Agency, Master, Paragraph, Settings, Signer

CHAIR = Signer(id="CT", name="Nguyễn Văn A")
DEPUTY = Signer(id="PCT", name="Trần Thị B")


@pytest.mark.parametrize(
    ("signers", "chosen", "signer"),
    [
        pytest.param((CHAIR, DEPUTY), "PCT", DEPUTY, id="chosen"),
        pytest.param((CHAIR,), "", CHAIR, id="the-only-one"),
        pytest.param((CHAIR, DEPUTY), "", None, id="several-and-none-chosen"),
        pytest.param((CHAIR,), "PCT", None, id="chosen-but-unknown"),
        pytest.param((), "", None, id="none"),
    ],
)
def test_signer_is_the_one_chosen_or_the_only_one(
    signers: tuple[Signer, ...], chosen: str, signer: Signer | None
) -> None:
    master = Master(file="so.xlsx", signers=signers, settings=Settings(signer_id=chosen))

    assert master.signer is signer


def test_types_of_document_come_in_the_order_of_the_narrative() -> None:
    narrative = [Paragraph(type=kind, level="doan") for kind in ("KH", "BC", "KH")]

    assert Master(file="so.xlsx", narrative=tuple(narrative)).document_types == ("KH", "BC")


@pytest.mark.parametrize(
    ("first", "last", "is_valid"),
    [
        (None, None, True),
        (date(2017, 6, 30), None, True),
        (date(2017, 7, 1), None, False),
        (None, date(2017, 6, 30), True),
        (None, date(2017, 6, 29), False),
        (date(2017, 1, 1), date(2017, 12, 31), True),
    ],
)
def test_agency_is_valid_from_its_first_to_its_last_day(
    first: date | None, last: date | None, is_valid: bool
) -> None:
    agency = Agency(id="A", name="Sở A", valid_from=first, valid_to=last)

    assert agency.is_valid_on(date(2017, 6, 30)) is is_valid
