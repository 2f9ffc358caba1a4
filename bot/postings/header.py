"""Title, employer, location, requisition, employment type and pay, where the posting states them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.postings.document import HEADING, Block, Document, Header
from bot.postings.employer_names import is_business
from bot.postings.header_employer import employer_of
from bot.postings.header_glue import unglued
from bot.postings.header_place import location_of
from bot.postings.header_title import title_of, without_employer
from bot.postings.kinds.tails import words_of
from bot.postings.patterns import compiled
from bot.postings.title_words import ends_like_a_job

_PAY = compiled(
    r"\$\s?\d[\d,]*(?:\.\d+)?\s?[kK]?\+?(?:\s?(?:/|per|an?)\s?(?:hour|hr|year|yr|month|week|"
    r"annum|mile))?(?:\s?(?:-|–|—|to|and)\s?\$?\s?\d[\d,]*(?:\.\d+)?\s?[kK]?)?\+?"
    r"(?:\s?/?\s?(?:per|an|a|/)?\s?(?:hour|hr|hourly|year|yr|annually|annum|month|monthly|week|"
    r"weekly|mile|annual|USD|shift|day|visit)\b\.?)?",
    re.IGNORECASE,
)
_TYPE = compiled(
    r"\b(?=[cefhiprst])"
    r"(?:(?:(?:regular|temporary|seasonal|permanent|exempt|salaried|hourly)[\s,/-]+)?(?:full[\s-]?time|"
    r"part[\s-]?time)(?:[\s,]+(?:or|and|/)\s*(?:part|full)[\s-]?time)?(?:\s(?:temporary|seasonal|"
    r"permanent|contract[\w-]*|internship|regular))?"
    r"|contract[\s-]to[\s-]hire|per diem\b|PRN\b|seasonal\b|temporary\b|internship\b|contract position\b)",
    re.IGNORECASE,
)
_PAIR = compiled(
    r"(?:^|(?<=[.;|•]\s)|(?<=\s\s))(?P<label>[A-Z][\w()#/.'’ -]{1,48}?)\s?(?:[:#]|\s[-–]\s)[:#]?\s*(?P<value>[^:]{"
    r"2,120}?)(?=\.\s+[A-Z][\w ]{1,24}:|\.?$|\s\|\s|\.\s)"
)
_NUMBERED = compiled(
    r"\b(?:(?:job|position|posting|requisition|req|vacancy|reference|announcement|opening)\.?\s?(?:number|no\.?|"
    r"id|code|#)|"
    r"requisition|req\.?|ID)\s?[:#]?\s?(?P<number>(?=[\w-]*\d{3})[A-Z]{0,6}[-_]?\d[\w-]{1,18})\b",
    re.IGNORECASE,
)
_DIGITS = compiled(r"\d{3}")
_KINDS = ("title", "employer", "location", "requisition", "employment_type", "pay")


def header_of(document: Document) -> Header:
    """The header: the data's own fields first, then labelled lines, then the sentences."""
    known = document.header
    document = unglued(document)
    labels = dict(_labelled(document))
    title = known.title or title_of(document, labels.get("title"))
    employer = known.employer or employer_of(document, labels.get("employer"), title)
    return Header(
        title=without_employer(title, employer) if title else None,
        employer=employer,
        location=known.location or location_of(document, labels.get("location"), title, employer),
        requisition=known.requisition or labels.get("requisition") or _requisition(document),
        employment_type=known.employment_type or labels.get("employment_type") or _employment_type(document),
        pay=known.pay or _pay(document, labels.get("pay")),
        language=known.language,
    )


def _labelled(document: Document) -> Iterator[tuple[str, str]]:
    """Values behind labels ("Location: Aurora, OH"), the first of each; also a label's value on the next line."""
    seen: set[str] = set()
    for number, block in enumerate(document.blocks):
        following = document.blocks[number + 1] if number + 1 < len(document.blocks) else None
        for label, raw in _pairs(block, following):
            value = compiled(r"\.{1,2}\s+(?=[A-Z][\w ]{2,24}[:.])").split(raw)[0].strip(" .:;-–")
            kind = _label_kind(label)
            if kind == "employer":
                value = compiled(r",\s[A-Z][\w .'’-]+,?\s[A-Z]{2}$").sub("", value)
            if kind == "employment_type" and "title" not in seen and not _fits(kind, label, value):
                kind, value = (
                    "title",
                    value.rpartition("/")[2].strip(),
                )  # "Position Type: Technology / Help Desk Technician"
            if kind and kind not in seen and _fits(kind, label, value):
                seen.add(kind)
                yield (
                    kind,
                    value + ("." if raw.strip().endswith("a.") and len(value.split(",")[-1].strip()) == 2 else ""),
                )


def _pairs(block: Block, following: Block | None) -> Iterator[tuple[str, str]]:
    marked = ":" in block.text or "#" in block.text or " - " in block.text or " – " in block.text
    for match in _PAIR.finditer(block.text[:6000]) if marked else ():
        yield match.group("label"), match.group("value")
    if following is None or following.kind == HEADING:
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


def _requisition(document: Document) -> str | None:
    """A number behind its own words in the first or last lines: "Job number CC-5518", "Requisition R0048813"."""
    for block in (*document.blocks[:12], *document.blocks[-4:]):
        opening = block.text[:400]
        match = _NUMBERED.search(opening) if _DIGITS.search(opening) else None
        if match:
            return match.group("number")
    return None


def _employment_type(document: Document) -> str | None:
    match = _TYPE.search(document.text[:4000])
    return match.group().strip() if match else None


def _pay(document: Document, label: str | None) -> str | None:
    if label:
        return label
    for match in _PAY.finditer(document.text):
        before = document.text[max(0, match.start() - 60) : match.start()].lower()
        after = document.text[match.end() : match.end() + 25].lower()
        figure = match.group()
        unit = compiled(r"(?i)hour|hr|year|yr|annu|month|week|mile|shift|day|visit").search(figure)
        named = compiled(r"\b(?:salary|pay|wage|compensation|hourly|rate|earn|starting at|base)\b").search(
            before + after
        )
        other = compiled(
            r"bonus|budget|revenue|stipend|million|billion|401|referral|\bfee|fund|portfolio|maximum of"
        ).search(before[-30:] + after[:12])
        if not other and (unit or (named and len(compiled(r"\D").sub("", figure)) >= 3)):
            return figure.strip(" .,")
    return None
