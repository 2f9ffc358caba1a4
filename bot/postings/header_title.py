"""A posting's title: from a label, its first lines, or the sentences that name the job."""

from __future__ import annotations

import re

from bot.postings.document import HEADING, ITEM, LINE, Document
from bot.postings.kinds.tails import phrases
from bot.postings.patterns import compiled
from bot.postings.sections import section_of
from bot.postings.title_opening import opening_line
from bot.postings.title_signs import title_in_text
from bot.postings.title_spans import jobs_in
from bot.postings.title_words import clean_title, ends_like_a_job, no_title

_BELOW = 4
"""Among so many first lines a job stands below a heading that names none."""


def title_of(document: Document, label: str | None) -> str | None:
    """The title in the posting's own words, or None when it names none."""
    if label and (ends_like_a_job(label) or not no_title(label)):
        return clean_title(label)
    first = document.blocks[0] if document.blocks else None
    if (
        first is not None
        and first.kind == HEADING
        and first.level < 7
        and len(first.text) < 110
        and (ends_like_a_job(first.text) or not no_title(first.text))
        and not phrases("header", "titles", "never").search(first.text)
    ):
        if ends_like_a_job(first.text):
            return clean_title(first.text)
        listed = _headings_of_jobs(document)
        return "; ".join(listed) or _job_below(document) or clean_title(first.text)
    heads = [block.text for block in document.blocks[:12] if block.kind == HEADING and block.level == 1]
    if len(heads) == 1 and ends_like_a_job(heads[0]) and not no_title(heads[0]):
        return clean_title(heads[0])
    if document.page.heading and ends_like_a_job(document.page.heading) and not no_title(document.page.heading):
        return clean_title(document.page.heading)
    if heads and heads == [document.page.title] and _names_a_job(heads[0]) and not no_title(heads[0]):
        return clean_title(heads[0])
    listed = _headings_of_jobs(document)
    if document.page.title and len(listed) < 2 and (on_page := _on_the_page(document.page.title)):
        return on_page
    positions = max(listed, _open_positions(document), key=len)
    if positions:
        return "; ".join(positions)
    return opening_line(document) or title_in_text(document)


def _job_below(document: Document) -> str | None:
    """The job in a line right below a first heading that names none: "Careers", "Apply today!"."""
    if _names_a_job(document.blocks[0].text):
        return None
    for block in document.blocks[1:_BELOW]:
        short = block.kind != ITEM and len(block.text) < 90 and not block.text.endswith((".", ":", "?"))
        if short and ends_like_a_job(block.text) and not no_title(block.text):
            return clean_title(block.text)
    return None


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
    if shorter == title and title.startswith(f"{employer} ") and " " not in employer:
        job = title[len(employer) + 1 :]  # "Subway Shift Lead"
        return job if " " in job and ends_like_a_job(job) else title
    return shorter or title


def _headings_of_jobs(document: Document) -> list[str]:
    """The jobs of a page that heads each with its name and lists what it asks below."""
    listed, told = [], []
    for number, block in enumerate(document.blocks[1:], 1):
        if block.kind == ITEM or len(block.text) > 110:
            continue
        below = [other.kind for other in document.blocks[number + 1 : number + 4]]
        lists = ITEM in below and (block.kind == HEADING or below[:2] == [ITEM, ITEM])
        tells = block.kind == HEADING and block.level < 7 and below[:1] == [LINE]
        if (lists or tells) and _heads_a_job(block.text):
            told.append(number)
            listed += [number] if lists else []
    levels = {document.blocks[number].level for number in told}
    found = listed if len(listed) > 1 else told if len(told) > 2 or len(told) > len(levels) else []
    return [_head(document.blocks[number].text) for number in _with_those_between(document, found)]


def _heads_a_job(text: str) -> bool:
    return ends_like_a_job(_head(text)) and not no_title(_head(text))


def _head(text: str) -> str:
    """A heading without its hours, its number of openings or its place."""
    return compiled(r"\s[-–—|]\s|\s?\(").split(text)[0].strip()


def _with_those_between(document: Document, found: list[int]) -> list[int]:
    """Jobs' headings with those of unknown names between them that look the same: "SNOWMAKERS (8)"."""
    shapes = {(block.kind, block.level) for block in (document.blocks[number] for number in found)}
    if len(shapes) != 1:
        return found
    between = range(found[0], found[-1] + 1)
    alike = [at for at in between if (document.blocks[at].kind, document.blocks[at].level) in shapes]
    named = [at for at in alike if at in found or _may_be_a_job(_head(document.blocks[at].text))]
    return named if HEADING in {kind for kind, _ in shapes} and 2 * len(found) > len(named) else found


def _may_be_a_job(name: str) -> bool:
    words = name.split()
    return len(words) < 5 and name[:1].isupper() and not (no_title(name) or section_of(name))


def _open_positions(document: Document) -> list[str]:
    """Several positions on one page: bold lines that each are followed by requirements of their own."""
    found = []
    blocks = document.blocks
    for number, block in enumerate(blocks[:-1]):
        if (
            (not block.bold and block.level != 3)
            or no_title(block.text)
            or (number and blocks[number - 1].bold and blocks[number - 1].level != 3)
            or len(block.text) > 70
            or section_of(block.text)
        ):
            continue
        later = next((b for b in blocks[number + 1 : number + 6] if b.text.endswith(":") or section_of(b.text)), None)
        if later is not None and section_of(later.text) == "requirements":
            found.append(compiled(r"\s[-–]\s").split(block.text)[0].strip())
    return found if len(found) > 1 else []
