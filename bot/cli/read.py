"""`screener read`: readings of answers, a JSON line in and a JSON line out."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Annotated, Any

import typer

from bot.screening.criterion import Criterion
from bot.screening.errors import BadCriterion, BadMessage, ScreenerError
from bot.screening.reading import Reading

Reader = Callable[[Criterion, str], Reading]

LONGEST = 2_000
"""Characters that one message may have, as in the chat."""


def read(
    explain: Annotated[bool, typer.Option("--explain", help="Add which rule or model decided.")] = False,
) -> None:
    """Read answers against criteria: {"criterion": {...}, "text": "..."} a line on standard input."""
    reader = chat_reader()
    bad = 0
    for number, line in enumerate(sys.stdin.buffer, start=1):
        if not line.strip():
            continue
        result = read_line(line, reader, explain)
        bad += "error" in result
        sys.stdout.write(json.dumps(result, ensure_ascii=False) + "\n")
        if "error" in result:
            sys.stderr.write(f"screener read: line {number}: {result['error']}\n")
    sys.stdout.flush()
    if bad:
        raise typer.Exit(1)


def read_line(line: bytes, reader: Reader, explain: bool = False) -> dict[str, Any]:
    """The reading of one line as the JSON object to print, or {"error": ...} when the line cannot be used."""
    try:
        criterion, text = _parse(line)
        reading = reader(criterion, text)
    except ScreenerError as problem:
        return {"error": str(problem)}
    out = {**reading.to_dict(), "value": dict(reading.understood)}
    if explain:
        out.update(rule=reading.rule, sensitive=reading.sensitive, leaning=bool(reading.leaning))
    return out


def _parse(line: bytes) -> tuple[Criterion, str]:
    try:
        data = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        raise BadMessage("The line is not UTF-8 text.") from None
    except (ValueError, RecursionError):
        raise BadMessage("The line is not JSON.") from None
    if not isinstance(data, dict):
        raise BadMessage('The line must be an object with "criterion" and "text".')
    if "criterion" not in data:
        raise BadCriterion('The line has no "criterion".')
    text = data.get("text")
    if not isinstance(text, str):
        raise BadMessage('The line has no "text" in quotes.')
    if len(text) > LONGEST:
        raise BadMessage(f"The text is longer than {LONGEST} characters.")
    return Criterion.from_dict(data["criterion"]), text


def chat_reader() -> Reader:
    """The way of reading that the chat uses: rules, and the intent model where one is trained."""
    try:
        from bot.matching.understand import understand
    except ModuleNotFoundError:
        from bot.matching import read as read_by_rules

        return read_by_rules
    return lambda criterion, text: understand(criterion, text).reading


if __name__ == "__main__":
    typer.run(read)
