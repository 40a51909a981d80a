from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Iterator
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from kgsheet.core.rules import near
from kgsheet.core.rules.near import nearly_equal
from kgsheet.core.text import fold
from kgsheet.messages import Code
from tests.core.sheets import Cells, examined, task, told

NEAR = Code.NEARLY_SAME_TASK

UNRELATED = (
    "Đề án phát triển du lịch cộng đồng tại các xã đảo",
    "Kế hoạch phòng, chống dịch sốt xuất huyết",
    "Quy hoạch cảng cá và khu neo đậu tránh trú bão",
    "Chương trình xóa mù chữ, phổ cập giáo dục",
    "Đề án sắp xếp trụ sở làm việc của các cơ quan",
    "Kế hoạch nạo vét kênh thủy lợi mùa khô",
    "Đề án bảo tồn voọc bạc Đông Dương",
    "Quy chế phối hợp quản lý xe công",
    "Kế hoạch diễn tập ứng phó sự cố tràn dầu",
    "Đề án trồng rừng ngập mặn ven biển",
    "Kế hoạch đào tạo nghề cho lao động nông thôn",
    "Danh mục dự án kêu gọi đầu tư",
    "Đề án nâng cao chất lượng dịch vụ công trực tuyến",
    "Kế hoạch tiêm phòng cho đàn gia súc",
    "Quy định mức thu học phí trường công lập",
    "Đề án chợ nổi và phố đi bộ",
    "Báo cáo sơ kết phong trào thi đua",
    "Kế hoạch kiểm tra an toàn hồ chứa nước",
    "Chương trình khuyến công địa phương",
    "Đề án số hóa hồ sơ đất đai",
)


def pairs(titles: list[str]) -> set[tuple[int, int]]:
    """The pairs found, by position."""
    found = nearly_equal([fold(title) for title in titles])
    return {
        (min(at, one.position), max(at, one.position)) for at, some in found.items() for one in some
    }


@pytest.mark.parametrize(
    ("title", "other"),
    [
        pytest.param(
            "Đề án phát triển du lịch cộng đồng", "Đề án phát triển du lich cộng đồng", id="tone"
        ),
        pytest.param("Kế hoạch chống hạn mặn", "Kế hoạch chông hạn mặn", id="short-title"),
        pytest.param(
            "Đề án phát triển du lịch cộng đồng", "Đề án phát triển du lịch cộng đồn", id="letter"
        ),
        pytest.param(
            "Quy hoạch cấp điện cho các khu công nghiệp",
            "Quy hoạch cấp điện các khu cho công nghiệp",
            id="words-swapped",
        ),
        pytest.param(
            "Đề án cấp nước sạch nông thôn xã đảo",
            "Đề án xã đảo cấp nước sạch nông thôn",
            id="parts-swapped",
        ),
        pytest.param(
            "Đề án giảm nghèo bền vững giai đoạn 2021 - 2025",
            "Đề án giảm nghèo bền vững giai đoạn 2021-2026",
            id="other-year",
        ),
        pytest.param(
            "Đề án phát triển du lịch cộng đồng",
            "Đề án về phát triển du lịch cộng đồng",
            id="word-more",
        ),
    ],
)
def test_planted_variants_are_found_among_others(title: str, other: str) -> None:
    assert pairs([*UNRELATED[1:10], title, *UNRELATED[10:], other]) == {(9, 20)}


def test_unrelated_titles_yield_none() -> None:
    assert pairs(list(UNRELATED)) == set()


@pytest.mark.parametrize("titles", [[], ["đề án"], ["", "a"]], ids=["none", "one", "wordless"])
def test_few_titles_have_no_neighbours(titles: list[str]) -> None:
    assert nearly_equal(titles) == {}


def test_score_just_below_the_mark_is_not_near() -> None:
    nine_of_ten, eight_of_ten = "abcdefghi x", "abcdefgh yz"

    assert pairs(["abcdefghi z", nine_of_ten]) == {(0, 1)}
    assert pairs(["abcdefghi z", eight_of_ten]) == set()


def test_most_similar_comes_first() -> None:
    titles = [
        "kế hoạch đào tạo nghề cho lao động nông thôn mới",
        "kế hoạch đào tạo nghề cho lao động nông thôn xa",
        "kế hoạch đào tạo nghề cho lao động nông thôn mớ",
    ]

    assert [one.position for one in nearly_equal(titles)[0]] == [2, 1]


