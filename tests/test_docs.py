"""The documents say what is so: links, commands, files, names and the examples that a reader will type.

Which subcommands and tables they must name is in tests/test_wiring.py.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, get_args

import click
import pytest
import typer
import yaml

from bot.cli import COMMANDS
from bot.settings import ROOT

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
README = PAGES[0].read_text(encoding="utf-8")
FOLDERS = ("actions", "benchmarks", "bot", "data", "deploy", "docs", "postings", "responses", "scripts", "tests")
LARGEST_IMAGE = 300 * 1024
"""Bytes."""


def read(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def document(name: str) -> str:
    return read(ROOT / "docs" / name)


def named(pattern: str) -> Iterator[tuple[str, str]]:
    """Each page's name and what it names between backticks or in code blocks by this pattern, which has one group."""
    for page in PAGES:
        code = re.findall(r"^```.*?^```$|`[^`\n]+`", read(page), re.DOTALL | re.MULTILINE)
        for found in re.findall(pattern, "\n".join(code), re.MULTILINE):
            yield page.name, found


def anchors(page: Path) -> set[str]:
    """The anchors that headings get where Markdown is shown."""
    headings = re.findall(r"^#+ (.+)$", read(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", h.lower()).replace(" ", "-") for h in headings}


# Links and images


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_a_file_and_to_a_heading_in_it(page: Path) -> None:
    broken = []
    for target, _, anchor in re.findall(r"\]\((?!https?:|mailto:)([^)#\s]*)(#([^)\s]+))?\)", read(page)):
        path = page.parent / target if target else page
        if not path.exists() or (anchor and anchor not in anchors(path)):
            broken.append(f"{target}#{anchor}")
    assert broken == []


def test_every_document_is_linked_from_the_readme() -> None:
    assert [p.name for p in PAGES if p != PAGES[0] and f"]({p.relative_to(ROOT)})" not in README] == []


def test_pictures_are_there_with_words_for_who_cannot_see_them_and_load_quickly() -> None:
    shown = [(page, *found) for page in PAGES for found in re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", read(page))]
    assert {target for page, _, target in shown if page == PAGES[0]} >= {"docs/images/chat.png"}
    for page, words, target in shown:
        picture = (page.parent / target).read_bytes()
        assert words, target
        assert picture.startswith(b"\x89PNG"), target
        assert len(picture) < LARGEST_IMAGE, target


# Commands


def command(name: str) -> click.Command:
    module, attribute = COMMANDS[name]
    found = getattr(import_module(module), attribute)
    if isinstance(found, typer.Typer):
        return typer.main.get_command(found)
    app = typer.Typer()
    app.command()(found)
    return typer.main.get_command(app)


def test_commands_in_the_documents_exist_with_their_options() -> None:
    wrong = []
    lines = list(named(r"(?:^|`)\s*(?:\.venv/bin/)?screener ([a-z][^`\n]*)"))
    assert len(lines) > 10
    for page, line in lines:
        words = line.partition("#")[0].split()
        known = command(words[0])
        if isinstance(known, click.Group) and len(words) > 1:
            if words[1] not in known.commands:
                wrong.append(f"{page}: screener {line}")
                continue
            known = known.commands[words[1]]
        options = {option for parameter in known.params for option in parameter.opts} | {"--help"}
        wrong += [f"{page}: screener {line}" for word in words if word.startswith("-") and word not in {"-", *options}]
    assert wrong == []


def test_the_readme_lists_every_group_of_commands_in_full() -> None:
    for name in COMMANDS:
        group = command(name)
        if isinstance(group, click.Group):
            (row,) = re.findall(rf"^\| `screener {name}` \|(.*)$", README, re.MULTILINE)
            assert re.findall(r"`([a-z-]+)`", row) == list(group.commands), name


def test_every_make_verb_is_in_the_readme_and_no_other_one_anywhere() -> None:
    verbs = set(re.findall(r"^([a-z]+):", read(ROOT / "Makefile"), re.MULTILINE))
    assert {found for page, found in named(r"\bmake ([a-z]+)") if page == "README.md"} == verbs
    assert {found for _, found in named(r"\bmake ([a-z]+)")} == verbs


def test_the_reading_in_the_readme_is_what_the_command_prints() -> None:
    (line,) = re.findall(r"^echo '(\{.*\})' ", README, re.MULTILINE)
    (printed,) = re.findall(r"^(\{\"status\".*\})$", README, re.MULTILINE)
    ran = subprocess.run(
        [sys.executable, "-m", "bot.cli", "read", "--explain"], input=line, capture_output=True, text=True, cwd=ROOT
    )
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout) == json.loads(printed)


# Names


def test_files_in_the_documents_exist() -> None:
    # A comment in front of an example names a file that the reader is to write.
    pattern = rf"(?<!^# )(?<![\w./<-])((?:{'|'.join(FOLDERS)})/[\w./*-]*)"
    gone = []
    for page, found in named(pattern):
        path = found.rstrip(".")
        example = "xx" in path or path.endswith("/-")
        if not example and not any(ROOT.glob(path.rstrip("/"))):
            gone.append(f"{page}: {found}")
    assert gone == []


def test_settings_in_the_documents_exist() -> None:
    known = set(re.findall(r"^(SCREENER_[A-Z_]+)=", read(ROOT / ".env.example"), re.MULTILINE))
    assert {found for _, found in named(r"(SCREENER_[A-Z_]+)")} - known == set()


def test_responses_in_the_documents_exist() -> None:
    known = yaml.safe_load(read(ROOT / "domain.yml"))["responses"]
    mentioned = {found for _, found in named(r"(utter_\w+)")}
    assert mentioned
    assert [name for name in mentioned if not any(response.startswith(name) for response in known)] == []


def choices(module: str, name: str) -> set[str]:
    alias: Any = getattr(import_module(module), name)
    return set(get_args(alias))


def column(text: str) -> set[str]:
    return set(re.findall(r"`([a-z_]+)`", text))


def test_the_verdicts_rules_are_those_of_the_present_version() -> None:
    from bot.screening.verdict import RULES_VERSION

    heading = f"## The verdict, rules version {RULES_VERSION}\n"
    text = document("architecture.md")
    assert heading in text
    section = text.split(heading)[1].split("\n## ")[0]
    assert choices("bot.screening.verdict", "Reason") <= column(section)


def test_every_phase_of_a_conversation_is_described() -> None:
    section = document("conversation.md").split("\n## Phases\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| `([a-z]+)` \|", section, re.MULTILINE)
    assert set(rows) == choices("bot.screening.interview", "Phase")


def test_the_layers_are_those_that_are_enforced() -> None:
    enforced = re.search(r"layers = \[(.*?)\]", read(ROOT / "pyproject.toml"), re.DOTALL)
    assert enforced is not None
    lines = "\n".join(re.findall(r'"([^"]+)"', enforced[1]))
    assert f"```\n{lines}\n```" in document("architecture.md")


def test_every_change_to_rasa_has_its_reason_in_the_decisions() -> None:
    code = read(ROOT / "bot/dialogue/patches.py")
    installs = re.findall(r"^def install\w*\(.*?(?=^def )", code, re.DOTALL | re.MULTILINE)
    assert len(installs) == 2
    patches = re.findall(r"^    _\w+\(", "".join(installs), re.MULTILINE)
    section = document("decisions.md").split("\n## Changes to Rasa\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| (?!---|patch )", section, re.MULTILINE)
    assert len(rows) == len(patches)


def test_the_documents_name_no_place_of_their_making() -> None:
    for page in PAGES:
        assert not re.search(r"/work/|\.\./shared|\bissue \d", read(page)), page.name
