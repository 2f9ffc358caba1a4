"""Names of tools that no list holds, told by their form and by what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.postings.kinds.education import names_a_degree
from bot.postings.kinds.tails import TAIL, split_list, words_of
from bot.postings.lexicon import Hit, lexicon, ordinary_words
from bot.postings.patterns import compiled
from bot.postings.phrases import Guarded
from bot.postings.sentences import Sentence
from bot.screening.criterion import Criterion

NAMED = Guarded(
    "proficient knowledge experience skilled familiar expertise competent fluent exposure understanding "
    "handy comfortable adept versed skills trained savvy home around hands",
    (
        r"\b(?:handy (?:with|in)|comfortable (?:with|using|in)|adept (?:at|in|with)|versed in|trained (?:in|on)|"
        r"savvy (?:with|in)|"
        r"at home (?:in|with)|way around|hands-on with|skills? (?:in|with|using))\s+(?:the\s+)?|"
        r"\b(?:proficien\w+ (?:with|in|using|at)|(?:working |strong |solid |good )?knowledge of|"
        r"experience (?:working with|with|using|in)|skilled (?:in|with|at)|familiar\w* with|"
        r"expertise (?:in|with|using)|competen\w+ (?:in|with)|fluen\w+ in|exposure to|^knows?|^understands?|"
        r"(?:you|who) knows?|understanding (?:of|in)|experienced (?:with|in|using))\s+(?:the\s+)?"
    ),
)
_MADE_UP = compiled(
    r"(?<![\w./-])(?!Mc[A-Z]|Mac[A-Z]|De[A-Z]|La[A-Z])(?:[A-Z][a-z]+[A-Z][A-Za-z]{1,2}|[A-Z][a-z]{2,}\d+|[A-Z][a-z]{2,}\.[a-z]{2,4})(?![\w-])"
)
"""A capital, a figure or a dot inside a word."""
_LONG = 160
_CAPITAL_INSIDE = compiled(r"[a-z][A-Z]|[a-z]{2}\d|[a-z]\.[a-z]")
_BY_ITS_CAPITALS = compiled(
    r"(?:[A-Z]?[a-z]+[A-Z][A-Za-z]+|[A-Z][\w.+#-]+)(?:(?:,\s|\s(?:or|and)\s|/)(?:[A-Z]?[a-z]+[A-Z][A-Za-z]+|[A-Z][\w.+#-]+))*"
)
"""Nothing but names, before words of how much they are wanted: "BuildingLink is a plus"."""
_OR_TOOLS_LIKE = compiled(
    r"(?i)[\s,(:]*(?:\bor (?:an?y? |some )?(?:an)?(?:other |similar |comparable |like |equivalent |related )?"
    r"(?:[\w/-]+ )?(?:tools?|systems?|software|platforms?|programs?|similar|comparable|equivalent|the like)\b.*|"
    r"\b(?:any|either) (?:one )?(?:will do|is fine|works)\b.*)$"
)
_LABEL = compiled(r"(?:[A-Z][\w/-]*)(?:\s[\w/&-]+){0,4}:\s+")
_LISTS = compiled(r",|/|&| and | or |:")
_TOLD = Guarded(
    "tools software systems platforms programs apps applications stack technology similar comparable like", ""
)
_A_TOOL = compiled(r"(?i)\b(?:tool\w*|software|systems?|platforms?|programs?|apps?|applications?|stack|technolog\w+)\b")
"""Words that say that the names beside them are tools."""
_EXPERIENCE = compiled(r"(?i)\s(?:experience|skills?|knowledge|proficiency|users?)\W*$")
_BONUS = Guarded("bonus", r"^bonus (?:points )?(?:for|if you (?:know|use|have used)) (?P<names>[A-Z][^.;()]{2,60})")
_WISH = Guarded("plus preferred helpful nice bonus desired asset useful better great welcome", "")
_WISHED = compiled(
    r"(?:^|\()(?:(?:[Ee]xperience (?:with|in|using)|[Ff]amiliarity with|[Kk]nowledge of|(?:[Pp]rior )?[Uu]se of|"
    r"[Bb]onus (?:points )?(?:for|if you know)|[Ii]f you know|[Kk]now)\s)?"
    r"(?P<names>(?:[A-Z][\w.+#-]*|[a-z][A-Z]\w+)(?:(?:\s|,\s|\sor\s|\sand\s|/)(?:[A-Z][\w.+#-]*|[a-z][A-Z]\w+|"
    r"\d[\w.]*)){0,5})"
    r"(?:\s(?:experience|skills?|knowledge|users?))?,?\s"
    r"(?:is |are |would be |(?:very |strongly |highly )?(?=preferred|helpful|desired|nice|useful|welcome))?"
    r"(?:an? (?:big |huge |strong |definite |real |major )?(?:plus|bonus|asset)|preferred|helpful|nice|desired|useful|"
    r"even better|great|welcome)\b(?=[ ]*(?:[).;,!-]|$|to have|but|too\b))"
)
_SUFFIX = compiled(
    r"(?:ing|tion|sion|ment|ness|ity|al|ship|ogy|ics|ist|ian|ence|ance|ive|ed|ary|ory|ate|ble|ful|ous|less|or|ure|er|"
    r"ism|ty|ph?y|cs|age|care|work|men|ers|ors|ans|ate|hood|wear)$"
)
"""Endings of words that are in the language."""


_LAST_WORDS = compiled(
    r"\s+(?:[a-z]+\s)?(?:software|systems?|tools?|platforms?|applications?|programs?|(?i:experience|skills|knowledge))$"
)
"""What stands behind a name and is no part of it."""
_LEAD = compiled(r"^(?:as well as\s+)?(?:(?:the|an?)\s+)?")
"""How an item begins that adds one more: "as well as the ...". """
_CLAUSE_ENDS = compiled(r";|\.\s|\(|\)|:|\bto\b|\bfor\b|\bwhile\b|\bin order\b")
_BRACKETS = compiled(r"\s\([^()]*\)(?=\s?(?:,|and\b|or\b|&|/))")
_NAME = compiled(r"(?:[A-Z][\w.+#-]*|[a-z][A-Z]\w+|\d[\w.-]*)$")
_BEGINS_A_NAME = compiled(r"[A-Z\d]")
_STREET = compiled(r"\d+ .*\b(?:St|Street|Ave|Avenue|Rd|Road|Blvd|Ln|Lane|Dr|Drive|Way|Hwy|Rte|Route|Pike|Ct)\.?$")
"""A house in a street: it and what stands beside it are no tools."""


def _without_brackets(text: str) -> str:
    """The text with blanks for what brackets tell beside a name: "FEA (vibration) & CFD (thermal)"."""
    return _BRACKETS.sub(lambda match: " " * len(match.group()), text) if "(" in text else text


def _opened_by_a_colon(text: str, at: int, hits: list[Hit]) -> int | None:
    """Where a list of tools begins behind general words and a colon: "proficiency in the following applications: ...";
    a list of "areas" is one of tools when two of them are known."""
    colon = text.find(":", at, at + 60)
    head = text[at:colon].lower().split() if colon > at else []
    if not head or len(head) > 6:
        return None
    of_tools = head[-1] in words_of("tools", "listed", "words")
    of_areas = head[-1] in words_of("tools", "listed", "areas") and sum(hit.start > colon for hit in hits) > 1
    return colon + 1 if of_tools or of_areas else None


def list_opens(text: str, hits: list[Hit]) -> int:
    """Where the list of tools begins that words of knowing and a colon lead to; behind the text when there is none."""
    if len(hits) < 2 or ":" not in text:
        return len(text)
    opened = (_opened_by_a_colon(text, cue.end(), hits) for cue in NAMED.finditer(text))
    return next((at for at in opened if at is not None), len(text))


def unknown_names(text: str, hits: list[Hit]) -> Iterator[tuple[int, int]]:
    """Capitalised names in a list after "proficient in", "experience with" and the like."""
    if not _BEGINS_A_NAME.search(text, 1):
        return
    for cue in NAMED.finditer(text):
        at = _opened_by_a_colon(text, cue.end(), hits) or cue.end()
        window = text[at : at + (160 if at == cue.end() else 500)]
        if not _BEGINS_A_NAME.search(window):
            continue
        clause = TAIL.sub("", _CLAUSE_ENDS.split(_without_brackets(window))[0])
        for item in split_list(clause):
            where = text.find(item, at)
            if where < 0:
                continue
            at = where
            name = _LEAD.sub("", _LAST_WORDS.sub("", item))
            if is_name(name) and text[where - 1 : where] != "/" and not _is_a_field(name):
                begin = text.find(name, where)
                yield begin, begin + len(name)


def made_up_names(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Names that only a product has ("WebPT", "Tenable.sc") in an item that lists nothing but a few names."""
    text = sentence.text
    if (
        sentence.section not in ("requirements", "preferred")
        or len(text) > _LONG
        or len(text.split()) > 8
        or not _CAPITAL_INSIDE.search(text)
    ):
        return
    named = TAIL.sub("", text)
    if named != text and _BY_ITS_CAPITALS.fullmatch(named.strip(" .")):
        inside = compiled(r"\b\w*[a-z][A-Z]\w*").finditer(named)
        yield from (match.span() for match in inside if is_name(match.group()))
        return
    if len(text.split()) > 6 or not _MADE_UP.search(text):
        return
    items = split_list(named)
    if all(compiled(r"[A-Z\d][\w.+#-]*(?: [A-Z\d][\w.+#-]*){0,2}").fullmatch(item) for item in items):
        yield from (match.span() for match in _MADE_UP.finditer(text))


