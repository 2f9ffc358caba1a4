"""`screener serve`: everything, on this machine."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timezone
from typing import Annotated

import typer
from rich.console import Console

from bot.bootstrap import settings
from bot.screening.errors import BadSetup
from bot.settings import ROOT, Settings

STOP_SECONDS = 15
"""How long the parts may take to stop before they are ended."""

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
    for name, number in (("SCREENER_PORT", s.port), ("SCREENER_CONSOLE_PORT", s.console_port)):
        _check_free(s.host, number, name)
    _prepare(out)
    parts = _start(s)
    try:
        _announce(out, s, parts)
        _watch(parts)
    finally:
        _stop(parts)
        out.print("Stopped.")


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


def _environment(s: Settings) -> Mapping[str, str]:
    return {
        **os.environ,
        "TF_CPP_MIN_LOG_LEVEL": "3",  # TensorFlow is imported by Rasa; it has nothing to tell an operator
        "PYTHONWARNINGS": "ignore",
        "SCREENER_PORT": str(s.port),
        "SCREENER_CONSOLE_PORT": str(s.console_port),
        "SCREENER_WORKERS": str(s.workers),
    }


def _start(s: Settings) -> list[subprocess.Popen[str]]:
    """The chat workers, then the console, each a process in a group of its own so that we stop them in order."""
    env = _environment(s)
    commands = [[sys.executable, "-m", "bot.dialogue"]] * s.workers + [[sys.executable, "-m", "bot.cli", "console"]]
    return [
        subprocess.Popen(c, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True, start_new_session=True)
        for c in commands
    ]


def _announce(out: Console, s: Settings, parts: list[subprocess.Popen[str]]) -> None:
    with out.status("Starting the chat and the console…"):
        for part in parts:
            _wait_ready(part)
    host = "localhost" if s.host in ("127.0.0.1", "0.0.0.0", "::") else s.host
    out.print(f"Careers page  http://{host}:{s.port}/", highlight=False)
    out.print(f"Chat          ws://{host}:{s.port}/chat", highlight=False)
    out.print(f"Console       http://{host}:{s.console_port}/console/", highlight=False)
    out.print("Press Ctrl-C to stop.")


def _wait_ready(part: subprocess.Popen[str]) -> None:
    assert part.stdout is not None
    for line in part.stdout:
        if line.strip() == "ready":
            return
    raise BadSetup(f"A part did not start (exit status {part.wait()}); its reason is above.")


def _watch(parts: list[subprocess.Popen[str]]) -> None:
    """Wait for a signal to stop, or for a part that ended by itself."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, stop)
    try:
        while True:
            for part in parts:
                if part.poll() is not None:
                    raise BadSetup(f"A part of the program ended by itself (exit status {part.returncode}).")
            time.sleep(0.5)
    except KeyboardInterrupt:
        return


def _stop(parts: list[subprocess.Popen[str]]) -> None:
    for part in parts:
        if part.poll() is None:
            part.terminate()
    deadline = time.monotonic() + STOP_SECONDS
    for part in parts:
        try:
            part.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            part.kill()
            part.wait()