def test_title_with_very_many_neighbours_names_a_limited_number() -> None:
    titles = [f"kế hoạch kiểm tra định kỳ các hồ chứa nước đợt {n}" for n in range(60)]

    found = nearly_equal(titles)

    assert max(len(some) for some in found.values()) <= near.MOST_SOUGHT


@pytest.mark.parametrize("length", [2, 3, 5, 6, 11, 12, 30])
@pytest.mark.parametrize("differing", [1, 2])
def test_titles_meet_whichever_words_differ(length: int, differing: int) -> None:
    words = [f"từ{n:02}mươimốt" for n in range(length)]

    for places in combinations(range(length), differing if length > 5 else 1):
        other = [f"{word[:-1]}y" if n in places else word for n, word in enumerate(words)]
        assert pairs([" ".join(words), " ".join(other)]) == {(0, 1)}


PHRASES = [
    f"{what} {where}"
    for what in ("cải cách hành chính", "cấp nước sạch", "phòng chống thiên tai", "bảo tồn di sản")
    for where in ("gắn với xây dựng nông thôn", "tại các xã đảo", "trên địa bàn tỉnh")
]


def test_long_titles_of_the_same_phrases_meet_all_the_same() -> None:
    draw = random.Random(7)
    titles = [" ".join(["đề án", *draw.sample(PHRASES, 4), f"mã {n}"]) for n in range(2_000)]
    others = [title.replace("đề án", "kế hoạch") for title in titles[:100]]

    met = {one.position for some in nearly_equal([*titles, *others]).values() for one in some}

    assert len(met.intersection(range(2_000, 2_100))) >= 95


def measured_plainly(titles: list[str], position: int) -> list[near.Near]:
    """The nearly equal titles of one, by measuring it against every other one."""
    in_order = [" ".join(sorted(title.split())) for title in titles]
    scores = [
        fuzz.ratio(titles[position], title, score_cutoff=near.SIMILARITY)
        or fuzz.ratio(in_order[position], words, score_cutoff=near.SIMILARITY)
        for title, words in zip(titles, in_order, strict=True)
    ]
    return sorted(
        (near.Near(at, score) for at, score in enumerate(scores) if score and at != position),
        key=lambda one: (-one.score, one.position),
    )


SYLLABLES = (
    *("đề", "án", "kế", "hoạch", "chợ", "quê", "cá", "cảng", "bão", "nước", "sạch", "xã", "đảo"),
    *("rừng", "a", "b", "1", "12", "2021-2025"),
)
TITLES = st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=9).map(" ".join)
# Three that are alike may have so much in common that the third is not looked up by it.
OF_OTHER_WORDS = TITLES.map(lambda title: " ".join(f"x{word}" for word in title.split()))


@given(
    title=TITLES,
    others=st.lists(OF_OTHER_WORDS, max_size=1),
    edits=st.lists(st.tuples(st.integers(0, 60), st.sampled_from("aáqđ 1-")), max_size=3),
)
def test_telling_titles_apart_by_their_letters_loses_none(
    title: str, others: list[str], edits: list[tuple[int, str]]
) -> None:
    edited = title
    for at, letter in edits:
        edited = fold(f"{edited[:at]}{letter}{edited[at + 1 :]}")
    titles = list(dict.fromkeys(filter(None, [title, edited, *others])))

    found = nearly_equal(titles)

    for position, plainly in ((at, measured_plainly(titles, at)) for at in range(len(titles))):
        met = [one.position for one in found.get(position, [])]
        assert found.get(position, []) == [one for one in plainly if one.position in met]
        assert all(
            one.position in met or not shares_words(titles[position], titles[one.position])
            for one in plainly
        )


def shares_words(title: str, other: str) -> bool:
    """Whether two titles share a pair of words, all words or, of few, all but one."""
    bags = [tuple(sorted(one.split())) for one in (title, other)]
    pairs = [set(pairwise(one.split())) for one in (title, other)]
    less = [
        {bag, *(bag[:at] + bag[at + 1 :] for at in range(len(bag) if len(bag) <= 5 else 0))}
        for bag in bags
    ]
    return not (pairs[0].isdisjoint(pairs[1]) and less[0].isdisjoint(less[1]))


@pytest.mark.parametrize("length", [9, 90, 900, 70_000], ids=["some", "many", "more", "digit-full"])
def test_a_letter_in_ten_may_differ_at_any_length(length: int) -> None:
    title, other = "a b" * length, "a b" * (length - 1) + "abq"

    assert pairs([title, other]) == {(0, 1)}


