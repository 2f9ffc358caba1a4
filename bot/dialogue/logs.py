"""Log lines for people or machines. Applicants' words are in none of them."""

from __future__ import annotations

import logging
import sys
import warnings
from typing import Any

import structlog

from bot.settings import Settings

QUIET = ("rasa", "rasa_sdk", "sanic", "websockets", "apscheduler", "matplotlib", "tensorflow")
"""Libraries that say what they do with each message; only their warnings are kept."""


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
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *_tracebacks(s), last],
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in QUIET:
        logging.getLogger(name).setLevel(max(level, logging.WARNING))
    # Rasa's structured log lines carry whole messages: they are kept out, whatever the level.
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(max(level, logging.WARNING)),
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
    )
    warnings.filterwarnings("ignore", module=r"rasa\.|sanic|matplotlib|pkg_resources|jax|tensorflow")


def _tracebacks(s: Settings) -> list[Any]:
    return [structlog.processors.format_exc_info] if s.log_format == "json" else []
