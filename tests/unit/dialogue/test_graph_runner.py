"""The runner of our own gives what Rasa's gives, over the same nodes."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import Any

import pytest
import rasa.core.processor
from rasa.engine.exceptions import GraphRunError
from rasa.engine.graph import ExecutionContext, GraphComponent, GraphSchema, SchemaNode
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.engine.runner.interface import GraphRunner
from rasa.engine.storage.local_model_storage import LocalModelStorage

from bot.dialogue.graph_runner import SequentialGraphRunner


class Arithmetic(GraphComponent):
    """Adds to what it is given."""

    def __init__(self, plus: int) -> None:
        self.plus = plus
        self.runs = 0

    @classmethod
    def create(cls, config: dict[str, Any], **_: Any) -> Arithmetic:
        return cls(config["plus"])

    def one(self, left: int) -> int:
        self.runs += 1
        return left + self.plus

    def two(self, left: int, right: int) -> int:
        self.runs += 1
        return left * right + self.plus


def node(fn: str, plus: int, **needs: str) -> SchemaNode:
    return SchemaNode(needs=needs, uses=Arithmetic, constructor_name="create", fn=fn, config={"plus": plus}, eager=True)


SCHEMA = GraphSchema(
    {
        "product": node("two", 0, left="more", right="most"),
        "more": node("one", 1, left="__number__"),
        "most": node("one", 100, left="more"),
        "unwanted": node("one", 7, left="missing"),
    }
)


def runner(kind: type[DaskGraphRunner], folder: Path) -> GraphRunner:
    return kind(SCHEMA, LocalModelStorage(folder), ExecutionContext(SCHEMA, "model"))


@pytest.mark.parametrize("targets", [["product"], ["most"], ["product", "more"]])
@pytest.mark.parametrize("number", [0, 5])
def test_results_are_those_of_rasas_own_runner(tmp_path: Path, targets: list[str], number: int) -> None:
    found = [
        runner(kind, tmp_path).run({"__number__": number}, targets) for kind in (SequentialGraphRunner, DaskGraphRunner)
    ]
    assert found[0] == found[1]
    assert set(found[0]) == set(targets)


def test_a_second_run_starts_from_its_own_input(tmp_path: Path) -> None:
    ours = runner(SequentialGraphRunner, tmp_path)
    assert [ours.run({"__number__": n}, ["product"])["product"] for n in (0, 5)] == [101, 6 * 106]


def test_only_what_the_targets_need_is_run_and_once(tmp_path: Path) -> None:
    ours = SequentialGraphRunner(SCHEMA, LocalModelStorage(tmp_path), ExecutionContext(SCHEMA, "model"))
    ours.run({"__number__": 1}, ["product"])
    runs = {name: graph_node._component.runs for name, graph_node in ours._instantiated_nodes.items()}
    assert runs == {"product": 1, "more": 1, "most": 1, "unwanted": 0}


@pytest.mark.parametrize("kind", [SequentialGraphRunner, DaskGraphRunner])
def test_a_missing_input_and_an_ambiguous_one_are_refused(kind: type[DaskGraphRunner], tmp_path: Path) -> None:
    with pytest.raises(GraphRunError):
        runner(kind, tmp_path).run({}, ["product"])


def test_an_input_must_not_have_the_name_of_a_node(tmp_path: Path) -> None:
    with pytest.raises(GraphRunError, match="more"):
        runner(SequentialGraphRunner, tmp_path).run({"more": 1}, ["product"])


def test_rasa_still_names_its_runner_where_we_replace_it() -> None:
    source = inspect.getsource(rasa.core.processor.MessageProcessor._load_model)
    assert "DaskGraphRunner," in source
