"""Makes the content of the two sample workbooks, and of a fresh one, from the data files.

The facts of the samples are the annexes of two published documents, as printed; the narrative is
written for the samples.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from importlib.resources import files

from kgsheet.build.content import Content, Row, Value
from kgsheet.core.schema import SETTING_KEYS, TASK_KINDS, Kind, Setting
from kgsheet.messages.wording import LETTER

SAMPLE_YEARS = (2017, 2021)
BLANK_YEAR = 2027
"""The plan year of the blank workbook that the project ships."""
_TASK_FILES = {2017: "bc_2017.tsv", 2021: "kh_2021.tsv"}
_NEW = "new"
# The data files carry Vietnamese headings of their own; the rest use the fields of the schema.
_TASK_FIELDS = {
    "don_vi": "lead_agency",
    "don_vi_chu_tri": "lead_agency",
    "don_vi_phoi_hop": "supporting_agencies",
    "noi_dung": "title",
    "thoi_gian": "deadline",
    "van_ban_phe_duyet": "approval",
}
_ASSIGNED_BY = {2017: "", 2021: "104/KH-UBND ngày 07/5/2021"}
_OTHER_KIND = TASK_KINDS[-1]
_NEW_AGENCIES = ("VP", "NV", "TC")


def sample(year: int) -> Content:
    """Return the content of the sample workbook of 2017 or 2021.

    >>> len(sample(2017).tasks), len(sample(2021).tasks)
    (52, 21)
    """
    confirmed = _confirmations(str(year))
    tasks = tuple(_tasks(year, confirmed))
    leads = dict.fromkeys(task["lead_agency"] for task in tasks)
    by_name = {agency["name"]: agency for agency in _read("agencies.tsv")}
    return _content(
        year,
        str(year),
        tasks=tasks,
        agencies=(by_name[str(lead)] for lead in leads),
        settings=_settings(year, str(year), confirmed),
    )


def blank(year: int) -> Content:
    """Return the content of a fresh workbook: no task, and examples where a table needs one.

    >>> blank(2027).tasks, blank(2027).settings[0]["value"]
    ((), 2027)
    """
    agencies = (one for one in _read("agencies.tsv") if one["id"] in _NEW_AGENCIES)
    settings = _settings(year, _NEW, {})
    return _content(year, _NEW, tasks=(), agencies=agencies, settings=settings)


def kind_of(title: str) -> str:
    """Return the kind of a task: the one of the list that its title names first.

    >>> kind_of("Điều chỉnh quy hoạch phát triển nông nghiệp"), kind_of("Tổng kết Đề án")
    ('Quy hoạch', 'Tổng kết')
    """
    folded = title.casefold()
    found = {kind: folded.find(kind.casefold()) for kind in TASK_KINDS}
    named = [kind for kind, place in found.items() if place >= 0]
    return min(named, key=found.__getitem__, default=_OTHER_KIND)


def _content(
    year: int,
    name: str,
    *,
    tasks: tuple[Row, ...],
    agencies: Iterable[Row],
    settings: Iterator[Row],
) -> Content:
    narrative = _read("narrative.tsv", name) + (_letter() if name == _NEW else [])
    series = [row | {"year": year, "first": int(row["first"])} for row in _read("series.tsv", name)]
    return Content(
        year=year,
        tasks=tasks,
        agencies=tuple({**row, "order": n} for n, row in enumerate(agencies, 1)),
        settings=tuple(settings),
        signers=tuple(_read("signers.tsv", name)),
        recipients=tuple(_ordered(_read("recipients.tsv", name))),
        # Tens leave room for a paragraph between two others.
        narrative=tuple(_ordered(narrative, step=10)),
        series=tuple(series),
    )


def _tasks(year: int, confirmed: dict[str, str]) -> Iterator[Row]:
    for number, printed in enumerate(_read(_TASK_FILES[year]), 1):
        row = {_TASK_FIELDS[key]: text for key, text in printed.items() if key in _TASK_FIELDS}
        code = f"{year}-{number:03}"
        yield {
            **row,
            "id": code,
            "year": year,
            "kind": kind_of(row["title"]),
            "assigned_by": _ASSIGNED_BY[year],
            "confirmation": confirmed.get(code, ""),
        }


def _settings(year: int, name: str, confirmed: dict[str, str]) -> Iterator[Row]:
    chosen = {row["key"]: row["value"].format(year=year) for row in _read("settings.tsv", name)}
    for setting in SETTING_KEYS:
        yield {
            "key": setting.key,
            "value": _typed(setting, chosen.get(setting.key, setting.default)),
            "explanation": setting.hint,
            "confirmation": confirmed.get(setting.key, ""),
        }


def _typed(setting: Setting, text: str) -> Value:
    if not text:
        return None
    if setting.kind is Kind.DATE:
        day, month, year = (int(part) for part in text.split("/"))
        return date(year, month, day)
    return int(text) if setting.kind in {Kind.INTEGER, Kind.YEAR} else text


def _confirmations(name: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in _read("confirmations.tsv", name):
        earlier = found.get(row["where"])
        found[row["where"]] = (
            f"{earlier}; {row['confirmation']}" if earlier else row["confirmation"]
        )
    return found


def _letter() -> list[dict[str, str]]:
    return [
        {"type": "CV", "level": level, "number": number, "title": "", "text": text}
        for level, number, text in LETTER
    ]


def _ordered(rows: list[dict[str, str]], step: int = 1) -> Iterator[Row]:
    counts: dict[str, int] = {}
    for row in rows:
        counts[row["type"]] = counts.get(row["type"], 0) + step
        yield {**row, "order": counts[row["type"]]}


def _read(name: str, sample_name: str | None = None) -> list[dict[str, str]]:
    text = (files("kgsheet.build") / "data" / name).read_text("utf-8")
    heads, *lines = (line.split("\t") for line in text.splitlines())
    rows = [dict(zip(heads, line, strict=True)) for line in lines]
    if sample_name is None:
        return rows
    return [row for row in rows if row.pop("sample") == sample_name]
