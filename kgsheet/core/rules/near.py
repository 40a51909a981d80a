"""Finds nearly equal titles (KG202) without comparing every pair.

Titles meet in an index of rare runs of four words, and, where they are short, of word pairs and of
the title less one word. Two titles that share none of these are not compared. Of those that meet,
nearly all are told apart by counting their letters; the rest is measured by rapidfuzz.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, combinations, pairwise
from types import ModuleType

from kgsheet.core.lines import Line
from kgsheet.core.rules.context import Context, TableRule
from kgsheet.errors import Problem
from kgsheet.messages import MORE_ROWS, Code
from kgsheet.values import frozen

SIMILARITY = 90.0
"""Percent from which two titles count as nearly the same."""

MOST_SHOWN = 5
"""How many other rows a finding names."""

MOST_SOUGHT = 10
"""How many nearly equal titles are looked for at one title."""

_RAREST = 8  # how many of its rarest features a title looks others up by
_CROWD = 40  # a feature that more titles share tells nothing apart
_CANDIDATES = 16  # how many titles one title is measured against at most
_SHORT = 11  # words up to which a title is also looked up by pairs of words
_FEW = 5  # words up to which a title is also looked up with one word left out


@frozen
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
    places: dict[int, list[int]] = defaultdict(list)
    found: dict[int, list[Near]] = defaultdict(list)
    letters = _all_letters(titles)
    for position, rare in enumerate(_rare_features(titles)):
        candidates = _candidates(rare, places)
        for other in _of_like_letters(position, candidates, titles, letters):
            score = _similarity(titles[position], titles[other])
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


def _similarity(one: str, other: str) -> float:
    """How equal two titles are, in percent, as they stand or with their words in order."""
    fuzz = _fuzz()
    direct: float = fuzz.ratio(one, other, score_cutoff=SIMILARITY)
    ordered: float = direct or fuzz.token_sort_ratio(one, other, score_cutoff=SIMILARITY)
    return ordered


def _of_like_letters(
    position: int, candidates: Iterable[int], titles: Sequence[str], letters: Sequence[int]
) -> Iterator[int]:
    """Yield the candidates that have few enough letters more or less to be similar at all."""
    mine, length = letters[position], len(titles[position])
    for other in candidates:
        apart = (mine ^ letters[other]).bit_count()
        # A ratio of 2 x common / (both lengths) loses one for each letter that is not common.
        if 100 * apart <= (100 - SIMILARITY) * (length + len(titles[other])):
            yield other


def _all_letters(titles: Iterable[str]) -> list[int]:
    """Return for each title bits of which two differ in no more than titles differ in letters.

    Letters are counted in classes, so many that hardly two of Vietnamese share one. A count
    becomes eight bits of a ring code, of which one changes from each number to the next:
    00000000, 00000001, 00000011 and so on, round to the start after sixteen.
    """
    of_word = _Letters()
    counts = (sum(map(of_word.__getitem__, title.split())) for title in titles)
    digits = (count.to_bytes(2 * _CLASSES, "little")[::2] for count in counts)
    return [int.from_bytes(some.translate(_RING_CODE)) for some in digits]


# The counts are digits of one number, for a word to be added in one step. A title with more of a
# letter than the two bytes of a digit hold is too long for so few bits to set it apart at all.
_CLASSES = 96
_RING_CODE = bytes(0xFF >> 8 - n if n <= 8 else 0xFF << n - 8 & 0xFF for n in range(16)) * 16


_MOST_WORDS = 8192


class _Letters(dict[str, int]):
    """How often each class of letters comes in a word, worked out once for most."""

    def __missing__(self, word: str) -> int:
        counts = sum(1 << 16 * (ord(letter) % _CLASSES) for letter in word)
        if len(self) < _MOST_WORDS:
            self[word] = counts
        return counts


@cache
def _fuzz() -> ModuleType:
    """Return what compares texts, loaded when two titles first come so near."""
    from rapidfuzz import fuzz

    return fuzz


def _candidates(rare: Sequence[int], places: dict[int, list[int]]) -> list[int]:
    """The positions that share the most rare features."""
    shared = Counter(chain.from_iterable([places[feature] for feature in rare]))
    # There are few different counts, so that nothing has to be sorted by them.
    by_count: list[list[int]] = [[] for _ in range(len(rare) + 1)]
    for other, count in shared.items():
        by_count[count].append(other)
    return [*chain.from_iterable(reversed(by_count))][:_CANDIDATES]


def _rare_features(titles: Iterable[str]) -> Iterator[list[int]]:
    """Yield the rarest features of each title that it shares with another."""
    # All in one array: there may be millions.
    features, ends = array("q"), [0]
    for title in titles:
        features.extend(_features(title.split()))
        ends.append(len(features))
    counts = Counter(features)
    crowd = {feature: count for feature, count in counts.items() if count > 1}
    del counts  # most features are in one title only
    for start, end in pairwise(ends):
        shared = filter(crowd.__contains__, features[start:end])
        yield sorted(shared, key=crowd.__getitem__)[:_RAREST]


def _features(words: Sequence[str]) -> dict[int, None]:
    """The hashes of runs of four words and of all words in any order.

    Offices write titles from the same phrases: a run of four words mostly reaches from one phrase
    into the next, so that few titles share it. Two words that differ may leave no such run in
    `_SHORT` words, and one may leave no pair in `_FEW`; hence those of pairs and of one word less.
    They keep the order of the title, which a set would not: each run of the program must find the
    same.
    """
    runs = map(hash, zip(words, words[1:], words[2:], words[3:], strict=False))
    anyhow = hash(frozenset(words))
    if len(words) > _SHORT:
        return dict.fromkeys([*runs, anyhow])
    return dict.fromkeys([*runs, *map(hash, pairwise(words)), anyhow, *_less_one(words)])


def _less_one(words: Sequence[str]) -> Iterator[int]:
    """The hashes of few words and of those less each one.

    Many words would have so many of these that they crowd out other rare features.
    """
    if not 0 < len(words) <= _FEW:
        return iter(())
    ordered = tuple(sorted(words))
    return map(hash, chain([ordered], combinations(ordered, len(ordered) - 1)))


class _ByTitle:
    """The lines by their titles: of most there is one only, and no list is kept for it."""

    def __init__(self, lines: Iterable[Line], titles: Iterable[str]) -> None:
        self.first: dict[str, Line] = {}
        self.same: dict[str, list[Line]] = {}
        for line, title in zip(lines, titles, strict=True):
            if line.task.title and self.first.setdefault(title, line) is not line:
                self.same.setdefault(title, [self.first[title]]).append(line)

    def of(self, title: str) -> list[Line]:
        return self.same.get(title) or [self.first[title]]


def _nearly_same_task(lines: tuple[Line, ...], context: Context) -> Iterator[Problem]:
    by_title = _ByTitle(lines, context.titles)
    titles = list(by_title.first)
    near = nearly_equal(titles)
    for position, title in enumerate(titles):
        neighbours = near.get(position, [])
        if title not in by_title.same and not neighbours:
            continue
        here = by_title.of(title)
        others = (by_title.of(titles[one.position]) for one in neighbours)
        alike = [line for some in others for line in chain(*_by_agency(some).values())]
        agencies = _by_agency(here)
        for agency, its_own in agencies.items():
            elsewhere = [line for name in agencies if name != agency for line in agencies[name]]
            if elsewhere or alike:
                score = 100.0 if elsewhere else neighbours[0].score
                facts = _facts([*elsewhere, *alike], score)
                for line in its_own:
                    yield context.problem(Code.NEARLY_SAME_TASK, line, "title", **facts)


def _by_agency(lines: Iterable[Line]) -> dict[str, list[Line]]:
    agencies: dict[str, list[Line]] = {}
    for line in lines:
        agencies.setdefault(line.task.lead_agency, []).append(line)
    return agencies


def _facts(others: Sequence[Line], score: float) -> dict[str, object]:
    shown = ", ".join(str(one.row.number) for one in others[:MOST_SHOWN])
    hidden = len(others) - MOST_SHOWN
    rows = MORE_ROWS.format(rows=shown, count=hidden) if hidden > 0 else shown
    # Rounded down: “giống 100%” is said of equal titles only.
    return {"other_rows": rows, "score": f"{int(score)}%"}


NEAR_RULES = (TableRule(Code.NEARLY_SAME_TASK, _nearly_same_task),)
