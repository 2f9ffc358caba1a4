"""Log lines for people or machines. Applicants' words are in none of them.

Words could come in by three ways: in what Rasa and other libraries say about a message, in an exception's text, and in
the variables that a traceback shows. So other libraries' lines are left out while a turn runs, and of an exception
only its type and its places in the code are told.
"""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Iterator, MutableMapping
from contextvars import ContextVar
from types import TracebackType
from typing import Any

import structlog

from bot.screening.errors import BadSetup, Conflict
from bot.settings import Settings

OURS = ("bot", "actions")
"""The packages whose lines follow SCREENER_LOG_LEVEL; of all others only warnings are kept."""

WORDLESS = (BadSetup, Conflict)
"""Errors of ours whose sentences never quote an applicant."""

in_turn: ContextVar[bool] = ContextVar("in_turn", default=False)
"""Set while an applicant's message is worked on."""

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None]


def configure(s: Settings) -> None:
    """Send all logging, Rasa's own included, through one formatter to stderr."""
    level = logging.getLevelName(s.log_level.upper())
    shared: list[Any] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    last: Any = structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    if s.log_format == "json":
        last = structlog.processors.JSONRenderer()
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared,
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, _tell_exception, last],
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter)
    handler.addFilter(_keep_private)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(max(level, logging.WARNING))
    for name in OURS:
        logging.getLogger(name).setLevel(level)
    # Rasa's structured log lines carry whole messages in their fields.
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(max(level, logging.WARNING)),
        processors=[_drop_fields, *shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )


def _keep_private(record: logging.LogRecord) -> bool:
    """Replace what another library says during a turn by where it says it."""
    if in_turn.get() and record.name.partition(".")[0] not in OURS:
        record.msg, record.args = f"Left out, as it may hold an applicant's words: line {record.lineno} of it.", ()
    return True


def _drop_fields(_logger: Any, _name: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    return {name: value for name, value in event.items() if name in ("event", "exc_info")}


def _tell_exception(_logger: Any, _name: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Put the exception's type and places in the place of its text."""
    exc_info = event.pop("exc_info", None)
    if exc_info is True:
        exc_info = sys.exc_info()
    if isinstance(exc_info, BaseException):
        exc_info = (type(exc_info), exc_info, exc_info.__traceback__)
    if exc_info and exc_info[1] is not None:
        event["exception"] = "\n".join(_places(exc_info[1]))
    return event


def _places(error: BaseException) -> Iterator[str]:
    """The error and what it came from, newest first: the type, then each place from the outermost inwards."""
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        said = f": {current}" if isinstance(current, WORDLESS) else ""
        yield f"{type(current).__module__}.{type(current).__qualname__}{said}"
        for frame in traceback.extract_tb(current.__traceback__):
            yield f"  {frame.filename}:{frame.lineno} {frame.name}"
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