def beside(sentence: Sentence, hits: list[Hit]) -> Iterator[tuple[int, int]]:
    """Names that no list holds, in an item of nothing but names of which one is known: "Salesforce and Outreach".

    A label that says "tools", or "or another such system" behind them, is as good as a known one.
    """
    text = sentence.text
    if sentence.section not in ("requirements", "preferred") or len(text) > 160:
        return
    if (not hits and not _TOLD.may_match(text)) or not _LISTS.search(text) or len(text.split()) > 14:
        return
    label = _LABEL.match(text)
    start = label.end() if label else 0
    alike = _OR_TOOLS_LIKE.search(text, start) if " or " in text or " any " in text or " either " in text else None
    listed = text[: alike.start()] if alike else text
    listed = _EXPERIENCE.sub("", TAIL.sub("", listed)).rstrip(" .")
    told = bool(alike and _A_TOOL.search(alike.group())) or bool(label and _A_TOOL.search(label.group()))
    items = [item for item in split_list(listed[start:]) if item]
    if not (told or (hits and len(items) > 1)) or not all(is_name(item) for item in items):
        return
    yield from _places_of(items, listed, start, hits)


def wished_names(sentence: Sentence, hits: list[Hit]) -> Iterator[tuple[int, int]]:
    """Names that no list holds, with nothing beside them but how much they are wanted: "Lavu a plus"."""
    text = sentence.text
    if sentence.section not in ("requirements", "preferred") or not _WISH.may_match(text):
        return
    for match in (*_WISHED.finditer(text), *_BONUS.finditer(text)):
        names = match.group("names")
        items = [item for item in split_list(names) if item]
        if items and all(is_name(item) and not is_ordinary(item) and not names_a_degree(f"{item}.") for item in items):
            yield from _places_of(items, text, match.start("names"), hits)


