from __future__ import annotations

from pathlib import Path

import pytest

from kgsheet.doctor.facts import System
from kgsheet.doctor.trust import is_trusted, profile_of

# The form in which LibreOffice 7.4 keeps its settings.
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
 xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="SecureURL" oor:op="fuse">
<value><it>file:///srv</it></value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">{props}</item></oor:items>"""
FOLDERS = '<prop oor:name="SecureURL" oor:op="fuse"><value>{items}</value></prop>'
LEVEL = '<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>{level}</value></prop>'
FILE = Path("/srv/Sổ theo dõi & văn bản/2026/so.xlsm")


def profile(folder: Path, props: str) -> Path:
    (folder / "user").mkdir()
    text = SETTINGS.format(props=props)
    (folder / "user" / "registrymodifications.xcu").write_text(text, encoding="utf-8")
    return folder


def trusting(*addresses: str) -> str:
    return FOLDERS.format(items="".join(f"<it>{one}</it>" for one in addresses))


@pytest.mark.parametrize(
    ("props", "trusted"),
    [
        pytest.param("", False, id="nothing set"),
        pytest.param(trusting(FILE.parent.as_uri().replace("&", "&amp;")), True, id="its folder"),
        pytest.param(trusting("file:///home", "file:///srv"), True, id="a folder above, second"),
        pytest.param(trusting("file:///srv/"), True, id="with a slash at its end"),
        pytest.param(trusting("file:///sr"), False, id="a folder that begins alike"),
        pytest.param(trusting("file://vp/srv", "https://a.vn/srv", "$(home)"), False, id="servers"),
        pytest.param(trusting(), False, id="no folder"),
        pytest.param(LEVEL.format(level=0), True, id="every macro runs"),
        pytest.param(LEVEL.format(level=1), True, id="LibreOffice asks"),
        pytest.param(LEVEL.format(level=2), False, id="high"),
        pytest.param(LEVEL.format(level=3), False, id="very high"),
        pytest.param(LEVEL.format(level="cao"), False, id="no number"),
        pytest.param(LEVEL.format(level=3) + trusting("file:///srv"), True, id="high but trusted"),
    ],
)
def test_macros_run_in_trusted_folders_or_where_the_level_is_low(
    props: str, trusted: bool, tmp_path: Path
) -> None:
    assert is_trusted(FILE, profile(tmp_path, props)) is trusted


def test_folder_of_windows_is_read_with_its_drive(tmp_path: Path) -> None:
    props = trusting("file:///C:/TheoDoi")

    assert is_trusted(Path("C:/TheoDoi/so.xlsm"), profile(tmp_path, props))


def test_profile_that_is_missing_or_broken_trusts_nothing(tmp_path: Path) -> None:
    assert not is_trusted(FILE, tmp_path)

    broken = profile(tmp_path, "<prop>")

    assert not is_trusted(FILE, broken)


@pytest.mark.parametrize("system", System)
def test_profile_is_a_folder_of_the_user(system: System, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("APPDATA", raising=False)
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)

    assert Path.home() in profile_of(system).parents
    assert profile_of(system).name == "4"


def test_profile_follows_the_variable_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", "/srv/config")

    assert profile_of(System.LINUX) == Path("/srv/config/libreoffice/4")
