"""Keeps texts that are costly to make in the user's cache directory.

A kept file holds text, never code: whoever reads it treats it like the template that it was made
of. It is named for what it was made of and carries its own checksum, so a stale, damaged or
half-written file is made again.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path

Texts = Mapping[str, str]

CACHE_VARIABLE = "KGSHEET_CACHE"
"""The environment variable that names another folder for the cache; empty: nothing is kept."""

_MOST_KEPT = 100  # each version of a template, or of the program, leaves another
_DIGEST_LENGTH = 64


def kept_texts(key: str, make: Callable[[], Texts]) -> Texts:
    """Return the texts kept under a key, or make and keep them.

    Args:
        key: what the texts were made of and by.
    """
    folder = cache_folder()
    if folder is None:
        return make()
    path = folder / f"{sha256(key.encode()).hexdigest()}.json"
    texts = _read(path)
    if texts is None:
        texts = make()
        # A disk that is full or sealed costs time only.
        with suppress(OSError):
            _write(path, texts)
    return texts


@cache
def code_hash(*files: Path) -> str:
    """Return the SHA-256 of code: what it makes is made anew when it changes."""
    return sha256(b"".join(one.read_bytes() for one in files)).hexdigest()


def cache_folder() -> Path | None:
    """Return the folder of the cache, `None` where nothing is to be kept."""
    chosen = os.environ.get(CACHE_VARIABLE)
    if chosen is not None:
        return Path(chosen) if chosen else None
    home = os.environ.get(_HOMES.get(sys.platform, "XDG_CACHE_HOME"))
    if home:
        return Path(home, "kgsheet")
    with suppress(RuntimeError):  # nobody's home
        return Path.home() / _BELOW_HOME.get(sys.platform, ".cache") / "kgsheet"
    return None


_HOMES = {"win32": "LOCALAPPDATA", "darwin": ""}
_BELOW_HOME = {"win32": "AppData/Local", "darwin": "Library/Caches"}


def _read(path: Path) -> Texts | None:
    """The texts of a file of ours that is whole."""
    try:
        if not _is_ours(path.parent):
            return None
        whole = path.read_bytes()
    except OSError:
        return None
    content = whole[_DIGEST_LENGTH:]
    if whole[:_DIGEST_LENGTH] != sha256(content).hexdigest().encode():
        return None
    try:
        texts = json.loads(content)
    except ValueError:
        return None
    if not isinstance(texts, dict) or not all(isinstance(one, str) for one in texts.values()):
        return None
    return texts


def _is_ours(folder: Path) -> bool:
    """Whether nobody else may write there; Windows keeps a user's folder for him by itself."""
    if sys.platform == "win32":
        return True
    facts = folder.stat()
    return facts.st_uid == os.getuid() and not facts.st_mode & 0o022


def _write(path: Path, texts: Texts) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not _is_ours(path.parent):
        return
    content = json.dumps(dict(texts), ensure_ascii=False).encode()
    handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
    with os.fdopen(handle, "wb") as stream:
        stream.write(sha256(content).hexdigest().encode() + content)
    Path(temporary).replace(path)
    _prune(path.parent)


def _prune(folder: Path) -> None:
    kept = sorted(folder.glob("*.json"), key=lambda one: one.stat().st_mtime)
    for path in kept[:-_MOST_KEPT]:
        path.unlink(missing_ok=True)
