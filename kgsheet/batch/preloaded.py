"""What every worker needs, loaded once by the server that they are forked from."""

from kgsheet.batch import guarding, issuing, working
from kgsheet.core.rules import near
from kgsheet.documents import naming, numbering, publishing, render, store
from kgsheet.hosts import changing, file, registering

__all__ = [
    "changing",
    "file",
    "guarding",
    "issuing",
    "naming",
    "near",
    "numbering",
    "publishing",
    "registering",
    "render",
    "store",
    "working",
]
