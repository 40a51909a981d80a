"""The use cases: each reads a book, asks the core, and has the edits and documents written.

A name is loaded from its module when it is asked for: to check a workbook needs no registers.
"""

from typing import TYPE_CHECKING

from kgsheet.on_use import names

__all__ = [
    "MACRO_SUFFIX",
    "Document",
    "Issuing",
    "Listener",
    "Office",
    "Outcome",
    "Target",
    "Waiting",
    "When",
    "check",
    "check_template",
    "copy_samples",
    "explain",
    "export_findings",
    "find_waiting",
    "issue",
    "lint",
    "list_findings",
    "new",
    "new_from",
    "progress",
    "report",
    "restore",
    "run",
    "run_and_issue",
    "setup_buttons",
    "template_problems",
    "undo",
    "update",
]

if TYPE_CHECKING:
    from kgsheet.jobs.checking import check_template, template_problems
    from kgsheet.jobs.examining import check, progress
    from kgsheet.jobs.explaining import explain
    from kgsheet.jobs.issuing import Issuing, Office, issue, run_and_issue
    from kgsheet.jobs.linting import lint
    from kgsheet.jobs.making import copy_samples, export_findings, new
    from kgsheet.jobs.mending import restore, undo
    from kgsheet.jobs.outcome import Document, Listener, Outcome, Target, When
    from kgsheet.jobs.pointing import MACRO_SUFFIX, setup_buttons
    from kgsheet.jobs.starting import new_from
    from kgsheet.jobs.updating import list_findings, update
    from kgsheet.jobs.waiting import Waiting, find_waiting
    from kgsheet.jobs.working import report, run
else:
    __getattr__ = names(
        __name__,
        {
            "checking": ("check_template", "template_problems"),
            "examining": ("check", "progress"),
            "explaining": ("explain",),
            "issuing": ("Issuing", "Office", "issue", "run_and_issue"),
            "linting": ("lint",),
            "making": ("copy_samples", "export_findings", "new"),
            "mending": ("restore", "undo"),
            "outcome": ("Document", "Listener", "Outcome", "Target", "When"),
            "pointing": ("MACRO_SUFFIX", "setup_buttons"),
            "starting": ("new_from",),
            "updating": ("list_findings", "update"),
            "waiting": ("Waiting", "find_waiting"),
            "working": ("report", "run"),
        },
    )
