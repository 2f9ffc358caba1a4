"""A title in the first lines, where it stands alone or leads an advertisement."""

from __future__ import annotations

from bot.postings.document import Document
from bot.postings.patterns import compiled
from bot.postings.sentences import sentences_of
from bot.postings.title_words import clean_title, ends_like_a_job, no_title


def opening_line(document: Document) -> str | None:
    """A title that stands alone at the top: one of the first lines, or the first short sentence."""
    for block in document.blocks[:4]:
        text = block.text
        short = len(text) < 130 and not text.endswith((":", ".", "!", "?", ";"))
        words = compiled(r"\s?\(|\s[-–—|]\s").split(text)[0].split()
        short = (
            short and len(words) <= 16 and sum(w.lower() != w or not w[:1].isalpha() for w in words) >= 0.6 * len(words)
        )
        if short and compiled(r"[A-Z]|i[A-Z]").match(text) and ends_like_a_job(text) and not no_title(text):
            return clean_title(compiled(r"\s[–-]\s[A-Z][\w. ]+,\s?[A-Z]{2}$").sub("", text))
    sentences = sentences_of(document)
    first = sentences[0].text if sentences else ""
    if first.endswith(".") and len(first.split()) <= 7 and ends_like_a_job(first.rstrip(".")) and not no_title(first):
        return clean_title(first.rstrip("."))
    if document.blocks and len(document.blocks[0].text) > 100:
        lead = compiled(r"([A-Z][\w/& -]+(?:,\s[\w/& -]+){0,2}?)(?:,\s|\s{2,}|\.\s)").match(document.blocks[0].text)
        if (
            lead
            and len(lead.group(1).split()) <= 7
            and ends_like_a_job(lead.group(1))
            and not no_title(lead.group(1))
            and lead.group(1).istitle()
        ):
            return clean_title(lead.group(1))
    return None
