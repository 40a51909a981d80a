"""Answers the requests of the bridge, one by one, and puts the office back as it was at the end."""

from __future__ import annotations

import json
from typing import Any, Callable, Dict, TextIO

from kgsheet.hosts.libreoffice.worker import (
    cells,
    colours,
    desk,
    formats,
    heights,
    merging,
    rules,
    tables,
)
from kgsheet.hosts.libreoffice.worker.office import Office, OfficeClosed, Unknown

Operation = Callable[..., Any]

OPERATIONS: Dict[str, Operation] = {
    name: operation
    for room in (cells, colours, desk, formats, heights, merging, rules, tables)
    for name, operation in vars(room).items()
    if getattr(operation, "is_operation", False)
}


def serve(address: str, requests: TextIO, answers: TextIO) -> None:
    """Connect to the office at a UNO address, then answer until the requests end."""

    def say(answer: Dict[str, Any]) -> None:
        answers.write(json.dumps(answer) + "\n")
        answers.flush()

    try:
        office = Office.at(address)
    except Exception as exc:
        say({"error": "no_office", "text": repr(exc)})
        return
    say({"ok": "ready"})
    try:
        for line in requests:
            say(_answer(office, json.loads(line)))
    finally:
        office.leave()


def _answer(office: Office, request: Dict[str, Any]) -> Dict[str, Any]:
    try:
        operation = OPERATIONS[request.pop("op")]
        if not getattr(operation, "is_deferred", False):
            office.catch_up()
        return {"ok": operation(office, **request)}
    except Unknown as exc:
        return {"error": "unknown", "text": str(exc)}
    except OfficeClosed as exc:
        return {"error": "closed", "text": str(exc)}
    except Exception as exc:
        kind = "closed" if "Disposed" in type(exc).__name__ else "fault"
        return {"error": kind, "text": repr(exc)}
