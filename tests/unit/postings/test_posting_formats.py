"""Every format that a posting comes in gives the same facts."""

from __future__ import annotations

import io
import json

import docx
import pytest

from bot.postings import Posting, read_posting

LINES = [
    "Requirements",
    "At least 4 years of experience in commercial roofing",
    "Valid driver's license",
    "Able to lift 80 pounds",
]


def kinds(posting: Posting) -> list[str]:
    return [criterion.kind for criterion in posting.criteria]


def as_html() -> str:
    return "<h2>Roofer</h2><h3>Requirements</h3><ul>" + "".join(f"<li>{line}</li>" for line in LINES[1:]) + "</ul>"


def as_docx() -> bytes:
    document = docx.Document()
    document.add_heading("Roofer", 1)
    document.add_heading(LINES[0], 2)
    for line in LINES[1:]:
        document.add_paragraph(line, style="List Bullet")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


FORMATS = {
    "html": as_html(),
    "page": (
        f"<!doctype html><html><head><title>x</title><script>var years = 9;</script><style>p {{}}</style></head><body>"
        f"<nav>Home</nav><div class='cookie-banner'>10 years of cookies experience</div><main>{as_html()}</main><foote"
        f"r>Footer</footer></body></html>"
    ),
    "markdown": "# Roofer\n\n## Requirements\n\n" + "\n".join(f"* {line}" for line in LINES[1:]),
    "text": "Roofer\n\nREQUIREMENTS\n\n" + "\n".join(f"- {line}" for line in LINES[1:]),
    "run together": (
        "Roofer. We repair roofs all over town and are glad of every pair of hands that we can "
        "get, summer and winter, on houses and on halls. Requirements: "
    )
    + ". ".join(LINES[1:])
    + ".",
    "docx": as_docx(),
    "utf-16": as_html().encode("utf-16"),
    "latin-1": as_html().replace("driver's", "driver\u2019s").encode("cp1252"),
    "json-ld": json.dumps(
        {"@context": "https://schema.org", "@type": "JobPosting", "title": "Roofer", "description": as_html()}
    ),
    "json-ld in a page": (
        f"<html><head><script type='application/ld+json'>{json.dumps({'@graph': [{'@type': 'JobPosting', 'title': 'Roofer', 'description': as_html()}]})}"  # noqa: E501
        f"</script></head><body>x</body></html>"
    ),
    "greenhouse": json.dumps(
        {
            "title": "Roofer",
            "id": 77,
            "content": as_html().replace("<", "&lt;").replace(">", "&gt;"),
            "location": {"name": "Reno, NV"},
        }
    ),
    "lever": json.dumps(
        {
            "text": "Roofer",
            "description": "<div>Come and roof.</div>",
            "lists": [{"text": "Requirements", "content": "".join(f"<li>{line}</li>" for line in LINES[1:])}],
            "categories": {"location": "Reno, NV", "commitment": "Full-time"},
        }
    ),
}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_gives_the_same_criteria(name: str) -> None:
    posting = read_posting(FORMATS[name], source=name)
    assert kinds(posting) == ["experience", "license", "physical"]
    assert posting.criteria[0].get("min_years") == 4
    assert posting.title == "Roofer"
    assert posting.source == name


def test_json_ld_fields_fill_the_header() -> None:
    posting = read_posting(json.dumps({
        "@type": "JobPosting", "title": "Baker", "description": "<p>Bake bread before dawn, in our shop.</p>", "hiringOrganization": {"name": "Oven & Co"},  # noqa: E501
        "jobLocation": {"address": {"addressLocality": "Salem", "addressRegion": "OR"}}, "identifier": {"value": "B-12"}, "employmentType": "PART_TIME",  # noqa: E501
        "baseSalary": {"currency": "USD", "value": {"minValue": 18, "maxValue": 21, "unitText": "HOUR"}},
    }))  # fmt: skip
    assert (posting.employer, posting.location, posting.requisition) == ("Oven & Co", "Salem, OR", "B-12")
    assert (posting.employment_type, posting.pay) == ("Part-time", "USD 18 - 21 per hour")


