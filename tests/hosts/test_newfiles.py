"""Files that are new: nothing is overwritten, nothing is left half written."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgsheet.errors import HostError, InputError, KgsheetError
from kgsheet.hosts.newfiles import new_file
from kgsheet.messages import Code


def test_new_file_holds_what_was_written(tmp_path: Path) -> None:
    path = tmp_path / "Sổ mới.XLSX"
    with new_file(path, ".xlsx") as stream:
        stream.write(b"moi")

    assert path.read_bytes() == b"moi"


REFUSED = [
    pytest.param("co.xlsx", InputError, Code.FILE_EXISTS, "không ghi đè", id="there already"),
    pytest.param("co.txt", InputError, Code.NAME_ENDING, "kết thúc bằng .xlsx", id="ending"),
    pytest.param("a/b.xlsx", HostError, Code.FOLDER_NOT_FOUND, "Không có thư mục", id="folder"),
    pytest.param("co.xlsx/b.xlsx", HostError, Code.FOLDER_NOT_FOUND, "co.xlsx”", id="file above"),
]


@pytest.mark.parametrize(("name", "error", "code", "said"), REFUSED)
def test_file_that_cannot_be_new_is_refused(
    tmp_path: Path, name: str, error: type[KgsheetError], code: Code, said: str
) -> None:
    (tmp_path / "co.xlsx").write_bytes(b"cu")

    with pytest.raises(error) as caught, new_file(tmp_path / name, ".xlsx"):
        pass

    assert caught.value.problems[0].code is code
    assert said in str(caught.value)
    assert [one.name for one in tmp_path.iterdir()] == ["co.xlsx"]
    assert (tmp_path / "co.xlsx").read_bytes() == b"cu"


def test_half_written_file_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "moi.xlsx"

    def write_half() -> None:
        with new_file(path) as stream:
            stream.write(b"mot nua")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write_half()

    assert not path.exists()
