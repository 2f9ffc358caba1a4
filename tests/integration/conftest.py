"""The dialogue in this process, for tests of its channels: the agent is loaded once."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.settings import ROOT, load_settings

if TYPE_CHECKING:
    from tests.integration.slack_workspace import Workspace


@pytest.fixture(scope="module")
def program_database(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a database with the sample postings, which this process's parts use."""
    from bot import bootstrap
    from bot.postings import read_posting
    from bot.services import postings

    file = tmp_path_factory.mktemp("program") / "screener.db"
    shutil.copy(sqlite_template, file)
    caches = (bootstrap.settings, bootstrap.database, bootstrap.conversation)
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("SCREENER_")]:
            patch.delenv(name)
        patch.setenv("SCREENER_DATABASE_URL", f"sqlite:///{file}")
        for cache in caches:
            cache.cache_clear()
        with bootstrap.database().begin() as uow:
            for path in sorted((ROOT / "postings").glob("*.html")):
                posting = read_posting(path.read_bytes(), source=path.name)
                postings.import_posting(uow, posting, datetime.now(timezone.utc), slug=path.stem, publish=True)
            uow.commit()
        yield f"sqlite:///{file}"
        bootstrap.database().dispose()
        for cache in caches:
            cache.cache_clear()


@pytest.fixture(scope="module")
def workspace(program_database: str, trained: Path) -> Iterator[Workspace]:
    """A Slack workspace with the real program behind it."""
    from bot.dialogue import server
    from bot.dialogue.slack import bot as slack_bot
    from tests.integration import slack_workspace as slack

    loop, api = slack.Loop(), slack.FakeSlackApi()
    s = replace(load_settings(), slack_token=slack.TOKEN, slack_signing_secret=slack.SECRET)
    agent = loop.run(server.load(s, trained))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(slack_bot, "API_URL", loop.run(api.start()))
        for name in ("http_proxy", "https_proxy", "all_proxy"):
            patch.delenv(name, raising=False)
            patch.delenv(name.upper(), raising=False)
        program = slack.Program(loop, agent, s)
        yield slack.Workspace(loop, api, program)
        program.stop()
    loop.run(api.stop())
    loop.stop()
