"""The commands about Word files: what is wrong with a template, where a document comes from."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from kgsheet import jobs
from kgsheet.cli.door import AS_OF, EXIT_ERRORS_LISTED, JSON, PATH, days, open_book, show
from kgsheet.cli.explaining import explain_answer, explain_text
from kgsheet.cli.group import cli
from kgsheet.cli.linting import lint_answer, lint_text
from kgsheet.cli.templates import template_answer, template_text
from kgsheet.messages import Severity
from kgsheet.messages.explaining import EXPLAIN_HELP
from kgsheet.messages.helping import LINT_HELP, TEMPLATE_HELP
from kgsheet.messages.layout import PROFILE_NAMES


@cli.command(help=TEMPLATE_HELP["template"])
@click.argument("template", type=PATH)
@click.argument("file", type=PATH, required=False)
@AS_OF
@click.option("--annotate", type=PATH, help=TEMPLATE_HELP["annotate"])
@JSON
def template(
    template: Path, file: Path | None, as_of: date | None, annotate: Path | None, as_json: bool
) -> None:
    """Find what is wrong with a Word template."""
    book = open_book(file) if file else None
    check, layout = jobs.check_template(template, book, days(as_of), annotate)
    text = template_text(check, template.name, annotate)
    show(template_answer(check, template.name, layout), text, as_json=as_json)
    if check.counts[Severity.ERROR]:
        sys.exit(EXIT_ERRORS_LISTED)


@cli.command(help=EXPLAIN_HELP["explain"])
@click.argument("document", metavar="DOCX", type=PATH)
@click.argument("file", type=PATH, required=False)
@JSON
def explain(document: Path, file: Path | None, as_json: bool) -> None:
    """Tell which rows each figure of a document counts."""
    explanation, workbook = jobs.explain(document, file, open_book, days(None))
    text = explain_text(explanation, document, workbook)
    show(explain_answer(explanation, document, workbook), text, as_json=as_json)


@cli.command(help=LINT_HELP["lint"])
@click.argument("document", metavar="DOCX", type=PATH)
@click.option("--profile", type=click.Choice(list(PROFILE_NAMES)), help=LINT_HELP["profile"])
@JSON
def lint(document: Path, profile: str | None, as_json: bool) -> None:
    """Find what is wrong with the layout of a document."""
    linted = jobs.lint(document, profile)
    show(lint_answer(linted, document), lint_text(linted, document), as_json=as_json)
    if linted.counts[Severity.ERROR]:
        sys.exit(EXIT_ERRORS_LISTED)
