"""nginx as deploy/ sets it up, on loopback: in front of whatever stands for the chat and the console."""

from __future__ import annotations

import re
import shutil
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.servers import free_port
from bot.settings import ROOT
from tests.programs import needed

DEPLOY = ROOT / "deploy"


def configured(folder: Path, chat: list[int], console: int, *, tls: bool = False) -> tuple[Path, int]:
    """deploy/nginx with only addresses and ports changed; returns nginx.conf and the port it listens on."""
    shutil.copytree(DEPLOY / "nginx", folder, dirs_exist_ok=True)
    port = free_port()
    upstreams = (folder / "upstreams.conf").read_text()
    servers = "\n".join(f"server 127.0.0.1:{number} max_fails=1 fail_timeout=2s;" for number in chat)
    upstreams = re.sub(r"server chat:8000 .*;", servers, upstreams)
    (folder / "upstreams.conf").write_text(upstreams.replace("console:8001", f"127.0.0.1:{console}"))
    text = (folder / "nginx.conf").read_text().replace("listen 8080", f"listen 127.0.0.1:{port}")
    for name in ("client", "proxy", "fastcgi", "uwsgi", "scgi", "nginx.pid"):
        text = text.replace(f"/tmp/{name}", f"{folder}/{name}")
    if tls:
        text = text.replace("include routes.conf;", "include tls.conf;\n        include routes.conf;")
        certified = (folder / "tls.conf").read_text().replace("/etc/nginx/tls", str(folder))
        (folder / "tls.conf").write_text(certified.replace("listen 8443", f"listen 127.0.0.1:{free_port()}"))
    (folder / "nginx.conf").write_text(text)
    return folder / "nginx.conf", port


@contextmanager
def running(conf: Path, port: int) -> Iterator[str]:
    """nginx in the foreground; yields its address."""
    with (conf.parent / "nginx.log").open("wb") as log:
        nginx = subprocess.Popen([needed("nginx"), "-c", conf, "-g", "daemon off;"], stdout=log, stderr=log)
    try:
        for _ in range(100):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=5).close()
            except urllib.error.HTTPError as error:
                error.close()
                break
            except OSError:
                time.sleep(0.05)
        yield f"127.0.0.1:{port}"
    finally:
        nginx.terminate()
        nginx.wait(10)
