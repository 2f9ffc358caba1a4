"""The `screener` command. Each subcommand is a module, imported only when it is called."""

from __future__ import annotations

import sys
from importlib import import_module

COMMANDS = {
    "serve": ("bot.cli.serve", "serve"),
    "console": ("bot.cli.console", "console"),
    "extract": ("bot.cli.extract", "extract"),
    "read": ("bot.cli.read", "read"),
    "chat": ("bot.cli.chat", "chat"),
    "posting": ("bot.cli.posting", "app"),
    "recruiter": ("bot.cli.recruiter", "app"),
    "train": ("bot.cli.train", "train"),
    "migrate": ("bot.cli.migrate", "migrate"),
}
"""The subcommand's name, its module, and the function or group of commands in it."""


def main() -> None:
    """Run a subcommand. Exit status 0 only when it did what was asked; errors are one plain line on stderr."""
    import typer

    from bot.screening.errors import ScreenerError

    app = typer.Typer(name="screener", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
    app.callback()(_options)
    wanted = next((a for a in sys.argv[1:] if not a.startswith("-")), "")
    for name in [wanted] if wanted in COMMANDS else COMMANDS:
        module, attribute = COMMANDS[name]
        found = getattr(import_module(module), attribute)
        if isinstance(found, typer.Typer):
            app.add_typer(found, name=name)
        else:
            app.command(name)(found)
    debug = "--debug" in sys.argv
    try:
        app()
    except ScreenerError as error:
        if debug:
            raise
        print(f"screener: {error}", file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:
        if debug:
            raise
        print(f"screener: {type(error).__name__}: {error}. Run it with --debug to see more.", file=sys.stderr)
        sys.exit(1)


def _options(debug: bool = False) -> None:
    """Screening interviews from job postings: questions, answers, explained verdicts."""
