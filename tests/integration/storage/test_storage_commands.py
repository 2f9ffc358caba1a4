"""`screener posting` and `screener recruiter`, as a person runs them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

WELDER = """<h1>Welder</h1><p>Requisition: HW-12</p><h2>Requirements</h2><ul>
<li>At least three years of welding experience</li><li>Must be able to work nights and weekends</li></ul>"""


class Screener:
    """The command on a database of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._env = {**os.environ, "SCREENER_DATABASE_URL": f"sqlite:///{folder / 'screener.db'}", "COLUMNS": "120"}

    def __call__(self, *arguments: str, text: str = "") -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "bot.cli", *arguments]
        return subprocess.run(
            command, env=self._env, input=text, capture_output=True, text=True, timeout=60, check=False
        )

    def json(self, *arguments: str, text: str = "") -> object:
        """What a command printed as JSON; it must have gone well."""
        done = self(*arguments, text=text)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)


@pytest.fixture
def screener(tmp_path: Path) -> Screener:
    return Screener(tmp_path)


def test_a_posting_is_imported_looked_at_published_and_closed(screener: Screener) -> None:
    file = screener.folder / "welder.html"
    file.write_text(WELDER)
    imported = screener("posting", "import", str(file))
    assert imported.returncode == 0
    assert re.fullmatch(r"welder: version 1, draft, \d criteria\n", imported.stdout)
    assert "three years of welding" in screener("posting", "show", "welder").stdout
    assert "version 1" in screener("posting", "publish", "welder").stdout
    assert "published" in screener("posting", "list").stdout
    assert screener("posting", "close", "WELDER").returncode == 0
    assert screener.json("posting", "list", "--status", "published", "--json") == []


def test_importing_changed_words_makes_a_version_and_the_same_words_make_none(screener: Screener) -> None:
    [first] = screener.json("posting", "import", "-", "--publish", "--json", text=WELDER)
    [same] = screener.json("posting", "import", "-", "--json", text=WELDER)
    [changed] = screener.json("posting", "import", "-", "--json", text=WELDER.replace("three", "four"))
    assert (first["version"], first["status"]) == (same["version"], same["status"]) == (1, "published")
    assert (changed["version"], changed["status"], changed["slug"]) == (2, "draft", first["slug"])
    [listed] = screener.json("posting", "list", "--json")
    assert (listed["published_version"], listed["latest_version"]) == (1, 2)


def test_an_export_can_be_written_to_a_file(screener: Screener) -> None:
    screener.json("posting", "import", "-", "--json", "--name", "hull-welder", text=WELDER)
    file = screener.folder / "export.json"
    assert screener("posting", "export", "hull-welder", "--output", str(file)).returncode == 0
    exported = json.loads(file.read_text())
    assert exported == screener.json("posting", "show", "hull-welder", "--json")
    assert all(c["question"] and c["evidence"] in exported["text"] for c in exported["criteria"])
    assert screener("posting", "export", "hull-welder", "-o", str(file / "x")).returncode == 1


def test_one_bad_file_does_not_stop_the_others(screener: Screener) -> None:
    (screener.folder / "in").mkdir()
    (screener.folder / "in" / "a.html").write_text(" ")
    (screener.folder / "in" / "b.html").write_text(WELDER)
    done = screener("posting", "import", str(screener.folder / "in"), str(screener.folder / "none.html"))
    assert done.returncode == 1
    assert done.stdout.startswith("welder: version 1")
    refused = [line for line in done.stderr.splitlines() if ".html: " in line]
    assert [Path(line.split(": ")[0]).name for line in refused] == ["a.html", "none.html"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("posting", "show", "nope"), 'There is no posting "nope"'),
        (("posting", "list", "--status", "open"), "draft, published or closed"),
        (("posting", "import", "-", "--name", "A b"), "small letters"),
        (("posting", "import", "-", "-", "--name", "a"), "one by one"),
        (("recruiter", "deactivate", "bo@example.com"), "There is no recruiter bo@example.com"),
        (("recruiter", "add", "bo"), "not an email address"),
    ],
)
def test_what_cannot_be_done_is_one_plain_line(screener: Screener, arguments: tuple[str, ...], sentence: str) -> None:
    done = screener(*arguments, text=WELDER)
    assert done.returncode == 1
    assert done.stdout == ""
    assert sentence in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_recruiter_is_added_with_a_password_that_is_shown_once(screener: Screener) -> None:
    added = screener("recruiter", "add", "ana@example.com", "--name", "Ana")
    password = added.stdout.split()[-1]
    assert len(password) >= 20
    assert "Ana" in screener("recruiter", "list").stdout
    assert screener("recruiter", "deactivate", "ana@example.com").returncode == 0
    [ana] = screener.json("recruiter", "list", "--json")
    assert (ana["email"], ana["active"], "password_hash" in ana) == ("ana@example.com", False, False)
    assert screener("recruiter", "activate", "ana@example.com").returncode == 0
    reset = screener("recruiter", "reset-password", "ana@example.com")
    assert reset.stdout.split()[-1] != password
    assert password.encode() not in b"".join(file.read_bytes() for file in screener.folder.iterdir())
