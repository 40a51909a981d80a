"""Turns tasks and figures into the fields a Word template asks for.

Names are unaccented Vietnamese, as people who edit templates type them; what each means stands in
`messages.fields.FIELD_NAMES`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kgsheet.core.deadline_values import day_label
from kgsheet.core.master import Master, Signer
from kgsheet.core.progress import Progress
from kgsheet.core.reference_types import TYPE_NAMES
from kgsheet.core.tasks import State
from kgsheet.core.text import fold
from kgsheet.documents.annex import annex_groups, set_aside_rows
from kgsheet.documents.narrative import Narrative, read_narrative
from kgsheet.errors import InputError, Problem
from kgsheet.messages import Code
from kgsheet.messages.wording import (
    ANNEX_TITLES,
    AS_ABOVE,
    ATTACHED,
    BLANK,
    ELECTRONIC_FORM,
    KEPT,
    KEPT_LINE,
    PLACE_AND_DATE,
    UNTITLED_TYPES,
)

Fields = dict[str, object]
"""Texts, rich texts, and lists and groups of them, by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """Number and date of a document as printed; a draft has blanks."""

    number: str
    day: str
    month: str
    year: str


def build_fields(
    master: Master,
    progress: Progress,
    doc_type: str,
    *,
    number: int | None = None,
    issued_on: date | None = None,
) -> Fields:
    """Return every field that a template of the type may use.

    Args:
        number: `None` for a draft: number and day stay blank.
        issued_on: the day of the document; a draft takes month and year from `ngay_bao_cao`.

    Raises:
        InputError: KG504 when the type has no narrative, KG505 when nobody signs, KG501 and
            KG506 for all cells of the narrative that cannot be read.
    """
    paragraphs = [one for one in master.narrative if one.type == doc_type]
    if not paragraphs:
        raise InputError(Problem(code=Code.TYPE_NOT_CONFIGURED, facts={"type": doc_type}))
    signer = _signer(master)
    dating = _dating(master, number, issued_on)
    fields = _letterhead(master, doc_type, dating)
    fields |= {"ngay_van_ban": issued_on.isoformat() if number and issued_on else ""}
    fields |= {"chuc_vu": signer.post, "nguoi_ky": signer.name}
    fields |= {"ngay_chot": day_label(progress.as_of)}
    fields |= {"so_don_vi": _count(len(progress.agencies)), "tien_do": _figures(progress)}
    narrative = read_narrative(paragraphs, text_fields(fields))
    return (
        fields
        | _narrative_fields(narrative)
        | _recipients(master, doc_type, narrative)
        | {"quyen_han": signer.authority, "phu_luc": _annex(master, progress, doc_type, dating)}
    )


def text_fields(fields: Mapping[str, object], prefix: str = "") -> dict[str, str]:
    """Return the texts among the fields by their dotted names, as a cell may use them."""
    texts: dict[str, str] = {}
    for name, value in fields.items():
        if isinstance(value, str):
            texts[prefix + name] = value
        elif isinstance(value, Mapping):
            texts |= text_fields(value, f"{prefix}{name}.")
    return texts


def _signer(master: Master) -> Signer:
    if master.signer is None:
        wanted = master.settings.signer_id
        raise InputError(Problem(code=Code.SIGNER_UNKNOWN, found=wanted))
    return master.signer


def _dating(master: Master, number: int | None, issued_on: date | None) -> Dating:
    if number is None:
        planned = master.settings.report_date
        month, year = (_month(planned), str(planned.year)) if planned else (BLANK, BLANK)
        return Dating(number=BLANK, day=BLANK, month=month, year=year)
    if issued_on is None:
        raise ValueError("a numbered document needs its date")
    return Dating(
        number=f"{number:02}",
        day=f"{issued_on.day:02}",
        month=_month(issued_on),
        year=str(issued_on.year),
    )


def _month(day: date) -> str:
    # Decree 30/2020, I-II-4b: months 1 and 2 take a zero in front, 3 to 9 do not.
    return f"{day.month:02}" if day.month < 3 else str(day.month)


def _count(number: int) -> str:
    """A count as prose prints it: a zero before a single digit."""
    return f"{number:02}"


