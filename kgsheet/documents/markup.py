"""Light markup of the cells of the narrative: bold, italic, footnotes and fields.

Only cells of the narrative pass here; the text of a task is never markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from kgsheet.documents.runs import Run
from kgsheet.errors import InputError, Place, Problem
from kgsheet.messages import Code
from kgsheet.messages.documents import MARKUP_FAULTS, NEAREST, NO_NEAREST

FIELD_MARK = "{{"
"""What a field in a cell begins with."""

_TOKEN = re.compile(
    r"\\[\\*\[\]{}]"  # a sign that is meant literally
    r"|\{\{[^{}]*\}\}|\{\{"
    r"|\[\^:\s*|[\[\]]"
    r"|\*{1,3}"
    r"|[^\\*\[\]{}]+|.",
    re.DOTALL,
)
_MARK = re.compile(r"[\\*\[\]{}]")
_NAME = re.compile(r"\{\{\s*([a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*)\s*\}\}")
_BOLD, _ITALIC = "**", "*"
_MOST_NEAREST = 3
_EXCERPT = 24  # characters of the cell that a message repeats


def parse_markup(text: str, where: Place) -> tuple[Run, ...]:
    r"""Return the runs of a cell.

    >>> [run.text for run in parse_markup("**Sở Nội vụ:** xây dựng", Place()) if run.bold]
    ['Sở Nội vụ:']
    >>> parse_markup("a{{ nam }}", Place())[1].field
    'nam'

    Raises:
        InputError: KG506 for every mark that is not closed or not understood.
    """
    if not _MARK.search(text):
        return (Run(text=text),) if text else ()
    reader = _Reader(text=text, where=where)
    for match in _TOKEN.finditer(text):
        reader.take(match)
    return reader.finish()


def fill_fields(runs: tuple[Run, ...], values: Mapping[str, str], where: Place) -> tuple[Run, ...]:
    """Return the runs with the text of each field in its place; a field without text is gone.

    Raises:
        InputError: KG501 for every name that is not a field.
    """
    problems = [
        Problem(code=Code.FIELD_MISSING, where=where, facts=missing_field(name, values))
        for name in _field_names(runs)
        if name not in values
    ]
    if problems:
        raise InputError(*problems)
    return tuple(run for run in (_filled(one, values) for one in runs) if run.text or run.note)


def missing_field(name: str, known: Iterable[str], near: str = "") -> dict[str, object]:
    """Return what the message about an unknown field says: its name and those most like it.

    >>> missing_field("hoan_than", ["ky_bao_cao", "tien_do.hoan_thanh"])["nearest"]
    'Có phải là: tien_do.hoan_thanh?'
    """
    names = list(known)
    matches = get_close_matches(name, names, n=_MOST_NEAREST, cutoff=0.5) if "." in name else []
    if not matches:
        # Jinja names the last part of an unknown field only.
        by_leaf: dict[str, list[str]] = {}
        for one in names:
            by_leaf.setdefault(one.rpartition(".")[2], []).append(one)
        leaves = get_close_matches(name.rpartition(".")[2], by_leaf, n=_MOST_NEAREST, cutoff=0.5)
        matches = [one for leaf in leaves for one in by_leaf[leaf]][:_MOST_NEAREST]
    nearest = NEAREST.format(", ".join(matches)) if matches else NO_NEAREST
    return {"field": name, "near": near, "nearest": nearest}


def _field_names(runs: tuple[Run, ...]) -> Iterator[str]:
    for run in runs:
        if run.field:
            yield run.field
        yield from _field_names(run.note)


def _filled(run: Run, values: Mapping[str, str]) -> Run:
    if run.note:
        return replace(run, note=tuple(_filled(one, values) for one in run.note))
    return replace(run, text=values[run.field], field="") if run.field else run


@dataclass(slots=True, kw_only=True)
class _Reader:
    """Where the reading of one cell stands.

    Attributes:
        marks: the open marks with the place in the cell where each was opened.
        outer: runs and marks of the paragraph while a footnote is read.
        brackets: plain brackets that are open inside the footnote.
    """

    text: str
    where: Place
    runs: list[Run] = field(default_factory=list)
    marks: dict[str, int] = field(default_factory=dict)
    outer: tuple[list[Run], dict[str, int], int] | None = None
    brackets: int = 0
    problems: list[Problem] = field(default_factory=list)

    def take(self, match: re.Match[str]) -> None:
        token, start = match.group(), match.start()
        if token.startswith("*"):
            self._take_stars(token, match)
        elif token.startswith(FIELD_MARK):
            self._take_field(token, start)
        elif token.startswith("[^:") and self.outer is None:
            self.outer = (self.runs, self.marks, start)
            self.runs, self.marks, self.brackets = [], {}, 0
        elif token in "[]" and self.outer is not None:
            self._take_bracket(token, *self.outer)
        else:
            self._add(token[1:] if len(token) == 2 and token[0] == "\\" else token)

    def finish(self) -> tuple[Run, ...]:
        self._report_open_marks()
        if self.outer is not None:
            self._report("unclosed", "[^:", self.outer[2])
        if self.problems:
            raise InputError(*self.problems)
        return tuple(self.runs)

    def _take_stars(self, token: str, match: re.Match[str]) -> None:
        marks = {1: (_ITALIC,), 2: (_BOLD,), 3: (_BOLD, _ITALIC)}[len(token)]
        before = self.text[: match.start()][-1:]
        after = self.text[match.end() :][:1]
        # A star between spaces is a star: `5 * 3`.
        if not before.strip() and not after.strip():
            self._add(token)
            return
        for mark in marks:
            if mark in self.marks:
                del self.marks[mark]
            else:
                self.marks[mark] = match.start()

    def _take_field(self, token: str, start: int) -> None:
        name = _NAME.fullmatch(token)
        if name:
            self._append(Run(field=name.group(1), bold=self._bold, italic=self._italic))
        else:
            self._report("unclosed" if token == FIELD_MARK else "field", token, start)

    def _take_bracket(self, token: str, runs: list[Run], marks: dict[str, int], start: int) -> None:
        if token == "[" or self.brackets:
            self.brackets += 1 if token == "[" else -1
            self._add(token)
            return
        self._report_open_marks()
        note = tuple(self.runs)
        self.runs, self.marks, self.outer = runs, marks, None
        if not note:
            self._report("empty_note", "[^: ]", start)
        self._append(Run(note=note))

    def _add(self, text: str) -> None:
        bold, italic = self._bold, self._italic
        last = self.runs[-1] if self.runs else None
        # Fields and footnotes have no text of their own.
        if last and last.text and (last.bold, last.italic) == (bold, italic):
            text = self.runs.pop().text + text
        self.runs.append(Run(text=text, bold=bold, italic=italic))

    def _append(self, run: Run) -> None:
        self.runs.append(run)

    @property
    def _bold(self) -> bool:
        return _BOLD in self.marks

    @property
    def _italic(self) -> bool:
        return _ITALIC in self.marks

    def _report_open_marks(self) -> None:
        for mark, start in self.marks.items():
            self._report("unclosed", mark, start)
        self.marks = {}

    def _report(self, fault: str, mark: str, start: int) -> None:
        excerpt = self.text[start : start + _EXCERPT]
        what = MARKUP_FAULTS[fault].format(mark=mark, excerpt=excerpt)
        problem = Problem(
            code=Code.MARKUP_WRONG, where=self.where, facts={"what": what}, found=self.text
        )
        self.problems.append(problem)
