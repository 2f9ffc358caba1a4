"""`screener chat`: an interview in the terminal, through the same dialogue as on the careers page."""

from __future__ import annotations

import asyncio
import logging
import secrets
from dataclasses import replace
from typing import Annotated

import typer
from rich.console import Console

from bot.screening.errors import BadSetup


def chat(
    posting: Annotated[str, typer.Argument(help="The posting's slug or requisition number.")],
    language: Annotated[str | None, typer.Option(help="en or es; the posting's language when left out.")] = None,
) -> None:
    """Be screened for a posting in the terminal. The interview is stored like any other; Ctrl-D ends it."""
    _quiet()
    asyncio.run(_talk(posting, language))


def _quiet() -> None:
    """Keep other people's log lines and warnings out of the conversation, before they are imported."""
    from bot.bootstrap import settings
    from bot.dialogue import logs
    from bot.dialogue.without_tensorflow import leave_out
    from bot.settings import ROOT

    logging.captureWarnings(True)
    leave_out(ROOT / "config.yml")
    logs.configure(replace(settings(), log_level="error"))


async def _talk(posting: str, language: str | None) -> None:
    from bot.bootstrap import conversation, database, settings
    from bot.dialogue import server, turns
    from bot.dialogue.model import newest_model

    out = Console()
    database().migrate()
    session = conversation().open_session(posting, channel="terminal", language=language)
    model = newest_model()
    if model is None:
        raise BadSetup("There is no trained model: run `screener train`.")
    with out.status("Loading the dialogue…"):
        agent = await server.load(settings(), model)
    conversation_id = session.interview.conversation_id
    concluded = await turns.signal(agent.handle_message, conversation_id, "start", "terminal")
    while True:
        for message in concluded.messages:
            out.print(f"[bold cyan]bot[/] {message.text}", highlight=False)
            titles = [b["title"] for b in (message.data or {}).get("buttons", [])]
            if titles:
                out.print("    " + " | ".join(titles), style="dim", markup=False, highlight=False)
        try:
            text = await asyncio.to_thread(out.input, "[bold]you[/] ")
        except EOFError:
            return
        if text.strip():
            try:
                concluded = await turns.hear(
                    agent.handle_message, conversation_id, text, secrets.token_hex(8), "terminal"
                )
            except turns.TurnFailed:
                out.print("That message could not be taken; please send it again.", style="red")
