"""The job that checks the layout of a Word document."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kgsheet.errors import InputError, Problem
from kgsheet.hosts.faults import translated
from kgsheet.messages import Code
from kgsheet.messages.layout import OTHER_FORMATS

if TYPE_CHECKING:
    from kgsheet.documents.layout import Linted


def lint(file: Path, profile: str | None = None) -> Linted:
    """Return what is wrong with the layout of a document; the file is only read.

    Raises:
        InputError: KG551 to KG553: no Word file, a password, damaged.
        HostError: KG901, KG906: it cannot be reached.
    """
    # A third of a command's start, which only this one needs.
    from kgsheet.documents.layout import lint_document

    with translated(file, "read"):
        if file.is_dir():
            facts = {"format": OTHER_FORMATS["other"]}
            raise InputError(Problem(code=Code.NOT_A_DOCUMENT, facts=facts))
        return lint_document(file.read_bytes(), profile)
