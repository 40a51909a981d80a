"""What a batch has done, on disk: lines of JSON that are only ever added to, each fsynced."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

Entry = Mapping[str, Any]


class Journal:
    """A file of entries, a line each; whoever kills the writer loses the line being written.

    Args:
        path: the file; it is made with the first entry.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def entries(self) -> Iterator[Entry]:
        """Yield the entries in the order they were added; lines that are not whole are no entries.

        Raises:
            OSError: the file is there but cannot be read.
        """
        if not self._path.exists():
            return
        with self._path.open("rb") as lines:
            for line in lines:
                entry = _entry(line)
                if entry is not None:
                    yield entry

    def append(self, entry: Entry) -> None:
        """Add an entry; when this returns, it is on disk.

        Raises:
            OSError: the disk refuses.
        """
        line = json.dumps(entry, ensure_ascii=False).encode() + b"\n"
        with self._path.open("a+b") as stream:
            # A line that a killed run left torn must not spoil this one.
            stream.write(line if _ends_whole(stream) else b"\n" + line)
            stream.flush()
            os.fsync(stream.fileno())


def _ends_whole(stream: BinaryIO) -> bool:
    """Return whether nothing stands after the last line."""
    size = stream.seek(0, os.SEEK_END)
    if not size:
        return True
    stream.seek(size - 1)
    return stream.read(1) == b"\n"


def _entry(line: bytes) -> Entry | None:
    try:
        entry = json.loads(line)
    except ValueError:
        # Torn by a kill: what it was about is done again.
        return None
    return entry if isinstance(entry, dict) else None
