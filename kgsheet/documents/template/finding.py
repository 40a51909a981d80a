"""One thing that is wrong with a template, as a value."""

from __future__ import annotations

from lxml import etree

from kgsheet.errors import Place, Problem
from kgsheet.messages import CODES, Code, Severity
from kgsheet.messages.templates import TEMPLATE_WORDS, TemplateRule
from kgsheet.values import frozen


@frozen(kw_only=True)
class TemplateFinding:
    """One thing that is wrong, where, and what would be right.

    Attributes:
        where: the place in words.
        found: the tag, or what is missing.
        expected: what to do.
        field: the name of the field that it is about, if it is.
        part: the member that holds the paragraph.
        anchor: the paragraph that a comment hangs on, `None` where the document has none.
        marked: the first and the last child of the paragraph that the finding is about.
    """

    rule: TemplateRule
    where: str
    found: str
    what: str
    expected: str
    field: str = ""
    part: str = ""
    anchor: etree._Element | None = None
    marked: tuple[etree._Element, etree._Element] | None = None

    @property
    def code(self) -> Code:
        """The code of the rule."""
        return TEMPLATE_WORDS[self.rule].code

    @property
    def severity(self) -> Severity:
        """How heavy it weighs."""
        return CODES[self.code]

    @property
    def message(self) -> str:
        """The Vietnamese sentences that say what is wrong and what to do."""
        return f"{self.what[:1].upper()}{self.what[1:]}. {self.expected}"

    def problem(self, file: str) -> Problem:
        """Return the finding as what a job that cannot go on carries."""
        what = self.what
        if self.code is Code.TEMPLATE_SYNTAX:  # its own remedy only sends people to Word
            what = f"{what}. {self.expected.rstrip('.')}"
        told = dict.fromkeys(("nearest", "remedy"), self.expected)
        facts = {"what": what, "near": "", "field": self.field, **told}
        where = Place(file=file, spot=self.where)
        return Problem(code=self.code, where=where, facts=facts, found=self.found)
