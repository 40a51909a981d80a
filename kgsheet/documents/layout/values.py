"""What a Word document shows, as values: pages, paragraphs and runs with their effective look.

Lengths are twips (1/20 point) unless a name says otherwise.
"""

from __future__ import annotations

from enum import StrEnum, auto

from kgsheet.values import frozen

TWIPS_PER_MM = 56.6929  # 1,440 in an inch of 25.4 mm
TWIPS_PER_POINT = 20
EMU_PER_TWIP = 635  # 914,400 in an inch


class Align(StrEnum):
    """How the lines of a paragraph stand between its margins."""

    LEFT = auto()
    CENTER = auto()
    RIGHT = auto()
    BOTH = auto()


class Story(StrEnum):
    """Where text stands in a document."""

    BODY = auto()
    BOX = auto()
    HEADER = auto()
    FOOTER = auto()
    NOTE = auto()


class Turn(StrEnum):
    """Which pages of a section a header or footer belongs to; the words are Word's."""

    DEFAULT = "default"
    FIRST = "first"
    EVEN = "even"


@frozen(kw_only=True)
class Look:
    """The effective look of a run.

    Attributes:
        fonts: for ASCII letters, and for all others.
        size: in points.
        raised: a superscript or subscript, whose size follows from the text around it.
    """

    fonts: tuple[str, str] = ("Times New Roman", "Times New Roman")
    size: float = 10.0
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    raised: bool = False
    color: str = "000000"


@frozen
class Run:
    """Text of one look, with its tabs and line breaks as characters."""

    text: str
    look: Look


@frozen(kw_only=True)
class Shape:
    """The effective look of a paragraph.

    Attributes:
        line: lines of text a line takes; `None` when it is fixed by `exact`.
        exact: the fixed height of a line, in points.
        hugs: no space to neighbours of the same style.
        borders: the sides that have a line.
        tabs: position and kind of its own tab stops.
    """

    align: Align = Align.LEFT
    left: int = 0
    right: int = 0
    first: int = 0
    before: int = 0
    after: int = 0
    line: float | None = 1.0
    exact: float = 0.0
    hugs: bool = False
    borders: frozenset[str] = frozenset()
    tabs: tuple[tuple[int, str], ...] = ()
    framed: Align | None = None
    page_break: bool = False


@frozen(kw_only=True)
class Cell:
    """A cell of a table: its numbers count from 0, `columns` are the cells of its row."""

    table: int
    row: int
    column: int
    columns: int
    boxed: bool = False
    width: int = 0


@frozen(kw_only=True)
class Drawing:
    """A shape or picture that hangs on a paragraph.

    Attributes:
        is_line: a straight horizontal line.
        width: how long or wide it is, 0 when not said.
        offset: how far from the left of what it is placed by, `None` when not said.
        picture: the member of the package that holds the picture.
    """

    is_line: bool = False
    width: int = 0
    offset: int | None = None
    picture: str = ""


@frozen(kw_only=True)
class Paragraph:
    """A paragraph as it shows.

    Attributes:
        number: counts the paragraphs of the body outside tables, from 1; 0 for others.
        label: what automatic numbering prints before it.
        fields: the names of its fields, `PAGE` among them.
    """

    runs: tuple[Run, ...]
    shape: Shape
    style: str = ""
    label: str = ""
    story: Story = Story.BODY
    number: int = 0
    section: int = 0
    cell: Cell | None = None
    fields: frozenset[str] = frozenset()
    drawings: tuple[Drawing, ...] = ()

    @property
    def raw(self) -> str:
        """The text as typed, with its label."""
        return self.label + "".join(run.text for run in self.runs)


@frozen(kw_only=True)
class Section:
    """Pages of one size, with their headers and footers (inherited ones included)."""

    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int
    is_landscape: bool = False
    first_differs: bool = False
    continues: bool = False
    starts_at: int | None = None
    number_format: str = "decimal"
    headers: dict[Turn, tuple[Paragraph, ...]]
    footers: dict[Turn, tuple[Paragraph, ...]]


@frozen(kw_only=True)
class WordText:
    """A whole document as it shows.

    Attributes:
        default_tab: the distance of tab stops that nobody set.
        odd_even: headers of even pages differ.
        properties: its custom properties.
    """

    paragraphs: tuple[Paragraph, ...]
    sections: tuple[Section, ...]
    notes: tuple[Paragraph, ...] = ()
    default_tab: int = 720
    odd_even: bool = False
    properties: dict[str, str]
