"""`screener chat`: an interview in the terminal, and nothing else in the terminal."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from bot.settings import ROOT

pytestmark = [pytest.mark.served, pytest.mark.slow, pytest.mark.usefixtures("trained")]


def talk(database: str, posting: str, said: str) -> subprocess.CompletedProcess[str]:
    """What the command answers to these lines; the end of the input is the applicant's Ctrl-D."""
    return subprocess.run(
        [sys.executable, "-m", "bot.cli", "chat", posting],
        input=said,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "SCREENER_DATABASE_URL": database, "COLUMNS": "500"},
        timeout=120,
    )


def test_an_interview_in_the_terminal_shows_the_conversation_alone(program_database: str) -> None:
    done = talk(program_database, "account-manager-tigard", "yes to all of them\nwhat does it pay?\n")
    assert done.returncode == 0
    assert done.stderr == ""
    assert "I'm a bot" in done.stdout
    assert "Got it: nights: yes" in done.stdout
    assert "About pay, the posting says: $58,000" in done.stdout
    assert "Back to the question: Do you have a bachelor's degree" in done.stdout


def test_a_posting_that_is_not_there_is_one_plain_sentence(program_database: str) -> None:
    done = talk(program_database, "nowhere", "")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.splitlines() == [
        'screener: There is no posting "nowhere"; `screener posting list` shows the known ones.'
    ]
