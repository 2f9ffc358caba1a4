"""Names of tools that no list holds, told by their form and by what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.postings.kinds.tails import TAIL, split_list, words_of
from bot.postings.lexicon import Hit, lexicon
from bot.postings.patterns import compiled
from bot.postings.phrases import Guarded
from bot.postings.sentences import Sentence

NAMED = Guarded(
    "proficient knowledge experience skilled familiar expertise competent fluent exposure understanding "
    "handy comfortable adept versed skills trained savvy home around hands",
    (
        r"\b(?:handy (?:with|in)|comfortable (?:with|using|in)|adept (?:at|in|with)|versed in|trained (?:in|on)|"
        r"savvy (?:with|in)|"
        r"at home (?:in|with)|way around|hands-on with|skills? (?:in|with|using))\s+(?:the\s+)?|"
        r"\b(?:proficien\w+ (?:with|in|using|at)|(?:working |strong |solid |good )?knowledge of|"
        r"experience (?:with|using|in)|skilled (?:in|with|at)|familiar\w* with|expertise (?:in|with)|"
        r"competen\w+ (?:in|with)|fluen\w+ in|exposure to|^know|you know|understanding of|experienced (?:with|in|"
        r"using))\s+(?:the\s+)?"
    ),
)
_MADE_UP = compiled(
    r"(?<![\w./-])(?!Mc[A-Z]|Mac[A-Z]|De[A-Z]|La[A-Z])(?:[A-Z][a-z]+[A-Z][A-Za-z]{1,2}|[A-Z][a-z]{2,}\d+|[A-Z][a-z]{2,}\.[a-z]{2,4})(?![\w-])"
)
"""A capital, a figure or a dot inside a word."""
_CAPITAL_INSIDE = compiled(r"[a-z][A-Z]|[a-z]{2}\d|[a-z]\.[a-z]")
_BY_ITS_CAPITALS = compiled(
    r"(?:[A-Z]?[a-z]+[A-Z][A-Za-z]+|[A-Z][\w.+#-]+)(?:(?:,\s|\s(?:or|and)\s|/)(?:[A-Z]?[a-z]+[A-Z][A-Za-z]+|[A-Z][\w.+#-]+))*"
)
"""Nothing but names, before words of how much they are wanted: "BuildingLink is a plus"."""
_OR_TOOLS_LIKE = compiled(
    r"(?i)[\s,(:]*(?:\bor (?:an?y? |some )?(?:other |similar |comparable |like |equivalent |related )?"
    r"(?:tools?|systems?|software|platforms?|programs?|similar|comparable|equivalent|the like)\b.*|"
    r"\b(?:any|either) (?:one )?(?:will do|is fine|works)\b.*)$"
)
_ORDINARY = frozenset(
    "english spanish french bachelor master degree state federal united states us u.s usa america "
    "american north south east west "
    "monday tuesday wednesday thursday friday saturday sunday january february march april "
    "may june july august september october november december "
    "christian catholic new york california texas i it hr the a an of c-level b2b b2c k-12 "
    "covid-19 covid strong excellent must ability "
    "osha dot fda epa hud va irs usda cms ceo cfo coo vp fortune 500 university college military veterans "
    "veteran".split()
)


def unknown_names(text: str) -> Iterator[tuple[int, int]]:
    """Capitalised names in a list after "proficient in", "experience with" and the like."""
    for cue in NAMED.finditer(text):
        clause = compiled(r";|\.\s|\(|\)|:|\bto\b|\bfor\b|\bwhile\b|\bin order\b").split(
            text[cue.end() : cue.end() + 160]
        )[0]
        clause = TAIL.sub("", clause)
        at = cue.end()
        for item in split_list(clause):
            where = text.find(item, at)
            if where < 0:
                continue
            at = where
            name = compiled(r"^(?:the|a|an)\s+").sub(
                "", compiled(r"\s+(?:software|systems?|tools?|platforms?|applications?|programs?)$").sub("", item)
            )
            if is_name(name) and text[where - 1 : where] != "/":
                begin = text.find(name, where)
                yield begin, begin + len(name)


def made_up_names(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Names that only a product has ("WebPT", "Tenable.sc") in an item that lists nothing but a few names."""
    text = sentence.text
    if (
        sentence.section not in ("requirements", "preferred")
        or not _CAPITAL_INSIDE.search(text)
        or len(text.split()) > 8
    ):
        return
    named = TAIL.sub("", text)
    if named != text and _BY_ITS_CAPITALS.fullmatch(named.strip(" .")):
        yield from (match.span() for match in compiled(r"\b\w*[a-z][A-Z]\w*").finditer(named))
        return
    if len(text.split()) > 6 or not _MADE_UP.search(text):
        return
    items = split_list(named)
    if all(compiled(r"[A-Z\d][\w.+#-]*(?: [A-Z\d][\w.+#-]*){0,2}").fullmatch(item) for item in items):
        yield from (match.span() for match in _MADE_UP.finditer(text))


def beside(sentence: Sentence, hits: list[Hit]) -> Iterator[tuple[int, int]]:
    """Names that no list holds, in an item of nothing but names of which one is known: "Salesforce and Outreach"."""
    text = sentence.text
    if sentence.section not in ("requirements", "preferred") or not hits or len(text.split()) > 12:
        return
    listed = _OR_TOOLS_LIKE.sub("", TAIL.sub("", text)).rstrip(" .")
    items = [item for item in split_list(listed) if item]
    if len(items) < 2 or not all(is_name(item) for item in items):
        return
    for item in items:
        at = re.search(rf"(?<![\w-]){re.escape(item)}(?![\w-])", listed)
        if at and not any(hit.start < at.end() and at.start() < hit.end for hit in hits):
            yield at.span()


def is_name(name: str) -> bool:
    """Whether one to three words read as the name of a tool: capitals or digits, and no ordinary word."""
    words = name.split()
    if any(lexicon("languages").find(name)) or name.endswith(("-based", "-like", "-style")):
        return False
    if not 1 <= len(words) <= 3 or len(name) < 2:
        return False
    if any(word.lower().strip(".'’s") in _ORDINARY for word in words) or name.lower() in words_of(
        "places", "states", "names"
    ):
        return False
    return (
        all(compiled(r"(?:[A-Z][\w.+#-]*|[a-z][A-Z]\w+|\d[\w.-]*)$").match(word) for word in words)
        and not name.isdigit()
    )
