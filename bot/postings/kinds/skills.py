"""Named tools, systems, programming languages and trade techniques."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.postings.found import Found
from bot.postings.kinds.tails import TAIL, split_list, words_of
from bot.postings.lexicon import Hit, lexicon
from bot.postings.patterns import compiled
from bot.postings.phrases import Guarded
from bot.postings.sentences import Sentence

_CUE = compiled(
    (
        r"\b(?:proficien\w+|knowledge|skill\w*|familiar\w*|experience|expertise|expert|competen\w+|"
        r"fluen\w+|literate|understanding|ability to (?:use|operate|read)|able to (?:use|operate|"
        r"read)|working with|using|use of|command of|trained in|certified in|comfortable with|mastery|"
        r"exposure to|background in|must know|know your way around|who knows|you know|^know|fluent in|"
        r"at home (?:in|with)|writing|savvy|perform|operate|drive|"
        r"driving)\b"
    ),
    re.IGNORECASE,
)
_NAMED = Guarded(
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
_EXAMPLES = Guarded(
    "such like e example instance ex", r"\b(?:such as|like|e\.g\.?,?|for example|for instance|ex:|examples include)\s"
)
_WORDS_WITH_TO = frozenset("Access Outlook Word Teams Windows Spring Room Publisher Square Toast".split())
"""Names that are ordinary words before "to", "of" or a verb."""
_SHORT_NAMES = frozenset("C R Go EA React Rust Swift Unity Maya Room Julia Sage Spring Hive Chef".split())
"""Names that are letters or ordinary words; they need a list or "in", "with" before them."""
_PARTS_OF_EXCEL = frozenset(("pivot tables", "pivot table", "vlookup", "vlookups", "macros", "power query", "formulas"))
_USED = compiled(
    r"(?i)\b(?:operat\w+|ability to (?:use|read|run|drive)|able to (?:use|read|run|drive)|proficien\w+|skill\w*|"
    r"knowledge of|"
    r"know how to|experience (?:with|using|in|on)|familiar\w*|use of|comfortable (?:with|using)|trained (?:in|"
    r"on)|competen\w+)\b"
)
"""Words before a thing that make handling it a skill."""
_HOW_GOOD = compiled(r"(?i)\b(?:strong|advanced|intermediate|basic|good|solid|expert|ms|microsoft)\s$")
_OR_SIMILAR = compiled(
    r"(?i)\b(?:or|and|etc\.?|other)\b[^()]*\b(?:similar|like|other|equivalent|comparable|else)\b|\betc\b"
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
_SIMILAR_ONE = compiled(r"(?i)\bor (?:an?y? |some )?(?:similar|other|comparable|related|like)\s$")
_OR_TOOLS_LIKE = compiled(
    r"(?i)[\s,(:]*(?:\bor (?:an?y? |some )?(?:other |similar |comparable |like |equivalent |related )?"
    r"(?:tools?|systems?|software|platforms?|programs?|similar|comparable|equivalent|the like)\b.*|"
    r"\b(?:any|either) (?:one )?(?:will do|is fine|works)\b.*)$"
)
_OR_EQUAL = compiled(r"(?i)\bor (?:an? )?equivalent\b[^.;,]*$")
_SPEED = Guarded(
    "type types typing keyboard keying wpm words",
    r"\b(?:types?|typing|keyboard(?:ing)?|keying)\b(?! (?:test|certificate))[^.;]{0,40}?\b\d{2,3}\+?\s?(?:net\s)?"
    r"(?:wpm|words (?:per|a) minute)|\b\d{2,3}\+?\s?(?:net\s)?(?:wpm|words (?:per|a) minute)\s(?:typing|keyboarding)",
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


def find(sentence: Sentence) -> Iterator[Found]:
    """One criterion for each named tool; examples after "such as" are left alone."""
    text = sentence.text
    hits = list(lexicon("tools").find(text))
    if (
        not hits
        and sentence.section not in ("requirements", "preferred")
        and not _NAMED.may_match(text)
        and not _SPEED.may_match(text)
    ):
        return
    examples = [m.start() for m in _EXAMPLES.finditer(text)]
    seen: set[tuple[int, int]] = set()
    suite = _suite(text, hits)
    for hit in hits:
        if suite and suite[0] <= hit.start < suite[1]:
            continue
        if _is_part_of_excel(text, hit) or _OR_EQUAL.search(text[: hit.start]):
            continue
        if hit.term.group == "equipment" and not _USED.search(text[max(0, hit.start - 80) : hit.start]):
            continue
        if compiled(r"(?i)\bno\s$|\bHVAC/$").search(text[: hit.start]) or _is_similar(text, hit, hits):
            continue  # "no SAP drivers"
        if _is_example(text, hit.start, examples) or not _reads_as_tool(text, hit.start, hit.end):
            continue
        seen.add((hit.start, hit.end))
        yield Found("skill", hit.start, hit.end, {"name": text[hit.start : hit.end]}, strong=_has_cue(text, hit.start))
    speed = _SPEED.search(text)
    if speed and not any(a < speed.end() and speed.start() < b for a, b in seen):
        yield Found(
            "skill",
            speed.start(),
            speed.end(),
            {
                "name": compiled(r"(?i)^(?:types?|typing|keyboard(?:ing)?|keying)\b(?: at least)?").sub(
                    "typing", speed.group()
                )
            },
            strong=True,
        )
    if suite:
        seen.add(suite)
        yield Found(
            "skill", *suite, {"name": _balanced(text[suite[0] : suite[1]].strip())}, strong=_has_cue(text, suite[0])
        )
    for start, end in (*_unknown_names(text), *_made_up_names(sentence), *_beside(sentence, hits)):
        if not any(a < end and start < b for a, b in seen) and not _is_example(text, start, examples):
            yield Found("skill", start, end, {"name": text[start:end]})


def _is_similar(text: str, hit: Hit, hits: list[Hit]) -> bool:
    """Whether a tool is only an example in brackets of the one before them: "an ERP (SAP, Oracle or similar)"."""
    if _SIMILAR_ONE.search(text[: hit.start]) and any(other.end <= hit.start for other in hits):
        return True
    left, right = text.rfind("(", 0, hit.start), text.find(")", hit.end)
    if left < 0 or right < 0 or text.find(")", left, hit.start) >= 0 or not _OR_SIMILAR.search(text[left:right]):
        return False
    return any(other.end <= left and left - other.end < 30 for other in hits)


def _is_part_of_excel(text: str, hit: Hit) -> bool:
    """ "Excel, including pivot tables and VLOOKUP" is one skill."""
    return hit.term.name.lower() in _PARTS_OF_EXCEL and "excel" in text[: hit.start].lower()


def _suite(text: str, hits: list[Hit]) -> tuple[int, int] | None:
    """A suite with its parts after a colon or in brackets ("MS Office: Word and Excel") is one tool."""
    for number, hit in enumerate(hits[:-1]):
        if not compiled(r"(?i)office|suite|365|workspace").search(hit.term.name):
            continue
        between = text[hit.end : hits[number + 1].start]
        if not compiled(
            r"\s?(?:products?|suite|applications?|programs?|software|tools|package)?\s?[:(]\s?(?:MS "
            r"|Microsoft |i\.e\.,? |including |especially |mostly |mainly |particularly |primarily )?",
            re.I,
        ).fullmatch(between):
            continue
        end = hits[number + 1].end
        bracket = "(" in between
        for later in hits[number + 2 :]:
            if not compiled(r"[\s,/&]*(?:and|or|and/or)?[\s,]*(?:MS |Microsoft )?", re.I).fullmatch(
                text[end : later.start]
            ):
                break
            end = later.end
        return hit.start, end + (1 if bracket and text[end : end + 1] == ")" else 0)
    return None


def _balanced(name: str) -> str:
    return name if name.count("(") == name.count(")") else name.replace("(", ": ").replace(" :", ":")


def _has_cue(text: str, at: int) -> bool:
    return bool(_CUE.search(text[max(0, at - 90) : at + 60]))


def _is_example(text: str, start: int, examples: list[int]) -> bool:
    """Whether a name is an example: after "such as" and before the sentence's next comma-free turn."""
    return any(at < start and "." not in text[at + 6 : start] and ";" not in text[at:start] for at in examples)


