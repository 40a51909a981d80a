"""The answer of `template`, for people and as the JSON object of the contract."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kgsheet.cli.answers import Json
from kgsheet.cli.console import WIDTH
from kgsheet.messages.commands import SAY
from kgsheet.messages.sheets import SEVERITY_TEXT
from kgsheet.messages.templates import TEMPLATE_SAY

if TYPE_CHECKING:
    from kgsheet.documents.template import TemplateCheck, TemplateFinding

_INDENT = " " * 6


def template_answer(check: TemplateCheck, file: str, layout: str) -> Json:
    """Return the object of `template`."""
    return {
        "file": file,
        "profile": layout,
        "counts": {severity.value: count for severity, count in check.counts.items()},
        "findings": [_finding(one) for one in check.findings],
    }


def template_text(check: TemplateCheck, file: str, copy: Path | None) -> Iterator[str]:
    """Yield the lines of `template`."""
    yield TEMPLATE_SAY["head"].format(file=file)
    for one in check.findings:
        yield f"  {one.rule}  {SEVERITY_TEXT[one.severity]}  {one.where}: {one.found}"
        yield from _wrapped(f"{one.what[:1].upper()}{one.what[1:]}.")
        yield from _wrapped(SAY["fix"].format(fix=one.expected))
    counts = {severity.value: count for severity, count in check.counts.items()}
    yield TEMPLATE_SAY["counts" if check.findings else "fine"].format(**counts)
    if copy:
        yield TEMPLATE_SAY["copy"].format(path=copy)


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT)


def _finding(one: TemplateFinding) -> Json:
    return {
        "code": one.code.value,
        "rule": one.rule.value,
        "severity": one.severity.value,
        "where": one.where,
        "found": one.found,
        "expected": one.expected,
        "message": one.message,
    }
