"""The parts of `screener serve`: started again when they end by themselves, but not for ever."""

from __future__ import annotations

import os
import time

import pytest

from bot.cli import parts
from bot.cli.parts import Part, Parts
from bot.screening.errors import BadSetup

READY = "import sys, time; print('ready', flush=True); "
UNTIL_TOLD = READY + "sys.stdin.read()"


def part(program: str) -> Part:
    return Part("part", ("-c", program), dict(os.environ))


def test_a_part_that_cannot_start_is_named_with_its_exit_status() -> None:
    one = Parts([part("import sys; sys.exit(3)")])
    with pytest.raises(BadSetup, match=r"The part did not start \(exit status 3\)"):
        one.start()
    one.stop()


def test_a_part_that_keeps_ending_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "WATCH_SECONDS", 0.01)
    told: list[str] = []
    one = Parts([part(READY + "time.sleep(0.3); sys.exit(7)")])
    one.start()
    with pytest.raises(BadSetup, match=rf"ended {parts.RESTARTS} times"):
        one.watch(told.append)
    assert len(told) == parts.RESTARTS - 1
    one.stop()


def test_ends_long_ago_are_forgiven() -> None:
    one = part("")
    assert all(one.note_end(now=n * (parts.RESTART_SECONDS + 1)) for n in range(20))


def test_stopping_ends_all_parts_and_a_deaf_one_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "STOP_SECONDS", 0.5)
    deaf = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); " + UNTIL_TOLD
    both = Parts([part(UNTIL_TOLD), part(deaf)])
    both.start()
    began = time.monotonic()
    both.stop()
    assert [one.ended is not None for one in both.parts] == [True, True]
    assert time.monotonic() - began < 5


def test_a_part_that_says_much_never_waits_for_us() -> None:
    talkative = part(READY + "print('x' * 1_000_000, flush=True)")
    one = Parts([talkative])
    one.start()
    assert talkative.process is not None
    assert talkative.process.wait(20) == 0
    one.stop()