def _places_of(items: list[str], text: str, start: int, hits: list[Hit]) -> Iterator[tuple[int, int]]:
    """Where names stand that are none of the known ones."""
    for item in items:
        at = re.compile(rf"(?<![\w-]){re.escape(item)}(?![\w-])").search(text, start)
        if at and not any(hit.start < at.end() and at.start() < hit.end for hit in hits):
            yield at.span()


def is_ordinary(name: str) -> bool:
    """Whether a name is one word that is in the language, capital or not: "Manufacturing", "Retail"."""
    if " " in name or not name[1:].islower():
        return False
    word = name.lower()
    listed = word in ordinary_words() or word in words_of("tools", "everyday", "in_no_name")
    return listed or bool(_SUFFIX.search(name))


def _is_a_field(name: str) -> bool:
    """Whether words of the language with capitals name a field or an act: "Commercial Insurance", "Pallet Wrapping"."""
    words = name.split()
    if all(word.lower() in words_of("tools", "everyday", "plain") for word in words):
        return True
    return len(words) > 1 and (
        words[0].lower() in words_of("tools", "everyday", "verbs")
        or words[-1].endswith("ing")
        or all(is_ordinary(word) for word in words)
    )


def names_others(words: list[str]) -> bool:
    """Whether a name's words call people or firms with whom one works: "Crop Adjusters", not "Microsoft Teams"."""
    return (
        len(words) > 1
        and words[-1].lower() in words_of("tools", "everyday", "others")
        and words[0] not in ("Microsoft", "MS")
    )


def is_name(name: str) -> bool:
    """Whether one to three words read as the name of a tool: capitals or digits, and no ordinary word."""
    words = name.split()
    if not 1 <= len(words) <= 3 or len(name) < 2 or not all(_NAME.match(word) for word in words):
        return False
    if names_others(words) or name.endswith(("-based", "-like", "-style")) or name.isdigit() or _STREET.match(name):
        return False
    never = words_of("tools", "everyday", "in_no_name")
    if any(word.lower().strip(".'’s") in never for word in words):
        return False
    return name.lower() not in words_of("places", "states", "names") and not any(lexicon("languages").find(name))


def is_the_employer(criterion: Criterion, employer: str | None, text: str) -> bool:
    """Whether a tool is the employer's name, which the text says once more, and need not be known: "represent Visa"."""
    name = str(criterion.get("name") or "")
    if criterion.kind != "skill" or not employer or not name or not employer.lower().startswith(name.lower()):
        return False
    said = criterion.evidence
    if text.count(name) == said.count(name):
        return False
    asked = any(said.startswith(name, cue.end()) for cue in NAMED.finditer(said))
    return not asked and not re.search(rf"{re.escape(name)} (?:experience|knowledge|skills|certif)", said)
