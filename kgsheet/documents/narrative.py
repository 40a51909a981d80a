"""Turns the narrative of a document into the paragraphs that a template prints.

What numbering, capitals and punctuation the decree asks for is put in here, so that staff type
the words only (Decree 30/2020, Appendix I, parts I-II-5, I-II-6 and I-V).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from kgsheet.core.master import Paragraph
from kgsheet.documents.markup import fill_fields, parse_markup
from kgsheet.documents.runs import RichText, Run
from kgsheet.errors import InputError, Place, Problem
from kgsheet.messages.wording import ABOUT, CLOSING_MARK, PART_WORD
from kgsheet.values import frozen

SUBJECT, ADDRESSEE, GROUND = "trich_yeu", "kinh_gui", "can_cu"
# Circular 01/2011/TT-BNV: a comma ends the last ground; Decree 30/2020, I-II-6a: a full stop.
_GROUNDS_END = {"tt01_2011": ","}
_ABOVE_BODY = frozenset({SUBJECT, ADDRESSEE, GROUND})

Runs = tuple[Run, ...]
Blocks = list[tuple[str, Runs]]


@frozen(kw_only=True)
class _Piece:
    """A row of the narrative with its two cells read."""

    level: str
    number: str
    title: Runs
    text: Runs


@frozen(kw_only=True)
class Narrative:
    """What a document says in words.

    Attributes:
        body: kind and text of each paragraph, in order; the last one carries the closing mark.
    """

    subject: RichText
    addressees: tuple[RichText, ...]
    grounds: tuple[RichText, ...]
    body: tuple[tuple[str, RichText], ...]


def read_narrative(
    paragraphs: Iterable[Paragraph], values: Mapping[str, str], layout: str = ""
) -> Narrative:
    """Return the narrative of one document, its fields filled in.

    Args:
        layout: the setting `the_thuc`.

    Raises:
        InputError: KG501 and KG506 for all cells that cannot be read, at once.
    """
    problems: list[Problem] = []
    pieces = [_read(one, values, problems) for one in paragraphs]
    if problems:
        raise InputError(*problems)
    subjects, grounds = _of_level(pieces, SUBJECT), _of_level(pieces, GROUND)
    last = _GROUNDS_END.get(layout, ".")
    return Narrative(
        subject=RichText(_without_about(subjects[0]) if subjects else ()),
        addressees=_listed(_of_level(pieces, ADDRESSEE), lone_end=""),
        grounds=_listed(grounds, lone_end=last, last_end=last),
        body=_body(pieces),
    )


def _read(one: Paragraph, values: Mapping[str, str], problems: list[Problem]) -> _Piece:
    def cell(text: str, where: Place) -> Runs:
        try:
            return fill_fields(parse_markup(text.strip(), where), values, where)
        except InputError as error:
            problems.extend(error.problems)
            return ()

    return _Piece(
        level=one.level,
        number=one.number.strip(),
        title=cell(one.title, _title_place(one)) if one.title else (),
        text=cell(one.text, one.where),
    )


def _title_place(one: Paragraph) -> Place:
    """The row of the title: `where` is the cell of the text."""
    row = one.where.row or int("".join(filter(str.isdigit, one.where.cell)) or 0) or None
    return replace(one.where, cell="", row=row)


def _of_level(pieces: Iterable[_Piece], level: str) -> list[Runs]:
    return [one.text or one.title for one in pieces if one.level == level]


def _without_about(runs: Runs) -> Runs:
    """The subject without the `V/v` that a template of letters prints itself."""
    if not runs or not runs[0].text.casefold().startswith(ABOUT.casefold()):
        return runs
    return (replace(runs[0], text=runs[0].text[len(ABOUT) :].lstrip()), *runs[1:])


def _listed(items: list[Runs], *, lone_end: str, last_end: str = ".") -> tuple[RichText, ...]:
    """Each item ends in `;`, the last one in its own mark; a lone one as is asked of its kind."""
    ends = [";"] * (len(items) - 1) + [last_end if len(items) > 1 else lone_end]
    return tuple(
        RichText(_with_end(item, end)) for item, end in zip(items, ends, strict=False) if item
    )


def _body(pieces: Iterable[_Piece]) -> tuple[tuple[str, RichText], ...]:
    blocks = [
        block
        for piece in pieces
        if piece.level not in _ABOVE_BODY
        for block in _BUILDERS[piece.level](piece)
        if block[1]
    ]
    if blocks:
        kind, runs = blocks[-1]
        blocks[-1] = ("doan_ket" if kind == "doan" else kind, _with_end(runs, CLOSING_MARK))
    return tuple((kind, RichText(runs)) for kind, runs in blocks)


def _part(piece: _Piece) -> Blocks:
    word = f"{PART_WORD} {piece.number}" if piece.number.isalnum() else piece.number
    head, rest = _headed(piece)
    return [("phan", _prefix(word)), ("ten_phan", _upper(head)), *rest]


def _section(piece: _Piece) -> Blocks:
    head, rest = _headed(piece)
    return [("muc", _prefix(_numbered(piece.number, ". ")) + _upper(head)), *rest]


def _clause(piece: _Piece) -> Blocks:
    number = _prefix(_numbered(piece.number, ". "))
    if not piece.title:
        return [("doan", number + piece.text)]
    return [("khoan", number + piece.title), ("doan", piece.text)]


def _point(piece: _Piece) -> Blocks:
    head, rest = _headed(piece)
    return [("diem", _prefix(_numbered(piece.number, ") ")) + head), *rest]


def _dash(piece: _Piece) -> Blocks:
    return [("gach", _prefix("- ") + _led(piece))]


def _paragraph(piece: _Piece) -> Blocks:
    return [("doan", _led(piece))]


_BUILDERS: dict[str, Callable[[_Piece], Blocks]] = {
    "phan": _part,
    "muc": _section,
    "khoan": _clause,
    "diem": _point,
    "gach": _dash,
    "doan": _paragraph,
}


def _headed(piece: _Piece) -> tuple[Runs, Blocks]:
    """The heading, and the paragraph under it where both cells are filled."""
    if piece.title:
        return piece.title, [("doan", piece.text)]
    return piece.text, []


def _led(piece: _Piece) -> Runs:
    """The text with its title in bold in front of it, on the same line."""
    lead = tuple(replace(run, bold=True) for run in piece.title)
    gap = _prefix(" ") if lead and piece.text else ()
    return lead + gap + piece.text


def _prefix(text: str) -> Runs:
    return (Run(text=text),) if text else ()


def _numbered(number: str, after: str) -> str:
    """`I` becomes `I. `; a number that people typed with its sign keeps it."""
    if not number:
        return ""
    return number + after if number[-1].isalnum() else f"{number} "


def _upper(runs: Runs) -> Runs:
    return tuple(replace(run, text=run.text.upper()) for run in runs)


def _with_end(runs: Runs, end: str) -> Runs:
    """The runs with `end` in place of the punctuation that stood there."""
    if not runs or runs[-1].note:
        return (*runs, Run(text=end)) if end else runs
    last = runs[-1]
    text = last.text.rstrip().removesuffix(CLOSING_MARK).rstrip(" .;,")
    return (*runs[:-1], replace(last, text=text + end))
