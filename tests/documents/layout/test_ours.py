"""Nothing is found in what the program makes, as it is and as LibreOffice saves it again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import cycle, product
from pathlib import Path

import pytest

from kgsheet.core.master import Master, Paragraph, Signer
from kgsheet.core.progress import Progress
from kgsheet.documents.fields import addressees, build_fields
from kgsheet.documents.issue import Issue
from kgsheet.documents.layout import lint_document
from kgsheet.documents.render import render_document
from kgsheet.hosts.file import FileBook
from kgsheet.jobs import When, check
from kgsheet.shipped import sample_workbook, word_template
from tests.conftest import Convert

SIGNERS = (
    ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    ("TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH"),
    ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"),
    ("TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
    ("TUQ. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"),
)
ISSUES = {"draft": None, "final": Issue(9, date(2025, 2, 4))}
FORMS = {"paper": "giấy", "electronic": "điện tử"}
LAYOUTS = ("nd30_2020", "tt01_2011")
TYPES = ((2017, "BC"), (2017, "CV"), (2021, "KH"), (2021, "CV"))
# Rules that LibreOffice 7.4 itself breaks when it saves, and how: there are none.
BROKEN_BY_LIBREOFFICE: dict[str, str] = {}

Case = tuple[int, str, str, str, str, tuple[str, ...]]


def cases() -> Iterator[Case]:
    """Every type in every form and profile; the signers take turns."""
    signers = cycle(SIGNERS)
    for (year, kind), form, issue, layout in product(TYPES, FORMS, ISSUES, LAYOUTS):
        yield year, kind, form, issue, layout, next(signers)
    for (year, kind), signer in product(TYPES, SIGNERS):
        yield year, kind, "paper", "final", "nd30_2020", signer


CASES = list(cases())
IDS = [
    f"{year} {kind} {form} {issue} {layout} {who[-1]}"
    for year, kind, form, issue, layout, who in CASES
]


@pytest.fixture(scope="module")
def samples() -> dict[int, tuple[Master, Progress]]:
    found = {}
    for year in (2017, 2021):
        examined = check(FileBook(sample_workbook(year)), When(today=date(2026, 1, 1))).examined
        found[year] = (examined.master, examined.progress)
    return found


def made(samples: dict[int, tuple[Master, Progress]], case: Case, *, wide: bool = False) -> bytes:
    year, kind, form, issue, layout, authority = case
    master, progress = samples[year]
    signer = Signer(id="X", name="Lê Thị Hoa", post="Phó Chủ tịch", authority=authority)
    settings = replace(
        master.settings,
        form=FORMS[form],
        layout=layout,
        signer_id="X",
        letter_signer_id="X",
        landscape_annex="có" if wide else "không",
        overdue_annex="có" if wide else "không",
        next_months=3 if wide else None,
    )
    master = replace(master, settings=settings, signers=(signer,))
    agency = addressees(master, progress, kind)[0]
    fields = build_fields(master, progress, kind, issue=ISSUES[issue], agency=agency)
    return render_document(word_template(kind), fields, properties={"kgsheet.the_thuc": layout})


def found(document: bytes) -> list[str]:
    linted = lint_document(document)
    return [f"{one.rule} {one.where}: {one.message}" for one in linted.findings]


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_nothing_is_found_in_our_documents(
    samples: dict[int, tuple[Master, Progress]], case: Case
) -> None:
    document = made(samples, case)

    assert lint_document(document).profile == case[4]
    assert found(document) == []


@pytest.mark.parametrize("year", [2017, 2021])
def test_nothing_is_found_with_all_annexes_turned(
    samples: dict[int, tuple[Master, Progress]], year: int
) -> None:
    kind = {2017: "BC", 2021: "KH"}[year]

    document = made(samples, (year, kind, "paper", "final", "nd30_2020", SIGNERS[1]), wide=True)

    assert found(document) == []


@pytest.mark.parametrize("addressees", [1, 2, 3])
def test_nothing_is_found_in_a_report_to_superiors(
    samples: dict[int, tuple[Master, Progress]], addressees: int
) -> None:
    master, progress = samples[2017]
    named = ("Chính phủ", "Tỉnh ủy", "Hội đồng nhân dân tỉnh")[:addressees]
    to_them = tuple(Paragraph(type="BC", level="kinh_gui", text=one) for one in named)
    samples = {2017: (replace(master, narrative=to_them + master.narrative), progress)}

    document = made(samples, (2017, "BC", "paper", "final", "nd30_2020", SIGNERS[0]))

    assert found(document) == []


@pytest.mark.libreoffice
@pytest.mark.parametrize("number", range(0, len(CASES), 7), ids=lambda number: IDS[number])
def test_nothing_is_found_when_libreoffice_saved_them(
    samples: dict[int, tuple[Master, Progress]],
    libreoffice_convert: Convert,
    tmp_path: Path,
    number: int,
) -> None:
    path = tmp_path / "van_ban.docx"
    path.write_bytes(made(samples, CASES[number], wide=number % 2 == 1))

    saved = libreoffice_convert(path, "docx").read_bytes()

    assert saved != path.read_bytes()
    assert [one for one in found(saved) if one[:3] not in BROKEN_BY_LIBREOFFICE] == []
