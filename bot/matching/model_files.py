"""Files of trained models: whole or not there, also when two processes train at once."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO


def keep(file: Path, save: Callable[[BinaryIO], None]) -> None:
    """Write a file by way of another one beside it; its folder is made when it is missing. Raises OSError."""
    file.parent.mkdir(exist_ok=True)
    part = file.with_suffix(f".{os.getpid()}.part")
    with part.open("wb") as stream:
        save(stream)
    part.replace(file)
