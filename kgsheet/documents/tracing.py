"""What a document keeps of where it comes from, in custom properties that editing leaves alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import field
from datetime import date
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from kgsheet.core.master import Paragraph
from kgsheet.documents.cache import code_hash, kept_texts
from kgsheet.documents.counting import ANNEX_COUNT, FIGURES, annex_figure
from kgsheet.documents.fields import Fields, text_fields
from kgsheet.documents.markup import FIELD_MARK, parse_markup
from kgsheet.documents.runs import Run
from kgsheet.errors import InputError, Problem, TemplateError
from kgsheet.messages import Code
from kgsheet.messages import fields as field_names
from kgsheet.ooxml.package import Package
from kgsheet.values import frozen

TYPE, FACTS, CUT_OFF = "kgsheet.loai", "kgsheet.facts", "kgsheet.ngay_chot"
LAYOUT, VERSION, TEMPLATE = "kgsheet.the_thuc", "kgsheet.phien_ban", "kgsheet.mau"
FORM = "kgsheet.dang_ban_hanh"
AGENCY, FIGURE = "kgsheet.don_vi", "kgsheet.in."
_KEPT_CACHED = 32  # templates
_CHECK = Path(__file__).with_name("template")


@frozen(kw_only=True)
class Trace:
    """Where a document comes from, as it says itself.

    Attributes:
        facts_hash: of the workbook when the document was made.
        form: how it is sent, on paper or as a file.
        template_hash: SHA-256 of the Word template.
        figures: what was printed, by field.
    """

    doc_type: str
    facts_hash: str
    as_of: date
    layout: str = ""
    form: str = ""
    version: str = ""
    template_hash: str = ""
    agency: str | None = None
    figures: Mapping[str, str] = field(default_factory=dict)


def traced(
    template: Path, paragraphs: Iterable[Paragraph], fields: Fields, agency: str | None
) -> dict[str, str]:
    """Return the properties that tell of the figures; none where the template cannot be read.

    Whoever renders it then says what is wrong with it.
    """
    try:
        used = _printed(template.read_bytes())
    except (OSError, TemplateError):
        return {}
    used |= {name for one in paragraphs for name in _in_cells(one)}
    figures = {FIGURE + name: text for name, text in _figures(fields, used)}
    return figures | ({AGENCY: agency} if agency else {})


def _figures(fields: Fields, used: Set[str]) -> Iterator[tuple[str, str]]:
    """The figures that a document prints, with the text of each."""
    texts = text_fields(fields)
    for name in FIGURES:
        # An annex that is not printed has no name, and its fields are not printed either.
        if name in used and name in texts and texts.get(f"{name.rpartition('.')[0]}.ten") != "":
            yield name, texts[name]
    annex = fields.get("phu_luc")
    if ANNEX_COUNT in used and isinstance(annex, Mapping):
        for group in annex["nhom"]:
            yield annex_figure(group["don_vi"]), group["so_nhiem_vu"]


def read_trace(content: bytes) -> Trace:
    """Return where a document comes from, also after people edited it.

    Raises:
        InputError: KG531: the program did not make it, or its properties are gone.
    """
    try:
        values = _properties(Package(content))
        return Trace(
            doc_type=values[TYPE],
            facts_hash=values[FACTS],
            as_of=date.fromisoformat(values[CUT_OFF]),
            layout=values.get(LAYOUT, ""),
            form=values.get(FORM, ""),
            version=values.get(VERSION, ""),
            template_hash=values.get(TEMPLATE, ""),
            agency=values.get(AGENCY),
            figures={
                name.removeprefix(FIGURE): text
                for name, text in values.items()
                if name.startswith(FIGURE)
            },
        )
    except (InputError, KeyError, ValueError) as error:
        raise InputError(Problem(code=Code.NOT_OUR_DOCUMENT)) from error


@lru_cache(maxsize=_KEPT_CACHED)
def _printed(template: bytes) -> frozenset[str]:
    """The fields that a template prints, kept in the user's cache: to find them takes long."""
    readers = code_hash(*sorted(_CHECK.glob("*.py")), Path(field_names.__file__))
    key = f"{sha256(template).hexdigest()} {readers}"
    return frozenset(kept_texts(key, lambda: _read_fields(template)))


def _read_fields(template: bytes) -> dict[str, str]:
    from kgsheet.documents.template import check_template

    return dict.fromkeys(sorted(check_template(template, "").printed), "")


def _in_cells(paragraph: Paragraph) -> Iterator[str]:
    for cell in (paragraph.title, paragraph.text):
        if FIELD_MARK in cell:
            yield from _fields_of(parse_markup(cell.strip(), paragraph.where))


def _fields_of(runs: Iterable[Run]) -> Iterator[str]:
    for run in runs:
        if run.field:
            yield run.field
        yield from _fields_of(run.note)


def _properties(package: Package) -> dict[str, str]:
    names = package.related("", "custom-properties")
    if not names:
        return {}
    return {
        str(one.get("name")): "".join(map(str, one.itertext())).strip()
        for one in package.xml(names[0])
    }
