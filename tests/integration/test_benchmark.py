"""The benchmark measures what it says: driven here against its smallest contestant."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks import report, run
from benchmarks.contestants.floor import Floor
from benchmarks.load import Level, first_reply, measure
from benchmarks.report import Result, table


@pytest.fixture
def floor(tmp_path: Path) -> Iterator[Floor]:
    contestant = Floor(tmp_path)
    yield contestant
    contestant.servers.stop()


def test_every_turn_that_is_counted_was_answered_and_kept(floor: Floor) -> None:
    assert 0 < first_reply(floor) < 30
    level, dialogues = measure(floor, applicants=3, seconds=0.2)
    assert dialogues >= 3
    assert level.turns == dialogues * floor.kept_per_dialogue
    assert floor.kept() == (dialogues + 1) * floor.kept_per_dialogue
    assert 0 < level.p50_ms <= level.p95_ms <= level.p99_ms
    assert level.cpu_ms_per_turn > 0
    assert level.resident_mb > 5


def test_a_lost_message_fails_the_benchmark(floor: Floor, monkeypatch: pytest.MonkeyPatch) -> None:
    def lose_one(floor: Floor) -> tuple[int, int]:
        with sqlite3.connect(floor.database) as database:
            database.execute("DELETE FROM message WHERE rowid = 1")
        return kept(floor)

    kept = Floor.kept
    monkeypatch.setattr(Floor, "kept", lose_one)
    with pytest.raises(RuntimeError, match=r"kept \d+ messages of \d+"):
        run.run([floor], applicants=[1], seconds=0.1, no_training=True)


def test_a_server_that_dies_at_start_is_reported_with_its_last_words(floor: Floor) -> None:
    floor.database = floor.database.parent / "missing" / "floor.db"
    with pytest.raises(RuntimeError, match="unable to open database file"):
        first_reply(floor)


def test_stopping_leaves_no_process_behind(floor: Floor) -> None:
    first_reply(floor)
    processes = floor.servers.processes()
    floor.servers.stop()
    assert processes
    assert not any(process.is_running() for process in processes)


def _result(name: str, speed: float, first: float) -> Result:
    level = Level(16, 100, speed, 1000 / speed, 2000 / speed, 3000 / speed, 5.0, 100.0)
    return Result(name, first_reply_s=first, training_s=None, levels=[level], dialogues=10)


def test_ratios_are_above_one_where_the_contestant_is_better() -> None:
    lines = table([_result("peer", 10, 30), _result("ours", 150, 60)], "peer").splitlines()
    by_label = {line.split("|")[1].strip(): [cell.strip() for cell in line.split("|")[2:-1]] for line in lines}
    assert by_label["turns a second, 16 at once"] == ["10", "150 (15×)"]
    assert by_label["p50 ms, 16 at once"] == ["100", "6.67 (15×)"]
    assert by_label["seconds to first reply"] == ["30", "60 (0.5×)"]
    assert by_label["training s"] == ["none", "none"]


def test_results_are_written_for_people_machines_and_eyes(tmp_path: Path) -> None:
    report.write([_result("peer", 10, 30)], "peer", tmp_path)
    assert {file.name for file in tmp_path.iterdir()} == {"benchmark.json", "benchmark.md", "benchmark.png"}
    assert (tmp_path / "benchmark.png").read_bytes().startswith(b"\x89PNG")
