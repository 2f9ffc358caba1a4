"""`make bench`: drives each contestant in turn on this machine and writes benchmarks/results/.

Same dialogue, same run, warm-up for all; every reply is checked while it is timed, and afterwards every message is
counted in the contestant's database.
"""

from __future__ import annotations

import argparse
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
    results = []
    with tempfile.TemporaryDirectory(prefix="screener-bench-") as folder:
        for name in options.only:
            contestant = CONTESTANTS[name](Path(folder))
            results.append(run(contestant, options.applicants, options.seconds, options.no_training))
    print("\n" + table(results, Stock.name))
    if not options.dry:
        write(results, Stock.name, RESULTS)
        for page in (PAGE, README):
            put_into(page, "benchmark", table(results, Stock.name))
        print(f"Written to {RESULTS} and {PAGE}.")


def run(contestant: Contestant, applicants: Sequence[int], seconds: float, no_training: bool) -> Result:
    """All figures of one contestant. Raises RuntimeError when a message it acknowledged is not in its database."""
    training = None
    if not no_training:
        _say(f"{contestant.name}: training")
        training = contestant.train()
    contestant.prepare()
    try:
        _say(f"{contestant.name}: starting")
        result = Result(contestant.name, round(first_reply(contestant), 2), training and round(training, 1))
        _, warm = measure(contestant, 4, WARM_UP_SECONDS)
        result.dialogues = 1 + warm
        for number in applicants:
            _say(f"{contestant.name}: {number} at once")
            level, dialogues = measure(contestant, number, seconds)
            result.levels.append(level)
            result.dialogues += dialogues
        _count(contestant, result)
    finally:
        contestant.servers.stop()
    model, database = contestant.disk()
    result.model_mb = round(model / 2**20, 2) or None
    result.database_bytes_per_dialogue = database // result.dialogues
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
