"""What the reader leaves out for speed changes nothing that it finds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import rtoml

from bot.postings import judge
from bot.postings.counting import counts, only_conditions_count
from bot.postings.first_letters import compile_quick
from bot.postings.sentences import Sentence

TWINS = sorted((Path(__file__).parent / "sentences").glob("*.toml"))


@pytest.mark.parametrize("section", ["duties", "benefits", "about", "apply", "eeo"])
def test_a_sentence_that_is_not_searched_further_would_have_given_conditions_only(section: str) -> None:
    twins = [entry for path in TWINS for entry in rtoml.loads(path.read_text(encoding="utf-8"))["sentence"]]
    sentences = [Sentence(twin["text"], 0, section, "", True) for twin in twins]
    left_out = [sentence for sentence in sentences if only_conditions_count(sentence)]
    assert len(left_out) > 100
    for sentence in left_out:
        for found in (found for finder in judge.FINDERS for found in finder(sentence)):
            for stance in (None, "demanded", "hedged", "preferred"):
                assert found.anywhere or not counts(sentence, found, stance), (sentence.text, found)


@pytest.mark.parametrize(
    ("regex", "text"),
    [
        (r"(?i)\b(?:licen[sc]e|certif\w+|RN)\b", "A Licence, rn or CERTIFICATE"),
        (r"(?i)(?<![\w-])(?:[a-c]x|\d+|(?:very )*good)(?!\w)", "Bx 12 good, very very good; a-good"),
        (r"(?:(?i:in|near)|at)\s[A-Z]", "IN Reno at Elko Near Ely"),
        (r"(?:a?|b*)c|(?=d)\w", "c ac bbc d e"),
        (r"(?m)^(?:\W|x)|(?:y|z)$", "x -\n-y\nz"),
        (r"(?:(?P<one>o)|t)(?(one)n|w)e?|[^a-z ]!", "one two On! 3!"),
        (r"\s?(?:,|\bor\b)\s?|$", "a, b or c"),
        (r"(?i)(?<=[a-z]\s)(?:é\w+|–|(?P<same>o)(?P=same)|[^\w\s])", "an École – or Oops !"),
        (r"(?i)\b(?:skills?|ß|k)", "SKILLS \N{KELVIN SIGN} \N{LATIN SMALL LETTER LONG S}kill ẞ"),
    ],
)
def test_a_quick_pattern_matches_what_the_plain_one_does(regex: str, text: str) -> None:
    plain, quick = re.compile(regex), compile_quick(regex)
    assert [m.span() for m in quick.finditer(text)] == [m.span() for m in plain.finditer(text)] != []
    assert [bool(quick.match(text, at)) for at in range(len(text))] == [
        bool(plain.match(text, at)) for at in range(len(text))
    ]


def test_a_wrong_pattern_is_an_error() -> None:
    with pytest.raises(re.error):
        compile_quick("(")
