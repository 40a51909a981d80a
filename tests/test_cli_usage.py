"""The help of the command line, and what it says of a command typed wrongly."""

from __future__ import annotations

import re
from importlib import import_module

import click
import pytest

from kgsheet.cli.group import COMMANDS, cli
from tests.command_line import Command

ENGLISH = re.compile(r"\b(Usage|Options|Commands|Error|OPTIONS|ARGS|INTEGER|PATH|TEXT|required)\b")


def pages(group: click.Group, *above: str) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = [above]
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            found += pages(command, *above, name)
        else:
            found.append((*above, name))
    return found


@pytest.mark.parametrize("words", pages(cli), ids=" ".join)
def test_help_page_is_in_vietnamese(run: Command, words: tuple[str, ...]) -> None:
    said = run(*words, "--help")

    assert said.code == 0
    assert said.out.startswith(f"Cách dùng: {' '.join(['kgsheet', *words])} [TÙY CHỌN]")
    assert "Tùy chọn:" in said.out
    assert not ENGLISH.search(said.out)


@pytest.mark.parametrize("name", COMMANDS)
def test_listed_help_is_that_of_the_command(name: str) -> None:
    command = cli.get_command(click.Context(cli), name)

    assert command is not None
    assert command.help == cli.help_of(name)


def test_each_command_is_listed() -> None:
    for module, _ in COMMANDS.values():
        import_module(f"kgsheet.cli.{module}")

    assert sorted(cli.commands) == list(COMMANDS)


def test_commands_are_listed_with_whole_sentences(run: Command) -> None:
    said = run("--help")

    assert "Các lệnh:" in said.out
    assert "Chạy thử toàn bộ trên hai sổ mẫu (báo cáo 2017, kế hoạch" in said.out
    assert "...\n" not in said.out.partition("Các lệnh:")[2]


WRONG = [
    pytest.param("foo", "không có lệnh “foo”.", "kgsheet", id="no such command"),
    pytest.param("chek", "không có lệnh “chek”. Có phải là check?", "kgsheet", id="near command"),
    pytest.param("check", "thiếu SỔ.", "kgsheet check", id="no workbook"),
    pytest.param("check a b", "thừa “b” (tên tệp có dấu cách", "kgsheet check", id="a space"),
    pytest.param("check a --sa", "không có tùy chọn --sa.", "kgsheet check", id="no such option"),
    pytest.param("new a --yea 3", "--yea. Có phải là --year?", "kgsheet new", id="near option"),
    pytest.param("new a --year", "tùy chọn --year thiếu hoặc thừa giá trị", "", id="no value"),
    pytest.param("check a --json=3", "tùy chọn --json thiếu hoặc thừa", "", id="value too many"),
    pytest.param("new a --year x", "--year: phải là số nguyên từ 1990 đến 2100.", "", id="letters"),
    pytest.param("new a --year 7", "--year: phải là số nguyên từ 1990 đến 2100.", "", id="range"),
    pytest.param("report a zz", "chỉ nhận một trong các giá trị bc, kh, cv.", "", id="choice"),
    pytest.param("check a --as-of 3/2017", "“3/2017” không phải là ngày", "", id="day"),
    pytest.param("check a --as-of 9999-12-31", "từ năm 1990 đến năm 2100", "", id="far day"),
    pytest.param("register void a bc 0", "phải là số nguyên từ 1 trở lên.", "", id="from"),
    pytest.param("new a --sample 2017 --from b", "chỉ dùng một trong hai", "", id="ours"),
]


@pytest.mark.parametrize(("line", "what", "see"), WRONG)
def test_wrong_command_line_is_named_with_where_to_look(
    run: Command, line: str, what: str, see: str
) -> None:
    said = run(*line.split())

    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("Lệnh gõ chưa đúng: ")
    assert what in said.err
    assert not see or f"Xem cách dùng: {see} --help\n" in said.err
    assert not ENGLISH.search(said.err)


def test_program_alone_shows_its_help(run: Command) -> None:
    said = run()

    assert said.code == 2
    assert said.err.startswith("Cách dùng: kgsheet [TÙY CHỌN] LỆNH ...")


def test_version_is_one_line(run: Command) -> None:
    assert re.fullmatch(r"kgsheet \d+\.\d+\.\d+\n", run("--version").out)
