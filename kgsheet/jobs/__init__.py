"""The use cases: each reads a book, asks the core, and has the edits and documents written."""

from kgsheet.jobs.checking import check_template, template_problems
from kgsheet.jobs.explaining import explain
from kgsheet.jobs.issuing import Issuing, Office, issue, run_and_issue
from kgsheet.jobs.linting import lint
from kgsheet.jobs.making import copy_samples, export_findings, new
from kgsheet.jobs.mending import restore, undo
from kgsheet.jobs.outcome import Document, Listener, Outcome, Target, When
from kgsheet.jobs.pointing import MACRO_SUFFIX, setup_buttons
from kgsheet.jobs.starting import new_from
from kgsheet.jobs.waiting import Waiting, find_waiting
from kgsheet.jobs.working import check, list_findings, progress, report, run, update

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
