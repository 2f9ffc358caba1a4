"""The reader's words, as data: TOML files that an engineer can extend without touching Python.

docs/posting-reader.md says what each file holds; tests/unit/postings has a twin test for each.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import tomli

_HERE = Path(__file__).parent


@cache
def load(name: str) -> dict[str, Any]:
    """The content of vocabulary/<name>.toml. Raises FileNotFoundError, or ValueError that names the broken file."""
    path = _HERE / f"{name}.toml"
    try:
        return tomli.loads(path.read_text(encoding="utf-8"))
    except tomli.TOMLDecodeError as error:
        raise ValueError(f"{path}: {error}") from error
