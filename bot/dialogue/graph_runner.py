"""Runs the model's graph node after node, in an order worked out once, in place of building a dask graph each time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rasa.engine.exceptions import GraphRunError
from rasa.engine.graph import ExecutionContext, GraphNode, GraphNodeHook, GraphSchema
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.engine.storage.storage import ModelStorage

Step = tuple[str, GraphNode, tuple[str, ...]]
"""A node's name, the node, and the names of those whose output it takes."""


class SequentialGraphRunner(DaskGraphRunner):
    """The same nodes and the same results as DaskGraphRunner's; a chat's graph has nothing to run in parallel."""

    def __init__(
        self,
        graph_schema: GraphSchema,
        model_storage: ModelStorage,
        execution_context: ExecutionContext,
        hooks: list[GraphNodeHook] | None = None,
    ) -> None:
        super().__init__(graph_schema, model_storage, execution_context, hooks)
        self._plans: dict[tuple[str, ...], tuple[Step, ...]] = {}

    def run(self, inputs: dict[str, Any] | None = None, targets: list[str] | None = None) -> dict[str, Any]:
        """Run what the targets need. Raises GraphRunError when an input's name is a node's."""
        wanted = tuple(targets or self._graph_schema.target_names)
        if wanted not in self._plans:
            self._plans[wanted] = tuple(self._plan(wanted))
        outputs: dict[str, Any] = {}
        for name, value in (inputs or {}).items():
            if name in self._instantiated_nodes:
                raise GraphRunError(f"The input {name!r} has the name of a node.")
            outputs[name] = (name, value)
        for name, node, needs in self._plans[wanted]:
            # A name without output is passed on as it is: the node itself says what it misses.
            outputs[name] = node(*(outputs.get(need, need) for need in needs))
        return dict(outputs[name] for name in wanted)

    def _plan(self, wanted: tuple[str, ...]) -> Iterator[Step]:
        """The nodes that the wanted ones need, each after those it takes from."""
        nodes = self._graph_schema.minimal_graph_schema(list(wanted)).nodes
        done: set[str] = set()

        def visit(name: str) -> Iterator[Step]:
            if name in done or name not in nodes:
                return
            done.add(name)
            needs = tuple(nodes[name].needs.values())
            for need in needs:
                yield from visit(need)
            yield name, self._instantiated_nodes[name], needs

        for name in wanted:
            yield from visit(name)