def test_years_with_spaces_around_the_dash_are_the_same_task() -> None:
    found = examined(
        task(title="Đề án giảm nghèo 2021 - 2025"),
        task(title="Đề án giảm nghèo 2021-2025", lead_agency="Sở Y tế"),
    )

    assert told(found, NEAR) == [(NEAR, "F2"), (NEAR, "F3")]


def test_same_title_of_another_agency_is_wholly_alike() -> None:
    found = examined(task(), task(title="ĐỀ ÁN CHỢ QUÊ.", lead_agency="Sở Y tế"))

    assert [one.facts for one in found.findings] == [
        {"other_rows": "3", "score": "100%"},
        {"other_rows": "2", "score": "100%"},
    ]


def test_same_title_of_one_agency_is_left_to_the_other_rule() -> None:
    found = examined(task(), task())

    assert told(found) == [(Code.SAME_TASK, "F2"), (Code.SAME_TASK, "F3")]


def test_nearly_alike_is_never_said_to_be_wholly_alike() -> None:
    long = " ".join(f"từ{n}" for n in range(60))

    finding = examined(task(title=f"{long} mới"), task(title=f"{long} mớj")).findings[0]

    assert finding.facts["score"] == "99%"


def test_many_alike_are_cut_and_the_rest_is_said() -> None:
    agencies = [task(lead_agency=f"Đội {n}") for n in range(9)]

    finding = examined(*agencies).findings[0]

    assert finding.facts["other_rows"] == "3, 4, 5, 6, 7 và ít nhất 3 dòng khác"
    assert "3, 4, 5, 6, 7 và ít nhất 3 dòng khác (giống 100%)" in finding.message


@pytest.mark.parametrize("count", [2, 6], ids=["one-other", "five-others"])
def test_few_alike_are_all_named(count: int) -> None:
    finding = examined(*(task(lead_agency=f"Đội {n}") for n in range(count))).findings[0]

    assert finding.facts["other_rows"] == ", ".join(str(row) for row in range(3, count + 2))


def test_rows_without_a_title_are_not_compared() -> None:
    rows: list[Cells] = [task(title=None), task(title=None, lead_agency="Sở Y tế")]

    assert told(examined(*rows), NEAR) == []


def test_tones_are_not_folded_away() -> None:
    found = examined(task(title="Đề án ma"), task(title="Kế hoạch mã vùng trồng"))

    assert told(found) == []


def test_finding_stands_at_the_title() -> None:
    finding = examined(task(title="Đề án chợ quê 1"), task(title="Đề án chợ quê 2")).findings[0]

    assert (finding.code, finding.where.cell, finding.found) == (NEAR, "F2", "Đề án chợ quê 1")


CROWDED = """
from kgsheet.core.rules.near import nearly_equal
words = "kế hoạch đề án quy hoạch cảng cá nước sạch xã đảo rừng ven biển".split()
titles = [" ".join(words[(i * j) % len(words)] for j in range(1, 13)) + f" {i}" for i in range(300)]
print(nearly_equal(titles))
"""


def test_another_run_finds_the_same() -> None:
    answers = {
        subprocess.run(
            [sys.executable, "-c", CROWDED],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }

    assert len(answers) == 1


def generated(count: int, planted: int) -> Iterator[tuple[str, str]]:
    """Titles, and for some of them one with a typo; both folded already."""
    draw = random.Random(2017)
    words = [
        "".join(draw.choices("bcdghklmnprstvx", k=1) + draw.choices("aeiouy", k=2))
        for _ in range(1500)
    ]
    for number in range(count):
        title = " ".join(draw.choices(words, k=draw.randint(8, 22)))
        at = draw.randrange(len(title))
        yield title, f"{title[:at]}q{title[at + 1 :]}" if number < planted else ""


@pytest.mark.slow
def test_typos_are_found_among_a_hundred_thousand_titles_and_little_else() -> None:
    made = list(generated(99_000, 1_000))
    titles = list(dict.fromkeys([title for title, _ in made] + [typo for _, typo in made if typo]))
    place = {title: position for position, title in enumerate(titles)}

    found = nearly_equal(titles)

    missed = [
        title
        for title, typo in made
        if typo and all(one.position != place[typo] for one in found.get(place[title], ()))
    ]
    assert missed == []
    assert sum(len(some) for some in found.values()) < 3_000