def _reads_as_tool(text: str, start: int, end: int) -> bool:
    """Ordinary words stay ordinary: "Word of mouth", "Access to", "Outlook on life", "Windows and doors"."""
    word, after = text[start:end], text[end : end + 20]
    if compiled(
        r"(?i)\s+(?:specialist|engineer|developer|administrator|team|manager|designer|department|"
        r"analyst|architect|technician|consultant)s?\b"
    ).match(text[end : end + 20]):
        return False
    if compiled(
        r"\s(?:accredited|approved)\b|-(?:accredited|approved|certified|licensed|like|based|compatible|related|style|enabled|driven)"
    ).match(after):
        return False
    if compiled(r"(?i)\bwe use\s(?:\w+\s)?$").search(text[:start]) or (
        word == "DOE" and compiled(r"\$\s?\d").search(text[:start])
    ):
        return False  # what the office uses; pay that is "DOE"
    if compiled(r"(?i)typing|keyboarding").fullmatch(word) and compiled(r"(?i)\s(?:test|assessment|exam)").match(after):
        return False
    if word == "excel" and not (_CUE.search(text[:start]) or _HOW_GOOD.search(text[:start])):
        return False
    if word in ("Excel", "excel") and (
        compiled(r"\s+(?:in (?:a|an|the|this|our|fast|your|all)|at|under|when|within|as|both)\b").match(after)
        or compiled(r"(?i)\b(?:to|you|will)\s$").search(text[:start])
    ):
        return False
    if compiled(
        r"(?i)basic computer skills|computer skills|typing skills|computer litera\w+|computer proficiency"
    ).fullmatch(word):
        return len(list(lexicon("tools").find(text))) == 1
    if word in _WORDS_WITH_TO and compiled(r"\s+(?:to|on|of|for|and doors?|is|are|with|must)\b").match(after):
        return False
    if word.lower() in ("spreadsheets", "typing", "data entry", "hand tools", "power tools", "blueprints"):
        return bool(_CUE.search(text)) or len(text.split()) <= 8
    if word in _SHORT_NAMES:
        return bool(
            compiled(r"[,/]\s*$|\b(?:and|or|in|with|using|for|know|knows|(?:command|knowledge) of)\s+$").search(
                text[:start]
            )
            or (not text[:start].strip() and compiled(r"\s?(?:[,/]|and\b|or\b)").match(after))
        )
    return not (
        word == "Epic"
        and compiled(r"\s+(?!experience|preferred|required|skills|certif|is\b|or\b|and\b|a plus)[a-z]").match(after)
    )


def _unknown_names(text: str) -> Iterator[tuple[int, int]]:
    """Capitalised names in a list after "proficient in", "experience with" and the like."""
    for cue in _NAMED.finditer(text):
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


def _made_up_names(sentence: Sentence) -> Iterator[tuple[int, int]]:
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


def _beside(sentence: Sentence, hits: list[Hit]) -> Iterator[tuple[int, int]]:
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
