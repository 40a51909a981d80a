"""Fills a Word template; a compiled template makes each further document cost Jinja and zip."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from xml.parsers.expat import ExpatError, ParserCreate

from jinja2 import TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from lxml import etree

from kgsheet.documents.compiling import Compiled, Part, compile_template
from kgsheet.documents.environment import render
from kgsheet.documents.fields import Fields
from kgsheet.documents.footnotes import move_notes
from kgsheet.documents.markup import missing_field
from kgsheet.documents.package import CUSTOM_PROPERTIES, SEAL, fill_frame, fingerprint
from kgsheet.documents.properties import CORE_NAME, core_xml, custom_xml
from kgsheet.errors import HostError, InputError, Place, Problem, TemplateError
from kgsheet.messages import Code
from kgsheet.messages.documents import NEAR, TEMPLATE_FAULTS
from kgsheet.messages.fields import FIELD_NAMES
from kgsheet.messages.refusals import ACTIONS
from kgsheet.messages.wording import YES

TEMPLATE_DIGEST = "kgsheet.mau"
"""The custom property that holds the SHA-256 of the template of a document."""

_CELL_BEGINS = ("<w:tc>", "<w:tcPr/>", "</w:tcPr>")
_EMPTY_CELL = re.compile(r"(<w:tc>|<w:tcPr/>|</w:tcPr>)\s*</w:tc>")
_BODY = "</w:body>"
_EMPTY_EDGE = re.compile(r"(<w:(?:hdr|ftr)\b[^>]*>)\s*(?=</w:(?:hdr|ftr)>)")
_TAG = re.compile("<[^>]+>")


def render_document(template: Path, fields: Fields, *, properties: Mapping[str, str]) -> bytes:
    """Return the template filled with the fields, as the bytes of a Word file.

    Args:
        properties: custom properties that the document carries.

    Raises:
        TemplateError: KG501 a field is missing, KG502 a tag is wrong, KG503 not a Word file.
        HostError: KG901 the template is not there, KG906 it may not be read.
    """
    compiled = _load(template, landscape=fields.get("phu_luc_ngang") == YES)
    texts = {name: _fill(part, fields, template) for name, part in compiled.parts.items()}
    texts[compiled.document], texts[compiled.footnotes] = move_notes(
        texts[compiled.document], texts[compiled.footnotes], compiled.note_styles
    )
    parts = {name: _checked(text, template) for name, text in texts.items()}
    parts[CORE_NAME] = core_xml(_core_values(fields))
    known = {**properties, TEMPLATE_DIGEST: compiled.digest}
    seal = fingerprint(compiled.fixed | parts)
    parts[CUSTOM_PROPERTIES] = custom_xml({**known, SEAL: seal})
    return fill_frame(compiled.frame, parts)


def _core_values(fields: Fields) -> dict[str, str]:
    names = {
        "title": "trich_yeu",
        "subject": "ten_loai_thuong",
        "creator": "ten_co_quan",
        "day": "ngay_van_ban",
    }
    return {name: str(fields.get(field, "")) for name, field in names.items()}


def _load(template: Path, *, landscape: bool) -> Compiled:
    place = Place(file=str(template))
    try:
        return compile_template(template.read_bytes(), landscape=landscape)
    except FileNotFoundError as error:
        raise HostError(Problem(code=Code.FILE_NOT_FOUND, where=place)) from error
    except PermissionError as error:
        facts = {"action": ACTIONS["read"]}
        raise HostError(Problem(code=Code.NO_PERMISSION, where=place, facts=facts)) from error
    except (InputError, KeyError, etree.XMLSyntaxError, IsADirectoryError) as error:
        raise _refusal(Code.TEMPLATE_NOT_WORD, template) from error
    except TemplateSyntaxError as error:
        source = (error.source or "").split("\n")
        near = _near(source, error.lineno)
        raise _refusal(Code.TEMPLATE_SYNTAX, template, what=error.message, near=near) from error
    except RecursionError as error:  # a thousand brackets in a tag, or blocks in each other
        what = TEMPLATE_FAULTS["refused"]
        raise _refusal(Code.TEMPLATE_SYNTAX, template, what=what, near="") from error


def _fill(part: Part, fields: Fields, template: Path) -> str:
    try:
        text = render(part.template, fields)
    except UndefinedError as error:
        facts = missing_field(str(error.message), FIELD_NAMES, _near_error(part, error))
        raise _refusal(Code.FIELD_MISSING, template, **facts) from error
    except (SecurityError, RecursionError) as error:
        what, near = TEMPLATE_FAULTS["refused"], _near_error(part, error)
        raise _refusal(Code.TEMPLATE_SYNTAX, template, what=what, near=near) from error
    except (TypeError, ValueError, ArithmeticError, LookupError) as error:
        near = _near_error(part, error)
        raise _refusal(Code.TEMPLATE_SYNTAX, template, what=str(error), near=near) from error
    return _with_paragraphs(text, part)


def _with_paragraphs(text: str, part: Part) -> str:
    """A cell or a header whose tags printed nothing with a paragraph, which Word asks for."""
    if part.is_spaced:
        text = _EMPTY_CELL.sub(r"\1<w:p/></w:tc>", text)
    for begin in _CELL_BEGINS:
        text = text.replace(f"{begin}</w:tc>", f"{begin}<w:p/></w:tc>")
    return text if _BODY in text else _EMPTY_EDGE.sub(r"\1<w:p/>", text)


def _checked(text: str, template: Path) -> bytes:
    content = text.encode()
    try:
        ParserCreate().Parse(content, True)
    except ExpatError as error:
        what = TEMPLATE_FAULTS["damaged"]
        raise _refusal(Code.TEMPLATE_SYNTAX, template, what=what, near="") from error
    return content


def _refusal(code: Code, template: Path, **facts: object) -> TemplateError:
    return TemplateError(Problem(code=code, where=Place(file=template.name), facts=facts))


def _near_error(part: Part, error: Exception) -> str:
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
