"""Changes a closed workbook: alone, where something differs, with the last version kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Protocol, TypeVar

from kgsheet.core.edits import CellEdit, Edit
from kgsheet.hosts.contents import content_of
from kgsheet.hosts.faults import save_failed, translated
from kgsheet.hosts.holders import check_not_open
from kgsheet.hosts.locks import register_lock_of
from kgsheet.hosts.losses import loss_guard
from kgsheet.hosts.saving import FileChangedError, Keep, clear_leftovers, replace_file
from kgsheet.hosts.writers import only_writer
from kgsheet.ooxml.package import open_package
from kgsheet.ooxml.patch import WorkbookPatch

_ATTEMPTS = 3  # who loses them all works beside a program that never stops saving


@contextmanager
def held(path: Path, patience: float, *, as_register: bool = False) -> Iterator[Path]:
    """Give the file behind a path while nobody else writes it, least of all a register.

    Raises:
        HostError: KG905 in use, KG901, KG906 not found, no permission, KG915 no locks.
    """
    with translated(path, "write"), ExitStack() as stack:
        target = path.resolve(strict=True)
        _check_not_open(path, target)
        stack.enter_context(only_writer(target, patience))
        if as_register or register_lock_of(target).exists():
            from kgsheet.hosts.registering import only_register_writer  # most are none

            stack.enter_context(only_register_writer(target, patience))
            _check_not_open(path, target)  # it may have been opened while this run waited
        yield target


def _check_not_open(*paths: Path) -> None:
    for path in {*paths}:
        check_not_open(path)


class Patch(Protocol):
    """What changes a workbook, decided in full before anything is written."""

    @property
    def is_needed(self) -> bool:
        """Whether anything changes."""
        ...

    def write(self, out: BinaryIO) -> object:
        """Write the changed workbook."""
        ...


_Patch = TypeVar("_Patch", bound=Patch)


def patched(
    target: Path, choose: Callable[[bytes], Sequence[Edit]], keep: Keep | None = None
) -> Sequence[CellEdit]:
    """Make the edits that are chosen from what a file holds, and return those that changed a cell.

    Args:
        target: the file, not a link; nobody else of ours writes it meanwhile.
        choose: says from its bytes what should change; asked again where the file has changed.
        keep: what becomes of the last version, `None` for a backup of it.

    Raises:
        InputError: KG902 to KG904, KG907, KG908: it cannot be written without loss.
        HostError: KG906, KG909: no permission, not saved.
    """
    patch = saved(target, lambda data: WorkbookPatch(data, choose(data)), loss_guard, keep)
    return patch.changed


def saved(
    target: Path,
    make_patch: Callable[[bytes], _Patch],
    guard: Callable[[bytes, _Patch], Callable[[Path], None]],
    keep: Keep | None = None,
) -> _Patch:
    """Save what a patch changes in a file, where it changes anything, and return the patch.

    Args:
        target: the file, not a link; nobody else of ours writes it meanwhile.
        make_patch: makes the patch of the bytes of the file; once more where the file has changed.
        guard: returns the check of what a patch of some bytes wrote to a path.
        keep: what becomes of the last version, `None` for a backup of it.

    Raises:
        InputError: what `make_patch` raises; KG902 to KG904, KG907.
        HostError: KG906, KG909: no permission, not saved.
    """
    for _ in range(_ATTEMPTS):
        seen = target.stat()
        data = open_package(content_of(target)).data  # once in memory, where it was read before
        patch = make_patch(data)
        if not patch.is_needed:
            clear_leftovers(target)
            return patch
        with suppress(FileChangedError):
            replace_file(target, seen, patch.write, guard(data, patch), keep)
            return patch
    raise save_failed("changing")
