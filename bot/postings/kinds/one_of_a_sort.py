"""A sort of tool of which the names beside it are examples: "a scripting language (Bash, Python)", "ERPs like SAP"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from bot.postings.kinds.tails import TAIL, split_list, words_of
from bot.postings.kinds.tool_names import is_name
from bot.postings.lexicon import Hit
from bot.postings.patterns import compiled
from bot.postings.phrases import Guarded

_ENDS = compiled(r"(?i)[.;:](?:\s|$)|[()]|\s(?:to|for|in order|while|is|are|would|will|on|at|within)\s")
_BEHIND = compiled(
    r"(?i)\b(?:proficien\w+|knowledge|familiar\w*|expertise|understanding|know\w*|skill\w*|master\w*|"
    r"command|comfortable|able to|ability to)\b"
)
"""Words of knowing, behind which a sort alone with its examples is asked for."""

_OPENED = compiled(r"[(:]| (?:such as|like|e\.g|for example)")
"""Without one of these no names stand beside a sort."""


_EXAMPLES = compiled(r"(?i)[\s(](?:such as|like|e\.g\.|for example)")


@lru_cache(maxsize=2)
def _sorts(with_examples: bool) -> Guarded:
    """One of a sort with its names in brackets or behind a colon, or (slower) any sort with its examples."""
    nouns = sorted(words_of("tools", "sort", "words"))
    plural = [f"{noun}s".replace("ys", "ies") for noun in nouns]
    either = "|".join([*plural, *nouns])
    sort = (
        rf"(?:(?!(?:an?|any|one|of|in|with|and|or|to|for|the|us(?:e|ing)|working)\s)[\w/+#.-]+\s){{0,3}}?(?:{either})"
    )
    examples = (
        rf"|\b(?P<sort>{sort}),?\s\(?(?:such as|like|e\.g\.,?|for example,?)\s(?P<examples>[^().;:]+)\)?"
        if with_examples
        else ""
    )
    return Guarded(
        " ".join([*nouns, *plural]),
        rf"(?i)\b(?:an?|any|(?:at least )?one(?: or more| or several)?)(?: of)?\s(?P<one>{sort})"
        rf"(?:\s?\(|:\s)(?P<names>[^().;:]+)\)?{examples}",
    )


def one_of_a_sort(text: str, hits: list[Hit]) -> Iterator[tuple[int, int]]:
    """Where a sort stands with at least two names, or with examples behind words of knowing."""
    if not (_sorts(False).may_match(text) and _OPENED.search(text)):
        return
    for match in _sorts(_EXAMPLES.search(text) is not None).finditer(text):
        named = match.group("one") is not None
        start = match.start("one" if named else "sort")
        first = match.start("names" if named else "examples")
        listed = _only_names(text[first : match.end()])
        items = split_list(listed)
        known = [hit.end for hit in hits if first <= hit.start and hit.end <= first + len(listed)]
        known += [first + listed.rfind(item) + len(item) for item in items if is_name(item)]
        if not known:
            continue
        if len(items) > 1 if named else _BEHIND.search(text[max(0, start - 60) : start]):
            end = first + len(listed) if "(" in match.group() else max(known)
            closed = text[end : end + 1] == ")"
            yield start, end + closed if closed or "(" not in match.group() else match.end("one" if named else "sort")


def _only_names(listed: str) -> str:
    """A list without the bracket and the words that end it."""
    ended = _ENDS.search(listed)
    return TAIL.sub("", listed[: ended.start()] if ended else listed).rstrip(" ,")
