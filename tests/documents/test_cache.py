from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

import pytest

from kgsheet.documents.cache import CACHE_VARIABLE, cache_folder, kept_texts

TEXTS = {"word/document.xml": "<w:p>Đề án</w:p>"}


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    former = os.environ.get(CACHE_VARIABLE, "")
    os.environ[CACHE_VARIABLE] = str(tmp_path / "cache")
    yield tmp_path / "cache"
    os.environ[CACHE_VARIABLE] = former


class Maker:
    """Makes the texts and counts how often."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> Mapping[str, str]:
        self.times += 1
        return TEXTS


def kept(folder: Path) -> Path:
    (path,) = folder.glob("*.json")
    return path


def test_texts_are_made_once(folder: Path) -> None:
    make = Maker()

    assert kept_texts("mẫu", make) == kept_texts("mẫu", make) == TEXTS
    assert make.times == 1


def test_each_key_has_its_texts(folder: Path) -> None:
    make = Maker()

    kept_texts("mẫu 1", make)
    kept_texts("mẫu 2", make)

    assert make.times == 2


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda whole: whole[:-5], id="half written"),
        pytest.param(lambda whole: b"", id="empty"),
        pytest.param(lambda whole: whole.replace("Đề".encode(), "Dự".encode()), id="altered"),
        pytest.param(lambda whole: b"0" * 64 + whole[64:], id="another checksum"),
    ],
)
def test_damaged_file_is_made_again(folder: Path, damage: object) -> None:
    make = Maker()
    kept_texts("mẫu", make)
    path = kept(folder)
    assert callable(damage)
    path.write_bytes(damage(path.read_bytes()))

    assert kept_texts("mẫu", make) == TEXTS
    assert make.times == 2
    assert kept_texts("mẫu", make) == TEXTS
    assert make.times == 2


@pytest.mark.parametrize("content", [b"[1]", b"null", b"{", b'"x"', b"\xff"])
def test_file_that_holds_no_texts_is_made_again(folder: Path, content: bytes) -> None:
    make = Maker()
    kept_texts("mẫu", make)
    kept(folder).write_bytes(sha256(content).hexdigest().encode() + content)

    assert kept_texts("mẫu", make) == TEXTS
    assert make.times == 2


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no such rights")
def test_folder_belongs_to_the_user_alone(folder: Path) -> None:
    kept_texts("mẫu", Maker())

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no such rights")
def test_folder_that_others_may_write_is_not_used(folder: Path) -> None:
    make = Maker()
    kept_texts("mẫu", make)
    folder.chmod(0o777)

    assert kept_texts("mẫu", make) == kept_texts("mẫu khác", make) == TEXTS
    assert make.times == 3
    assert len(list(folder.iterdir())) == 1


def test_disk_that_cannot_be_written_costs_time_only(tmp_path: Path, folder: Path) -> None:
    folder.write_text("a file where the folder should be", encoding="utf-8")
    make = Maker()

    assert kept_texts("mẫu", make) == kept_texts("mẫu", make) == TEXTS
    assert make.times == 2


def test_oldest_files_make_room(folder: Path) -> None:
    for number in range(103):
        kept_texts(f"mẫu {number}", Maker())

    assert len(list(folder.glob("*.json"))) == 100
    assert list(folder.glob("*.tmp")) == []


def test_nothing_is_kept_where_nobody_wants_it(tmp_path: Path) -> None:
    assert os.environ[CACHE_VARIABLE] == ""
    make = Maker()

    kept_texts("mẫu", make)
    kept_texts("mẫu", make)

    assert make.times == 2
    assert cache_folder() is None


SAYS = "from kgsheet.documents.cache import cache_folder; print(cache_folder())"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems name their folders otherwise")
@pytest.mark.parametrize(
    ("home", "expected"),
    [
        ({"XDG_CACHE_HOME": "/tmp/x"}, "/tmp/x/kgsheet"),
        ({"HOME": "/home/a"}, "/home/a/.cache/kgsheet"),
    ],
)
def test_folder_is_that_of_the_system(home: dict[str, str], expected: str) -> None:
    ours = {"HOME", "XDG_CACHE_HOME", CACHE_VARIABLE}
    others = {name: value for name, value in os.environ.items() if name not in ours}

    done = subprocess.run(
        [sys.executable, "-c", SAYS],
        env={**others, **home},
        check=True,
        capture_output=True,
        text=True,
    )

    assert done.stdout.strip() == expected
