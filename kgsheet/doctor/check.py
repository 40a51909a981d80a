"""What one check of `doctor` has found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from kgsheet.messages.doctor import Finding, Status, Subject
from kgsheet.messages.verdicts import VERDICTS
from kgsheet.values import frozen


@frozen
class Check:
    """How one check came out, with the facts that its sentences ask for."""

    finding: Finding
    facts: Mapping[str, object] = field(default_factory=dict)

    @property
    def subject(self) -> Subject:
        """What it looked at."""
        return VERDICTS[self.finding].subject

    @property
    def status(self) -> Status:
        """Whether the buttons are fine with it."""
        return VERDICTS[self.finding].status

    @property
    def found(self) -> str:
        """The Vietnamese sentence that says what was found."""
        return VERDICTS[self.finding].found.format_map(self.facts)

    @property
    def remedy(self) -> str:
        """The Vietnamese sentence that says what to do, empty where nothing is to be done."""
        return VERDICTS[self.finding].remedy.format_map(self.facts)
