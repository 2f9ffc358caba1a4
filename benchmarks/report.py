"""The benchmark's results as a table for people, as JSON for machines and as a plot."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from benchmarks.load import Level


@dataclass
class Result:
    """All figures of one contestant."""

    name: str
    first_reply_s: float
    training_s: float | None
    """Seconds; None where there is nothing to train."""
    levels: list[Level] = field(default_factory=list)
    dialogues: int = 0
    model_mb: float | None = None
    database_bytes_per_dialogue: int | None = None

    @property
    def resident_mb(self) -> float:
        """The most that all its processes held at the end of any level."""
        return max(level.resident_mb for level in self.levels)


@dataclass(frozen=True)
class Row:
    """One line of the table: a figure of the contestant, or of one of its levels."""

    label: str
    figure: str
    level: int | None = None
    more_is_better: bool = False

    def value(self, result: Result) -> float | None:
        """The figure; None where it does not apply."""
        value: float | None = getattr(result if self.level is None else result.levels[self.level], self.figure)
        return value


OF_A_LEVEL = (
    ("turns a second", "turns_per_second", True),
    ("p50 ms", "p50_ms", False),
    ("p95 ms", "p95_ms", False),
    ("p99 ms", "p99_ms", False),
    ("CPU ms a turn", "cpu_ms_per_turn", False),
)


def rows(applicants: Sequence[int]) -> list[Row]:
    """The lines of the table, in order."""
    return [
        *(
            Row(f"{label}, {number} at once", figure, place, more)
            for place, number in enumerate(applicants)
            for label, figure, more in OF_A_LEVEL
        ),
        Row("resident memory MB", "resident_mb"),
        Row("seconds to first reply", "first_reply_s"),
        Row("training s", "training_s"),
        Row("model MB", "model_mb"),
        Row("database bytes a dialogue", "database_bytes_per_dialogue"),
    ]


def table(results: Sequence[Result], peer: str) -> str:
    """A Markdown table; each contestant but the peer has its ratio to the peer, above 1 where it is better."""
    base = next((result for result in results if result.name == peer), None)
    lines = ["| | " + " | ".join(result.name for result in results) + " |", "| --- |" + " ---: |" * len(results)]
    for row in rows([level.applicants for level in results[0].levels]):
        other = row.value(base) if base else None
        cells = [_cell(row.value(result), None if result is base else other, row.more_is_better) for result in results]
        lines.append(f"| {row.label} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def _cell(value: float | None, other: float | None, more_is_better: bool) -> str:
    if value is None:
        return "none"
    shown = f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
    if not value or not other:
        return shown
    ratio = value / other if more_is_better else other / value
    return f"{shown} ({ratio:,.0f}×)" if ratio >= 10 else f"{shown} ({ratio:.2g}×)"


def write(results: Sequence[Result], peer: str, folder: Path) -> None:
    """benchmark.json, benchmark.md and benchmark.png in the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    about: dict[str, Any] = {
        "at": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "cores": os.cpu_count(),
        "load_average": os.getloadavg(),
        "machine": platform.machine(),
        "python": platform.python_version(),
        "results": [asdict(result) for result in results],
    }
    (folder / "benchmark.json").write_text(json.dumps(about, indent=2) + "\n", encoding="utf-8")
    (folder / "benchmark.md").write_text(table(results, peer), encoding="utf-8")
    _plot(results, folder / "benchmark.png")


def put_into(page: Path, name: str, text: str) -> None:
    """Replace what stands between `<!-- name -->` and `<!-- end -->` of a page. Raises ValueError without these."""
    before, mark, rest = page.read_text(encoding="utf-8").partition(f"<!-- {name} -->\n")
    _, end, after = rest.partition("<!-- end -->")
    if not mark or not end:
        raise ValueError(f"{page} has no place for {name}.")
    page.write_text(f"{before}{mark}{text}{end}{after}", encoding="utf-8")


def _plot(results: Sequence[Result], path: Path) -> None:
    import matplotlib  # takes a while to import

    matplotlib.use("agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(1, 2, figsize=(10, 4))
    for result in results:
        applicants = [level.applicants for level in result.levels]
        axes[0].plot(applicants, [level.turns_per_second for level in result.levels], marker="o", label=result.name)
        axes[1].plot(applicants, [level.p99_ms for level in result.levels], marker="o", label=result.name)
    for axis, title in zip(
        axes, ("turns a second (more is better)", "p99 of a turn, ms (less is better)"), strict=True
    ):
        axis.set(title=title, xlabel="applicants at once", xscale="log", yscale="log")
        ticks = [level.applicants for level in results[0].levels]
        axis.set_xticks(ticks, labels=[str(tick) for tick in ticks])
        axis.set_xticks([], minor=True)
        axis.grid(True, which="major", alpha=0.3)
    axes[1].legend()
    figure.tight_layout()
    figure.savefig(path, dpi=110)
    pyplot.close(figure)
