"""Named tools, systems, programming languages and trade techniques."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.postings.found import Found
from bot.postings.kinds.handled import handled
from bot.postings.kinds.one_of_a_sort import one_of_a_sort
from bot.postings.kinds.rows import in_a_row
from bot.postings.kinds.tails import phrases, words_of
from bot.postings.kinds.techniques import NEED_A_CUE, read_things, techniques
from bot.postings.kinds.tool_names import NAMED, beside, list_opens, made_up_names, unknown_names, wished_names
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
_EXAMPLES = Guarded(
    "such like e example instance ex",
    r"\b(?:such as|like|e\.g\.?,?|for example|for instance|ex:|examples?:|examples include)\s",
)
_AND_MORE = Guarded(
    "include includes including",
    r"\binclud(?:ing|es?)\b(?=(?:[^.;]|\.\w)*,?\s"
    r"(?:(?:and|&)\s(?:many\s)?more\b(?!\s(?-i:[a-z]))|etc\b|among others\b))",
)
"""Before a list that goes on with "and more" or "etc.", whose names are examples."""
_GOES_ON_SO = (" more", "etc", "among others")
_WORDS_WITH_TO = frozenset("Access Outlook Word Teams Windows Spring Room Publisher Square Toast".split())
"""Names that are ordinary words before "to", "of" or a verb."""
_SHORT_NAMES = frozenset("C R Go EA Canvas Ionic React Rust Swift Unity Maya Room Julia Sage Spring Hive Chef".split())
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
_SOMEBODY_SKILLED = compiled(
    r"(?i)(?:^|\b(?:an?|are|be)\s)(?:[\w-]+\s)?(?:skilled|experienced|proficient|expert|accomplished|advanced|seasoned|"
    r"competent|fluent|strong|capable)\s(?:[\w.+#]+(?:,\s|/|\sand\s|\sor\s))*$"
)
"""Before a tool in the name of somebody's work: "skilled JavaScript developer"."""
_GOES_ON = compiled(
    r"\s(?!experience|proficien|preferred|required|desired|helpful|skills|certif|knowledge|users?\b|is\b|or\b|and\b|at\b|"
    r"a (?:\w+ )?(?:plus|must))[a-z]"
)
_TO_DO_IT = compiled(
    r"(?i)\b(?:(?:able|ability|have|needs?|how|expected|required|willing\w*) to|will|can|must|should)\s$"
)
_WE_USE = compiled(r"(?i)\((?:currently )?(?:(?:we|our)(?:['’]re| are| use| run| have)?|ours is)\b")
_SIMILAR_ONE = compiled(r"(?i)\bor (?:an?y? |some )?(?:similar|other|another|comparable|related|like|any)\s$")
_LIKE_IT = compiled(
    r"(?i)\s\(?(?:or|and/or) (?:an?y? |some )?(?:(?:other|another|similar|comparable|equivalent|like) |(?<=any ))"
    r"(?:[\w/-]+ ){0,2}?"
    r"(?:tools?|systems?|software|platforms?|programs?|packages?|(?-i:[A-Z]{2,5})s?)\b\)?(?!/)"
)
"""The general word behind a tool, which takes others like it: "McLeod or another TMS"."""
_OR_EQUAL = compiled(r"(?i)\bor (?:an? )?equivalent\b[^.;,]*$")
_ROW_OF_NAMES = compiled(r"(?:\b[A-Z][\w/&-]*\s+(?:(?:of|and|for)\s+)?){12,}[A-Z][\w/&-]*")
"""A dozen words with capitals and no stop or comma between them."""
_CAPITALS = compiled(r"(?:,?\s(?:&|and|of|[A-Z][\w.'’&-]*))*\s")
_CAPITAL = compiled(r" ([A-Z][a-z]+)\b")
_IN_A_FIRM = compiled(
    r"(?:\s(?:&|and|of|[A-Z][\w.'’&-]*)){1,4}?,?\s(?:Inc|LLC|L\.L\.C|LLP|Ltd|Corp|Corporation|PLLC|GmbH|Company|Incorporated)\b"
    r"|,?\s(?:LLC|LLP|PLLC|Incorporated)\b"
)
"""Behind a word that is a tool's name too and here begins a firm's: "PACER Center, Inc."."""
_IN_A_LIST = compiled(r"(?:,|/|\b(?:and|or))\s?_|_\s?(?:,|/|(?:and|or)\b)")
_LONG = 100
_ADDRESS = compiled(r"(?:https?://|www\.)?[\w.-]+\.(?:com|org|net|edu|gov|us|io)\b\S*\s*")
"""A line that is only an address."""
_SPEED = Guarded(
    "type types typing keyboard keying wpm words",
    r"\b(?:types?|typing|keyboard(?:ing)?|keying)\b(?! (?:test|certificate))[^.;]{0,40}?\b\d{2,3}\+?\s?(?:net\s)?"
    r"(?:wpm|words (?:per|a) minute)|\b\d{2,3}\+?\s?(?:net\s)?(?:wpm|words (?:per|a) minute)\s(?:typing|keyboarding)",
)
_TYPES = compiled(r"(?i)^(?:types?|typing|keyboard(?:ing)?|keying)\b(?:.*\btype\b)?(?: at least)?[\s(]*")
"""What leads to the speed: "typing (must be able to type at least 30 wpm)"."""


