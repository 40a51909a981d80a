"""The commands by name: their help is at hand, each is loaded when it is asked for."""

from __future__ import annotations

from importlib import import_module

import click

from kgsheet import __version__
from kgsheet.cli.speaking import Group
from kgsheet.messages.commands import HELP
from kgsheet.messages.explaining import EXPLAIN_HELP
from kgsheet.messages.helping import BATCH_HELP, LINT_HELP, TEMPLATE_HELP
from kgsheet.messages.registering import REGISTER_HELP

COMMANDS = {
    "batch": ("many", BATCH_HELP["batch"]),
    "check": ("commands", HELP["check"]),
    "demo": ("keeping", HELP["demo"]),
    "diff": ("keeping", HELP["diff"]),
    "doctor": ("keeping", HELP["doctor"]),
    "explain": ("documents", EXPLAIN_HELP["explain"]),
    "lint": ("documents", LINT_HELP["lint"]),
    "new": ("keeping", HELP["new"]),
    "progress": ("commands", HELP["progress"]),
    "register": ("registering", REGISTER_HELP["group"]),
    "report": ("commands", HELP["report"]),
    "restore": ("keeping", HELP["restore"]),
    "run": ("commands", HELP["run"]),
    "setup-buttons": ("keeping", HELP["setup_buttons"]),
    "template": ("documents", TEMPLATE_HELP["template"]),
    "undo": ("keeping", HELP["undo"]),
    "update": ("commands", HELP["update"]),
}
"""The module of each command, and its help."""


class _Commands(Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command; its module gives it to the group."""
        if cmd_name in COMMANDS:
            import_module(f"kgsheet.cli.{COMMANDS[cmd_name][0]}")
        return super().get_command(ctx, cmd_name)

    def help_of(self, name: str) -> str:
        """Return the help of a command, which is not loaded for it."""
        return COMMANDS[name][1]


@click.version_option(__version__, help=HELP["version"], message="%(prog)s %(version)s")
@click.group(cls=_Commands, help=HELP["group"])
def cli() -> None:
    """Hold the commands."""
