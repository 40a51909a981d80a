"""As many rows are told as each figure says, whatever the day and the document."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kgsheet.core.master import Master
from kgsheet.core.rates import Rate, grouped
from kgsheet.core.rules import Examination, examine
from kgsheet.documents.counting import (
    FIGURES,
    Basis,
    annex_figure,
    counted,
    figure_texts,
    label_of,
)
from kgsheet.documents.fields import addressees, build_fields, text_fields
from kgsheet.documents.figures import padded
from kgsheet.hosts.file import FileBook
from kgsheet.messages.fields import FIELD_NAMES
from kgsheet.shipped import sample_workbook

DAYS = [date(2016, 12, 31), date(2017, 3, 31), date(2017, 6, 30), date(2017, 12, 31)]


def examined(day: date, year: int = 2017) -> Examination:
    return examine(FileBook(sample_workbook(year)).read(), day, lambda: day)


def basis_of(found: Examination, agency: str | None = None) -> Basis:
    year = found.master.settings.year or 2017
    return Basis(progress=found.progress, year=year, agency=agency, next_months=3)


def spelled(name: str, basis: Basis) -> str:
    found = counted(name, basis)
    assert found is not None
    if found.of is not None:
        return Rate(len(found.rows), len(found.of)).text
    if name.endswith("so_don_vi"):
        number = len({one.task.lead_agency for one in found.rows})
    else:
        number = len(found.rows)
    return grouped(number) if name.startswith("so_lieu.") else padded(number)


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_as_many_rows_are_told_as_the_figure_says(day: date) -> None:
    found = examined(day)
    agency = next(iter(addressees(found.master, found.progress, "CV")), None)
    basis = basis_of(found, agency)

    texts = figure_texts(basis)

    assert set(FIGURES) <= set(texts)
    assert {name: spelled(name, basis) for name in texts} == texts


def with_annexes(master: Master) -> Master:
    return replace(master, settings=replace(master.settings, overdue_annex="có", next_months=3))


@pytest.mark.parametrize("day", DAYS[1:], ids=str)
def test_figures_are_those_that_documents_print(day: date) -> None:
    found = examined(day)
    master = with_annexes(found.master)
    agency = addressees(master, found.progress, "CV")[0]
    report = text_fields(build_fields(master, found.progress, "BC"))
    letter = text_fields(build_fields(master, found.progress, "CV", agency=agency))

    texts, own = figure_texts(basis_of(found)), figure_texts(basis_of(found, agency))

    figures = [name for name in FIGURES if not name.startswith("don_vi_nhan")]
    assert {name: texts[name] for name in figures} == {name: report[name] for name in figures}
    in_letter = [name for name in FIGURES if name.startswith(("don_vi_nhan", "phu_luc_qua_han"))]
    assert {name: own[name] for name in in_letter} == {name: letter[name] for name in in_letter}


def test_every_count_among_the_fields_is_a_figure() -> None:
    groups = ("tien_do.", "so_lieu.", "quy_", "don_vi_nhan.")
    names = {name for name in FIELD_NAMES if name.startswith(groups)} - {"don_vi_nhan.ten"}

    assert names <= set(FIGURES)


def test_count_beside_an_agency_of_the_annex_counts_its_tasks() -> None:
    found = examined(DAYS[2])
    agency = found.progress.agencies[0]
    name = annex_figure(agency.name or "")

    rows = counted(name, basis_of(found))

    assert rows is not None
    assert {one.task.lead_agency for one in rows.rows} == {agency.name}
    assert len(rows.rows) == agency.figures.total
    assert label_of(name).endswith(f": {agency.name}")


@pytest.mark.parametrize("name", ["nam", "trich_yeu", "tien_do.khong_co", "quy_1.khong_co"])
def test_other_fields_count_nothing(name: str) -> None:
    assert counted(name, basis_of(examined(DAYS[2]))) is None
