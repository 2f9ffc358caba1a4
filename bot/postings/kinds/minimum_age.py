"""The least age of those who may apply, not that of those who are served."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.postings.found import Found
from bot.postings.numbers import NUMBER, value_of
from bot.postings.patterns import compiled
from bot.postings.phrases import Guarded
from bot.postings.sentences import Sentence

_AGE = compiled(
    rf"\b(?:at least|must be|be|minimum age(?: of| is|:)?|(?:over|above)(?: the age of)?|age of|aged?|is|"
    rf"are|least)\s+(?:at least\s+)?(?:the age of\s+|age\s+|over\s+)?(?P<a>{NUMBER})\s?\+?\s*(?:-?\s?(?:years?|"
    rf"yrs?\.?)\s+(?:of"
    rf"\s+age|old|(?:or|and)\s+(?:older|over|above|up))|years-old|\s*(?:or|and)\s+(?:older|over|up|"
    rf"above)|\+|yrs?\.?\s+old)"
    rf"|\b(?P<b>{NUMBER})\s?\+?\s+(?:(?:years?|yrs?\.?)\s+(?:of\s+age|old)\b|(?:(?:years?|yrs?\.?)\s+)?(?:or|and)\s+(?:older|"
    rf"over|up)\b)(?:\s+(?:or|and)\s+(?:older|over|above))?|\bminimum age(?: requirement)?(?: of|"
    rf" is|:)?\s*(?P<c>{NUMBER})|(?:\b(?:must be|at least|ha(?:ve|s) to be|need to be)|^be)\s+(?:(?:over|above)\s+)?"
    rf"(?:the age of\s+)?(?P<d>1[4-9]|2[0135]|sixteen|eighteen|nineteen|twenty-one)"
    rf"(?=\s*(?:[.,;]|$|to\b|and\b|or\b|by\b|at\b|with\b|because\b|since\b|\())"
    rf"|\b(?:must be|at least)\s+(?:over\s+)?(?P<f>18|21|16)\s*(?:\+|"
    rf"years?\b(?!\s+(?:of\s+)?(?:exp|in\b|work)))|\b(?P<e>18|21)\+(?=\s*(?:years|only|$|to "
    rf"apply|due\b|because\b|please\b|since\b|per\b|required\b|by\b|[(,;.–-]))"
    rf"|^(?:are|be)\s(?P<j>18|21)(?=,)|^over\s+(?:the age of\s+)?(?P<g>18|21)\b(?!\s*(?:years?|yrs?|\w+s\b))"
    rf"|^(?P<h>16|18|21)\s+(?:years?|yrs?)\.?\s?(?:\+|min(?:imum)?\b)"
    rf"|\bage\s\((?P<i>18|21)\)",
    re.I,
)
_NOT_AGE = compiled(
    r"(?i)\b(?:children|patients|students|clients|youth|participants|adults|kids|guests|dependents|"
    r"ages?\s+\d+\s*(?:-|to|through)\s*\d|individuals with|company|infants|toddlers|customers|"
    r"service to|working with|serving(?! alcohol)|engage|electorate|among|profile|account|website|riders?|passengers?|"
    r"members?|campers|residents|visitors|this site|gym|pool|housing|to do so|enrol\w*|to participate|ride[- ]alongs?|"
    r"sit[- ]alongs?|discounts?|401\(?k|tours?|admitted|retirement|to join the)\b"
)
_SERVED = compiled(
    r"(?i)\b(?:for|to|with|of|treat\w*|support\w*|help\w*|teach\w*|see) "
    r"(?:\w+ )?(?:individuals|people|persons|those|anyone)\b"
)
"""Before an age: those for whom something is done, unless the job is offered to them."""
_OFFERED_TO = compiled(
    r"(?i)\b(?:open|available|offered|limited|restricted|apply|applicants?|looking|must|job|position|role|hir\w+)\b"
)
_OLD = Guarded(
    "age aged ages old older eighteen nineteen sixteen seventeen twenty 14 15 16 17 18 19 20 21 18yr 21yr 18ye "
    "21ye 18o 21o",
    "",
)


def may_tell_an_age(text: str) -> bool:
    """Whether a text has a word or number of which a sentence about ages holds one."""
    return _OLD.may_match(text)


def ages(sentence: Sentence) -> Iterator[Found]:
    """The least age that a sentence asks for."""
    for match in _AGE.finditer(sentence.text):
        number = next(g for g in match.groups() if g)
        years = int(value_of(number))
        near = sentence.text[max(0, match.start() - 60) : match.end() + 40]
        if not 14 <= years <= 25 or _NOT_AGE.search(near):
            continue
        if _SERVED.search(sentence.text, 0, match.start()) and not _OFFERED_TO.search(sentence.text):
            continue
        left, right = sentence.clause(match.start(), match.end())
        yield Found(
            "minimum_age",
            match.start(),
            match.end(),
            {"years": years},
            strong=True,
            anywhere=True,
            evidence=(left, right),
        )
        return
