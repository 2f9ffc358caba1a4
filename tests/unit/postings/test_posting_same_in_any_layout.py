"""One posting laid out in several ways gives the same criteria."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.postings import read_posting

LINES = (
    ("heading", "Night Baker"),
    ("text", "We bake for nine cafés in three towns, and every loaf is shaped by hand before the sun is up."),
    ("heading", "What you will do"),
    ("item", "Shape and bake four hundred loaves a night"),
    ("item", "Keep the ovens and the floor clean"),
    ("heading", "Requirements"),
    ("item", "Two years of bakery experience"),
    ("item", "High school diploma or GED"),
    ("item", "Able to lift 50 pounds"),
    ("item", "Must be able to work nights and weekends"),
    ("heading", "Preferred Qualifications"),
    ("item", "ServSafe certification"),
    ("item", "Experience with QuickBooks"),
    ("heading", "Benefits"),
    ("item", "Free bread and health insurance after 30 days"),
)
ASKED = [
    ("experience", True),
    ("education", True),
    ("physical", True),
    ("availability", True),
    ("certification", False),
    ("skill", False),
]

LAYOUTS: dict[str, Callable[[], str]] = {
    "html": lambda: "".join(
        f"<h2>{text}</h2>" if kind == "heading" else f"<ul><li>{text}</li></ul>" if kind == "item" else f"<p>{text}</p>"
        for kind, text in LINES
    ),
    "markdown": lambda: "\n\n".join(
        f"## {text}" if kind == "heading" else f"- {text}" if kind == "item" else text for kind, text in LINES
    ),
    "lines": lambda: "\n".join(text for _, text in LINES),
    "paragraphs": lambda: "\n\n".join(text for _, text in LINES),
    "breaks": lambda: "<br>".join(text for _, text in LINES),
    "divisions": lambda: "".join(f"<div>{text}</div>" for _, text in LINES),
    "bullets in one line": lambda: " ".join(f"• {text}" if kind == "item" else text for kind, text in LINES),
    "colons in one line": lambda: " ".join(
        f"{text}:" if kind == "heading" else text if kind == "text" else f"{text}." for kind, text in LINES
    ),
    "lines that touch": lambda: "".join(text for _, text in LINES),
    "capitals in one line": lambda: " ".join(
        text.upper() if kind == "heading" else text if kind == "text" else f"{text}." for kind, text in LINES
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_layout_changes_nothing_of_what_is_asked(layout: str) -> None:
    criteria = read_posting(LAYOUTS[layout]()).criteria
    assert [(criterion.kind, criterion.required) for criterion in criteria] == ASKED
