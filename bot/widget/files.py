"""The widget's static files, as bytes with a type and an ETag, for whatever server is in front."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "static"
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
}
FILE_HEADERS = {
    "cache-control": "public, no-cache",  # kept by the browser, but asked about each time: the ETag answers with 304
    "cross-origin-resource-policy": "cross-origin",  # careers pages load the loader and the frame from elsewhere
    "x-content-type-options": "nosniff",
}


class StaticFile(NamedTuple):
    """One file as it is sent: its bytes, its content type, and a strong ETag in quotes."""

    body: bytes
    content_type: str
    etag: str


def static_file(path: str) -> StaticFile | None:
    """The file of this name (`widget.js`, `frame.html`, ...), or None when there is none.

    Only names that the folder listed can be asked for, so no path leads out of it.
    """
    return _files().get(path.removeprefix("/"))


@lru_cache(maxsize=1)
def _files() -> dict[str, StaticFile]:
    return {path.name: _read(path) for path in sorted(FOLDER.iterdir()) if path.suffix in TYPES}


def _read(path: Path) -> StaticFile:
    body = path.read_bytes()
    return StaticFile(body, TYPES[path.suffix], f'"{hashlib.sha256(body).hexdigest()[:32]}"')
