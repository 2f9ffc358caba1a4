"""The set-up that `make serve` and `make test` start with, and what it says where something is missing."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from bot.settings import ROOT

UV = ROOT / ".tools" / "bin" / "uv"
needs_uv = pytest.mark.skipif(not UV.exists(), reason="scripts/setup has not been run here")

FAKE_UV = """#!/bin/sh
echo "$* DONTWRITE=${PYTHONDONTWRITEBYTECODE-unset}" >> uv-calls
[ "$1" = venv ] || exit 0
mkdir -p .venv/bin
printf '#!/bin/sh\\necho 3.10\\n' > .venv/bin/python
chmod +x .venv/bin/python
cp .venv/bin/python .venv/bin/screener
"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The files that the set-up reads, in a folder of their own."""
    (tmp_path / "scripts").mkdir()
    for name in (".python-version", "scripts/setup", "pyproject.toml", "requirements.lock", "Makefile"):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


@pytest.fixture
def quick_copy(copy: Path) -> Path:
    """The same with a uv that only notes what it was asked."""
    (copy / ".tools" / "bin").mkdir(parents=True)
    (copy / ".tools" / "bin" / "uv").write_text(FAKE_UV)
    (copy / ".tools" / "bin" / "uv").chmod(0o755)
    return copy


def set_up(folder: Path, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [folder / "scripts" / "setup"], env={**os.environ, **env}, capture_output=True, text=True, timeout=60
    )


def calls(folder: Path) -> list[str]:
    return (folder / "uv-calls").read_text().splitlines()


def test_the_first_run_shows_progress_and_installs_what_is_locked(quick_copy: Path) -> None:
    run = set_up(quick_copy, PYTHONDONTWRITEBYTECODE="1")
    assert run.returncode == 0
    assert run.stderr.splitlines()[-1] == "Set up."
    asked = [call for call in calls(quick_copy) if not call.startswith("--version")]
    assert asked == [
        "venv --clear --python 3.10 .venv DONTWRITE=unset",
        "pip install --python .venv/bin/python --compile-bytecode --require-hashes -r requirements.lock"
        " DONTWRITE=unset",
        "pip install --python .venv/bin/python --no-deps --editable . DONTWRITE=unset",
    ]


def test_the_next_run_does_nothing_and_says_nothing(quick_copy: Path) -> None:
    set_up(quick_copy)
    before = calls(quick_copy)
    started = time.monotonic()
    run = set_up(quick_copy)
    took = time.monotonic() - started
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
    assert calls(quick_copy) == before
    assert took < 0.5, f"{took:.2f} s before every `make serve` and `make test`"


@pytest.mark.parametrize("changed", ["pyproject.toml", "requirements.lock", "scripts/setup"])
def test_a_change_of_dependencies_is_installed_on_the_next_run(quick_copy: Path, changed: str) -> None:
    set_up(quick_copy)
    before = len(calls(quick_copy))
    with (quick_copy / changed).open("a") as file:
        file.write("# changed\n")
    set_up(quick_copy)
    assert any("requirements.lock" in call for call in calls(quick_copy)[before:])


def test_a_moved_project_is_set_up_again(quick_copy: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    set_up(quick_copy)
    moved = Path(shutil.move(quick_copy, tmp_path_factory.mktemp("elsewhere") / "project"))
    assert set_up(moved).stderr.splitlines()[-1] == "Set up."


@needs_uv
def test_without_a_python_3_10_and_a_way_to_get_one_there_is_one_sentence(copy: Path) -> None:
    (copy / ".tools").symlink_to(ROOT / ".tools")
    nowhere = str(copy / "no-pythons")
    run = set_up(copy, UV_PYTHON_PREFERENCE="only-managed", UV_PYTHON_DOWNLOADS="never", UV_PYTHON_INSTALL_DIR=nowhere)
    assert run.returncode == 1
    assert run.stderr.splitlines() == [
        "Setting up: Python 3.10 in .venv ...",
        "Screener needs Python 3.10, and none was found here and none could be fetched: install Python 3.10 and run "
        "this again. Details are in var/set-up.log.",
    ]


@needs_uv
def test_without_a_network_there_is_one_sentence(copy: Path) -> None:
    (copy / ".tools").symlink_to(ROOT / ".tools")
    run = set_up(copy, UV_OFFLINE="1", UV_CACHE_DIR=str(copy / "empty-cache"))
    assert run.returncode == 1
    assert run.stderr.splitlines()[-1] == (
        "The set-up must download its dependencies once and could not reach the network: connect (or set up a mirror "
        "for pip) and run this again. Details are in var/set-up.log."
    )
    assert "Traceback" not in run.stderr
    assert "cause:" not in run.stderr


def test_without_any_python_there_is_one_sentence(copy: Path) -> None:
    tools = copy / "tools-only"
    tools.mkdir()
    for name in ("sh", "dirname", "cat", "cksum", "mkdir", "grep"):
        found = shutil.which(name)
        assert found
        (tools / name).symlink_to(found)
    run = set_up(copy, PATH=str(tools))
    assert run.returncode == 1
    (line,) = run.stderr.splitlines()
    assert line.startswith("Screener's set-up needs a python3 with venv")


def test_every_dependency_is_locked_with_hashes_and_without_addresses() -> None:
    lock = (ROOT / "requirements.lock").read_text()
    assert "://" not in lock
    pins = re.split(r"\n(?=\S)", lock.strip())
    assert len(pins) > 100
    assert [pin.splitlines()[0] for pin in pins if "==" not in pin or "--hash=sha256:" not in pin] == []


def test_the_lock_holds_the_small_tensorflow() -> None:
    lock = (ROOT / "requirements.lock").read_text()
    (marker,) = re.findall(r"^tensorflow==\S+ ; (.*?) \\?$", lock, re.MULTILINE)
    assert "darwin" in marker
    assert re.search(r"^tensorflow-cpu==", lock, re.MULTILINE)


def test_every_verb_of_the_makefile_is_one_line() -> None:
    lines = (ROOT / "Makefile").read_text().splitlines()
    verbs = [line.split(":")[0] for line in lines if re.match(r"[a-z]+:", line)]
    assert {"serve", "test", "check", "bench", "lock", "clean"} <= set(verbs)
    assert len([line for line in lines if line.startswith("\t")]) == len(verbs)


def test_serve_and_test_set_everything_up_first() -> None:
    for verb in ("serve", "test"):
        # The tests may themselves run under make, which tells its children so.
        env = {k: v for k, v in os.environ.items() if k not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS")}
        command = ["make", "--no-print-directory", "-n", verb]
        plan = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=True).stdout
        assert plan.splitlines()[0] == "scripts/setup"


def test_the_continuous_integration_script_is_valid_bash() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    subprocess.run(["bash", "-n", script], check=True)
