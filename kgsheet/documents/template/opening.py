"""Opens a template and finds the parts that are filled in, and those that are not."""

from __future__ import annotations

from lxml import etree

from kgsheet.documents.package import CONTENT_TYPES, Parts
from kgsheet.documents.parts import TEXT_PART, document_name
from kgsheet.errors import InputError, Place, Problem, TemplateError
from kgsheet.messages import Code
from kgsheet.messages.templates import SPOTS
from kgsheet.ooxml.package import Package
from kgsheet.values import frozen

_MACROS = "vbaProject.bin"


@frozen
class TextPart:
    """A part that is filled in; `place` says in words where it is printed."""

    name: str
    root: etree._Element
    place: str


@frozen(kw_only=True)
class WordTemplate:
    """A template: all its members, and its texts, the main one first."""

    parts: Parts
    document: str
    texts: tuple[TextPart, ...]


def open_template(content: bytes, name: str) -> WordTemplate:
    """Return the members and the texts of a template.

    Raises:
        TemplateError: KG503: not a Word file, broken, with macros, or made to harm.
    """
    try:
        package = Package(content)
        parts = {one: package.read(one) for one in package.names() if not one.endswith("/")}
        document = document_name(parts) if CONTENT_TYPES in parts else None
        if document is None or any(one.endswith(_MACROS) for one in parts):
            raise _no_template(name)
        others = sorted(one for one in parts if one != document and TEXT_PART.fullmatch(one))
        texts = [
            TextPart(one, package.xml(one), _place(one, document)) for one in (document, *others)
        ]
    except (InputError, etree.XMLSyntaxError) as error:
        raise _no_template(name) from error
    return WordTemplate(parts=parts, document=document, texts=tuple(texts))


def _place(name: str, document: str) -> str:
    """How a header or footer is called; notes and the text itself say so line by line."""
    base = name.rpartition("/")[2]
    kinds = ("header", "footer")
    return next((SPOTS[kind] for kind in kinds if base.startswith(kind) and name != document), "")


def _no_template(name: str) -> TemplateError:
    return TemplateError(Problem(code=Code.TEMPLATE_NOT_WORD, where=Place(file=name)))
