"""`screener recruiter`: who may log in to the console."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime, timezone

import typer
from rich.console import Console
from rich.table import Table

from bot import bootstrap
from bot.services import recruiters
from bot.storage.database import Database

app = typer.Typer(help="Who may log in to the console.", no_args_is_help=True)


@app.command()
def add(
    email: str = typer.Argument(help="The address they log in with."),
    name: str = typer.Option("", help="As shown beside their decisions; the address when left out."),
) -> None:
    """Make an account; its password is random and shown once."""
    made, password = recruiters.create(_database(), email, name, _now())
    typer.echo(f"{made.email} can log in. The password, shown only now: {password}")


@app.command("list")
def list_(as_json: bool = typer.Option(False, "--json", help="Print a JSON array.")) -> None:
    """Show all accounts."""
    found = recruiters.list_recruiters(_database())
    if as_json:
        rows = [{k: v for k, v in asdict(r).items() if k != "password_hash"} for r in found]
        typer.echo(json.dumps(rows, default=datetime.isoformat, ensure_ascii=False, indent=2))
        return
    if not found:
        typer.echo("No recruiters yet: add one with `screener recruiter add EMAIL`.", err=True)
        return
    table = Table("Address", "Name", "May log in", "Last login")
    for r in found:
        login = f"{r.last_login_at:%Y-%m-%d %H:%M} UTC" if r.last_login_at else "never"
        table.add_row(r.email, r.name, "yes" if r.active else "no", login)
    Console().print(table)


@app.command()
def deactivate(email: str = typer.Argument(help="Whom to keep out.")) -> None:
    """Keep a recruiter out; what they decided stays."""
    typer.echo(f"{recruiters.set_active(_database(), email, False, _now()).email} can no longer log in.")


@app.command()
def activate(email: str = typer.Argument(help="Whom to let in again.")) -> None:
    """Let a deactivated recruiter in again, with their old password."""
    typer.echo(f"{recruiters.set_active(_database(), email, True, _now()).email} can log in again.")


@app.command("reset-password")
def reset_password(email: str = typer.Argument(help="Whose password.")) -> None:
    """Make a new random password; it is shown once, and the old one opens nothing any more."""
    typer.echo(f"The new password, shown only now: {recruiters.reset_password(_database(), email, _now())}")


def _database() -> Database:
    database = bootstrap.database()
    database.migrate()
    return database


def _now() -> datetime:
    return datetime.now(timezone.utc)
