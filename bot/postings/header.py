"""Title, employer, location, requisition, employment type and pay, where the posting states them."""

from __future__ import annotations

import re

from bot.postings.document import Document, Header
from bot.postings.header_employer import employer_of
from bot.postings.header_glue import unglued
from bot.postings.header_labels import labelled
from bot.postings.header_place import location_of
from bot.postings.header_title import title_of, without_employer
from bot.postings.patterns import compiled

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
_NUMBERED = compiled(
    r"\b(?:(?:job|position|posting|requisition|req|vacancy|reference|announcement|opening)\.?\s?(?:number|no\.?|"
    r"id|code|#)|"
    r"requisition|req\.?|ID)\s?[:#]?\s?(?P<number>(?=[\w-]*\d{3})[A-Z]{0,6}[-_]?\d[\w-]{1,18})(?![\w-])",
    re.IGNORECASE,
)
_DIGITS = compiled(r"\d{3}")


def header_of(document: Document) -> Header:
    """The header: the data's own fields first, then labelled lines, then the sentences."""
    known = document.header
    document = unglued(document)
    labels = labelled(document)
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
