"""The reader's words, as data: TOML files that an engineer can extend without touching Python.

docs/posting-reader.md says what each file holds; tests/unit/postings has a twin test for each.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from rtoml import loads  # reads all files in 3 ms, where tomli takes 35: a tenth of the start of `screener extract`

_HERE = Path(__file__).parent


@cache
def load(name: str) -> dict[str, Any]:
    """The content of vocabulary/<name>.toml. Raises FileNotFoundError, or ValueError that names the broken file."""
    path = _HERE / f"{name}.toml"
    try:
        return loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from error
