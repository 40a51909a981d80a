"""Has click speak Vietnamese: its help, and what it says of a command line that is wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence

import click

from kgsheet.messages.usage import HEADINGS, OPTION_NOTES, WORDS, WRONG
from kgsheet.on_use import regex

_WORD = regex("|".join(rf"(?<![\w-]){re.escape(word)}(?!\w)" for word in WORDS))


class _Spoken(click.Command):
    """What commands and groups of them have in common."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option `--help`."""
        option = super().get_help_option(ctx)
        if option:
            option.help = HEADINGS["help"]
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line that shows the order of what is typed."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, _in_words(pieces), prefix=HEADINGS["usage"])

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options; those of a group are followed by its commands."""
        options = [one for one in self.get_params(ctx) if isinstance(one, click.Option)]
        records = [one.get_help_record(ctx) or ("", "") for one in options]
        with formatter.section(HEADINGS["options"]):
            formatter.write_dl([(_in_words(name), _noted(note)) for name, note in records])


class Command(_Spoken):
    """A command; what is typed after its arguments is refused in words of ours."""

    allow_extra_args = True

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Return what is left of the command line, which is nothing."""
        left = super().parse_args(ctx, args)
        if left and not ctx.resilient_parsing:
            ctx.fail(WRONG["extra"].format(found=" ".join(left)))
        return left


class Group(_Spoken, click.Group):
    """The commands; each is listed with the first sentence of its help."""

    command_class = Command

    def help_of(self, name: str) -> str:
        """Return the help of a command."""
        return self.commands[name].help or ""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is meant, and what is typed after it."""
        if self.get_command(ctx, args[0]) is None:
            from difflib import get_close_matches

            near = get_close_matches(args[0], self.list_commands(ctx))
            ctx.fail(WRONG["no_command"].format(name=args[0]) + _nearest(near))
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the commands."""
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what each command does."""
        rows = [(name, _first_sentence(self.help_of(name))) for name in self.list_commands(ctx)]
        with formatter.section(HEADINGS["commands"]):
            formatter.write_dl(rows)


def usage_text(error: click.UsageError) -> str:
    """Return what to say of a command line that is wrong."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error.format_message()
    wrong = WRONG["wrong"].format(what=_what_is_wrong(error))
    see = WRONG["see"].format(command=error.ctx.command_path) if error.ctx else ""
    return f"{wrong}\n{see}".rstrip()


def _what_is_wrong(error: click.UsageError) -> str:
    # Each of these is also an error of the kind below it.
    if isinstance(error, click.MissingParameter):
        return WRONG["missing"].format(name=_name(error))
    if isinstance(error, click.BadParameter):
        return WRONG["value"].format(name=_name(error), why=_why_refused(error))
    if isinstance(error, click.NoSuchOption):
        return WRONG["no_option"].format(name=error.option_name) + _nearest(error.possibilities)
    if isinstance(error, click.BadOptionUsage):
        return WRONG["value_or_not"].format(name=error.option_name)
    return error.message


def _why_refused(error: click.BadParameter) -> str:
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        return WRONG["choice"].format(allowed=", ".join(kind.choices))
    if isinstance(kind, click.IntRange) and kind.max is not None:
        return WRONG["range"].format(first=kind.min, last=kind.max)
    if isinstance(kind, click.IntRange):
        return WRONG["from"].format(first=kind.min)
    return error.message


def _name(error: click.BadParameter) -> str:
    hint = error.param.get_error_hint(error.ctx) if error.param else ""
    return _in_words(hint.replace("'", "")).rstrip(".")


def _nearest(names: Sequence[str] | None) -> str:
    return WRONG["nearest"].format(names=", ".join(names)) if names else ""


def _first_sentence(text: str) -> str:
    return text.partition("\n\n")[0].partition(". ")[0].removesuffix(".") + "."


def _in_words(text: str) -> str:
    return _WORD.sub(lambda found: WORDS[found[0]], text)


def _noted(text: str) -> str:
    for english, ours in OPTION_NOTES.items():
        text = re.sub(english, ours, text)
    return text
