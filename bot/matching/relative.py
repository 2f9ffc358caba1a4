"""Lengths told by the number that was asked for: "half of what you want", "one year short of that"."""

from __future__ import annotations

import re

from bot.matching.message import Message
from bot.matching.vocabulary import Shape

_ASKED = r"(?:<relative.asked>)(?!\w)"
_SHARES = (
    (Shape(rf"\b(?:<relative.half>) {_ASKED}"), 0.5),
    (Shape(rf"\b(?:<relative.twice>) {_ASKED}"), 2.0),
    (Shape(rf"\b(?:<relative.thrice>) {_ASKED}"), 3.0),
)
_BY = r"(?<![\w.])(?P<told><number>) (?P<unit>years?|months?|anos?|meses) "
_SHORT_BY = Shape(rf"{_BY}(?:<relative.short_by>) {_ASKED}")
_OVER_BY = Shape(rf"{_BY}(?:<relative.over_by>) {_ASKED}")
_JUST_OVER = Shape(rf"\b(?:<relative.just_over>) {_ASKED}")
_JUST_UNDER = Shape(rf"\b(?:<relative.just_under>) {_ASKED}")
_FAR_FROM = Shape(r"\b(?:<relative.far_from>) (?:the )?(?P<told><number>)(?: years?| anos)?(?![\w.])")
_MONTHS = 12


def by_what_is_asked(message: Message, least: float | None) -> Message:
    """The message with lengths that are told by the asked number of years in years of their own."""
    if least is None:
        return message
    text = _far_from(message.numeric, least)
    for shape, share in _SHARES:
        found = shape.search(text)
        if found and not re.search(r"\d", text[: found.start()]):
            text = f"{text[: found.start()]}{least * share:g} years{text[found.end() :]}"
    text = _SHORT_BY.sub(lambda match: f"{max(0.0, least - _years(match)):g} years", text)
    text = _OVER_BY.sub(lambda match: f"{least + _years(match):g} years", text)
    text = _JUST_OVER.sub(f"just over {least:g} years", text)
    text = _JUST_UNDER.sub(f"just under {least:g} years", text)
    return message if text == message.numeric else message.only(text)


def _far_from(text: str, least: float) -> str:
    """ "not even close to 5" without its number, when no less was asked for."""
    found = _FAR_FROM.search(text)
    if found is None or float(found["told"]) < least:
        return text
    return f"{text[: found.start()]}nowhere near it{text[found.end() :]}"


def _years(match: re.Match[str]) -> float:
    number = float(match["told"])
    return number / _MONTHS if match["unit"].startswith("m") else number
