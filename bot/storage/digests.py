"""What makes two imports the same posting, and the same content."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from bot.postings.posting import Posting

SLUG_LENGTH = 80
_CONTENT = ("title", "employer", "location", "requisition", "employment_type", "pay", "language", "html", "text")
_REFERENCE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def content_digest(posting: Posting) -> str:
    """SHA-256 of everything that was read, without where it came from."""
    content: dict[str, Any] = {name: getattr(posting, name) for name in _CONTENT}
    content["criteria"] = [c.to_dict() for c in posting.criteria]
    content["warnings"] = [w.to_dict() for w in posting.warnings]
    content["facts"] = {topic: list(sentences) for topic, sentences in posting.facts.items()}
    return sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode("utf-8", "replace")).hexdigest()


def requisition_identity(requisition: str) -> str:
    """The identity of a posting that states its requisition; upper and lower case are the same."""
    return f"req:{_fold(requisition)}"


def posting_identity(posting: Posting, slug: str | None = None) -> str:
    """The requisition, else the name it was given, else its title, employer and place."""
    if posting.requisition and posting.requisition.strip():
        return requisition_identity(posting.requisition)
    if slug is not None:
        return f"slug:{slug}"
    head = "\n".join(_fold(part or "") for part in (posting.title, posting.employer, posting.location))
    return f"ad:{sha256(head.encode('utf-8', 'replace')).hexdigest()}"


def is_slug(text: str) -> bool:
    """True when `text` can name a posting: small letters, digits and single hyphens, 80 at most."""
    return len(text) <= SLUG_LENGTH and _REFERENCE.fullmatch(text) is not None


def slugs(title: str | None) -> Iterator[str]:
    """Names for a posting from its title, the plain one first: "welder", "welder-2", "welder-3", ..."""
    plain = unicodedata.normalize("NFKD", title or "").encode("ascii", "ignore").decode()
    base = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[: SLUG_LENGTH - 8].strip("-") or "posting"
    yield base
    number = 2
    while True:
        yield f"{base}-{number}"
        number += 1


def _fold(text: str) -> str:
    folded = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    return folded if len(folded) <= 120 else sha256(folded.encode("utf-8", "replace")).hexdigest()
