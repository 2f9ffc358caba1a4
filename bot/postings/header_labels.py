"""What a posting's own labels say: lines ("Location: Aurora, OH"), runs of a form on one line, and front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.postings.document import HEADING, Block, Document
from bot.postings.employer_names import is_business
from bot.postings.first_letters import compile_quick
from bot.postings.kinds.tails import words_of
from bot.postings.patterns import compiled
from bot.postings.place_spans import state_behind_comma
from bot.postings.title_words import ends_like_a_job

_PAIR = compiled(
    r"(?:^|(?<=[.;|•]\s)|(?<=\s\s))(?P<label>[A-Z][\w()#/.'’ -]{1,48}?)\s?(?:[:#]|\s[-–]\s)[:#]?\s*(?P<value>[^:]{"
    r"2,120}?)(?=\.\s+[A-Z][\w ]{1,24}:|\.?$|\s\|\s|(?<!\bSt)(?<!\bFt)(?<!\bMt)\.\s)"
)
_KEY = compiled(r"(?P<key>[a-z][a-zA-Z]*(?:[_-][a-z]+)*|id)(?::\s?|\s=\s)(?P<value>.*)")
"""A line of front matter: "business_name: Gourdough's"."""
_KINDS = ("title", "employer", "location", "requisition", "employment_type", "pay")
_OPENS = compiled(r"(?:Job |Position |Posting )?Title\s[A-Z]")
"""A title's label that lost its colon: "Title Shift Lead Auto req ID 5842BR City Reno"."""
_FEWEST = 3
"""So many labels make a form, so many keys front matter."""
_PLAIN_LABELS = ("title", "city", "state", "department", "division", "location")
_NEAR = 120
"""The most letters of a value in a form's run."""


def labelled(document: Document) -> dict[str, str]:
    """The first fitting value behind a label of each kind; the label may stand on the line before."""
    found: dict[str, str] = {}
    for label, raw in _all_pairs(document):
        value = compiled(r"\.{1,2}\s+(?=[A-Z][\w ]{2,24}[:.])").split(_before_next(raw))[0].strip(" .:;-–")
        kind = _label_kind(label)
        if kind == "employer":
            value = compiled(r",\s[A-Z][\w .'’-]+,?\s[A-Z]{2}$").sub("", value)
        if kind == "employment_type" and "title" not in found and not _fits(kind, label, value):
            # "Position Type: Technology / Help Desk Technician"
            kind, value = "title", value.rpartition("/")[2].strip()
        if kind == "location":
            value = value.replace(" ,", ",")
        if kind and kind not in found and _fits(kind, label, value):
            ends = "." if raw.strip().endswith("a.") and len(value.split(",")[-1].strip()) == 2 else ""
            found[kind] = value + ends
    return found


def _before_next(value: str) -> str:
    """A value up to the next label of its line: "Bethesda, MD Position Type: Full Time"."""
    following = (
        next((mark for mark in _labels().finditer(value) if mark.group("colon")), None) if ":" in value else None
    )
    return value[: following.start()] if following else value


def _all_pairs(document: Document) -> Iterator[tuple[str, str]]:
    """Labels and values: front matter, then block by block."""
    yield from _front_matter(document.blocks[:25])
    for number, block in enumerate(document.blocks):
        following = document.blocks[number + 1] if number + 1 < len(document.blocks) else None
        run = _run(_form(document.blocks, number)[:1500])
        yield from run or _pairs(block, following)


def _form(blocks: list[Block], number: int) -> str:
    """A line with those behind it as long as each ends in a label: "Grade: 4 Location:", "EL PASO, TX Shift:"."""
    text = blocks[number].text
    if not text.endswith(":") or (number and blocks[number - 1].text.endswith(":")):
        return text
    while text.endswith(":") and number + 1 < len(blocks) and len(blocks[number + 1].text) < _NEAR:
        number += 1
        text += f" {blocks[number].text}"
    return text


def _front_matter(blocks: list[Block]) -> Iterator[tuple[str, str]]:
    """Keys in small letters that a text begins with: "title: Line Cook", "business_name: Maple Grill".

    Between lines of dashes they are labels already (formats/front_matter.py); these lost their dashes.
    """
    keys = [match for block in blocks if (match := _KEY.fullmatch(block.text))]
    if len(keys) < _FEWEST:
        return
    for match in keys:
        key = compiled(r"(?<=[a-z])(?=[A-Z])|[_-]").sub(" ", match.group("key")).lower()
        yield key, match.group("value").strip(" '\"")


