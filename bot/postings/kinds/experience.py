"""Experience: with a number of years, and without one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.postings.found import Found
from bot.postings.kinds.education import names_a_degree
from bot.postings.kinds.experience_parts import more_wished, parts_of, preferably, with_kind_wished
from bot.postings.kinds.experience_plain import may_be_plain, own_end, without_years
from bot.postings.kinds.experience_senses import spelled
from bot.postings.kinds.experience_years import HAVE_DONE, may_be_experience, times_in
from bot.postings.kinds.tails import phrases, trim_field, words_of
from bot.postings.numbers import AMOUNT, years_in
from bot.postings.patterns import compiled
from bot.postings.phrases import Guarded
from bot.postings.sentences import Sentence

_LABEL = Guarded(
    "experience",
    rf"^(?:(?:minimum|required|total)\s)?(?:years['’]? (?:of )?(?:\w+\s){{0,2}}experience|"
    rf"(?:\w+\s){{0,2}}experience \(?(?:in )?years\)?)"
    rf"(?:\s(?:required|needed|minimum))?\s?[:–-]\s*(?P<amount>{AMOUNT})\+?(?!\s?(?:years?|yrs?|months?|%))",
)
_FAVOURED = Guarded(
    "preference priority",
    r"\b(?:receive|have|get|be (?:given|shown|afforded))\s(?:\w+\s){0,2}(?:preference|priority)\b",
)
"""How a sentence ends that is about whom the employer likes best: "... will be given preference"."""
_LEAD_IN = compiled(
    (
        r"^\W*(?:or (?:more|so|better|longer)\b|tops\b|give or take\b|"
        r"minimum\b|plus\b|of\b|the\b|a\b|an\b|in\b|with\b|as\b|working\b|worked\b|"
        r"performing\b|'|’|on\b|at\b|within\b|for\b)\s*"
    ),
    re.I,
)


_NEXT_LABEL = compiled(r"\s+(?:[A-Z]\w+\s)(?:(?:of|and|&|[A-Z]\w+)\s){0,3}(?:[A-Z]\w+)\s?:\s")
"""The next field of a form, behind a number of years: "3 Years Level of Education: BA"."""
_FROM_NONE = compiled(r"(?i)\b(?:zero|none|no experience)\s?(?:to|[-–])\s?$")


def find(sentence: Sentence) -> Iterator[Found]:
    """Experience in a sentence; the years first, then experience that has no number."""
    sentence = spelled(sentence)
    timed = bool(times_in(sentence.text))
    if not timed and not may_be_plain(sentence):
        return  # most sentences
    found = _with_a_number(sentence) if timed else _without_a_number(sentence)
    favoured = _FAVOURED.search(sentence.text)
    for one in found:
        if one.required:
            yield one
        elif favoured and one.start < favoured.start():
            yield replace(one, required="preferred")
        else:
            yield replace(one, required="hedged") if _newcomers_welcome(sentence.text, one) else one


def _newcomers_welcome(text: str, one: Found) -> bool:
    """Whether those without the experience are wanted too, and not only those with the degree beside it."""
    match = phrases("experience", "newcomers").search(text, one.end)
    return match is not None and not names_a_degree(text[one.end : match.start()])


def _with_a_number(sentence: Sentence) -> Iterator[Found]:
    """Experience in a sentence that names a time."""
    taken: list[tuple[int, int]] = []
    years = with_kind_wished(sentence, list(_with_years(sentence)))
    for found in years:
        taken.append(found.evidence or (found.start, found.end))
        yield found
    yield from parts_of(sentence, years)
    yield from _labelled(sentence)
    yield from more_wished(sentence, years)
    yield from preferably(sentence, years)
    plain = list(without_years(sentence))
    yield from _apart(plain if years else with_kind_wished(sentence, plain), taken)


def _without_a_number(sentence: Sentence) -> Iterator[Found]:
    """What `_with_a_number` would give in a sentence that names none."""
    yield from _labelled(sentence)
    yield from preferably(sentence, [])
    yield from _apart(with_kind_wished(sentence, list(without_years(sentence))), [])


def _apart(found: list[Found], taken: list[tuple[int, int]]) -> Iterator[Found]:
    """Those whose evidence overlaps none that is taken."""
    for one in found:
        where = one.evidence or (one.start, one.end)
        if not any(where[0] < end and start < where[1] for start, end in taken):
            taken.append(where)
            yield one


def _labelled(sentence: Sentence) -> Iterator[Found]:
    """ "Years of experience: 5-7": the unit stands in the label."""
    match = _LABEL.search(sentence.text)
    if match:
        least, most = years_in(match.group("amount") + " years")
        details: dict[str, object] = {"min_years": least, "field": ""}
        if most is not None:
            details["max_years"] = most
        if least:
            yield Found("experience", match.start(), match.end(), details, strong=True)


def _with_years(sentence: Sentence) -> Iterator[Found]:
    text = sentence.text
    spans = [m for m in times_in(text) if may_be_experience(sentence, m)]
    for number, match in enumerate(spans):
        left, right = sentence.clause(match.start(), match.end())
        if number + 1 < len(spans):
            right = min(right, _break_before(text, match.end(), spans[number + 1].start()))
        if number:
            left = max(left, _break_before(text, spans[number - 1].end(), match.start()))
        right = own_end(text, match.end(), right)
        least, most = years_in(match.group())
        if number and (
            compiled(r"(?i)\bof (?:which|those|these)\s(?:at least\s)?$").search(text[: match.start()])
            or compiled(r"(?i)\s*of (?:which|those|these|them)\b").match(text[match.end() :])
        ):
            continue  # a part of the years before
        if least == 0 or _FROM_NONE.search(text[: match.start()]):
            continue  # "0-2 years" shuts nobody out
        details: dict[str, object] = {"min_years": least}
        if most is not None:
            details["max_years"] = most
        done = HAVE_DONE.search(text, left, match.start())
        if done and not compiled(r"['’]?\s*(?:of|in|as|with|at|\w*\s?experience)\b").match(text[match.end() : right]):
            field = compiled(r"(?i)[\s,]*(?:for|over|about|at least|a minimum of|more than|\s)+$").sub(
                "", text[done.start("did") : match.start()]
            )
            details["field"] = trim_field(field)
            yield Found("experience", match.start(), match.end(), details, strong=True, evidence=(left, right))
            continue
        details["field"] = _no_degree(_field_of_years(text[left : match.start()], text[match.end() : right]))
        yield Found("experience", match.start(), match.end(), details, strong=True, evidence=(left, right))


def _no_degree(field: str) -> str:
    """A field without the degree that goes with the years: "8 years with a bachelor's"."""
    if compiled(r"(?:or\s)?(?:BS|BA|AS|AA|AAS|MS|MA|HS|PhD|B\.S\.|M\.S\.)?\s?\+?").fullmatch(field):
        return ""
    return (
        compiled(
            r"(?i)(?:^|\s*\b(?:with|and|plus|or)\s+)(?:an?\s+)?(?:bachelor|master|associate|ph\.?d|doctor|"
            r"high school|ged\b|[\w\s]*\bdegree).*$"
        )
        .sub("", field)
        .strip(" ,")
    )


def _break_before(text: str, start: int, end: int) -> int:
    """Where two statements of years part: at the last comma, "or" or "and" between them."""
    cuts = [start + m.start() for m in compiled(r",|\bor\b|\band\b|\.").finditer(text[start:end])]
    return cuts[-1] if cuts else end


def _field_of_years(before: str, after: str) -> str:
    """The field in "5 years of sales experience in SaaS" (after the years) or "sales experience: 5 years"."""
    if after.startswith(":"):
        after = after.replace(" - ", " ")  # "2 years: Contoso - Sales Desk"
    word = compiled(r"\b(?:experience|exp)\b", re.I).search(after)
    inner = _tidy(after[: word.start()]) if word else "" if _NEXT_LABEL.match(after) else _tidy(after)
    if word and len(inner.split()) <= 12:
        outer_text = compiled(
            r"(?i)^\.?\s(?:(?:is\s)?(?:required|needed|preferred|desired)|"
            r"\(?or (?:an? |the )?(?:equivalent|similar|comparable)\)?)"
            r"(?=\s(?:in|with|as|of|using)\s)"
        ).sub("", after[word.end() :])
        outer = (
            _tidy(outer_text)
            if compiled(r"[.\s]*(?:of|in|with|as|working|on|within|at|for|using|\w+ing)\b", re.I).match(outer_text)
            else ""
        )
        if inner and outer and len(inner.split()) + len(outer.split()) <= 14:
            joint = compiled(r"[.\s]*(in|with|as|within|at|for|on|of|using)\s", re.I).match(outer_text)
            tail = trim_field(outer_text[joint.end() :]) if joint else outer
            if inner == "related" and tail:
                return tail
            return f"{inner} {joint.group(1).lower() if joint else 'in'} {tail}" if tail else inner
        if inner or outer:
            return inner or outer
    elif inner:
        return inner
    lead = compiled(
        r"(?i)\b(?:minimum|at least|of|a|requires?|required|must|have|has|having|generally|experience|with|you|we|"
        r"preferred|desired|relevant|needs?|who|will|should|be|bring|someone|candidates?|applicants?|shows?|demonstrate|"
        r"somebody|someone|(?:(?:real|some|solid) )?time (?:in|on|at|with)|:)\b"
    ).sub(" ", before)
    earlier = trim_field(" ".join(lead.split()).strip(" :,-"))
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
        if words[0].lower().startswith("relat") or compiled(
            r"(?i)(?:similar|equivalent|comparable|specific)\s(?:role|position|capacity|setting|field|"
            r"environment|industry)"
        ).match(" ".join(words[:2])):
            break
        words.pop(0)
    while words and words[0].lower() in ("of", "in", "as", "with", "a", "an", "the"):
        words.pop(0)
    if words and compiled(r"(?:the )?(?:last|past) ").match(" ".join(words)):
        return ""
    if not words and compiled(r"\b(?:related|relevant|similar)\b", re.I).search(text):
        return "related"
    return trim_field(" ".join(words))
