"""Finds nearly equal titles (KG202) without comparing every pair.

Titles meet in an index of rare word pairs, and, where they are short, of the title less one word.
Two titles that share none of these are not compared. The rest is measured by rapidfuzz.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, pairwise
from operator import itemgetter
from types import ModuleType

from kgsheet.core.lines import Line
from kgsheet.core.rules.context import Context, TableRule
from kgsheet.core.text import fold
from kgsheet.errors import Problem
from kgsheet.messages import MORE_ROWS, Code

SIMILARITY = 90.0
"""Percent from which two titles count as nearly the same."""

MOST_SHOWN = 5
"""How many other rows a finding names."""

MOST_SOUGHT = 10
"""How many nearly equal titles are looked for at one title."""

_RAREST = 8  # how many of its rarest features a title looks others up by
_CROWD = 40  # a feature that more titles share tells nothing apart
_CANDIDATES = 16  # how many titles one title is measured against at most
_SHORT = 20  # words up to which a title is also looked up with one word left out


@dataclass(frozen=True, slots=True)
class Near:
    """A nearly equal title: its position and the similarity in percent."""

    position: int
    score: float


def nearly_equal(titles: Sequence[str]) -> dict[int, list[Near]]:
    """Return, for each position, nearly equal titles elsewhere, most similar first.

    Of a title with very many such neighbours only some are looked for (`MOST_SOUGHT`).

    Args:
        titles: folded titles, each once.
    """
    features = [_features(title.split()) for title in titles]
    crowd = Counter(feature for some in features for feature in some)
    in_order = [" ".join(sorted(title.split())) for title in titles]
    places: dict[int, list[int]] = defaultdict(list)
    found: dict[int, list[Near]] = defaultdict(list)
    for position, some in enumerate(features):
        shared = [feature for feature in some if crowd[feature] > 1]
        rare = sorted(shared, key=crowd.__getitem__)[:_RAREST]
        for other in _candidates(rare, places):
            score = _similarity(position, other, titles, in_order)
            if score >= SIMILARITY:
                found[position].append(Near(other, score))
                found[other].append(Near(position, score))
                if len(found[position]) >= MOST_SOUGHT:
                    break
        for feature in rare:
            if len(places[feature]) < _CROWD:
                places[feature].append(position)
    return {
        position: sorted(near, key=lambda one: (-one.score, one.position))[:MOST_SOUGHT]
        for position, near in found.items()
    }


def _similarity(first: int, second: int, titles: Sequence[str], in_order: Sequence[str]) -> float:
    """How equal two titles are, in percent, as they stand or with their words in order."""
    one, other = len(titles[first]), len(titles[second])
    # A ratio of 2 x common / (one + other) cannot reach the mark where either is too short.
    if 200 * (one if one < other else other) < SIMILARITY * (one + other):
        return 0.0
    fuzz = _fuzz()
    direct: float = fuzz.ratio(titles[first], titles[second], score_cutoff=SIMILARITY)
    if direct:
        return direct
    ordered: float = fuzz.ratio(in_order[first], in_order[second], score_cutoff=SIMILARITY)
    return ordered


@cache
def _fuzz() -> ModuleType:
    """Return what compares texts, loaded when two titles first come so near."""
    from rapidfuzz import fuzz

    return fuzz


def _candidates(rare: Iterable[int], places: dict[int, list[int]]) -> list[int]:
    """The positions that share the most rare features."""
    shared = [other for feature in rare for other in places.get(feature, ())]
    if len(shared) <= 1:
        return shared
    # As `most_common` does, which is slower where most of the counts are left out.
    counts = sorted(Counter(shared).items(), key=itemgetter(1), reverse=True)
    return [other for other, _ in counts[:_CANDIDATES]]


def _features(words: Sequence[str]) -> dict[int, None]:
    """The hashes of word pairs, of all words in order and, if few, of those less each one.

    They keep the order of the title, which a set would not: each run must find the same.
    """
    ordered = sorted(words)
    less_one = (
        [(*ordered[:i], *ordered[i + 1 :]) for i in range(len(ordered))]
        if len(words) <= _SHORT
        else []
    )
    return dict.fromkeys(map(hash, [*pairwise(words), tuple(ordered), *less_one]))


def _nearly_same_task(lines: tuple[Line, ...], context: Context) -> Iterator[Problem]:
    by_title: dict[str, dict[str, list[Line]]] = {}
    for line in lines:
        if line.task.title:
            agencies = by_title.setdefault(fold(line.task.title), {})
            agencies.setdefault(line.task.lead_agency, []).append(line)
    same = list(by_title.values())
    near = nearly_equal(list(by_title))
    for position, agencies in enumerate(same):
        neighbours = near.get(position, [])
        alike = [line for one in neighbours for line in chain(*same[one.position].values())]
        for agency, its_own in agencies.items():
            elsewhere = [line for name in agencies if name != agency for line in agencies[name]]
            if elsewhere or alike:
                score = 100.0 if elsewhere else neighbours[0].score
                facts = _facts([*elsewhere, *alike], score)
                for line in its_own:
                    yield context.problem(Code.NEARLY_SAME_TASK, line, "title", **facts)


def _facts(others: Sequence[Line], score: float) -> dict[str, object]:
    shown = ", ".join(str(one.row.number) for one in others[:MOST_SHOWN])
    hidden = len(others) - MOST_SHOWN
    rows = MORE_ROWS.format(rows=shown, count=hidden) if hidden > 0 else shown
    # Rounded down: “giống 100%” is said of equal titles only.
    return {"other_rows": rows, "score": f"{int(score)}%"}


NEAR_RULES = (TableRule(Code.NEARLY_SAME_TASK, _nearly_same_task),)
