"""The parts of a document that the decree names, as found by place and text."""

from __future__ import annotations

from dataclasses import field

from kgsheet.documents.layout.lines import Line
from kgsheet.documents.layout.values import Paragraph, WordText
from kgsheet.values import frozen


@frozen(kw_only=True)
class Head:
    """The block above the title.

    Attributes:
        names: the lines above the number: superior and issuing body.
        subject: the lines of `V/v` under the number of a letter.
        end: the first paragraph after the block.
    """

    country: Line | None = None
    motto: Line | None = None
    names: tuple[Line, ...] = ()
    number: Line | None = None
    date: Line | None = None
    subject: tuple[Line, ...] = ()
    end: int = 0


@frozen(kw_only=True)
class Title:
    """Name of type, subject (trích yếu), addressees and grounds (căn cứ)."""

    type: Line | None = None
    subject: tuple[Line, ...] = ()
    addressed: Line | None = None
    addressees: tuple[Line, ...] = ()
    grounds: tuple[Line, ...] = ()
    end: int = 0


@frozen(kw_only=True)
class Ending:
    """The recipients on the left and the signature on the right."""

    heading: Line | None = None
    recipients: tuple[Line, ...] = ()
    kept: Line | None = None
    authority: tuple[Line, ...] = ()
    name: Line | None = None
    start: int = 0
    end: int = 0


@frozen(kw_only=True)
class Annex:
    """An annex: its heading, title, the line of what it belongs to, and where it lies."""

    heading: Line | None
    title: tuple[Line, ...]
    attached: tuple[Line, ...]
    start: int
    end: int


@frozen(kw_only=True)
class Outline:
    """A whole document in its parts; `body` are the paragraphs from title to signature."""

    text: WordText
    head: Head
    title: Title
    body: tuple[tuple[int, Paragraph], ...]
    ending: Ending
    annexes: tuple[Annex, ...] = ()
    is_annex_only: bool = False
    lines: tuple[Line, ...] = field(default=())
