"""What a rule finds wrong, as a value, and what rules say in common about the look of lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from kgsheet.documents.layout.lines import Line
from kgsheet.documents.layout.outline import Outline
from kgsheet.documents.layout.places import place
from kgsheet.documents.layout.profiles import Form, Profile
from kgsheet.documents.layout.values import Paragraph, Run
from kgsheet.messages.layout import ALIGN_WORDS, CASE_WORDS, STYLE_WORDS, Aspect
from kgsheet.messages.prescribed import SAY
from kgsheet.values import frozen


@frozen(kw_only=True)
class Fault:
    """One thing that is not as prescribed; all texts are ready to be read."""

    aspect: Aspect
    where: str
    found: str = ""
    expected: str


Check = Callable[[Outline, Profile], Iterator[Fault]]
"""A rule: what it finds wrong in a document under a profile."""


def missing(where: str, expected: str) -> Fault:
    """Return that a part is not there."""
    return Fault(aspect=Aspect.MISSING, where=where, expected=expected)


def wrong_text(line: Line, expected: str, found: str | None = None) -> Fault:
    """Return that a line says something else."""
    shown = line.text if found is None else found
    return Fault(aspect=Aspect.TEXT, where=place(line), found=shown, expected=expected)


def wrong_style(line: Line, found: tuple[bool, bool], expected: tuple[bool, bool]) -> Fault:
    """Return that a line is written in another style; styles are whether bold and italic."""
    return _fault(Aspect.STYLE, line, STYLE_WORDS[found], STYLE_WORDS[expected])


def odd(where: Line | Paragraph | str, found: str, expected: str) -> Fault:
    """Return that something is not as prescribed, in words of its own."""
    shown = where if isinstance(where, str) else place(where)
    return Fault(aspect=Aspect.VALUE, where=shown, found=found, expected=expected)


def decimal(number: float) -> str:
    """Return a figure with a decimal comma.

    >>> decimal(12.7), decimal(14.0)
    ('12,7', '14')
    """
    return f"{number:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def size_range(sizes: tuple[float, float]) -> str:
    """Return sizes as they are prescribed.

    >>> size_range((13, 14)), size_range((11, 11))
    ('13-14', '11')
    """
    least, most = sizes
    return decimal(least) if least == most else f"{decimal(least)}-{decimal(most)}"


def visible(runs: Iterable[Run]) -> list[Run]:
    """Return the runs that show text of the line's own size."""
    return [run for run in runs if run.text.strip() and not run.look.raised]


def form_faults(line: Line, form: Form) -> Iterator[Fault]:
    """Yield what about the look of a line is not as its form prescribes."""
    runs = visible(line.runs)
    yield from _size(line, runs, form)
    yield from _style(line, runs, form)
    if form.upper is not None and line.text.isupper() is not form.upper:
        yield _fault(Aspect.CASE, line, CASE_WORDS[not form.upper], CASE_WORDS[form.upper])
    yield from align_faults(line, form)


def align_faults(line: Line, form: Form) -> Iterator[Fault]:
    """Yield when a line stands elsewhere; a line cut by tabs does not tell."""
    align = line.paragraph.shape.framed or line.paragraph.shape.align
    if form.align is not None and not line.is_cut and align is not form.align:
        yield _fault(Aspect.ALIGN, line, ALIGN_WORDS[align], ALIGN_WORDS[form.align])


def _size(line: Line, runs: list[Run], form: Form) -> Iterator[Fault]:
    least, most = form.sizes
    wrong = [run.look.size for run in runs if not least <= run.look.size <= most]
    if wrong:
        yield _fault(Aspect.SIZE, line, decimal(wrong[0]), size_range(form.sizes))


def _style(line: Line, runs: list[Run], form: Form) -> Iterator[Fault]:
    for run in runs:
        found = (run.look.bold, run.look.italic)
        wanted = (
            run.look.bold if form.bold is None else form.bold,
            run.look.italic if form.italic is None else form.italic,
        )
        if found != wanted:
            yield _fault(Aspect.STYLE, line, STYLE_WORDS[found], STYLE_WORDS[wanted])
            return


def _fault(aspect: Aspect, line: Line, found: str, expected: str) -> Fault:
    return Fault(aspect=aspect, where=place(line), found=found, expected=expected)


def say(key: str, **facts: object) -> str:
    """Return a phrase of a finding with its facts."""
    return SAY[key].format_map(facts)