def _letterhead(master: Master, doc_type: str, dating: Dating) -> Fields:
    settings = master.settings
    name = TYPE_NAMES[doc_type]
    symbol = _symbol(doc_type, settings.issuer_symbol, settings.drafting_unit)
    return {
        "loai": doc_type,
        "ten_loai": "" if doc_type in UNTITLED_TYPES else name.upper(),
        "ten_loai_thuong": name,
        "co_quan_chu_quan": settings.superior,
        "co_quan_dong_1": settings.issuer_line_1,
        "co_quan_dong_2": settings.issuer_line_2,
        "ten_co_quan": settings.issuer,
        "ky_hieu_co_quan": settings.issuer_symbol,
        "don_vi_soan_thao": settings.drafting_unit,
        "nguoi_soan": settings.drafter,
        "dia_danh": settings.place,
        "so": dating.number,
        "ky_hieu": symbol,
        "so_ky_hieu": f"{dating.number}/{symbol}",
        "ngay": dating.day,
        "thang": dating.month,
        "nam_van_ban": dating.year,
        "ngay_thang": PLACE_AND_DATE.format(
            place=settings.place, day=dating.day, month=dating.month, year=dating.year
        ),
        "nam": str(settings.year or ""),
        "ky_bao_cao": settings.period,
    }


def _symbol(doc_type: str, issuer: str, unit: str) -> str:
    """The symbol of a letter names its drafting unit, that of other documents their type."""
    return f"{issuer}-{unit}" if doc_type in UNTITLED_TYPES else f"{doc_type}-{issuer}"


def _figures(progress: Progress) -> Fields:
    figures, states = progress.figures, progress.states
    return {
        "tong_so": _count(figures.total),
        "den_han": _count(figures.due),
        "hoan_thanh": _count(figures.completed),
        "hoan_thanh_trong_den_han": _count(figures.due_completed),
        "chua_hoan_thanh": _count(figures.total - figures.completed),
        "qua_han": _count(figures.overdue),
        "sap_den_han": _count(states[State.DUE_SOON]),
        "ty_le_den_han": figures.completed_over_due.text,
        "ty_le_nam": figures.completed_over_total.text,
        "ty_le_trong_den_han": figures.due_completed_over_due.text,
        "ty_le_dung_han": progress.on_time_over_completed.text,
    }


def _narrative_fields(narrative: Narrative) -> Fields:
    return {
        "trich_yeu": narrative.subject,
        "kinh_gui": narrative.addressees,
        "can_cu": narrative.grounds,
        "noi_dung": tuple({"kieu": kind, "chu": text} for kind, text in narrative.body),
    }


def _recipients(master: Master, doc_type: str, narrative: Narrative) -> Fields:
    lines = [_bare(one.text) for one in master.recipients if one.type == doc_type]
    kept = lines.pop() if lines else ""
    if kept and not fold(kept).startswith(fold(KEPT)):
        kept = f"{KEPT}: {kept}"
    # Decree 30/2020, I-II-9d: a document with addressees begins its list with them.
    if narrative.addressees and fold(AS_ABOVE) not in map(fold, lines):
        lines.insert(0, AS_ABOVE)
    return {
        "noi_nhan": tuple(f"{line};" for line in lines),
        "luu": f"{kept}." if kept else KEPT_LINE.format(unit=master.settings.drafting_unit),
    }


def _bare(line: str) -> str:
    return line.strip().removeprefix("-").strip().rstrip(" ;.,")


def _annex(master: Master, progress: Progress, doc_type: str, dating: Dating) -> Fields:
    return {
        "tieu_de": ANNEX_TITLES[doc_type].format(year=master.settings.year or ""),
        "kem_theo": _attached(master, doc_type, dating),
        "nhom": annex_groups(progress),
        "ngoai_so_lieu": set_aside_rows(progress),
    }


def _attached(master: Master, doc_type: str, dating: Dating) -> Fields:
    settings = master.settings
    if settings.form == ELECTRONIC_FORM:
        # Decree 30/2020, form 2.2: an electronic document leaves this line unfilled.
        dating = Dating(number=BLANK, day=BLANK, month=BLANK, year=BLANK)
    symbol = _symbol(doc_type, settings.issuer_symbol, settings.drafting_unit)
    line = ATTACHED.format(
        type=TYPE_NAMES[doc_type],
        symbol=f"{dating.number}/{symbol}",
        day=dating.day,
        month=dating.month,
        year=dating.year,
        issuer=settings.issuer,
    )
    return {
        "dong": line,
        "so": dating.number,
        "ngay": dating.day,
        "thang": dating.month,
        "nam": dating.year,
    }
