"""Programs that some tests need and not every machine has."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
import redis

from tests.served import free_port

PATHS = os.pathsep.join(("/usr/sbin", "/usr/local/sbin", "/usr/bin", "/usr/local/bin"))


def needed(program: str) -> str:
    """The program's path. Where it is not installed the test is skipped, unless CI is set: there it fails."""
    found = shutil.which(program) or shutil.which(program, path=PATHS)
    if found is None:
        message = f"{program} is not installed"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return found


@dataclass
class RedisServer:
    """A Redis of the tests' own on loopback, which keeps nothing."""

    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Its address for SCREENER_LOCK_STORE_URL."""
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> RedisServer:
        """Start it, and wait until it answers."""
        options = ("--bind", "127.0.0.1", "--port", str(self.port), "--save", "", "--appendonly", "no")
        self.process = subprocess.Popen([needed("redis-server"), *options], stdout=subprocess.DEVNULL, cwd="/tmp")
        with redis.Redis(port=self.port) as client:
            for _ in range(200):
                try:
                    client.ping()
                    return self
                except redis.ConnectionError:
                    time.sleep(0.05)
        raise RuntimeError("Redis did not start.")

    def stop(self) -> None:
        """End it at once."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()


@pytest.fixture
def redis_server() -> Iterator[RedisServer]:
    """A running Redis."""
    server = RedisServer().start()
    yield server
    server.stop()
