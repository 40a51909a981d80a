"""Finds the parts below the body: recipients, signature, annexes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from kgsheet.documents.layout.lines import Line
from kgsheet.documents.layout.outline import Annex, Ending
from kgsheet.documents.layout.values import Align, Story
from kgsheet.documents.layout.words import (
    ANNEX_LINE,
    ATTACHED_LINE,
    AUTHORITY,
    KEPT,
    POST_WORDS,
    RECIPIENTS,
    RULED,
    bare,
)

_NEAR = 10  # lines
_MOST_ATTACHED = 4
_MOST_TITLE = 4


def find_annexes(lines: Sequence[Line], start: int, count: int) -> tuple[Annex, ...]:
    """Return the annexes that begin after paragraph `start`.

    Args:
        count: how many paragraphs the document has.
    """
    rest = [line for line in lines if line.at >= start]
    openings = list(_openings(rest))
    annexes = []
    for position, (first, heading, attached) in enumerate(openings):
        end = openings[position + 1][0] if position + 1 < len(openings) else len(rest)
        until = attached if attached is not None else first + 1
        begin = first + (1 if heading is not None else 0)
        title = rest[begin:until] if attached is not None else list(_title(rest[begin:end]))
        annexes.append(
            Annex(
                heading=heading,
                title=tuple(title),
                attached=() if attached is None else tuple(_attached(rest[attached:])),
                start=rest[first].at,
                end=rest[end].at if end < len(rest) else count,
            )
        )
    return tuple(annexes)


def find_ending(lines: Sequence[Line], start: int, end: int) -> Ending:
    """Return recipients and signature between two paragraphs."""
    main = [line for line in lines if start <= line.at < end]
    anchor = (
        _last(main, _is_recipients_heading)
        or _last(main, _is_kept)
        or _last(main, lambda line: bool(AUTHORITY.match(line.text)))
    )
    if anchor is None:
        return Ending(start=end, end=end)
    block = _block(main, anchor)
    heading = _last(block, _is_recipients_heading)
    # What stands in brackets, `(Đã ký)`, is where the signature was.
    block = [line for line in block if line.column != 1 or not line.text.startswith("(")]
    right = [line for line in block if line.column == 1 or _is_authority_alone(line)]
    left = [line for line in block if line not in right and line is not heading]
    kept = _last(left, _is_kept)
    name = right[-1] if right and not is_post(right[-1]) else None
    return Ending(
        heading=heading,
        recipients=tuple(line for line in left if line is not kept),
        kept=kept,
        authority=tuple(line for line in right if line is not name),
        name=name,
        start=block[0].at,
        end=block[-1].at + 1,
    )


def is_post(line: Line) -> bool:
    """Return whether a line says in what capacity a person signs, rather than who."""
    plain = bare(line.text)
    post = plain.startswith(POST_WORDS) and line.text.isupper()
    return post or bool(AUTHORITY.match(line.text))


def _openings(rest: Sequence[Line]) -> Iterator[tuple[int, Line | None, int | None]]:
    """Yield where annexes begin: first line, heading, and the line of what they belong to."""
    last = -1
    for at, line in enumerate(rest):
        plain = bare(line.text)
        if line.column is None and ANNEX_LINE.match(plain):
            near = range(at + 1, min(at + _NEAR, len(rest)))
            headed = (one for one in near if ANNEX_LINE.match(bare(rest[one].text)))
            stop = next(headed, at + _NEAR)
            found = (one for one in near if one < stop and _is_attached(rest[one]))
            attached = next(found, None)
            last = at if attached is None else attached
            yield at, line, attached
        elif at > last and _is_attached(line):
            last = at
            yield at - _titled(rest[:at]), None, at


def _titled(before: Sequence[Line]) -> int:
    """Return how many lines right above are the title of an annex without a heading."""
    count = 0
    for line in reversed(before):
        centred = line.paragraph.shape.align is Align.CENTER and line.paragraph.cell is None
        if not centred or count == _MOST_TITLE:
            break
        count += 1
        if line.paragraph.shape.page_break:
            break
    return count


def _is_attached(line: Line) -> bool:
    return line.paragraph.story is not Story.NOTE and bool(ATTACHED_LINE.match(bare(line.text)))


def _attached(rest: Sequence[Line]) -> Iterator[Line]:
    for line in rest[:_MOST_ATTACHED]:
        yield line
        if ")" in line.text:
            return


def _title(rest: Sequence[Line]) -> Iterator[Line]:
    for line in rest[:_MOST_TITLE]:
        if line.paragraph.shape.align is not Align.CENTER or line.paragraph.cell is not None:
            return
        yield line


def _last(lines: Sequence[Line], wanted: Callable[[Line], bool]) -> Line | None:
    return next((line for line in reversed(lines) if wanted(line)), None)


def _is_recipients_heading(line: Line) -> bool:
    return line.column != 1 and bare(line.text).rstrip(" :") == bare(RECIPIENTS).rstrip(":")


def _is_kept(line: Line) -> bool:
    plain = bare(line.text).lstrip("-–+ ")
    return line.column != 1 and plain.startswith(f"{bare(KEPT)}:")


def _is_authority_alone(line: Line) -> bool:
    centred = line.paragraph.shape.align in (Align.CENTER, Align.RIGHT)
    return line.column is None and centred and is_post(line)


def _block(main: Sequence[Line], anchor: Line) -> list[Line]:
    """Return the lines of recipients and signature, given one of them."""
    cell = anchor.paragraph.cell
    if cell is not None:
        return [
            line
            for line in main
            if line.paragraph.cell is not None
            and line.paragraph.cell.table == cell.table
            and not RULED.match(line.text)
        ]
    position = next(at for at, line in enumerate(main) if line is anchor)
    above = range(max(0, position - _NEAR), position)
    first = next((at for at in above if AUTHORITY.match(main[at].text)), position)
    same = next((at for at in above if main[at].at == anchor.at), first)
    return list(main[min(first, same) :])
