"""Posting files, folders, addresses and standard input, as they are named on the command line."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

_MOST_FILES = 100_000
_SUFFIXES = frozenset((".html", ".htm", ".txt", ".md", ".json", ".jsonld", ".pdf", ".docx", ".xhtml", ".text", ""))


def inputs(names: list[str]) -> Iterator[tuple[str, Path | None]]:
    """Each input with its file; None for standard input and addresses. Folders give their posting files, sorted."""
    for name in names:
        if name == "-" or name.startswith(("http://", "https://")):
            yield name, None
            continue
        path = Path(name)
        if path.is_dir():
            inside = sorted(
                p
                for p in path.rglob("*")
                if p.is_file() and p.suffix.lower() in _SUFFIXES and not p.name.startswith(".")
            )
            yield from ((str(p), p) for p in inside[:_MOST_FILES])
        else:
            yield name, path


def with_progress(found: list[tuple[str, Path | None]]) -> Iterator[tuple[str, Path | None]]:
    """The inputs, with a progress bar on the terminal when there are many."""
    if len(found) < 20 or not sys.stderr.isatty():
        yield from found
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(found, description="Reading postings", console=Console(stderr=True))


def read_bytes(name: str, path: Path | None) -> bytes:
    """What an input holds, up to a byte more than a posting may have. Raises OSError, BadPosting."""
    from bot.postings.decode import MAX_BYTES

    if path is not None:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    if name == "-":
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    from bot.postings.fetch import fetch

    return fetch(name)
