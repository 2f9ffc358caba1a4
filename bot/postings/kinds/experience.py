"""Experience: with a number of years, and without one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.postings.found import Found
from bot.postings.kinds.tails import phrases, split_list, trim_field, words_of
from bot.postings.lexicon import lexicon
from bot.postings.numbers import NUMBER, SPAN_OF_TIME, years_in
from bot.postings.phrases import Guarded
from bot.postings.sentences import Sentence

_SPAN = re.compile(rf"(?<![\w$.,%/:-]){SPAN_OF_TIME}", re.IGNORECASE)
_EXPERIENCE = re.compile(r"\bexperienc|\bexp\b|\bexpertise\b", re.IGNORECASE)
_PREFERABLY = Guarded(
    "preferably ideally", r"[,(;]?\s*\b(?:preferably|ideally)\s+(?:in|within|with|at)\s+(?=[^.;)]{3,})"
)
_OF_THESE = re.compile(
    rf"(?:at least|including|with|minimum of)\s(?:at least\s)?(?P<number>{NUMBER})\s(?:years\s)?(?:of "
    rf"(?:them|those|these|which|"
    r"that)|must be|being|having been|having to be)(?:\syears)?(?:\s(?:must be|being|should "
    r"be))?\s(?:in|with|as|at|on)\s(?:an?\s|the\s)?",
    re.I,
)
_LEAD_IN = re.compile(
    (
        r"^\W*(?:or more\b|minimum\b|plus\b|of\b|the\b|a\b|an\b|in\b|with\b|as\b|working\b|worked\b|"
        r"performing\b|'|’|on\b|at\b|within\b|for\b)\s*"
    ),
    re.I,
)


@lru_cache(maxsize=256)
def _spans(text: str) -> tuple[re.Match[str], ...]:
    """Times in years or months."""
    lowered = text.lower()
    spoken = "year" in lowered or "yr" in lowered or "month" in lowered
    return tuple(_SPAN.finditer(text)) if spoken else ()


def find(sentence: Sentence) -> Iterator[Found]:
    """Experience in a sentence; the years first, then experience that has no number."""
    taken: list[tuple[int, int]] = []
    years = list(_with_years(sentence))
    for found in years:
        taken.append(found.evidence or (found.start, found.end))
        yield found
    yield from _of_these(sentence, years)
    yield from _preferably(sentence)
    for found in _without_years(sentence):
        where = found.evidence or (found.start, found.end)
        if not any(where[0] < end and start < where[1] for start, end in taken):
            taken.append(where)
            yield found


def _of_these(sentence: Sentence, years: list[Found]) -> Iterator[Found]:
    """ "Five years in sales, at least two of them in steel": a demand of its own within the years."""
    for match in _OF_THESE.finditer(sentence.text) if years else ():
        least, _ = years_in(match.group("number") + " years")
        _, right = sentence.clause(match.start(), match.end())
        right = _own_end(sentence.text, match.end(), right)
        details = {"min_years": least, "field": trim_field(sentence.text[match.end() : right])}
        yield Found("experience", match.start(), match.end(), details, strong=True, evidence=(match.start(), right))


def _preferably(sentence: Sentence) -> Iterator[Found]:
    """ "5 years in sales, preferably within SaaS": the second half is a wish of its own."""
    if not _PREFERABLY.may_match(sentence.text) or not _EXPERIENCE.search(sentence.text):
        return
    for match in _PREFERABLY.finditer(sentence.text):
        _, right = sentence.clause(match.start(), match.end())
        field = trim_field(_tidy(sentence.text[match.end() : right]))
        if field and _EXPERIENCE.search(sentence.text[: match.start()]):
            yield Found(
                "experience",
                match.start(),
                match.end(),
                {"min_years": None, "field": field},
                required="preferred",
                evidence=(match.start(), right),
            )


def _with_years(sentence: Sentence) -> Iterator[Found]:
    text = sentence.text
    spans = [m for m in _spans(text) if _may_be_experience(sentence, m)]
    for number, match in enumerate(spans):
        left, right = sentence.clause(match.start(), match.end())
        if number + 1 < len(spans):
            right = min(right, _break_before(text, match.end(), spans[number + 1].start()))
        if number:
            left = max(left, _break_before(text, spans[number - 1].end(), match.start()))
        right = _own_end(text, match.end(), right)
        least, most = years_in(match.group())
        if least == 0:
            continue  # "0-2 years" shuts nobody out
        details: dict[str, object] = {"min_years": least}
        if most is not None:
            details["max_years"] = most
        details["field"] = _no_degree(_field_of_years(text[left : match.start()], text[match.end() : right]))
        yield Found("experience", match.start(), match.end(), details, strong=True, evidence=(left, right))


def _no_degree(field: str) -> str:
    """A field without the degree that goes with the years: "8 years with a bachelor's"."""
    return re.sub(
        (
            r"(?i)(?:^|\s*\b(?:with|and|plus|or)\s+)(?:an?\s+)?(?:bachelor|master|associate|ph\.?d|doctor|"
            r"high school|ged\b|[\w\s]*\bdegree).*$"
        ),
        "",
        field,
    ).strip(" ,")


def _break_before(text: str, start: int, end: int) -> int:
    """Where two statements of years part: at the last comma, "or" or "and" between them."""
    cuts = [start + m.start() for m in re.finditer(r",|\bor\b|\band\b|\.", text[start:end])]
    return cuts[-1] if cuts else end


def _may_be_experience(sentence: Sentence, match: re.Match[str]) -> bool:
    text = sentence.text
    left, right = sentence.clause(match.start(), match.end())
    before, after = text[left : match.start()], text[match.end() : right]
    if re.match(r"an?\s", match.group(), re.I) and not (
        re.search(r"\b(?:least|minimum of)\s*$", before, re.I)
        or re.match(r"\s+(?:or more\s+)?(?:of|behind|in|as)\b[^.;]{0,60}(?:\bexp|plus\b|prefer|nice|help)", after, re.I)
    ):
        return False
    near_before = " ".join(before.split()[-2:])
    if _ends_with(near_before, "not_years_of_experience", "before") or _starts_with(
        after, "not_years_of_experience", "after"
    ):
        return False
    if re.search(r"[-\s]year[-\s]*$", match.group()[:-1] + " ", re.I) and re.match(
        r"\W{0,2}(?:olds?|degree|college)", after, re.I
    ):
        return False
    if re.match(
        r"(?i)\s*(?:of|in)\s(?:an?\s)?(?:(?!exp)[\w/-]+\s){0,4}(?:school|schooling|coursework|college|classes)(?=\W*$|\s*[.,;)]|\s+(?:or|and)\b)",
        after,
    ):
        return False  # "six months of trade school" is no work
    if re.search(r"(?i)older than|contract (?:length|term)|exceed|accrue|for (?:a )?period", before[-60:] + after[:60]):
        return False
    if re.search(r"(?i)substitut|\bcredited\b", text) or re.search(
        r"(?i)\b(?:equivalent (?:to|of)|equal to|total of) $", text[: match.start()]
    ):
        return False
    whole_before = text[: match.start()]
    if phrases("experience", "about_the_company").search(whole_before) and not phrases(
        "experience", "about_the_applicant"
    ).search(whole_before):
        return False
    word = phrases("experience", "words")
    if word.search(after[:120]) or word.search(before[-60:]):
        return True
    if (
        sentence.section in ("requirements", "preferred")
        and len(text.split()) <= 14
        and len(before.strip()) <= 12
        and re.match(r"['’]?\s*(?!paid|minimum|commitment|contract)[A-Za-z]{3,}", after)
    ):
        return True  # "10+ years' software development" in a list of demands
    if sentence.section in ("requirements", "preferred") and re.search(
        r"(?i)\bdegree[^.;,]{0,40}\b(?:and|plus|with)\s+(?:at least\s|a minimum of\s)?$", before
    ):
        return not after.strip(" .,)") or bool(re.match(r"\s*(?:of|in|with|as)\b", after))
    asked = re.search(r"(?i)\b(?:you have|you've|must have|requires?|minimum|at least|should have|will have)\b", before)
    if (
        asked
        and sentence.section not in ("benefits", "about", "eeo")
        and re.match(r"['’]?\s*(?:of\s|in\s|as\s|\w{3,}ing\b)", after, re.I)
    ):
        return True
    in_place = sentence.section in ("requirements", "preferred") or bool(
        phrases("experience", "words").search(sentence.heading)
    )
    return in_place and bool(
        re.match(
            (
                r"['’]?\s*(?:of|in|as|with|working|performing|at|on|minimum|driving|\w+ing)\b|\W*(?:\(|preferred|"
                r"required|minimum|$)"
            ),
            after,
            re.I,
        )
    )


def _ends_with(text: str, table: str, key: str) -> bool:
    return any(m.end() == len(text.rstrip()) for m in phrases("experience", table, key).finditer(text))


def _starts_with(text: str, table: str, key: str) -> bool:
    return bool(phrases("experience", table, key).match(text.lstrip(" -'’,(")))


def _field_of_years(before: str, after: str) -> str:
    """The field in "5 years of sales experience in SaaS" (after the years) or "sales experience: 5 years"."""
    word = re.search(r"\b(?:experience|exp)\b", after, re.I)
    inner = _tidy(after[: word.start()]) if word else _tidy(after)
    if word and len(inner.split()) <= 12:
        outer_text = after[word.end() :]
        outer = (
            _tidy(outer_text)
            if re.match(r"[.\s]*(?:of|in|with|as|working|on|within|at|for|using|\w+ing)\b", outer_text, re.I)
            else ""
        )
        if inner and outer and len(inner.split()) + len(outer.split()) <= 14:
            joint = re.match(r"[.\s]*(in|with|as|within|at|for|on|of|using)\s", outer_text, re.I)
            tail = trim_field(outer_text[joint.end() :]) if joint else outer
            if inner == "related" and tail:
                return tail
            return f"{inner} {joint.group(1).lower() if joint else 'in'} {tail}" if tail else inner
        if inner or outer:
            return inner or outer
    elif inner:
        return inner
    lead = re.sub(
        r"(?i)\b(?:minimum|at least|of|a|requires?|required|must have|generally|experience|with|:)\b", " ", before
    )
    earlier = trim_field(re.sub(r"\s+", " ", lead).strip(" :,-"))
    return earlier if word is None and 0 < len(earlier.split()) <= 5 else ""


def _tidy(text: str) -> str:
    """Words without the adjectives that every posting puts before "experience"."""
    while True:
        shorter = _LEAD_IN.sub("", text)
        if shorter == text:
            break
        text = shorter
    text = trim_field(text)
    words = text.split()
    plain = words_of("experience", "without_years", "adjectives")
    while words and words[0].lower().strip(",()") in plain - {"of", "in"}:
        if words[0].lower().startswith("relat") or re.match(
            r"(?i)(?:similar|equivalent|comparable|specific)\s(?:role|position|capacity|setting|field|environment|industry)",
            " ".join(words[:2]),
        ):
            break
        words.pop(0)
    while words and words[0].lower() in ("of", "in", "as", "with", "a", "an", "the"):
        words.pop(0)
    if not words and re.search(r"\b(?:related|relevant|similar)\b", text, re.I):
        return "related"
    return trim_field(" ".join(words))


def _without_years(sentence: Sentence) -> Iterator[Found]:
    text = sentence.text
    if not any(phrases("experience", "without_years", side).search(text) for side in ("opening", "ending")):
        return
    excluded = [m.span() for m in phrases("experience", "without_years", "not_ours").finditer(text)]
    excluded += [(m.start(), m.end() + 60) for m in _spans(text)]  # with a number, it is not without years
    taken: list[tuple[int, int]] = []
    for match in phrases("experience", "without_years", "opening").finditer(text):
        if any(a < match.end() and match.start() < b for a, b in excluded):
            continue
        left, right = sentence.clause(match.start(), match.end())
        right = _own_end(text, match.end(), right)
        keep = re.search(r"\b(\w+ing|to)\s*$", match.group())
        field_text = (keep.group(1) + " " if keep and keep.group(1) not in ("working", "using", "to") else "") + text[
            match.end() : right
        ]
        field = trim_field(
            re.sub(r"^\s*(?:(?:in|with|as|of|at|within|on|for)\s+)*(?:(?:an?|the)\s+)?", "", field_text, flags=re.I)
            if not keep
            else field_text
        )
        if re.match(r"^(?:in|with|within|on|at|as|of)\b", field, re.I):
            field = trim_field(field.split(None, 1)[1] if " " in field else "")
        field = re.sub(r"(?i)^(?:or|and)\s+(?:knowledge|familiarity|understanding)\s+(?:of|with|in)\s+", "", field)
        if re.match(r"(?i)(?:last|past|the last|the past|existing)\b", field):
            continue
        if field and _only_names(field) and not re.search(r"(?i)\bas$", match.group().strip()):
            continue
        if not field or phrases("experience", "soft").fullmatch(field) or _only_tools(text[match.end() : right]):
            continue
        if any(a < right and match.start() < b for a, b in taken):
            continue
        begin = max([left, *[b for _, b in taken if b <= match.start()]])
        begin = _own_start(text, begin, match.start())
        taken.append((begin, right))
        yield Found(
            "experience", match.start(), match.end(), {"min_years": None, "field": field}, evidence=(begin, right)
        )
    for match in phrases("experience", "without_years", "ending").finditer(text):
        if any(a < match.end() and match.start() < b for a, b in (*excluded, *taken)):
            continue
        found = _ending(sentence, match, taken)
        if found:
            taken.append(found.evidence or (found.start, found.end))
            yield found


def _own_end(text: str, start: int, right: int) -> int:
    """A second demand in the same clause ends this one: ", and experience with", "; knowledge of"."""
    cut = re.search(
        r",\s+(?:and\s+)?(?:experience|knowledge|familiarity|ability|proficien\w+|skills?\b|strong\b|"
        r"excellent\b|training as|an? (?:valid|current|active)|valid|current|must|knowledge of)\b"
        r"|\s+and\s+(?:experience|knowledge of|proficien\w+|be able to|ability to)\b|,?\s+preferably\b|"
        r",\s+ideally\b|(?<!exp)(?<!yrs)\.\s",
        text[start:right],
        re.I,
    )
    return start + cut.start() if cut else right


def _own_start(text: str, left: int, start: int) -> int:
    cut = [m.end() for m in re.finditer(r"[,:]\s+(?:and\s+)?|\band\s+", text[left:start], re.I)]
    return left + cut[-1] if cut and start - (left + cut[-1]) > 0 else left


def _ending(sentence: Sentence, match: re.Match[str], taken: list[tuple[int, int]]) -> Found | None:
    """ "Topographic and construction surveying experience", "Experience preferred"."""
    text = sentence.text
    left, right = sentence.clause(match.start(), match.end())
    left = max([left, *[b for _, b in taken if b <= match.start()]])
    before, after = text[left : match.start()], text[match.end() : right]
    if re.match(
        r"\s*(?:[,/&]|and\b|or\b)\s*(?:skills?|education|qualifications?|knowledge|abilities|background)", after, re.I
    ):
        return None
    tail = after.strip(" .,;:()*")
    if tail and not re.match(
        (
            r"(?:(?:is|are|would be|will be|may be)\b|strongly|highly|preferred|required|a\b|an\b|plus|"
            r"desired|helpful|needed|necessary|mandatory|within|in the (?:last|past)|or\b|and\b)"
        ),
        tail,
        re.I,
    ):
        return None
    words = before.replace("(", " ").split()
    plain = words_of("experience", "without_years", "adjectives")
    cut = 0
    for index, word in enumerate(words):
        if word.lower().strip(",:") in (
            "have",
            "has",
            "with",
            "possess",
            "some",
            "previous",
            "prior",
            "proven",
            "past",
            "requires",
            "require",
            "must",
            "required",
            "preferred",
        ):
            cut = index + 1
    words = words[cut:]
    while words and words[0].lower().strip(",:") in plain:
        words.pop(0)
    field = trim_field(" ".join(words))
    if re.search(r"(?i)\b(?:clean|criminal|clear|credit|family|diverse|educational|cultural|ethnic)\b", field):
        return None
    if len(field.split()) > 10 or _only_tools(field):
        return None
    if not field and not (sentence.item and len(text.split()) <= 6):
        return None
    return Found(
        "experience",
        match.start(),
        match.end(),
        {"min_years": None, "field": field or "related"},
        evidence=(left, right),
    )


def _only_names(field: str) -> bool:
    """Whether a field is a list of names that no list of tools knows: "SDL Trados or MemoQ"."""
    from bot.postings.kinds.skills import is_name

    items = split_list(field)
    return bool(items) and all(is_name(item) for item in items)


def _only_tools(text: str) -> bool:
    """Whether a field is nothing but named tools, which are skills of their own: not "SQL database design"."""
    head = re.sub(r"^\W*(?:(?:a|an|the|using|use of|with|in|of|tools?|working with)\s+)*", "", text, flags=re.I)
    hits = list(lexicon("tools").find(head))
    return (
        bool(hits)
        and hits[0].start <= 1
        and bool(
            re.match(
                r"\s*(?:(?:experience|skills|pipelines?|technologies|frameworks?|languages?|databases?|environments?|"
                r"codes?|software|systems?|tools?|platforms?|applications?|programs?|products|suite)\b)?"
                r"\s*(?:$|[,;/().&+]|and\b|or\b|is\b|are\b|in\b|for\b|to\b|a plus|preferred|required|desired|"
                r"strongly|highly|helpful)",
                head[hits[0].end :],
                re.IGNORECASE,
            )
        )
    )
