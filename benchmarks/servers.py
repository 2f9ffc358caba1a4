"""Starting, watching and stopping the servers under test: always whole process trees, and only our own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil

STOP_SECONDS = 20
"""How long a server may take to stop by itself before it is killed."""


@dataclass
class Servers:
    """All processes of one contestant."""

    log: Path
    """Where everything they print goes."""
    started: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self, command: Sequence[str], env: Mapping[str, str], cwd: Path) -> None:
        """Start one more server, in a session of its own. What PYTHON* variables of ours say is not for it."""
        inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        with self.log.open("ab") as log:
            self.started.append(
                subprocess.Popen(
                    command,
                    env={**inherited, **env},
                    cwd=cwd,
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    start_new_session=True,
                )
            )

    def processes(self) -> list[psutil.Process]:
        """Every process started here, with all descendants that live now."""
        found: list[psutil.Process] = []
        for server in self.started:
            with suppress(psutil.NoSuchProcess):
                root = psutil.Process(server.pid)
                found += [root, *root.children(recursive=True)]
        return found

    def cpu_seconds(self) -> float:
        """CPU time of all processes so far, user and system."""
        total = 0.0
        for process in self.processes():
            with suppress(psutil.NoSuchProcess):
                times = process.cpu_times()
                total += times.user + times.system
        return total

    def resident_bytes(self) -> int:
        """Resident memory of all processes; pages they share count once for each."""
        total = 0
        for process in self.processes():
            with suppress(psutil.NoSuchProcess):
                total += process.memory_info().rss
        return total

    def check(self) -> None:
        """Raise RuntimeError with the end of the log when a server has stopped."""
        for server in self.started:
            if server.poll() is not None:
                end = "\n".join(self.log.read_text(errors="replace").splitlines()[-15:])
                raise RuntimeError(f"{server.args!r} stopped with status {server.returncode}:\n{end}")

    def stop(self) -> None:
        """End all of them: politely, then by force."""
        everything = self.processes()
        for server in reversed(self.started):
            with suppress(ProcessLookupError):
                server.send_signal(signal.SIGTERM)
        deadline = time.monotonic() + STOP_SECONDS
        for server in self.started:
            with suppress(subprocess.TimeoutExpired):
                server.wait(max(0.1, deadline - time.monotonic()))
        for process in everything:
            with suppress(psutil.NoSuchProcess):
                process.kill()
        for server in self.started:
            server.wait()
        self.started.clear()


def free_port() -> int:
    """A port of the loopback interface that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def disk_bytes(path: Path) -> int:
    """The size of a file, or of all files under a folder."""
    if path.is_file():
        return path.stat().st_size
    return sum(found.stat().st_size for found in path.rglob("*") if found.is_file())
