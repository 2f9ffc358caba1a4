"""deploy/: what is written there parses, agrees with the program, and nginx does with it what it should."""

from __future__ import annotations

import asyncio
import re
import shutil
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib.util import find_spec
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import yaml
from websockets.legacy.client import connect

from benchmarks.contestants.floor import Floor
from benchmarks.load import first_reply
from benchmarks.servers import free_port
from bot.cli import COMMANDS
from bot.dialogue import metrics
from bot.settings import PREFIX, ROOT, Settings
from tests.front import configured, running
from tests.programs import needed

DEPLOY = ROOT / "deploy"


def manifests(kind: str = "") -> list[dict[str, Any]]:
    files = sorted((DEPLOY / "kubernetes").glob("*.yaml"))
    found = [document for file in files for document in yaml.safe_load_all(file.read_text())]
    return [document for document in found if kind in ("", document["kind"])]


def pods() -> list[Any]:
    """A pod's specification for each workload, with the workload's name for the test's."""
    workloads = manifests("Deployment") + manifests("Job")
    return [pytest.param(w["spec"]["template"]["spec"], id=w["metadata"]["name"]) for w in workloads]


def compose() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
    return loaded


def commands() -> list[list[str]]:
    """Every command that a container of ours is started with."""
    ours = [service.get("command") for service in compose()["services"].values() if service["image"] == "screener"]
    ours += [pod.values[0]["containers"][0]["command"] for pod in pods()]
    ours += [yaml.safe_load(line) for line in re.findall(r"^CMD (\[.*\])$", dockerfile(), re.MULTILINE)]
    return [command for command in ours if command]


def dockerfile() -> str:
    return (DEPLOY / "Dockerfile").read_text()


@pytest.mark.parametrize("command", commands(), ids=" ".join)
def test_every_container_starts_something_that_exists(command: list[str]) -> None:
    if command[0] == "screener":
        assert command[1] in COMMANDS
    else:
        assert command[:2] == ["python", "-m"]
        module = find_spec(command[2])
        assert module, f"there is no module {command[2]}"
        assert not module.submodule_search_locations or find_spec(f"{command[2]}.__main__")


@pytest.mark.parametrize("pod", pods())
def test_every_pod_is_locked_down_and_bounded(pod: dict[str, Any]) -> None:
    (container,) = pod["containers"]
    assert container["image"] == "screener"
    assert pod["securityContext"]["runAsNonRoot"] is True
    assert container["securityContext"]["readOnlyRootFilesystem"] is True
    assert container["securityContext"]["capabilities"] == {"drop": ["ALL"]}
    assert {"cpu", "memory"} <= set(container["resources"]["limits"])
    assert pod["enableServiceLinks"] is False, "a service's name must not become a SCREENER_ variable"


@pytest.mark.parametrize("workload", manifests("Deployment"), ids=lambda w: w["metadata"]["name"])
def test_every_server_is_probed(workload: dict[str, Any]) -> None:
    (container,) = workload["spec"]["template"]["spec"]["containers"]
    assert {"readinessProbe", "livenessProbe"} <= set(container)


def test_every_variable_of_the_deployment_is_a_setting() -> None:
    known = {PREFIX + spec.name.upper() for spec in fields(Settings)}
    for file in [path for path in DEPLOY.rglob("*") if path.is_file()]:
        named = set(re.findall(rf"^\s*({PREFIX}[A-Z_]+)\s*[:=]", file.read_text(), re.MULTILINE))
        assert named <= known, f"{file.name} sets {sorted(named - known)}"


def test_autoscaling_looks_at_a_number_that_workers_give() -> None:
    (scaler,) = manifests("HorizontalPodAutoscaler")
    named = [metric["pods"]["metric"]["name"] for metric in scaler["spec"]["metrics"] if metric["type"] == "Pods"]
    assert named == ["screener_active_chats"]
    assert set(named) <= {family.name for metric in metrics.ALL for family in metric.collect()}


def test_no_secret_has_a_default() -> None:
    settings = compose()["x-screener"]["environment"]
    assert settings["SCREENER_SECRET_KEY"].startswith("${SECRET_KEY:?")
    example = (DEPLOY / "kubernetes" / "secrets.env.example").read_text()
    assert re.search(r"^SCREENER_SECRET_KEY=$", example, re.MULTILINE)


def test_the_ingress_opens_nothing_that_is_for_machines_inside() -> None:
    (ingress,) = manifests("Ingress")
    paths = ingress["spec"]["rules"][0]["http"]["paths"]
    assert ("/", "Prefix") not in {(path["path"], path["pathType"]) for path in paths}
    assert not {"/metrics", "/health", "/ready", "/webhooks", "/webhooks/rest"} & {path["path"] for path in paths}
    services = {service["metadata"]["name"] for service in manifests("Service")}
    assert {path["backend"]["service"]["name"] for path in paths} <= services