def find(sentence: Sentence) -> Iterator[Found]:
    """One criterion for each named tool; examples after "such as" are left alone."""
    text = sentence.text
    if " " not in text and _ADDRESS.fullmatch(text):
        return
    hits = _outside_rows(text, _whole_names(text, list(lexicon("tools").find(text))))
    if (
        not hits
        and sentence.section not in ("requirements", "preferred")
        and not NAMED.may_match(text)
        and not _SPEED.may_match(text)
    ):
        return
    examples = [m.start() for m in _EXAMPLES.finditer(text)] + [
        m.start() for m in (_AND_MORE.finditer(text) if any(end in text for end in _GOES_ON_SO) else ())
    ]
    seen: set[tuple[int, int]] = set()
    suite = _suite(text, hits)
    for start, end in one_of_a_sort(text, hits):
        hits = [hit for hit in hits if hit.end <= start or end <= hit.start]
        seen.add((start, end))
        yield Found("skill", start, end, {"name": text[start:end]}, strong=_has_cue(text, start))
    speed = _SPEED.search(text)
    if speed:
        hits = [hit for hit in hits if hit.end <= speed.start() or speed.end() <= hit.start]
    listed = list_opens(text, hits)
    for hit in hits:
        if suite and suite[0] <= hit.start < suite[1]:
            continue
        if _is_part_of_excel(text, hit) or _says_again(text, hit, hits) or _OR_EQUAL.search(text[: hit.start]):
            continue
        if hit.term.group in NEED_A_CUE and not _USED.search(text[max(0, hit.start - 80) : hit.start]):
            continue
        if compiled(r"(?i)\bno\s$|\bHVAC/$").search(text[: hit.start]) or _is_similar(text, hit, hits):
            continue  # "no SAP drivers"
        if _is_example(text, hit.start, examples) or not _reads_as_tool(text, hit.start, hit.end):
            continue
        seen.add((hit.start, hit.end))
        end = _with_the_like(text, hit)
        told = listed <= hit.start or _has_cue(text, hit.start)
        yield Found("skill", hit.start, end, {"name": text[hit.start : end]}, strong=told)
    if speed:
        name = _TYPES.sub("typing ", speed.group())
        yield Found("skill", *speed.span(), {"name": name}, strong=True)
        seen.add(speed.span())
    if suite:
        seen.add(suite)
        yield Found(
            "skill", *suite, {"name": _balanced(text[suite[0] : suite[1]].strip())}, strong=_has_cue(text, suite[0])
        )
    yield from _without_a_list(sentence, hits, seen, examples, listed)


def _without_a_list(
    sentence: Sentence, hits: list[Hit], seen: set[tuple[int, int]], examples: list[int], listed: int
) -> Iterator[Found]:
    """Skills that no list holds, besides those already `seen`; behind `listed` words of knowing lead to a list."""
    text = sentence.text
    for thing in read_things(sentence):
        if not any(a < thing.end and thing.start < b for a, b in seen):
            seen.add((thing.start, thing.end))
            yield thing
    for start, end in handled(text):
        if not any(a < end and start < b for a, b in seen) and not _is_example(text, start, examples):
            seen.add((start, end))
            yield Found("skill", start, end, {"name": text[start:end]}, strong=True)
    for start, end in (
        *unknown_names(text, hits),
        *made_up_names(sentence),
        *beside(sentence, hits),
        *in_a_row(text, hits),
        *wished_names(sentence, hits),
        *techniques(sentence, [hit for hit in hits if not _is_part_of_excel(text, hit)]),
    ):
        if not any(a < end and start < b for a, b in seen) and not _is_example(text, start, examples):
            seen.add((start, end))
            yield Found("skill", start, end, {"name": text[start:end]}, strong=listed <= start)


def _whole_names(text: str, hits: list[Hit]) -> list[Hit]:
    """The tools; a maker's name with what it makes is one: "Cisco VPN", "Oracle SQL"."""
    out: list[Hit] = []
    for hit in hits:
        made = out and text[out[-1].end : hit.start] == " " and text[hit.start].isupper()
        if made and text[out[-1].start : out[-1].end].lower() in words_of("tools", "makers", "words"):
            out[-1] = replace(out[-1], end=hit.end)
        else:
            out.append(hit)
    return out


