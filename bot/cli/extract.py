"""`screener extract`: criteria of posting files as JSON, without a database."""

from __future__ import annotations

import gc
import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.cli.inputs import inputs, read_bytes, with_progress
from bot.postings.posting import Posting
from bot.screening.errors import ScreenerError


def extract(
    files: Annotated[
        list[str],
        typer.Argument(help="Posting files, folders, http(s) addresses, or - for standard input.", metavar="FILE..."),
    ],
    html: Annotated[
        Path | None, typer.Option(help="Also write a page that shows each posting with its criteria highlighted.")
    ] = None,
) -> None:
    """Print the criteria of each posting as a JSON array, in order. Exit status 1 when one could not be read."""
    results: list[dict[str, Any]] = []
    postings: list[Posting] = []
    gc.disable()  # nothing that the first posting loads is garbage: looking for it takes 10 ms of the start
    for name, data in with_progress(list(inputs(files))):
        result, posting = _read_one(name, data)
        if not results:
            gc.freeze()
            gc.enable()
        results.append(result)
        if posting is not None:
            postings.append(posting)
    sys.stdout.write(_as_json(results))
    if html is not None:
        _write_report(html, postings)
    if any("error" in result for result in results):
        raise typer.Exit(1)


def _as_json(results: list[dict[str, Any]]) -> str:
    return json.dumps(results, ensure_ascii=False, indent=2) + "\n"


def _read_one(name: str, path: Path | None) -> tuple[dict[str, Any], Posting | None]:
    from bot.postings import read_posting

    try:
        posting = read_posting(read_bytes(name, path), source="stdin" if name == "-" else name)
    except ScreenerError as error:
        return _failed(name, str(error)), None
    except OSError as error:
        return _failed(name, f"The file could not be read: {error.strerror or error}."), None
    return posting.to_dict(), posting


def _failed(name: str, why: str) -> dict[str, Any]:
    print(f"{name}: {why}", file=sys.stderr)
    return {"source": name, "error": why}


def _write_report(path: Path, postings: list[Posting]) -> None:
    from bot.postings.report import report_html

    try:
        path.write_text(report_html(postings), encoding="utf-8")
    except OSError as error:
        print(f"{path}: The report could not be written: {error.strerror or error}.", file=sys.stderr)
        raise typer.Exit(1) from error


if __name__ == "__main__":
    typer.run(extract)
