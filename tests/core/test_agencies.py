from __future__ import annotations

import unicodedata
from datetime import date

import pytest

from kgsheet.core.agencies import AgencyIndex
from kgsheet.core.master import Agency
from kgsheet.core.text import fold

BUILDING = Agency(id="SXD", name="Sở Xây dựng", short_name="S.XD", aliases=("Sở XD", "Xây dựng"))
HEALTH = Agency(id="", name="Sở Y tế", aliases=("",))


@pytest.mark.parametrize(
    "name",
    [
        "Sở Xây dựng",
        "SỞ XÂY DỰNG",
        " Sở  Xây dựng. ",
        unicodedata.normalize("NFD", "Sở Xây dựng"),
        "sxd",
        "S.XD",
        "sở xd",
        "Xây dựng",
    ],
)
def test_agency_is_found_by_each_name(name: str) -> None:
    assert AgencyIndex([BUILDING, HEALTH]).find(name) is BUILDING


@pytest.mark.parametrize("name", ["", " ", "Sở", "So Xay dung", "Sở Xây dựng và Giao thông"])
def test_other_names_find_none(name: str) -> None:
    assert AgencyIndex([BUILDING, HEALTH]).find(name) is None


def test_of_two_agencies_of_one_name_the_last_is_found() -> None:
    merged = Agency(id="SXD2", name="Sở Xây dựng")

    assert AgencyIndex([BUILDING, merged]).find("Sở Xây dựng") is merged


def test_index_is_true_where_there_are_agencies() -> None:
    assert not AgencyIndex()
    assert AgencyIndex([HEALTH])


def test_names_are_folded_and_never_blank() -> None:
    names = AgencyIndex([BUILDING, HEALTH]).names

    assert names == {fold(one) for one in ("SXD", "S.XD", "Sở XD", "Xây dựng", "Sở Xây dựng")} | {
        fold("Sở Y tế")
    }


@pytest.mark.parametrize(
    ("day", "found"),
    [(date(2025, 2, 28), "CU"), (date(2025, 3, 1), "MOI"), (None, "MOI")],
    ids=["before the merger", "after it", "on no day"],
)
def test_of_two_agencies_of_one_name_the_valid_one_counts(day: date | None, found: str) -> None:
    old = Agency(id="CU", name="Sở Tài chính", valid_to=date(2025, 2, 28))
    new = Agency(id="MOI", name="Sở Tài chính", valid_from=date(2025, 3, 1))

    agency = AgencyIndex([old, new], day).find("Sở Tài chính")

    assert agency is not None
    assert agency.id == found


OFFICES = AgencyIndex(
    [
        Agency(id=short, name=name, short_name=f"Sở {short}")
        for short, name in {
            "XD": "Sở Xây dựng",
            "NN&PTNT": "Sở Nông nghiệp và Phát triển nông thôn",
            "GTVT": "Sở Giao thông vận tải",
            "TN&MT": "Sở Tài nguyên và Môi trường",
            "CT": "Sở Công Thương",
            "YT": "Sở Y tế",
        }.items()
    ]
)


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("Sở Xây dưng", ["Sở Xây dựng"]),
        ("So Xay dung", ["Sở Xây dựng"]),
        ("Sở NN và PTNT", ["Sở Nông nghiệp và Phát triển nông thôn"]),
        ("Sở Nông nghiệp", ["Sở Nông nghiệp và Phát triển nông thôn"]),
        ("Sở TNMT", ["Sở Tài nguyên và Môi trường"]),
        ("Tài nguyên và Môi trường", ["Sở Tài nguyên và Môi trường"]),
        ("Sở Y tê", ["Sở Y tế"]),
        ("Sở Lạ", []),
        ("Sở", []),
        ("", []),
    ],
)
def test_nearest_names_are_those_that_may_be_meant(name: str, nearest: list[str]) -> None:
    assert OFFICES.nearest(name) == nearest


def test_agencies_as_near_as_each_other_are_all_named() -> None:
    merged = OFFICES.nearest("Sở Nông nghiệp và Môi trường")

    assert sorted(merged) == [
        "Sở Nông nghiệp và Phát triển nông thôn",
        "Sở Tài nguyên và Môi trường",
    ]


def test_agency_near_by_several_names_is_named_once() -> None:
    assert AgencyIndex([BUILDING, HEALTH]).nearest("Sở Xây") == ["Sở Xây dựng"]
