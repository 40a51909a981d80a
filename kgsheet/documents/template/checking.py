"""Checks a template: every fault of every part at once, in the order in which people read."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import field

from lxml import etree

from kgsheet.documents.template.blocks import block_faults
from kgsheet.documents.template.components import missing_components
from kgsheet.documents.template.finding import TemplateFinding
from kgsheet.documents.template.lines import Line, read_lines
from kgsheet.documents.template.opening import WordTemplate, open_template
from kgsheet.documents.template.placed import placed_tags
from kgsheet.documents.template.reading import FieldReader
from kgsheet.documents.template.unfilled import unfilled_parts
from kgsheet.documents.template.writing import writing_faults
from kgsheet.messages import Severity
from kgsheet.values import frozen


@frozen
class TemplateCheck:
    """What the check of a template found; `printed` are the paths of the fields it prints."""

    findings: tuple[TemplateFinding, ...]
    printed: frozenset[str]
    template: WordTemplate = field(repr=False)

    @property
    def counts(self) -> dict[Severity, int]:
        """How many findings there are of each severity."""
        found = [one.severity for one in self.findings]
        return {severity: found.count(severity) for severity in Severity}


def check_template(content: bytes, name: str, *, blank: Set[str] = frozenset()) -> TemplateCheck:
    """Return everything that is wrong with a template.

    Args:
        name: how the file is called in an error.
        blank: fields that the workbook at hand leaves empty.

    Raises:
        TemplateError: KG503: not a Word file, or broken.
    """
    template = open_template(content, name)
    reader = FieldReader(blank=blank)
    findings: list[TemplateFinding] = []
    main: Sequence[Line] = ()
    for part in template.texts:
        lines = list(read_lines(part.name, part.root, part.place))
        findings += _of_part(lines, reader)
        main = main or lines
    findings += unfilled_parts(template)
    findings += missing_components(main, reader.used)
    return TemplateCheck(tuple(findings), frozenset(reader.printed), template)


def _of_part(lines: Sequence[Line], reader: FieldReader) -> list[TemplateFinding]:
    tags = [tag for line in lines for tag in placed_tags(line)]
    found = [*writing_faults(lines, tags), *block_faults(tags), *reader.read(tags)]
    order = {line.element: number for number, line in enumerate(lines)}
    return sorted(found, key=lambda one: _position(one.anchor, order))


def _position(anchor: etree._Element | None, order: dict[etree._Element, int]) -> int:
    return -1 if anchor is None else order[anchor]
