"""`screener serve`: everything, on this machine."""

from __future__ import annotations

import os
import signal
import socket
import time
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer
from rich.console import Console

from bot.bootstrap import settings
from bot.cli.parts import Part, Parts
from bot.screening.errors import BadSetup
from bot.settings import ROOT, Settings

FIRST_RECRUITER = "recruiter@example.com"


def serve(
    port: Annotated[int | None, typer.Option(help="Port of the chat and the careers page.")] = None,
    console_port: Annotated[int | None, typer.Option(help="Port of the recruiters' console.")] = None,
    workers: Annotated[int | None, typer.Option(help="Chat processes.", min=1, max=64)] = None,
) -> None:
    """Serve the demo careers page, the chat and the console until Ctrl-C."""
    out = Console(stderr=True)
    s = settings()
    s = replace(s, port=port or s.port, console_port=console_port or s.console_port, workers=workers or s.workers)
    for stop in (signal.SIGTERM, signal.SIGINT):  # also where a shell started us with SIGINT ignored
        signal.signal(stop, _interrupt)
    for name, number in (("SCREENER_PORT", s.port), ("SCREENER_CONSOLE_PORT", s.console_port)):
        _check_free(s.host, number, name)
    _prepare(out)
    with TemporaryDirectory(prefix="screener-metrics-") as folder:
        parts = _parts(s, Path(folder))
        try:
            with out.status("Starting the chat and the console…"):
                parts.start()
            _announce(out, s)
            parts.watch(out.print)
        except KeyboardInterrupt:
            pass
        finally:
            parts.stop()
            out.print("Stopped.")


def _interrupt(*_: object) -> None:
    """SIGTERM stops everything as Ctrl-C does."""
    raise KeyboardInterrupt


def _check_free(host: str, port: int, name: str) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as sock:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            sock.bind((host.strip("[]"), port))
        except OSError as error:
            raise BadSetup(
                f"Port {port} is taken or not allowed ({error.strerror}): choose another with {name}."
            ) from None


def _prepare(out: Console) -> None:
    """Database, model, sample postings, a first recruiter: whatever is not there yet."""
    from bot.bootstrap import database
    from bot.dialogue import model

    with out.status("Preparing the database…"):
        database().migrate()
        _import_samples()
        made = _first_recruiter()
    if made is not None:
        email, password = made
        out.print("A first recruiter was made. This password is shown once and stored nowhere:")
        out.print(f"  e-mail    {email}\n  password  {password}", highlight=False, markup=False)
    if model.current_model() is None:
        began = time.monotonic()
        with out.status("Training the dialogue's model (about 20 seconds)…"):
            model.train()
        out.print(f"Trained the dialogue's model in {time.monotonic() - began:.0f} s.")


def _import_samples() -> None:
    """The sample postings, when the database holds no posting at all."""
    from bot.bootstrap import database
    from bot.postings import read_posting
    from bot.services import postings

    now = datetime.now(timezone.utc)
    with database().begin() as uow:
        if uow.postings.list(limit=1):
            return
        for path in sorted((ROOT / "postings").glob("*.html")):
            posting = read_posting(path.read_bytes(), source=path.name)
            postings.import_posting(uow, posting, now, slug=path.stem, publish=True)
        uow.commit()


def _first_recruiter() -> tuple[str, str] | None:
    from bot.bootstrap import database
    from bot.services import recruiters

    made = recruiters.create_first(database(), FIRST_RECRUITER, datetime.now(timezone.utc))
    return None if made is None else (made[0].email, made[1])


def _parts(s: Settings, metrics: Path) -> Parts:
    """The chat workers and the console. Workers that share a port share their metrics in the folder `metrics`."""
    env = {
        **os.environ,
        "TF_CPP_MIN_LOG_LEVEL": "3",  # TensorFlow is imported by Rasa; it has nothing to tell an operator
        "PYTHONWARNINGS": "ignore",
        "SCREENER_PORT": str(s.port),
        "SCREENER_CONSOLE_PORT": str(s.console_port),
        "SCREENER_WORKERS": str(s.workers),
    }
    console = Part("console", ("-m", "bot.cli", "console"), env)
    if s.workers == 1:
        return Parts([Part("chat", ("-m", "bot.dialogue"), env), console])
    env_of_chat = {**env, "PROMETHEUS_MULTIPROC_DIR": str(metrics)}
    chats = [Part(f"chat worker {n + 1}", ("-m", "bot.dialogue"), env_of_chat) for n in range(s.workers)]
    return Parts([*chats, console], metrics)


def _announce(out: Console, s: Settings) -> None:
    host = "localhost" if s.host in ("127.0.0.1", "0.0.0.0", "::") else s.host
    out.print(f"Careers page  http://{host}:{s.port}/", highlight=False)
    out.print(f"Chat          ws://{host}:{s.port}/chat", highlight=False)
    out.print(f"Console       http://{host}:{s.console_port}/console/", highlight=False)
    out.print("Press Ctrl-C to stop.")
