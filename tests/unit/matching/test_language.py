"""The language of a message: a word that both have, or that slips into the other, switches nothing."""

from __future__ import annotations

import pytest

from bot.matching.language import detect, mostly_in


@pytest.mark.parametrize(
    "text", ["ya thats right", "ya its fine", "yes I can", "no way, I work days", "sure, of course", "ya I do nights"]
)
def test_english_is_known_by_its_words(text: str) -> None:
    assert detect(text) == "en"


@pytest.mark.parametrize(
    "text",
    ["sí, claro", "ya lo tengo", "puedo trabajar de noche", "tengo licencia", "¿cuánto pagan?", "todo está bien"],
)
def test_spanish_is_known_by_its_words_and_letters(text: str) -> None:
    assert detect(text) == "es"


@pytest.mark.parametrize("text", ["no", "ok", "ya", "7", "", "Salesforce", "👍"])
def test_what_both_languages_say_decides_nothing(text: str) -> None:
    assert detect(text) is None


def test_a_mixed_line_is_mostly_in_neither() -> None:
    assert mostly_in("sí, tengo seis años de experiencia", "es")
    assert not mostly_in("I work en las noches y weekends", "es")
