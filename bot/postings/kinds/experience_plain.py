"""Experience that is demanded without a number of years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.postings.found import Found
from bot.postings.kinds.education import names_a_degree
from bot.postings.kinds.experience_senses import other_senses
from bot.postings.kinds.experience_told import may_be_told, told_otherwise
from bot.postings.kinds.experience_years import times_in
from bot.postings.kinds.tails import phrases, split_list, trim_field, words_of
from bot.postings.lexicon import lexicon
from bot.postings.numbers import NUMBER
from bot.postings.patterns import compiled
from bot.postings.sentences import Sentence
from bot.screening.criterion import Criterion

_LEADING = frozenset(
    "have has with possess some previous prior proven past requires require must required preferred".split()
)
"""Words before a field that only ask for it."""

_ALL_VERB = compiled(
    r"(?i)\s(?:an?|the|our|what|how|life|all|something|why)\s"
    r"(?!(?:\w+ )?(?:plus|must|bonus|asset|advantage|requirement)\b)"
)
"""Behind "experience" where it is what the reader is asked to do: "Experience a different workplace"."""


_BARE = compiled(
    r"(?i)(?:(?:previous|prior|some|past)\s)?experience\s(?:(?:is|would be)\s)?"
    r"(?:(?:strongly|highly|absolutely)\s)?"
    r"(?:required|preferred|desired|necessary|needed|helpful|essential|a must|an asset|a (?:\w+ )?plus)\b"
    r"(?:,?\s(?:but|and|though) not (?:required|necessary|needed|essential|a must))?(?=\W*$|[.,;!]\s|\s(?-i:[A-Z]))"
)
"""Experience of which a posting says only how much it is wanted: that of the job itself."""
_A_JOB = compiled(r"[A-Za-z]+(?:[ '’-][A-Za-z]+){0,4}")
_SEVERAL = compiled(r"(?<=er|or|an|st|nt|de|ef)s$")
"""The end of "drivers" and "technicians", not of "sales"."""
_HOW_MUCH = compiled(
    r"(?:(?:is|are|would be|will be|may be)\b|strongly|highly|preferred|required|a\b|an\b|plus|"
    r"desired|desirable|essential|beneficial|advantageous|important|for\b|helpful|helps?|nice|great|good|useful|"
    r"would|ideally|preferably|\w{3,}s (?:you|us)\b|"
    r"(?:in|within|from|at) any\b|too\b|as well\b|"
    r"gets|puts|scores|goes|counts|needed|necessary|mandatory|within|in the (?:last|past)|or\b|and\b|"
    r"with (?:an? )?(?:minimum|at least|more than|over|average)\b|"
    r"will (?:receive|have|get|be given) (?:\w+ )?(?:preference|priority|consideration|advantage)|"
    r"will be (?:preferred|prioritized|favou?red|given))",
    re.I,
)
"""Behind "experience" where it ends its noun: how much it is wanted, or more of the list."""


_RATE = compiled(
    rf"(?i)\s(?:an? )?(?:minimum of|at least|more than|over|average of|volumes? of) {NUMBER}\+? "
    r"[^.;,]{2,40}\s(?:per|each|an?|every) \w+"
)
"""How much of it was done, behind "experience with": "a minimum of 30 returns per season"."""
_OF_THE_SAME = compiled(r"(?i)\bexperience,?\s(?:and|with)\s(?:an?\s)?(?:[\w-]+\s){0,2}$")
"""Before a record that tells how well the experience before it went."""


_AND_OWN = compiled(r"(?s)(?:,\s(?:and\s)?|\s(?:and|plus|with)\s)(?=\S|$)(?!.*(?:,\s|\s(?:and|plus|with)\s))")
"""The last joint before experience, behind which its own words stand."""
_HAS = compiled(
    r"(?P<who>\b(?:(?i:the|our|this|its|their)\s(?:[\w'’-]+\s){0,3}|(?=[A-Z]))(?!(?:and|or|but|who|that|also|which)\s)"
    r"[\w&.'’-]+),?\s(?:also\s)?(?i:has|boasts|enjoys)\s(?:an?\s)?(?:[a-z-]+,?\s){0,4}$"
)
"""Before experience that the one named has: "Ridgeway has a long"."""


_JOINT = r"\s*(?:and/or\b|[,/&]|and\b|or\b)\s*"
_AND_ALIKE = compiled(
    rf"(?i){_JOINT}(?:skills?|education|qualifications?|certificat\w+|licen[sc]es?|training|knowledge|abilities|background"
    r"(?! (?:check|screen|investigation|verification)))"
)
"""Behind "experience" what is spoken of in the same breath: "experience and skills"."""
_AND_A_CHECK = compiled(rf"(?i){_JOINT}(?:[\w/]+,?\s){{0,4}}(?:check|screen|investigation|verification|clearance)")
"""Behind "background" the other checks: "background, credit and drug screen"."""


def may_be_plain(sentence: Sentence) -> bool:
    """Whether `without_years` has anything to try on a sentence, by its words."""
    if may_be_told(sentence):
        return True
    text, table = sentence.text, "without_years"
    if phrases("experience", table, "ending").candidates(text):
        return True
    return bool(phrases("experience", table, "opening").candidates(text))


def without_years(sentence: Sentence) -> Iterator[Found]:
    text = sentence.text
    openings = list(phrases("experience", "without_years", "opening").finditer(text))
    endings = list(phrases("experience", "without_years", "ending").finditer(text))
    if not openings and not endings:
        yield from told_otherwise(sentence)
        return
    excluded = other_senses(text)
    counted = [(m.start(), _counted_to(text, m.end())) for m in times_in(text)]
    excluded += counted
    taken: list[tuple[int, int]] = []
    for match in openings:
        if any(a < match.end() and match.start() < b for a, b in excluded):
            continue
        if _others_have(text[: match.start()]):
            continue
        if "record" in match.group() and _OF_THE_SAME.search(text[: match.start()]):
            continue  # "sales experience, with a record of exceeding quota" is one experience
        left, right = sentence.clause(match.start(), match.end())
        right = own_end(text, match.end(), right)
        field = _field_behind(match, right)
        if compiled(r"(?i)(?:last|past|the last|the past|existing)\b").match(field) or _RATE.match(text, match.end()):
            continue
        if field and _only_names(field) and not compiled(r"(?i)\bas$").search(match.group().strip()):
            continue
        if not field or phrases("experience", "soft").fullmatch(field) or _only_tools(text[match.end() : right]):
            continue
        if any(a < right and match.start() < b for a, b in taken):
            continue
        begin = max([left, *[b for _, b in taken if b <= match.start()]])
        begin = _own_start(text, begin, match.start())
        if sentence.item:
            field = _with_its_kind(match, text[begin : match.start()], field)
        taken.append((begin, right))
        yield Found(
            "experience", match.start(), match.end(), {"min_years": None, "field": field}, evidence=(begin, right)
        )
    for match in endings:
        if any(a < match.end() and match.start() < b for a, b in (*excluded, *taken)):
            continue
        found = _ending(sentence, match, [*taken, *counted])
        if found:
            taken.append(found.evidence or (found.start, found.end))
            yield found


def _others_have(before: str) -> bool:
    """Whether the experience behind is the employer's own: "Ridgeway has a long track record of"."""
    match = _HAS.search(before) if " has " in before or " boasts " in before or " enjoys " in before else None
    return match is not None and not phrases("experience", "subject").search(match.group("who"))


