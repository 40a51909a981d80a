"""Opens a Word file that may be damaged, hostile or no Word file at all, and finds its parts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from typing import TypeVar

from lxml import etree

from kgsheet.documents.layout import xml
from kgsheet.errors import InputError, Problem
from kgsheet.messages import Code
from kgsheet.messages.layout import DAMAGED_XML, NO_TEXT, OTHER_FORMATS
from kgsheet.ooxml.package import Package
from kgsheet.values import frozen

Element = etree._Element
_T = TypeVar("_T")

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # a .doc, or a .docx that a password locks
_MAIN = "officeDocument"
# What the package reader says of workbooks, in words for documents.
_RENAMED = {
    Code.NOT_A_WORKBOOK: Code.NOT_A_DOCUMENT,
    Code.FORMAT_NOT_SUPPORTED: Code.NOT_A_DOCUMENT,
    Code.FILE_ENCRYPTED: Code.DOCUMENT_ENCRYPTED,
    Code.FILE_DAMAGED: Code.DOCUMENT_DAMAGED,
}
# The namespaces of files saved as “Strict Open XML”, and those that all other files have.
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": xml.W,
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": xml.R,
    b"http://purl.oclc.org/ooxml/drawingml/main": xml.A,
}
_WORD_TYPES = ("wordprocessingml", "ms-word.")


@frozen(kw_only=True)
class Source:
    """The parts of a Word file; `related` finds a part by its relationship id."""

    document: Element
    package: Package
    name: str
    targets: dict[str, str]
    singles: dict[str, Element] = field(default_factory=dict)

    def part(self, relationship: str) -> Element | None:
        """Return the root of the part that a relationship of the document names."""
        name = self.package.find(self.targets.get(relationship, ""))
        return _parsed(self.package, name) if name else None


def open_document(data: bytes) -> Source:
    """Return the parts of a Word file.

    Raises:
        InputError: KG551 no Word file (.docx), KG552 a password, KG553 damaged or hostile.
    """
    if data.startswith(_OLE) and "WordDocument".encode("utf-16-le") in data:
        raise _not_a_document("doc")
    package = _translated(lambda: Package(data))
    return _translated(lambda: _source(package))


def _source(package: Package) -> Source:
    mains = package.related("", _MAIN)
    types = " ".join(package.content_types.get(f"/{name.lower()}", "") for name in mains)
    if not mains or not any(word in types for word in _WORD_TYPES):
        raise _not_a_document("odt" if package.find("content.xml") else "other")
    name = mains[0]
    root = _parsed(package, name)
    if root.find("{*}body") is None:
        raise InputError(Problem(code=Code.DOCUMENT_DAMAGED, facts={"what": NO_TEXT}))
    kinds = ("styles", "numbering", "settings", "theme", "footnotes", "endnotes")
    found = {kind: package.related(name, kind) for kind in kinds}
    singles = {kind: _parsed(package, names[0]) for kind, names in found.items() if names}
    custom = package.related("", "custom-properties")
    if custom:
        singles["custom"] = _parsed(package, custom[0])
    targets = {one.id: one.target for one in package.relationships(name) if not one.external}
    return Source(document=root, package=package, name=name, targets=targets, singles=singles)


def _parsed(package: Package, name: str) -> Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    content = package.read(name)
    for strict, usual in _STRICT.items():
        content = content.replace(strict, usual.strip("{}").encode())
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as exc:
        facts = {"what": DAMAGED_XML.format(part=name)}
        raise InputError(Problem(code=Code.DOCUMENT_DAMAGED, facts=facts)) from exc


def _translated(read: Callable[[], _T]) -> _T:
    """Return what is read, with the codes of workbooks turned into those of documents."""
    try:
        return read()
    except InputError as exc:
        problems = [_renamed(one) for one in exc.problems]
        raise InputError(*problems) from exc


def _renamed(problem: Problem) -> Problem:
    facts = {"format": OTHER_FORMATS["other"], **problem.facts}
    return Problem(code=_RENAMED.get(problem.code, problem.code), facts=facts)


def _not_a_document(kind: str) -> InputError:
    facts = {"format": OTHER_FORMATS[kind]}
    return InputError(Problem(code=Code.NOT_A_DOCUMENT, facts=facts))
