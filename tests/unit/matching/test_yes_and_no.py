from __future__ import annotations

import pytest

from bot.matching import confirmation, read, read_yes_no
from bot.matching.message import Message
from bot.matching.polarity import plain_no, polarity
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading

SALES = Criterion("experience", details={"min_years": 5, "field": "sales"})


@pytest.mark.parametrize(
    "text", ["yes", "YESSS", "yep", "sure thing", "no problem", "i don't mind", "why not", "sí",
     "claro que sí", "👍", "you bet", "not an issue", "can't say no"]
)  # fmt: skip
def test_yes_in_all_its_forms(text: str) -> None:
    assert polarity(Message.of(text)).answer is True


@pytest.mark.parametrize(
    "text",
    ["no", "nope", "nahhh", "no way", "not really", "yeah no", "hell no", "para nada", "👎", "not yet", "I can't"],
)
def test_no_in_all_its_forms(text: str) -> None:
    assert polarity(Message.of(text)).answer is False


@pytest.mark.parametrize("text", ["maybe", "kind of", "depends", "i guess", "yes and no", "if it pays more", "tal vez"])
def test_doubt_is_neither(text: str) -> None:
    assert polarity(Message.of(text)).answer is None


def test_a_no_among_words_nobody_has_read_is_not_a_refusal() -> None:
    assert not plain_no(Message.of("good veins only haha. no im solid, six years in the ER"))
    assert plain_no(Message.of("no, never had the chance"))


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("yep", True), ("that's right", True), ("correct", True), ("sí, correcto", True), ("looks good", True),
        ("no", False), ("nope that's wrong", False), ("not quite", False), ("está mal", False),
        ("that's right but I also did retail", None), ("maybe", None), ("is that enough?", None), ("hm", None),
    ],
)  # fmt: skip
def test_read_backs_are_confirmed_only_by_a_firm_word(text: str, answer: bool | None) -> None:
    assert read_yes_no(text) is answer


def test_a_new_value_in_a_read_back_is_taken_up() -> None:
    answer = confirmation("no it's 6 years", SALES)
    assert answer.kind == "new_value"
    assert answer.reading is not None
    assert answer.reading.value["years"] == 6


@pytest.mark.parametrize(
    ("text", "kind"), [("yes", "yes"), ("nope", "no"), ("that's right but...", "unclear"), ("what?", "unclear")]
)
def test_a_read_back_without_a_value_is_yes_no_or_unclear(text: str, kind: str) -> None:
    assert confirmation(text, SALES).kind == kind


@pytest.mark.parametrize("text", ["yes", "yep, that's right", "sí", "correct", "ok yes"])
@pytest.mark.parametrize(
    "criterion",
    [
        Criterion("availability", details={"times": ["nights", "weekends"]}),
        Criterion("education", details={"level": "bachelor"}),
        Criterion("physical", details={"pounds": 50}),
        Criterion("location", details={"text": "Tampa"}),
    ],
    ids=lambda criterion: criterion.kind,
)
def test_a_bare_yes_to_a_read_back_is_a_yes_whatever_was_asked(criterion: Criterion, text: str) -> None:
    assert confirmation(text, criterion).kind == "yes"


def test_a_level_in_a_read_back_is_a_new_value() -> None:
    answer = confirmation("no, I have a master's", Criterion("education", details={"level": "bachelor"}))
    assert answer.kind == "new_value"


def test_the_same_words_are_read_the_same_way_twice() -> None:
    assert read(SALES, "since 2019") == read(SALES, "since 2019")


NONE = Reading("clear", {"yes": False}, "not_met")
THREE = Reading("clear", {"years": 3.0}, "not_met")
NO_WEEKENDS = Reading("clear", {"nights": True, "weekends": False}, "not_met")
SOLD = Criterion("experience", details={"min_years": None, "field": "network sales"})
TIMES = Criterion("availability", details={"times": ["nights", "weekends"]})


@pytest.mark.parametrize(
    "text",
    ["actually I do", "I misread the question. I do have that", "sorry, I misread, yes I have", "no, I do have it",
     "no wait, I have", "yes I have", "no, sí tengo experiencia", "well I did sell networks for years"]
)  # fmt: skip
def test_a_word_for_having_it_never_confirms_that_it_is_missing(text: str) -> None:
    assert confirmation(text, SOLD, NONE).kind in ("no", "new_value")


@pytest.mark.parametrize(
    "text",
    ["unfortunately yes", "I'm afraid so", "right, none", "no, none", "correct, never did that", "yes, nothing more",
     "yes, is that a problem?", "sí, por desgracia", "none, correct", "yes but I learn fast"]
)  # fmt: skip
def test_a_yes_with_words_around_it_confirms_what_is_missing(text: str) -> None:
    assert confirmation(text, SOLD, NONE).kind == "yes"


@pytest.mark.parametrize(
    "text",
    [
        "yes 3",
        "yes, three years",
        "unfortunately yes",
        "yes. is that bad?",
        "sí, por desgracia",
        "yes but I learn fast",
    ],
)
def test_a_yes_that_repeats_the_number_confirms_it(text: str) -> None:
    assert confirmation(text, SALES, THREE).kind == "yes"


@pytest.mark.parametrize(
    "text", ["sí, por desgracia", "yes, nothing more", "yes, no weekends", "right, weekends are out", "yes, why?"]
)
def test_a_yes_to_a_refused_time_is_no_yes_to_the_time(text: str) -> None:
    assert confirmation(text, TIMES, NO_WEEKENDS).kind == "yes"


@pytest.mark.parametrize("text", ["no, I can do weekends", "actually weekends are ok", "wrong, I can work weekends"])
def test_a_time_that_was_misread_is_taken_up_by_its_name(text: str) -> None:
    answer = confirmation(text, TIMES, NO_WEEKENDS)
    assert answer.kind == "new_value"
    assert answer.reading is not None
    assert answer.reading.value["weekends"] is True
