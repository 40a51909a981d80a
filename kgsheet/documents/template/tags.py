"""Finds the tags in the text of a paragraph, closed or not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from kgsheet.values import frozen

_OPENING = re.compile(r"\{\{|\{%|\{#")
_ANY_MARK = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}"}
_OPENING_OF = {closing: opening for opening, closing in _CLOSING.items()}
# docxtpl: `{%p`, `{%tr`, `{%tc`, `{%r` take the paragraph, row, cell or run that holds them along.
_LEVEL = re.compile(r"(p|tr|tc|r)\s")
_SINGLE = re.compile(r"(?<!\{)\{\s*([a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*)\s*\}(?!\})")


class Fault(StrEnum):
    """What a tag lacks by itself."""

    NONE = "none"
    UNCLOSED = "unclosed"
    STRAY = "stray"


@frozen(kw_only=True)
class Tag:
    """A tag as it stands in a paragraph.

    Attributes:
        opening: `{{` prints, `{%` commands, `{#` is a remark; for a stray mark the one it lacks.
        level: `p`, `tr`, `tc`, `r`: what the tag takes along; empty for a tag inside the text.
        body: what stands inside, without level and hyphens.
    """

    opening: str
    level: str
    body: str
    start: int
    end: int
    text: str
    fault: Fault = Fault.NONE

    @property
    def closing(self) -> str:
        """The mark that closes the tag."""
        return _CLOSING[self.opening]


def find_tags(text: str) -> Iterator[Tag]:
    """Yield the tags of a text in their order.

    >>> [(one.level, one.body) for one in find_tags("{%p if nam %} {{r trich_yeu }}")]
    [('p', 'if nam'), ('r', 'trich_yeu')]
    >>> [one.fault.value for one in find_tags("{{ nam } và }}")]
    ['none']
    >>> [one.fault.value for one in find_tags("{{ nam, %}")]
    ['unclosed']
    """
    at, last_remark = 0, text.rfind("#}")
    while match := _ANY_MARK.search(text, at):
        tag = _tag(text, match, last_remark) if match.group() in _CLOSING else _stray(match)
        yield tag
        at = tag.end


def single_fields(text: str) -> list[re.Match[str]]:
    """Return the names that stand in one pair of braces instead of two."""
    return list(_SINGLE.finditer(text))


def _tag(text: str, match: re.Match[str], last_remark: int) -> Tag:
    opening, start = match.group(), match.start()
    following = _OPENING.search(text, match.end())
    limit = following.start() if following else len(text)
    if opening == "{#" and last_remark >= match.end():
        limit = len(text)  # a remark may hold anything
    end = text.find(_CLOSING[opening], match.end(), limit)
    if end < 0:
        body = text[match.end() : limit]
        return _made(text, opening, body, (start, limit), Fault.UNCLOSED)
    return _made(text, opening, text[match.end() : end], (start, end + 2), Fault.NONE)


def _made(text: str, opening: str, body: str, span: tuple[int, int], fault: Fault) -> Tag:
    level = _LEVEL.match(body)
    inner = body[level.end() :] if level else body
    if not level:
        inner = inner.removeprefix("-").removesuffix("-")
    start, end = span
    return Tag(
        opening=opening,
        level=level.group(1) if level else "",
        body=inner.strip(),
        start=start,
        end=end,
        text=text[start:end].strip(),
        fault=fault,
    )


def _stray(match: re.Match[str]) -> Tag:
    return Tag(
        opening=_OPENING_OF[match.group()],
        level="",
        body="",
        start=match.start(),
        end=match.end(),
        text=match.group(),
        fault=Fault.STRAY,
    )
