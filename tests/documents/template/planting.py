"""Plants faults into the shipped templates."""

from __future__ import annotations

from pathlib import Path

from kgsheet.documents.package import read_parts, write_parts
from kgsheet.documents.template import TemplateCheck, check_template

TEMPLATES = Path(__file__).parents[3] / "word_templates"
# The printed register has fields of its own: it is a template of no document.
SHIPPED = sorted({path.name for path in TEMPLATES.glob("*.docx")} - {"so_dang_ky.docx"})
DOCUMENT = "word/document.xml"
BODY = "<w:body>"


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*texts: str) -> str:
    """A paragraph of texts, each a run of its own; what begins with `<` is XML already."""
    runs = "".join(text if text.startswith("<") else run(text) for text in texts)
    return f"<w:p>{runs}</w:p>"


def planted(old: str, new: str, template: str = "bao_cao.docx", part: str = DOCUMENT) -> bytes:
    """A shipped template with the first `old` of a part replaced."""
    parts = read_parts((TEMPLATES / template).read_bytes())
    text = parts[part].decode()
    assert old in text
    return write_parts({**parts, part: text.replace(old, new, 1).encode()})


def with_paragraphs(*paragraphs: str, template: str = "bao_cao.docx") -> bytes:
    """A shipped template that begins with more paragraphs."""
    return planted(BODY, BODY + "".join(paragraphs), template)


def with_part(name: str, content: str, template: str = "bao_cao.docx") -> bytes:
    parts = read_parts((TEMPLATES / template).read_bytes())
    return write_parts({**parts, name: content.encode()})


def found(content: bytes, blank: frozenset[str] = frozenset()) -> TemplateCheck:
    return check_template(content, "mau.docx", blank=blank)


def rules(content: bytes) -> list[str]:
    return [one.rule.value for one in found(content).findings]