def _run(text: str) -> list[tuple[str, str]]:
    """The fields of a form that lost its lines: "Job Code : 21095 Location : Reno, NV Job Type : Part Time"."""
    with_colons = text.count(":") >= _FEWEST
    if not with_colons and not _OPENS.match(text):
        return []
    marks = [mark for mark in _labels().finditer(text) if _is_field(mark, with_colons)]
    if len(marks) < _FEWEST:
        return []
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    fields = [(mark.group("label"), text[mark.end() : end]) for mark, end in zip(marks, ends, strict=True)]
    near = [(label, value.strip(" -–|,;")) for label, value in fields if len(value) <= _NEAR]
    return [*_town_and_state(near), *near] if len(near) >= _FEWEST else []


def _is_field(mark: re.Match[str], with_colons: bool) -> bool:
    """Whether a label opens a field; without a colon only one that is no word of ordinary names."""
    label = mark.group("label").lower()
    return bool(mark.group("colon")) == with_colons and (with_colons or " " in label or label in _PLAIN_LABELS)


def _town_and_state(fields: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The place that two fields of a form name: "City Houston State Texas"."""
    named = {label.lower(): value for label, value in reversed(fields)}
    if named.get("city") and named.get("state"):
        yield "location", f"{named['city']}, {named['state']}"


@lru_cache(maxsize=1)
def _labels() -> re.Pattern[str]:
    """A label in capitals, with its colon or before a capital."""
    known = {label for kind in (*_KINDS, "others") for label in words_of("header", "labels", kind)}
    listed = "|".join(re.escape(label) for label in sorted(known, key=len, reverse=True) if len(label) > 2)
    begins = r"(?:(?<![\w-])|(?<=[a-z])|(?<=, [A-Z]{2}))(?=[A-Z])"  # also glued: "Niles, OHShift: day"
    return compile_quick(rf"{begins}(?P<label>(?i:{listed}))(?:(?P<colon>\s?:)|(?=\s[A-Z\d]))\s*")


def _pairs(block: Block, following: Block | None) -> Iterator[tuple[str, str]]:
    marked = ":" in block.text or "#" in block.text or " - " in block.text or " – " in block.text
    for match in _PAIR.finditer(block.text[:6000]) if marked else ():
        yield match.group("label"), match.group("value")
    if following is None or (following.kind == HEADING and not state_behind_comma().search(following.text)):
        return
    if block.text.endswith(":") or (block.kind == HEADING and len(following.text) < 90):
        yield block.text.rstrip(":"), following.text


def _label_kind(label: str) -> str | None:
    folded = " ".join(label.strip(" #:.").lower().split())
    for kind in _KINDS:
        listed = words_of("header", "labels", kind)
        if folded in listed or (kind == "requisition" and folded + " #" in listed):
            return kind
    return None


def _fits(kind: str, label: str, value: str) -> bool:
    """Whether a value is of the kind that its label says."""
    if kind == "requisition":
        return bool(compiled(r"\d").search(value)) and len(value) <= 40
    if kind == "title":
        sure = "title" in label.lower()
        wrong = compiled(r"(?i)full[\s-]time|part[\s-]time|\bis\b|\bwill\b|remote|services\.?$").search(value)
        return len(value.split()) <= 12 and not wrong and (sure or ends_like_a_job(value))
    if kind == "pay":
        return bool(compiled(r"\d").search(value))
    if kind == "location":
        if value.rstrip(".") in ("U.S", "US", "USA", "United States", "Canada", "UK"):
            return False
        if compiled(
            r"(?i)(?:in[- ]person|on[- ]?site|hybrid(?: remote)?|multiple locations|various(?: locations)?|office|"
            r"one location|on the road|in the field|field|varies|client sites?|see below|flexible|n/?a|tbd)\W*"
        ).fullmatch(value):
            return False
        if compiled(r"\w*[a-z](?:In-person|On-?site|Remote|Hybrid)").fullmatch(value):
            return False  # "Work setting: SpaIn-person"
        sentence = compiled(r"(?i)\b(?:will|must|is|are|you|we|the following)\b").search(value)
        return len(value) <= 90 and (value[:1].isupper() or value[:1].isdigit()) and not sentence
    if kind == "employment_type":
        usual = compiled(r"(?i)time|contract|temp|perm|intern|seasonal|exempt").search(value)
        return len(value.split()) <= 6 and bool(usual)
    if label.strip().lower() in ("who", "for"):
        return is_business(value) and len(value.split()) <= 7
    return len(value.split()) <= 9 and value[:1].isupper() and not compiled(r"\d{5}|\.\d|\?$").search(value)
