"""Rules on the text itself: F26, F27, F33."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgsheet.documents.layout.bodies import Kind, Piece, is_all, pieces_of
from kgsheet.documents.layout.faults import (
    Fault,
    decimal,
    form_faults,
    odd,
    say,
    visible,
    wrong_style,
)
from kgsheet.documents.layout.lines import Line, lines_of
from kgsheet.documents.layout.outline import Outline
from kgsheet.documents.layout.profiles import Form, Profile
from kgsheet.documents.layout.values import TWIPS_PER_MM, Align, Paragraph, Shape
from kgsheet.documents.layout.words import CLOSING
from kgsheet.messages.layout import ALIGN_WORDS

_SIZES = (13.0, 14.0)  # I-II-6
# A line this short looks the same however it is justified; one that introduces may be in italics.
_ONE_LINE = 75
_LEAD_IN = 150
_INDENT_TOLERANCE = 0.6  # millimetres
_LEAST_GAP = 115  # twips: 6 pt, less a rounding
_LINES = (0.98, 1.52)  # single to one and a half, less a rounding (I-II-6)
_FONT_LINE = 1.15  # a line of Times New Roman, over its size
_PLAIN = (Kind.TEXT, Kind.NUMBERED, Kind.LETTERED)
_JUSTIFIED = (*_PLAIN, Kind.ARTICLE)
_CITED = re.compile(
    r"\b(?:Nghị quyết|Nghị định|Quyết định|Chỉ thị|Kế hoạch|Thông tư|Thông báo|Chương trình|"
    r"Công văn|Báo cáo|Kết luận)\s*\(?\s*số\s+(?P<symbol>[\d.]+\s*[/-][\w./-]*[\w])"
)
_DATE_AFTER = re.compile(r"^[\s,]*(?:\S+\s+){0,3}?ngày\b")


def citations(outline: Outline, profile: Profile) -> Iterator[Fault]:
    """F26: a document cited for the first time is cited with its day."""
    seen: set[str] = set()
    for piece in pieces_of(outline):
        for found in _CITED.finditer(piece.line.text):
            symbol = re.sub(r"\s", "", found["symbol"]).casefold()
            after = piece.line.text[found.end() :]
            if symbol not in seen and not _DATE_AFTER.match(after):
                yield odd(piece.line, say("undated", found=found[0]), say("dated"))
            seen.add(symbol)


def body_text(outline: Outline, profile: Profile) -> Iterator[Fault]:
    """F27: size, style, alignment, indent and spacing of the text."""
    before: Piece | None = None
    grounds = {line.at for line in outline.title.grounds}
    for piece in pieces_of(outline):
        is_ground = piece.line.at in grounds
        yield from _letters(piece, is_ground)
        if piece.is_first:
            if piece.kind in _JUSTIFIED:
                yield from _place(piece.line, outline, profile)
            yield from _line_height(piece.line, profile)
            if before is not None and piece.kind in _PLAIN and before.kind in _PLAIN:
                yield from _gap(before.line, piece.line)
        before = piece


def closing_mark(outline: Outline, profile: Profile) -> Iterator[Fault]:
    """F33: `./.` after the last word of the text and of each annex."""
    ends = [_last_line(outline, annex.start, annex.end) for annex in outline.annexes]
    body = [piece.line for piece in pieces_of(outline)]
    for line in (body[-1] if body else None, *ends):
        if line is not None and not line.text.endswith(CLOSING):
            yield odd(line, f"“…{line.text[-12:]}”", say("ends", mark=CLOSING))


def indent_faults(line: Line, outline: Outline, profile: Profile) -> Iterator[Fault]:
    """Yield when a paragraph does not begin where the decree lets it."""
    start = _start(line.paragraph, outline.text.default_tab) / TWIPS_PER_MM
    least, most = profile.indents
    if profile.free_indent or line.text.startswith("+"):
        fits = least - _INDENT_TOLERANCE <= start <= most + _INDENT_TOLERANCE
        fits = fits or (line.text.startswith("+") and start > most)
    else:
        fits = any(abs(start - one) <= _INDENT_TOLERANCE for one in profile.indents)
    if not fits:
        expected = say("indent_range" if profile.free_indent else "indent_fixed")
        yield odd(line, say("indent", size=decimal(round(start / 10, 2))), expected)


def _letters(piece: Piece, is_ground: bool) -> Iterator[Fault]:
    """Yield on size and slant; grounds and introducing lines have their own."""
    wrong = [
        run.look.size
        for run in visible(piece.line.runs)
        if not _SIZES[0] <= run.look.size <= _SIZES[1]
    ]
    if wrong and not is_ground and piece.kind in (*_JUSTIFIED, Kind.SECTION):
        yield from form_faults(piece.line, Form(sizes=_SIZES, bold=None, italic=None))
    lead_in = piece.line.text.endswith(":") or len(piece.line.text) < _ONE_LINE
    slanted = piece.kind is Kind.TEXT and is_all(piece.line, italic=True)
    if slanted and not is_ground and not (lead_in and len(piece.line.text) < _LEAD_IN):
        bold = is_all(piece.line, bold=True)
        yield wrong_style(piece.line, (bold, True), (bold, False))


def _place(line: Line, outline: Outline, profile: Profile) -> Iterator[Fault]:
    align = line.paragraph.shape.align
    if align is not Align.BOTH and len(line.paragraph.raw) > _ONE_LINE:
        yield odd(line, ALIGN_WORDS[align], ALIGN_WORDS[Align.BOTH])
    if align in (Align.BOTH, Align.LEFT):
        yield from indent_faults(line, outline, profile)


def _start(paragraph: Paragraph, default_tab: int) -> int:
    """Return where the first letter stands, after a tab that people type for an indent."""
    shape = paragraph.shape
    start = shape.left + shape.first
    for _ in range(len(paragraph.raw) - len(paragraph.raw.lstrip("\t"))):
        stops = [at for at, _ in shape.tabs if at > start]
        start = stops[0] if stops else (start // default_tab + 1) * default_tab
    return start


def _line_height(line: Line, profile: Profile) -> Iterator[Fault]:
    shape = line.paragraph.shape
    sizes = [run.look.size for run in visible(line.runs)] or [14.0]
    if shape.line is not None:
        if not _LINES[0] <= shape.line <= _LINES[1]:
            found = say("lines", lines=decimal(round(shape.line, 2)))
            yield odd(line, found, say("lines_range"))
        return
    least = profile.least_exact or max(sizes) * _FONT_LINE * 0.95
    if not least <= shape.exact <= max(sizes) * _FONT_LINE * _LINES[1]:
        yield odd(line, say("lines_exactly", points=decimal(shape.exact)), say("lines_range"))


def _gap(before: Line, line: Line) -> Iterator[Fault]:
    gap = _space(before.paragraph, line.paragraph)
    if line.at == before.at + 1 and gap < _LEAST_GAP:
        yield odd(line, say("between", points=decimal(gap / 20)), say("between_six"))


def _space(before: Paragraph, paragraph: Paragraph) -> int:
    """Return the space between two paragraphs: Word takes the larger of both sides."""
    one: Shape = before.shape
    two: Shape = paragraph.shape
    if one.hugs and two.hugs and before.style == paragraph.style:
        return 0
    return max(one.after, two.before)


def _last_line(outline: Outline, start: int, end: int) -> Line | None:
    paragraphs = outline.text.paragraphs
    for at in range(min(end, len(paragraphs)) - 1, start, -1):
        lines = list(lines_of(paragraphs[at], at))
        if lines:
            return lines[-1]
    return None
