"""The command line: finds the host, calls one job, shows the outcome."""

from kgsheet.cli.entry import main

__all__ = ["main"]
