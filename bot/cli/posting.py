"""`screener posting`: bring postings in, look at them, put them before applicants."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from datetime import datetime, timezone
from pathlib import Path
from typing import Annotated, Any, Optional

import typer
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot import bootstrap
from bot.screening.criterion import Criterion
from bot.screening.errors import BadInput, ScreenerError
from bot.services import postings
from bot.services.records import StoredPosting
from bot.storage.database import Database

app = typer.Typer(help="Bring postings in, look at them, put them before applicants.", no_args_is_help=True)

Ref = Annotated[str, typer.Argument(help="The posting's name or its requisition.", metavar="POSTING")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]

_DEGREES = {True: "required", False: "preferred", None: "hedged"}


@app.command("import")
def import_(
    files: Annotated[list[str], typer.Argument(help="Files, folders, http(s) addresses, or - for standard input.")],
    publish: Annotated[bool, typer.Option("--publish", help="Put it before applicants at once.")] = False,
    name: Annotated[Optional[str], typer.Option(help="Its name in addresses; else from its title.")] = None,  # noqa: UP045
    as_json: AsJson = False,
) -> None:
    """Store postings with the criteria found in them, as drafts. A known requisition becomes a new version."""
    from bot.cli.inputs import inputs, with_progress

    found = list(inputs(files))
    if name is not None and len(found) != 1:
        raise BadInput("A name can be given to one posting only; import them one by one.")
    database = _database()
    stored, failed = [], False
    for source, path in with_progress(found):
        try:
            stored.append(_import_one(database, source, path, name, publish))
        except (ScreenerError, OSError) as error:
            failed = True
            print(f"{source}: {_reason(error)}", file=sys.stderr)
    if as_json:
        _print_json([_brief(posting) for posting in stored])
    for posting in [] if as_json else stored:
        count = len(posting.criteria)
        noun = "criterion" if count == 1 else "criteria"
        print(f"{posting.slug}: version {posting.version}, {posting.status}, {count} {noun}")
    if any(posting.status == "draft" for posting in stored) and not as_json:
        hint = "Look at a draft with `screener posting show NAME`, then `screener posting publish NAME`."
        print(hint, file=sys.stderr)
    if failed:
        raise typer.Exit(1)


@app.command("list")
def list_(
    status: Annotated[Optional[str], typer.Option(help="Only draft, published or closed ones.")] = None,  # noqa: UP045
    search: Annotated[str, typer.Option(help="Words of the title, employer, place, requisition or name.")] = "",
    as_json: AsJson = False,
) -> None:
    """Show the postings, newest first."""
    if status not in (None, "draft", "published", "closed"):
        raise BadInput("--status is draft, published or closed.")
    with _database().read() as unit:
        found = unit.postings.list(status, search=search)
    if as_json:
        _print_json([asdict(summary) for summary in found])
        return
    if not found:
        print("No postings here: bring one in with `screener posting import FILE`.", file=sys.stderr)
        return
    table = Table(box=SIMPLE_HEAD)
    table.add_column("Name and requisition", overflow="fold", min_width=30)  # never cut: it is typed again
    for heading in ("Title and employer", "Status", "Version", "Interviews"):
        table.add_column(heading)
    for p in found:
        newer = p.status == "published" and p.latest_version != p.published_version
        version = f"{p.published_version}, draft {p.latest_version}" if newer else str(p.latest_version)
        names, titles = (p.slug, p.requisition), (p.title, p.employer)
        cells = (*("\n".join(filter(None, pair)) for pair in (names, titles)), p.status, version, str(p.interviews))
        table.add_row(*map(Text, cells))
    Console().print(table)


@app.command()
def show(ref: Ref, as_json: AsJson = False) -> None:
    """Show a posting's newest version: its criteria, the questions asked, what to look out for."""
    with _database().read() as unit:
        posting, exported = unit.postings.latest(ref), unit.postings.export(ref)
    if as_json:
        _print_json(exported)
        return
    out = Console()
    head = (posting.title, posting.employer, posting.location, posting.requisition, posting.pay)
    out.print(Text(", ".join(part for part in head if part), style="bold"))
    out.print(Text(f"{posting.slug}, version {posting.version}, {posting.status}"))
    table = Table("", "Criterion", "The posting's words", "The question", box=SIMPLE_HEAD, padding=(0, 1, 1, 0))
    for criterion in posting.criteria:
        cells = (criterion.id, _describe(criterion), criterion.evidence, criterion.question)
        table.add_row(*map(Text, cells))
    out.print(table)
    for warning in posting.warnings:
        out.print(Text(f'Look out: "{warning["words"]}" ({warning["topic"]}). {warning["why"]}'))


@app.command()
def publish(ref: Ref) -> None:
    """Put the newest version before applicants; running interviews keep theirs."""
    with _database().begin() as unit:
        posting = postings.publish(unit, ref, _now())
        unit.commit()
    print(f"{posting.slug}: version {posting.version} is what applicants are asked now.")


@app.command()
def close(ref: Ref) -> None:
    """Take no more applicants; running interviews go on."""
    with _database().begin() as unit:
        posting = postings.close(unit, ref, _now())
        unit.commit()
    print(f"{posting.slug} takes no more applicants.")


@app.command()
def export(
    ref: Ref,
    output: Annotated[Optional[Path], typer.Option("--output", "-o", help="A file instead of standard output.")] = None,  # noqa: UP045
) -> None:
    """Write the newest version as JSON: the posting, its criteria with their questions, its warnings."""
    with _database().read() as unit:
        exported = unit.postings.export(ref)
    if output is None:
        _print_json(exported)
        return
    try:
        output.write_text(_as_json(exported), encoding="utf-8")
    except OSError as error:
        raise BadInput(f"{output} cannot be written: {error.strerror}.") from error


def _import_one(database: Database, source: str, path: Path | None, name: str | None, publish: bool) -> StoredPosting:
    """Read first, then store: nobody else's writing waits while a page is fetched."""
    from bot.cli.inputs import read_bytes
    from bot.postings import read_posting

    posting = read_posting(read_bytes(source, path), source="stdin" if source == "-" else source)
    with database.begin() as unit:
        stored = postings.import_posting(unit, posting, _now(), slug=name, publish=publish)
        unit.commit()
    return stored


def _reason(error: Exception) -> str:
    if isinstance(error, OSError):
        return f"The file could not be read: {error.strerror or error}."
    return str(error)


def _brief(posting: StoredPosting) -> dict[str, Any]:
    names = ("slug", "version", "status", "requisition", "title", "employer", "source")
    return {**{name: getattr(posting, name) for name in names}, "criteria": len(posting.criteria)}


def _describe(criterion: Criterion) -> str:
    """The kind, how much it counts, and its own fields: "experience, required (min years: 3, field: sales)"."""
    shown = {name.replace("_", " "): value for name, value in criterion.details.items() if value not in (None, [])}
    details = ", ".join(f"{name}: {', '.join(v) if isinstance(v, list) else v}" for name, v in shown.items())
    head = f"{criterion.kind.replace('_', ' ')}, {_DEGREES[criterion.required]}"
    return f"{head} ({details})" if details else head


def _database() -> Database:
    database = bootstrap.database()
    database.migrate()
    return database


def _now() -> datetime:
    return datetime.now(timezone.utc)


def _print_json(data: Any) -> None:
    sys.stdout.write(_as_json(data))


def _as_json(data: Any) -> str:
    return json.dumps(data, default=datetime.isoformat, ensure_ascii=False, indent=2) + "\n"