def _outside_rows(text: str, hits: list[Hit]) -> list[Hit]:
    """The tools that stand in no row of names put there to be found by."""
    rows = [row.span() for row in _ROW_OF_NAMES.finditer(text)] if hits and len(text) > _LONG else []
    return [hit for hit in hits if not any(start <= hit.start and hit.end <= end for start, end in rows)]


def _says_again(text: str, hit: Hit, hits: list[Hit]) -> bool:
    """Whether a general word follows the tool's name, or letters in brackets are those of the tool before them:
    "electronic health records (EHR)"."""
    if any(one.term is hit.term and text[one.end : hit.start] in ("/", " or ", " / ") for one in hits):
        return True  # "EMR/EHR"
    if any(one.end == hit.start - 1 and text[one.end] == " " for one in hits) and text[hit.start : hit.end].islower():
        return True  # "Excel spreadsheets"
    before = next((one for one in hits if text[one.end : hit.start] == " ("), None)
    if before is None or not text[hit.start : hit.end].rstrip("s").isupper():
        return False
    words = text[before.start : before.end].split()
    return len(words) > 1 and "".join(word[0] for word in words).upper() == text[hit.start : hit.end].rstrip("s")


def _one_or_the_other(named: str) -> bool:
    """Whether brackets hold nothing but names with slashes between them: "(Django/Flask)"."""
    return "/" in named and "," not in named and " and " not in named


def _is_similar(text: str, hit: Hit, hits: list[Hit]) -> bool:
    """Whether a tool is only an example in brackets of the one before them: "an ERP (SAP, Oracle or similar)"."""
    similar = _SIMILAR_ONE.search(text[: hit.start])
    if similar and (text[similar.start() - 1] == "(" or any(other.end <= hit.start for other in hits)):
        return True
    left, right = text.rfind("(", 0, hit.start), text.find(")", hit.end)
    if left < 0 or right < 0 or text.find(")", left, hit.start) >= 0:
        return False
    only_names = _WE_USE.match(text, left) or _one_or_the_other(text[left + 1 : right])
    if not only_names and not _OR_SIMILAR.search(text[left:right]):
        return False
    return any(other.end <= left and left - other.end < 30 for other in hits)


def _with_the_like(text: str, hit: Hit) -> int:
    """Where the name of a tool ends with the general word that takes others like it, unless it is one of several."""
    like = _LIKE_IT.match(text, hit.end) if " or " in text[hit.end : hit.end + 5] or "(or" in text else None
    if like is None or compiled(r"[,/]\s*$").search(text[: hit.start]):
        return hit.end
    return like.end() if text[hit.end : hit.end + 2] != " (" or like.group().endswith(")") else hit.end


def _is_part_of_excel(text: str, hit: Hit) -> bool:
    """ "Excel, including pivot tables and VLOOKUP" is one skill."""
    return hit.term.name.lower() in _PARTS_OF_EXCEL and "excel" in text[: hit.start].lower()


