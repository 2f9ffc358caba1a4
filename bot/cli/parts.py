"""The processes that `screener serve` is made of: started, watched, started again, and stopped together."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread

from prometheus_client.multiprocess import mark_process_dead

from bot.lifeline import FLAG
from bot.screening.errors import BadSetup
from bot.settings import ROOT

STOP_SECONDS = 15
"""How long the parts may take to stop before they are ended."""
RESTARTS = 5
"""How often a part may end by itself in RESTART_SECONDS before everything stops: starting it again does not help."""
RESTART_SECONDS = 60
WATCH_SECONDS = 0.2


@dataclass
class Part:
    """One process. It says "ready" on a line of its own, and ends when its standard input does."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    process: subprocess.Popen[str] | None = None
    reader: Thread | None = None
    ends: list[float] = field(default_factory=list)
    """When it ended by itself, oldest first, in seconds of the monotonic clock."""

    def start(self) -> Event:
        """Start it; the event is set when it is ready, and when it has ended before."""
        self.process = subprocess.Popen(
            [sys.executable, *self.command, FLAG],
            cwd=ROOT,
            env=dict(self.environment),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,  # Ctrl-C in a terminal goes to every process of a session; we stop them in order
        )
        settled = Event()
        self.reader = Thread(target=_read, args=(self.process, settled), daemon=True)
        self.reader.start()
        return settled

    @property
    def ended(self) -> int | None:
        """Its exit status, None while it runs."""
        return self.process.poll() if self.process else None

    def note_end(self, now: float) -> bool:
        """Remember that it ended by itself; whether it may be started again."""
        self.ends = [then for then in self.ends if now - then < RESTART_SECONDS] + [now]
        return len(self.ends) < RESTARTS


@dataclass
class Parts:
    """All parts of the program on this machine."""

    parts: Sequence[Part]
    metrics: Path | None = None
    """Where chat workers keep their metrics, when several share them."""

    def start(self) -> None:
        """Start them all and wait until they are ready. Raises BadSetup when one is not."""
        for settled in [part.start() for part in self.parts]:
            settled.wait()
        for part in self.parts:
            if part.ended is not None:
                raise BadSetup(f"The {part.name} did not start (exit status {part.ended}); its reason is above.")

    def watch(self, tell: Callable[[str], None]) -> None:
        """Start again what ends by itself, for ever. Raises BadSetup when that does not help."""
        while True:
            for part in self.parts:
                if part.ended is not None:
                    self._start_again(part, tell)
            time.sleep(WATCH_SECONDS)

    def stop(self) -> None:
        """Tell all to stop and wait for it. What still runs after STOP_SECONDS, or at a second Ctrl-C, is ended."""
        running = [part.process for part in self.parts if part.process is not None and part.ended is None]
        for process in running:
            process.terminate()
        deadline = time.monotonic() + STOP_SECONDS
        try:
            for process in running:
                process.wait(max(0.1, deadline - time.monotonic()))
        except (subprocess.TimeoutExpired, KeyboardInterrupt):
            for process in running:
                process.kill()
                process.wait()
        for part in self.parts:
            if part.reader is not None:
                part.reader.join()

    def _start_again(self, part: Part, tell: Callable[[str], None]) -> None:
        assert part.process is not None
        status = part.process.returncode
        if self.metrics:
            mark_process_dead(part.process.pid, str(self.metrics))  # type: ignore[no-untyped-call]
        if not part.note_end(time.monotonic()):
            raise BadSetup(
                f"The {part.name} ended {RESTARTS} times within {RESTART_SECONDS} seconds (exit status {status}); "
                "its reason is above."
            )
        tell(f"The {part.name} ended by itself (exit status {status}) and is started again.")
        part.start()


def _read(process: subprocess.Popen[str], settled: Event) -> None:
    """Wait for "ready"; then keep reading, or the process would wait for us once the pipe is full."""
    with process:  # at its end both pipes are closed
        for line in process.stdout or ():
            if line.strip() == "ready":
                settled.set()
    settled.set()
