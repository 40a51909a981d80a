"""Turns a Word template into what fills it, once a process: the costly part of a document.

docxtpl prepares the text of the template. That loads python-docx and takes longer than filling, so
what it made is kept in the user's cache as well.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from jinja2 import Template
from lxml import etree

from kgsheet.documents import merging
from kgsheet.documents import orientation as turning
from kgsheet.documents.cache import code_hash, kept_texts
from kgsheet.documents.environment import Environment
from kgsheet.documents.footnotes import NoteStyles, attach_footnotes
from kgsheet.documents.merging import expand_merges
from kgsheet.documents.orientation import turn_annexes
from kgsheet.documents.package import CUSTOM_PROPERTIES, Parts, frame_of
from kgsheet.documents.parts import TEXT_PART, document_name, parse_xml
from kgsheet.documents.properties import CORE_NAME, attach_properties
from kgsheet.ooxml.package import Package
from kgsheet.values import frozen

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_PARAGRAPH = re.compile(r"<w:p([ >])")
_EMPTY_TEXT = re.compile(r"<w:t(?: [^>]*)?/>")
_EMPTY_RUN = re.compile(r"<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t[^>]*></w:t></w:r>")
_SPACED = re.compile(r">\s+</w:tc>")
_KEPT_CACHED = 32  # templates; an office has a handful


@frozen
class Part:
    """A part of a template, ready to be filled.

    Attributes:
        lines: its paragraphs with their tags.
        is_spaced: whether there is white space before the end of some cell.
    """

    template: Template
    lines: tuple[str, ...]
    is_spaced: bool


@frozen(kw_only=True)
class Compiled:
    """A template, ready to be filled.

    Attributes:
        fixed: the members that are the same in every document.
        frame: a package of them, in which the others are still to be put.
        parts: the members that do, by name.
        digest: the SHA-256 of the template.
    """

    fixed: Parts
    frame: Package
    parts: Mapping[str, Part]
    document: str
    footnotes: str
    note_styles: NoteStyles
    digest: str


@lru_cache(maxsize=_KEPT_CACHED)
def compile_template(content: bytes, *, landscape: bool = False) -> Compiled:
    """Return a template, given as the bytes of a Word file, ready to be filled.

    Args:
        landscape: whether the annexes stand on landscape pages.

    Raises:
        InputError, KeyError, XMLSyntaxError: it is no Word file, or one made to harm.
        RecursionError: its tags stand in each other without end.
        TemplateSyntaxError: a tag is wrong or not allowed.
    """
    parts = _opened(content)
    document = document_name(parts)
    if document is None:
        raise KeyError("no main document part")
    attach_properties(parts)
    footnotes, note_styles = attach_footnotes(parts, document)
    digest = sha256(content).hexdigest()
    names = [
        name
        for name in sorted(parts)
        if name in (document, footnotes) or (TEXT_PART.fullmatch(name) and b"{" in parts[name])
    ]
    turned = document if landscape else ""
    sources = kept_texts(f"{digest} {turned} {_makers()}", lambda: _sources(parts, names, turned))
    changing = {*sources, CORE_NAME, CUSTOM_PROPERTIES}
    fixed = {name: content for name, content in parts.items() if name not in changing}
    environment = Environment()
    return Compiled(
        fixed=fixed,
        frame=frame_of(fixed, changing),
        parts={name: _part(source, environment) for name, source in sources.items()},
        document=document,
        footnotes=footnotes,
        note_styles=note_styles,
        digest=digest,
    )


def _opened(content: bytes) -> Parts:
    """The members, none of which unpacks to more than an honest file would."""
    package = Package(content)
    return {one: package.read(one) for one in package.names() if not one.endswith("/")}


def _makers() -> str:
    """What makes the texts: a change of this code or of docxtpl makes them anew."""
    docxtpl = find_spec("docxtpl")  # which does not load it
    assert docxtpl is not None
    patching = Path(str(docxtpl.origin)).with_name("template.py")
    return code_hash(*map(Path, (__file__, merging.__file__, turning.__file__)), patching)


def _sources(parts: Parts, names: list[str], turned: str) -> dict[str, str]:
    """The parts with tags as Jinja reads them, a line a paragraph."""
    # python-docx comes with it; where the texts are kept, neither is loaded.
    from docxtpl import DocxTemplate

    sources = {}
    for name in names:
        root = parse_xml(parts[name])
        if name == turned:
            turn_annexes(root)
        text = _EMPTY_TEXT.sub("", etree.tostring(root, encoding="unicode"))
        patched = _EMPTY_RUN.sub("", expand_merges(DocxTemplate("").patch_xml(text)))
        # The line of an error then tells its paragraph.
        sources[name] = _PARAGRAPH.sub(r"\n<w:p\1", patched)
    return sources


def _part(source: str, environment: Environment) -> Part:
    template = environment.from_string(_DECLARATION + source)
    return Part(template, tuple(source.split("\n")), _SPACED.search(source) is not None)
