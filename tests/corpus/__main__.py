"""Prints the table of the corpus: `python -m tests.corpus FOLDER JUDGE [NAME...]`."""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections import Counter
from pathlib import Path

from openxml_audit import FileFormat, OpenXmlValidator

from tests.corpus.trials import Court, Tally, load_judge

_AREA = re.compile(r"[A-Z]{1,3}\d+(:[A-Z]{1,3}\d+)?$|(?<=vùng )\S+(?<!,)|(?<=bảng )\S+")


def main(folder: Path, judge: Path, names: list[str]) -> Tally:
    """Try all files, or those named, and print what became of them."""
    validator = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365)

    def audit(path: Path) -> list[str]:
        return [str(error) for error in validator.validate(str(path)).errors]

    files = sorted(one for one in folder.rglob("*") if one.is_file())
    with tempfile.TemporaryDirectory(dir=os.environ.get("KGSHEET_SCRATCH")) as scratch:
        wanted = [one for one in files if not names or one.name in names]
        court = Court(load_judge(judge), Path(scratch), audit)
        tally = court.try_all(wanted, int(os.environ.get("KGSHEET_TURN", "0")))
    _print(tally)
    return tally


def _print(tally: Tally) -> None:
    done = [one for one in tally.outcomes if not one.refusal]
    refused = tally.refused_files()
    print(f"readable {tally.readable}, unreadable {len(tally.unreadable)}")
    print(f"trials {len(tally.outcomes)}: {dict(Counter(one.trial for one in tally.outcomes))}")
    print(f"files with a refusal {len(refused)} = {len(refused) / (tally.readable or 1):.2%}")
    kinds = Counter((trial, _AREA.sub("…", reason)) for trial, reason in tally.reasons().elements())
    for (trial, reason), count in kinds.most_common():
        print(f"  {count:4} {count / (tally.readable or 1):6.2%}  {trial}: {reason}")
    print(f"judged {len(done)}, with a loss {sum(bool(one.losses) for one in tally.outcomes)}")
    audited = [one for one in done if one.is_audited]
    worse = sum(bool(one.findings) for one in audited)
    print(f"audited {len(audited)}, with a new finding {worse}")
    for one in tally.outcomes:
        for text in (*one.losses[:3], *one.findings[:3]):
            print(f"    {one.file} [{one.trial}] {text[:300]}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
