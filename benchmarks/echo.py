"""`python -m benchmarks.echo PORT DATABASE`: a WebSocket that echoes each message after committing it to SQLite."""

from __future__ import annotations

import asyncio
import sqlite3
import sys

from websockets.legacy.server import WebSocketServerProtocol, serve


async def run(port: int, path: str) -> None:
    """Serve on loopback until stopped."""
    database = sqlite3.connect(path)
    # As durable as Screener and the stock bot are here: each commit waits for the disk.
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=FULL")
    database.execute("CREATE TABLE IF NOT EXISTS message (text TEXT)")

    async def echo(socket: WebSocketServerProtocol) -> None:
        async for text in socket:
            with database:
                database.execute("INSERT INTO message VALUES (?)", (text,))
            await socket.send(text)

    async with serve(echo, "127.0.0.1", port):
        await asyncio.get_running_loop().create_future()


if __name__ == "__main__":
    asyncio.run(run(int(sys.argv[1]), sys.argv[2]))
