from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest

from kgsheet.build.content import Row
from kgsheet.build.samples import blank, kind_of, sample
from kgsheet.core.schema import DOCUMENT_TYPES, INPUT_TABLES, LEVELS, SETTING_KEYS, TASK_KINDS
from kgsheet.messages.fields import FIELD_NAMES

# The fields that the narrative of 2017 shows.
FIELDS = {
    "nam",
    "ky_bao_cao",
    "ngay_chot",
    "ten_co_quan",
    "so_don_vi",
    "phu_luc.ten",
    "quy_3.tong_so",
    "quy_4.tong_so",
    *(
        f"tien_do.{name}"
        for name in (
            "tong_so",
            "den_han",
            "hoan_thanh",
            "hoan_thanh_trong_den_han",
            "qua_han",
            "ty_le_den_han",
            "ty_le_nam",
            "ty_le_trong_den_han",
            "ty_le_dung_han",
        )
    ),
}
CONTENTS = {"2017": sample(2017), "2021": sample(2021), "blank": blank(2027)}


def _settings(year: str) -> dict[object, Row]:
    return {row["key"]: row for row in CONTENTS[year].settings}


def _narrative(year: str) -> str:
    return "\n".join(f"{row['title']} {row['text']}" for row in CONTENTS[year].narrative)


@pytest.mark.parametrize(("year", "count"), [("2017", 52), ("2021", 21)])
def test_samples_hold_every_task_of_the_annex_with_its_own_id(year: str, count: int) -> None:
    ids = [row["id"] for row in CONTENTS[year].tasks]

    assert ids == [f"{year}-{number:03}" for number in range(1, count + 1)]


def test_tasks_are_as_printed_oddities_included() -> None:
    tasks = {row["id"]: row for row in CONTENTS["2017"].tasks}

    assert tasks["2017-052"]["approval"] == "Quyết định số 20/2017/QĐ- UBND ngày 06/01/2017"
    assert str(tasks["2017-004"]["title"]).endswith("2017-2020.")
    assert sum(bool(row["approval"]) for row in tasks.values()) == 18


def test_tasks_of_2021_name_who_supports_and_what_assigned_them() -> None:
    assert {row["assigned_by"] for row in CONTENTS["2021"].tasks} == {"104/KH-UBND ngày 07/5/2021"}
    assert all(row["supporting_agencies"] for row in CONTENTS["2021"].tasks)


@pytest.mark.parametrize("year", ["2017", "2021"])
def test_every_task_of_the_samples_is_of_a_named_kind(year: str) -> None:
    kinds = {row["kind"] for row in CONTENTS[year].tasks}

    assert kinds <= set(TASK_KINDS) - {"Khác"}


@pytest.mark.parametrize("year", CONTENTS)
def test_every_field_is_a_column_of_its_table(year: str) -> None:
    for table in INPUT_TABLES:
        known = {column.field for column in table.columns}
        used = {name for row in CONTENTS[year].rows(table) for name in row}

        assert used <= known, table.name


@pytest.mark.parametrize("year", ["2017", "2021"])
def test_every_lead_agency_is_listed_once_with_its_own_names(year: str) -> None:
    content = CONTENTS[year]
    listed = [row["name"] for row in content.agencies]
    names = [
        name
        for row in content.agencies
        for name in {row["name"], row["short_name"], *str(row["aliases"]).split("; ")}
    ]

    assert listed == list(dict.fromkeys(row["lead_agency"] for row in content.tasks))
    assert len(listed) == 12
    assert max(Counter(names).values()) == 1


@pytest.mark.parametrize("year", CONTENTS)
def test_every_setting_has_its_row(year: str) -> None:
    assert list(_settings(year)) == [setting.key for setting in SETTING_KEYS]


def test_settings_of_the_samples_are_real_dates_and_numbers() -> None:
    settings = _settings("2017")

    assert settings["ngay_chot"]["value"] == date(2017, 6, 30)
    assert settings["ngay_bao_cao"]["value"] == date(2017, 7, 11)
    assert settings["nam"]["value"] == 2017
    assert _settings("2021")["ngay_chot"]["value"] == date(2021, 9, 30)


