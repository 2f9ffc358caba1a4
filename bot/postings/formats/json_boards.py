"""schema.org JobPosting JSON-LD, and the JSON of Greenhouse's and Lever's job boards."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from bot.postings.decode import fold, mend
from bot.postings.document import Document, Header
from bot.postings.formats.html import read_html
from bot.postings.patterns import compiled

_SCRIPT = compiled(r"<script[^>]*application/ld\+json[^>]*>(.*?)</script>", re.IGNORECASE | re.DOTALL)


def read_json(text: str) -> Document | None:
    """The posting in a JSON text, or None when it holds none."""
    try:
        data = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None
    for item in _objects(data):
        document = _posting_in(item)
        if document:
            return document
    return None


def json_in_page(markup: str) -> Document | None:
    """The JobPosting in a page's JSON-LD, or None."""
    if "ld+json" not in markup:
        return None
    for block in _SCRIPT.findall(markup):
        document = read_json(compiled(r"^\s*(?:<!--|//<!\[CDATA\[)|(?:-->|//\]\]>)\s*$").sub("", block.strip()))
        if document:
            return document
    return None


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    """All objects in a JSON value, outer ones first, without recursion."""
    waiting, seen = [data], 0
    while waiting and seen < 5000:
        item = waiting.pop(0)
        seen += 1
        if isinstance(item, dict):
            yield item
            waiting.extend(v for v in item.values() if isinstance(v, (dict, list)))
        elif isinstance(item, list):
            waiting.extend(v for v in item[:200] if isinstance(v, (dict, list)))


def _posting_in(item: dict[str, Any]) -> Document | None:
    kind = item.get("@type")
    if kind == "JobPosting" or (isinstance(kind, list) and "JobPosting" in kind):
        return _document(_words(item.get("description")), _schema_header(item), _schema_extra(item))
    if isinstance(item.get("content"), str) and item.get("title"):
        return _document(item["content"], _greenhouse_header(item), "")
    if item.get("text") and (item.get("description") or item.get("descriptionPlain") or item.get("lists")):
        return _document(_lever_body(item), _lever_header(item), "")
    if (
        isinstance(item.get("title"), str)
        and isinstance(item.get("description"), str)
        and len(item["description"]) > 80
    ):
        return _document(item["description"], _plain_header(item), "")
    return None


def _document(body: str, header: Header, extra: str) -> Document:
    body = mend(body)
    if "&lt;" in body and "<" not in body.replace("&lt;", ""):
        body = html.unescape(body)
    if "<" not in body:
        body = "".join(f"<p>{html.escape(line)}</p>" for line in body.splitlines() if line.strip())
    document = read_html(f"<div>{body}{extra}</div>")
    document.header = header
    return document


def _words(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "\n".join(_words(v) for v in value)
    if isinstance(value, dict):
        return _words(value.get("name") or value.get("value") or value.get("@value") or "")
    return "" if value is None else str(value)


def _short(value: Any) -> str | None:
    text = fold(html.unescape(compiled(r"<[^>]+>").sub(" ", _words(value))))
    return text[:200] or None


def _schema_extra(item: dict[str, Any]) -> str:
    """Requirements that schema.org keeps outside of the description."""
    parts = []
    for key, heading in (
        ("responsibilities", "Responsibilities"),
        ("qualifications", "Qualifications"),
        ("skills", "Skills"),
        ("workHours", "Schedule"),
        ("jobBenefits", "Benefits"),
    ):
        value = _words(item.get(key))
        if value.strip():
            parts.append(f"<h3>{heading}</h3><div>{value}</div>")
    return "".join(parts)


def _schema_header(item: dict[str, Any]) -> Header:
    places = item.get("jobLocation")
    names = [name for name in (_address(p) for p in (places if isinstance(places, list) else [places])) if name]
    if str(item.get("jobLocationType", "")).upper() == "TELECOMMUTE" and not names:
        names = ["Remote"]
    kinds = item.get("employmentType")
    return Header(
        title=_short(item.get("title") or item.get("name")),
        employer=_short(item.get("hiringOrganization")),
        location="; ".join(names) or None,
        requisition=_short(item.get("identifier")),
        employment_type=(
            ", ".join(str(k).replace("_", "-").capitalize() for k in (kinds if isinstance(kinds, list) else [kinds]))
            or None
        )
        if kinds
        else None,
        pay=_salary(item.get("baseSalary")),
        language=(_short(item.get("inLanguage")) or "")[:2].lower() or None,
    )


def _address(place: Any) -> str | None:
    if isinstance(place, str):
        return _short(place)
    if not isinstance(place, dict):
        return None
    address = place.get("address", place)
    if isinstance(address, str):
        return _short(address)
    if not isinstance(address, dict):
        return None
    parts = [_short(address.get(key)) for key in ("addressLocality", "addressRegion", "addressCountry")]
    return ", ".join(part for part in parts if part) or None


def _salary(value: Any) -> str | None:
    if not isinstance(value, dict):
        return _short(value)
    amount = value.get("value")
    inner = amount if isinstance(amount, dict) else value
    low, high = inner.get("minValue"), inner.get("maxValue")
    figure = (
        f"{low} - {high}"
        if low is not None and high is not None and low != high
        else _words(
            low
            if low is not None
            else high
            if high is not None
            else amount
            if not isinstance(amount, dict)
            else amount.get("value")
        )
    )
    unit = str(inner.get("unitText") or value.get("unitText") or "").lower()
    return f"{value.get('currency') or ''} {figure}{' per ' + unit if unit else ''}".strip() if figure else None


def _greenhouse_header(item: dict[str, Any]) -> Header:
    return Header(
        title=_short(item.get("title")),
        employer=_short(item.get("company_name") or item.get("company")),
        location=_short(item.get("location")),
        requisition=_short(item.get("requisition_id") or item.get("internal_job_id") or item.get("id")),
        language=(_short(item.get("language")) or "")[:2] or None,
    )


def _lever_header(item: dict[str, Any]) -> Header:
    categories = item.get("categories") if isinstance(item.get("categories"), dict) else {}
    assert isinstance(categories, dict)
    salary = item.get("salaryRange")
    pay = (
        f"{salary.get('currency', '')} {salary.get('min')} - {salary.get('max')} {salary.get('interval', '')}".strip()
        if isinstance(salary, dict)
        else None
    )
    return Header(
        title=_short(item.get("text")),
        employer=_short(item.get("company")),
        location=_short(categories.get("location")),
        requisition=_short(item.get("reqCode") or item.get("id")),
        employment_type=_short(categories.get("commitment")),
        pay=pay,
    )


def _lever_body(item: dict[str, Any]) -> str:
    parts = [_words(item.get("description") or item.get("descriptionPlain"))]
    lists = item.get("lists")
    for entry in lists if isinstance(lists, list) else []:
        if isinstance(entry, dict):
            parts.append(f"<h3>{html.escape(_words(entry.get('text')))}</h3><ul>{_words(entry.get('content'))}</ul>")
    parts.append(_words(item.get("additional") or item.get("additionalPlain")))
    return "".join(parts)


def _plain_header(item: dict[str, Any]) -> Header:
    return Header(
        title=_short(item.get("title")),
        employer=_short(item.get("company") or item.get("company_name") or item.get("employer")),
        location=_short(item.get("location")),
        requisition=_short(item.get("requisition") or item.get("requisition_id") or item.get("id")),
        employment_type=_short(item.get("employment_type") or item.get("employmentType")),
        pay=_short(item.get("salary") or item.get("pay")),
    )
