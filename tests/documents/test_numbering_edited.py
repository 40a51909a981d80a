"""A draft edited in LibreOffice gets number, day and the lines of its annexes, nothing else."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from kgsheet.hosts.libreoffice.office import pythons_for
from tests.command_line import Command
from tests.documents.test_numbering import DOCUMENT, members
from tests.live_office import LiveOffice
from tests.test_cli_register import Sample, draft_of

# Run by the Python of LibreOffice, which alone can load UNO.
EDIT = """
import os
import sys

import uno
from com.sun.star.beans import PropertyValue


def option(name, value):
    return PropertyValue(name, 0, value, 0)


_, address, path, saved, added, noted = sys.argv
local = uno.getComponentContext()
resolver = local.ServiceManager.createInstanceWithContext(
    "com.sun.star.bridge.UnoUrlResolver", local
)
context = resolver.resolve(f"uno:{address};urp;StarOffice.ComponentContext")
desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
url = uno.systemPathToFileUrl(path)
document = desktop.loadComponentFromURL(url, "_blank", 0, (option("Hidden", True),))

search = document.createSearchDescriptor()
search.SearchString = "./."
end = document.findAll(search).getByIndex(0)
document.Text.insertString(end.Start, added, False)

tables = [document.TextTables.getByIndex(n) for n in range(document.TextTables.Count)]
annex = max(tables, key=lambda one: one.Rows.Count)
annex.Rows.insertByIndex(annex.Rows.Count, 1)
names = [one for one in annex.CellNames if one.endswith(str(annex.Rows.Count))]
annex.getCellByName(names[-1]).String = added

document.Footnotes.getByIndex(0).String = noted

kind = option("FilterName", "MS Word 2007 XML")
document.storeToURL(uno.systemPathToFileUrl(saved), (kind,))
document.close(True)
os._exit(0)  # UNO may crash while Python takes down what it holds
"""
ADDED, NOTED = "đã rà soát, bổ sung ngày 10/7", "Theo báo cáo của Sở Nội vụ"


def edited(office: LiveOffice, draft: Path, folder: Path) -> Path:
    """Return the draft with a text, a row of its annex and a footnote changed."""
    saved, faults = folder / "đã sửa.docx", []
    for python in pythons_for(office.program):
        said = subprocess.run(
            [python, "-c", EDIT, office.address, draft, saved, ADDED, NOTED],
            env=dict(os.environ, PYTHONIOENCODING="utf-8"),
            capture_output=True,
            check=False,
            timeout=120,
        )
        if said.returncode == 0:
            return saved
        faults.append(f"{python} ended with {said.returncode}\n{said.stderr.decode()}")
    raise AssertionError("\n".join(faults))


@pytest.mark.libreoffice
@pytest.mark.parametrize(
    ("year", "kind", "day", "head", "attached"),
    [
        (2017, "bc", "2017-07-11", ["169", "11"], ["169", "11"]),
        (2021, "kh", "2021-10-04", ["104", "04", "10"], ["104", "04", "10"]),
    ],
)
def test_a_draft_edited_in_libreoffice_differs_in_number_day_and_annex_line_only(
    run: Command,
    sample: Sample,
    tmp_path: Path,
    live_office: LiveOffice,
    year: int,
    kind: str,
    day: str,
    head: list[str],
    attached: list[str],
) -> None:
    path = sample(year)
    draft = edited(live_office, draft_of(run, path, kind), tmp_path)

    said = run("register", "issue", path, kind, "--date", day, "--document", draft, "--json")

    assert said.code == 0, said.out
    before = members(draft.read_bytes())
    after = members(Path(said.json["documents"][0]["path"]).read_bytes())
    assert list(before) == list(after)
    assert [name for name in before if before[name] != after[name]] == [DOCUMENT]
    old, new = (one[DOCUMENT].decode().split("<") for one in (before, after))
    assert len(old) == len(new)
    changed = [(a, b) for a, b in zip(old, new, strict=True) if a != b]
    assert [b.rpartition(">")[2] for _, b in changed] == head + attached
    assert all(a.startswith("w:t") and b.startswith("w:t") for a, b in changed)
    assert ADDED in after[DOCUMENT].decode()
    assert NOTED in after["word/footnotes.xml"].decode()
