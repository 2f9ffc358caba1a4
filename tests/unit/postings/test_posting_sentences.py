"""What single sentences of postings give: the twin files of the vocabularies."""

from __future__ import annotations

import html
from pathlib import Path
from typing import Any

import pytest
import rtoml

from bot.postings import read_posting

HERE = Path(__file__).parent / "sentences"


def _cases() -> list[Any]:
    cases = []
    for path in sorted(HERE.glob("*.toml")):
        for entry in rtoml.loads(path.read_text(encoding="utf-8"))["sentence"]:
            cases.append(pytest.param(entry, id=f"{path.stem}: {entry['text'][:70]}"))
    return cases


def read(entry: dict[str, Any]) -> list[dict[str, Any]]:
    """The criteria of one sentence, in a list under its heading or in a paragraph."""
    text = html.escape(entry["text"])
    listed = f"<h3>{entry.get('heading', 'Requirements')}</h3><ul><li>{text}</li></ul>"
    markup = "<h2>Worker</h2>" + (f"<p>{text}</p>" if entry.get("prose") else listed)
    return [criterion.to_dict() for criterion in read_posting(markup).criteria]


@pytest.mark.parametrize("entry", _cases())
def test_the_sentence_gives_these_criteria(entry: dict[str, Any]) -> None:
    found = read(entry)
    wanted = [] if entry.get("none") else entry["criteria"]
    assert [c["kind"] for c in found] == [c["kind"] for c in wanted], found
    for got, want in zip(found, wanted, strict=True):
        for key, value in want.items():
            assert _same(got.get(key), None if value == "null" else value), (key, got)
        assert got["evidence"] in entry["text"]
    if "names" in entry:  # where a name must hold no word more than these
        assert [c["name"] for c in found if "name" in c] == entry["names"]


def _same(got: Any, want: Any) -> bool:
    if isinstance(want, list):
        return bool(set(got) == set(want))
    if isinstance(want, str) and isinstance(got, str):
        return want.lower() in got.lower()
    return bool(got == want)