def _with_its_kind(match: re.Match[str], before: str, field: str) -> str:
    """A field behind "experience in" with the words before it: "sales with SaaS products"."""
    kind = _field_before(before)
    words = kind.lower().split()
    if (
        before.rstrip().endswith("-")
        or not 0 < len(words) <= 5
        or not words_of("experience", "without_years", "telling").isdisjoint(words)
    ):
        return field
    first, _, joint = match.group().lower().rpartition(" ")
    if (
        first not in ("experience", "background", "expertise")
        or "." in kind
        or names_a_degree(kind)
        or _of_another_kind(kind)
    ):
        return field
    return f"{kind} {'' if joint.endswith('ing') else joint + ' '}{field}"


def _of_another_kind(kind: str) -> bool:
    """Whether words before experience are a paper, a language or a thing of its own."""
    return phrases("experience", "no_work").search(kind) is not None or any(
        next(lexicon(name).find(kind), None) for name in ("credentials", "languages", "tools")
    )


def _field_behind(match: re.Match[str], right: int) -> str:
    """What stands behind "experience in", without the words that only lead to it."""
    text = match.string
    keep = compiled(r"\b(\w+ing|to)\s*$").search(match.group())
    field_text = (keep.group(1) + " " if keep and keep.group(1) not in ("working", "using", "to") else "") + text[
        match.end() : right
    ]
    field_text = compiled(
        r"(?i)^\s*(?:(?:one|any|all|some)(?: or more)? of )?(?:the )?following(?: [\w ]{1,20})?:\s"
    ).sub("", field_text)
    field = trim_field(
        compiled(r"^\s*(?:(?:in|with|as|of|at(?! least)|within|on|for)\s+)*(?:(?:an?|the)\s+)?", re.I).sub(
            "", field_text
        )
        if not keep
        else field_text
    )
    if compiled(r"^(?:in|with|within|on|at|as|of)\b", re.I).match(field):
        field = trim_field(field.split(None, 1)[1] if " " in field else "")
    field = compiled(r"(?i)^(?:or|and)\s+(?:knowledge|familiarity|understanding)\s+(?:of|with|in)\s+").sub("", field)
    return field


