"""The parity table: what each host does with each rule of the contract, printed after the tests."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

HOSTS = ("memory", "file", "live")
_CASE = re.compile(
    r"hosts/test_contract\.py::test_(\w+)\[(?:[^\]]*-)?(memory|file|live)(?:-[^\]]*)?\]"
)

Outcome = tuple[str, str]
"""The name of a test with its case, and how it went: passed, failed, skipped or error."""


def parity(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """Yield the lines of the table; nothing where no test of the contract ran.

    >>> print(*parity([("hosts/test_contract.py::test_a_b[live-x]", "passed")]), sep="\\n")
    rule                                                                memory    file    live
    a b                                                                      -       -     1/1
    rules with one result on every host that ran: 1 of 1
    """
    counts: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for name, outcome in outcomes:
        case = _CASE.search(name)
        if case:
            counts[case[1].replace("_", " ")][case[2], outcome] += 1
    if not counts:
        return
    yield f"{'rule':<66}" + "".join(f"{host:>8}" for host in HOSTS)
    for rule, found in counts.items():
        yield f"{rule:<66}" + "".join(f"{_cell(found, host):>8}" for host in HOSTS)
    same = sum(len({outcome for _, outcome in found}) == 1 for found in counts.values())
    yield f"rules with one result on every host that ran: {same} of {len(counts)}"


def _cell(found: Counter[tuple[str, str]], host: str) -> str:
    total = sum(count for (where, _), count in found.items() if where == host)
    return f"{found[host, 'passed']}/{total}" if total else "-"
