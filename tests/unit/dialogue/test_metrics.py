"""The metrics are what docs/operations.md and deploy/ say they are."""

from __future__ import annotations

import re

import pytest
from prometheus_client import Counter, Gauge, Histogram

from bot.dialogue import metrics
from bot.settings import ROOT

TYPES: dict[type, str] = {Counter: "counter", Gauge: "gauge", Histogram: "histogram"}


def documented() -> dict[str, tuple[str, str]]:
    """Type and labels of each metric in the table of docs/operations.md."""
    page = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(screener_\w+)` \| (\w+) \| ([^|]*) \|", page, re.MULTILINE)
    return {name: (kind, labels.strip()) for name, kind, labels in rows}


def name_of(metric: Counter | Gauge | Histogram) -> str:
    (family,) = metric.describe()
    return family.name + ("_total" if isinstance(metric, Counter) else "")


def test_the_documented_metrics_are_those_of_the_program() -> None:
    program = {
        name_of(metric): (TYPES[type(metric)], ", ".join(f"`{label}`" for label in metric._labelnames))
        for metric in metrics.ALL
    }
    assert documented() == program


def test_the_page_holds_every_metric() -> None:
    page = metrics.page().decode()
    for metric in metrics.ALL:
        assert f"# TYPE {name_of(metric).removesuffix('_total')}" in page


def test_autoscaling_watches_a_metric_that_exists() -> None:
    manifest = (ROOT / "deploy" / "kubernetes" / "autoscaling.yaml").read_text(encoding="utf-8")
    watched = set(re.findall(r"name: (screener_\w+)", manifest))
    assert watched
    assert watched <= documented().keys()


@pytest.mark.parametrize("metric", metrics.ALL, ids=name_of)
def test_no_label_can_grow_without_bound(metric: Counter | Gauge | Histogram) -> None:
    assert set(metric._labelnames) <= {"result", "code", "channel", "status", "outcome"}
