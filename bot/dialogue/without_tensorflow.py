"""Keeps TensorFlow out of a chat process, which needs it for nothing: Rasa imports it for components we do not use.

It is over half of a worker's memory and start-up time. In its place stands an empty shell that lets Rasa's modules be
imported and fails with one sentence when something of it is used. `screener train` leaves it out too; `rasa train`,
`rasa run` and `rasa test` are not affected, nor is a process whose config.yml names a component that might need
TensorFlow.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml

PACKAGES = frozenset({"tensorflow", "tensorflow_addons", "tensorflow_hub", "tensorflow_text", "keras"})
VERSION = "2.12.0"
"""What Rasa 3.6.21 is pinned to, and looks for."""
LIGHT = frozenset({"RulePolicy", "MemoizationPolicy", "AugmentedMemoizationPolicy", "FallbackClassifier"})
"""Rasa's own components that need no TensorFlow; those of this program do not either."""


def leave_out(config: Path) -> bool:
    """Make imports of TensorFlow give the shell, when nothing in config.yml can need it. Tells whether it did."""
    if "tensorflow" in sys.modules or not _is_light(config):
        return False
    sys.meta_path.insert(0, _Finder())
    return True


def _is_light(config: Path) -> bool:
    loaded = yaml.safe_load(config.read_text(encoding="utf-8"))
    components = [*(loaded.get("pipeline") or [None]), *(loaded.get("policies") or [None])]
    names = [component.get("name", "") if isinstance(component, dict) else "" for component in components]
    return all(name in LIGHT or name.startswith("bot.") for name in names)


class _Missing(type):
    """A class of TensorFlow's that is not there: it can be named and derived from, not used."""

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _missing(f"{cls.__name__}.{name}")

    def __call__(cls, *_: Any, **__: Any) -> Any:
        raise ImportError(f"{cls.__name__} is of TensorFlow, which this process left out: see {__name__}.")


def _missing(name: str) -> Any:
    return _Missing(name, (), {})


class _Shell(ModuleType):
    __version__ = VERSION

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.__path__ = []  # a package, so that what is in it can be imported

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        found = _missing(f"{self.__name__}.{name}")
        setattr(self, name, found)
        return found


class _Finder(MetaPathFinder, Loader):
    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname.partition(".")[0] not in PACKAGES:
            return None
        return ModuleSpec(fullname, self, is_package=True)

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _Shell(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing: a shell is empty."""
