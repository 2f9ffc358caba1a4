"""`screener train`: the model from the present training data."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console


def train(force: Annotated[bool, typer.Option("--force", help="Train even when nothing has changed.")] = False) -> None:
    """Train the dialogue's model when there is none, or when its training data changed."""
    from bot.dialogue import model

    console = Console(stderr=True)
    found = None if force else model.current_model()
    if found is None:
        with console.status("Training the dialogue's model (about 20 seconds)…"):
            found = model.train(force=force)
    print(found)
