"""What a posting itself says that it does not ask: "we do not require weekend work", "Driver's license: none"."""

from __future__ import annotations

from bot.postings.found import Found
from bot.postings.patterns import compiled
from bot.postings.phrases import Guarded

_KINDS = frozenset(
    "availability travel physical location transport other background_check drug_test assessment clearance".split()
)
"""Kinds of which a refusal before them speaks; of papers and years `modality` knows more."""
_PAPERS = frozenset(("license", "certification"))
_DENIED = Guarded(
    "t not nobody no none",
    r"\b(?:(?:do(?:es)?|will|shall|would)(?:\s?not|n['’]t)\s(?:(?:currently|yet|ever|generally|normally|typically)\s)?"
    r"(?:requir|ask|mandat|demand|expect|conduct|perform|run|need)\w*|"
    r"(?:is|are|be|will)(?:\s?not|n['’]t)\s(?:be\s)?(?:asked|forced|made|obliged)\sto|"
    r"(?:ask|require|expect|make|force)s?\s(?:nobody|no one|none of)|"
    r"(?:nobody|no one|none of \w+)\s(?:here\s)?(?:is|are|will be|gets)\s(?:ever\s)?"
    r"(?:asked|required|expected|forced|made))\b"
    r"(?P<rest>(?:(?!\b(?:but|must|however|only|instead|though|although)\b)[^.;:!?]|\.(?=\w|\s(?-i:[a-z])))*)",
)
"""Words of refusal, and how far they reach."""
_NONE = compiled(
    r"(?i)(?:\s(?:required|requirements?|needed|level|type|status))*\s?[:?]\s*"
    r"(?:none|nil|n/?a|no|not (?:required|applicable|needed|specified|necessary))\b"
    r"(?:\s(?:required|needed)\b)?\W*(?:$|\s-)"
)
"""Behind the label of a field that says so: "Security clearance: none"."""
_IN_SERVICE = Guarded(
    "mandatory",
    r"^\W*(?:(?:completes?|attends?|all|annual|yearly|our)\s)*mandatory\s"
    r"(?:(?:annual|staff|yearly|online)\s)?(?:continuing education|in-?services?|training)\b",
)
"""How a sentence begins that tells what is taught on the job: "Mandatory training: fire safety, HIPAA"."""


def is_unasked(text: str, found: Found) -> bool:
    """Whether the posting says of a find that nobody has to have, do or bring it."""
    kind = found.kind
    if kind in _KINDS:
        refused = _DENIED.search(text)
        if refused is not None and refused.start("rest") <= found.start < refused.end():
            return True
    if (kind in _KINDS or kind in _PAPERS) and _NONE.match(text, found.end):
        return True
    return (kind in _PAPERS or kind == "skill") and _IN_SERVICE.search(text) is not None
