"""A tag in its line, and the findings that it gives."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property

from lxml import etree

from kgsheet.documents.template.finding import TemplateFinding
from kgsheet.documents.template.lines import Line, Piece
from kgsheet.documents.template.statements import Statement, read_statement
from kgsheet.documents.template.tags import Fault, Tag, find_tags
from kgsheet.messages.templates import TEMPLATE_WORDS, TemplateRule

Words = tuple[str, str]
"""What is wrong and what to do, with places for facts."""

_LONGEST = 80  # characters of a tag that a finding repeats
_LITERAL = re.compile(r"\"[^\"]*\"|'[^']*'")
ODD = {
    **dict.fromkeys("“”„‟«»″", ("quote", '"')),
    **dict.fromkeys("‘’‚‛′`", ("quote", "'")),
    **dict.fromkeys("‐‑‒–—−", ("dash", "-")),
    **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad", ("hidden", "")),
    "…": ("other", "..."),
    "｛": ("other", "{"),
    "｝": ("other", "}"),
    "％": ("other", "%"),
}
"""Signs that Word puts in by itself, or that a keyboard for Vietnamese does, by what is meant."""


@dataclass(frozen=True)
class PlacedTag:
    """A tag and the paragraph in which it stands."""

    tag: Tag
    line: Line

    @cached_property
    def body(self) -> str:
        """What stands inside, with the signs that are meant."""
        meant = "".join(ODD[sign][1] if sign in ODD else sign for sign in self.tag.body)
        return meant.removeprefix("-").removesuffix("-").strip()

    @cached_property
    def odd_signs(self) -> list[str]:
        """The signs outside of quoted texts that no tag may hold."""
        bare = _LITERAL.sub("", self.tag.body)
        return [sign for sign in dict.fromkeys(bare) if sign in ODD]

    @cached_property
    def statement(self) -> Statement:
        """What it commands; without a word where it prints or is a remark."""
        is_command = self.tag.opening == "{%" and self.tag.fault is not Fault.STRAY
        return read_statement(self.body) if is_command else Statement("", None, True)

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """The pieces of text that it is written in."""
        start, end = self.tag.start, self.tag.end
        return tuple(
            one
            for one in self.line.pieces
            if (start < one.start < end if one.is_deleted else one.start < end and start < one.end)
        )

    @property
    def holder(self) -> etree._Element | None:
        """The element that a block begun or ended by this tag lies in."""
        level = self.tag.level
        if level == "tr":
            return self.line.table
        return self.line.row if level == "tc" else self.line.container

    def finding(
        self, rule: TemplateRule, words: Words | None = None, /, **facts: object
    ) -> TemplateFinding:
        """Return a finding about this tag."""
        found = line_finding(self.line, rule, self.tag.text[:_LONGEST], words, **facts)
        return replace(found, marked=(self.pieces[0].top, self.pieces[-1].top))


def placed_tags(line: Line) -> list[PlacedTag]:
    """Return the tags of a line in their order."""
    return [PlacedTag(tag, line) for tag in find_tags(line.text)]


def line_finding(
    line: Line, rule: TemplateRule, found: str, words: Words | None = None, /, **facts: object
) -> TemplateFinding:
    """Return a finding about a paragraph."""
    own = TEMPLATE_WORDS[rule]
    what, remedy = words or (own.what, own.remedy)
    return TemplateFinding(
        rule=rule,
        where=line.place,
        found=found,
        what=what.format_map(facts),
        expected=remedy.format_map(facts),
        field=str(facts.get("name", "")),
        part=line.part,
        anchor=line.element,
    )