@pytest.mark.parametrize(
    ("year", "printed"),
    [("2017", {"tong_so_da_cong_bo": 60, "da_phe_duyet_da_cong_bo": 19}), ("2021", {})],
)
def test_printed_figures_are_those_of_the_published_document(
    year: str, printed: dict[str, int]
) -> None:
    rows = {key: row for key, row in _settings(year).items() if str(key).endswith("da_cong_bo")}

    assert {key: row["value"] for key, row in rows.items() if row["value"]} == printed
    assert all(str(rows[key]["confirmation"]).startswith("KG301: ") for key in printed)


@pytest.mark.parametrize("year", CONTENTS)
def test_the_signer_of_the_settings_is_listed(year: str) -> None:
    ids = [row["id"] for row in CONTENTS[year].signers]

    assert _settings(year)["nguoi_ky"]["value"] in ids


@pytest.mark.parametrize("year", CONTENTS)
def test_confirmations_give_a_code_and_a_reason(year: str) -> None:
    rows = (*CONTENTS[year].tasks, *CONTENTS[year].settings)
    confirmations = [str(row["confirmation"]) for row in rows if row["confirmation"]]

    assert all(re.fullmatch(r"KG\d{3}: [^;]+(; KG\d{3}: [^;]+)*", text) for text in confirmations)


@pytest.mark.parametrize("year", CONTENTS)
def test_the_last_recipient_of_each_document_is_the_file_copy(year: str) -> None:
    last = {row["type"]: row["recipient"] for row in CONTENTS[year].recipients}

    assert set(last) == {row["type"] for row in CONTENTS[year].narrative}
    assert set(last.values()) == {"Lưu: VT, TH."}


def test_narratives_of_the_samples_use_every_level_but_the_addressee() -> None:
    levels = {row["level"] for year in ("2017", "2021") for row in CONTENTS[year].narrative}

    assert levels == set(LEVELS) - {"kinh_gui"}


@pytest.mark.parametrize("year", ["2017", "2021"])
@pytest.mark.parametrize(
    ("what", "pattern", "least"),
    [
        ("bold", r"\*\*[^*]+\*\*", 1),
        ("italic", r"(?<!\*)\*[^*]+\*(?!\*)", 1),
        ("footnote", r"\[\^: [^\]]+\]", 2),
        ("computed", r"\{\{ tien_do\.\w+ \}\}", 1),
    ],
)
def test_narratives_show_what_markup_can_do(year: str, what: str, pattern: str, least: int) -> None:
    found = re.findall(pattern, _narrative(year))

    assert len(found) >= least, what


@pytest.mark.parametrize("year", CONTENTS)
def test_narratives_use_known_fields_only(year: str) -> None:
    used = set(re.findall(r"\{\{ ([\w.]+) \}\}", _narrative(year)))

    assert used <= set(FIELD_NAMES)
    assert _narrative(year).count("{{") == len(re.findall(r"\{\{ [\w.]+ \}\}", _narrative(year)))


def test_narrative_of_2017_uses_every_field() -> None:
    assert set(re.findall(r"\{\{ ([\w.]+) \}\}", _narrative("2017"))) == FIELDS


@pytest.mark.parametrize("year", CONTENTS)
def test_rows_of_a_document_are_in_rising_order(year: str) -> None:
    for kind in DOCUMENT_TYPES:
        orders = [row["order"] for row in CONTENTS[year].narrative if row["type"] == kind]

        assert orders == sorted(set(orders), key=int)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Đề án quy hoạch chi tiết xây dựng", "Đề án"),
        ("Điều chỉnh quy hoạch phát triển nông nghiệp", "Quy hoạch"),
        ("Xây dựng Danh mục các dự án", "Danh mục"),
        ("Tổng kết Đề án về nguồn nhân lực", "Tổng kết"),
        ("Thi thiết kế logo", "Khác"),
    ],
)
def test_kind_is_the_one_that_the_title_names_first(title: str, kind: str) -> None:
    assert kind_of(title) == kind
    assert kind in TASK_KINDS


def test_a_blank_workbook_carries_its_year_everywhere() -> None:
    settings = _settings("blank")

    assert settings["nam"]["value"] == 2027
    assert settings["ngay_chot"]["value"] == date(2027, 6, 30)
    assert settings["ky_bao_cao"]["value"] == "6 tháng đầu năm 2027"
    assert not CONTENTS["blank"].tasks
    assert {row["year"] for row in CONTENTS["blank"].series} == {2027}
