"""The command line: finds the host, calls one job, shows the outcome."""

from kgsheet.cli.commands import main

__all__ = ["main"]
