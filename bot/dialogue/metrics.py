"""What operators watch, as Prometheus metrics. Nothing here tells who an applicant is or what they said.

Several workers that share a port keep their numbers in the folder PROMETHEUS_MULTIPROC_DIR (`screener serve` sets it),
and whichever of them is asked answers for all.
"""

from __future__ import annotations

import os

from prometheus_client import REGISTRY, CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

from bot.screening.interview import Interview

TURN_SECONDS = Histogram(
    "screener_turn_seconds",
    "Seconds from a message to the bot's stored answer, waiting included.",
    buckets=(0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30),
)
TURNS = Counter("screener_turns_total", "Turns that ended, by result: ok or failed.", ["result"])
LOCK_WAIT_SECONDS = Histogram(
    "screener_lock_wait_seconds",
    "Seconds that a turn waited for another turn of the same conversation.",
    buckets=(0.001, 0.005, 0.02, 0.1, 0.5, 1, 2, 5, 10, 30),
)
WAITING_TURNS = Gauge(
    "screener_waiting_turns",
    "Turns that wait for another turn of the same conversation now.",
    multiprocess_mode="livesum",
)
LOCKS_MISSED = Counter("screener_locks_missed_total", "Turns that ran without a lock because Redis did not answer.")
ACTIVE_CHATS = Gauge("screener_active_chats", "Applicants who are connected now.", multiprocess_mode="livesum")
CONNECTIONS_CLOSED = Counter(
    "screener_connections_closed_total", "Connections that the server closed, by close code.", ["code"]
)
INTERVIEWS_STARTED = Counter("screener_interviews_started_total", "Interviews begun, by channel.", ["channel"])
INTERVIEWS_FINISHED = Counter(
    "screener_interviews_finished_total", "Interviews ended, by status: submitted, withdrawn or erased.", ["status"]
)
VERDICTS = Counter(
    "screener_verdicts_total", "Verdicts, by outcome: qualified, needs_review or not_qualified.", ["outcome"]
)
ERRORS = Counter("screener_errors_total", "Error frames sent to applicants, by code of docs/protocol.md.", ["code"])

ALL = (
    TURN_SECONDS,
    TURNS,
    LOCK_WAIT_SECONDS,
    WAITING_TURNS,
    LOCKS_MISSED,
    ACTIVE_CHATS,
    CONNECTIONS_CLOSED,
    INTERVIEWS_STARTED,
    INTERVIEWS_FINISHED,
    VERDICTS,
    ERRORS,
)
"""Every metric of this program; docs/operations.md explains each."""

for _result in ("ok", "failed"):
    TURNS.labels(_result)  # so that a rate of failures is 0, and not missing, before the first


def page() -> bytes:
    """The metrics of this process, or of all workers that share a folder, in Prometheus' text format."""
    if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
        return generate_latest(REGISTRY)
    registry = CollectorRegistry()
    MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return generate_latest(registry)


def count_start(channel: str) -> None:
    """An interview has begun."""
    INTERVIEWS_STARTED.labels(channel).inc()


def count_end(interview: Interview, outcome: str | None) -> None:
    """An interview has ended; `outcome` is that of its verdict, None when it was left without one."""
    INTERVIEWS_FINISHED.labels(interview.status).inc()
    if outcome is not None:
        VERDICTS.labels(outcome).inc()
