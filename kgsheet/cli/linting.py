"""What `lint` answers: a JSON object of the contract, or findings for people, by rule."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kgsheet.messages.commands import SAY
from kgsheet.messages.layout import LINT_SAY, PROFILE_NAMES
from kgsheet.messages.sheets import SEVERITY_TEXT

if TYPE_CHECKING:
    from kgsheet.documents.layout import LayoutFinding, Linted

_WIDTH = 110


def lint_answer(linted: Linted, file: Path) -> dict[str, Any]:
    """Return the JSON object of `lint`."""
    return {
        "file": file.name,
        "profile": linted.profile,
        "counts": {severity.value: count for severity, count in linted.counts.items()},
        "findings": [
            {
                "code": one.code.value,
                "rule": one.rule,
                "severity": one.severity.value,
                "where": one.where,
                "found": one.found,
                "expected": one.expected,
                "message": one.message,
            }
            for one in linted.findings
        ],
    }


def lint_text(linted: Linted, file: Path) -> Iterator[str]:
    """Yield the lines of `lint`."""
    profile = PROFILE_NAMES[linted.profile]
    yield LINT_SAY["document"].format(file=file.name, profile=profile)
    if not linted.findings:
        yield LINT_SAY["nothing"]
        return
    yield ""
    for finding in linted.findings:
        yield from _finding(finding)
    yield ""
    counts = {severity.value: count for severity, count in linted.counts.items()}
    yield f"{SAY['counts'].format(**counts)}."


def _finding(finding: LayoutFinding) -> Iterator[str]:
    start = f"  {finding.rule:<4} {SEVERITY_TEXT[finding.severity]:<10}"
    yield from _wrapped(start, finding.message)
    yield from _wrapped(" " * len(start), LINT_SAY["where"].format(place=finding.where))


def _wrapped(start: str, text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=start, subsequent_indent=" " * len(start))
