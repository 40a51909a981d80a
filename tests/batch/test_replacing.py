from __future__ import annotations

from pathlib import Path

import pytest

from kgsheet.batch.replacing import clear_leftovers, replaced


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "so.xlsx").write_bytes(b"cu")
    return tmp_path / "so.xlsx"


def test_file_stands_until_the_new_one_is_whole(path: Path) -> None:
    with replaced(path) as stream:
        stream.write(b"moi")
        stream.flush()
        meanwhile = path.read_bytes()

    assert meanwhile == b"cu"
    assert path.read_bytes() == b"moi"
    assert list(path.parent.iterdir()) == [path]


def test_what_fails_leaves_the_file_and_nothing_else(path: Path) -> None:
    def write() -> None:
        with replaced(path) as stream:
            stream.write(b"moi")
            raise ValueError("nua")

    with pytest.raises(ValueError, match="nua"):
        write()

    assert path.read_bytes() == b"cu"
    assert list(path.parent.iterdir()) == [path]


def test_what_a_killed_run_left_half_written_is_removed(path: Path) -> None:
    half = replaced(path)
    half.__enter__()
    left = len(list(path.parent.iterdir()))

    clear_leftovers(path.parent)

    assert left == 2
    assert list(path.parent.iterdir()) == [path]