def test_the_image_holds_every_file_it_copies_and_does_not_run_as_root() -> None:
    copied = re.findall(r"^COPY (?!--from)(.*) \S+$", dockerfile(), re.MULTILINE)
    missing = [name for line in copied for name in line.split() if not (ROOT / name).exists()]
    assert missing == []
    last_stage = dockerfile().rsplit("\nFROM ", 1)[1]
    assert re.search(r"^USER 10001", last_stage, re.MULTILINE)


@pytest.mark.skipif(shutil.which("kubectl") is None, reason="kubectl is not installed")
def test_kustomize_builds_the_manifests(tmp_path: Path) -> None:
    folder = shutil.copytree(DEPLOY / "kubernetes", tmp_path / "kubernetes")
    shutil.copy(folder / "secrets.env.example", folder / "secrets.env")
    built = subprocess.run(["kubectl", "kustomize", folder], capture_output=True, text=True, timeout=60)
    if "unknown command" in built.stderr:
        pytest.skip("this kubectl has no kustomize")
    assert built.returncode == 0, built.stderr
    kinds = [document["kind"] for document in yaml.safe_load_all(built.stdout)]
    assert sorted(kinds) == sorted(
        ["ConfigMap", "Secret", *(m["kind"] for m in manifests() if m["kind"] != "Kustomization")]
    )


class _Console(BaseHTTPRequestHandler):
    """Stands for the console, and for a chat worker's plain pages: says what it was asked."""

    def do_GET(self) -> None:
        body = f"{self.server.server_port} {self.path} {self.headers['X-Forwarded-Proto']}".encode()
        self.send_response(200)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: what was asked is in the answer."""


@contextmanager
def pages() -> Iterator[int]:
    """A web server on loopback; yields its port."""
    with HTTPServer(("127.0.0.1", 0), _Console) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join()


def fetch(url: str, **headers: str) -> tuple[int, str]:
    request = urllib.request.Request(url, headers={name.replace("_", "-"): value for name, value in headers.items()})
    try:
        with urllib.request.urlopen(request, timeout=10) as response:
            return response.status, response.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, ""


@pytest.mark.parametrize("tls", [False, True], ids=["plain", "tls"])
def test_nginx_accepts_its_configuration(tmp_path: Path, tls: bool) -> None:
    if tls:
        subject = ["-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
        files = ["-keyout", tmp_path / "tls.key", "-out", tmp_path / "tls.crt"]
        subprocess.run(["openssl", "req", *subject, *files], check=True, capture_output=True)
    conf, _ = configured(tmp_path, [9], 9, tls=tls)
    checked = subprocess.run([needed("nginx"), "-t", "-c", conf], capture_output=True, text=True)
    assert checked.returncode == 0, checked.stderr
    assert "warn" not in checked.stderr


def test_nginx_sends_pages_to_the_chat_and_recruiters_to_the_console(tmp_path: Path) -> None:
    with pages() as chat, pages() as console:
        conf, port = configured(tmp_path, [chat], console)
        with running(conf, port) as address:
            assert fetch(f"http://{address}/jobs/x?y=1") == (200, f"{chat} /jobs/x?y=1 http")
            assert fetch(f"http://{address}/webhooks/slack/webhook") == (200, f"{chat} /webhooks/slack/webhook http")
            assert fetch(f"http://{address}/console/login") == (200, f"{console} /console/login http")
            over_tls = fetch(f"http://{address}/api/v1/interviews", X_Forwarded_Proto="https")
            assert over_tls == (200, f"{console} /api/v1/interviews https")


@pytest.mark.parametrize("path", ["/health", "/ready", "/metrics", "/webhooks/rest/webhook"])
def test_nginx_hides_what_is_for_machines_inside(tmp_path: Path, path: str) -> None:
    with pages() as chat:
        conf, port = configured(tmp_path, [chat], chat)
        with running(conf, port) as address:
            assert fetch(f"http://{address}{path}")[0] == 404


def test_a_chat_passes_through_nginx_also_when_one_worker_is_gone(tmp_path: Path) -> None:
    worker = Floor(tmp_path)
    try:
        first_reply(worker)
        conf, port = configured(tmp_path / "nginx", [free_port(), worker.port], free_port())
        with running(conf, port) as address:
            assert [asyncio.run(_echo(f"ws://{address}/chat", f"message {n}")) for n in range(4)] == [
                f"message {n}" for n in range(4)
            ]
    finally:
        worker.servers.stop()


async def _echo(url: str, text: str) -> str:
    async with connect(url) as socket:
        await socket.send(text)
        reply = await socket.recv()
    assert isinstance(reply, str)
    return reply
