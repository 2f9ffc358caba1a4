"""The script that fits the weights of titles, places and employers runs, and learns what they are for."""

import re

import pytest

from bot.postings.vocabulary import load
from scripts import fit_header_weights


def test_every_sign_gets_a_weight_and_the_plain_ones_their_direction(capsys: pytest.CaptureFixture[str]) -> None:
    fit_header_weights.main([])
    parts = re.split(r"\n\[(\w+)\]\n", capsys.readouterr().out)
    printed = {
        name: {sign: float(weight) for sign, weight in re.findall(r'^"(.+)" = (-?[\d.]+)$', part, re.M)}
        for name, part in zip(parts[1::2], parts[2::2], strict=True)
    }
    assert printed["title"].keys() == load("titles")["weights"].keys()
    assert printed["location"].keys() == load("places")["weights"].keys()
    assert printed["employer"].keys() == fit_header_weights.present_employers().keys()
    assert printed["title"]["before_sought"] > 0 > printed["title"]["before_above"]
    assert printed["location"]["with_state"] > 0 > printed["location"]["goes_on"]
    assert printed["employer"]["hiring"] > 0 > printed["employer"]["threshold"]


def test_names_agree_wholly_in_part_or_not() -> None:
    assert fit_header_weights.agreement("The Harvest Bank", "Harvest Bank") == 1
    assert fit_header_weights.agreement("Harvest", "Harvest Bank") == 0.5
    assert fit_header_weights.agreement("Meadow", "Harvest Bank") == 0
    assert fit_header_weights.agreement("", "Harvest Bank") == 0
