"""Postings: any job posting in, a Posting with suggested criteria out."""

from bot.postings.posting import FACT_TOPICS, Posting, PostingWarning, Span
from bot.postings.reader import read_posting

__all__ = ["FACT_TOPICS", "Posting", "PostingWarning", "Span", "read_posting"]