def test_a_broken_encoding_is_mended() -> None:
    posting = read_posting("<p>We make the worldâ€™s best shoes. Must have a bachelorâ€™s degree.</p>".encode())
    assert "world’s" in posting.text
    assert posting.criteria[0].get("level") == "bachelor"


def test_scripts_and_handlers_are_not_displayed() -> None:
    posting = read_posting(
        '<p onclick="steal()">Bake bread.<img src=x onerror=steal()><script>steal()</script><a '
        'href="javascript:steal()">here</a></p>'
    )
    assert "steal" not in posting.html
    assert "Bake bread." in posting.html


def test_offsets_point_at_the_evidence() -> None:
    posting = read_posting(as_html())
    for criterion, span in zip(posting.criteria, posting.spans, strict=True):
        assert posting.text[span.start : span.end] == criterion.evidence


def test_several_positions_on_one_page_are_all_named() -> None:
    page = "".join(
        f"<p><strong>{job}</strong></p><p>Requirements:</p><ul><li>{years} years of {field} experience</li></ul>"
        for job, years, field in (("Line Cook", 2, "kitchen"), ("Host", 1, "hotel"))
    )
    posting = read_posting(page)
    assert posting.title == "Line Cook; Host"
    assert [c.get("min_years") for c in posting.criteria] == [2, 1]


def test_words_glued_by_a_lost_line_break_are_parted() -> None:
    posting = read_posting(
        "Night BakerThe bakery is busy and needs hands that know dough.\nRequirementsMust have "
        "2 years of baking experience"
    )
    assert posting.title == "Night Baker"
    assert posting.criteria[0].get("min_years") == 2


def test_facts_are_the_postings_own_sentences() -> None:
    text = (
        "Cook\n\nWe pay $21 an hour.\nThe kitchen is located in Troy, NY.\nShifts run from 3 pm "
        "to 11 pm.\nHealth insurance starts on the first day.\nApply at jobs@example.org."
    )
    facts = read_posting(text).facts
    assert facts["pay"] == ("We pay $21 an hour.",)
    assert facts["hours"] == ("Shifts run from 3 pm to 11 pm.",)
    assert "located in Troy" in facts["place"][0]
    assert "travel" not in facts
    for sentences in facts.values():
        assert len(sentences) <= 3
        assert all(sentence in text for sentence in sentences)


def test_a_few_tags_inside_lines_do_not_make_a_page_of_a_text() -> None:
    text = (
        "# Clerk\n\n<b>Requirements</b>\n\n- Must be 18\n- Two years of filing\n\n"
        'Write to <a href="mailto:jobs@example.org">jobs@example.org</a> &amp; tell us when.\n'
    )
    posting = read_posting(text)
    assert posting.title == "Clerk"
    assert [criterion.kind for criterion in posting.criteria] == ["minimum_age", "experience"]
    assert "Write to jobs@example.org & tell us when." in posting.text


def test_the_fields_at_the_head_of_a_markdown_file_are_labels() -> None:
    text = (
        "---\nlayout: job\ntitle: 'Bench Jeweler'\nbusiness_name: Opal Row\ncontacts: [Ida]\n"
        'qualifications: "Own tools\nand a bench exam"\nperks:\n  - Free parking\n---\n\nWe mend rings. Must be 18.\n'
    )
    posting = read_posting(text)
    assert (posting.title, posting.employer) == ("Bench Jeweler", "Opal Row")
    assert "Qualifications: Own tools and a bench exam" in posting.text
    assert ("minimum_age", True) in [(criterion.kind, criterion.required) for criterion in posting.criteria]
    assert read_posting("---\n\nCook needed. Must be 18.\n\n---\n").text.startswith("Cook")
