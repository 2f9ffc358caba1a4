"""A posting's title: from a label, its first lines, or the sentences that name the job."""

from __future__ import annotations

import re

from bot.postings.document import HEADING, ITEM, LINE, Document
from bot.postings.patterns import compiled
from bot.postings.sections import section_of
from bot.postings.title_opening import opening_line
from bot.postings.title_signs import title_in_text
from bot.postings.title_spans import jobs_in
from bot.postings.title_words import NOT_TITLES, clean_title, ends_like_a_job, no_title


def title_of(document: Document, label: str | None) -> str | None:
    """The title in the posting's own words, or None when it names none."""
    if label:
        return clean_title(label)
    first = document.blocks[0] if document.blocks else None
    if (
        first is not None
        and first.kind == HEADING
        and first.level < 7
        and len(first.text) < 110
        and (ends_like_a_job(first.text) or not no_title(first.text))
    ):
        listed = [] if ends_like_a_job(first.text) else _headings_of_jobs(document)
        return "; ".join(listed) or clean_title(first.text)
    heads = [block.text for block in document.blocks[:12] if block.kind == HEADING and block.level == 1]
    if len(heads) == 1 and ends_like_a_job(heads[0]) and not no_title(heads[0]):
        return clean_title(heads[0])
    if document.page.heading and ends_like_a_job(document.page.heading) and not no_title(document.page.heading):
        return clean_title(document.page.heading)
    if heads and heads == [document.page.title] and _names_a_job(heads[0]) and not no_title(heads[0]):
        return clean_title(heads[0])
    if document.page.title and (on_page := _on_the_page(document.page.title)):
        return on_page
    positions = max(_open_positions(document), _headings_of_jobs(document), key=len)
    if positions:
        return "; ".join(positions)
    return opening_line(document) or title_in_text(document)


def _names_a_job(text: str) -> bool:
    return next(jobs_in(text), None) is not None


def _on_the_page(page_title: str) -> str | None:
    """The job in a page's title: "Teller | Orchard Bank", "Orchard Bank hiring Teller in Boise"."""
    hiring = compiled(r"\shiring\s(?P<job>.+?)(?:\sin\s[A-Z]|\s\||$)").search(page_title)
    parts = [hiring.group("job")] if hiring else compiled(r"\s+[|–—·•-]\s+|\sat\s").split(page_title)
    return next((clean_title(part) for part in parts if ends_like_a_job(part) and not no_title(part)), None)


def without_employer(title: str, employer: str | None) -> str:
    """A title without the employer's name behind or before a dash: "Cook - Juniper & Rye"."""
    if not employer or employer.rstrip(".") not in title:
        return title
    bare = re.escape(employer.rstrip("."))
    shorter = re.sub(
        rf"(?:\s[-–—|@]\s|,\s|\sat\s)(?:[Tt]he\s)?{bare}\b.*$|^{bare}\.?(?:\s[-–—|:]\s|:\s)", "", title
    ).strip()
    return shorter or title


def _headings_of_jobs(document: Document) -> list[str]:
    """The jobs of a page that heads each with its name and lists what it asks below."""
    found, told = [], []
    for number, block in enumerate(document.blocks[1:], 1):
        if block.kind == ITEM or len(block.text) > 110:
            continue
        below = [other.kind for other in document.blocks[number + 1 : number + 4]]
        if ITEM in below and (block.kind == HEADING or below[:2] == [ITEM, ITEM]):
            name = compiled(r"\s[-–—|]\s|\s?\(").split(block.text)[0].strip()
            if ends_like_a_job(name) and not no_title(name):
                found.append(name)
                told.append(name)
        elif block.kind == HEADING and block.level < 7 and below[:1] == [LINE]:
            name = compiled(r"\s[-–—|]\s|\s?\(").split(block.text)[0].strip()
            if ends_like_a_job(name) and not no_title(name):
                told.append(name)
    return found if len(found) > 1 else told if len(told) > 2 else []


def _open_positions(document: Document) -> list[str]:
    """Several positions on one page: bold lines that each are followed by requirements of their own."""
    found = []
    blocks = document.blocks
    for number, block in enumerate(blocks[:-1]):
        if (
            (not block.bold and block.level != 3)
            or NOT_TITLES.match(block.text)
            or (number and blocks[number - 1].bold and blocks[number - 1].level != 3)
            or len(block.text) > 70
            or section_of(block.text)
            or block.text.endswith(":")
        ):
            continue
        later = next((b for b in blocks[number + 1 : number + 6] if b.text.endswith(":") or section_of(b.text)), None)
        if later is not None and section_of(later.text) == "requirements":
            found.append(compiled(r"\s[-–]\s").split(block.text)[0].strip())
    return found if len(found) > 1 else []
