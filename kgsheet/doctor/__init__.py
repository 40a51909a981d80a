"""What on this PC would stop the buttons of a workbook, and the remedy of each."""

from kgsheet.doctor.check import Check
from kgsheet.doctor.diagnosis import diagnose
from kgsheet.doctor.facts import BookFacts, Facts, System, Trial
from kgsheet.doctor.gathering import button_interpreters, gather

__all__ = [
    "BookFacts",
    "Check",
    "Facts",
    "System",
    "Trial",
    "button_interpreters",
    "diagnose",
    "gather",
]
