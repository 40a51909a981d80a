"""Every workbook of a corpus is edited, and nothing of it is lost.

`KGSHEET_CORPUS` names the folder of workbooks and `KGSHEET_JUDGE` the script that judges two of
them; neither is part of the project. `python -m tests.corpus FOLDER JUDGE` prints the table.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from tests.conftest import Audit
from tests.corpus.trials import Court, Tally, load_judge

pytestmark = pytest.mark.slow

MOST_REFUSED = 0.03


@pytest.fixture(scope="module")
def tally(tmp_path_factory: pytest.TempPathFactory, audit: Audit) -> Tally:
    """What became of every file."""
    folder, judge = os.environ.get("KGSHEET_CORPUS"), os.environ.get("KGSHEET_JUDGE")
    if not folder or not judge:
        pytest.skip("KGSHEET_CORPUS and KGSHEET_JUDGE do not name a corpus and its judge")
    files = sorted(one for one in Path(folder).rglob("*") if one.is_file())
    return Court(load_judge(Path(judge)), tmp_path_factory.mktemp("court"), audit).try_all(files)


def test_nothing_is_lost_in_any_workbook(tally: Tally) -> None:
    lost = {one.file: one.losses for one in tally.outcomes if one.losses}

    assert tally.readable
    assert lost == {}


def test_no_workbook_is_less_valid_than_before(tally: Tally) -> None:
    worse = {one.file: one.findings for one in tally.outcomes if one.findings}

    assert any(one.is_audited for one in tally.outcomes)
    assert worse == {}


def test_few_workbooks_are_refused_and_all_with_a_reason(tally: Tally) -> None:
    reasons = Counter(reason for _, reason in tally.reasons().elements())

    assert len(tally.refused_files()) <= MOST_REFUSED * tally.readable, reasons.most_common()
    assert all(len(reason) > len("KG908 ") for reason in reasons)
