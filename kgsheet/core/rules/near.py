"""Finds nearly equal titles (KG202) without comparing every pair.

Titles meet in an index of rare word pairs, and, where they are short, of the title less one word.
Two titles that share none of these are not compared. The rest is measured by rapidfuzz.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz

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
    short, long = sorted((len(titles[first]), len(titles[second])))
    # A ratio of 2 x common / (short + long) cannot reach the mark where `short` is too short.
    if 200 * short < SIMILARITY * (short + long):
        return 0.0
    direct = fuzz.ratio(titles[first], titles[second], score_cutoff=SIMILARITY)
    return direct or fuzz.ratio(in_order[first], in_order[second], score_cutoff=SIMILARITY)


def _candidates(rare: Iterable[int], places: dict[int, list[int]]) -> list[int]:
    """The positions that share the most rare features."""
    shared = [other for feature in rare for other in places.get(feature, ())]
    if len(shared) <= 1:
        return shared
    return [other for other, _ in Counter(shared).most_common(_CANDIDATES)]


def _features(words: Sequence[str]) -> set[int]:
    """The hashes of word pairs, of all words in order and, if few, of those less each one."""
    ordered = sorted(words)
    features = {hash(pair) for pair in pairwise(words)}
    features.add(hash(tuple(ordered)))
    if len(words) <= _SHORT:
        features |= {hash((*ordered[:i], *ordered[i + 1 :])) for i in range(len(ordered))}
    return features


def _nearly_same_task(lines: tuple[Line, ...], context: Context) -> Iterator[Problem]:
    by_title: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        if line.task.title:
            by_title[fold(line.task.title)].append(line)
    titles = list(by_title)
    near = nearly_equal(titles)
    for position, title in enumerate(titles):
        for line in by_title[title]:
            others = [
                (one, 100.0)
                for one in by_title[title]
                if fold(one.task.lead_agency) != fold(line.task.lead_agency)
            ]
            others += [
                (one, found.score)
                for found in near.get(position, ())
                for one in by_title[titles[found.position]]
            ]
            if others:
                yield _problem(line, others, context)


def _problem(line: Line, others: Sequence[tuple[Line, float]], context: Context) -> Problem:
    shown = ", ".join(str(one.row.number) for one, _ in others[:MOST_SHOWN])
    hidden = len(others) - MOST_SHOWN
    rows = MORE_ROWS.format(rows=shown, count=hidden) if hidden > 0 else shown
    # Rounded down: “giống 100%” is said of equal titles only.
    score = f"{int(max(score for _, score in others))}%"
    return context.problem(Code.NEARLY_SAME_TASK, line, "title", other_rows=rows, score=score)


NEAR_RULES = (TableRule(Code.NEARLY_SAME_TASK, _nearly_same_task),)
