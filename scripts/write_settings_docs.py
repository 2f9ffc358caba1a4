"""Writes .env.example and docs/settings.md from bot/settings.py: run it after a setting has changed."""

from __future__ import annotations

from dataclasses import fields

from bot.settings import PREFIX, ROOT, Settings

ENV_HEAD = """\
# All settings. Copy this file to .env and change what you need; an environment variable wins over .env.
"""
TABLE_HEAD = """\
# Settings

Every setting is an environment variable, or a line in `.env` in the project's root (copy
[.env.example](../.env.example)); the environment wins. A value that cannot be is refused at start with one sentence.
This page is written by `scripts/write_settings_docs.py` from `bot/settings.py`.

| variable | default | values | what it does |
| --- | --- | --- | --- |
"""


def env_example() -> str:
    """The text of .env.example: each setting at its default, with a line that explains it."""
    parts = [ENV_HEAD]
    for spec in fields(Settings):
        about, allowed, shown = (spec.metadata[key] for key in ("about", "allowed", "shown"))
        parts.append(f"\n# {about}. Values: {allowed}.\n{PREFIX}{spec.name.upper()}={shown}\n")
    return "".join(parts)


def settings_page() -> str:
    """The text of docs/settings.md."""
    rows = []
    for spec in fields(Settings):
        about, allowed, shown = (spec.metadata[key] for key in ("about", "allowed", "shown"))
        default = f"`{shown}`" if shown else "empty"
        rows.append(f"| `{PREFIX}{spec.name.upper()}` | {default} | {allowed} | {about} |\n")
    return TABLE_HEAD + "".join(rows)


if __name__ == "__main__":
    (ROOT / ".env.example").write_text(env_example(), encoding="utf-8")
    (ROOT / "docs" / "settings.md").write_text(settings_page(), encoding="utf-8")
