"""Fills a Word template.

docxtpl prepares the template, once a process: a further document costs little more than Jinja and
zip.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from zipfile import BadZipFile

from docxtpl import DocxTemplate
from jinja2 import Template, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from lxml import etree

from kgsheet.documents.environment import Environment
from kgsheet.documents.fields import Fields
from kgsheet.documents.footnotes import NoteStyles, attach_footnotes, move_notes
from kgsheet.documents.markup import missing_field
from kgsheet.documents.merging import expand_merges
from kgsheet.documents.package import (
    CUSTOM_PROPERTIES,
    SEAL,
    fingerprint,
    read_parts,
    write_parts,
)
from kgsheet.documents.parts import document_name, parse_xml
from kgsheet.documents.properties import CORE_NAME, attach_properties, core_xml, custom_xml
from kgsheet.errors import HostError, Place, Problem, TemplateError
from kgsheet.messages import Code
from kgsheet.messages.documents import NEAR, TEMPLATE_FAULTS
from kgsheet.messages.fields import FIELD_NAMES
from kgsheet.messages.refusals import ACTIONS

_TEXT_PART = re.compile(r"word/(document|header|footer|footnotes|endnotes)\w*\.xml")
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PARAGRAPH = re.compile(r"<w:p([ >])")
_EMPTY_TEXT = re.compile(r"<w:t(?: [^>]*)?/>")
_EMPTY_RUN = re.compile(r"<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t[^>]*></w:t></w:r>")
_EMPTY_CELL = re.compile(r"(<w:tc>|<w:tcPr/>|</w:tcPr>)\s*</w:tc>")
_EMPTY_EDGE = re.compile(r"(<w:(?:hdr|ftr)\b[^>]*>)\s*(?=</w:(?:hdr|ftr)>)")
_ELEMENT_IN_TEXT = re.compile(r"<w:t(?: [^>]*)?>[^<]*<(?!/w:t>)")
_TAG = re.compile("<[^>]+>")
_KEPT_CACHED = 32  # templates; an office has a handful


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a template, ready to be filled; `lines` are its paragraphs with their tags."""

    template: Template
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Compiled:
    """A template, ready to be filled."""

    fixed: Mapping[str, bytes]
    parts: Mapping[str, _Part]
    document: str
    footnotes: str
    note_styles: NoteStyles


def render_document(template: Path, fields: Fields, *, properties: Mapping[str, str]) -> bytes:
    """Return the template filled with the fields, as the bytes of a Word file.

    Args:
        properties: custom properties that the document carries.

    Raises:
        TemplateError: KG501 a field is missing, KG502 a tag is wrong, KG503 not a Word file.
        HostError: KG901 the template is not there, KG906 it may not be read.
    """
    compiled = _load(template)
    texts = {name: _fill(part, fields, template) for name, part in compiled.parts.items()}
    texts[compiled.document], texts[compiled.footnotes] = move_notes(
        texts[compiled.document], texts[compiled.footnotes], compiled.note_styles
    )
    parts = dict(compiled.fixed)
    parts |= {name: _checked(text, template) for name, text in texts.items()}
    parts[CORE_NAME] = core_xml(_core_values(fields))
    parts[CUSTOM_PROPERTIES] = custom_xml({**properties, SEAL: fingerprint(parts)})
    return write_parts(parts)


def _core_values(fields: Fields) -> dict[str, str]:
    names = {
        "title": "trich_yeu",
        "subject": "ten_loai_thuong",
        "creator": "ten_co_quan",
        "day": "ngay_van_ban",
    }
    return {name: str(fields.get(field, "")) for name, field in names.items()}


def _load(template: Path) -> _Compiled:
    place = Place(file=str(template))
    try:
        return _compile(template.read_bytes())
    except FileNotFoundError as error:
        raise HostError(Problem(code=Code.FILE_NOT_FOUND, where=place)) from error
    except PermissionError as error:
        facts = {"action": ACTIONS["read"]}
        raise HostError(Problem(code=Code.NO_PERMISSION, where=place, facts=facts)) from error
    except (BadZipFile, KeyError, etree.XMLSyntaxError, IsADirectoryError) as error:
        raise _refusal(Code.TEMPLATE_NOT_WORD, template) from error
    except TemplateSyntaxError as error:
        source = (error.source or "").split("\n")
        near = _near(source, error.lineno)
        raise _refusal(Code.TEMPLATE_SYNTAX, template, what=error.message, near=near) from error


