"""Runs the checks of `doctor`: from what is known of a PC to what would stop the buttons."""

from __future__ import annotations

from kgsheet.doctor.check import Check
from kgsheet.doctor.facts import Facts
from kgsheet.doctor.pc import PC_CHECKS
from kgsheet.doctor.workbook import BOOK_CHECKS, is_address
from kgsheet.messages.doctor import Finding


def diagnose(facts: Facts) -> tuple[Check, ...]:
    """Return how every check comes out, in the order a person should read them.

    >>> from kgsheet.doctor.facts import System
    >>> pc = Facts(system=System.LINUX, python="3.11.2", bits=64, executable="/usr/bin/python3",
    ...            kgsheet="0.1.0", xlwings="0.37.8")
    >>> [check.finding.value for check in diagnose(pc) if check.status.value == "fail"]
    ['libreoffice_missing']
    """
    checks = [check for look in PC_CHECKS for check in look(facts)]
    book = facts.book
    if book and is_address(book.path):
        return (*checks, Check(Finding.PLACE_ONLINE, {"path": book.path}))
    if book:
        checks.extend(check for look in BOOK_CHECKS for check in look(book, facts))
    return tuple(checks)
