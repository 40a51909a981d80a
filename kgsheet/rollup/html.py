"""Writes the leader's page of many workbooks for a browser: one file that loads nothing."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from typing import BinaryIO

from jinja2 import Environment, PackageLoader, StrictUndefined

from kgsheet.core import palette
from kgsheet.core.rates import grouped
from kgsheet.core.rollup import Missing, RollUp
from kgsheet.core.rollup_changes import Changes
from kgsheet.core.text import normalize_lines
from kgsheet.messages.rollup import ROLLUP_SAY
from kgsheet.messages.rollup_html import ROLLUP_HTML
from kgsheet.rollup.changing import changes_line
from kgsheet.rollup.leading import leader_tables
from kgsheet.rollup.listing import list_tables
from kgsheet.rollup.page import day_line, sentence
from kgsheet.rollup.tables import cut

_NAMED, _NAME = 5, 60


def write_html(
    target: BinaryIO,
    total: RollUp,
    missing: Sequence[Missing] = (),
    changes: Changes | None = None,
) -> None:
    """Write the page of many workbooks as one HTML file: no script, nothing loaded from anywhere.

    The same values give the same bytes. Long lists are cut; they stand in the summary workbook.

    Args:
        target: an open file.
        total: what they say together.
        missing: those that could not be read.
        changes: what changed since the last time; `None` where there is nothing to compare with.
    """
    environment = _environment()
    style = environment.get_template("summary.css").render(palette=vars(palette))
    page = environment.get_template("summary.html").render(
        say=ROLLUP_SAY | ROLLUP_HTML,
        style=style,
        style_hash=b64encode(sha256(style.encode()).digest()).decode(),
        day=day_line(total),
        said=[sentence(total), changes_line(changes)],
        missing=_missing_line(missing) if missing else "",
        leader=leader_tables(total),
        lists=list_tables(total, missing, changes),
    )
    target.write(page.encode())


@cache
def _environment() -> Environment:
    """Return templates that escape all they are given, which is of one line or lines, and seen."""
    return Environment(
        loader=PackageLoader("kgsheet.rollup", "data"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_visible,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _visible(value: object) -> object:
    """Return a text without marks that turn the direction of what follows, or that no page holds.

    `type`, since what is markup already stays as it is.
    """
    return normalize_lines(value) if type(value) is str else value


def _missing_line(missing: Sequence[Missing]) -> str:
    names, rest = (
        "; ".join(cut(one.office, _NAME) for one in missing[:_NAMED]),
        len(missing[_NAMED:]),
    )
    if rest:
        names = ROLLUP_SAY["missing_more"].format(names=names, count=grouped(rest))
    return ROLLUP_HTML["missing"].format(count=grouped(len(missing)), names=names)
