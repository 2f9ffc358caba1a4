"""Which reader reads which kind of criterion."""

from __future__ import annotations

from typing import Protocol

from bot.matching.message import Message
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading


class Reader(Protocol):
    """Reads one message against one criterion of its kind."""

    def __call__(self, criterion: Criterion, message: Message) -> Reading | None:
        """The reading, or None when nothing in the message speaks to the criterion."""


_READERS: dict[str, Reader] = {}


def register(kind: str, reader: Reader) -> None:
    """Let `reader` read criteria of `kind`; the last one registered for a kind counts."""
    _READERS[kind] = reader


def forget(kind: str) -> None:
    """Take a registered kind out again; one that nobody registered is no error."""
    _READERS.pop(kind, None)


def reader_for(kind: str) -> Reader:
    """The reader of a kind; a kind that nobody registered is read like `other`."""
    return _READERS.get(kind) or _READERS["other"]


def kinds() -> tuple[str, ...]:
    """All kinds that have a reader of their own."""
    return tuple(_READERS)
