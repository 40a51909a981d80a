"""Turns tasks and figures into the fields a Word template asks for.

Names are unaccented Vietnamese, as people who edit templates type them; what each means stands in
`messages.fields.FIELD_NAMES`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kgsheet.core.deadline_values import day_label
from kgsheet.core.master import Master, Paragraph, Signer
from kgsheet.core.progress import Progress
from kgsheet.core.reference_types import TYPE_NAMES
from kgsheet.core.text import fold
from kgsheet.documents.annexes import MAIN, Subject, annex_fields
from kgsheet.documents.figures import group_fields, padded, progress_fields, quarter_fields
from kgsheet.documents.issue import Issue, attached_fields, dating_of, header_fields
from kgsheet.documents.narrative import Narrative, read_narrative
from kgsheet.documents.runs import RichText, Run
from kgsheet.errors import InputError, Problem
from kgsheet.messages import Code
from kgsheet.messages.wording import AS_ABOVE, KEPT, KEPT_LINE, LETTER, UNTITLED_TYPES

Fields = dict[str, object]
"""Texts, rich texts, and lists and groups of them, by name."""

_ADDRESSED_TYPES = UNTITLED_TYPES
"""Types of which each agency that is late gets a document of its own."""


def build_fields(
    master: Master,
    progress: Progress,
    doc_type: str,
    *,
    issue: Issue | None = None,
    agency: str | None = None,
) -> Fields:
    """Return every field that a template of the type may use.

    Args:
        issue: number and day; `None` for a draft: number and day stay blank, month and year are
            those of `ngay_bao_cao`.
        agency: whom a letter is for, among `addressees`.

    Raises:
        InputError: KG504 when the type has no narrative (a letter then has the program's), KG505
            when nobody signs, KG501 and KG506 for all cells of it that cannot be read.
    """
    paragraphs = paragraphs_of(master, doc_type)
    subject = Subject(master=master, progress=progress, doc_type=doc_type, agency=agency)
    fields = _plain_fields(subject, _signer(master, doc_type), issue)
    narrative = read_narrative(paragraphs, text_fields(fields), master.settings.layout)
    if agency and not narrative.addressees:
        narrative = replace(narrative, addressees=(RichText((Run(text=agency),)),))
    return fields | _narrative_fields(narrative) | _recipients(master, doc_type, narrative)


def addressees(master: Master, progress: Progress, doc_type: str) -> tuple[str | None, ...]:
    """Return the agency of each document of a type: `None` for a document about all.

    Letters go to the agencies that have something overdue, in their order.

    Raises:
        InputError: KG504 when the type has no narrative.
    """
    paragraphs_of(master, doc_type)
    if doc_type not in _ADDRESSED_TYPES:
        return (None,)
    return tuple(one.name for one in progress.agencies if one.name and one.figures.overdue)


def text_fields(fields: Mapping[str, object], prefix: str = "") -> dict[str, str]:
    """Return the texts among the fields by their dotted names, as a cell may use them."""
    texts: dict[str, str] = {}
    for name, value in fields.items():
        if isinstance(value, str):
            texts[prefix + name] = value
        elif isinstance(value, Mapping):
            texts |= text_fields(value, f"{prefix}{name}.")
    return texts


def paragraphs_of(master: Master, doc_type: str) -> list[Paragraph]:
    """Return the narrative of a type; a letter without one has the program's own.

    Raises:
        InputError: KG504 when the type has no narrative.
    """
    found = [one for one in master.narrative if one.type == doc_type]
    if not found and doc_type in _ADDRESSED_TYPES:
        found = [
            Paragraph(type=doc_type, level=level, number=number, text=text)
            for level, number, text in LETTER
        ]
    if not found:
        raise InputError(Problem(code=Code.TYPE_NOT_CONFIGURED, facts={"type": doc_type}))
    return found


def _plain_fields(subject: Subject, signer: Signer, issue: Issue | None) -> Fields:
    settings, progress = subject.settings, subject.progress
    dating = dating_of(settings, issue)
    annexes = annex_fields(subject)
    annexes[MAIN]["kem_theo"] = attached_fields(subject.doc_type, settings, dating)
    return {
        **_letterhead(subject),
        **header_fields(subject.doc_type, settings, dating),
        "ngay_van_ban": issue.day.isoformat() if issue else "",
        "chuc_vu": signer.post,
        "nguoi_ky": signer.name,
        "quyen_han": signer.authority,
        "ngay_chot": day_label(progress.as_of),
        "so_don_vi": padded(len(progress.agencies)),
        **progress_fields(progress),
        **quarter_fields(progress, settings.year or progress.as_of.year),
        **_addressed(subject),
        **annexes,
    }


def _letterhead(subject: Subject) -> Fields:
    settings, name = subject.settings, TYPE_NAMES[subject.doc_type]
    return {
        "loai": subject.doc_type,
        "the_thuc": settings.layout,
        "phu_luc_ngang": settings.landscape_annex,
        "ten_loai": "" if subject.doc_type in UNTITLED_TYPES else name.upper(),
        "ten_loai_thuong": name,
        "co_quan_chu_quan": settings.superior,
        "co_quan_dong_1": settings.issuer_line_1,
        "co_quan_dong_2": settings.issuer_line_2,
        "ten_co_quan": settings.issuer,
        "ky_hieu_co_quan": settings.issuer_symbol,
        "don_vi_soan_thao": settings.drafting_unit,
        "nguoi_soan": settings.drafter,
        "dia_danh": settings.place,
        "nam": str(settings.year or ""),
        "ky_bao_cao": settings.period,
    }


def _signer(master: Master, doc_type: str) -> Signer:
    settings = master.settings
    key, wanted = "nguoi_ky", settings.signer_id
    if doc_type in _ADDRESSED_TYPES and settings.letter_signer_id:
        key, wanted = "nguoi_ky_cv", settings.letter_signer_id
    signer = master.signer_of(wanted)
    if signer is None:
        raise InputError(Problem(code=Code.SIGNER_UNKNOWN, found=wanted, facts={"key": key}))
    return signer


def _addressed(subject: Subject) -> Fields:
    found = [one for one in subject.progress.agencies if one.name == subject.agency]
    if not subject.agency or not found:
        return {}
    return {"don_vi_nhan": {"ten": subject.agency, **group_fields(found[0].figures)}}


def _narrative_fields(narrative: Narrative) -> Fields:
    return {
        "trich_yeu": narrative.subject,
        "kinh_gui": narrative.addressees,
        "can_cu": narrative.grounds,
        "noi_dung": tuple({"kieu": kind, "chu": text} for kind, text in narrative.body),
    }


def _recipients(master: Master, doc_type: str, narrative: Narrative) -> Fields:
    lines = [_bare(one.text) for one in master.recipients if one.type == doc_type]
    kept = lines.pop() if lines else KEPT_LINE.format(unit=master.settings.drafting_unit)
    if not fold(kept).startswith(fold(KEPT)):
        kept = f"{KEPT}: {kept}"
    # Decree 30/2020, I-II-9d: a document with addressees begins its list with them.
    if narrative.addressees and fold(AS_ABOVE) not in map(fold, lines):
        lines.insert(0, AS_ABOVE)
    return {"noi_nhan": tuple(f"{line};" for line in lines), "luu": f"{kept}."}


def _bare(line: str) -> str:
    return line.strip().removeprefix("-").strip().rstrip(" ;.,")
