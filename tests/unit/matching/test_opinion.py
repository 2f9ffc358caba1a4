"""The second opinion: it doubts what people would not have read so, and never refuses anybody itself."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from bot.matching.opinion import Opinion, OpinionModel, weighed
from bot.matching.opinion_training import cached_opinion, examples, opinion_file, train
from bot.matching.understand import default_opinion
from bot.screening.criterion import Criterion
from bot.screening.errors import BadSetup
from bot.screening.reading import NOT_AN_ANSWER, Reading

LICENSE = Criterion("license", True, details={"name": "driver's license"})
TIMES = Criterion("availability", True, details={"times": ["nights", "weekends"]})
SALES = Criterion("experience", True, details={"min_years": 5, "field": "sales"})
REFUSAL = Reading("clear", {"yes": False}, "not_met", "license.no")
CLAIM = Reading("clear", {"yes": True}, "met", "license.holds")
OPEN = Reading("unclear", {}, "unclear", "license.not_understood")
MET, NOT_MET, OPEN_TOO = Opinion(0.98, 0.01, 0.01, 0.5), Opinion(0.01, 0.98, 0.01, 0.5), Opinion(0.01, 0.01, 0.98, 0.5)


def test_a_refusal_that_people_would_read_as_a_yes_is_asked_again() -> None:
    reading = weighed(LICENSE, REFUSAL, MET)
    assert (reading.result, reading.asks_again, reading.rule) == ("unclear", True, "license.no.doubted")


def test_a_claim_is_not_doubted() -> None:
    assert weighed(LICENSE, CLAIM, NOT_MET) == CLAIM
    assert weighed(LICENSE, CLAIM, OPEN_TOO) == CLAIM


def test_a_number_and_a_level_are_compared_by_the_rules_unless_hardly_anybody_would_refuse() -> None:
    few = Reading("clear", {"years": 3.0}, "not_met", "experience.exact")
    lower = Reading("clear", {"level": "associate"}, "not_met", "education.below")
    for reading in (few, lower):
        assert weighed(SALES, reading, Opinion(0.85, 0.1, 0.05, 0.5)) == reading
        assert weighed(SALES, reading, Opinion(0.5, 0.05, 0.45, 0.5)).asks_again


def test_a_lower_degree_is_no_refusal_where_an_equivalent_counts() -> None:
    degree = Criterion("education", True, details={"level": "bachelor", "or_equivalent": True})
    school = Criterion("education", True, details={"level": "high_school", "or_equivalent": True})
    lower = Reading("clear", {"level": "associate"}, "not_met", "education.below")
    none = Reading("clear", {"level": "none"}, "not_met", "education.none")
    assert weighed(degree, lower, NOT_MET).asks_again
    assert weighed(school, none, NOT_MET) == none


def test_open_words_keep_which_way_they_lean_and_nothing_follows_from_it() -> None:
    for shares, answer in ((Opinion(0.6, 0.1, 0.3, 0.5), True), (Opinion(0.1, 0.6, 0.3, 0.5), False)):
        reading = weighed(LICENSE, OPEN, shares)
        assert (dict(reading.value), reading.result, dict(reading.leaning)) == ({}, "unclear", {"yes": answer})
        assert dict(weighed(TIMES, OPEN, shares).understood) == {"nights": answer, "weekends": answer}
    assert not weighed(LICENSE, OPEN, Opinion(0.3, 0.3, 0.4, 0.5)).leaning


def test_no_number_and_no_level_is_guessed() -> None:
    degree = Criterion("education", True, details={"level": "bachelor"})
    assert not weighed(SALES, OPEN, NOT_MET).understood
    assert not weighed(degree, OPEN, NOT_MET).understood


def test_a_refusal_that_people_would_hardly_read_as_one_is_asked_again() -> None:
    assert weighed(LICENSE, REFUSAL, Opinion(0.1, 0.02, 0.2, 0.5)).asks_again


def test_a_refusal_that_is_rather_none_at_all_than_a_yes_stays_one() -> None:
    assert weighed(LICENSE, REFUSAL, Opinion(0.25, 0.1, 0.2, 0.5)) == REFUSAL
    assert weighed(LICENSE, REFUSAL, Opinion(0.5, 0.4, 0.1, 0.5)) == REFUSAL


def test_words_that_the_rules_left_open_may_be_a_yes() -> None:
    assert weighed(LICENSE, OPEN, MET).value == {"yes": True}
    times = weighed(TIMES, Reading("unclear", {}, "unclear", "availability.hedged"), MET)
    assert (times.result, dict(times.value)) == ("met", {"nights": True, "weekends": True})


@pytest.mark.parametrize("rule", ["license.about_experience", "skill.other_tool", "experience.another_number"])
def test_what_speaks_of_something_else_is_not_taken_for_a_yes(rule: str) -> None:
    assert weighed(LICENSE, replace(OPEN, rule=rule), MET).result == "unclear"


def test_what_is_for_a_person_stays_so() -> None:
    lapsed = Reading("clear", {"yes": False}, "unclear", "license.hedged", settled=True)
    protected = Reading("unclear", {}, "unclear", "availability.protected_reason", sensitive=True)
    assert weighed(LICENSE, lapsed, MET).result == "unclear"
    assert weighed(TIMES, protected, MET) == protected
    assert weighed(LICENSE, NOT_AN_ANSWER, MET) == NOT_AN_ANSWER


def test_nobody_is_refused_by_an_opinion() -> None:
    for reading, shares in product((CLAIM, OPEN), product((0.0, 0.5, 1.0), repeat=4)):
        assert weighed(LICENSE, reading, Opinion(*shares)).result != "not_met"


def test_a_sure_opinion_decides_the_status() -> None:
    assert weighed(LICENSE, OPEN, Opinion(0.3, 0.3, 0.4, 0.05)).status == "clear"
    assert weighed(LICENSE, CLAIM, Opinion(0.6, 0.2, 0.2, 0.95)).status == "unclear"
    assert weighed(LICENSE, CLAIM, Opinion(0.6, 0.2, 0.2, 0.6)).status == "clear"


def test_the_trained_opinion_knows_a_yes_in_negative_words() -> None:
    assert default_opinion().of(TIMES, "nights ain't a problem for me").met > 0.5
    assert default_opinion().of(TIMES, "absolutely not").not_met > 0.5


def test_a_saved_opinion_says_the_same() -> None:
    stored = io.BytesIO()
    default_opinion().save(stored)
    stored.seek(0)
    again = OpinionModel.load(stored).of(SALES, "six years at verizon")
    assert again.met == pytest.approx(default_opinion().of(SALES, "six years at verizon").met, abs=0.01)


def line(text: str, status: str, result: list[str]) -> str:
    criterion = {"kind": "license", "name": "driver's license", "required": True}
    return json.dumps({"criterion": criterion, "text": text, "status": status, "result": result, "value": {}}) + "\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "data" / "answers"
    folder.mkdir(parents=True)
    lines = [line(f"yes sure {n}", "clear", ["met"]) + line(f"nope never {n}", "clear", ["not_met"]) for n in range(9)]
    lines += [line("maybe soon", "unclear", ["unclear"]), line("who reads this", "not_an_answer", [])]
    (folder / "few.jsonl").write_text("".join(lines))
    return tmp_path


def test_a_new_labelled_answer_makes_a_new_opinion(root: Path) -> None:
    cached_opinion(root)
    before = opinion_file(root)
    with (root / "data" / "answers" / "few.jsonl").open("a") as file:
        file.write(line("in my wallet", "clear", ["met"]))
    after = opinion_file(root)
    assert not after.exists()
    assert cached_opinion(root).of(LICENSE, "yes sure").met > 0.5
    assert after.exists()
    assert not before.exists()


def test_a_file_that_does_not_parse_is_named(root: Path) -> None:
    broken = root / "data" / "answers" / "broken.jsonl"
    broken.write_text('{"criterion": {}}\n')
    with pytest.raises(BadSetup, match=r"broken\.jsonl is not a file of labelled answers"):
        train(examples([broken]))


def test_without_labelled_answers_it_is_said_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(BadSetup, match="no labelled answers"):
        cached_opinion(tmp_path)


def test_a_model_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "opinion.npz").write_bytes(b"no model")
    with pytest.raises(BadSetup, match=r"opinion\.npz cannot be read"):
        OpinionModel.load(tmp_path / "opinion.npz")