def of_the_job(criteria: tuple[Criterion, ...], title: str | None) -> tuple[Criterion, ...]:
    """The criteria with the job's name where the posting says only "experience required"; a long title is no name."""
    if not title or not _A_JOB.fullmatch(title):
        return criteria
    job = " ".join(word if word.isupper() and len(word) < 5 else word.lower() for word in title.split())
    job = _SEVERAL.sub("", job)
    return tuple(
        replace(one, details={**one.details, "field": job})
        if one.get("field") == "related" and one.get("min_years") is None and _BARE.match(one.evidence)
        else one
        for one in criteria
    )


def _counted_to(text: str, end: int) -> int:
    """Where that which a number of years counts ends: with a number, experience is not without years."""
    own = compiled(r"(?i)[^,;.]{0,60}?\bexperience(?:\s(?:is\s)?required)?[,;.]\s").match(text, end)
    return own.end() if own else min(end + 60, own_end(text, end, len(text)))


def own_end(text: str, start: int, right: int) -> int:
    """A second demand in the same clause ends this one: ", and experience with", "; knowledge of"."""
    cut = compiled(
        r"(?<!^),\s+(?:and\s+)?(?:(?:as|so) (?:is|are)\s)?"
        r"(?:(?:your\s)?own|apply|experience|knowledge|familiarity|ability|proficien\w+|skills?\b|strong\b|"
        r"excellent\b|(?:be\s)?(?:able|willing|comfortable|capable)\b|training as|"
        r"(?:previous|prior|past|proven|demonstrated|extensive|significant|relevant)\s(?:[\w/&-]+\s){0,4}"
        r"(?:experience|expertise)\b|an? (?:valid|current|active)|valid|current|must|knowledge of)\b"
        r"|,\s+(?:and\s+)?(?:[\w/-]+\s){1,3}experience\s(?:is\s)?(?:an?\s)?(?:plus|preferred|desired|helpful|bonus)\b"
        r"|\s\((?=(?!or\b|and\b)(?:[\w/&'’-]+\s){1,5}experience\s(?:is\s|would be\s)?(?:strongly\s|highly\s)?"
        r"(?:preferred|desired|helpful|ideal|an? (?:\w+\s)?(?:plus|bonus|asset))[^()]*\))"
        r"|\s\(prefer(?:ring)?\s"
        r"|\s+and\s+(?:experience|knowledge of|proficien\w+|be able to|ability to)\b|,?\s+preferably\b|"
        r",\s+ideally\b|(?<!exp)(?<!yrs)(?<!incl)(?<!min)\.\s(?-i:(?=[^a-z]))|"
        r",?\s+(?:with\s+)?(?:at least\s+)?(?:some|part) of (?:it|that|them|those|these)\b|"
        r",\s+(?:at least|incl\.|including)\s+(?:\d|one\b|two\b|three\b|four\b|five\b)|"
        r"\s(?:can|may|could|should|must|(?:is|are)\s(?:\w+\s){1,2}to)\sapply\b|"
        rf",\s+(?:and\s+)?{NUMBER}\+?\s(?:years?\s)?of (?:it|that|them|those|these|which)\b",
        re.I,
    ).search(text[start:right])
    return start + cut.start() if cut else right


def _own_start(text: str, left: int, start: int) -> int:
    cut = [m.end() for m in compiled(r"[,:]\s+(?:and\s+)?|\band\s+(?!$)", re.I).finditer(text[left:start])]
    return left + cut[-1] if cut else left


