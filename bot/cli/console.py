"""`screener console`: the recruiters' console alone."""

from __future__ import annotations

import signal
import sys
from typing import Annotated

import typer

from bot.lifeline import FLAG, stop_with_parent


def console(with_parent: Annotated[bool, typer.Option(FLAG, hidden=True)] = False) -> None:
    """Serve the console on SCREENER_CONSOLE_PORT until it is told to stop; `screener serve` does this too."""
    if with_parent:
        stop_with_parent()
    from waitress import create_server

    from bot.bootstrap import database, settings
    from bot.console import ConsoleSettings, create_app
    from bot.screening.errors import BadSetup

    s = settings()
    limits = s.lock_store_url or "memory://"
    https = s.base_url.startswith("https://")
    own = ConsoleSettings(
        s.signing_key(), https=https, proxies=s.proxies, limits_storage=limits, session_hours=s.session_days * 24
    )
    app = create_app(database(), own)
    try:
        server = create_server(app, host=s.host, port=s.console_port, threads=8, ident="screener")
    except OSError as error:
        raise BadSetup(f"Port {s.console_port} on {s.host} cannot be used: {error.strerror}.") from None
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    print("ready", flush=True)
    server.run()
