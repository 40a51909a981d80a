"""The job that checks a Word template, against a workbook where there is one."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kgsheet.core.rules import Examination, examine
from kgsheet.errors import InputError, Place, Problem, TemplateError
from kgsheet.hosts.base import Book
from kgsheet.hosts.faults import translated
from kgsheet.hosts.newfiles import new_file
from kgsheet.jobs.outcome import When
from kgsheet.messages import Code, Severity

if TYPE_CHECKING:
    from kgsheet.documents.template import TemplateCheck


def check_template(
    template: Path, book: Book | None, when: When, annotate: Path | None = None
) -> tuple[TemplateCheck, str]:
    """Return what is wrong with a template, and the layout that it is for.

    Args:
        template: the Word file; nothing in it changes.
        book: a workbook; fields that it leaves empty are then found too.
        when: the days.
        annotate: where a copy goes that has a Word comment at each finding.

    Raises:
        TemplateError: KG503: not a Word file.
        InputError: KG910, KG917: the copy is there already, or is not named as a document; as
            `check` does, of the workbook.
        HostError: KG901, KG906, KG909, KG916: a file cannot be reached or written.
    """
    from kgsheet.documents import template as documents

    examined = None
    if book:
        examined = examine(book.read(), when.as_of, when.yesterday)
    blank = _blank_fields(examined) if examined else frozenset()
    found = documents.check_template(_content(template), template.name, blank=blank)
    if annotate:
        with new_file(annotate, _WORD_SUFFIX) as stream:
            stream.write(documents.annotated(found))
    layout = examined.master.settings.layout if examined else _DEFAULT_LAYOUT
    return found, layout


def template_problems(template: Path) -> tuple[Problem, ...]:
    """Return the errors of a template as problems that stop a job."""
    from kgsheet.documents import template as documents

    found = documents.check_template(_content(template), template.name)
    errors = [one for one in found.findings if one.severity is Severity.ERROR]
    return tuple(one.problem(template.name) for one in errors)


_DEFAULT_LAYOUT = "nd30_2020"
_LETTER = "CV"
_WORD_SUFFIX = ".docx"


def _content(template: Path) -> bytes:
    if template.is_dir():
        where = Place(file=template.name)
        raise TemplateError(Problem(code=Code.TEMPLATE_NOT_WORD, where=where))
    with translated(template, "read"):
        return template.read_bytes()


def _blank_fields(examined: Examination) -> frozenset[str]:
    """The fields that are empty in every document which the workbook can give."""
    configured = examined.master.document_types
    blanks = [_blank_in(examined, doc_type) for doc_type in configured]
    if _LETTER not in configured:
        with suppress(InputError):  # a letter needs no text in the workbook, but may need a signer
            blanks.append(_blank_in(examined, _LETTER))
    return frozenset.intersection(*blanks) if blanks else frozenset()


def _blank_in(examined: Examination, doc_type: str) -> frozenset[str]:
    from kgsheet.documents.fields import build_fields, text_fields

    agency = None
    if doc_type == _LETTER:
        agency = next((one.name for one in examined.progress.agencies), None)
    fields = build_fields(examined.master, examined.progress, doc_type, agency=agency)
    texts = text_fields(fields) | {"trich_yeu": str(fields["trich_yeu"])}
    return frozenset(name for name, text in texts.items() if not text)
