"""Puts a numbered document into its folder in two steps, of which a register stands in between.

The document is written whole under a temporary name; then the register is saved with its number
and its hash; then it gets its name. Whatever is cut off when, the hash tells what belongs to whom.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from itertools import count
from pathlib import Path

from kgsheet.core.numbering.values import PENDING
from kgsheet.documents.store import is_open
from kgsheet.errors import HostError, Place, Problem
from kgsheet.messages import Code
from kgsheet.messages.issuing import FILE_FAULTS
from kgsheet.messages.refusals import ACTIONS, HOLDER_REMEDIES, HOLDERS


def digest(content: bytes) -> str:
    """Return the SHA-256 of a document as the register holds it.

    >>> digest(b"")[:8]
    'e3b0c442'
    """
    return sha256(content).hexdigest()


def names_in(folder: Path) -> tuple[str, ...]:
    """Return the names of the files of a folder; none where it is not there yet."""
    with _told(folder, "read"):
        return tuple(sorted(os.listdir(folder))) if folder.is_dir() else ()


def free_name(name: str, taken: Iterable[str]) -> str:
    """Return the name, or the next one that nothing bears, `... (2).docx`.

    >>> free_name("a.docx", ["A.docx"])
    'a (2).docx'
    """
    used = {one.casefold() for one in taken}
    stem, dot, suffix = name.rpartition(".")
    others = (f"{stem} ({number}){dot}{suffix}" for number in count(2))
    return (
        name if name.casefold() not in used else next(o for o in others if o.casefold() not in used)
    )


def write_pending(folder: Path, name: str, content: bytes) -> None:
    """Write a document whole under its temporary name, and have it on disk.

    Raises:
        HostError: KG906, KG909: no permission, not saved.
    """
    with _told(folder, "write"):
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / f"{PENDING}{name}").open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        _sync(folder)


def publish(folder: Path, name: str, content_hash: str) -> Path:
    """Give a document its name and return where it stands.

    What another run has finished meanwhile is finished.

    Raises:
        HostError: KG457: it has its number, but not its name, and why.
    """
    pending, path = folder / f"{PENDING}{name}", folder / name
    try:
        if _hash_of(pending) == content_hash and not _named(pending, path):
            if _hash_of(path) != content_hash:
                raise _waits(path, "taken")
            pending.unlink(missing_ok=True)
        if _hash_of(path) != content_hash:
            raise _waits(path, "gone")
        _sync(folder)
        return path
    except OSError as error:
        raise _waits(path, "refused", error.strerror or str(error)) from error


def _waits(path: Path, fault: str, text: str = "") -> HostError:
    facts = {
        "file": path.name,
        "number": _number_in(path.name),
        "why": FILE_FAULTS[fault].format(text=text),
    }
    return HostError(Problem(code=Code.FILE_WAITS, where=Place(file=str(path)), facts=facts))


def discard(folder: Path, name: str) -> None:
    """Remove a temporary file whose number was never given."""
    with suppress(OSError):
        (folder / f"{PENDING}{name}").unlink()


def hash_of_pending(folder: Path, name: str) -> str:
    """Return the hash of a document that still bears its temporary name, empty for none."""
    return _hash_of(folder / f"{PENDING}{name}")


def content_of_draft(path: Path) -> bytes:
    """Return the bytes of a document that nobody is editing.

    Raises:
        HostError: KG901, KG906: not found, no permission; KG905: open, and maybe not saved.
    """
    if is_open(path):
        remedy = HOLDER_REMEDIES["office"].format(lock=f"~${path.name}")
        facts = {"who": HOLDERS["word"], "remedy": remedy}
        raise HostError(Problem(code=Code.FILE_IN_USE, where=Place(file=str(path)), facts=facts))
    with _told(path, "read"):
        return path.read_bytes()


def _named(pending: Path, path: Path) -> bool:
    """Give a file its name, never over another one; return whether that could be done."""
    try:
        # A second name fails where it is taken; renaming would write over the other file.
        os.link(pending, path)
    except FileExistsError:
        return _on_empty(pending, path)
    except OSError:  # a drive that knows no second name for a file
        return _reserved(pending, path)
    pending.unlink(missing_ok=True)
    return True


def _reserved(pending: Path, path: Path) -> bool:
    """The same where the name must be taken first; Windows never renames over another file."""
    try:
        if os.name != "nt":
            path.open("xb").close()
            pending.replace(path)
        else:
            pending.rename(path)
    except FileExistsError:
        return _on_empty(pending, path)
    return True


def _on_empty(pending: Path, path: Path) -> bool:
    """Take the place of a file without content: a run that was killed reserved the name."""
    if path.stat().st_size:
        return False
    pending.replace(path)
    return True


def _hash_of(path: Path) -> str:
    try:
        return digest(path.read_bytes())
    except OSError:
        return ""


def _number_in(name: str) -> str:
    return next((word for word in name.split("-")[1:] if word.isdecimal()), "")


def _sync(folder: Path) -> None:
    # Windows opens no folder.
    if os.name == "nt":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def _told(path: Path, action: str) -> Iterator[None]:
    where = Place(file=str(path))
    try:
        yield
    except FileNotFoundError as error:
        raise HostError(Problem(code=Code.FILE_NOT_FOUND, where=where)) from error
    except PermissionError as error:
        facts = {"action": ACTIONS[action]}
        raise HostError(Problem(code=Code.NO_PERMISSION, where=where, facts=facts)) from error
    except OSError as error:
        facts = {"why": error.strerror or str(error)}
        raise HostError(Problem(code=Code.SAVE_FAILED, where=where, facts=facts)) from error
