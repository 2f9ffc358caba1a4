"""One chat process: Rasa's agent behind the chat's WebSocket, Slack, and the demo careers page.

Started by `screener serve` as `python -m bot.dialogue`; any number of them may share a port, or stand behind
a proxy on several machines.
"""

from __future__ import annotations

import asyncio
import logging
import signal
import socket
import sys
from pathlib import Path
from typing import Any

from rasa.core.agent import Agent, load_agent
from rasa.core.channels.channel import InputChannel, register
from rasa.core.utils import AvailableEndpoints
from sanic import Sanic

from bot.bootstrap import conversation, settings
from bot.dialogue import logs, pages
from bot.dialogue.chat import ChatInput
from bot.dialogue.chat.frames import MAX_FRAME
from bot.dialogue.model import newest_model
from bot.dialogue.responses import ScreeningResponses
from bot.matching.warming import warm_up
from bot.screening.errors import BadSetup, ScreenerError
from bot.settings import ROOT, Settings

logger = logging.getLogger(__name__)

DRAIN_SECONDS = 10
"""How long open turns may take to end after SIGTERM."""


async def load(s: Settings, model: Path) -> Agent:
    """The agent with its model. Raises BadSetup when the model cannot be loaded."""
    endpoints = AvailableEndpoints.read_endpoints(str(ROOT / "endpoints.yml"))
    agent = await load_agent(model_path=str(model), endpoints=endpoints)
    if not agent.is_ready() or agent.processor is None:
        raise BadSetup(f"The model {model} cannot be loaded: train it again with `screener train`.")
    # Rasa would fall back to a store in memory when ours fails: a turn that cannot be stored must fail instead.
    store = getattr(agent.tracker_store, "_tracker_store", agent.tracker_store)
    agent.tracker_store = agent.processor.tracker_store = store
    if isinstance(agent.nlg, ScreeningResponses):
        conversation().word_with(agent.nlg.line)  # else Rasa asks a server for the words, after the turn's commit
    return agent


def channels(s: Settings) -> list[InputChannel]:
    """The chat, and Slack when its token is set."""
    found: list[InputChannel] = [ChatInput()]
    if s.slack_token:
        from bot.dialogue.slack import ScreenerSlackInput

        found.append(ScreenerSlackInput.from_settings(s))
    return found


def create_app(agent: Agent, s: Settings) -> Sanic:
    """The web application: channels, careers page, health and metrics."""
    app = Sanic("screener", configure_logging=False)
    app.config.WEBSOCKET_MAX_SIZE = MAX_FRAME
    app.config.WEBSOCKET_PING_INTERVAL = 20
    app.config.FALLBACK_ERROR_FORMAT = "text"
    app.config.MOTD = False
    app.ctx.agent = agent
    app.ctx.draining = False
    register(channels(s), app, route="/webhooks/")
    app.blueprint(pages.careers())
    app.blueprint(pages.operations(metrics=s.metrics))
    return app


def bind(host: str, port: int) -> socket.socket:
    """A listening socket that several workers may share. Raises BadSetup when the port is taken."""
    sock = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if hasattr(socket, "SO_REUSEPORT"):
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    try:
        sock.bind((host.strip("[]"), port))
    except OSError as error:
        raise BadSetup(f"Port {port} on {host} cannot be used ({error.strerror}); set SCREENER_PORT.") from None
    return sock


async def serve(s: Settings) -> None:
    """Serve until SIGTERM or SIGINT; then let open turns end, tell clients to come back, and stop."""
    model = newest_model()
    if model is None:
        raise BadSetup("There is no trained model: run `screener train`.")
    agent = await load(s, model)
    warm_up()
    app = create_app(agent, s)
    server: Any = await app.create_server(sock=bind(s.host, s.port), return_asyncio_server=True, access_log=False)
    await server.startup()
    await server.before_start()
    await server.after_start()
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop.set)
    await server.start_serving()
    print("ready", flush=True)
    await stop.wait()
    await _drain(app, server)


async def _drain(app: Sanic, server: Any) -> None:
    """Say at /ready that this worker stops, let turns and chats end, then stop listening and close what is left."""
    app.ctx.draining = True
    for channel in app.ctx.input_channels:
        if isinstance(channel, ChatInput):
            await channel.drain(DRAIN_SECONDS)
    server.close()
    await server.before_stop()
    await server.wait_closed()
    for connection in list(server.connections):
        connection.abort()
    await server.after_stop()


def main() -> int:
    """Exit status 0 after a clean stop, 1 with one plain line when the server cannot start."""
    try:
        s = settings()
        logs.configure(s)
        asyncio.run(serve(s))
    except ScreenerError as error:
        print(error, file=sys.stderr)
        return 1
    return 0
