from __future__ import annotations

from dataclasses import replace

import pytest

from kgsheet.documents.layout import PROFILES, lint_document
from kgsheet.messages.layout import PROFILE_NAMES
from tests.documents.layout.good import REPORT, REPORT_2017
from tests.documents.layout.typed import Typed, changed, written


def dated(text: str) -> Typed:
    return changed(REPORT, "date", text=f"Bình An, {text}")


def named(profile: str) -> Typed:
    return replace(dated("ngày 11 tháng 7 năm 2017"), properties={"kgsheet.the_thuc": profile})


@pytest.mark.parametrize(
    ("document", "profile"),
    [
        (dated("ngày 11 tháng 7 năm 2017"), "tt01_2011"),
        (dated("ngày 04 tháng 3 năm 2020"), "tt01_2011"),
        (dated("ngày 05 tháng 3 năm 2020"), "nd30_2020"),
        (dated("ngày … tháng 7 năm 2017"), "tt01_2011"),
        (dated("ngày … tháng … năm 2019"), "tt01_2011"),
        (dated("ngày … tháng … năm …"), "nd30_2020"),
        (named("nd30_2020"), "nd30_2020"),
        (named("tt01_2011"), "tt01_2011"),
        (named("something else"), "tt01_2011"),
    ],
    ids=[
        *("old", "day before the decree", "first day", "draft of a month", "draft of a year"),
        *("no date", "named new", "named old", "named wrongly"),
    ],
)
def test_profile_is_that_named_else_that_of_the_day(document: Typed, profile: str) -> None:
    assert lint_document(written(document)).profile == profile


def test_profile_asked_for_comes_first() -> None:
    assert lint_document(written(REPORT_2017), "nd30_2020").profile == "nd30_2020"
    assert set(PROFILES) == set(PROFILE_NAMES)


def test_old_document_is_not_corrected_by_the_new_decree() -> None:
    document = written(REPORT_2017)

    new = {one.rule for one in lint_document(document, "nd30_2020").findings}

    assert lint_document(document).findings == ()
    assert new == {"F06", "F25", "F27"}
