"""Tries edits on foreign workbooks and has outside programs judge what became of them."""

from __future__ import annotations

import importlib.util
import re
import shutil
import sys
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

from kgsheet.core.edits import Edit
from kgsheet.errors import KgsheetError
from kgsheet.hosts.file import FileBook
from tests.corpus.targets import Foreign, Trial

Audit = Callable[[Path], Sequence[str]]

_COUNT = re.compile(r" \d+ ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one trial.

    Attributes:
        refusal: why nothing was written.
        losses: what the judge found changed beyond the edit, its integrity findings included.
        findings: what the audit finds after the edit and did not before.
    """

    file: str
    trial: str
    refusal: str = ""
    losses: Sequence[str] = ()
    findings: Sequence[str] = ()
    is_audited: bool = False


@dataclass(slots=True)
class Tally:
    """All outcomes, and the files that neither the judge nor we can read."""

    outcomes: list[Outcome] = field(default_factory=list)
    unreadable: dict[str, str] = field(default_factory=dict)
    readable: int = 0

    def refused_files(self) -> set[str]:
        """Return the files in which at least one trial was refused."""
        return {one.file for one in self.outcomes if one.refusal}

    def reasons(self) -> Counter[tuple[str, str]]:
        """Return how often each kind of trial was refused for each reason."""
        return Counter((one.trial, one.refusal) for one in self.outcomes if one.refusal)


def load_judge(path: Path) -> ModuleType:
    """Return the judge as a module, from the file that holds it."""
    spec = importlib.util.spec_from_file_location("fidelity", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    sys.modules["fidelity"] = module
    spec.loader.exec_module(module)
    return module


class Court:
    """Tries files in a folder of its own.

    Args:
        audit: lists what is wrong in a file; a long list of XML is not given to it.
        audit_limit: how many bytes of XML a package may hold to be audited.
    """

    def __init__(
        self, judge: ModuleType, folder: Path, audit: Audit, audit_limit: int = 1_200_000
    ) -> None:
        self._judge, self._folder = judge, folder
        self._audit, self._limit = audit, audit_limit

    def try_all(self, files: Sequence[Path], first_turn: int = 0) -> Tally:
        """Return what became of every file; its turn is its place in the sequence, and more."""
        tally = Tally()
        for turn, file in enumerate(files, first_turn):
            try:
                trials = list(Foreign(self._judge, str(file), turn).trials())
            except (self._judge.PackageError, self._judge.etree.XMLSyntaxError, ValueError) as exc:
                tally.unreadable[file.name] = str(exc)
                continue
            tally.readable += 1
            tally.outcomes += self._outcomes(file, trials)
        return tally

    def _outcomes(self, file: Path, trials: Sequence[Trial]) -> Iterator[Outcome]:
        is_audited = _xml_size(file) <= self._limit
        before = self._found(file) if is_audited else Counter[str]()
        for trial in trials:
            copy = self._folder / f"so{file.suffix}"
            shutil.copyfile(file, copy)
            refusal = _refusal(copy, trial.edits)
            if refusal:
                kept = copy.read_bytes() == file.read_bytes()
                losses = [] if kept else ["changed though refused"]
                yield Outcome(file=file.name, trial=trial.name, refusal=refusal, losses=losses)
                continue
            new = self._found(copy) - before if is_audited else Counter[str]()
            yield Outcome(
                file=file.name,
                trial=trial.name,
                losses=self._losses(file, copy, trial),
                findings=list(new),
                is_audited=is_audited,
            )

    def _found(self, path: Path) -> Counter[str]:
        """Return the findings; those that count something are the same whatever the count."""
        return Counter(_COUNT.sub(" # ", text) for text in self._audit(path))

    def _losses(self, before: Path, after: Path, trial: Trial) -> list[str]:
        report = self._judge.compare(
            str(before),
            str(after),
            trial.allowed,
            trial.expected,
            mode="strict",
            allow_style=trial.may_add_style,
        )
        return [f"{one['code']} {one['where']}: {one['detail']}" for one in report["violations"]]


def _refusal(path: Path, edits: Sequence[Edit]) -> str:
    try:
        FileBook(path).apply(edits)
    except KgsheetError as exc:
        problem = exc.problems[0]
        return f"{problem.code} {problem.facts.get('why') or problem.facts.get('what') or ''}"
    return ""


def _xml_size(path: Path) -> int:
    with zipfile.ZipFile(path) as package:
        return sum(one.file_size for one in package.infolist() if one.filename.endswith(".xml"))
