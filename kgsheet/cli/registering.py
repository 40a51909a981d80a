"""The commands of the register: numbers shown, given, cancelled, listed, proven and printed."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import click

from kgsheet import jobs
from kgsheet.cli import answers
from kgsheet.cli.console import issue_text
from kgsheet.cli.door import (
    AS_OF,
    EXIT_ERRORS_LISTED,
    FILE,
    JSON,
    PATH,
    YEAR,
    Day,
    days,
    open_book,
    show,
)
from kgsheet.cli.group import cli
from kgsheet.cli.speaking import Group
from kgsheet.cli.watching import watched
from kgsheet.core.deadline_values import day_label
from kgsheet.core.numbering.values import Entry, Register, RegisterProblem
from kgsheet.core.reference_types import canonical_type
from kgsheet.core.schema import EntryState
from kgsheet.jobs import Issuing, Office, Target, binding, registers
from kgsheet.jobs.registers import RegisterPlace, Wanted
from kgsheet.messages.commands import Step
from kgsheet.messages.registering import REGISTER_HELP, REGISTER_SAY


class _Type(click.ParamType[str]):
    """A type of document by its abbreviation, in letters of any size."""

    name = REGISTER_HELP["type"]

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        return canonical_type(str(value)) or str(value).upper()


_TYPE = click.argument("doc_type", metavar=REGISTER_HELP["type"], type=_Type())
_OUT = click.option("--out", type=PATH, help=REGISTER_HELP["out"])


@cli.group("register", cls=Group, help=REGISTER_HELP["group"])
def register() -> None:
    """Hold the commands of the register."""


@register.command("next", help=REGISTER_HELP["next"])
@FILE
@_TYPE
@click.option("--year", type=YEAR, help=REGISTER_HELP["next_year"])
@JSON
def next_number(file: Path, doc_type: str, year: int | None, as_json: bool) -> None:
    """Show the next number of a type."""
    place = _place(file, None)
    wanted = year or registers.default_year(place.settings, days(None))
    series, number = registers.show_next(place, doc_type, wanted)
    answer: answers.Json = {
        "type": doc_type,
        "series": series.name,
        "year": wanted,
        "number": number,
    }
    show(answer, [REGISTER_SAY["next"].format_map(answer)], as_json=as_json)


@register.command("issue", help=REGISTER_HELP["issue"])
@FILE
@_TYPE
@click.option("--date", "day", type=Day(), required=True, help=REGISTER_HELP["date"])
@click.option("--number", type=click.IntRange(1), help=REGISTER_HELP["number"])
@_OUT
@click.option("--document", type=PATH, help=REGISTER_HELP["document"])
@click.option("--confirm", default="", help=REGISTER_HELP["confirm"])
@AS_OF
@JSON
def issue(
    file: Path,
    doc_type: str,
    day: date,
    number: int | None,
    out: Path | None,
    document: Path | None,
    confirm: str,
    as_of: date | None,
    as_json: bool,
) -> None:
    """Give a document its number."""
    asked = Issuing(day=day, number=number, document=document, confirmation=confirm)
    target = Target(beside=file.parent, folder=out)
    office = Office(book=open_book(file), open_book=open_book, target=target, when=days(as_of))
    with watched(len((Step.READ, Step.CHECK, Step.DOCUMENT))) as listener:
        outcome = jobs.issue(office, doc_type, asked, listener)
    show(answers.report_answer(outcome), issue_text(outcome), as_json=as_json)


@register.command("void", help=REGISTER_HELP["void"])
@FILE
@_TYPE
@click.argument("number", type=click.IntRange(1))
@click.option("--year", type=YEAR, required=True, help=REGISTER_HELP["year"])
@click.option("--reason", required=True, help=REGISTER_HELP["reason"])
@JSON
def void(file: Path, doc_type: str, number: int, year: int, reason: str, as_json: bool) -> None:
    """Cancel a number."""
    wanted = Wanted(type=doc_type, number=number, year=year)
    entry = registers.void(_place(file, None), wanted, reason)
    answer: answers.Json = {
        "file": file.name,
        "type": doc_type,
        "year": year,
        "number": number,
        "symbol": entry.symbol,
        "row": entry.row,
    }
    show(answer, [REGISTER_SAY["voided"].format_map(answer)], as_json=as_json)


@register.command("list", help=REGISTER_HELP["list"])
@FILE
@_OUT
@JSON
def entries(file: Path, out: Path | None, as_json: bool) -> None:
    """List the numbers that were given."""
    found, problems = registers.entries(_place(file, out))
    answer: answers.Json = {
        "file": file.name,
        "entries": [_entry_answer(entry) for entry in found.entries],
        "problems": [_problem_answer(one) for one in problems],
    }
    show(answer, _list_text(found, problems), as_json=as_json)


@register.command("verify", help=REGISTER_HELP["verify"])
@FILE
@_OUT
@JSON
def verify(file: Path, out: Path | None, as_json: bool) -> None:
    """Prove that no number was lost, repeated or changed."""
    found, problems = registers.entries(_place(file, out))
    answer: answers.Json = {
        "ok": not problems,
        "problems": [_problem_answer(one) for one in problems],
    }
    show(answer, _verify_text(found, problems), as_json=as_json)
    if problems:
        sys.exit(EXIT_ERRORS_LISTED)


@register.command("print", help=REGISTER_HELP["print"])
@FILE
@click.option("--year", type=YEAR, help=REGISTER_HELP["print_year"])
@click.option("--out", type=PATH, help=REGISTER_HELP["print_out"])
@JSON
def print_book(file: Path, year: int | None, out: Path | None, as_json: bool) -> None:
    """Print the register of a year."""
    bound = binding.print_book(_place(file, out), year)
    answer: answers.Json = {
        "file": file.name,
        "year": bound.year,
        "rows": bound.rows,
        "written": [str(path) for path in bound.written],
    }
    text = [REGISTER_SAY["printed"].format_map(answer), *(f"  {path}" for path in bound.written)]
    show(answer, text, as_json=as_json)


def _place(file: Path, out: Path | None) -> RegisterPlace:
    book = open_book(file)
    target = Target(beside=file.parent, folder=out)
    return registers.find_place(book, book.read(), target, open_book)


def _list_text(found: Register, problems: Sequence[RegisterProblem]) -> Iterator[str]:
    if not found.entries:
        yield REGISTER_SAY["empty"]
    for entry in found.entries:
        yield (
            REGISTER_SAY["entry"]
            .format(
                symbol=f"{entry.symbol:<18}",
                day=f"{day_label(entry.day):<10}" if entry.day else " " * 10,
                state=f"{entry.shown.get('state', ''):<13}",
                subject=entry.subject,
            )
            .rstrip()
        )
        if entry.state is EntryState.VOID:
            yield f"  {REGISTER_SAY['reason'].format(reason=entry.void_reason)}"
    yield from _problem_lines(problems)


def _verify_text(found: Register, problems: Sequence[RegisterProblem]) -> Iterator[str]:
    if not problems:
        yield REGISTER_SAY["fine"].format(count=len(found.entries))
    yield from _problem_lines(problems)


def _problem_lines(problems: Sequence[RegisterProblem]) -> Iterator[str]:
    if problems:
        yield REGISTER_SAY["problems"].format(count=len(problems))
    for one in problems:
        yield f"  [{one.problem.code}] {one.message}"


def _problem_answer(one: RegisterProblem) -> answers.Json:
    return {
        "code": one.problem.code.value,
        "row": one.row,
        "number": one.number,
        "message": one.message,
    }


def _entry_answer(entry: Entry) -> answers.Json:
    return {
        "row": entry.row,
        "type": entry.type,
        "year": entry.year,
        "number": entry.number,
        "symbol": entry.symbol,
        "date": entry.day.isoformat() if entry.day else None,
        "subject": entry.subject,
        "state": entry.shown.get("state", ""),
        "void_reason": entry.void_reason,
        "file": entry.file,
    }
