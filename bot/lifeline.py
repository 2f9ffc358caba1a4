"""A process that ends when the one that started it does, however that ended: it holds the other end of a pipe."""

from __future__ import annotations

import os
import signal
import sys
from threading import Thread

FLAG = "--with-parent"
"""The option of the chat and the console that asks for it; `screener serve` uses it."""


def stop_with_parent() -> None:
    """Send this process SIGTERM when its standard input ends."""
    Thread(target=_wait, args=(sys.stdin.fileno(),), name="lifeline", daemon=True).start()


def _wait(pipe: int) -> None:
    while os.read(pipe, 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
