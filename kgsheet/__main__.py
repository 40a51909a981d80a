"""Lets `python -m kgsheet` do what `kgsheet` does."""

from kgsheet.cli import main

main()
