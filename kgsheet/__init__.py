"""Task tracking of a People's Committee: one workbook in, figures, findings and documents out."""

from typing import TYPE_CHECKING

__all__ = ["__version__", "read_tasks"]
__version__ = "0.1.0"

if TYPE_CHECKING:
    from kgsheet.frames import read_tasks
else:

    def __getattr__(name: str) -> object:
        """Load what is for analysts when it is asked for: a command starts without pandas."""
        if name == "read_tasks":
            from kgsheet.frames import read_tasks

            return read_tasks
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
