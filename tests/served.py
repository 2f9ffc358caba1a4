"""The served program for tests, and an applicant who talks to it over a real WebSocket."""

from __future__ import annotations

import asyncio
import itertools
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import websockets.client

from bot.settings import ROOT

START_SECONDS = 120
"""How long a start may take on a busy machine."""
REPLY_SECONDS = 30


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


@dataclass
class Served:
    """One process of the program: the chat server, or everything (`screener serve`)."""

    database_url: str
    command: tuple[str, ...] = ("-m", "bot.dialogue")
    settings: dict[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)
    console_port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None
    log: Path = field(default_factory=lambda: Path(tempfile.mkstemp(prefix="screener-test-", suffix=".log")[1]))

    def start(self) -> Served:
        """Start, and wait until it can take applicants."""
        self.launch()
        return self.wait_ready()

    def launch(self) -> None:
        """Start without waiting."""
        env = {
            **{k: v for k, v in os.environ.items() if not k.startswith("SCREENER_")},
            "SCREENER_DATABASE_URL": self.database_url,
            "SCREENER_PORT": str(self.port),
            "SCREENER_CONSOLE_PORT": str(self.console_port),
            "PYTHONWARNINGS": "ignore",
            "TF_CPP_MIN_LOG_LEVEL": "3",
            **self.settings,
        }
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, *self.command], cwd=ROOT, env=env, stdout=log, stderr=log, start_new_session=True
            )

    def wait_ready(self) -> Served:
        """Wait until it can take applicants."""
        assert self.process is not None
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise RuntimeError(f"The server ended at its start: {self.log.read_text()[-2000:]}")
            if self.get("/ready"):
                return self
            time.sleep(0.1)
        raise RuntimeError(f"The server was not ready in time: {self.log.read_text()[-2000:]}")

    def get(self, path: str) -> str:
        """The body of a page, or empty when the server does not answer with 200."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=5) as answer:
                return str(answer.read().decode())
        except OSError:
            return ""

    def status(self, path: str) -> int:
        """The HTTP status of a page; 0 when nobody listens."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=5) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            error.close()
            return error.code
        except OSError:
            return 0

    def kill(self) -> None:
        """SIGKILL: no time for last words."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def stop(self) -> int:
        """SIGTERM, and the exit status."""
        assert self.process is not None
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.process.wait(30)


class Applicant:
    """A client of docs/protocol.md. Each call sends one frame and collects what comes back."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._loop = asyncio.new_event_loop()
        self._socket: Any = None
        self._ids = itertools.count(1)
        self.token = ""
        self.frames: list[dict[str, Any]] = []
        """All frames that came, oldest first."""

    def __enter__(self) -> Applicant:
        return self

    def __exit__(self, *_: object) -> None:
        self.leave()
        self._loop.close()

    def connect(self) -> None:
        """Open a connection; nothing is sent yet."""
        url = f"ws://127.0.0.1:{self._port}/chat"

        async def opened() -> Any:
            return await websockets.client.connect(url, max_size=None, ping_interval=None, open_timeout=20)

        self._socket = self._run(opened())

    def leave(self) -> None:
        """Close the connection."""
        if self._socket is not None:
            self._run(self._socket.close())
            self._socket = None

    def start(self, **fields: str) -> list[dict[str, Any]]:
        """Connect where needed and start or go on; the frames up to `state` or an error."""
        if self._socket is None:
            self.connect()
        frames = self.send({"type": "start", **fields})
        session = next((f for f in frames if f["type"] == "session"), None)
        if session:
            self.token = session["token"]
        return frames

    def say(self, text: str, id: str | None = None) -> list[dict[str, Any]]:
        """Say something; the frames up to `state` or an error."""
        return self.send({"type": "message", "id": id or f"m{next(self._ids)}-{os.urandom(4).hex()}", "text": text})

    def send(self, frame: Any) -> list[dict[str, Any]]:
        """Send one frame as it is (objects as JSON) and collect the answer."""
        self.post(frame)
        return self.collect()

    def post(self, frame: Any) -> None:
        """Send one frame without waiting."""
        self._run(self._socket.send(frame if isinstance(frame, str | bytes) else json.dumps(frame)))

    def collect(self) -> list[dict[str, Any]]:
        """The frames up to the next `state`, `error` or `pong`."""
        frames = []
        while not frames or frames[-1]["type"] not in ("state", "error", "pong"):
            frames.append(self.receive())
        return frames

    def receive(self) -> dict[str, Any]:
        """One frame."""
        raw = self._run(asyncio.wait_for(self._socket.recv(), REPLY_SECONDS))
        frame: dict[str, Any] = json.loads(raw)
        self.frames.append(frame)
        return frame

    def close_code(self) -> int:
        """Wait until the server closes; the close code."""
        self._run(asyncio.wait_for(self._socket.wait_closed(), REPLY_SECONDS))
        code = int(self._socket.close_code)
        self._socket = None
        return code

    @property
    def state(self) -> dict[str, Any]:
        """The newest `state`."""
        return next(f for f in reversed(self.frames) if f["type"] == "state")

    @property
    def said(self) -> list[str]:
        """All that the bot said so far."""
        return [f["text"] for f in self.frames if f["type"] == "bot"]

    def _run(self, awaitable: Any) -> Any:
        return self._loop.run_until_complete(awaitable)


def texts(frames: list[dict[str, Any]]) -> str:
    """What the bot said in these frames."""
    return "\n".join(f["text"] for f in frames if f["type"] == "bot")
