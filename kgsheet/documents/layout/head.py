"""Finds the parts above the body: the head of the document, its title, addressees and grounds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile

from kgsheet.documents.layout.lines import Line
from kgsheet.documents.layout.outline import Head, Title
from kgsheet.documents.layout.values import Align, Paragraph
from kgsheet.documents.layout.words import (
    ADDRESSED,
    ATTACHED_LINE,
    BARE_NUMBER,
    CIRCULATION,
    COUNTRY,
    DATE_LINE,
    GROUND,
    MOTTO,
    NUMBER_LINE,
    PART,
    PROSE,
    ROMAN_HEADING,
    RULED,
    SECRETS,
    TYPE_OF_TITLE,
    URGENT,
    VV_LINE,
    bare,
    resembles,
)

_HEAD_LINES = 40
_TITLE_LINES = 12
_LONG_LINE = 90
_LONG_SUBJECT = 400
_MOTTO_LIKENESS = 0.8

_TITLES = {bare(name) for name in TYPE_OF_TITLE}
_STAMPS = (*SECRETS, *URGENT, *CIRCULATION)


def find_head(lines: Sequence[Line]) -> Head:
    """Return the head of a document, given its lines."""
    near = lines[:_HEAD_LINES]
    country = _first(near, lambda line: resembles(line.text, COUNTRY))
    motto = _first(near, lambda line: resembles(line.text, MOTTO, _MOTTO_LIKENESS))
    title_at = next((at for at, line in enumerate(near) if is_title(line)), len(near))
    before = near[:title_at]
    number = _first(before, _is_number)
    date = _first(before, _is_date)
    found = [one for one in (country, motto, number, date) if one is not None]
    subject = _letter_subject(before, number)
    end = max((_after(one, lines) for one in (*found, *subject)), default=0)
    return Head(
        country=country,
        motto=motto,
        names=tuple(_names(before, number, found)),
        number=number,
        date=date,
        subject=subject,
        end=end,
    )


def find_title(lines: Sequence[Line], start: int, paragraphs: Sequence[Paragraph]) -> Title:
    """Return what stands between the head and the body.

    Args:
        start: the paragraph after the head.
    """
    rest = [line for line in lines if line.at >= start]
    position = next((at for at, line in enumerate(rest[:_TITLE_LINES]) if is_title(line)), None)
    subject: tuple[Line, ...] = ()
    type_line = None
    if position is not None:
        type_line = rest[position]
        subject = tuple(_subject(rest[position + 1 :], paragraphs))
        rest = rest[position + 1 + len(subject) :]
    addressed = _first(rest[:_TITLE_LINES], _is_addressed)
    addressees: tuple[Line, ...] = ()
    if addressed is not None:
        after = rest[rest.index(addressed) + 1 :]
        addressees = tuple(takewhile(lambda line: line.text.startswith(("-", "–", "+")), after))
        rest = after[len(addressees) :]
    grounds = tuple(takewhile(_is_ground, _without_banner(rest)))
    used = (type_line, *subject, addressed, *addressees)
    end = max((line.at + 1 for line in used if line is not None), default=start)
    return Title(
        type=type_line,
        subject=subject,
        addressed=addressed,
        addressees=addressees,
        grounds=grounds,
        end=end,
    )


def is_title(line: Line) -> bool:
    """Return whether a line is the name of a type of document, and nothing else."""
    return line.column is None and bare(line.text) in _TITLES


def _first(lines: Sequence[Line], wanted: Callable[[Line], bool]) -> Line | None:
    return next((line for line in lines if wanted(line)), None)


def _is_number(line: Line) -> bool:
    plain = bare(line.text)
    short = len(plain) < _LONG_LINE
    return short and bool(NUMBER_LINE.match(plain) or BARE_NUMBER.match(line.text))


def _is_date(line: Line) -> bool:
    plain = bare(line.text)
    if ATTACHED_LINE.match(plain) or plain.startswith("can cu"):
        return False
    return len(plain) < _LONG_LINE and bool(DATE_LINE.search(plain))


def _is_addressed(line: Line) -> bool:
    return bare(line.text).startswith(bare(ADDRESSED).rstrip(":"))


def _names(before: Sequence[Line], number: Line | None, found: Sequence[Line]) -> Iterator[Line]:
    for line in before:
        if line is number:
            return
        left = line.column == 0 or (line.column is None and number is not None)
        left = left and line not in found
        if left and not RULED.match(line.text) and bare(line.text) not in _STAMPS:
            yield line


def _letter_subject(before: Sequence[Line], number: Line | None) -> tuple[Line, ...]:
    """Return the lines of `V/v`, which may run on in the left column."""
    opening = _first(before, lambda line: bool(VV_LINE.match(bare(line.text))))
    if opening is None:
        return ()
    place = opening.paragraph.cell
    after = before[before.index(opening) + 1 :]
    same = [
        line
        for line in after
        if line.column == opening.column
        and (line.at == opening.at or (place is not None and line.paragraph.cell == place))
        and line is not number
    ]
    return (opening, *same)


def _after(line: Line, lines: Sequence[Line]) -> int:
    """Return the first paragraph after a line, or after the table that it stands in."""
    cell = line.paragraph.cell
    if cell is None:
        return line.at + 1
    same = [
        one.at
        for one in lines
        if one.paragraph.cell is not None and one.paragraph.cell.table == cell.table
    ]
    return max(same, default=line.at) + 1


def _subject(rest: Sequence[Line], paragraphs: Sequence[Paragraph]) -> Iterator[Line]:
    """Yield the lines of the subject: the first one, and what follows in its look."""
    first: Line | None = None
    for line in rest:
        if _ends_subject(line) or len(line.text) > _LONG_SUBJECT:
            return
        if first is None:
            first = line
        elif not _goes_on(line, first, paragraphs):
            return
        yield line


def _goes_on(line: Line, first: Line, paragraphs: Sequence[Paragraph]) -> bool:
    if line.at == first.at:
        return True
    between = paragraphs[first.at + 1 : line.at]
    if any(not one.raw.strip() for one in between):
        return False
    shape, model = line.paragraph.shape, first.paragraph.shape
    bold = all(run.look.bold for run in line.runs if run.text.strip())
    return shape.align is model.align is Align.CENTER and bold


def _ends_subject(line: Line) -> bool:
    plain = bare(line.text)
    return bool(
        _is_addressed(line)
        or GROUND.match(plain)
        or PART.match(plain)
        or ROMAN_HEADING.match(line.text)
        or RULED.match(line.text)
        or line.text.endswith((":", "."))
    )


def _without_banner(rest: Sequence[Line]) -> Sequence[Line]:
    """Leave out the body's name in capitals, which stands above the grounds of a decision."""
    if rest and rest[0].paragraph.shape.align is Align.CENTER and rest[0].text.isupper():
        return rest[1:]
    return rest


def _is_ground(line: Line) -> bool:
    plain = bare(line.text)
    return bool(GROUND.match(plain)) and not PROSE.search(plain)
