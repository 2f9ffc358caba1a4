"""What the words around a job's name, and its place in the posting, say of it as the posting's title."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from bot.postings.document import HEADING, Document
from bot.postings.employer_names import IS_A_BUSINESS, is_business
from bot.postings.kinds.tails import words_of
from bot.postings.patterns import compiled
from bot.postings.sentences import sentences_of
from bot.postings.title_spans import Span, jobs_in
from bot.postings.weighed import Candidate, Scale

TITLES = Scale("titles")
_REACH = 110
"""Letters before a name that are looked at."""
_EARLY = 8
"""The first sentences of a posting, which say most."""
_MOST_SENTENCES = 60
_PLACES = {
    "requirements": "in_demands",
    "preferred": "in_demands",
    "benefits": "in_aside",
    "eeo": "in_aside",
    "place": "in_aside",
}
_SUBJECT = compiled(r"(?:[A-Z]\w*ing|Under|With|Alongside)\b[^,;]*,\s(?:[Tt]he|[Oo]ur|[Tt]his|[Aa]n?)\s")
"""A phrase before a sentence's subject: "Reporting to the CEO, the Controller leads"."""
_BARS = frozenset("to with who for as that from at by while when until about like than of".split())
"""Words that part a name from the words before it that would make a sign."""
_HIRES = compiled(
    r"\s(?:is|are)?\s?(?:currently|now|actively)?\s?(?:looking for|seeks?\b|seeking|needs|hiring|searching for|wants)"
)
"""What follows a business, though it is called as a job is: "Excavation Contractor looking for"."""

_FORM = compiled(r",?\s(?:Inc|LLC|LLP|PLLC|Ltd|Corp)\b")
"""A legal form behind a name: "Birch Advisors, LLC"."""


def title_in_text(document: Document) -> str | None:
    """The job that the text most speaks of as the one to be had, or None when none is plain enough."""
    best = TITLES.best(candidates_of(document))
    return best.name[:1].upper() + best.name[1:] if best is not None else None


@dataclass
class Job(Candidate):
    """A job that the text names."""

    best: float = -99.0
    """What the mention says for it that it is written by."""


def candidates_of(document: Document) -> list[Job]:
    """The jobs named in the text, each once, in the order of their first mention."""
    found: dict[str, Job] = {}
    for text, place in _texts(document):
        for span in jobs_in(text):
            name = text[span.start : span.end]
            name = name if name.count("(") == name.count(")") else name.strip("()")
            signs = {*place, *_signs_of(text, span, name)}
            if "before_known" in signs and not text.endswith("or ", 0, span.start):
                signs.discard("after_wanted")  # "a step up from our cashier role"
            if "before_above" in signs and signs.isdisjoint(("before_next", "before_sought", "before_become")):
                signs.discard("at_top")  # "under the Elevator Superintendent", as the first words
            if "before_sought" in signs and "early" in signs:
                signs.add("sought_early")
            key = folded(name)
            one = found.setdefault(key, Job(name))
            said = math.fsum(map(TITLES.weight, signs)) + 2 * TITLES.weight("plural") * _is_plural(name)
            if said > one.best:
                one.name, one.best = name, said
            one.signs.update(signs)
    in_words = [(frozenset(key.split()), one) for key, one in found.items()]
    for (key, one), (words, _) in zip(found.items(), in_words, strict=True):
        one.signs["longer"] = sum(1 for others, _ in in_words if words < others)
        one.signs["shorter"] = sum(other.signs["named"] for others, other in in_words if others < words)
        one.signs.update(_word_signs(one.name, key, "before_sought_next" in one.signs))
        one.signs["insisted"] = int(one.signs.pop("definite", 0) > 2)
    return list(found.values())


def folded(title: str) -> str:
    """A title as it is compared: in small letters, singular."""
    return " ".join(word.removesuffix("s") for word in compiled(r"[^a-z0-9&/+#]+").sub(" ", title.lower()).split())


def _texts(document: Document) -> Iterator[tuple[str, list[str]]]:
    """Sentences and headings, each with the signs of its place."""
    for number, block in enumerate(document.blocks[:60]):
        if block.kind == HEADING:
            yield block.text, ["named"] + ["at_top"] * (number == 0) + ["early"] * (number < _EARLY)
    for number, sentence in enumerate(sentences_of(document)[:_MOST_SENTENCES]):
        place = (
            ["named", _PLACES.get(sentence.section, "named")]
            + ["early"] * (number < _EARLY)
            + ["at_top"] * (number == 0)
        )
        yield sentence.text, place


def _signs_of(text: str, span: Span, name: str) -> Iterator[str]:
    begins = bool(_SUBJECT.fullmatch(text, 0, span.start))
    before = "" if begins else text[max(0, span.start - _REACH) : span.start].replace("Sr.", "Sr").replace("Jr.", "Jr")
    for sign, words_between in TITLES.before(before, _BARS):
        yield f"before_{sign}"
        if sign == "sought" and words_between < 2:
            yield "before_sought_next"
    owns = text.startswith(("'", "’"), span.end)
    after = text[span.end : span.end + 60].lstrip("s'’") if owns else text[span.end : span.end + 60]
    for sign in TITLES.after(after):
        yield f"after_{sign}"
    if compiled(r"(?i)(?:^|[.!?:]\s)(?:(?:the|our|an?|as an?)\s)?$|^\W*$").search(before):
        yield "begins"
    if _hires(text, span.end):
        yield "hires"
    if before.endswith(("the ", "our ", "The ", "Our ")):
        yield "definite"
    bare = name.partition(" (")[0]
    if bare.endswith("s") and is_business(bare):
        yield "business"
    if compiled(r"\s(?!(?:WITH|FOR|IN|AT|AND|ON)\b)[A-Z]" if name.isupper() else r"\s[A-Z](?![A-Z]{2})").match(after):
        yield "goes_on"
    if span.capital and not name.isupper():
        yield "capital"


def _word_signs(title: str, key: str, sought: bool) -> dict[str, int]:
    words = key.split()
    return {
        "alone": int(not words_of("header", "jobs", "never_alone").isdisjoint((title.lower(), key))),
        "one_word": int(len(words) == 1 and not sought),
        "plural": _is_plural(title),
    }


def _is_plural(title: str) -> int:
    last = title.partition(" of ")[0].lower().rstrip(")")
    return int(last.endswith("s") and not last.endswith("ss"))


def _hires(text: str, end: int) -> bool:
    return bool(_HIRES.match(text, end) or IS_A_BUSINESS.match(text, end) or _FORM.match(text, end))
