"""Checks a Word document against the rules of its profile."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kgsheet.documents.layout.faults import Fault
from kgsheet.documents.layout.finding import outline_of
from kgsheet.documents.layout.opening import open_document
from kgsheet.documents.layout.profiles import PROFILES, Profile, profile_of
from kgsheet.documents.layout.reading import read_text
from kgsheet.documents.layout.registry import RULES, Rule
from kgsheet.messages import CODES, MESSAGES, Code, Severity
from kgsheet.messages.layout import ASPECTS, PLACES, PROFILE_NAMES, RULE_NAMES
from kgsheet.values import frozen

_CODE_OF = {
    Severity.ERROR: Code.LAYOUT_WRONG,
    Severity.WARNING: Code.LAYOUT_DOUBTFUL,
    Severity.INFO: Code.LAYOUT_NOTE,
}


@frozen(kw_only=True)
class LayoutFinding:
    """One thing in a document that a rule finds wrong.

    Attributes:
        rule: its number, `F03`.
        where: the place in words; the first one where several are alike.
    """

    rule: str
    code: Code
    where: str
    found: str
    expected: str
    message: str
    fix: str

    @property
    def severity(self) -> Severity:
        """How heavy it weighs."""
        return CODES[self.code]


@frozen(kw_only=True)
class Linted:
    """What was found in a document, in the order of the rules."""

    profile: str
    findings: tuple[LayoutFinding, ...]

    @property
    def counts(self) -> dict[Severity, int]:
        """How many findings of each weight."""
        return {one: sum(f.severity is one for f in self.findings) for one in Severity}


def lint_document(data: bytes, profile: str | None = None) -> Linted:
    """Return what is wrong with the layout of a Word document.

    Args:
        data: the bytes of the file.
        profile: `nd30_2020` or `tt01_2011`; `None` for the one that the document names, else that
            of its day.

    Raises:
        InputError: KG551 no Word file, KG552 a password, KG553 damaged.
    """
    text = read_text(open_document(data))
    outline = outline_of(text)
    chosen = PROFILES[profile] if profile else profile_of(text, outline)
    findings = [
        _finding(rule, fault, chosen)
        for rule in RULES
        for fault in _grouped(rule.check(outline, chosen))
    ]
    return Linted(profile=chosen.key, findings=tuple(findings))


def _grouped(faults: Iterable[Fault]) -> Iterator[Fault]:
    """Yield faults, those alike but for their place as one."""
    groups: dict[tuple[str, str, str], list[Fault]] = {}
    for fault in faults:
        groups.setdefault((fault.aspect, fault.found, fault.expected), []).append(fault)
    for first, *others in groups.values():
        if others:
            where = PLACES["more"].format(first=first.where, count=len(others))
            yield replace(first, where=where)
        else:
            yield first


def _finding(rule: Rule, fault: Fault, profile: Profile) -> LayoutFinding:
    code = _CODE_OF[rule.severity]
    what = ASPECTS[fault.aspect].format(found=fault.found, expected=fault.expected)
    facts = {
        "name": RULE_NAMES[rule.id],
        "what": what,
        "profile": PROFILE_NAMES[profile.key],
    }
    message = MESSAGES[code]
    return LayoutFinding(
        rule=rule.id,
        code=code,
        where=fault.where,
        found=fault.found,
        expected=fault.expected,
        message=message.text.format_map(facts),
        fix=message.fix.format_map(facts),
    )