@lru_cache(maxsize=_KEPT_CACHED)
def _compile(content: bytes) -> _Compiled:
    parts = read_parts(content)
    document = document_name(parts)
    if document is None:
        raise BadZipFile("no main document part")
    attach_properties(parts)
    footnotes, note_styles = attach_footnotes(parts, document)
    environment = Environment()
    texts = {
        name: _prepare(parts[name], environment)
        for name in sorted(parts)
        if name in (document, footnotes) or (_TEXT_PART.fullmatch(name) and b"{" in parts[name])
    }
    return _Compiled(
        fixed={name: content for name, content in parts.items() if name not in texts},
        parts=texts,
        document=document,
        footnotes=footnotes,
        note_styles=note_styles,
    )


def _prepare(content: bytes, environment: Environment) -> _Part:
    text = etree.tostring(parse_xml(content), encoding="unicode")
    patched = expand_merges(DocxTemplate("").patch_xml(_EMPTY_TEXT.sub("", text)))
    # A line a paragraph, so that the line of an error tells its paragraph.
    source = _PARAGRAPH.sub(r"\n<w:p\1", _EMPTY_RUN.sub("", patched))
    return _Part(environment.from_string(source), tuple(source.split("\n")))


def _fill(part: _Part, fields: Fields, template: Path) -> str:
    try:
        text = part.template.render(fields)
    except UndefinedError as error:
        facts = missing_field(str(error.message), FIELD_NAMES, _near_error(part, error))
        raise _refusal(Code.FIELD_MISSING, template, **facts) from error
    except SecurityError as error:
        what, near = TEMPLATE_FAULTS["refused"], _near_error(part, error)
        raise _refusal(Code.TEMPLATE_SYNTAX, template, what=what, near=near) from error
    except (TypeError, ValueError, ArithmeticError, LookupError) as error:
        near = _near_error(part, error)
        raise _refusal(Code.TEMPLATE_SYNTAX, template, what=str(error), near=near) from error
    # A cell or a header whose tags printed nothing still needs a paragraph, or Word calls the file
    # damaged.
    text = _EMPTY_EDGE.sub(r"\1<w:p/>", text)
    return _EMPTY_CELL.sub(r"\1<w:p/></w:tc>", text.replace("\n<w:p", "<w:p"))


def _checked(text: str, template: Path) -> bytes:
    misplaced = _ELEMENT_IN_TEXT.search(text)
    if misplaced:
        near = _near([text[misplaced.start() : misplaced.end() + 400]], 1)
        what = TEMPLATE_FAULTS["rich"]
        raise _refusal(Code.TEMPLATE_SYNTAX, template, what=what, near=near)
    content = (_DECLARATION + text).encode()
    try:
        parse_xml(content)
    except etree.XMLSyntaxError as error:
        what = TEMPLATE_FAULTS["damaged"]
        raise _refusal(Code.TEMPLATE_SYNTAX, template, what=what, near="") from error
    return content


def _refusal(code: Code, template: Path, **facts: object) -> TemplateError:
    return TemplateError(Problem(code=code, where=Place(file=template.name), facts=facts))


def _near_error(part: _Part, error: Exception) -> str:
    """The paragraph in which Jinja stopped: the last line of its traceback in the template."""
    line = None
    trace: TracebackType | None = error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == part.template.filename:
            line = trace.tb_lineno
        trace = trace.tb_next
    return _near(part.lines, line)


def _near(lines: list[str] | tuple[str, ...], line: int | None) -> str:
    if line is None or not 0 < line <= len(lines):
        return ""
    text = " ".join(_TAG.sub("", lines[line - 1]).split())
    return NEAR.format(text[:80]) if text else ""
