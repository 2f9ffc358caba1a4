"""Whatever comes in, reading ends in a Posting or in BadPosting, soon."""

from __future__ import annotations

import io
import json
import random
import re
import time
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.postings import Posting, read_posting
from bot.screening.errors import BadPosting

OWN = sorted((Path(__file__).parents[3] / "postings").glob("*.html"))
REAL = sorted((Path(__file__).parents[4] / "shared" / "postings" / "dev" / "raw").glob("*"))
SEEDS = [path.read_bytes() for path in OWN]


def read(data: bytes | str) -> Posting | None:
    """The posting, or None when it is refused in one plain sentence; its offsets and evidence agree."""
    try:
        posting = read_posting(data)
    except BadPosting as refusal:
        refused = str(refusal)
    else:
        return checked(posting)
    assert refused.strip()
    assert "\n" not in refused
    return None


def checked(posting: Posting) -> Posting:
    """A posting whose offsets and evidence agree."""
    for criterion, span in zip(posting.criteria, posting.spans, strict=True):
        assert posting.text[span.start : span.end] == criterion.evidence
        assert criterion.question.strip()
    return posting


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 10**9))
def test_mutated_postings_are_read_or_refused(seed: int) -> None:
    read(mutated(random.Random(seed)))


def mutated(chance: random.Random) -> bytes:
    """A posting cut, shuffled, spliced with noise or with another posting."""
    data = chance.choice(SEEDS)
    for _ in range(chance.randint(1, 4)):
        data = chance.choice((_cut, _noise, _shuffled_tags, _spliced, _repeated, _flipped))(data, chance)
    return data


def _cut(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data) or 1)
    return data[start : start + chance.randrange(len(data) + 1)]


def _noise(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.randbytes(chance.randrange(200)) + data[at:]


def _shuffled_tags(data: bytes, chance: random.Random) -> bytes:
    pieces = re.split(rb"(<[^>]*>)", data)
    chance.shuffle(pieces)
    return b"".join(pieces)


def _spliced(data: bytes, chance: random.Random) -> bytes:
    other = chance.choice(SEEDS)
    return data[: chance.randrange(len(data) + 1)] + other[chance.randrange(len(other)) :]


def _repeated(data: bytes, chance: random.Random) -> bytes:
    return data[:2000] * chance.randint(2, 12)


def _flipped(data: bytes, chance: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(min(len(out), 40)):
        out[chance.randrange(len(out))] = chance.randrange(256)
    return bytes(out)


@settings(max_examples=50, deadline=None)
@given(st.one_of(st.binary(max_size=3000), st.text(max_size=3000)))
def test_noise_is_read_or_refused(data: bytes | str) -> None:
    read(data)


@settings(max_examples=40, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(max_size=40),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(
                    (
                        "@type",
                        "title",
                        "description",
                        "content",
                        "text",
                        "lists",
                        "hiringOrganization",
                        "jobLocation",
                        "baseSalary",
                        "identifier",
                        "categories",
                        "employmentType",
                    )
                ),
                inner,
                max_size=6,
            )
        ),
        max_leaves=20,
    )
)
def test_odd_json_is_read_or_refused(data: object) -> None:
    read(
        json.dumps(
            {
                "@type": "JobPosting",
                "description": data,
                "jobLocation": data,
                "baseSalary": data,
                "employmentType": data,
            }
        )
    )
    read(json.dumps(data))


@pytest.mark.parametrize("path", REAL or [None], ids=lambda p: p.name if p else "absent")
def test_the_real_postings_are_read(path: Path | None) -> None:
    if path is None:
        pytest.skip("the real postings are kept outside of the project")
    posting = read(path.read_bytes())
    assert posting is not None
    assert "<script" not in posting.html


@pytest.mark.parametrize(
    "nested",
    [
        "<div>" * 100_000,
        "<ul><li>" * 50_000 + "must have a degree",
        "[" * 200_000,
        "(" * 100_000,
        '{"a":' * 50_000,
        "<b>" * 30_000 + "Requirements",
    ],
    ids=["div", "list", "json array", "bracket", "json object", "bold"],
)
def test_deep_nesting_does_not_break_it(nested: str) -> None:
    started = time.monotonic()
    read(nested)
    assert time.monotonic() - started < 20


@pytest.mark.parametrize(
    "line",
    [
        "a " * 60_000,
        "and, " * 40_000,
        "Must have experience in " * 4000,
        "5 years " * 10_000,
        "A" * 200_000,
        "Aa" * 50_000,
        "$1,0" * 40_000,
        "nights, " * 10_000,
        "-" * 100_000,
        "(" * 3000 + "Georgia RN " * 5000,
    ],
    ids=["words", "ands", "experience", "years", "letter", "camel", "pay", "times", "dashes", "licences"],
)
def test_long_lines_end_in_good_time(line: str) -> None:
    started = time.monotonic()
    read(line)
    assert time.monotonic() - started < 30


def test_an_empty_posting_is_refused() -> None:
    for empty in (b"", b"  \n", "", "<p></p>", "<script>alert(1)</script>", b"\xef\xbb\xbf", "[]"):
        if empty == "[]":
            continue
        with pytest.raises(BadPosting):
            read_posting(empty)


def test_a_picture_is_refused() -> None:
    with pytest.raises(BadPosting, match="not text"):
        read_posting(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)


def test_eleven_megabytes_are_refused() -> None:
    with pytest.raises(BadPosting, match="10 MB"):
        read_posting(b"<p>word</p>" * 1_100_000)


def test_a_zip_bomb_in_a_docx_is_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 60_000_000)
    with pytest.raises(BadPosting, match="too much data"):
        read_posting(packed.getvalue())


def test_an_archive_that_is_no_docx_is_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("hello.txt", "hello")
    with pytest.raises(BadPosting, match="not a DOCX"):
        read_posting(packed.getvalue())


def test_a_damaged_docx_is_refused() -> None:
    packed = io.BytesIO()
    docx.Document().save(packed)
    with pytest.raises(BadPosting, match="damaged"):
        read_posting(packed.getvalue()[:500])


def test_a_damaged_pdf_is_refused() -> None:
    with pytest.raises(BadPosting):
        read_posting(b"%PDF-1.4\n%garbage" + bytes(range(200)))


def test_a_pdf_without_text_is_refused() -> None:
    with pytest.raises(BadPosting, match="no text"):
        read_posting(pdf(""))


def pdf(text: str) -> bytes:
    """A small PDF of one page with one line of text."""
    content = f"BT /F1 12 Tf 50 700 Td ({text}) Tj ET".encode() if text else b""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font "
            b"<< /F1 5 0 R >> >> >>"
        ),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % start


def test_a_pdf_with_text_is_read() -> None:
    posting = read_posting(pdf("Applicants must have 3 years of sales experience."))
    assert [c.get("min_years") for c in posting.criteria] == [3]
