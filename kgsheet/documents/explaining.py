"""Explains a document: what each printed figure counts, and what it would say today."""

from __future__ import annotations

from kgsheet.core.progress import Standing
from kgsheet.documents.counting import FIGURES, Basis, counted, figure_texts, label_of
from kgsheet.documents.tracing import Trace
from kgsheet.values import frozen


@frozen(kw_only=True)
class ExplainedFigure:
    """A figure of a document.

    Attributes:
        field: its name in templates and cells.
        printed: what the document says; `now`: what the workbook says.
        rows: the tasks it counts; of a rate, those above the line, and `of` those below it.
    """

    field: str
    printed: str
    now: str
    rows: tuple[Standing, ...]
    of: tuple[Standing, ...] | None

    @property
    def label(self) -> str:
        """What the figure means."""
        return label_of(self.field)

    @property
    def is_changed(self) -> bool:
        """Whether the workbook now says something else."""
        return self.printed != self.now


@frozen(kw_only=True)
class Explanation:
    """What a document says and where it comes from."""

    trace: Trace
    facts_hash: str
    figures: tuple[ExplainedFigure, ...]

    @property
    def is_changed(self) -> bool:
        """Whether the facts of the workbook changed since the document was made."""
        return self.facts_hash != self.trace.facts_hash


def explained(trace: Trace, basis: Basis, facts_hash: str) -> Explanation:
    """Return what each printed figure counts in a workbook whose facts have a hash."""
    texts = figure_texts(basis)
    figures = []
    order = {name: number for number, name in enumerate(FIGURES)}
    for name in sorted(trace.figures, key=lambda one: order.get(one, len(order))):
        found = counted(name, basis)
        if found is not None:
            figures.append(
                ExplainedFigure(
                    field=name,
                    printed=trace.figures[name],
                    now=texts.get(name, ""),
                    rows=found.rows,
                    of=found.of,
                )
            )
    return Explanation(trace=trace, facts_hash=facts_hash, figures=tuple(figures))
