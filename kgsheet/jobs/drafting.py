"""Makes the Word documents of an examined workbook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest
from pathlib import Path

from kgsheet import __version__
from kgsheet.core.master import Settings
from kgsheet.core.rules import Examination
from kgsheet.errors import TemplateError
from kgsheet.jobs.checking import template_problems
from kgsheet.jobs.outcome import Document, Target
from kgsheet.jobs.printing import pdfs_of, save_pdf
from kgsheet.shipped import word_template
from kgsheet.values import frozen


@frozen(kw_only=True)
class Rendered:
    """A draft that stands in no folder yet.

    Attributes:
        fields: what it was filled with.
        agency: whom a letter is for.
    """

    type: str
    content: bytes
    fields: Mapping[str, object]
    agency: str = ""

    @property
    def subject(self) -> str:
        """What the document is about."""
        return str(self.fields["trich_yeu"])


def render_drafts(examined: Examination, doc_type: str, target: Target) -> list[Rendered]:
    """Return the drafts of a type: one, or a letter for each agency that is late, maybe none.

    Raises:
        InputError: KG504 to KG506: the sheet lacks what the document needs.
        TemplateError: KG501 to KG503, KG507: the template must be corrected.
    """
    # Word libraries take a third of a second to load; only a document needs them.
    from kgsheet.documents.fields import addressees

    if target.template:
        _check(target.template)
    agencies = addressees(examined.master, examined.progress, doc_type)
    return [_rendered(examined, doc_type, target, agency) for agency in agencies]


def folder_of(settings: Settings, target: Target) -> Path:
    """Return the folder that documents go to."""
    return target.folder or target.beside / settings.output_folder


def write_drafts(examined: Examination, doc_type: str, target: Target) -> tuple[Document, ...]:
    """Write the drafts of a type, and return where they stand.

    Raises:
        InputError, TemplateError: as `render_drafts` does.
        HostError: KG906, KG909: the document cannot be written.
    """
    from kgsheet.documents.naming import document_name
    from kgsheet.documents.store import save_document

    # All are rendered before the first is written: a wrong template leaves no half of them.
    drafts = render_drafts(examined, doc_type, target)
    pdfs = pdfs_of([draft.content for draft in drafts]) if target.pdf else ()
    folder = folder_of(examined.master.settings, target)
    year = examined.master.settings.year or examined.as_of.year
    names = _distinct(
        document_name(year, doc_type, None, draft.subject, draft.agency) for draft in drafts
    )
    paths = [
        save_document(folder, name, draft.content)
        for name, draft in zip(names, drafts, strict=True)
    ]
    # Without `--pdf` there are none.
    beside = [save_pdf(path, content) for path, content in zip(paths, pdfs, strict=False)]
    return tuple(
        Document(type=doc_type, path=path, pdf=pdf) for path, pdf in zip_longest(paths, beside)
    )


def _check(template: Path) -> None:
    """Stop at a template of theirs that would give a document with a part missing."""
    problems = template_problems(template)
    if problems:
        raise TemplateError(*problems)


def _rendered(examined: Examination, doc_type: str, target: Target, agency: str | None) -> Rendered:
    from kgsheet.documents.fields import build_fields, paragraphs_of
    from kgsheet.documents.render import render_document
    from kgsheet.documents.tracing import traced

    fields = build_fields(examined.master, examined.progress, doc_type, agency=agency)
    template = target.template or word_template(doc_type)
    paragraphs = paragraphs_of(examined.master, doc_type)
    origin = _properties(examined, doc_type) | traced(template, paragraphs, fields, agency)
    try:
        content = render_document(template, fields, properties=origin)
    except TemplateError as error:
        # The template shows all of its faults, rendering only the first.
        raise TemplateError(*(template_problems(template) or error.problems)) from error
    return Rendered(type=doc_type, content=content, fields=fields, agency=agency or "")


def _distinct(names: Iterable[str]) -> Iterator[str]:
    """Two agencies whose names are spelled alike in a file name get two files."""
    counts: dict[str, int] = {}
    for name in names:
        counts[name] = counts.get(name, 0) + 1
        stem = name.removesuffix(".docx")
        yield name if counts[name] == 1 else f"{stem}-{counts[name]}.docx"


def _properties(examined: Examination, doc_type: str) -> dict[str, str]:
    return {
        "kgsheet.loai": doc_type,
        "kgsheet.facts": examined.master.facts_hash,
        "kgsheet.ngay_chot": examined.as_of.isoformat(),
        "kgsheet.the_thuc": examined.master.settings.layout,
        "kgsheet.dang_ban_hanh": examined.master.settings.form,
        "kgsheet.phien_ban": __version__,
    }
