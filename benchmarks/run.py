"""`make bench`: drives all contestants in turn on this machine and writes benchmarks/results/.

Same dialogue, same run, warm-up for all; each waits while another is driven. Every reply is checked while it is
timed, and afterwards every message is counted in the contestant's database.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.contestants.contestant import Contestant
from benchmarks.contestants.floor import Floor
from benchmarks.contestants.screener import Screener
from benchmarks.contestants.stock import Stock
from benchmarks.load import first_reply, measure
from benchmarks.report import Result, put_into, table, write
from bot.settings import ROOT, VAR

RESULTS = ROOT / "benchmarks" / "results"
PAGE = ROOT / "docs" / "performance.md"
README = ROOT / "README.md"
MODELS = VAR / "benchmark"
WARM_UP_SECONDS = 3
BUSY = 0.5
"""The load average of the last minute from which on the machine counts as busy."""

CONTESTANTS: dict[str, Callable[[Path], Contestant]] = {
    "floor": Floor,
    "stock": lambda folder: Stock(folder, MODELS),
    "screener": Screener,
    "screener-2": lambda folder: Screener(folder, workers=2),
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the benchmark; raises WrongReply or RuntimeError at the first fault of a contestant."""
    options = _parser().parse_args(arguments)
    MODELS.mkdir(parents=True, exist_ok=True)
    if os.getloadavg()[0] > BUSY:
        _say(f"This machine is busy (load {os.getloadavg()[0]:.1f}): figures will be worse than they are alone.")
    with tempfile.TemporaryDirectory(prefix="screener-bench-") as folder:
        contestants = [CONTESTANTS[name](Path(folder)) for name in options.only]
        results = run(contestants, options.applicants, options.seconds, options.no_training)
    print("\n" + table(results, Stock.name))
    if not options.dry:
        write(results, Stock.name, RESULTS)
        for page in (PAGE, README):
            put_into(page, "benchmark", table(results, Stock.name))
        print(f"Written to {RESULTS} and {PAGE}.")


def run(
    contestants: Sequence[Contestant], applicants: Sequence[int], seconds: float, no_training: bool
) -> list[Result]:
    """All figures of all contestants, one after the other at each level, so that a busy minute does not hit one alone.

    Raises RuntimeError when a message that was acknowledged is not in its database.
    """
    trained = {} if no_training else _train(contestants)
    try:
        results = [_start(contestant, trained.get(type(contestant))) for contestant in contestants]
        for number in applicants:
            for contestant, result in zip(contestants, results, strict=True):
                _say(f"{contestant.name}: {number} at once")
                level, dialogues = measure(contestant, number, seconds)
                result.levels.append(level)
                result.dialogues += dialogues
        for contestant, result in zip(contestants, results, strict=True):
            _count(contestant, result)
    finally:
        for contestant in contestants:
            contestant.servers.stop()
    for contestant, result in zip(contestants, results, strict=True):
        model, database = contestant.disk()
        result.model_mb = round(model / 2**20, 2) or None
        result.database_bytes_per_dialogue = database // result.dialogues
    return results


def _train(contestants: Sequence[Contestant]) -> dict[type, float | None]:
    """The seconds each program takes to train; one that is there twice is trained once."""
    seconds: dict[type, float | None] = {}
    for contestant in contestants:
        if type(contestant) not in seconds:
            _say(f"{contestant.name}: training")
            taken = contestant.train()
            seconds[type(contestant)] = taken and round(taken, 1)
    return seconds


def _start(contestant: Contestant, training: float | None) -> Result:
    """Start and warm up."""
    _say(f"{contestant.name}: starting")
    contestant.prepare()
    result = Result(contestant.name, round(first_reply(contestant), 2), training)
    _, warm = measure(contestant, 4, WARM_UP_SECONDS)
    result.dialogues = 1 + warm
    return result


def _count(contestant: Contestant, result: Result) -> None:
    expected = result.dialogues * contestant.kept_per_dialogue
    kept = contestant.kept()
    if kept != expected:
        raise RuntimeError(f"{contestant.name} kept {kept} messages of {expected}.")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--applicants", type=int, nargs="+", default=[1, 16, 64], help="how many at once, in turn")
    parser.add_argument("--seconds", type=float, default=20, help="how long new dialogues are begun at each level")
    parser.add_argument("--only", nargs="+", choices=list(CONTESTANTS), default=list(CONTESTANTS))
    parser.add_argument("--no-training", action="store_true", help="use the models that are there")
    parser.add_argument("--dry", action="store_true", help="print the table, write nothing")
    return parser


def _say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    main()