def _suite(text: str, hits: list[Hit]) -> tuple[int, int] | None:
    """A suite with its parts after a colon or in brackets ("MS Office: Word and Excel") is one tool."""
    for number, hit in enumerate(hits[:-1]):
        if not compiled(r"(?i)office|suite|365|workspace|(?:applications|products|programs)$").search(hit.term.name):
            continue
        between = text[hit.end : hits[number + 1].start]
        if not compiled(
            r"\s?(?:products?|suite|applications?|programs?|software|tools|package)?(?:\sskills)?\s?"
            r"(?:[:(]|[–-]\sspecifically)\s?(?:MS "
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
    """Whether a name is an example: after "such as" and before the sentence's next comma-free turn, or the end of the
    brackets that hold the examples."""
    return any(
        at < start
        and ". " not in text[at + 6 : start]
        and ";" not in text[at:start]
        and text.count(")", at, start) <= text.count("(", at, start)
        for at in examples
    )


def _is_its_ordinary_word(text: str, start: int, end: int) -> bool:
    """Whether a name that is an ordinary word opens a sentence that goes on in small letters ("Concur with others"),
    or is what one does ("ability to Access and retrieve")."""
    if _TO_DO_IT.search(text[:start]) or _part_of_another_name(text, start, end):
        return True
    return not text[:start].strip(" -*•") and _GOES_ON.match(text, end) is not None


def _part_of_another_name(text: str, start: int, end: int) -> bool:
    """Whether words with capitals beside such a name make another: "Common Access Card", "God's Word"."""
    before = text[:start].split()[-1:]
    if before and (before[0].endswith(("'s", "’s")) or before[0].lower() in words_of("tools", "everyday", "before")):
        return True
    after = _CAPITAL.match(text, end)
    return (
        after is not None
        and after.group(1).lower() not in words_of("tools", "everyday", "after")
        and not any(lexicon("tools").find(after.group(1)))
    )


def _names_a_firm(text: str, start: int, end: int) -> bool:
    """Whether a name is a firm's, or begins one, and the sentence speaks of it: "Genesys Healthcare is an employer"."""
    if _IN_A_FIRM.match(text, end):
        return True
    named = _CAPITALS.match(text, end)
    return not text[:start].strip() and phrases("tools", "firm").match(text, named.end() if named else end) is not None


def _is_where_to_reach_us(text: str, start: int, end: int) -> bool:
    """Whether a name is only where an employer is found or how one applies: "follow us on LinkedIn"."""
    if text[start:end].lower() not in words_of("tools", "reached", "words"):
        return False
    return any(m.start() < end and start < m.end() for m in phrases("tools", "reached").finditer(text))


def _reads_as_tool(text: str, start: int, end: int) -> bool:
    """Ordinary words stay ordinary: "Word of mouth", "Access to", "Outlook on life", "Windows and doors"."""
    word, after = text[start:end], text[end : end + 40]
    if word.lower() in words_of("tools", "everyday", "words") and (
        word.islower() or _is_its_ordinary_word(text, start, end)
    ):
        return False
    if _names_a_firm(text, start, end) or _is_where_to_reach_us(text, start, end):
        return False
    if word.lower() in words_of("tools", "season", "words") and phrases("tools", "season").search(text):
        return False
    place = _CAPITAL.match(text, end)
    if place and place.group(1).lower() in words_of("tools", "everyday", "places"):
        return False
    if compiled(
        r"(?i)\s+(?:specialist|engineer|developer|administrator|team|manager|designer|department|"
        r"analyst|architect|technician|consultant)s?\b|\s(?:class|course)\b"
    ).match(text[end : end + 20]) and not _SOMEBODY_SKILLED.search(text[:start]):
        return False
    if compiled(
        r"\s(?:accredited|approved)\b|\s(?:certified|registered)\s(?:\w+\s)?(?:manufacturer|company|facility|shop|firm|"
        r"laborator\w+|lab|plant|organi[sz]ation|business|enterprise|employer|hospital|supplier|producer)\b|-(?:accredited|approved|certified|licensed|like|based|compatible|related|style|enabled|driven)"
    ).match(after):
        return False
    if text.endswith(("accredited by ", "accredited by the "), 0, start):
        return False
    if compiled(r"(?i)\bwe use\s(?:\w+\s)?$").search(text[:start]) or (
        word == "DOE" and compiled(r"\$\s?\d").search(text[:start])
    ):
        return False  # what the office uses; pay that is "DOE"
    if compiled(r"(?i)typing|keyboarding").fullmatch(word) and compiled(
        r"(?i)\s(?:test|assessment|exam|in|into|up|out)\b"
    ).match(after):
        return False
    if word == "excel" and not (_CUE.search(text[:start]) or _HOW_GOOD.search(text[:start])):
        return False
    if word == "MLS" and phrases("credentials", "library").search(text):
        return False  # a degree of librarians
    if word == "AWS" and compiled(r"(?i)\bweld|\bCWI\b").search(text):
        return False  # the American Welding Society
    if word in ("Excel", "excel") and (
        compiled(
            r"\s+(?:in (?:a|an|the|this|our|fast|your|all)|"
            r"at(?! (?:an? )?(?:\w+(?: to \w+)? )?(?:skill )?levels?\b)|under|when|within|as|both)\b"
        ).match(after)
        or compiled(r"(?i)\b(?:to|you|will)\s$").search(text[:start])
    ):
        return False
    if compiled(
        r"(?i)basic computer skills|computer skills|typing skills|computer litera\w+|computer proficiency"
    ).fullmatch(word):
        return len(list(lexicon("tools").find(text))) == 1
    if word.lower() in words_of("tools", "scripting", "words"):
        return "script" in text.lower() and bool(_IN_A_LIST.search(text[max(0, start - 12) : start] + "_" + after[:9]))
    if word in _WORDS_WITH_TO and compiled(r"(?i)\s+(?:to|on|of|for|and doors?|is|are|with|must)\b").match(after):
        return False
    if word.lower() in ("spreadsheets", "typing", "data entry", "hand tools", "power tools", "blueprints"):
        return bool(_CUE.search(text)) or len(text.split()) <= 8
    if word in _SHORT_NAMES:
        return bool(
            compiled(
                r"[,/]\s*$|\b(?:and|or|in|with|using|writing|for|know|knows|(?:command|knowledge|one) of)\s+$"
            ).search(text[:start])
            or (not text[:start].strip() and compiled(r"\s?(?:[,/]|and\b|or\b)").match(after))
        )
    return not (
        word == "Epic"
        and compiled(r"\s+(?!experience|preferred|required|skills|certif|is\b|or\b|and\b|a plus)[a-z]").match(after)
    )