def _ending(sentence: Sentence, match: re.Match[str], taken: list[tuple[int, int]]) -> Found | None:
    """ "Topographic and construction surveying experience", "Experience preferred"."""
    text = sentence.text
    left, right = sentence.clause(match.start(), match.end())
    left = max([left, *[b for _, b in taken if b <= match.start()]])
    another = compiled(
        r",\s+(?:and\s+)?(?=(?:[\w/&-]+\s){1,6}experience\b)|"
        r"\s+and\s+(?=(?:(?!(?:is|are|be|have|has|to|in|with|of|a|an|the|at|must)\b)[\w/&-]+\s){1,4}experience\b)"
    ).search(text[match.end() : right])
    right = match.end() + another.start() if another else right
    opened = text.rfind("(", left, match.start())
    closed = text.find(")", opened, right) if opened >= 0 else -1
    if closed > match.end():  # "(ICU experience preferred)"
        left, right = opened + 1, closed
    before, after = text[left : match.start()], text[match.end() : right]
    paper = _AND_OWN.search(before)
    if paper and names_a_degree(before[: paper.start()]):  # "High school diploma, retail experience preferred"
        left, before = left + paper.end(), before[paper.end() :]
    field = _field_before(before)
    earlier = field and compiled(r"(?i)\b(?:any|some|previous|prior|past)\s").search(before)
    if not (earlier and compiled(r"\s*or\sknowledge\b").match(after)) and _AND_ALIKE.match(after):
        return None
    if match.group().lower() == "background" and _AND_A_CHECK.match(after):
        return None
    tail = after.strip(" .,;:()*–—-")
    if tail and not compiled(r"\s*\([^()]*\)\W*$").match(after) and not _HOW_MUCH.match(tail):
        if not compiled(r"\s*[,;–—/]\s").match(after) and not (
            tail.startswith("to ") and (earlier or (field and compiled(r"(?i)\bwith\s").search(before)))
        ):
            return None
        right = match.end()
    if match.group().lower() == "background" and compiled(r"(?i)\b(?:pass|drug|screen\w*|tests?|checks?)\b").search(
        field
    ):
        return None
    if compiled(r"(?i)\b(?:clean|clear|criminal)\s+(?:criminal\s+)?$").search(before) or compiled(
        r"(?i)\b(?:clean|criminal(?! justice)|clear)\b|\b(?:credit|family|diverse|educational)$"
    ).search(field):
        return None
    if match.group().lower() == "background" and compiled(r"(?i)\b(?:cultural|ethnic)\s*$").search(before):
        return None
    if any(m.end() == match.end() for m in phrases("experience", "or_schooling").finditer(text[: match.end()])):
        return None
    if len(field.split()) > 10 or _only_tools(field):
        return None
    field, untold = _without_paper(field)
    bare = _BARE.match(text, left)
    if not field and not bare and (not sentence.item or not 2 <= len(text.split()) <= 6 or _ALL_VERB.match(after)):
        return None
    return Found(
        "experience",
        match.start(),
        match.end(),
        {"min_years": None, "field": field or "related"},
        required="hedged" if untold else "",
        evidence=(left, bare.end() if bare and not field else right),
    )


def _without_paper(field: str) -> tuple[str, bool]:
    """A field without the paper that is as good ("RN license or clinical"); whether no criterion tells the paper."""
    paper = phrases("experience", "paper_or").match(field) if " or " in field else None
    untold = paper is not None and phrases("experience", "paper_or", "bare").match(field) is not None
    return field[paper.end() :].strip() if paper else field, untold


def _field_before(before: str) -> str:
    """What stands before "experience", without the words that ask for it."""
    words = before.replace("(", " ").replace(")", " ").split()
    leading = [n for n, word in enumerate(words, 1) if word.lower().strip(",:") in _LEADING]
    words = words[leading[-1] :] if leading else words
    plain = words_of("experience", "without_years", "adjectives")
    while words and words[0].lower().strip(",:") in plain:
        words.pop(0)
    return trim_field(" ".join(words))


def _only_names(field: str) -> bool:
    """Whether a field is a list of names that no list of tools knows: "SDL Trados or MemoQ", "one of Java, Go".
    Capitals alone make no name of ordinary words: "Financial Services" is where one has worked."""
    from bot.postings.kinds.tool_names import is_name, is_ordinary

    items = split_list(compiled(r"(?i)^(?:at )?(?:least )?(?:one|two|any|some)(?: or more)? of\s").sub("", field))
    if not items or not all(is_name(item) for item in items):
        return False
    words = [word for item in items for word in item.split()]
    return 1 < len(items) == len(words) or not all(is_ordinary(word) for word in words)


def _only_tools(text: str) -> bool:
    """Whether a field is nothing but named tools, which are skills of their own: not "SQL database design"."""
    head = compiled(r"^\W*(?:(?:a|an|the|using|use of|with|in|of|tools?|working with)\s+)*", re.I).sub("", text)
    hits = [hit for hit in lexicon("tools").find(head) if hit.term.group not in ("equipment", "handwork")]
    return (
        bool(hits)
        and hits[0].start <= 1
        and bool(
            compiled(
                r"(?:\s[\dxX./]+(?=\W|$))?\s*(?:(?:experience|skills|pipelines?|technologies|frameworks?|languages?|databases?|environments?|"
                r"codes?|software|systems?|tools?|platforms?|applications?|programs?|products|suite)\b)?"
                r"\s*(?:$|[,;/().&+]|and\b|or\b|is\b|are\b|in\b|for\b|to\b|a plus|preferred|required|desired|"
                r"strongly|highly|helpful)",
                re.IGNORECASE,
            ).match(head[hits[0].end :])
        )
    )
