"""The answer of `doctor`, for people and as JSON."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence

from kgsheet.cli.answers import Json
from kgsheet.doctor import Check
from kgsheet.messages.doctor import DOCTOR_SAY, STATUS_TEXT, SUBJECT_TEXT, Status

WIDTH = 110
_STATUS_WIDTH = max(map(len, STATUS_TEXT.values()))
_SUBJECT_WIDTH = max(map(len, SUBJECT_TEXT.values()))


def doctor_answer(checks: Sequence[Check], file: str | None) -> Json:
    """Return the object of `doctor`."""
    return {
        "file": file,
        "ok": is_fine(checks),
        "checks": [
            {
                "name": check.subject.value,
                "status": check.status.value,
                "found": check.found,
                "remedy": check.remedy,
            }
            for check in checks
        ],
    }


def doctor_text(checks: Sequence[Check], file: str | None) -> Iterator[str]:
    """Yield the lines of `doctor`."""
    yield DOCTOR_SAY["book"].format(file=file) if file else DOCTOR_SAY["pc"]
    for check in checks:
        start = f"  {STATUS_TEXT[check.status]:<{_STATUS_WIDTH}}  "
        start += f"{SUBJECT_TEXT[check.subject]:<{_SUBJECT_WIDTH}}  "
        yield from _wrapped(start, check.found)
        if check.remedy:
            yield from _wrapped(" " * len(start), DOCTOR_SAY["fix"].format(remedy=check.remedy))
    counts = Counter(check.status.value for check in checks)
    key = "stopped" if counts[Status.FAIL] else "warned" if counts[Status.WARN] else "fine"
    yield DOCTOR_SAY[key].format(fail=counts[Status.FAIL], warn=counts[Status.WARN])


def is_fine(checks: Sequence[Check]) -> bool:
    """Return whether nothing would stop the buttons."""
    return all(check.status is not Status.FAIL for check in checks)


def _wrapped(start: str, text: str) -> list[str]:
    # A path is never broken: people copy it.
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=start,
        subsequent_indent=" " * len(start),
        break_long_words=False,
        break_on_hyphens=False,
    )
