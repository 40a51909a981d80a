"""What every worker needs, loaded once by the server that they are forked from."""

from kgsheet.batch import guarding, issuing, working
from kgsheet.core.rules import near
from kgsheet.documents import render
from kgsheet.hosts import file

__all__ = ["file", "guarding", "issuing", "near", "render", "working"]
